import datetime as dt
from collections.abc import Iterator

import pytest

from lading.errors import ConfigurationError
from lading.io.store import Draft, Refusal, Store, choose_versions
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from lading.model.statement import Statement
from tests.io.store.build import (
    MONDAY,
    SCHEMATA,
    TUESDAY,
    kupol_statements,
    let_in,
    many_statements,
    warning,
)


def plain(statements: list[Statement]) -> list[Statement]:
    """Statements without the days that the store adds."""
    return [said._replace(first_seen=None, last_seen=None) for said in statements]


def say(entity: str, prop: str, value: str, **more: str) -> Statement:
    return Statement(entity, "Company", prop, value, "house_list", **more)  # type: ignore[arg-type]  # texts only


def test_a_real_list_comes_back_statement_by_statement_in_its_order(store: Store) -> None:
    stated = kupol_statements()
    version = let_in(store, stated, dataset="us_ofac_sdn", published="2026-08-02")
    assert plain(list(store.lists.statements(version))) == stated
    assert (version.counts.statements, version.counts.entities) == (len(stated), 10)
    assert store.lists.fill(version)["Sanction", ""] == 10


def test_an_entity_keeps_its_main_name_and_what_points_to_it_is_found(store: Store) -> None:
    let_in(store, kupol_statements(), dataset="us_ofac_sdn")
    snapshot = choose_versions(store.lists.versions())
    kupol = store.lists.entity("ofac-46431", snapshot)
    assert kupol is not None
    assert kupol.caption == "JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL"
    assert "ofac-46431-sanction" in {said.entity_id for said in store.lists.stating("ofac-46431", snapshot)}
    assert {said.entity_id for said in store.lists.stating("3849055365", snapshot)} >= {"ofac-46441"}
    assert store.lists.entity("ofac-0", snapshot) is None


def test_what_was_printed_language_origin_and_odd_characters_are_kept(store: Store) -> None:
    stated = [
        say("a", "name", "Купол", original_value="  КУПОЛ ", lang="rus", origin="list.xml entry 007"),
        say("a", "name", "四川 \U0001f6a2 a\x00b", origin="without number"),
        say("a", "notes", "", origin=""),
        Statement("a", "Company", "name", "Kupol", "house_list", external=True),
    ]
    version = let_in(store, stated)
    assert plain(list(store.lists.statements(version))) == stated


def test_a_later_version_is_in_force_and_every_earlier_one_still_readable(store: Store) -> None:
    first = let_in(store, [say("a", "name", "A"), say("b", "name", "B")], published="2026-02-27")
    second = let_in(store, [say("a", "name", "A"), say("c", "name", "C")], published="2026-08-01", loaded=TUESDAY)
    third = let_in(store, [say("b", "name", "B")], published="2026-09-01", loaded=TUESDAY)
    found = [sorted(said.entity_id for said in store.lists.statements(v)) for v in (first, second, third)]
    assert found == [["a", "b"], ["a", "c"], ["b"]]
    assert store.check() == ()


def test_as_of_asks_what_was_published_and_known_on_asks_what_had_been_loaded(store: Store) -> None:
    let_in(store, [say("a", "name", "New")], published="2026-08-01", loaded=MONDAY)
    let_in(store, [say("a", "name", "Old")], published="2026-02-27", loaded=TUESDAY)

    def name(as_of: str | None = None, known: str | None = None) -> str | None:
        days = [dt.date.fromisoformat(day) if day else None for day in (as_of, known)]
        snapshot = choose_versions(store.lists.versions(), as_of=days[0], known=days[1])
        entity = store.lists.entity("a", snapshot)
        return entity.caption if entity else None

    assert name() == "New"  # what was published last, although it was loaded first
    assert name(as_of="2026-07-31") == "Old"
    assert name(as_of="2026-08-01") == "New"
    assert name(as_of="2026-01-01") is None
    assert name(as_of="2026-07-31", known="2026-11-23") is None  # on Monday nobody had the older one yet
    assert name(known="2026-11-22") is None


def test_first_and_last_seen_are_days_of_versions_unless_the_list_says_so(store: Store) -> None:
    let_in(store, [say("a", "name", "A")], published="2026-02-27")
    let_in(store, [say("a", "name", "A"), say("a", "alias", "AA")], published="2026-05-01")
    (name, alias) = store.lists.statements(store.lists.versions()[-1])
    assert (name.first_seen, name.last_seen) == ("2026-02-27", "2026-05-01")
    assert (alias.first_seen, alias.last_seen) == ("2026-05-01", "2026-05-01")
    let_in(store, [say("b", "name", "B", first_seen="2021-01-01", last_seen="2026-06-01")], published="2026-06-02")
    let_in(store, [say("b", "name", "B", first_seen="2021-01-01", last_seen="2026-07-01")], published="2026-07-02")
    before, after = (list(store.lists.statements(v)) for v in store.lists.versions()[-2:])
    assert (after[0].first_seen, after[0].last_seen) == ("2021-01-01", "2026-07-01")
    assert before[0].last_seen == "2026-06-02"  # never later than the version that is asked


def test_a_version_loaded_out_of_turn_moves_first_seen_only_for_who_knows_it(store: Store) -> None:
    let_in(store, [say("a", "name", "A")], published="2026-08-01", loaded=MONDAY)
    let_in(store, [say("a", "name", "A")], published="2021-01-01", loaded=TUESDAY)
    versions = store.lists.versions()
    today = store.lists.entity("a", choose_versions(versions))
    monday = store.lists.entity("a", choose_versions(versions, known=dt.date(2026, 11, 23)))
    assert today is not None
    assert monday is not None
    assert (today.statements[0].first_seen, monday.statements[0].first_seen) == ("2021-01-01", "2026-08-01")


def test_the_same_version_again_writes_nothing(store: Store) -> None:
    first = let_in(store, kupol_statements(), dataset="us_ofac_sdn", published="2026-08-02")
    again = let_in(store, kupol_statements(), dataset="us_ofac_sdn", published="2026-08-02", loaded=TUESDAY)
    assert again == first
    assert len(store.lists.versions()) == 1


def test_what_is_not_accepted_is_forgotten(store: Store) -> None:
    def break_off() -> Iterator[Statement]:
        yield from many_statements(10)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.lists.stage(Draft("house_list", "test")) as staged:
        staged.fill(break_off())
    with store.lists.stage(Draft("house_list", "test")) as staged:
        staged.fill(many_statements(3))
        assert staged.count(SCHEMATA).entities == 3
    assert store.lists.versions() == ()


def test_versions_remember_files_issues_and_refusals(store: Store) -> None:
    version = let_in(store, [*many_statements(4), warning("no such country")])
    (kept,) = store.lists.versions()
    assert kept == version
    assert kept.unread == 1
    assert store.lists.issues(kept) == (warning("no such country"),)
    assert [(file.name, file.rows) for file in kept.files] == [("house.csv", 4)]
    refusal = Refusal("house_list", TUESDAY, Issue(Severity.ERROR, "house.csv", "row 1", "broken", "mend it"))
    store.lists.refuse(refusal)
    assert store.lists.refusals() == (refusal,)


def test_a_version_is_named_by_the_beginning_of_its_digest(store: Store) -> None:
    version = let_in(store, many_statements(2))
    assert store.lists.find_version(version.short) == version
    assert store.lists.find_version(version.digest.upper()) == version
    for wrong in ("ffff0000", "abc", "%%%%"):
        with pytest.raises(ConfigurationError, match="version"):
            store.lists.find_version(wrong)


def test_what_differs_between_two_versions_is_named_whichever_was_loaded_first(store: Store) -> None:
    old = let_in(store, [say("a", "name", "A"), say("b", "name", "B")], published="2026-02-27")
    new = let_in(store, [say("a", "name", "A"), say("b", "name", "BB"), say("c", "name", "C")], published="2026-08-01")
    assert sorted(store.lists.changed(old, new)) == ["b", "c"]
    assert sorted(store.lists.changed(new, old)) == ["b", "c"]
    other = let_in(store, [say("a", "name", "A")], dataset="other_list")
    with pytest.raises(ConfigurationError, match="one list"):
        store.lists.changed(old, other)


def test_two_lists_that_share_an_id_do_not_end_each_others_statements(store: Store) -> None:
    let_in(store, [say("a", "name", "A")])
    let_in(store, [Statement("a", "Company", "name", "A", "other_list")], dataset="other_list")
    let_in(store, [say("b", "name", "B")], loaded=TUESDAY)
    entity = store.lists.entity("a", choose_versions(store.lists.versions()))
    assert isinstance(entity, Entity)
    assert entity.datasets == ("other_list",)
