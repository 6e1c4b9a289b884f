import random

from lading.claims.learned import parties
from lading.claims.learned.found import Named
from lading.claims.learned.parties import group_parties
from lading.model.span import Span


def _names(*rows: tuple[str, str]) -> list[str]:
    at, found = 0, []
    for text, kind in rows:
        found.append(Named(Span(at, at + len(text)), text, kind, 0))
        at += len(text) + 1
    return [n.party for n in group_parties(found)]


def test_a_short_form_is_called_by_the_long_one() -> None:
    rows = _names(("IEMZ Kupol", "ORG"), ("Kupol", "ORG"), ("TSK Vektor", "ORG"))
    assert rows == ["IEMZ Kupol", "IEMZ Kupol", "TSK Vektor"]


def test_an_inflected_russian_name_is_the_same_party() -> None:
    assert len(set(_names(("Купол", "ORG"), ("Купола", "ORG"), ("Куполом", "ORG")))) == 1


def test_a_chinese_short_form_takes_its_characters_in_order() -> None:
    rows = _names(("湖南浩天翼航空技术有限公司", "ORG"), ("浩天翼", "ORG"), ("中天火箭", "ORG"))
    assert rows == ["湖南浩天翼航空技术有限公司", "湖南浩天翼航空技术有限公司", "中天火箭"]


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    assert _names(("Samuel Bendett", "PERSON"), ("Bendett", "PERSON")) == ["Samuel Bendett", "Samuel Bendett"]


def test_a_name_that_two_parties_share_is_neither() -> None:
    assert _names(("Vektor Trade", "ORG"), ("Vektor Systems", "ORG"), ("Vektor", "ORG"))[2] == "Vektor"


WORDS = (
    "Kupol",
    "Vektor",
    "Trade",
    "of",
    "The",
    "Северный",
    "завод",
    "Завода",
    "浩天",
    "航空",
    "Li",
    "Ivan·Petrov",
    "IEMZ",
)


def _plainly(mentions: list[Named]) -> list[Named]:
    """As `group_parties`, every name compared with every other."""

    class Every(parties._Likely):
        def find(self, short: tuple[str, str]) -> list[tuple[str, str]]:
            return [key for key in self.texts if key[0] == short[0]]

    before, parties._Likely = parties._Likely, Every  # type: ignore[misc]  # put back below
    try:
        return group_parties(mentions)
    finally:
        parties._Likely = before  # type: ignore[misc]  # as above


def test_looking_at_likely_long_forms_alone_changes_nothing() -> None:
    chance, joined = random.Random(20261201), 0  # noqa: S311  # a case that can be made again
    for _ in range(150):
        rows, at = [], 0
        for _ in range(40):
            text = chance.choice((" ", " ", "")).join(chance.choice(WORDS) for _ in range(chance.randrange(1, 5)))
            rows.append(Named(Span(at, at + len(text)), text, chance.choice(("ORG", "PERSON", "GOVBODY", "ITEM")), 0))
            at += len(text) + 1
        found = group_parties(rows)
        assert found == _plainly(rows)
        joined += sum(one.party != one.text for one in found)
    assert joined > 300
