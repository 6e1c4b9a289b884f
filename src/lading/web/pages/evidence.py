"""Contradictions, the timeline and ownership: three ways of looking at the whole."""

from starlette.responses import Response

from lading.model.ownership import percent
from lading.reports.chart import draw_timeline
from lading.reports.contradictions import list_contradictions
from lading.reports.network import plan_network
from lading.reports.ownership import list_findings
from lading.reports.timeline import list_events
from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.web.places import lead_events


def show_contradictions(bench: Bench, ask: Ask) -> Response:
    """Claim against denial, against silence, against what cannot be true as well."""
    view = bench.view(ask)
    return bench.page(
        "contradictions.html.j2", ask, view=view, desk=view.desk, contradictions=list_contradictions(view.ledger)
    )


def show_timeline(bench: Bench, ask: Ask) -> Response:
    """Listings, documents and dated claims as a picture and as a table."""
    view = bench.view(ask)
    events = lead_events(view, list_events(view.ledger))
    kind = ask.one("kind")
    shown = [event for event in events if not kind or event.kind == kind]
    near = plan_network(view.ledger).near
    return bench.page(
        "timeline.html.j2",
        ask,
        view=view,
        desk=view.desk,
        events=shown,
        kinds=list(dict.fromkeys(event.kind for event in events)),
        timeline=draw_timeline(view.ledger, shown, near=near),
    )


def show_ownership(bench: Bench, ask: Ask) -> Response:
    """What the ownership rules reach, by round, with every stake; what is circular or unknown says so."""
    view = bench.view(ask)
    parties = [party for party in view.dossier.parties if party.ownership]
    stakes = [edge for edge in view.ledger.edges if edge.kind in {"owns", "controls", "subsidiary_of"}]
    table = bench.workspace.knowledge().ownership
    return bench.page(
        "ownership.html.j2",
        ask,
        view=view,
        desk=view.desk,
        parties=[(party, tuple(list_findings(party))) for party in parties],
        stakes=stakes,
        rules=table.rules,
        thresholds={rule.id: say_threshold(rule.threshold) for rule in table.rules},
    )


def say_threshold(ppm: int) -> str:
    """A threshold in parts per million: `50 % or more`, `more than 50 %`."""
    return f"more than {percent(ppm - 1)} %" if ppm % 10_000 == 1 else f"{percent(ppm)} % or more"
