"""The network: a still picture with its table, data for the moving one, and both as files."""

import datetime as dt
from xml.sax.saxutils import escape

from starlette.responses import JSONResponse, Response

from lading.model.exposure import Edge
from lading.reports.around import Choice, choose_edges, list_around, plan_some
from lading.reports.boxes import list_legend
from lading.reports.graphml import render_graphml
from lading.reports.phrases import say_edge, say_strength
from lading.reports.picture import draw_network
from lading.reports.reveal import one_line
from lading.reports.springs import place_nodes
from lading.web.ask import Ask, AskError
from lading.web.bench import Bench
from lading.web.places import lead_network
from lading.web.static import read_static
from lading.web.view import View
from lading.workspace.log import note_act

SHOWN, MORE, FURTHEST = 300, 100, 4
"""Parties sent at first, how many more a click brings, and steps around a party at most."""


def show_network(bench: Bench, ask: Ask) -> Response:
    """The picture of what is chosen."""
    view = bench.view(ask)
    edges = pick_edges(view, ask)
    network = lead_network(view, plan_some(view.ledger, edges))
    kinds = sorted({edge.kind for edge in choose_edges(view.ledger, Choice())})
    days = [day for edge in view.ledger.edges if (day := edge.period.start or edge.published)]
    return bench.page(
        "network.html.j2",
        ask,
        view=view,
        desk=view.desk,
        network=network,
        picture=draw_network(view.ledger, network),
        legend=list_legend(network),
        edges=edges,
        kinds=kinds,
        first=min(days, default=""),
        centre=view.ledger.party(ask.one("around")) if ask.one("around") else None,
        choices=list_choices(view, ask.one("around")),
        shown=SHOWN,
        more=MORE,
    )


def send_data(bench: Bench, ask: Ask) -> Response:
    """What is chosen, for the moving picture: the parties that matter first, so many of them."""
    view = bench.view(ask)
    edges = pick_edges(view, ask)
    ranked = rank_parties(view, edges)
    most = read_number(ask, "most", SHOWN, 1, 5_000)
    kept = set(ranked[:most])
    drawn = [edge for edge in edges if edge.source in kept and edge.target in kept]
    places = place_nodes(ranked[:most], ((edge.source, edge.target) for edge in drawn))
    return JSONResponse(
        {
            "total": len(ranked),
            "shown": len(kept),
            "nodes": [
                {**describe_party(view, one), "x": round(places[one][0]), "y": round(places[one][1])}
                for one in ranked[:most]
            ],
            "edges": [describe_edge(view, edge) for edge in drawn],
        }
    )


def send_picture(bench: Bench, ask: Ask) -> Response:
    """The still picture as a file with its style in it."""
    view = bench.view(ask)
    network = lead_network(view, plan_some(view.ledger, pick_edges(view, ask)))
    picture = str(draw_network(view.ledger, network))
    if not picture:
        raise AskError("there is nothing to draw", "choose other relations")
    style = escape((read_static("dossier.css") or b"").decode())
    picture = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    picture = picture.replace(">", f"><style>{style}</style>", 1)
    return send_file(bench, ask, picture, "image/svg+xml", f"network-{view.as_of}.svg")


def send_graphml(bench: Bench, ask: Ask) -> Response:
    """The whole network, for other programs."""
    view = bench.view(ask)
    return send_file(
        bench, ask, render_graphml(view.dossier), "application/graphml+xml", f"network-{view.as_of}.graphml"
    )


def send_file(bench: Bench, ask: Ask, text: str, media_type: str, name: str) -> Response:
    """A file to keep, noted in the log."""
    note_act(bench.workspace, ask.who, "exported", name, ask.one("in"))
    return Response(text, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def pick_edges(view: View, ask: Ask) -> tuple[Edge, ...]:
    """The relations that the address chooses. Raises AskError for what is no day and no number."""
    choice = Choice(ask.every("kind"), read_day(ask), ask.every("hide"))
    edges = choose_edges(view.ledger, choice)
    centre = ask.one("around")
    return list_around(edges, centre, hops=read_number(ask, "hops", 1, 1, FURTHEST)) if centre else edges


def read_day(ask: Ask) -> dt.date | None:
    """The day on which relations must have held, or None."""
    return ask.day("held")


def read_number(ask: Ask, name: str, default: int, least: int, most: int) -> int:
    """A whole number of the address within bounds. Raises AskError for what is none."""
    text = ask.one(name, str(default))
    if not text.isdecimal():
        raise AskError(f"{text!r} is no number", f"give one from {least} to {most:,}")
    return max(least, min(most, int(text)))


def rank_parties(view: View, edges: tuple[Edge, ...]) -> list[str]:
    """The parties of some relations: those on the ways of exposures, the listed, then the best connected."""
    degree: dict[str, int] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            degree[end] = degree.get(end, 0) + 1
    ways = {party for exposure in view.ledger.exposures for party in exposure.path.parties}
    listed = {party.id for party in view.dossier.parties if party.status == "listed"}
    return sorted(degree, key=lambda one: (one not in ways, one not in listed, -degree[one], one))


def list_choices(view: View, centre: str) -> list[str]:
    """The parties offered to look around, the most telling first; of a large case the others are found by name."""
    ranked = [one for one in rank_parties(view, choose_edges(view.ledger, Choice())) if _has_status(view, one)]
    return list(dict.fromkeys([*([centre] if centre else []), *ranked[:SHOWN]]))


def _has_status(view: View, party_id: str) -> bool:
    party = view.ledger.party(party_id)
    return party is not None and party.status is not None


def describe_party(view: View, party_id: str) -> dict[str, str]:
    """A party for the moving picture."""
    party = view.ledger.party(party_id)
    return {
        "id": party_id,
        "name": one_line(view.ledger.name(party_id)),
        "status": str(party.status or "") if party else "",
        "kind": str(party.kind) if party else "",
        "url": view.desk.party_link(party_id),
    }


def describe_edge(view: View, edge: Edge) -> dict[str, str | bool]:
    """A relation for the moving picture."""
    claim = edge.claims[0] if edge.claims else None
    return {
        "id": f"e{view.ledger.edge_number(edge)}",
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind.replace("_", " "),
        "words": one_line(say_edge(view.ledger, edge)),
        "quote": one_line(claim.evidence.exact if claim else edge.words)[:400],
        "weak": bool(say_strength(edge)),
        "contested": bool(edge.denials),
        "url": view.desk.claim_link(claim) if claim else view.desk.party_link(edge.source),
    }
