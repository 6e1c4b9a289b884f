"""Polarity, stance and who says it: the traps that put words into a party's mouth."""

import pytest

from lading.model.claim import Polarity, Predicate, Stance, Tier
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "predicate", "polarity", "stance"),
    [
        ("Norvik Trading supplied gyroscopes to Kupol.", "supplies", "+", "asserted"),
        ("Officials said Norvik Trading supplied gyroscopes to Kupol.", "supplies", "+", "reported"),
        ("Norvik Trading may have supplied gyroscopes to Kupol.", "supplies", "+", "hedged"),
        ("Norvik Trading is believed to have supplied gyroscopes to Kupol.", "supplies", "+", "hedged"),
        ("Norvik Trading allegedly supplied gyroscopes to Kupol.", "supplies", "+", "alleged"),
        ("Prosecutors allege that Norvik Trading supplied gyroscopes to Kupol.", "supplies", "+", "alleged"),
        ("Norvik Trading agreed to supply gyroscopes to Kupol.", "supplies", "+", "planned"),
        ("Norvik Trading will supply gyroscopes to Kupol.", "supplies", "+", "planned"),
        ("Norvik Trading admitted that it had supplied gyroscopes to Kupol.", "supplies", "+", "admitted"),
        ("Norvik Trading denied supplying gyroscopes to Kupol.", "supplies", "-", "denied"),
        ("Norvik Trading said it had never supplied gyroscopes to Kupol.", "supplies", "-", "denied"),
        ("Norvik Trading stopped supplying gyroscopes to Kupol.", "supplies", "-", "asserted"),
        ("Norvik Trading did not supply gyroscopes to Kupol.", "supplies", "-", "asserted"),
        (
            "Norvik Trading not only supplied gyroscopes to Kupol but also trained its staff.",
            "supplies",
            "+",
            "asserted",
        ),
        ("None of the firms supplied gyroscopes to Kupol.", "supplies", "-", "asserted"),
        ("Delta Ltd has not been sanctioned by the EU.", "designated_by", "-", "asserted"),
        ("Sanctions against Delta Ltd have not yet been introduced by the EU.", "designated_by", "-", "asserted"),
    ],
)
def test_the_words_around_a_verb_give_the_stance(
    text: str, predicate: str, polarity: str, stance: str, read: Reader
) -> None:
    found = [(c.polarity.value, c.stance.value) for c in read(text).claims if c.predicate.value == predicate]
    assert (polarity, stance) in found
    assert {p for p, _ in found} == {polarity}


def test_what_nobody_claims_is_no_claim(read: Reader) -> None:
    for text in (
        "The researchers did not claim that Norvik Trading shipped engines to Kupol.",
        "There is no evidence that Norvik Trading shipped engines to Kupol.",
        "Did Norvik Trading ship engines to Kupol?",
    ):
        assert not [c for c in read(text).claims if c.bears_edge]


def test_no_knowledge_and_no_comment_are_no_denials(read: Reader) -> None:
    text = (
        "Norvik Trading supplied gyroscopes to Kupol, officials said. Norvik Trading did not respond to a request for comment. "
        "China’s foreign ministry said it was not aware of the matter."
    )
    claims = read(text).claims
    stances = {c.subject.text: c.stance for c in claims if c.predicate is Predicate.COMMENTS and c.subject}
    assert stances == {"Norvik Trading": Stance.NO_COMMENT, "China’s foreign ministry": Stance.NO_KNOWLEDGE}
    assert all(c.polarity is Polarity.AFFIRMED for c in claims)


def test_a_denial_is_linked_to_the_claim_it_answers(read: Reader) -> None:
    text = "Officials said Norvik Trading supplied gyroscopes to Kupol.\n\nNorvik Trading said it had never supplied gyroscopes to Kupol."
    said, denied = [c for c in read(text).claims if c.predicate is Predicate.SUPPLIES]
    assert denied.denies == (said.id,)
    assert denied.attribution[0].party == "Norvik Trading"
    assert "never" in denied.evidence.exact


def test_the_quote_of_a_bent_claim_holds_what_bends_it(read: Reader) -> None:
    (claim,) = list(read("Officials denied that Norvik Trading supplied gyroscopes to Kupol.").claims)
    assert claim.evidence.exact.startswith("Officials denied")


def test_a_status_said_in_passing_is_the_texts_own_voice(read: Reader) -> None:
    text = "Officials said Kupol received engines from TSK Vektor, which is under U.S. and EU sanctions."
    listed = [c for c in read(text).claims if c.predicate is Predicate.DESIGNATED_BY]
    assert [(c.stance, c.attribution) for c in listed] == [(Stance.ASSERTED, ())] * 2
    assert [c.object.text for c in listed if c.object] == ["U.S.", "EU"]


def test_a_supply_without_its_other_side_awaits_review(read: Reader) -> None:
    claims = read("Norvik Trading sold gyroscopes in 2023.").claims
    assert [c.tier for c in claims if c.predicate is Predicate.SUPPLIES] == [Tier.NEEDS_REVIEW]


def test_the_maker_of_a_part_is_not_its_supplier(read: Reader) -> None:
    claims = read("A chip made by Texas Instruments was found in an Orlan-10 drone.").claims
    assert Predicate.MANUFACTURES in {c.predicate for c in claims}
    assert Predicate.SUPPLIES not in {c.predicate for c in claims}
