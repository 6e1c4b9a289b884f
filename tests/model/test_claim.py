import dataclasses

import pytest

from lading.model.claim import Claim, Mention, MentionKind, Polarity, Predicate, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.ids import digest_bytes
from lading.model.span import Span

TEXT = "Limbach shipped engines to Kupol, records show."
DOCUMENT = Document(text=TEXT, name="note", sha256=digest_bytes(TEXT.encode()))


def mention(name: str) -> Mention:
    start = TEXT.index(name)
    return Mention(Span(start, start + len(name)), name, MentionKind.ORG, name)


def claim() -> Claim:
    return Claim(
        predicate=Predicate.SUPPLIES,
        subject=mention("Limbach"),
        object=mention("Kupol"),
        item=None,
        evidence=Evidence.quote(DOCUMENT, Span(0, 32)),
        stance=Stance.REPORTED,
        method="hand/1",
        score=1.0,
        reasons=("written by hand",),
        tier=Tier.VERIFIED,
    )


def test_a_claim_is_about_something() -> None:
    with pytest.raises(ValueError, match="about something"):
        dataclasses.replace(claim(), subject=None, object=None)


def test_no_score_without_reasons() -> None:
    with pytest.raises(ValueError, match="reasons"):
        dataclasses.replace(claim(), reasons=())


def test_who_and_whom_are_part_of_what_a_claim_is() -> None:
    turned = dataclasses.replace(claim(), subject=mention("Kupol"), object=mention("Limbach"))
    assert turned.id != claim().id
    assert dataclasses.replace(claim(), polarity=Polarity.NEGATED).id != claim().id


def test_a_persons_review_does_not_make_it_another_claim() -> None:
    assert dataclasses.replace(claim(), tier=Tier.NEEDS_REVIEW, score=0.4).id == claim().id


@pytest.mark.parametrize("stance", list(Stance))
def test_only_what_is_affirmed_bears_an_edge(stance: Stance) -> None:
    bearing = {Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.ADMITTED}
    assert dataclasses.replace(claim(), stance=stance).bears_edge == (stance in bearing)
    assert not dataclasses.replace(claim(), stance=stance, polarity=Polarity.NEGATED).bears_edge
    assert not dataclasses.replace(claim(), stance=stance, tier=Tier.NEEDS_REVIEW).bears_edge
