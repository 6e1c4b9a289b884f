"""Two answers compared: what changed for whom, and why."""

import itertools
from collections.abc import Iterable

from lading.exposure.watch import Change, Fact, FactKind, Quoted, Seen, Snapshot, compare

REPORT = Quoted("Zarya supplied lenses to Arms Works.", "doc-1", "report, 2025-09-25")
SECOND = Quoted("Zarya sold Arms Works lenses.", "doc-2", "letter, 2025-10-25")
LISTED = Fact(FactKind.LISTED, "eu 1 ", "listed by the EU since 2026-04-23", source="eu_fsf")
ARMS = Seen(frozenset({"arms"}), "Arms Works", (Fact(FactKind.LISTED, "eu 2 ", "listed by the EU", source="eu_fsf"),))
EXPOSED = Fact(FactKind.EXPOSED, "Arms Works", "supplier of listed", (REPORT,), "arms")


def zarya(*facts: Fact, refs: Iterable[str] = ("zarya",), caption: str = "Zarya") -> Seen:
    return Seen(frozenset(refs), caption, facts)


def day(
    as_of: str, *parties: Seen, documents: tuple[str, ...] = ("doc-1",), datasets: tuple[str, ...] = ("eu_fsf",)
) -> Snapshot:
    return Snapshot(as_of, "v", datasets, dict.fromkeys(documents, "a document"), parties)


def told(before: Snapshot, after: Snapshot) -> list[tuple[str, str]]:
    return [(change.caption, change.kind) for change in compare(before, after)]


def only(before: Snapshot, after: Snapshot) -> Change:
    (change,) = compare(before, after)
    return change


def test_the_same_answer_changes_nothing() -> None:
    one = day("2025-10-01", ARMS, zarya(EXPOSED))
    assert compare(one, one) == ()
    assert told(one, day("2025-11-01", ARMS, zarya(EXPOSED))) == []


def test_a_new_document_exposes_with_its_quote() -> None:
    change = only(day("2025-09-01", ARMS, zarya(), documents=()), day("2025-10-01", ARMS, zarya(EXPOSED)))
    assert change.kind == "exposed"
    assert change.reasons == ("new document: report, 2025-09-25: “Zarya supplied lenses to Arms Works.”",)
    assert change.quotes == (REPORT,)


def test_a_listing_of_the_other_end_exposes() -> None:
    arms = Seen(frozenset({"arms"}), "Arms Works", ())
    found = compare(day("2025-09-01", arms, zarya()), day("2025-10-01", ARMS, zarya(EXPOSED)))
    assert [(change.caption, change.kind) for change in found] == [("Arms Works", "listed"), ("Zarya", "exposed")]
    assert found[1].reasons == ("not listed in the earlier answer, or not in it: Arms Works, listed by the EU",)


def test_an_exposed_party_that_is_listed_is_not_called_cleared() -> None:
    change = only(day("2025-10-01", ARMS, zarya(EXPOSED)), day("2026-05-01", ARMS, zarya(LISTED)))
    assert change.kind == "listed"
    assert change.reasons[0].startswith("new designation: listed by the EU since 2026-04-23")
    assert "was supplier of listed before" in change.reasons


def test_a_delisting_clears_whoever_was_exposed_by_it() -> None:
    arms = Seen(frozenset({"arms"}), "Arms Works", ())
    found = compare(day("2025-10-01", ARMS, zarya(EXPOSED)), day("2026-05-01", arms, zarya()))
    assert [(change.caption, change.kind) for change in found] == [
        ("Arms Works", "cleared"),
        ("Arms Works", "delisted"),
        ("Zarya", "cleared"),
        ("Zarya", "no_longer_exposed"),
    ]
    assert found[2].reasons == ("the listed party is delisted: Arms Works, listed by the EU",)


def test_a_document_that_is_gone_and_a_list_that_is_gone_are_said() -> None:
    change = compare(day("2025-10-01", ARMS, zarya(EXPOSED)), day("2025-10-02", ARMS, zarya(), documents=()))[1]
    assert change.reasons == ("no longer among the documents: report, 2025-09-25",)
    found = compare(
        day("2025-10-01", ARMS), day("2025-10-02", Seen(frozenset({"arms"}), "Arms Works", ()), datasets=())
    )
    assert found[1].reasons == ("the list eu_fsf is not loaded any more",)


def test_a_list_that_was_not_loaded_before_is_no_new_designation() -> None:
    change = only(day("2025-10-01", zarya(), datasets=()), day("2025-10-02", zarya(LISTED)))
    assert change.reasons == ("the list eu_fsf was not loaded before",)


def test_another_share_and_another_quote_are_changes_of_what_is_known() -> None:
    half = Fact(FactKind.OWNED, "us_ofac_50", "blocked by rule: X holds 50 % of Zarya", source="arms")
    more = Fact(FactKind.OWNED, "us_ofac_50", "blocked by rule: X holds 60 % of Zarya", source="arms")
    change = only(day("2025-10-01", ARMS, zarya(half)), day("2025-10-02", ARMS, zarya(more)))
    assert (change.kind, change.reasons) == ("owned_changed", ("before: blocked by rule: X holds 50 % of Zarya",))
    both = Fact(FactKind.EXPOSED, "Arms Works", "supplier of listed", (REPORT, SECOND), "arms")
    change = only(
        day("2025-10-01", ARMS, zarya(EXPOSED)), day("2025-11-01", ARMS, zarya(both), documents=("doc-1", "doc-2"))
    )
    assert (change.kind, change.quotes) == ("exposed_changed", (SECOND,))


def test_a_row_of_a_register_is_no_document() -> None:
    row = Quoted("60", "eu_fsf", "register.csv row 2")
    owned = Fact(FactKind.OWNED, "us_ofac_50", "blocked by rule", (row,), "arms")
    change = only(day("2025-10-01", ARMS, zarya()), day("2025-10-02", ARMS, zarya(owned)))
    assert change.reasons == ("now stated in the list: register.csv row 2: “60”",)


def test_a_possible_owner_that_becomes_sure_is_no_end() -> None:
    maybe = Fact(FactKind.POSSIBLY_OWNED, "us_ofac_50", "possible (share unknown)", source="arms")
    sure = Fact(FactKind.OWNED, "us_ofac_50", "blocked by rule", source="arms")
    assert told(day("2025-10-01", ARMS, zarya(maybe)), day("2025-10-02", ARMS, zarya(sure))) == [("Zarya", "owned")]


def test_a_party_is_known_again_by_any_id_or_its_name() -> None:
    before = zarya(EXPOSED, refs=("doc-1-zarya", "name: zarya"))
    after = zarya(EXPOSED, refs=("doc-9-zarya", "name: zarya"))
    assert told(day("2025-10-01", ARMS, before), day("2025-10-02", ARMS, after)) == []
    assert ("Zarya", "cleared") in told(day("2025-10-01", ARMS, before), day("2025-10-02", ARMS))


def test_the_order_of_parties_does_not_matter() -> None:
    parties = [ARMS, zarya(EXPOSED), zarya(LISTED, refs=("third",), caption="Third")]
    empty = day("2025-09-01", documents=())
    found = {compare(empty, day("2025-10-01", *order)) for order in itertools.permutations(parties)}
    assert len(found) == 1
