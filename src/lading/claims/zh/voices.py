"""In whose words a Chinese segment speaks: 据…报道, X表示, 引述, and what the sentences before it named."""

import re
from collections.abc import Sequence

from lading.claims.shallow.values import Found, Phrase, Voice
from lading.claims.zh.names import Scan
from lading.claims.zh.segments import Segment, Token
from lading.model.claim import AuthorityKind, MentionKind, Stance

K = MentionKind
SPEAKERS = frozenset({K.ORG, K.PERSON, K.AUTHORITY, K.MEDIA, K.GROUP, K.PLACE})
ORDER = (
    ("deny", Stance.DENIED), ("admit", Stance.ADMITTED), ("allege", Stance.ALLEGED), ("opinion", Stance.OPINION),
    ("say", Stance.REPORTED), ("weak", Stance.REPORTED),
)  # fmt: skip
ACCORDING = re.compile(r"(?:据(?!点|此)|根据|依据|援引|引述|引用|按照)")
UNNAMED = re.compile(
    r"(?:近日|日前|近期|此前|最近)?(?:有|个别|部分|多家|某些|网上有)(?:\S{0,4})(?:媒体|外媒|消息|报道|传闻|文章)"
)
"""Who speaks without a name: 有媒体报道称. What follows is not the document's own word."""


def read_voices(
    segments: Sequence[Segment], scan: Scan, *, outer: Voice, subject: list[Phrase]
) -> tuple[list[Voice], Voice]:
    """The voice of each segment, and the one that the next sentences of the paragraph go on in."""
    voices: list[Voice] = []
    current, lasting, relayed = Voice(), Voice(), Voice()
    speaker = _names(subject)
    for segment in segments:
        according = _according(segment, scan)
        if according.stance is not None:
            current = according.within(current) if current.stance is not None else according
            relayed = according
            lasting = lasting if lasting.stance is not None else according
        found, own = _reported(segment, scan, speaker)
        if found.stance is not None:
            ends = segment.tokens and segment.tokens[-1].kind == "verb"
            if according.stance is not None and ends and found.stance is Stance.REPORTED:
                found = Voice()
            else:
                base = according if according.stance is not None else relayed
                current = found.within(base)
                if found.stance in {Stance.REPORTED, Stance.ALLEGED} and lasting.stance is None:
                    lasting = found
        own = own or _first_names(segment)
        if own:
            speaker = own
        voices.append(current if current.stance is not None else outer)
    return voices, lasting


def _first_names(segment: Segment) -> list[Found]:
    """The parties that stand before the first verb or preposition of a segment."""
    found: list[Found] = []
    for token in segment.tokens:
        if token.kind in {"verb", "prep"}:
            break
        if token.name is not None and token.name.kind in SPEAKERS:
            found.append(token.name)
    return found[-1:]


def _names(phrases: Sequence[Phrase]) -> list[Found]:
    return [p.name for p in phrases if p.name is not None and p.name.kind in SPEAKERS]


def _according(segment: Segment, scan: Scan) -> Voice:
    """据X报道, 根据X的报告, X引述Y报道."""
    plain = scan.plain[segment.span.start : segment.span.end]
    match = ACCORDING.search(plain)
    if match is None or match.start() > 14:
        return Voice()
    place = segment.span.start + match.end()
    named = [t.name for t in segment.tokens if t.name is not None and t.name.kind in SPEAKERS]
    after = [n for n in named if n.start >= place]
    until = next((t.start for t in segment.tokens if t.kind == "verb" and t.start >= place), segment.span.end)
    speakers = [n for n in after if n.start < until]
    papers = [n for n in after if n.authority is AuthorityKind.RECORDS and n.end >= segment.span.end - 3]
    speakers = papers or speakers
    speakers = [n for n in speakers if not (n.kind is K.PLACE and len(speakers) > 1)]
    relay = next((n for n in named if n.end <= segment.span.start + match.start() and n.kind is K.MEDIA), None)
    if not speakers:
        return (
            Voice((), Stance.REPORTED, "", match.group())
            if re.match(r"据(?:报道|报导|悉|称|说|了解|透露|介绍)", plain)
            else Voice()
        )
    court = speakers[0].authority is AuthorityKind.COURT
    return Voice(
        tuple(speakers), Stance.ALLEGED if court else Stance.REPORTED, relay.text if relay else "", match.group()
    )


def _reported(segment: Segment, scan: Scan, speaker: list[Found]) -> tuple[Voice, list[Found]]:
    """The voice that a reporting verb of the segment opens, and the segment's own speaker."""
    words = scan.knowledge.words
    tokens = segment.tokens
    for i, token in enumerate(tokens):
        if token.kind != "verb":
            continue
        stance = next((s for key, s in ORDER if token.word in words[f"reporting.{key}"]), None)
        if stance is None or _is_nominal(scan.plain, token) or any(t.kind == "neg" for t in tokens[max(0, i - 2) : i]):
            continue
        before = [t.name for t in tokens[:i] if t.name is not None and t.name.kind in SPEAKERS]
        speakers = _nearest(before) or speaker
        if token.word in {"发现", "显示", "宣布", "公布"} and not speakers:
            continue
        if not speakers and stance is Stance.REPORTED:
            unnamed = UNNAMED.match(scan.plain[segment.span.start : token.start + len(token.word)])
            return (Voice((), stance, "", unnamed.group()) if unnamed else Voice()), before
        return _settle(speakers, stance, token.word, weak=token.word in words["reporting.weak"]), before
    return Voice(), []


def _nearest(before: list[Found]) -> list[Found]:
    """The speakers among the names before a verb: a person rather than the body whose post he holds."""
    people = [
        n for n in before if n.kind is K.PERSON or (n.kind is K.GROUP and n.authority is not AuthorityKind.RECORDS)
    ]
    if people:
        return people[-1:]
    rows = [n for n in before if n.kind is not K.PLACE] or before
    return rows[:1]


def _is_nominal(plain: str, token: Token) -> bool:
    """Whether a reporting verb is part of a noun: 发言人说法, 的报道."""
    return (
        plain[token.start - 1 : token.start] == "的"
        or plain[token.end : token.end + 1] in {"的", "会", "书", "法"}
        or (
            (token.word == "称" and plain[token.start - 1 : token.start] in "简名号职著俗自所")
            and plain[token.start - 1 : token.start] != "自"
        )
    )


def _settle(speakers: list[Found], stance: Stance, cue: str, *, weak: bool) -> Voice:
    first = speakers[0] if speakers else None
    if first is not None and first.authority is AuthorityKind.COURT and stance is Stance.REPORTED:
        stance = Stance.ALLEGED
    if (
        weak
        and first is not None
        and stance is Stance.REPORTED
        and (first.authority is AuthorityKind.EXPERTS or first.kind is K.PERSON)
    ):
        stance = Stance.OPINION
    return Voice(tuple(speakers), stance, "", cue)
