"""Candidates by name and by number."""

from lading.resolve.block import Block
from lading.resolve.profile import Profile, profile_all, profile_entity
from tests.graph.case import EU_AEE, stated
from tests.resolve.entries import LISTED, MATCHER, party


def block() -> Block:
    profiles = profile_all(LISTED, schemata=MATCHER.schemata, tables=MATCHER.tables, texts={})
    return Block.build(profiles, tables=MATCHER.tables)


def asked(name: str, **more: str) -> Profile:
    found = profile_entity(party(name, **more), schemata=MATCHER.schemata, tables=MATCHER.tables)
    assert found is not None
    return found


def test_a_strong_name_is_found_by_its_strong_name() -> None:
    best = block().find(asked("Sichuan AEE"))[0]
    assert (best.entry.id, best.name, best.weak) == (EU_AEE.id, "Sichuan AEE", False)
    assert best.reasons


def test_a_weak_name_is_found_and_known_for_weak() -> None:
    best = block().find(asked("AEE"))[0]
    assert (best.entry.id, best.name, best.weak) == (EU_AEE.id, "AEE", True)


def test_a_number_finds_what_no_name_does() -> None:
    found = {one.entry.id: one for one in block().find(asked("Qwx", innCode="3849055365"))}
    assert found["ofac-46441"].score == 0.0
    assert found["ofac-46441"].asked == ""


def test_names_seen_before_are_not_looked_up_again() -> None:
    seen: dict[tuple[str, str], tuple[()]] = {("organisation", "Sichuan AEE"): ()}
    assert block().find(asked("Sichuan AEE"), seen) == ()  # type: ignore[arg-type]  # an empty answer is planted


def test_persons_and_organisations_do_not_meet() -> None:
    firm = stated("x", "Company", name="Artem Yamshchikov")
    profile = profile_entity(firm, schemata=MATCHER.schemata, tables=MATCHER.tables)
    assert profile is not None
    assert "ofac-51211" not in {one.entry.id for one in block().find(profile)}
