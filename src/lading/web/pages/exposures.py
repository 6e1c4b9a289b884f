"""Who is exposed: a table with facets, and the ways from one party to the listed ones, a row a hop."""

from starlette.responses import Response

from lading.model.exposure import Path
from lading.reports.around import Choice, choose_edges, find_ways
from lading.reports.facets import FACETS, list_facets, narrow
from lading.reports.phrases import say_hop
from lading.web.ask import Ask, NotHereError
from lading.web.bench import Bench
from lading.web.view import View

SHOWN = 200


def show_exposures(bench: Bench, ask: Ask) -> Response:
    """The table, narrowed down as the address says."""
    view = bench.view(ask)
    chosen = {key: ask.every(key) for key in FACETS}
    found = narrow(view.ledger, chosen)
    return bench.page(
        "exposures.html.j2",
        ask,
        view=view,
        desk=view.desk,
        facets=list_facets(view.ledger, chosen),
        exposures=found[:SHOWN],
        found=len(found),
        total=len(view.ledger.exposures),
        chosen={key: values for key, values in chosen.items() if values},
    )


def show_paths(bench: Bench, ask: Ask) -> Response:
    """The ways from a party to the listed ones, or, with `to`, to any other party."""
    view = bench.view(ask)
    party = view.ledger.party(ask.place["id"])
    if party is None:
        raise NotHereError("there is no such party in these documents", "look for its name")
    goal = ask.one("to")
    if not goal:
        return bench.page(
            "paths.html.j2", ask, view=view, desk=view.desk, party=party, found=view.desk.exposures(party)
        )
    end = view.ledger.party(goal)
    if end is None:
        raise NotHereError("there is no such party in these documents", "look for its name")
    ways = find_ways(choose_edges(view.ledger, Choice()), party.id, end.id)
    hops = [list_hops(view, way) for way in ways]
    return bench.page("way.html.j2", ask, view=view, desk=view.desk, party=party, end=end, ways=hops)


def list_hops(view: View, path: Path) -> list[tuple[str, object, str, str]]:
    """From, relation, words, to: the hops of a way."""
    return [
        (start, edge, say_hop(view.ledger, edge, start, end), end)
        for start, edge, end in zip(path.parties, path.edges, path.parties[1:], strict=False)
    ]
