"""Markdown → text as a reader sees it: marks of emphasis and the addresses of links are left out, as of HTML's tags.

Front matter says what the document is and is read as fields; fenced code is one paragraph, and its lines are no headings.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import yaml

from lading.documents.about import About
from lading.documents.compose import Passage, clean_line, compose, compose_row, read_paragraph
from lading.documents.decode import decode_text
from lading.documents.parts import Parts
from lading.documents.segment import find_blocks
from lading.model.document import Block, BlockKind
from lading.model.period import first_day

FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)")
SETEXT = re.compile(r"^(?P<words>[^\n#>|\-\s][^\n]*)\n(?:={2,}|-{2,})[ \t]*$", re.MULTILINE)
HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*$")
QUOTE = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+", re.MULTILINE)
RULE = re.compile(r"[-*_ \t|:=]{3,}")
ADDRESS = r"\((?:[^()\s]|\([^()\s]*\)){0,2000}(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]*\)"
INLINE = (
    (re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL), ""),
    (re.compile(rf"!\[([^\[\]\n]{{0,500}})\]{ADDRESS}"), ""),
    (re.compile(rf"\[([^\[\]]{{0,1000}})\]{ADDRESS}"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"\[\^[^\[\]\s]{1,40}\](?!:)"), ""),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(?<!`)`([^`\n]{1,500})`(?!`)"), r"\1"),
    (re.compile(r"(?<![*\w])\*{1,3}(?=\S)([^*\n]{1,2000}?)(?<=\S)\*{1,3}(?![*\w])"), r"\1"),
    (re.compile(r"(?<![_\w])_{1,3}(?=\S)([^_\n]{1,2000}?)(?<=\S)_{1,3}(?![_\w])"), r"\1"),
    (re.compile(r"~~(?=\S)([^~\n]{1,2000}?)~~"), r""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)
"""Marks inside a line, and what a reader sees of them; words struck through are deleted words."""


def read_markdown(data: bytes, *, name: str, about: About) -> Parts:
    """A Markdown file as it would be shown, and title, author, publisher, address and date from its front matter.

    Raises:
        DocumentError: as `decode_text` does.
    """
    decoded = decode_text(data, name=name, encoding=about.encoding)
    front = FRONT.match(decoded.text)
    meta = _read_front(front["yaml"]) if front else {}
    shown = list(_read_fields(front["yaml"])) if front and meta else []
    body = decoded.text[front.end() :] if front and meta else decoded.text
    passages = [passage for piece, fenced in _pieces(body) for passage in _read_piece(piece, fenced=fenced)]
    text, blocks, _ = compose([*shown, *passages])
    if not text:
        text, blocks = decoded.text, find_blocks(decoded.text)
    headings = (passage.text for passage in passages if passage.kind is BlockKind.HEADING)
    title = _text(meta, "title") or next(headings, "")
    publisher = _text(meta, "publisher") or _text(meta, "site_name")
    url = _text(meta, "url") or _text(meta, "source") or _text(meta, "link")
    return Parts(
        text, blocks, title, publisher, url if url.startswith(("http://", "https://")) else "",
        _date(meta, "published") or _date(meta, "date"), decoded.issues, _text(meta, "author"),
    )  # fmt: skip


def show_inline(text: str) -> str:
    """Words as they are shown: without the marks of emphasis, links and code."""
    for mark, shown in INLINE:
        text = mark.sub(shown, text)
    return text


def _read_front(text: str) -> Mapping[str, object]:
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in found.items()} if isinstance(found, Mapping) else {}


def _text(meta: Mapping[str, object], key: str) -> str:
    value = meta.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _date(meta: Mapping[str, object], key: str) -> str | None:
    value = meta.get(key)
    words = value.date().isoformat() if isinstance(value, datetime) else str(value if value is not None else "")
    words = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else words[:10]
    try:
        first_day(words)
    except ValueError:
        return None
    return words


def _read_fields(front: str) -> Iterator[Passage]:
    for line in front.split("\n"):
        yield Passage(BlockKind.FIELD, clean_line(line))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of the text, and whether each is fenced code."""
    held: list[str] = []
    mark = ""
    for line in text.split("\n"):
        fence = FENCE.match(line)
        closes = bool(mark and fence and fence["mark"].startswith(mark) and not fence["rest"].strip())
        if closes or (fence and not mark):
            yield "\n".join(held), bool(mark)
            held = []
            mark = "" if closes or fence is None else fence["mark"]
        else:
            held.append(line)
    yield "\n".join(held), bool(mark)


def _read_piece(text: str, *, fenced: bool) -> Iterator[Passage]:
    if fenced:
        yield from read_paragraph(text, kind=BlockKind.PARAGRAPH)
        return
    source = SETEXT.sub(r"\n# \g<words>\n", QUOTE.sub("", text))
    for block in find_blocks(source):
        yield from _read_block(source, block)


def _read_block(source: str, block: Block) -> Iterator[Passage]:
    words = block.span.cut(source)
    heading = HEADING.match(words)
    if block.cells:
        values = [show_inline(cell.span.cut(source)) for cell in block.cells]
        yield compose_row(values, names=[clean_line(show_inline(cell.column)) for cell in block.cells])
    elif heading:
        yield Passage(BlockKind.HEADING, clean_line(show_inline(heading["words"])))
    elif not RULE.fullmatch(words):
        shown = "\n".join(filter(None, map(clean_line, show_inline(words).split("\n"))))
        yield Passage(block.kind, shown)
