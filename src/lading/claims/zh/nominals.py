"""Nouns of a Chinese segment that say what one party is to another: A是B的子公司, B的股东包括A."""

import re
from collections.abc import Iterator

from lading.claims.shallow.values import Event, Phrase
from lading.claims.zh.arguments import Arguments, as_phrase
from lading.claims.zh.names import Scan
from lading.claims.zh.segments import Segment, Token
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
GAP = re.compile(
    r"的?(?:[\u4e00-\u9fff]{2,4}$|旗下|全资|主要|一家|最大|唯一|重要|长期|海外|一个|主要的|前|[\u4e00-\u9fff]{2,4}(?=版))?的?"
)
"""What may stand between whose a noun is and the noun."""


def noun_events(segment: Segment, scan: Scan, *, subject: list[Phrase]) -> Iterator[Event]:
    """`A是B的子公司`, `B的子公司A`, `B子公司A`: nouns of the frames with whose they are and who is one."""
    tokens = segment.tokens
    nouns = scan.knowledge.frames.nouns
    pattern = re.compile("|".join(sorted((n for n in nouns if not n.isascii()), key=len, reverse=True)))
    for match in pattern.finditer(scan.plain, segment.span.start, segment.span.end):
        if any(t.name is not None and t.start < match.end() and match.start() < t.end for t in tokens):
            group = next(t for t in tokens if t.name is not None and t.start < match.end() and match.start() < t.end)
            if group.name is None or group.name.kind is not K.GROUP:
                continue
        before = [t for t in tokens if t.name is not None and t.end <= match.start() and t.name.kind is not K.GROUP]
        after = [t for t in tokens if t.name is not None and t.start >= match.end() and t.name.kind is not K.GROUP]
        yield from _noun_event(match, before, after, segment, scan, subject=subject)


def _noun_event(
    match: re.Match[str],
    before: list[Token],
    after: list[Token],
    segment: Segment,
    scan: Scan,
    *,
    subject: list[Phrase],
) -> Iterator[Event]:
    if len(before) > 1 and before[-1].name is not None and before[-1].name.country:
        before = before[:-1] if scan.plain[before[-2].end : before[-1].start].endswith("的") else before
    owner = before[-1] if before and GAP.fullmatch(scan.plain[before[-1].end : match.start()].strip("」”）")) else None
    following = (
        after[0]
        if after
        and scan.plain[match.end() : after[0].start].strip("「“")
        in {"", "包括", "则包括", "是", "为", "——", "、", "的"}
        else None
    )
    if owner is None:
        return
    found: Arguments = {"owner": [as_phrase(owner)]}
    copula = len(before) > 1 and "是" in scan.plain[before[-2].end : owner.start]
    last = after[-1] if after and re.match(r"(?:是|为)", scan.plain[match.end() :]) else None
    if following is None and last is not None:
        found["self"] = [as_phrase(last)]
    elif following is not None:
        found["self"] = [as_phrase(t) for t in _listed(after, scan)]
    elif copula:
        found["self"] = [as_phrase(before[-2])]
    elif re.search(r"(?:是|为|系)[^，]{0,3}$", scan.plain[segment.span.start : owner.start]):
        found["self"] = subject
    else:
        return
    yield Event(match.group(), True, found, Span(min(segment.span.start, owner.start), segment.span.end), scan.span)


def _listed(names: list[Token], scan: Scan) -> list[Token]:
    """The first of some names and those that a list joins to it."""
    rows = names[:1]
    for token in names[1:]:
        if scan.plain[rows[-1].end : token.start].strip("」”「“") not in {"、", "和", "及", "与", "以及"}:
            break
        rows.append(token)
    return rows
