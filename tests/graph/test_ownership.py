"""Stakes as lists and documents state them: merged, dated, and never surer than what they rest on."""

import datetime as dt

import pytest

from lading.graph.as_of import possibly_published
from lading.graph.build import Graph
from lading.graph.ownership import stakes_as_of
from lading.model.claim import Predicate, Qualifiers, Stance
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.ownership import UNKNOWN, Share, Stake
from lading.model.statement import Statement
from tests.graph.case import build, page, stated

PARTIES = [stated(name, "Company", name=f"{name} Holding") for name in ("X", "A")]


def row(number: int, share: str, dataset: str = "register", **more: str) -> Entity:
    values = {"owner": "X", "asset": "A", "percentage": share} | more
    rows = [
        Statement(f"s{number}", "Ownership", prop, value, dataset, origin=f"{dataset} row {number}")
        for prop, value in values.items()
        if value
    ]
    return Entity.gather(f"s{number}", rows)


def on(graph: Graph, day: str) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
    date = dt.date.fromisoformat(day)
    published = {key: document for key, document in graph.documents.items() if possibly_published(document, date)}
    return stakes_as_of(graph.stakes, published, day)


def share_of(rows: list[Entity], day: str = "2024-06-01") -> Share:
    stakes, _ = on(build([], [*PARTIES, *rows], {}), day)
    return stakes[0].share


def test_two_rows_of_one_register_may_be_one_holding_or_two() -> None:
    assert share_of([row(1, "30"), row(2, "20")]) == Share(300_000, 500_000)


def test_two_registers_tell_of_one_holding() -> None:
    assert share_of([row(1, "25-50"), row(2, "40", "other")]) == Share(400_000, 400_000)


def test_registers_that_contradict_each_other_make_a_band_and_an_issue() -> None:
    stakes, issues = on(build([], [*PARTIES, row(1, "30"), row(2, "60", "other")], {}), "2024-06-01")
    assert stakes[0].share == Share(300_000, 600_000)
    assert "register row 1: 30 %; other row 2: 60 %" in issues[0].what


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        ("2024-01-01", "", 600_000, 600_000),
        ("2024-06", "", 0, 600_000),
        ("", "2024", 0, 600_000),
        ("", "2024-06-01", 600_000, 600_000),
    ],
)
def test_a_date_to_the_month_or_year_makes_a_stake_possible(start: str, end: str, low: int, high: int) -> None:
    assert share_of([row(1, "60", startDate=start, endDate=end)]) == Share(low, high)


def test_a_stake_that_is_over_or_not_begun_does_not_count() -> None:
    rows = [row(1, "60", endDate="2024-05-31"), row(2, "60", startDate="2024-06-02")]
    assert on(build([], [*PARTIES, *rows], {}), "2024-06-01")[0] == ()


def test_an_indirect_share_proves_nothing_by_itself() -> None:
    assert share_of([row(1, "60", ownershipType="indirect")]) == Share(0, 600_000)


@pytest.mark.parametrize(
    ("stance", "share", "expected"),
    [
        (Stance.ASSERTED, "60", Share(600_000, 600_000)),
        (Stance.REPORTED, "", UNKNOWN),
        (Stance.ALLEGED, "60", Share(0, 600_000)),
    ],
)
def test_documents_state_stakes_with_their_claims(stance: Stance, share: str, expected: Share) -> None:
    one = page("Works A is a subsidiary of Mill X.", published="2024-01-01")
    asset, owner = one.named("Works A"), one.named("Mill X")
    claim = one.says(
        Predicate.SUBSIDIARY_OF,
        asset,
        owner,
        quote="Works A is a subsidiary of Mill X",
        stance=stance,
        qualifiers=Qualifiers(share=share),
    )
    graph = build([one], [], {})
    stakes, _ = on(graph, "2024-06-01")
    assert [(graph.caption(stake.owner), graph.caption(stake.asset)) for stake in stakes] == [("Mill X", "Works A")]
    assert stakes[0].share == expected
    assert stakes[0].claims == (claim,)
    assert on(graph, "2023-12-31")[0] == ()


def test_hedged_words_hold_nothing() -> None:
    one = page("Works A may belong to Mill X.")
    asset, owner = one.named("Works A"), one.named("Mill X")
    one.says(Predicate.SUBSIDIARY_OF, asset, owner, quote="Works A may belong to Mill X", stance=Stance.HEDGED)
    assert build([one], [], {}).stakes == ()
