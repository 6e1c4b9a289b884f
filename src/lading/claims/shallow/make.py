"""Drafts to claims: mentions, stance, attribution and the verbatim words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from lading.claims.shallow.fill import Draft, lower_tier
from lading.claims.shallow.values import Event, Found, Phrase, Voice
from lading.model.claim import (
    Attribution,
    AuthorityKind,
    Claim,
    Mention,
    MentionKind,
    Polarity,
    Predicate,
    Qualifiers,
    Stance,
    Tier,
)
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

K = MentionKind
MAX_PRODUCT = 12
"""Claims that one coordination may give: beyond it a list is no longer a sentence."""
FREE = frozenset({Stance.REPORTED, Stance.OPINION})
BACKGROUND = frozenset({Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.LOCATED_IN, Predicate.DESIGNATED_BY})
"""Relations that stay in the document's own voice where they are said in passing."""
SPEAKERS = {
    K.MEDIA: AuthorityKind.MEDIA,
    K.AUTHORITY: AuthorityKind.GOVERNMENT,
    K.PLACE: AuthorityKind.GOVERNMENT,
    K.PERSON: AuthorityKind.PERSON,
    K.ORG: AuthorityKind.COMPANY,
}
Bearing = tuple[Stance, Polarity, tuple[str, ...]]


def as_mention(name: Found) -> Mention:
    """A name as a mention of the model."""
    return Mention(name.span, name.text, name.kind, name.party or name.text, name.country)


def attribute(name: Found) -> Attribution:
    """A speaker as the authority of a claim."""
    return Attribution(name.text, name.authority or SPEAKERS.get(name.kind, AuthorityKind.OTHER), name.span)


def judge_stance(event: Event, voice: Voice) -> Bearing:
    """How the words of a clause in a voice stand to what they say, whether they negate it, and why."""
    cues = tuple(f"cue: {cue}" for cue in (voice.cue, event.mood_cue) if cue)
    negated = Polarity.NEGATED if event.negated else Polarity.AFFIRMED
    if voice.stance is Stance.DENIED:
        return Stance.DENIED, Polarity.NEGATED, cues
    if voice.stance in {Stance.NO_KNOWLEDGE, Stance.ADMITTED} and not event.negated:
        return voice.stance, negated, cues
    if event.mood is Stance.HEDGED:
        return Stance.HEDGED, negated, cues
    if event.negated and not event.stopped and voice.stance in FREE and _is_denial(voice):
        return Stance.DENIED, negated, (*cues, "a party speaks of itself")
    return event.mood or voice.stance or Stance.ASSERTED, negated, cues


def _is_denial(voice: Voice) -> bool:
    """Whether the voice is that of a party, which denies what it negates; a finding of papers or the press is none."""
    kinds = {K.ORG, K.PERSON, K.AUTHORITY, K.PLACE}
    return any(s.kind in kinds or s.authority is AuthorityKind.OFFICIALS for s in voice.speakers[:1])


def _goes_with(predicate: Predicate, subject: Phrase | None, item: Phrase | None, items: list[Phrase | None]) -> bool:
    """Whether a maker goes with a part: of several parts the one that its name follows."""
    if predicate is not Predicate.COMPONENT_OF or subject is None or item is None or len(items) < 2:
        return True
    before = [p for p in items if p is not None and p.span.start <= subject.span.start]
    return not before or item is max(before, key=lambda p: p.span.start)


def _is_announced(draft: Draft) -> bool:
    """Whether an authority tells of its own act: that it lists, that somebody is charged. The text states it as done."""
    voice, predicate = draft.event.voice, draft.frame.predicate
    first = voice.speakers[0] if voice.speakers else None
    if first is None or voice.stance not in {Stance.REPORTED, Stance.ALLEGED}:
        return False
    if predicate is Predicate.PROSECUTED_BY:
        return first.kind is K.AUTHORITY or first.authority is AuthorityKind.COURT
    names = {n for p in draft.roles.get("object", ()) if p.name for n in (p.name.party, p.name.text) if n}
    return predicate is Predicate.DESIGNATED_BY and bool({first.party or first.text, first.text} & names)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the claims of one document. `qualify` reads when, where and how much from the words of a clause."""

    document: Document
    method: str
    qualify: Callable[[str, Draft], Qualifiers]

    def make(self, draft: Draft) -> Iterator[Claim]:
        """The claims of a draft: one for each subject, object and item of its coordinations."""
        event = draft.event
        passing = event.subordinate and draft.frame.predicate in BACKGROUND and event.voice.stance is not Stance.ALLEGED
        carried = event.voice.carried and event.voice.stance is not Stance.ALLEGED
        own = (draft.frame.background and (passing or carried)) or _is_announced(draft)
        voice = Voice() if own else event.voice
        stance, polarity, cues = judge_stance(event, voice)
        if draft.frame.hedged and stance in {Stance.ASSERTED, Stance.REPORTED}:
            stance = Stance.HEDGED
        choices: list[list[Phrase | None]] = [
            [*draft.roles.get(role, ())] or [None] for role in ("subject", "object", "item")
        ]
        evidence = Evidence.quote(self.document, self._core(draft))
        tier = Tier.NEEDS_REVIEW if stance in {Stance.HEDGED, Stance.OPINION} else lower_tier(draft)
        frame = draft.frame
        for subject, target, item in list(product(*choices))[:MAX_PRODUCT]:
            if not _goes_with(frame.predicate, subject, item, choices[2]):
                continue
            yield Claim(
                predicate=frame.predicate,
                subject=self._mention(subject),
                object=self._mention(target),
                item=self._item(item),
                evidence=evidence,
                stance=stance,
                method=self.method,
                score=frame.score if tier is Tier.VERIFIED else min(frame.score, 0.5),
                reasons=(f"frame: {frame.name}", *cues),
                polarity=polarity,
                tier=tier,
                attribution=tuple(attribute(speaker) for speaker in voice.speakers),
                relayed_by=voice.relayed_by,
                qualifiers=self.qualify(self.document.cut(event.span), draft),
            )

    def _core(self, draft: Draft) -> Span:
        """The clause, widened to the names that fill it where they stand in the same sentence."""
        span = draft.event.span
        for rows in draft.roles.values():
            for phrase in rows:
                place = phrase.span
                if draft.event.sentence.covers(place):
                    span = span.join(place)
        voice, event = draft.event.voice, draft.event
        bent = event.negated or event.mood is not None or (voice.stance not in {None, Stance.REPORTED})
        return span.join(Span(event.sentence.start, event.sentence.start)) if bent else span

    def _mention(self, phrase: Phrase | None) -> Mention | None:
        if phrase is None or phrase.name is None:
            return self._item(phrase)
        return as_mention(phrase.name)

    def _item(self, phrase: Phrase | None) -> Mention | None:
        if phrase is None:
            return None
        if phrase.name is not None:
            return as_mention(phrase.name)
        text = self.document.cut(phrase.span)
        return Mention(phrase.span, text, K.ITEM, text)


def comment(document: Document, speaker: Found, sentence: Span, *, stance: Stance, method: str) -> Claim:
    """What a party says of the matter without saying what is so: a denial, no knowledge, no comment."""
    return Claim(
        predicate=Predicate.COMMENTS,
        subject=as_mention(speaker),
        object=None,
        item=None,
        evidence=Evidence.quote(document, sentence),
        stance=stance,
        method=method,
        score=0.9,
        reasons=(f"cue: {stance.value}",),
        polarity=Polarity.NEGATED if stance is Stance.DENIED else Polarity.AFFIRMED,
        tier=Tier.VERIFIED,
        attribution=(attribute(speaker),),
    )


def link_denials(claims: list[Claim]) -> list[Claim]:
    """Denials and professions of ignorance with the ids of the earlier claims that they answer."""
    done: list[Claim] = []
    for claim in claims:
        if claim.stance not in {Stance.DENIED, Stance.NO_KNOWLEDGE}:
            done.append(claim)
            continue
        earlier = [c for c in done if c.polarity is Polarity.AFFIRMED and c.predicate not in BACKGROUND]
        same = [
            c
            for c in earlier
            if claim.predicate in {c.predicate, Predicate.COMMENTS} and c.predicate is not Predicate.COMMENTS
        ]
        done.append(replace(claim, denies=tuple(dict.fromkeys(c.id for c in same[-MAX_PRODUCT:]))))
    return done
