"""Companies, plants, banks and institutes in Chinese: the suffix, and how far to its left the name begins."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lading.claims.shallow.values import Found
from lading.claims.zh.cutting import begin_after_small, is_ordinary, read_name
from lading.claims.zh.knowledge import Knowledge, either
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.zh.names import Scan

K = MentionKind
LONG = ("有限责任公司", "股份有限公司", "集团有限公司", "控股有限公司", "有限公司", "股份公司")
RESEARCH = (
    "研究所",
    "研究院",
    "大学",
    "学院",
    "实验室",
    "研究中心",
    "科学院",
    "智库",
    "中心",
    "协会",
    "基金会",
    "商会",
)
TRADES = frozenset(
    {
        "制造",
        "生产",
        "开发",
        "设计",
        "运输",
        "供应",
        "销售",
        "研发",
        "建造",
        "培训",
        "采购",
        "出口",
        "进口",
        "使用",
        "合作",
        "控股",
        "试验",
        "测试",
        "研制",
        "转运",
        "交付",
    }
)
"""Verbs that stand in the names of companies too."""
WEAK = frozenset({"科技", "实业", "电子", "国际", "船务", "物流", "控股", "股份", "联盟", "中心", "重工", "船业"})
"""Suffixes that often stand inside a longer name."""
MAX_LEFT = 24
STOP = re.compile(r"(?<![A-Za-z]) | (?![A-Za-z])|[^ \u4e00-\u9fffA-Za-z0-9·・\-—&.（）()]")
CUTS = re.compile(
    r"智库|包括|通过|透过|经由|表示|指出|以及|还有|例如|来自|位于|名为|称为|[一二两三四五六七八九十几多数\d](?:家|间|个)|这家|该家|名叫|叫做|即|及其|及|和|与|向|由|是|在|对|从|被|把|将|给|了|于|等|至|到|替|称|说|该|其|此|的|並|并|而|让|让|使|令|经|因|但|前|今|后|制裁|起诉|列入|收购|持有|控股|旗下|子公司|母公司|供应商|经销商|制造商|生产商|分销商|进口商|承包商|交易商|厂商|企业|巨头|机构|代理商|客户|开发商|公司|没有|未|不|可能|为|年|月|日"
)
CAPITALS = frozenset({"莫斯科", "德黑兰", "平壤", "基辅", "明斯克"})
"""Capitals that speak for a government, and that a company's name may open with."""
NATIONAL = ("集团", "总公司", "银行", "科学院", "研究院", "研究所", "大学", "协会", "商会", "基金会", "股份")
"""Suffixes before which 中国 belongs to the name."""
TOWNED = frozenset(
    {
        "科学院",
        "大学",
        "学院",
        "研究所",
        "研究院",
        "设计局",
        "设计院",
        "造船厂",
        "船厂",
        "飞机厂",
        "机械厂",
        "炼油厂",
        "兵工厂",
        "工厂",
        "厂",
        "机床厂",
        "银行",
    }
)
"""Suffixes that a town alone makes a name with: 图拉兵工厂."""
COMMON = frozenset(
    {
        "工厂",
        "厂",
        "中心",
        "协会",
        "联盟",
        "国际",
        "控股",
        "物流",
        "研究中心",
        "交易所",
        "机床厂",
        "造船厂",
        "船厂",
        "合作社",
    }
)
"""Suffixes that common words take as often as names do: 芯片工厂, 加工中心."""
PLAIN_SUFFIX = frozenset({"公司", "工厂", "厂"})
KEEP = re.compile(
    r"华为|和平|中和|和记|联合|合和|与时|同和|将军|家电|家居|家具|国家|月星|日升|日月|日本|为民|经纬|经济|前进|前沿|到家|称心|日立|年代|对外|在线|于田|其乐|今日|及时|万和|协和|三和|祥和|向荣|向阳|至诚|从容|由美|及第|将来|把控|给力|因特|后勤|明日|次日|家园|家族|管家|专家|名家|对口|经贸|经开"
)


def begin_name(scan: "Scan", end: int) -> int:
    """Where a name of any kind that ends at a place begins."""
    start = _start(scan, end, legal=False)
    return _strip(scan.plain, start, end, scan.knowledge, legal=False)


def find_companies(scan: "Scan", *, legal: bool) -> Iterator[Found]:
    """Names that end in a legal form (`legal`), or in another suffix of organisations."""
    pattern = scan.knowledge.pattern(f"companies {legal}", lambda: _suffixes(scan.knowledge, legal=legal))
    for match in scan.matches(pattern):
        start = _start(scan, match.start(), legal=legal)
        start = _strip(scan.plain, start, match.start(), scan.knowledge, legal=legal)
        if match.group() in COMMON:
            start = begin_after_small(scan.cuts, start, match.start())
            if is_ordinary(scan.cuts, start, match.start()):
                continue
        core = scan.plain[start : match.start()]
        if (len(core) < 2 and not core.isascii()) or not core:
            continue
        if _is_generic(core, scan.knowledge) and not _is_told(match.group(), core, scan.knowledge):
            continue
        if not legal and (
            re.match(r"[\d一二三四五六七八九十百千两数几多余]+(?:家|间|个|名|所)?$", core) or (len(core) < 2)
        ):
            continue
        end = match.start() if match.group() == "公司" and len(core) >= 2 else match.end()
        party = "" if end == match.end() else scan.text[start : match.end()]
        yield scan.found(start, end, K.ORG, noun=match.group(), party=party)


def _suffixes(knowledge: Knowledge, *, legal: bool) -> str:
    suffixes = LONG if legal else tuple(knowledge.words["organisations.legal"] - set(LONG))
    weak = (
        f"(?:{either(set(suffixes) & WEAK)})(?![\u4e00-\u9fff]{{0,4}}(?:{either({*LONG, *RESEARCH, '集团', '公司'})}))"
    )
    strong = either(set(suffixes) - WEAK)
    return f"(?:{strong}|{weak})(?!化|家|里|名单|级|名称|章程|方|们|长|总部)"


def find_apposed(scan: "Scan") -> Iterator[Found]:
    """Companies that only the noun before them tells: 德国供应商海德汉, 机床企业“科隆数控”."""
    lists = scan.knowledge.words
    countries = scan.knowledge.pattern("countries", lambda: scan.knowledge.country)
    nouns = scan.knowledge.pattern(
        "apposed", lambda: f"(?:{either(w for w in lists['groups.companies'] if len(w) > 1)})(?!家|名单)"
    )
    for match in scan.matches(nouns):
        start = match.end()
        country = countries.match(scan.plain, start)
        start = country.end() if country else start
        end = read_name(scan.cuts, start)
        if end > start and not scan.knowledge.verbs.fullmatch(scan.plain, start, end):
            yield scan.found(start, end, K.ORG, noun=match.group())


def _start(scan: "Scan", suffix: int, *, legal: bool) -> int:
    """Where the name before a suffix begins: after the last mark, or the last word that no name holds."""
    floor = max(scan.span.start, suffix - (MAX_LEFT if legal else 12))
    while floor > scan.span.start and scan.plain[floor - 1].isascii() and scan.plain[floor].isascii():
        floor -= 1
    window = scan.plain[floor:suffix]
    marks = [m.end() for m in STOP.finditer(window)]
    left = max(marks, default=0)
    kept = [m.span() for m in KEEP.finditer(window)]
    for match in CUTS.finditer(window, left):
        inside = any(a < match.end() and match.start() < b for a, b in kept)
        if not inside and match.end() < len(window):
            left = max(left, match.end())
    opening = window.rfind("（", left)
    if opening >= 0 and "）" not in window[opening:]:
        left = opening + 1
    for country in (*(scan.knowledge.countries.keys() - CAPITALS), "欧盟"):
        at = window.rfind(country, left)
        if at > left or (at == left and left):
            left = max(left, at)
    for match in scan.knowledge.verbs.finditer(window, left):
        if (
            len(match.group()) > 1
            and match.group() not in scan.knowledge.words["blocks.blocks"]
            and match.end() < len(window)
            and not (legal and match.group() in TRADES)
        ):
            left = max(left, match.end())
    latin = re.search(r"[\u4e00-\u9fff]([A-Za-z][A-Za-z0-9 .&-]*)$", window[left:])
    if latin is not None:
        left += latin.start(1)
    return floor + left


def _strip(plain: str, start: int, end: int, knowledge: Knowledge, *, legal: bool) -> int:
    """Past the country, and words that only describe, at the front of a name."""
    while start < end:
        rest = plain[start:end]
        countries = sorted(knowledge.countries.keys() - CAPITALS, key=len, reverse=True)
        country = next((c for c in countries if rest.startswith(c)), "")
        if (
            country
            and len(rest) - len(country) >= 2
            and not (country == "香港" and legal)
            and not (country == "中国" and _is_national(plain, end, rest[len(country) :], knowledge))
            and not _is_generic(rest[len(country) :], knowledge)
        ):
            start += len(country)
            continue
        if not legal:
            word = next(
                (
                    w
                    for w in sorted(knowledge.words["organisations.generic"], key=len, reverse=True)
                    if len(w) > 1 and rest.startswith(w)
                ),
                "",
            )
            national = word == "中国" and _is_national(plain, end, rest[2:], knowledge)
            if word and len(rest) - len(word) >= 2 and not national:
                start += len(word)
                continue
        break
    return start


def _is_told(suffix: str, core: str, knowledge: Knowledge) -> bool:
    """Whether a town, or a country and a trade, make a name: 图拉兵工厂, 朝鲜国防科学院."""
    country = next((c for c in knowledge.countries if core.startswith(c)), "")
    return suffix in TOWNED and (core in knowledge.towns or bool(country and core != country))


def _is_national(plain: str, end: int, rest: str, knowledge: Knowledge) -> bool:
    """Whether 中国 is part of a name, as it is before a group, a bank or an academy that no town opens."""
    suffix = next((s for s in NATIONAL if plain.startswith(s, end)), "")
    return bool(suffix) and not any(rest.startswith(t) for t in knowledge.towns)


def _is_generic(core: str, knowledge: Knowledge) -> bool:
    def make() -> str:
        words = knowledge.words["organisations.generic"] | set(knowledge.countries) | knowledge.words["goods.heads"]
        return f"(?:{either(words)}|的|家|{either(knowledge.towns)})+"

    return bool(knowledge.pattern("generic", make).fullmatch(core))


def short_forms(found: list[Found], plain: str, knowledge: Knowledge) -> Mapping[str, Found]:
    """Short forms that the text uses for companies it names in full: 算能 for 算能科技, 大连机床 for the 集团's."""
    shorts: dict[str, Found] = {}
    for name in found:
        if name.kind is not K.ORG or name.key.isascii():
            continue
        for form in _candidates(name, knowledge):
            if (
                len(form) >= 2
                and form not in shorts
                and form != name.key
                and _elsewhere(form, name.key, plain)
                and not _is_generic(form, knowledge)
            ):
                shorts[form] = name
                break
    return shorts


def _candidates(name: Found, knowledge: Knowledge) -> Iterator[str]:
    core = re.sub(
        f"(?:{either((*LONG, '集团', '公司', '科技', '技术', '实业', '电子', name.noun or '公司'))})$", "", name.key
    )
    core = re.sub(r"进出口$|（[^）]*）$", "", core)
    yield core
    if "集团" in core:
        yield core.split("集团")[-1]
        yield core.split("集团")[0]
    town = next((t for t in sorted(knowledge.towns, key=len, reverse=True) if core.startswith(t)), "")
    tail = core[len(town) :].removeprefix("市").removeprefix("省")
    yield tail
    for size in (4, 3, 2):
        if len(tail) > size:
            yield tail[:size]
    if town and len(tail) > 2:
        yield town + tail[:2]


def _elsewhere(form: str, full: str, plain: str) -> bool:
    """Whether a short form stands in the text outside the full name."""
    return form in plain.replace(full, "\u3000")
