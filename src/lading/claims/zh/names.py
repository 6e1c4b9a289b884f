"""Names in a Chinese sentence: by list, by suffix, by title, in quotation marks, in Latin letters. Spans count characters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lading.claims.gazetteer import Gazetteer
from lading.claims.shallow.values import Found
from lading.claims.zh.companies import find_apposed, find_companies
from lading.claims.zh.cutting import Cut
from lading.claims.zh.glossed import find_called, find_glossed, find_sites
from lading.claims.zh.groups import find_groups
from lading.claims.zh.knowledge import Knowledge, either
from lading.claims.zh.people import find_people
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:(?:[ .&'’\-–]|, ?(?=Ltd|Inc|LLC|Co\b))+[A-Za-z0-9]+)*\.?(?<=[A-Za-z0-9.])")
CODE = re.compile(
    r"[A-Z][A-Za-z]{0,10}-?\d{1,5}[A-Z]{0,3}\d{0,2}(?:-\d+)?|[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}|\d{1,2}[A-Z]\d{2,3}"
)
NUMBERED = re.compile(r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]*){0,2} \d{2,4}[A-Z]{0,2}")
QUOTED = re.compile(r"[「『“\"《‘]([^「」『』“”\"《》‘’，。；]{1,20})[」』”\"》’]")
OWNER = re.compile(r"(?:公司|集团|企业|厂商|商社|机构|商|工厂|银行|实体|平台|其中一家|一家|名为|名叫)$")
MODEL = re.compile(r"(?P<han>[\u4e00-\u9fff]{1,4})[-—－]?(?P<code>[A-Z]{0,2}\d{1,4}[A-Z]{0,2})(?P<type>型|号)?")
LEGAL_LATIN = re.compile(
    r"\b(?:Ltd|Limited|LLC|Inc|Corp|Co|GmbH|AG|AO|OOO|JSC|FZE|Group|Company|Trading|Technology|Bank)\b"
)
THINGS = "无人机|导弹|火箭|处理器|芯片|坦克|战机|直升机|油轮|货轮|型|号|发动机|系统|雷达|飞弹|卫星|炸弹|软件|加速器|船|显卡|图形处理器|服务器|机床|发动机|芯片组|卡|平台|潜艇|军舰|炮|弹"


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence as the finders see it: the document's text, the same in simplified characters, and where to look."""

    text: str
    plain: str
    span: Span
    knowledge: Knowledge
    cuts: tuple[Cut, ...] = ()
    """The words of the sentence."""

    def found(self, start: int, end: int, kind: MentionKind, **more: object) -> Found:
        """A name at a place."""
        span = Span(start, end)
        return Found(start, end, span, span.cut(self.text), kind, key=self.plain[start:end], **more)  # type: ignore[arg-type]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern matches in the simplified sentence."""
        return pattern.finditer(self.plain, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns made from the lists, compiled once."""

    media: re.Pattern[str]
    bodies: re.Pattern[str]
    known: re.Pattern[str]
    union: re.Pattern[str]
    places: re.Pattern[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Patterns":
        """The patterns that the lists give."""
        words = knowledge.words
        body = either(w for w in words["organisations.bodies"] if not w.isascii())
        towns = either(w for w in knowledge.towns if len(w) > 1)
        return cls(
            re.compile(f"(?<![A-Za-z])(?:{either(words['organisations.media'])})(?![A-Za-z])"),
            re.compile(
                f"(?:(?:{knowledge.country}|欧盟|{towns}|联邦)(?:驻(?:{knowledge.country}|{towns}))?(?:的)?)?(?:{body})(?:(?:的)?(?:{body}))*"
            ),
            re.compile(either(w for w in words["organisations.known"])),
            re.compile(either(words["organisations.union"])),
            re.compile(f"{knowledge.country}|{either(knowledge.towns)}"),
        )


def find_names(scan: Scan, patterns: Patterns, gazetteer: Gazetteer, *, shorts: Mapping[str, Found]) -> list[Found]:
    """The names of a sentence in order, none overlapping another; groups may hold names. `shorts` are short forms of companies."""
    taken: set[int] = set()
    kept: list[Found] = []
    finders: tuple[Iterator[Found], ...] = (
        _media(scan, patterns), _listed(scan, gazetteer), _quoted(scan), find_companies(scan, legal=True),
        _bodies(scan, patterns), _known(scan, patterns), find_companies(scan, legal=False), _shorts(scan, shorts),
        _models(scan), find_called(scan), find_people(scan), find_glossed(scan), _latin(scan), _places(scan, patterns),
        find_sites(scan), find_apposed(scan), _cut_people(scan), _cut_places(scan),
    )  # fmt: skip
    for finder in finders:
        for name in finder:
            if taken.isdisjoint(range(name.start, name.end)):
                kept.append(name)
                taken.update(range(name.start, name.end))
    groups = [g for g in find_groups(scan) if not any(k.start <= g.start and g.end <= k.end for k in kept)]
    inside = {id(k) for k in kept for g in groups if g.start <= k.start and k.end <= g.end and k.kind is not K.PLACE}
    groups = [
        g
        for g in groups
        if not any(id(k) in inside and g.start <= k.start and k.end <= g.end and k.end == g.end for k in kept)
    ]
    return sorted([*kept, *groups], key=lambda n: (n.start, -n.end))


def _media(scan: Scan, patterns: Patterns) -> Iterator[Found]:
    for match in scan.matches(patterns.media):
        yield scan.found(match.start(), match.end(), K.MEDIA)
    for match in scan.matches(re.compile(r"《([\u4e00-\u9fffA-Za-z ]{2,12}(?:报|日报|时报|周刊|杂志|邮报|新闻))》")):
        yield scan.found(match.start(1), match.end(1), K.MEDIA)


def _listed(scan: Scan, gazetteer: Gazetteer) -> Iterator[Found]:
    for text in dict.fromkeys((scan.text, scan.plain)):
        for span, known in gazetteer.find_han(text, scan.span):
            yield scan.found(span.start, span.end, known.kind)


def _quoted(scan: Scan) -> Iterator[Found]:
    """Names in quotation marks: of things beside a noun for them, of companies before 公司 and the like."""
    for match in scan.matches(QUOTED):
        start, end = match.span(1)
        name = match[1]
        after, before = scan.plain[match.end() : match.end() + 4], scan.plain[max(0, match.start() - 6) : match.start()]
        if (
            CODE.fullmatch(name)
            or re.match(THINGS, after)
            or re.search(rf"(?:{THINGS})$", before)
            or re.search(r"(?:型|号|[A-Za-z0-9一-鿿]\d{1,4}[A-Z]?)$", name)
            or scan.knowledge.words["goods.families"] & {name, name[:2], name[:3]}
        ):
            if not name.endswith(("名单", "清单", "行动", "法案", "决议")) and len(name) < 14:
                yield scan.found(start, end, K.ITEM)
        elif re.match(r"公司|集团|银行|厂|平台|交易所", after) or (OWNER.search(before) and len(name) < 14):
            yield scan.found(start, end, K.ORG)


def _bodies(scan: Scan, patterns: Patterns) -> Iterator[Found]:
    lists = scan.knowledge.words
    bodies = scan.knowledge.pattern("bodies", lambda: either(lists["organisations.bodies"]))
    for match in scan.matches(patterns.union):
        if not bodies.match(scan.plain, match.end()):
            yield scan.found(match.start(), match.end(), K.AUTHORITY)
    for match in scan.matches(patterns.bodies):
        plain = match.group()
        code = next((c for name, c in scan.knowledge.countries.items() if plain.startswith(name)), None)
        if plain not in {"政府", "法院", "海关", "警方", "国会", "议会"} and not plain.endswith("的"):
            yield scan.found(match.start(), match.end(), K.AUTHORITY, country=code)
        elif plain in {"法院", "警方"}:
            yield scan.found(match.start(), match.end(), K.AUTHORITY)


def _known(scan: Scan, patterns: Patterns) -> Iterator[Found]:
    for match in scan.matches(patterns.known):
        yield scan.found(match.start(), match.end(), K.ORG)


TOWN = re.compile("[\u4e00-\u9fff]{2,}(?:茨克|斯克|格勒)$")
"""How towns of Russia end: 伊尔库茨克, 鄂木斯克. The name 马斯克 is too short for one."""


def _cut_people(scan: Scan) -> Iterator[Found]:
    """Chinese names that the segmenter takes for people, and foreign ones that it spells so."""
    lists = scan.knowledge.words
    for cut in scan.cuts:
        word = scan.plain[cut.start : cut.end]
        chinese = cut.tag == "nr" and len(word) in {2, 3} and word[0] in lists["persons.common_surnames"]
        foreign = (
            cut.tag == "nrt"
            and len(word) > 2
            and not TOWN.match(word)
            and all(c in lists["persons.foreign"] for c in word)
        )
        if (
            (chinese or foreign)
            and word not in lists["persons.not_names"]
            and word[:2] not in lists["persons.not_names"]
        ):
            yield scan.found(cut.start, cut.end, K.PERSON)


def _cut_places(scan: Scan) -> Iterator[Found]:
    """Places that only the segmenter's dictionary knows, and towns that it takes for people."""
    for cut in scan.cuts:
        town = cut.tag == "nrt" and TOWN.match(scan.plain[cut.start : cut.end])
        if (cut.tag == "ns" and cut.end - cut.start > 1) or town:
            yield scan.found(cut.start, cut.end, K.PLACE)


def _shorts(scan: Scan, shorts: Mapping[str, Found]) -> Iterator[Found]:
    if not shorts:
        return
    for match in scan.matches(re.compile(either(shorts))):
        yield scan.found(match.start(), match.end(), shorts[match.group()].kind)


def _models(scan: Scan) -> Iterator[Found]:
    """Designations in Han characters with digits: 昇腾910B, 见证者136, 加皮亚3型."""
    families = scan.knowledge.words["goods.families"]
    for match in scan.matches(MODEL):
        han = match["han"]
        stem = next((han[-n:] for n in range(len(han), 0, -1) if han[-n:] in families), None)
        if stem is not None:
            yield scan.found(match.end("han") - len(stem), match.end(), K.ITEM)
    for match in scan.matches(re.compile(r"[「“『]?([A-Za-z\u4e00-\u9fff]{2,8})[」”』]?号(?=油轮|货轮|船|轮)")):
        yield scan.found(match.start(1), match.end(1), K.ITEM)


def _latin(scan: Scan) -> Iterator[Found]:
    words = scan.knowledge.words
    for match in scan.matches(LATIN):
        name = match.group()
        end = match.end() - (1 if name.endswith(".") and not LEGAL_LATIN.search(name) else 0)
        if name in words["goods.never"] or len(name) < 2:
            continue
        if name in words["organisations.bodies"]:
            yield scan.found(match.start(), end, K.AUTHORITY)
            continue
        after = scan.plain[end : end + 3]
        if (CODE.fullmatch(name) or NUMBERED.fullmatch(name)) and not re.match(r"公司|集团", after):
            stop = end + 1 if after.startswith("型") else end
            yield scan.found(match.start(), stop, K.ITEM)
            continue
        before = scan.plain[max(0, match.start() - 4) : match.start()]
        thing = re.match(rf"」?(?:{THINGS})", after) or re.search(r"(?:无人机|处理器|导弹|芯片)$", before)
        suffix = re.match(r"集团|公司|银行", after)
        person = (
            not suffix
            and name.count(" ") in {1, 2}
            and name.replace(" ", "").isalpha()
            and not LEGAL_LATIN.search(name)
            and _titled(scan, before)
        )
        kind = K.ITEM if thing and not suffix and not LEGAL_LATIN.search(name) else K.PERSON if person else K.ORG
        yield scan.found(match.start(), end + (2 if suffix and suffix.group() == "集团" else 0), kind)


def _titled(scan: Scan, before: str) -> bool:
    titles = (
        scan.knowledge.words["persons.directs"]
        | scan.knowledge.words["persons.works"]
        | scan.knowledge.words["persons.no_post"]
    )
    return any(before.endswith(title) for title in titles)


def _places(scan: Scan, patterns: Patterns) -> Iterator[Found]:
    for match in scan.matches(patterns.places):
        code = scan.knowledge.countries.get(match.group())
        end = match.end()
        zone = re.match(r"(?:经济)?特区|经济特区|自贸区|开发区|共和国|地区|州|省|港|市", scan.plain[end:])
        if code is None and zone is not None:
            end += zone.end()
        yield replace(scan.found(match.start(), end, K.PLACE, country=code), key=match.group())
    for match in scan.matches(
        re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,5}(?:经济特区|自由贸易区|工业园区|地区|港)")
    ):
        yield scan.found(match.start(), match.end(), K.PLACE)
