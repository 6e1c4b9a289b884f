import datetime as dt

from lading.reports.around import Choice, choose_edges, find_ways, list_around, plan_around
from lading.reports.facets import list_facets, narrow
from lading.reports.ledger import open_ledger
from lading.reports.words import load_words
from tests.reports.case import make_case

LEDGER = open_ledger(make_case(), load_words())
EXPOSURE = LEDGER.exposures[0]


def test_what_lies_around_a_party_grows_with_each_step() -> None:
    every = choose_edges(LEDGER, Choice())
    near, far = (list_around(every, EXPOSURE.party, hops=hops) for hops in (1, 2))
    assert 0 < len(near) <= len(far) <= len(every)
    assert all(edge in far for edge in near)
    assert EXPOSURE.party in {node.id for node in plan_around(LEDGER, EXPOSURE.party).nodes}
    assert list_around(every, "nobody", hops=3) == ()


def test_relations_are_chosen_by_kind_day_and_party() -> None:
    every = choose_edges(LEDGER, Choice())
    kind = EXPOSURE.path.edges[0].kind
    assert {edge.kind for edge in choose_edges(LEDGER, Choice(kinds={kind}))} == {kind}
    hidden = choose_edges(LEDGER, Choice(hidden={EXPOSURE.party}))
    assert all(EXPOSURE.party not in {edge.source, edge.target} for edge in hidden)
    old = choose_edges(LEDGER, Choice(day=dt.date(1990, 1, 1)))
    assert len(old) < len(every)
    assert all(edge.period.start is None and edge.published is None for edge in old)


def test_a_way_is_found_whichever_way_relations_run_and_the_shortest_first() -> None:
    every = choose_edges(LEDGER, Choice())
    there = find_ways(every, EXPOSURE.party, EXPOSURE.risk_source)
    back = find_ways(every, EXPOSURE.risk_source, EXPOSURE.party)
    assert there
    assert {path.parties for path in there} == {path.parties[::-1] for path in back}
    assert len({len(path.edges) for path in there}) == 1
    assert find_ways(every, EXPOSURE.party, "nobody") == ()
    assert find_ways(every, EXPOSURE.party, EXPOSURE.party) == ()


def test_facets_count_what_a_click_would_leave() -> None:
    for facet in list_facets(LEDGER, {}):
        for value, words, number in facet.values:
            assert words
            assert len(narrow(LEDGER, {facet.key: [value]})) == number
    none = narrow(LEDGER, {"goods": ["nothing"]})
    assert none == ()
    chosen = {"contested": ["yes"], "hops": ["1"]}
    assert all(e.contradicted_by and len(e.path.edges) == 1 for e in narrow(LEDGER, chosen))
