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
ANAPHORS = re.compile(
    r"(?:该|这艘|那艘|此)(?:船|轮|油轮|货轮|船只)|(?:该|这家|此|上述|本)(?:公司|企业|厂|集团|机构|银行|研究所|大学|工厂|组织|实体|平台)|它|他|她|其|公司|该厂|(?:该|这)国|对方|前者"
)
"""Words that stand for the company, or the person, spoken of."""
MANY = re.compile(
    r"(?:这些|上述|有关|这[两二三四五六几]家|[两二三四五]家)(?:公司|企业|实体|机构|厂商)(?:和个人)?|它们|他们|她们|(?:这)?[两二三四]人|[两二]名被告|[两二]者|双方"
)
"""Words that stand for the companies, or the people, named together before."""
LEAD = re.compile(
    r"(?:[ 「」“”的了]|其(?!他|它|余)|将(?!军|领)|是|个(?!人)|并|也|还(?!原)|则|就(?!业)|先(?!进|导)|又|再(?!生)|曾|已|正(?!式|规)|于)*"
)
COMMA = re.compile(r"[，：；,;:。！？]|——")
JOINT = re.compile(r"(?:、|和|及|以及|或|与|並|并|还有|跟)+$")
JOINS = re.compile(r"[、和及或与並并跟]")
SPLIT = re.compile(r"、|(?:^|(?<=[\u4e00-\u9fff”」』]))(?:以及|及其|及|和)(?=[\u4e00-\u9fff])")
ADVERBS = re.compile(
    r"(?<=.)(?:能够|能|可以|可|会|要|已经|已|则|也|还|仍|曾经|曾|均|都|随后|其后|一直|主要|共|又|再|正在|正|并|亦|长期|直接|间接|秘密|先后|多次|大量|非法|是|目前|此前|早前|日前|只|就|便|开始|持续|至少|另外|甚至|继续)+$"
)
EDGES = " \u3000\n\t。！？!?…•·◆●■-"
ONLY_JOINT = re.compile(r"[、和及以或与並并还有跟\s（）()「」“”\"]+")
SAME = {
    "受到": "被",
    "遭到": "被",
    "遭受": "被",
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
TIME = r"(?:早在|在|于)?(?:每[年月周天日]|全年|年内|本周|今天|昨天|首次|首度|再度|连续|接连|同年|今年|去年|本月|上月|上周|周[一二三四五六日]|星期[一二三四五六日]|\d{2,4}年|\d{1,2}月|\d{1,2}日|[上下]半年|[初底末]|当天|当日|随后|其后|日前|早前|目前|近日|此前|多次|先后|已经|已|于|则|也|还|曾|在|再次|又|分别|共同|均|都|正|就|是|当时|至今|一直|同日|至少)+$"
FILLER = re.compile(
    r"第[\d一二三四五六七八九十]+轮(?:对俄罗斯|对俄)?制裁(?:方案|措施)?$|[「」“”『』\"\s（）()《》]+|的?方面$|等(?:人|公司|企业|国|方|多家企业|实体)?$|(?:一|该)方$|双方$|方面则?$|集团$|公司$|当局$|政府$|企业$|股份$|的?股权$|的?股份$|自己$|那里$|手中$|手里$|处$|名下$|麾下$|本身$|以及$|及其$|[\d一二三四五六七八九十两]+年(?:零?[\d一二三四五六七八九十]+个月)?(?:监禁|徒刑|有期徒刑|刑期)$|\d{1,3}(?:\.\d+)?[%％]的?(?:股份|股权|权益|控股权)?$|的?(?:全部|多数|少数|控股)?(?:股权|股份|控股权)$|的?[\u4e00-\u9fff]{0,6}(?:项目|计划|采购网络|网络|市场|部门|总部|办公室|军方|业务|境内|当局|客户|工厂|厂区|生产线|账户|账号)$"
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
            at = name.end + (2 if name.noun == "公司" and scan.plain.startswith("公司", name.end) else 0)
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
    if word in knowledge.whole or word.startswith("第"):
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
    rows = [part for row in rows for part in _without_sum(row) if any(t.word.strip() for t in part)]
    return [p for row in rows for p in [_phrase(row, scan)] if p is not None], end


def _without_sum(row: list[Token]) -> list[list[Token]]:
    """`A等28家企业` is A: the group that sums up the names before it is left out."""
    for at, token in enumerate(row):
        after = row[at + 1] if at + 1 < len(row) else None
        if (
            token.kind == "text"
            and token.word.strip("」”") == "等"
            and at
            and after is not None
            and after.name is not None
        ):
            return [row[:at], row[at + 2 :]] if after.name.kind is K.GROUP else [row]
    return [row]


def _only_sorts(tail: str, knowledge: Knowledge) -> bool:
    """Whether the words after a thing's name only say what sort of thing it is: `X无人机`, `X的远程攻击无人机`."""
    head = tail.rpartition("的")[2] if tail.startswith("的") else tail
    heads = knowledge.words["goods.heads"] | knowledge.words["goods.weapon"]
    return head in heads or (tail.startswith("的") and any(head.endswith(h) for h in heads if len(h) > 1))


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
    tail = "" if tail == "的" else tail
    tail = FILLER.sub("", re.sub(TIME, "", FILLER.sub("", tail))) if last is not None else tail
    start, end = row[0].start, row[-1].end
    if last is not None and (not tail or not re.search(r"[\u4e00-\u9fff]", tail)):
        owners = tuple(t.name for t in row if t.name is not None and t is not last)
        span = Span(last.start, last.end)
        return Phrase(last.start, last.end, span, last.word, (last.word,), name=last.name, inner=owners)
    if (
        last is not None
        and last.name is not None
        and last.name.kind is K.ITEM
        and _only_sorts(tail.strip("」”』"), scan.knowledge)
    ):
        return Phrase(last.start, last.end, Span(last.start, last.end), last.word, (last.word,), name=last.name)
    text = scan.plain[start:end]
    if ANAPHORS.fullmatch(text.strip()):
        return Phrase(start, end, Span(start, end), text.strip(), (text.strip(),))
    opening = LEAD.match(text)
    lead = opening.end() if opening is not None else 0
    tidy = re.sub(r"[\s「」“”。、]+$|等$|(?<=.)的$", "", text[lead:])
    tidy = ADVERBS.sub("", tidy)
    tidy = re.sub(r"(?:时|后|之后|期间|以来|前)$", "", tidy)
    if not tidy:
        return None
    span = Span(start + lead, start + lead + len(tidy))
    inner = tuple(t.name for t in row if t.name is not None)
    head = re.sub(r"(?:之中|之内|当中|中|里|内|上)$", "", re.split(r"的", tail)[-1] or tidy)
    return Phrase(span.start, span.end, span, re.sub(r"等$", "", head) or tidy, (tidy,), inner=inner)
