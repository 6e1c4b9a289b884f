"""What people decided holds, whatever an extractor reads later."""

from dataclasses import replace
from typing import Any

from lading.claims.decided import decide_claims, raise_open
from lading.model.claim import Claim, Polarity, Predicate, Reading, Stance, Tier
from lading.model.evidence import Evidence
from lading.model.judgement import ClaimJudgement, Decision
from lading.model.span import Span
from tests.graph.case import Page, page

TEXT = "On Monday Zarya Plant sent pumps to Arms Works, officials said. Zarya Plant is in Omsk."
YES, NO, UNSURE = Decision.POSITIVE, Decision.NEGATIVE, Decision.UNSURE


def marked(**more: Any) -> tuple[Page, Claim]:
    one = page(TEXT)
    plant, works = one.named("Zarya Plant"), one.named("Arms Works")
    values: dict[str, Any] = {"tier": Tier.NEEDS_REVIEW} | more
    return one, one.says(Predicate.SUPPLIES, plant, works, quote="Zarya Plant sent pumps to Arms Works", **values)


def decide(one: Page, *claims: Claim, judgements: list[ClaimJudgement]) -> tuple[Claim, ...]:
    reading = Reading(one.document.id, tuple(one.mentions), claims)
    ((document, decided),) = decide_claims([(one.document, reading)], judgements)
    assert document == one.document
    return decided.claims


def judge(claim: Claim, decision: Decision) -> ClaimJudgement:
    return ClaimJudgement(claim, decision, "Ada", "2026-11-23")


def shifted(one: Page, claim: Claim) -> Claim:
    """The same, as a newer extractor quotes it."""
    span = Span(claim.evidence.span.start - len("On Monday "), claim.evidence.span.end + len(", officials said"))
    return replace(claim, evidence=Evidence.quote(one.document, span), method="rules/2")


def test_a_yes_makes_a_claim_count_and_says_whose_it_was() -> None:
    one, claim = marked()
    (made,) = decide(one, claim, judgements=[judge(claim, YES)])
    assert (made.tier, made.id) == (Tier.VERIFIED, claim.id)
    assert made.reasons[-1] == "a person confirmed it: Ada, 2026-11-23"


def test_a_no_takes_a_claim_out_and_unsure_makes_it_wait() -> None:
    one, claim = marked(tier=Tier.VERIFIED)
    assert decide(one, claim, judgements=[judge(claim, NO)]) == ()
    (made,) = decide(one, claim, judgements=[judge(claim, UNSURE)])
    assert made.tier is Tier.NEEDS_REVIEW


def test_a_newer_reading_of_the_same_words_keeps_the_decision() -> None:
    one, claim = marked()
    later = shifted(one, claim)
    assert later.id != claim.id
    (made,) = decide(one, later, judgements=[judge(claim, YES)])
    assert (made.id, made.tier, made.method) == (later.id, Tier.VERIFIED, "rules/2")
    assert decide(one, later, judgements=[judge(claim, NO)]) == ()


def test_what_a_person_confirmed_stays_where_an_extractor_no_longer_finds_it() -> None:
    one, claim = marked()
    (made,) = decide(one, judgements=[judge(claim, YES)])
    assert (made.id, made.tier) == (claim.id, Tier.VERIFIED)
    assert decide(one, judgements=[judge(claim, NO)]) == ()
    assert decide(one, judgements=[judge(claim, UNSURE)]) == ()


def test_who_confirmed_a_report_has_not_confirmed_a_guess() -> None:
    one, claim = marked()
    (made,) = decide(one, replace(claim, stance=Stance.HEDGED), judgements=[judge(claim, YES)])
    assert made.stance is Stance.REPORTED


def test_a_decision_says_nothing_of_other_parties_predicates_or_polarity() -> None:
    one, claim = marked()
    others = (
        replace(claim, predicate=Predicate.OWNS),
        replace(claim, polarity=Polarity.NEGATED),
        replace(claim, object=replace(one.mentions[1], party="Northern Arms Works")),
    )
    assert set(decide(one, *others, judgements=[judge(claim, NO)])) == set(others)


def test_another_documents_claim_is_left_alone() -> None:
    one, claim = marked()
    other = page("Zarya Plant grew.")
    reading = Reading(other.document.id)
    assert decide_claims([(other.document, reading)], [judge(claim, YES)]) == ((other.document, reading),)
    assert one.document.id != other.document.id


def test_what_waits_is_raised_but_for_what_people_left_unsure() -> None:
    one, claim = marked()
    reading = Reading(one.document.id, (), (claim,))
    assert raise_open(reading).claims[0].tier is Tier.VERIFIED
    assert raise_open(reading, besides={claim.id}) == reading
