"""Verbs of a Chinese segment with their arguments: the subject before, the object after, the rest by preposition."""

import re
from collections.abc import Iterator, Sequence

from lading.claims.shallow.values import Event, Phrase
from lading.claims.zh.names import Scan
from lading.claims.zh.segments import SAME, Segment, Token, read_phrase
from lading.model.claim import MentionKind, Stance
from lading.model.span import Span

K = MentionKind
Arguments = dict[str, list[Phrase]]
PASSIVE = frozenset({"被"})
GIVEN = frozenset({"由"})
AFTER = frozenset({"到", "给", "在", "与", "从", "向", "于"})
ANAPHORS = re.compile(
    r"(?:该|这家|此|上述|本)(?:公司|企业|厂|集团|机构|银行|研究所)|它们?|他|她|其|公司|该厂|(?:该|这)国|对方|前者"
)
"""Words that stand for the company, or the person, spoken of."""
ASPECT = re.compile(r"^(?:了|过|着|到|出|至|给)+")


def read_events(segment: Segment, scan: Scan, *, subject: list[Phrase]) -> tuple[list[Event], list[Phrase]]:
    """The events of a segment, and its own subject, which the next segment may go on with."""
    tokens = segment.tokens
    own, at = _subject(tokens, scan)
    topic = own if any(_may_act(p, scan) for p in own) else subject
    before: Arguments = {}
    events: list[Event] = []
    bent: list[Token] = []
    i = at
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "prep":
            phrases, i = _argument(tokens, i, scan)
            before.setdefault(SAME.get(token.word, token.word), []).extend(phrases)
            continue
        if token.kind in {"neg", "hedge", "plan", "stop"}:
            bent.append(token)
        elif token.kind == "verb" and token.word in scan.knowledge.frames.verbs:
            event = _event(segment, scan, i, topic=topic, before=before)
            _bend(event, bent)
            events.append(event)
        elif token.kind == "verb" and (token.word == "是" or _reports(token, scan)):
            phrases, following = read_phrase(tokens, i + 1, scan)
            if following < len(tokens) and any(_may_act(p, scan) for p in phrases):
                own[:], before, i = phrases, {}, following
                topic, bent = own, []
                continue
        i += 1
    bent_early = [t for t in tokens[:at] if t.kind in {"hedge", "neg", "plan", "stop"}]
    for event in events:
        _bend(event, bent_early)
    return events, own


def _subject(tokens: Sequence[Token], scan: Scan) -> tuple[list[Phrase], int]:
    """What stands before the first verb or preposition, past words of time and the like."""
    at = 0
    while at < len(tokens) and tokens[at].kind in {"hedge", "plan", "neg", "stop"}:
        at += 1
    if at < len(tokens) and tokens[at].kind in {"name", "text"}:
        phrases, end = read_phrase(tokens, at, scan)
        named = [p for p in phrases if p.name is not None or p.head]
        return [p for p in named if not _is_time(p)], end
    return [], at


def _reports(token: Token, scan: Scan) -> bool:
    """Whether a verb is one of saying, after which a new subject may begin."""
    return any(
        token.word in scan.knowledge.words[f"reporting.{key}"] for key in ("say", "weak", "deny", "admit", "allege")
    )


def _may_act(phrase: Phrase, scan: Scan) -> bool:
    """Whether a phrase before a verb may be its subject, rather than words of time or manner."""
    return (
        phrase.name is not None
        or scan.knowledge.nouns.has("goods", phrase)
        or bool(ANAPHORS.fullmatch(phrase.words[0] if phrase.words else ""))
    )


def _is_time(phrase: Phrase) -> bool:
    return phrase.name is None and bool(
        re.fullmatch(
            r"[\d年月日至今去前后当时此外目随同其中而但且又还也并，因此然后的是]*|.*(?:年|月|日|时|后|前|期间|以来|季度)",
            phrase.words[0] if phrase.words else "",
        )
    )


def _argument(tokens: Sequence[Token], at: int, scan: Scan) -> tuple[list[Phrase], int]:
    """What a preposition governs; nothing where a verb follows at once."""
    joined = tokens[at].word in {"把", "将", "对", "针对", "被", "由"}
    phrases, end = read_phrase(tokens, at + 1, scan, after_verb=joined)
    return phrases, max(end, at + 1)


def _event(segment: Segment, scan: Scan, at: int, *, topic: list[Phrase], before: Arguments) -> Event:
    tokens = segment.tokens
    token = tokens[at]
    found: Arguments = {key: list(rows) for key, rows in before.items()}
    objects, end = _objects(tokens, at, scan)
    found["obj"] = objects
    while end < len(tokens) and tokens[end].kind == "prep":
        source = SAME.get(tokens[end].word, tokens[end].word)
        if source not in AFTER:
            break
        phrases, following = read_phrase(tokens, end + 1, scan, after_verb=True)
        found.setdefault(source, []).extend(phrases)
        end = max(following, end + 1)
    _add_lists(found)
    event = Event(token.word, False, found, segment.span, scan.span)
    passive = bool(PASSIVE & before.keys())
    if passive or GIVEN & before.keys():
        found["topic"] = topic
        event.passive = True
        if passive:
            found["topic_passive"] = topic
    elif "把" in before or "将" in before:
        found["subj"] = topic
    else:
        found["subj"] = topic
    return event


def _objects(tokens: Sequence[Token], at: int, scan: Scan) -> tuple[list[Phrase], int]:
    """What follows a verb, past its aspect; after 的 it is what the verb describes."""
    following = at + 1
    phrases, end = read_phrase(tokens, following, scan, after_verb=True)
    if phrases and phrases[0].name is None:
        first = phrases[0]
        word = first.words[0] if first.words else ""
        lead = ASPECT.match(word)
        if lead and len(word) > lead.end():
            first.span = Span(first.span.start + lead.end(), first.span.end)
            first.words = (word[lead.end() :],)
            first.head = first.head[lead.end() :] if first.head.startswith(word[: lead.end()]) else first.head
    return [p for p in phrases if not _is_time(p)], end


def _add_lists(found: Arguments) -> None:
    """The list that an object is, and whose it is: 列入美国实体清单."""
    for key in ("obj", "到"):
        for phrase in found.get(key, ()):
            word = phrase.words[0] if phrase.words else phrase.head
            if phrase.name is None and word.endswith(("名单", "清单", "黑名单")):
                found.setdefault("obj_list", []).append(phrase)
                owners = [n for n in phrase.inner if n.kind in {K.AUTHORITY, K.PLACE}]
                found.setdefault("list_owner", []).extend(Phrase(n.start, n.end, n.span, n.key, name=n) for n in owners)


def _bend(event: Event, bent: Sequence[Token]) -> None:
    """What negation, hedges, plans and endings before a verb make of it."""
    for token in bent:
        if token.kind == "neg":
            event.negated, event.mood_cue = True, token.word
        elif token.kind == "stop":
            event.negated, event.stopped, event.mood_cue = True, True, token.word
        elif token.kind == "hedge" and event.mood is None:
            event.mood, event.mood_cue = Stance.HEDGED, token.word
        elif token.kind == "plan" and event.mood is None and not event.negated:
            event.mood, event.mood_cue = Stance.PLANNED, token.word


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
    owner = (
        before[-1]
        if before
        and scan.plain[before[-1].end : match.start()].strip("」”）")
        in {"", "的", "旗下", "旗下的", "的全资", "全资", "的主要", "的一家", "最大的", "的最大"}
        else None
    )
    following = (
        after[0]
        if after
        and scan.plain[match.end() : after[0].start].strip("「“")
        in {"", "包括", "则包括", "是", "为", "——", "、", "的"}
        else None
    )
    if owner is None:
        return
    found: Arguments = {"owner": [_as_phrase(owner)]}
    copula = len(before) > 1 and "是" in scan.plain[before[-2].end : owner.start]
    if following is not None:
        found["self"] = [_as_phrase(following)]
    elif copula:
        found["self"] = [_as_phrase(before[-2])]
    elif re.search(r"(?:是|为|系)[^，]{0,3}$", scan.plain[segment.span.start : owner.start]):
        found["self"] = subject
    else:
        return
    yield Event(match.group(), True, found, Span(min(segment.span.start, owner.start), segment.span.end), scan.span)


def _as_phrase(token: Token) -> Phrase:
    return Phrase(token.start, token.end, Span(token.start, token.end), token.word, (token.word,), name=token.name)
