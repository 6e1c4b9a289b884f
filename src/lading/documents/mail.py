"""A message, however it was stored → text: its headers as fields, its body, and what it quotes or forwards marked as such."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lading.documents.compose import UNSTORED, Passage, compose
from lading.documents.html import read_fragment
from lading.documents.parts import Enclosed, Parts
from lading.documents.segment import find_blocks
from lading.errors import DocumentError
from lading.model.document import BlockKind, Cell
from lading.model.issue import Issue

QUOTE_MARK = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)")
ORIGINAL = re.compile(
    r"[ \t>*]*(?:-{2,}\s*(?P<mark>original message|forwarded message|forwarded by .{0,80}|исходное сообщение|"
    r"пересылаемое сообщение|пересланное сообщение|原始邮件|转发的?邮件|转发邮件信息)\s*-{0,}"
    r"|begin forwarded message:|начало переадресованного сообщения:)[ \t]*",
    re.IGNORECASE,
)
FORWARDED = re.compile(r"forward|перес[ыл]|переадрес|转发", re.IGNORECASE)
REPLY, FORWARD = "quoted reply", "forwarded message"
STUB = 0.3
"""Share of the HTML body's length below which a plain one is only a word to programs that show no HTML."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as its file gives it."""

    fields: tuple[tuple[str, str], ...]
    """Label and value of each header that a reader sees, in the order shown."""
    plain: str = ""
    html: bytes = b""
    charset: str = ""
    """Of the HTML."""
    subject: str = ""
    author: str = ""
    day: str | None = None
    """ISO date on which it was sent."""
    enclosed: tuple[Enclosed, ...] = ()
    issues: tuple[Issue, ...] = ()
    inner: tuple["Mail", ...] = ()
    """Messages attached to it that have no bytes of their own."""


def compose_mail(mail: Mail, *, name: str) -> Parts:
    """The text of a message and what is attached to it.

    Raises:
        DocumentError: where it has neither words nor attachments.
    """
    passages = list(_read_mail(mail, name=name))
    text, blocks, places = compose(passages)
    if not text:
        raise DocumentError("is a message without words", where=name, remedy="check that it was saved whole")
    return Parts(
        text, blocks, mail.subject, published=mail.day, issues=mail.issues, author=mail.author, places=places,
        enclosed=mail.enclosed,
    )  # fmt: skip


def _read_mail(mail: Mail, *, name: str) -> Iterator[Passage]:
    for label, value in mail.fields:
        line = " ".join(UNSTORED.sub("", f"{label}: {value}").split())
        yield Passage(BlockKind.FIELD, line) if value.strip() else Passage(BlockKind.FIELD, "")
    yield from _read_body(mail, name=name)
    for inner in mail.inner:
        for passage in _read_mail(inner, name=name):
            yield replace(passage, places=passage.places or ((0, "attached message"),))


def _read_body(mail: Mail, *, name: str) -> Iterator[Passage]:
    """The HTML body where it holds a table or there is no plain one worth its name; else the plain one."""
    shown: list[Passage] = []
    if mail.html:
        try:
            text, blocks, _ = read_fragment(mail.html, name=name, encoding=mail.charset)
            shown = [
                Passage(b.kind, b.span.cut(text), tuple(Cell(c.column, c.span.shift(-b.span.start)) for c in b.cells))
                for b in blocks
            ]
        except DocumentError:
            shown = []
    plain = mail.plain.strip()
    long = sum(len(passage.text) for passage in shown)
    if shown and (len(plain) < STUB * long or any(passage.kind is BlockKind.ROW for passage in shown)):
        yield from _mark_quoted(shown)
    else:
        yield from _read_plain(plain)


def _mark_quoted(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages of a body; those after the line that announces another message belong to that one."""
    place = ""
    for passage in passages:
        found = ORIGINAL.fullmatch(passage.text)
        if found:
            place = FORWARD if FORWARDED.search(passage.text) else REPLY
        yield replace(passage, places=((0, place),) if place else ())


def _read_plain(text: str) -> Iterator[Passage]:
    """A plain body in stretches: its own words, replies quoted with `>`, and messages that are announced by a line."""
    place, quoted = "", 0
    held: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        mark = QUOTE_MARK.match(line)
        depth = mark[1].count(">") if mark else 0
        bare = line[mark.end() :] if mark else line
        announced = ORIGINAL.fullmatch(bare)
        if depth != quoted or announced:
            yield from _stretch(held, place=REPLY if quoted and not place else place)
            held = []
        if announced:
            place = FORWARD if FORWARDED.search(bare) else REPLY
        quoted = depth
        held.append(bare)
    yield from _stretch(held, place=REPLY if quoted and not place else place)


def _stretch(lines: Sequence[str], *, place: str) -> Iterator[Passage]:
    text = UNSTORED.sub("", "\n".join(lines))
    for block in find_blocks(text):
        cells = tuple(Cell(cell.column, cell.span.shift(-block.span.start)) for cell in block.cells)
        yield Passage(block.kind, block.span.cut(text), cells, ((0, place),) if place else ())
