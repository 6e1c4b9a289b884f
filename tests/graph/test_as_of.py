"""What stood and was known on a day."""

import datetime as dt

import pytest

from lading.graph.as_of import Standing, edges_as_of, in_force, later, note_dates, standing
from lading.graph.build import Graph
from lading.model.claim import MentionKind, Predicate, Qualifiers
from lading.model.exposure import Designation, Edge
from lading.model.period import Period
from tests.graph.case import build, page
from tests.graph.test_edges import same


def listed(start: str | None, end: str | None = None) -> Designation:
    return Designation("p", "e", "European Union", "", Period(start, end), "eu_fsf")


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2026-04-23", None, "2026-04-22", Standing.LATER),
        ("2026-04-23", None, "2026-04-23", Standing.IN_FORCE),
        ("2020-01-01", "2024-03-01", "2024-03-01", Standing.IN_FORCE),
        ("2020-01-01", "2024-03-01", "2024-03-02", Standing.OVER),
        ("2026-04", None, "2026-04-15", Standing.POSSIBLE),
        ("2026-04", None, "2026-04-30", Standing.IN_FORCE),
        ("2026", None, "2025-12-31", Standing.LATER),
        ("2020-01-01", "2024", "2024-06-01", Standing.POSSIBLE),
        (None, None, "1999-01-01", Standing.IN_FORCE),
    ],
)
def test_first_and_last_day_belong_to_a_designation(
    start: str | None, end: str | None, day: str, expected: Standing
) -> None:
    assert standing(listed(start, end), dt.date.fromisoformat(day)) is expected


def test_designations_are_told_apart_by_day() -> None:
    rows = [listed("2027-01-01"), listed("2026-04-23"), listed("2020", "2021"), listed(None)]
    day = dt.date(2025, 10, 1)
    assert in_force(rows, day) == (rows[3],)
    assert later(rows, day) == (rows[1], rows[0])


def edges(graph: Graph, day: str) -> tuple[Edge, ...]:
    return edges_as_of(
        graph.edges,
        dt.date.fromisoformat(day),
        canonical=graph.canonical,
        documents=graph.documents,
        relations=graph.relations,
    )


def two_reports() -> Graph:
    first = page("Zarya Plant sold E300 to Example Works in 2023.", name="a", published="2024-02-01")
    second = page("Zarya Plant sold E400 to Example Works.", name="b", published="2025-02-01")
    for one, goods in ((first, "E300"), (second, "E400")):
        ends = one.named("Zarya Plant"), one.named("Example Works"), one.named(goods, MentionKind.ITEM)
        time = Period("2023", "2023") if one is first else None
        one.says(Predicate.SUPPLIES, *ends, quote=f"sold {goods}", qualifiers=Qualifiers(time=time))
    return build([first, second], [], same(first, second))


def test_only_what_was_published_by_then_is_known() -> None:
    graph = two_reports()
    assert edges(graph, "2024-01-31") == ()
    [edge] = edges(graph, "2024-02-01")
    assert [graph.caption(item) for item in edge.items] == ["E300"]
    assert (len(edge.claims), edge.period, edge.published) == (1, Period("2023", "2023"), "2024-02-01")
    [edge] = edges(graph, "2025-02-01")
    assert [graph.caption(item) for item in edge.items] == ["E300", "E400"]
    assert len(edge.claims) == 2


def test_a_delivery_stays_made_and_an_ownership_ends() -> None:
    one = page("Zarya Plant owned Example Works and sold it E300.", published="2020-01-01")
    plant, works = one.named("Zarya Plant"), one.named("Example Works")
    past = Qualifiers(time=Period("2015", "2018"))
    one.says(Predicate.OWNS, plant, works, quote="owned Example Works", qualifiers=past)
    one.says(Predicate.SUPPLIES, plant, works, quote="sold it E300", qualifiers=past)
    graph = build([one], [], {})
    assert [edge.kind for edge in edges(graph, "2021-01-01")] == ["supplies"]


def test_what_is_said_of_the_future_does_not_hold_yet() -> None:
    one = page("From 2030 Zarya Plant will supply Example Works.", published="2025-01-01")
    plant, works = one.named("Zarya Plant"), one.named("Example Works")
    quote = "From 2030 Zarya Plant will supply"
    one.says(Predicate.SUPPLIES, plant, works, quote=quote, qualifiers=Qualifiers(time=Period("2030")))
    graph = build([one], [], {})
    assert edges(graph, "2029-12-31") == ()
    assert len(edges(graph, "2030-06-01")) == 1


def test_documents_of_unknown_coarse_or_later_date_are_noted() -> None:
    day = dt.date(2025, 9, 15)
    dates = [None, "2025-09", "2025-12-01", "2025-09-15"]
    documents = [page("x", name=str(date), published=date).document for date in dates]
    notes = note_dates(documents, day)
    assert [(note.where, note.what) for note in notes] == [
        ("None", "the day of publication is not known; it is counted as published by 2025-09-15"),
        ("2025-09", "published 2025-09, perhaps after 2025-09-15; it is counted"),
        ("2025-12-01", "published 2025-12-01, after 2025-09-15: what it says is not counted"),
    ]


def test_a_document_of_unknown_date_is_counted_in() -> None:
    one = page("Zarya Plant sold E300 to Example Works.", published=None)
    one.says(Predicate.SUPPLIES, one.named("Zarya Plant"), one.named("Example Works"), quote="sold E300")
    assert len(edges(build([one], [], {}), "1990-01-01")) == 1
