"""Segments of a Chinese sentence between its commas, as rows of names, verbs, prepositions and other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lading.claims.shallow.values import Found, Phrase
from lading.claims.zh.knowledge import PREPOSITIONS, Knowledge
from lading.claims.zh.names import Scan
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
COMMA = re.compile(r"[，：；,;:。！？]|——")
JOINT = re.compile(r"(?:、|和|及|以及|或|与|並|并|还有|跟)+$")
JOINS = re.compile(r"[、和及或与並并跟]")
SPLIT = re.compile(r"、|(?<=[\u4e00-\u9fff])(?:以及|及|和)(?=[\u4e00-\u9fff])")
ADVERBS = re.compile(
    r"(?<=.)(?:能够|能|可以|可|会|要|已经|已|则|也|还|仍|曾经|曾|均|都|随后|其后|一直|主要|共|又|再|正在|正|并|亦|长期|直接|间接|秘密|先后|多次|大量|非法|是|目前|此前|早前|日前|只|就|便|开始|持续|至少|另外|甚至|继续)+$"
)
EDGES = " \u3000\n\t。！？!?…•·◆●■-"
ONLY_JOINT = re.compile(r"[、和及以或与並并还有跟\s（）()「」“”\"]+")
SAME = {
    "透过": "通过",
    "经由": "通过",
    "经": "通过",
    "遭": "被",
    "至": "到",
    "往": "到",
    "自": "从",
    "跟": "与",
    "同": "与",
    "代": "为",
    "替": "为",
    "获": "被",
}
TIME = r"(?:早在|在|于)?(?:同年|今年|去年|本月|上月|上周|周[一二三四五六日]|星期[一二三四五六日]|\d{2,4}年|\d{1,2}月|\d{1,2}日|[上下]半年|[初底末]|当天|当日|随后|其后|日前|早前|目前|近日|此前|多次|先后|已经|已|于|则|也|还|曾|在|再次|又|分别|共同|均|都|正|就|是|当时|至今|一直|同日|至少)+$"
FILLER = re.compile(
    r"[「」“”『』\"\s（）()《》]+|的?方面$|等(?:人|公司|企业|国|方|多家企业|实体)?$|(?:一|该)方$|双方$|方面则?$|集团$|公司$|当局$|政府$|企业$|股份$|的?股权$|的?股份$|自己$|那里$|手中$|手里$|处$|名下$|麾下$|本身$|以及$|及其$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a segment: `name`, `verb` (of a frame or of reporting), `prep`, `neg`, `hedge`, `plan`, `stop` or `text`."""

    kind: str
    start: int
    end: int
    word: str
    name: Found | None = None


@dataclass(eq=False, slots=True)
class Segment:
    """The words between two commas."""

    span: Span
    tokens: list[Token] = field(default_factory=list)
    closes: str = ""
    """The mark that ends it."""


def read_segments(scan: Scan, names: Sequence[Found]) -> list[Segment]:
    """The segments of a sentence."""
    found: list[Segment] = []
    start = scan.span.start
    inside = _bracketed(scan)
    for match in [*scan.matches(COMMA), None]:
        if match is not None and (
            any(a <= match.start() < b for a, b in inside) or any(n.start <= match.start() < n.end for n in names)
        ):
            continue
        end = match.start() if match is not None else scan.span.end
        words = scan.plain[start:end]
        tidy = words.strip(EDGES)
        if tidy:
            first = start + len(words) - len(words.lstrip(EDGES))
            span = Span(first, first + len(tidy))
            found.append(Segment(span, list(_tokens(scan, span, names, inside)), match.group() if match else ""))
        start = match.end() if match is not None else end
    return found


def _bracketed(scan: Scan) -> list[tuple[int, int]]:
    """Stretches in round brackets, which the sentence reads past, unless it is all in brackets."""
    rows = [m.span() for m in scan.matches(re.compile(r"[（(][^（）()]*[）)]"))]
    return [row for row in rows if row[1] - row[0] < 0.8 * len(scan.span)]


def _tokens(scan: Scan, span: Span, names: Sequence[Found], inside: Sequence[tuple[int, int]]) -> Iterator[Token]:
    at = span.start
    rows = [n for n in names if span.start <= n.start and n.end <= span.end]
    while at < span.end:
        bracket = next((b for a, b in inside if a <= at < b), None)
        if bracket is not None:
            at = bracket
            continue
        name = next((n for n in rows if n.start == at), None)
        if name is not None:
            yield Token("name", at, name.end, scan.plain[at : name.end], name)
            at = name.end
            continue
        edge = min([n.start for n in rows if n.start > at] + [a for a, _ in inside if a > at] + [span.end])
        yield from _plain_tokens(scan.plain, at, edge, scan.knowledge)
        at = edge


def _plain_tokens(plain: str, start: int, end: int, knowledge: Knowledge) -> Iterator[Token]:
    at = start
    for match in knowledge.verbs.finditer(plain, start, end):
        if match.start() < at:
            continue
        kind = _kind(match.group(), knowledge)
        if kind == "text":
            continue
        if match.start() > at:
            yield Token("text", at, match.start(), plain[at : match.start()])
        yield Token(kind, match.start(), match.end(), match.group())
        at = match.end()
    if at < end:
        yield Token("text", at, end, plain[at:end])


def _kind(word: str, knowledge: Knowledge) -> str:
    if word in knowledge.words["blocks.blocks"]:
        return "text"
    if word in PREPOSITIONS:
        return "prep"
    for kind, key in (("neg", "negative"), ("hedge", "hedge"), ("plan", "plan"), ("stop", "stop")):
        if word in knowledge.words[f"stance.{key}"]:
            return kind
    return "verb"


def read_phrase(tokens: Sequence[Token], at: int, scan: Scan, *, after_verb: bool = False) -> tuple[list[Phrase], int]:
    """The noun phrases that begin at a token, coordinated ones as a list, and the token after them."""
    joints = {"和", "与", "跟", "同"} if after_verb else {"和"}
    end = at
    while end < len(tokens):
        token = tokens[end]
        joint = token.kind == "prep" and token.word in joints and end > at and end + 1 < len(tokens)
        if token.kind not in {"name", "text"} and not joint:
            break
        end += 1
    rows: list[list[Token]] = [[]]
    for token in tokens[at:end]:
        if token.kind == "name":
            rows[-1].append(token)
        elif token.kind == "prep" or (ONLY_JOINT.fullmatch(token.word) and JOINS.search(token.word)):
            rows.append([])
        else:
            _add_text(rows, token)
    rows = [row for row in rows if any(t.word.strip() for t in row)]
    return [p for row in rows for p in [_phrase(row, scan)] if p is not None], end


def _add_text(rows: list[list[Token]], token: Token) -> None:
    """Put words into the last row, opening a further one at each `、`, `和` and `及` inside them."""
    at = token.start
    for number, piece in enumerate(SPLIT.split(token.word)):
        if number and piece and rows[-1]:
            rows.append([])
        place = token.word.find(piece, at - token.start) + token.start
        if piece:
            rows[-1].append(Token("text", place, place + len(piece), piece))
        at = place + len(piece)
    if token.word.endswith("、"):
        rows.append([])


def _phrase(row: Sequence[Token], scan: Scan) -> Phrase | None:
    """One noun phrase: a name, or words with the names inside them."""
    last = next((t for t in reversed(row) if t.name is not None), None)
    tail = "".join(t.word for t in row[row.index(last) + 1 :]) if last is not None else "".join(t.word for t in row)
    tail = FILLER.sub("", re.sub(TIME, "", FILLER.sub("", tail))) if last is not None else tail
    start, end = row[0].start, row[-1].end
    if last is not None and (not tail or not re.search(r"[\u4e00-\u9fff]", tail)):
        owners = tuple(t.name for t in row if t.name is not None and t is not last)
        span = Span(last.start, last.end)
        return Phrase(last.start, last.end, span, last.word, (last.word,), name=last.name, inner=owners)
    text = scan.plain[start:end]
    lead = len(text) - len(text.lstrip(" 「」“”的了其将是个并也还则就先又再曾已正于"))
    tidy = re.sub(r"[\s「」“”。、]+$|等$|(?<=.)的$", "", text[lead:])
    tidy = ADVERBS.sub("", tidy)
    tidy = re.sub(r"(?:时|后|之后|期间|以来|前)$", "", tidy)
    if not tidy:
        return None
    span = Span(start + lead, start + lead + len(tidy))
    inner = tuple(t.name for t in row if t.name is not None)
    head = re.sub(r"(?:之中|之内|当中|中|里|内|上)$", "", re.split(r"的", tail)[-1] or tidy)
    return Phrase(span.start, span.end, span, re.sub(r"等$", "", head) or tidy, (tidy,), inner=inner)
