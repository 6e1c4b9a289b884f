"""Investigations: a named set of documents and parties with notes, answered by itself and exported as the dossier."""

from starlette.responses import RedirectResponse, Response

from lading.errors import ConfigurationError
from lading.io.store import stamp
from lading.model.investigation import Investigation
from lading.reports import FORMATS, render
from lading.reports.answer import compose_answer, count_parts
from lading.reports.network import MATTER
from lading.web.ask import Ask, AskError, NotHereError
from lading.web.bench import Bench
from lading.web.pages.claim import safe_return
from lading.web.pages.network import send_file
from lading.web.view import View
from lading.workspace.investigations import (
    add_note,
    change_investigation,
    list_investigations,
    open_investigation,
    put_in,
    take_out,
)

SUGGESTED = 12
"""Parties of its documents that an investigation offers to mark."""
ENDINGS = {
    "html": ("text/html", "html"),
    "jsonl": ("application/x-ndjson", "jsonl"),
    "csv": ("text/csv", "csv"),
    "csv-claims": ("text/csv", "claims.csv"),
    "ftm": ("application/json", "ftm.json"),
    "graphml": ("application/graphml+xml", "graphml"),
    "markdown": ("text/markdown", "md"),
}
"""What an export is sent as, and how its name ends."""


def show_investigations(bench: Bench, ask: Ask) -> Response:
    """A person's own, and the form for a new one."""
    return bench.page("investigations.html.j2", ask, investigations=list_investigations(bench.workspace, who=ask.who))


def begin(bench: Bench, ask: Ask) -> Response:
    """Open a new one and lead to it."""
    try:
        made = open_investigation(bench.workspace, ask.said("name"), ask.said("question"), who=ask.who)
    except ConfigurationError as error:
        raise AskError(str(error), "give it a short name") from error
    return RedirectResponse(ask.links.to("investigations", made.id), status_code=303)


def show_investigation(bench: Bench, ask: Ask) -> Response:
    """One investigation: its answer, its documents and parties, its notes."""
    found = bench.own(ask.place["id"], ask)
    within = {**ask.query, "in": [found.id]}
    inside = Ask(ask.path, within, ask.place, who=ask.who, token=ask.token)
    view, everything = bench.view(inside), bench.workspace.dossier(ask.day())
    return bench.page(
        "investigation.html.j2",
        inside,
        found=found,
        view=view,
        desk=view.desk,
        answer=compose_answer(view.ledger),
        counts=count_parts(view.ledger),
        others=[one for one in everything.documents if one.id not in found.documents],
        about=name_places(found, view),
        suggested=[p for p in view.dossier.parties if p.status in MATTER and p.id not in found.parties][:SUGGESTED],
        forms=[one for one in FORMATS if one in ENDINGS],
    )


def change(bench: Bench, ask: Ask) -> Response:
    """Put something in, take something out, write a note; then back to where the person was."""
    found, what = bench.own(ask.place["id"], ask), ask.said("what")
    at = stamp(bench.workspace.now())
    documents, parties = tuple(ask.form.get("document", ())), tuple(ask.form.get("party", ()))
    if documents:
        known = {one.id for one in bench.workspace.documents()}
        if not known.issuperset(documents):
            raise NotHereError("there is no such document", "choose one of the list")

    def make(now: Investigation) -> Investigation:
        if what == "put":
            return put_in(now, documents=documents, parties=parties)
        if what == "take":
            return take_out(now, ask.said("place"))
        if what == "note":
            return add_note(now, ask.said("text"), by=ask.who, at=at, about=ask.said("about"))
        raise AskError("nothing to change", "put something in, take something out or write a note")

    try:
        change_investigation(bench.workspace, found.id, make, who=ask.who)
    except ConfigurationError as error:
        raise AskError(str(error)) from error
    back = safe_return(ask.said("back")) or ask.links.to("investigations", found.id)
    return RedirectResponse(back, status_code=303)


def export(bench: Bench, ask: Ask) -> Response:
    """The dossier in one of the formats: of an investigation where the address names one, else of everything."""
    form = ask.place["form"]
    if form not in ENDINGS:
        raise NotHereError(f"there is no format {form!r}", f"choose one of {', '.join(ENDINGS)}")
    dossier, found = bench.dossier(ask), bench.investigation(ask)
    media_type, ending = ENDINGS[form]
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in found.name)[:40] if found else "all"
    return send_file(bench, ask, render(dossier, form), media_type, f"dossier-{name}-{dossier.as_of}.{ending}")


def name_places(found: Investigation, view: View) -> dict[str, str]:
    """What notes are about, by id, in words."""
    named = {document.id: document.title or document.name for document in view.dossier.documents}
    return {**named, **{party: view.ledger.name(party) for party in found.parties}}
