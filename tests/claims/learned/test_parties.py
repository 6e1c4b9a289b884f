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
