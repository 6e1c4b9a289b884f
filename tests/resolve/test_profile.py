"""What tells an entity from others."""

import pytest

from lading.resolve.profile import Profile, Sort, profile_entity, read_texts
from tests.graph.case import EU_AEE_LISTED, VEKTOR_LINK, stated
from tests.resolve.entries import MATCHER


def made(schema: str = "Company", **values: str | list[str]) -> Profile:
    profile = profile_entity(stated("x", schema, **values), schemata=MATCHER.schemata, tables=MATCHER.tables)
    assert profile is not None
    return profile


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("AEE", "weak"),
        ("IRA", "weak"),
        ("ООО «ТСК»", "weak"),
        ("VEKTOR, OOO", "short"),
        ("Sichuan AEE", "strong"),
        ("TSK VEKTOR, OOO", "strong"),
        ("Rosoboronexport", "strong"),
        ("浩天翼", "strong"),
    ],
)
def test_names_that_others_share(name: str, strength: str) -> None:
    profile = made(name=name)
    found = "weak" if name in profile.weak else "short" if name in profile.short else "strong"
    assert found == strength


def test_a_weak_alias_of_the_list_is_weak() -> None:
    profile = made(name="Zarya Optical Plant", weakAlias="Optical Plant", alias="Zarya Works")
    assert (profile.strong, profile.weak) == (("Zarya Optical Plant", "Zarya Works"), ("Optical Plant",))


def test_a_persons_single_name_is_no_acronym() -> None:
    assert made("Person", name="Suharto").strong == ("Suharto",)


def test_only_valid_numbers_count() -> None:
    profile = made(name="Zarya Plant", innCode=["1657007195", "1657007196"], ogrnCode="nonsense")
    assert profile.identifiers == {("innCode", "1657007195")}


@pytest.mark.parametrize(
    ("schema", "sort"),
    [
        ("Person", Sort.PERSON),
        ("LegalEntity", Sort.ORGANISATION),
        ("PublicBody", Sort.ORGANISATION),
        ("Vessel", Sort.CRAFT),
    ],
)
def test_sorts(schema: str, sort: Sort) -> None:
    assert made(schema, name="Zarya").sort is sort


@pytest.mark.parametrize("schema", ["Address", "Sanction", "UnknownLink"])
def test_what_is_no_party_has_no_profile(schema: str) -> None:
    entity = stated("x", schema, name="Zarya", entity="y")
    assert profile_entity(entity, schemata=MATCHER.schemata, tables=MATCHER.tables) is None


def test_what_a_list_says_of_an_entry_elsewhere() -> None:
    texts = read_texts([EU_AEE_LISTED, VEKTOR_LINK], MATCHER.schemata)
    assert "KUPOL" in texts["eu-aee"][0]
    assert texts["ofac-46441"] == (VEKTOR_LINK.first("summary"),)
