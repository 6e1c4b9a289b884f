"""Whether the words bear the polarity and the stance that a model gives a claim."""

from collections.abc import Iterator

from lading.claims.guards import BEARING, PASSING, REPLACE, Context, Guard
from lading.claims.llm.knowledge import Knowledge
from lading.claims.llm.reply import Fault, RefusedRowError
from lading.claims.tokens import INVISIBLE
from lading.model.claim import Claim, Polarity, Predicate, Stance
from lading.model.span import Span

TURNING = frozenset({"denied", "negated"})
CUED = {Stance.HEDGED: "hedged", Stance.PLANNED: "planned", Stance.ALLEGED: "alleged"}
SELDOM = frozenset({Stance.NO_KNOWLEDGE, Stance.NO_COMMENT, Stance.ADMITTED, Stance.OPINION})
"""Stances that the guards have no words for: a person looks at them unless the rules read the same."""
GOVERNING = frozenset({"near", "clause", "verb", "infinitive", "gerund", "mention"})


def check_polarity(claim: Claim, words: Span, *, context: Context, knowledge: Knowledge) -> Iterator[str]:
    """The doubts about a claim's polarity.

    Raises:
        RefusedRowError: where it is affirmed and its own sentence negates or denies it, or the other way round.
    """
    if claim.predicate is Predicate.COMMENTS:
        return
    document, span = context.document, claim.evidence.span
    if claim.stance is Stance.DENIED and claim.polarity is Polarity.AFFIRMED:
        raise RefusedRowError(Fault.POLARITY, "denied, and yet affirmed")
    guard = knowledge.guard_of(document.cut(span))
    reaching = [found for found, _ in context.find(claim) if found.cue.effect in TURNING]
    if claim.polarity is Polarity.AFFIRMED:
        own = next((found for found in reaching if span.covers(found.span)), None)
        if own is not None and claim.predicate in PASSING:
            yield f"the sentence has: {document.cut(own.span)}"
            return
        if own is not None:
            raise RefusedRowError(Fault.POLARITY, f"affirmed, and the sentence has: {document.cut(own.span)}")
        if _negations(document.cut(words), guard):
            raise RefusedRowError(Fault.POLARITY, f"affirmed, and its words are: {document.cut(words)}")
        return
    if not reaching and not _negations(document.cut(words), guard):
        if not _negations(document.cut(span), guard):
            raise RefusedRowError(Fault.POLARITY, "negated, and the sentence has no negation")
        yield "the negation of the sentence does not reach it"


def check_stance(claim: Claim, *, context: Context, knowledge: Knowledge) -> Iterator[str]:
    """The doubts about a claim's stance and voice."""
    stance = claim.stance
    if stance in CUED and not any(found.cue.effect == CUED[stance] for found, _ in context.find(claim)):
        yield f"no word of the sentence makes it {stance}"
    if stance in SELDOM:
        yield f"only the model reads it as {stance}"
    if stance is Stance.ASSERTED and claim.attribution:
        yield "asserted, and yet in somebody's words"
    if stance is Stance.REPORTED and not claim.attribution:
        yield "reported, and nobody is named who says it"
    sentence = context.document.cut(claim.evidence.span)
    if stance in BEARING and not claim.attribution and knowledge.checks.reports.search(sentence):
        yield "the sentence says that somebody says something"


def _negations(text: str, guard: Guard) -> bool:
    """Whether a text has a word that negates or denies, harmless ones aside."""
    plain = "".join(REPLACE.get(c, c) for c in text if c not in INVISIBLE).translate(guard.fold)
    plain = guard.harmless.sub(lambda m: " " * len(m.group()), plain)
    cues = (cue for cue in guard.cues if cue.effect in TURNING and cue.reach in GOVERNING)
    return any(cue.words.search(plain) for cue in cues)
