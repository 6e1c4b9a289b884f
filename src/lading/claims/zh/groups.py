"""Unnamed people, companies and papers in Chinese: 两名欧洲情报机构人士, 中国专家, 多份文件."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lading.claims.shallow.values import Found
from lading.claims.zh.knowledge import Knowledge, either
from lading.model.claim import AuthorityKind, MentionKind

if TYPE_CHECKING:
    from lading.claims.zh.names import Scan

K = MentionKind
ORDER = (
    ("records", AuthorityKind.RECORDS), ("prosecutors", AuthorityKind.COURT), ("experts", AuthorityKind.EXPERTS),
    ("officials", AuthorityKind.OFFICIALS), ("sources", AuthorityKind.OTHER), ("companies", AuthorityKind.OTHER), ("people", AuthorityKind.OTHER),
)  # fmt: skip
SURE = frozenset({"消息人士", "知情人士", "分析人士", "检方", "起诉书", "业内人士", "检察官", "发言人"})
"""Heads that are groups wherever they stand."""
NUMBER = (
    r"(?:(?:[一那某]家)|(?:[一二两三四五六七八九十百千数多几\d]+|十几|数十|若干)(?:余)?(?:名|家|位|间|份|个|艘|架|批)?)"
)


def find_groups(scan: "Scan") -> Iterator[Found]:
    """Groups by their last word, with the numbers, countries and adjectives before it."""
    lists = scan.knowledge.words
    heads = {w: kind for key, kind in reversed(ORDER) for w in lists[f"groups.{key}"]}
    pattern = scan.knowledge.pattern("groups", lambda: _pattern(scan.knowledge, heads))
    for match in scan.matches(pattern):
        front = match["front"].lstrip("的")
        if not front and match["head"] not in lists["groups.bare"]:
            continue
        if match["head"] in {"公司", "集团"} and not re.search(
            r"[多几数两二三四五六七八九十]|^[一那某].*的|^[那某]家", front
        ):
            continue
        if heads[match["head"]] is AuthorityKind.RECORDS and "的" in front:
            front = front.rpartition("的")[2]
        start = match.end() - len(match["head"]) - len(front)
        before = scan.plain[max(0, start - 1) : start]
        inside = not front and re.match(r"[\u4e00-\u9fff]", before) and before not in "，。了到的由据对称和与向给是有、"
        if inside and match["head"] not in SURE:
            continue
        country = next((code for name, code in scan.knowledge.countries.items() if front.startswith(name)), None)
        yield scan.found(start, match.end(), K.GROUP, country=country, authority=heads[match["head"]])


def _pattern(knowledge: Knowledge, heads: Iterable[str]) -> str:
    lists = knowledge.words
    mods = either(lists["groups.mods"])
    body = either(w for w in lists["organisations.bodies"] if not w.isascii())
    return f"(?P<front>(?:{NUMBER}(?:(?!名为|名叫|叫)[^，。；、的]{{1,14}}的)?)?(?:(?:{knowledge.country}|{either(knowledge.towns)}|欧盟)(?:{body})?(?:的)?)?(?:{NUMBER})?(?:{mods}|的)*)(?P<head>{either(heads)})(?![长业机款法])"
