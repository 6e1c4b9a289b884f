"""People in Chinese: foreign names with their dot, names after a title, leaders everybody knows."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lading.claims.shallow.values import Found
from lading.claims.zh.knowledge import either
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.zh.names import Scan

K = MentionKind
DOTTED = re.compile(
    r"[\u4e00-\u9fffA-Z]{1,7}(?:\.|·|・|‧)(?:[\u4e00-\u9fff]{1,8}|[A-Z](?:\.|·))(?:[·・‧][\u4e00-\u9fff]{1,8})*"
)
AFTER = re.compile(
    r"非法|违法|违规|违反|秘密|共谋|合谋|长期|多次|控制|掌控|经营|领导|出席|率领|签署|实施|向|[，。；：、（）()「」“”《》]|在|说|表示|称|指出|对|向|于|则|也|就|告诉|认为|强调|透露|否认|承认|拒绝|和|与|及|等|的|是|被|由|将|为|创办|创立|周[一二三四五六日]|星期|没有|未|当时|此前|随后|目前|今|昨|日前|早前|曾|已|其后|回应|宣布|批评|呼吁|指|访问|会见|会晤|抵达|前往|通过|涉嫌|认罪|其|还|并|从|到|以|持有|拥有|控制|担任|出席|证实|警告|相信|估计|写道|坦言|先后|又|亦|均|都|因|于|受|遭|共同|一起|签署|有|原|直言|之|名下|旗下|本人"
)
LEFT = "由|、|和|与|人|子|妻|兄|弟|女|父|商|民|告|及|捕|诉|控|处|对|向|叫|名"
RIGHT = r"创办|创立|创建|、|担任|出任|持有|控股|（|和|与|认罪|被捕|被控|等人|控制|拥有|被判|被起诉|获刑|涉嫌|落网|出庭|及其|[一二三四五六七八九十两\d]+年(?:监禁|徒刑)"
SOFT = r"创办|创立|创建|担任|出任|持有|控股|认罪|被捕|被控|等人|控制|拥有|被判|被起诉|获刑|涉嫌|落网|出庭|及其|是|在|被|于|说|表示|否认|承认|通过|则|也|还|曾|[一二三四五六七八九十两\d]+年(?:监禁|徒刑)"
NO_NAME = re.compile(
    r"公司|集团|企业|[的了是这那其们有不和与或及等该年月日部局院厂船机弹号型业性化者员件品额量价率法案权]"
)
NOT_NAMES = frozenset(
    [
        "办公室",
        "办事处",
        "部门",
        "会议",
        "大会",
        "决定",
        "候选",
        "名单",
        "团队",
        "表示",
        "人员",
        "名义",
        "职务",
        "一职",
        "级别",
        "身份",
        "代表",
        "先生",
        "女士",
        "指出",
        "人士",
        "以及",
        "随后",
        "同时",
    ]
)


def find_people(scan: "Scan") -> Iterator[Found]:
    """Names of people in a sentence."""
    words = scan.knowledge.words
    for match in scan.matches(DOTTED):
        start = _first(scan, match.start(), match.group())
        end = _last(scan.plain, match.end(), start)
        yield scan.found(start, end, K.PERSON)
    for match in scan.matches(scan.knowledge.pattern("known people", lambda: either(words["persons.known"]))):
        yield scan.found(match.start(), match.end(), K.PERSON)
    titles = scan.knowledge.pattern(
        "titles",
        lambda: (
            f"(?:{either(words['persons.directs'] | words['persons.works'] | words['persons.no_post'])})(?:（[^）]*）)?(?:为|是|由)?[「“]?"
        ),
    )
    for match in scan.matches(titles):
        name = _after_title(scan, match.end())
        if name:
            yield scan.found(match.end(), match.end() + len(name), K.PERSON)
    yield from _listed_people(scan)


def _first(scan: "Scan", start: int, name: str) -> int:
    """Where a foreign name begins: after the title or the last small word in front of it."""
    words = scan.knowledge.words
    head = re.split(r"[·・‧.]", name)[0]
    titles = (
        words["persons.directs"] | words["persons.works"] | words["persons.no_post"] | scan.knowledge.countries.keys()
    )
    cut = max((head.rfind(t) + len(t) for t in titles if t in head and head.rfind(t) + len(t) < len(head)), default=0)
    small = [
        m.end()
        for m in re.finditer(
            r"由|的|对|与|和|向|是|为|被|据|名|叫|及|给|从|人|员|者|而|长|师|说|称|将|在|把|指|家", head
        )
        if m.end() < len(head)
    ]
    return start + max([cut, *small])


def _last(plain: str, end: int, start: int) -> int:
    """Where a foreign name ends: before the verb that its last part ran into."""
    tail_start = max(plain.rfind(mark, start, end) for mark in "·・‧.") + 1
    match = AFTER.search(plain, tail_start + 1, end)
    return match.start() if match else end


def _after_title(scan: "Scan", at: int) -> str:
    """The name right after a title, or nothing: a Chinese surname with one or two more, or a foreign name up to a verb."""
    rest = scan.plain[at : min(at + 10, scan.span.end)]
    match = AFTER.search(rest)
    end = match.start() if match else len(rest)
    run = re.match(r"[\u4e00-\u9fff]+", rest)
    word = rest[: min(end, len(run.group()) if run else 0)]
    if word[:1] in scan.knowledge.words["persons.surnames"] and len(word) > 3:
        if len(word) == 4 and word[:2] in scan.knowledge.words["persons.japanese"]:
            return word
        size = _length(scan, at)
        word = word[:size] if size or not _foreign(scan, word) else word
    if not 2 <= len(word) <= 6 or any(n in word for n in NOT_NAMES) or _is_word(scan, word):
        return ""
    if word[0] in scan.knowledge.words["persons.surnames"] and len(word) <= 3:
        return word
    return (
        word
        if match is not None
        and len(word) >= 2
        and scan.plain[at + len(word) : at + len(word) + 1]
        and _foreign(scan, word)
        else ""
    )


def _length(scan: "Scan", at: int) -> int:
    """How long a Chinese name is that a verb, or a word of manner, ends: 3, or 2 where one begins there, or 0."""
    for size in (3, 2):
        if scan.knowledge.verbs.match(scan.plain, at + size) or AFTER.match(scan.plain, at + size):
            return size
    return 0


def _is_word(scan: "Scan", word: str) -> bool:
    knowledge = scan.knowledge
    lists = knowledge.words
    titles = lists["persons.directs"] | lists["persons.works"]
    return (
        bool(knowledge.verbs.match(word))
        or word in titles
        or any(word.endswith(t) for t in titles)
        or word in knowledge.countries
        or word in knowledge.towns
    )


FOREIGN = "persons.foreign"
"""Characters that foreign names are written with."""


def _foreign(scan: "Scan", word: str) -> bool:
    """Whether every character is one that foreign names are written with."""
    return all(c in scan.knowledge.words[FOREIGN] for c in word)


def _listed_people(scan: "Scan") -> Iterator[Found]:
    """Chinese names between a small word and a verb: 由詹克团创办, 王立军、李伟, 王建国持有."""
    lists = scan.knowledge.words
    surnames = "".join(sorted(lists["persons.surnames"]))
    common = "".join(sorted(lists["persons.common_surnames"]))
    opening = f"(?:(?<={LEFT})|(?<![\u4e00-\u9fff]))"
    sure = re.compile(f"{opening}([{surnames}][\u4e00-\u9fff]{{1,2}})(?={RIGHT})")
    likely = re.compile(f"{opening}([{common}][\u4e00-\u9fff]{{2}}|[{common}][\u4e00-\u9fff])(?={SOFT})")
    for pattern in (sure, likely):
        for match in scan.matches(pattern):
            word = match[1]
            clear = word not in lists["persons.not_names"] and word[:2] not in lists["persons.not_names"]
            if clear and not _is_word(scan, word) and not NO_NAME.search(word):
                yield scan.found(match.start(1), match.end(1), K.PERSON)
