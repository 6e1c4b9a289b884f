"""The question box: a name, answered in three tiers as it is typed."""

from typing import Any

from starlette.responses import HTMLResponse, Response

from lading.model.exposure import Status
from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.workspace.search import Named, search_names

TIERS = (Status.LISTED, Status.OWNED, Status.EXPOSED, Status.MENTIONED)


def show_search(bench: Bench, ask: Ask) -> Response:
    """The answer to a name, as a page, or for a script as that part of it."""
    view = bench.view(ask)
    sought = search_names(bench.workspace, ask.one("q"), view.dossier)
    tiers: dict[Status, list[Named]] = {tier: [] for tier in TIERS}
    for named in sought.parties:
        tiers[named.party.status or Status.MENTIONED].append(named)
    listed = {hit.party for hit in sought.lists.hits} if sought.lists else set()
    values: dict[str, Any] = {
        "view": view,
        "desk": view.desk,
        "sought": sought,
        "tiers": tiers,
        "besides": [one for one in tiers[Status.LISTED] if one.party.id not in listed],
        "known": {party.id for party in view.dossier.parties},
    }
    if ask.script:
        return HTMLResponse(bench.fill("answer.html.j2", ask, values))
    return bench.page("search.html.j2", ask, **values)
