"""Verbs of a Chinese segment: who does what, read from left to right, and how it is bent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lading.claims.shallow.values import Event, Phrase
from lading.claims.zh.arguments import Arguments, as_phrase, bend, find_described, is_time, make_event, read_argument
from lading.claims.zh.names import Scan
from lading.claims.zh.segments import ANAPHORS, MANY, SAME, TIME, Segment, Token, read_phrase

ADVERB = re.compile(r"(?:也|亦|则|还|已|又|曾|都|均|随后|其后|目前|同样|一直)+")
BENDING = frozenset({"neg", "hedge", "plan", "stop"})


def read_events(segment: Segment, scan: Scan, *, subject: list[Phrase]) -> tuple[list[Event], list[Phrase]]:
    """The events of a segment, and its own subject, which the next segment may go on with."""
    own, at = _subject(segment.tokens, scan)
    topic = own if any(_may_act(p, scan) for p in own) else subject
    reading = _Reading(segment, scan, own, topic)
    while at < len(segment.tokens):
        at = reading.step(at)
    early = [t for t in segment.tokens[: _subject(segment.tokens, scan)[1]] if t.kind in BENDING]
    for event in reading.events:
        bend(event, early)
    return reading.events, reading.own


@dataclass(slots=True)
class _Reading:
    """One segment, read up to a token."""

    segment: Segment
    scan: Scan
    own: list[Phrase]
    topic: list[Phrase]
    before: Arguments = field(default_factory=dict)
    bent: list[Token] = field(default_factory=list)
    spent: bool = False
    """Whether a verb has used what the prepositions before it govern."""
    events: list[Event] = field(default_factory=list)

    def step(self, at: int) -> int:
        """Read the token at a place; the place to go on from."""
        token, scan = self.segment.tokens[at], self.scan
        if token.kind == "prep":
            return self._govern(at)
        if token.word in scan.knowledge.words["stance.ban"]:
            return len(self.segment.tokens)
        if token.kind in BENDING:
            if not (token.kind == "neg" and _is_circumstance(scan.plain, token)):
                self.bent.append(token)
            return at + 1
        if token.kind != "verb":
            return at + 1
        framed = token.word in scan.knowledge.frames.verbs
        if framed and not _is_purpose(self.segment.tokens, at):
            self._take(at)
            end = self._describe(at)
            if end is not None:
                return end
        if token.word in {"是", "有"} or _reports(token, scan):
            return self._turn(at)
        return at + 1

    def _govern(self, at: int) -> int:
        if self.spent:
            self.before, self.spent = {}, False
        word = self.segment.tokens[at].word
        phrases, end = read_argument(self.segment.tokens, at, self.scan)
        self.before.setdefault(SAME.get(word, word), []).extend(phrases)
        return end

    def _take(self, at: int) -> None:
        event = make_event(self.segment, self.scan, at, topic=self.topic, before=self.before)
        _turn_relative(event, self.segment.tokens, at)
        self._cleave(event, at)
        bend(event, self.bent)
        self.events.append(event)
        self.spent = True

    def _cleave(self, event: Event, at: int) -> None:
        """`替X采购的是Y`: who stands after 是 does it, or, where somebody stood before, is what is done."""
        tokens = self.segment.tokens[at + 1 : at + 3]
        if [t.word for t in tokens] == ["的", "是"]:
            phrases = read_phrase(self.segment.tokens, at + 3, self.scan)[0]
            event.arguments["obj" if self.own else "subj"] = phrases

    def _describe(self, at: int) -> int | None:
        """Give a verb before `的` the name that it describes, and go on with that name where it acts."""
        tokens = self.segment.tokens
        place = find_described(tokens, at)
        if place is None:
            return None
        event, phrase = self.events[-1], as_phrase(tokens[place])
        beside = tokens[at - 1].name if at else None
        until = next(i for i in range(at + 1, place) if tokens[i].word.endswith("的"))
        own = read_phrase(tokens[: until + 1], at + 1, self.scan)[0]
        event.arguments["obj"] = own or event.arguments["obj"]
        event.arguments["obj" if beside is not None and self.own else "subj"] = [phrase]
        if not _goes_on(tokens, place):
            return None
        self.own, self.before, self.topic, self.bent = [phrase], {}, [phrase], []
        return place + 1

    def _turn(self, at: int) -> int:
        """Go on with a new subject after a verb of saying, or `是`."""
        phrases, following = read_phrase(self.segment.tokens, at + 1, self.scan)
        if following < len(self.segment.tokens) and any(_may_act(p, self.scan) for p in phrases):
            self.own, self.before, self.topic, self.bent = phrases, {}, phrases, []
            return following
        return at + 1


def _is_circumstance(plain: str, token: Token) -> bool:
    """Whether a negation stands in a circumstance: `在没有许可证的情况下` negates nothing that is done."""
    return bool(re.match(r"[^，。；]{1,12}(?:情况|前提|条件|背景)下", plain[token.end : token.end + 18]))


def _is_purpose(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb only says what goods are for: `用于测试发动机的设备`."""
    return (
        at > 0
        and tokens[at - 1].word in {"用于", "用来", "以便", "旨在", "用以", "从事"}
        and tokens[at - 1].end == tokens[at].start
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a segment goes on with the name at a token as its subject."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind == "name":
        return False
    if following.kind != "text":
        return True
    small = ADVERB.fullmatch(following.word) or re.fullmatch(TIME, following.word)
    return at + 2 < len(tokens) and bool(small)


def _subject(tokens: Sequence[Token], scan: Scan) -> tuple[list[Phrase], int]:
    """What stands before the first verb or preposition, past words of time and the like."""
    at = 0
    while at < len(tokens) and tokens[at].kind in {"hedge", "plan", "neg", "stop"}:
        at += 1
    if at < len(tokens) and tokens[at].kind in {"name", "text"}:
        phrases, end = read_phrase(tokens, at, scan)
        named = [p for p in phrases if p.name is not None or p.head]
        return [p for p in named if not is_time(p)], end
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
        or bool(ANAPHORS.fullmatch(_word(phrase)) or MANY.fullmatch(_word(phrase)))
    )


def _word(phrase: Phrase) -> str:
    return phrase.words[0] if phrase.words else ""


def _turn_relative(event: Event, tokens: Sequence[Token], at: int) -> None:
    """`英特尔生产的芯片`: the name right before a verb that `的` follows does it, whatever the segment's subject."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.word.startswith("的") and before is not None and before.name is not None and at > 1:
        event.arguments["subj"] = [as_phrase(before)]
