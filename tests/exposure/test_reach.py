"""The supply kernel agrees with the plain one and with `propagate`, and with what can be worked out by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.exposure import propagate
from lading.exposure.propagate import GOODS, Way, find_ways
from lading.exposure.reach import Edges, Row, Ways, find_best, pick_best
from lading.exposure.reach_plain import PlainEdge, PlainWay, find_best_plainly
from lading.exposure.rules import Exposed, load_rules
from lading.graph.build import Graph
from lading.model.claim import MentionKind
from lading.model.exposure import Edge
from tests.graph.case import RELATIONS, stated

SUPPLIES, PROCURES, OWNS = 0, 1, 2
TABLE = (
    Row((SUPPLIES,), True, 900_000),
    Row((PROCURES,), True, 900_000),
    Row((OWNS,), False, 800_000),
    Row((SUPPLIES, PROCURES), True, 500_000, after=(1, 3), hops=3),
    Row((SUPPLIES,), True, 500_000, after=(0, 4), hops=3, same_item=True),
    Row((OWNS,), False, 400_000, after=(0, 1, 3, 4), hops=3),
    Row((OWNS,), True, 300_000, after=(2, 6), hops=2),
)


def columns(edges: list[PlainEdge], parties: int) -> Edges:
    def column(name: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        return np.array([getattr(edge, name) for edge in edges], np.int32)

    kind = column("kind").astype(np.uint8)
    return Edges(parties, kind, column("source"), column("target"), column("item"), column("factor"))


def fast(
    edges: list[PlainEdge], risks: set[int], parties: int, *, rules: Sequence[Row] = TABLE
) -> dict[tuple[int, int, int], PlainWay]:
    levels = find_best(columns(edges, parties), np.array(sorted(risks), np.int32), rules=rules)
    found = {}
    for length, ways in enumerate(levels, 1):
        for row in pick_best(ways, parties=parties):
            way = follow(levels, length, int(row))
            found[way.parties[0], way.parties[-1], length] = way
    return found


def follow(levels: tuple[Ways, ...], length: int, row: int) -> PlainWay:
    parties, steps, weight = [], [], int(levels[length - 1].weight[row])
    for ways in levels[:length][::-1]:
        parties.append(int(ways.party[row]))
        steps.append((int(ways.edge[row]), int(ways.rule[row])))
        risk, row = int(ways.onto[row]), int(ways.onward[row])
    return PlainWay(weight, (*parties, risk), tuple(steps))


def edges_of(parties: int) -> st.SearchStrategy[list[PlainEdge]]:
    ends = st.integers(0, parties - 1)
    items, factors = st.sampled_from([-1, -1, 0, 1]), st.sampled_from([1_000_000, 900_000, 600_000])
    return st.lists(st.builds(PlainEdge, st.sampled_from([0, 0, 1, 1, 2, 3]), ends, ends, items, factors), max_size=24)


@given(
    st.sampled_from([3, 5, 8]).flatmap(
        lambda n: st.tuples(st.just(n), edges_of(n), st.sets(st.integers(0, n - 1), max_size=3))
    )
)
@settings(max_examples=250, deadline=None)
def test_fast_and_plain_agree_on_cycles_parallel_edges_and_loops(
    case: tuple[int, list[PlainEdge], set[int]],
) -> None:
    parties, edges, risks = case
    assert fast(edges, risks, parties) == find_best_plainly(edges, risks, rules=TABLE)


def supplied(*edges: tuple[int, int, int], listed: int = 0) -> dict[int, list[int]]:
    """By party: the parties of its best way of each length, edges being (kind, source, target)."""
    found = fast([PlainEdge(*edge) for edge in edges], {listed}, 5)
    return {party: list(way.parties) for (party, _, _), way in sorted(found.items())}


def test_the_second_best_way_is_taken_where_the_best_leads_back() -> None:
    """3 procures for 1 and 2, which procure for the listed 0; 1 also procures for 3, and must not go round by itself."""
    ways = supplied((PROCURES, 1, 0), (PROCURES, 2, 0), (PROCURES, 3, 1), (PROCURES, 3, 2), (PROCURES, 1, 3))
    assert ways == {1: [1, 3, 2, 0], 2: [2, 0], 3: [3, 1, 0]}


def test_a_lighter_way_about_the_same_thing_is_gone_on_with() -> None:
    heavy, light = PlainEdge(SUPPLIES, 1, 0, item=0), PlainEdge(SUPPLIES, 1, 0, item=1, factor=900_000)
    found = fast([heavy, light, PlainEdge(SUPPLIES, 2, 1, item=1)], {0}, 3)
    assert found[2, 0, 2].steps == ((2, 4), (1, 0))


def test_a_rule_of_two_hops_is_not_applied_at_the_third() -> None:
    assert supplied((OWNS, 0, 1), (OWNS, 2, 1), (OWNS, 3, 2)) == {1: [1, 0], 2: [2, 1, 0]}


def test_a_fourth_hop_is_not_claimed() -> None:
    assert 4 not in supplied(*((PROCURES, party + 1, party) for party in range(4)))


def test_a_listed_party_that_supplies_itself_is_not_exposed_to_itself() -> None:
    assert supplied((SUPPLIES, 0, 0)) == {}


def test_a_rule_that_reaches_further_than_three_hops_is_refused() -> None:
    with pytest.raises(ValueError, match="further than 3 hops"):
        find_best(columns([], 1), np.zeros(1, np.int32), rules=[Row((SUPPLIES,), True, 1, after=(0,), hops=4)])


@pytest.mark.parametrize("party", [-1, 2])
def test_an_edge_of_a_party_without_a_number_is_refused(party: int) -> None:
    with pytest.raises(ValueError, match="outside 0 to 1"):
        columns([PlainEdge(SUPPLIES, 0, party)], 2)


def test_more_groups_than_a_number_can_tell_apart_are_refused() -> None:
    edges = columns([PlainEdge(SUPPLIES, 1, 0, item=2**31 - 2)], 2**31 - 1)
    with pytest.raises(ValueError, match="fewer risk sources at a time"):
        find_best(edges, np.arange(4, dtype=np.int32), rules=TABLE)


KINDS = ("supplies", "procures_for", "transports", "contracts_with", "owns", "directs", "visits")
ITEMS = {"A140": 1_000_000, "glass": 900_000}
"""Goods and the factor that the table has for them."""
SHIPPED = load_rules()
ROWS = tuple(rule for rule in SHIPPED.rules if rule.label != GOODS and rule.id != "makes_goods")


def in_numbers() -> list[Row]:
    number = {rule.id: place for place, rule in enumerate(ROWS)}
    return [
        Row(
            tuple(KINDS.index(kind) for kind in KINDS if kind in rule.kinds),
            rule.exposes is Exposed.SOURCE,
            round(rule.weight * 1_000_000),
            tuple(number[name] for name in rule.after if name in number),
            rule.hops,
            rule.same_goods,
        )
        for rule in ROWS
    ]


TRADES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 5), st.sampled_from([-1, 0, 1])).filter(
        lambda trade: trade[1] != trade[2]  # `graph.edges` leaves out and reports what leads from a party to itself
    ),
    max_size=20,
)


def as_edges(trades: list[tuple[int, int, int, int]]) -> tuple[Graph, list[Edge], list[PlainEdge]]:
    """The same edges twice; only what flows is about goods."""
    names, edges, plain = list(ITEMS), [], []
    for place, (kind, source, target, item) in enumerate(trades):
        about = item if kind < 3 else -1
        items = () if about < 0 else (names[about],)
        statement = (f"s{place}",)
        edges.append(Edge(KINDS[kind], f"p{source}", f"p{target}", statement, items, dataset="x", words="x"))
        plain.append(PlainEdge(kind, source, target, about, 1_000_000 if about < 0 else ITEMS[names[about]]))
    kinds = {f"p{party}": MentionKind.ORG for party in range(6)} | dict.fromkeys(names, MentionKind.ITEM)
    members = {name: (stated(name, "Thing", name=name),) for name in names}
    return Graph(RELATIONS, members, kinds, {}, {}, {}, tuple(edges), {}, ()), edges, plain


def steps_of(way: Way) -> tuple[tuple[int, int], ...]:
    return tuple((int(step.edge.statement_ids[0][1:]), ROWS.index(step.rule)) for step in way.steps)


@given(TRADES)
@settings(max_examples=150, deadline=None)
def test_the_kernel_finds_the_best_of_what_propagate_finds(trades: list[tuple[int, int, int, int]]) -> None:
    graph, edges, plain = as_edges(trades)
    table = replace(SHIPPED, rules=ROWS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(propagate, "KEPT", 1_000_000)
        slow = find_ways(graph, edges, ["p0", "p1"], table=table)
    expected = {
        (int(party[1:]), int(risk[1:]), len(way.steps)): max(w.weight for w in ways if len(w.steps) == len(way.steps))
        for (party, risk), ways in slow.items()
        if party != risk
        for way in ways
    }
    found = fast(plain, {0, 1}, 6, rules=in_numbers())
    assert {key: way.weight / 1_000_000 ** key[2] for key, way in found.items()} == pytest.approx(expected)
    for (party, risk, _), way in found.items():
        assert way.steps in {steps_of(other) for other in slow[f"p{party}", f"p{risk}"]}


def best_weights(graph: Graph, edges: list[Edge], kept: int) -> dict[tuple[str, str, int], float]:
    """The heaviest way of each length where so many ways are kept to a party."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(propagate, "KEPT", kept)
        ways = find_ways(graph, edges, ["p0", "p1"], table=replace(SHIPPED, rules=ROWS))
    found: dict[tuple[str, str, int], float] = {}
    for (party, risk), rows in ways.items():
        for way in rows:
            key = (party, risk, len(way.steps))
            found[key] = max(found.get(key, 0.0), way.weight)
    return found


@given(TRADES)
@settings(max_examples=300, deadline=None)
def test_the_best_way_of_each_length_is_found_however_few_are_kept(trades: list[tuple[int, int, int, int]]) -> None:
    graph, edges, _ = as_edges(trades)
    assert best_weights(graph, edges, 0) == pytest.approx(best_weights(graph, edges, 1_000_000))
