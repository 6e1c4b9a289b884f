"""Documents: the list of them, and one with its text on the left and what was read in it on the right."""

from starlette.responses import Response

from lading.claims.review import ClaimItem
from lading.errors import EvidenceError
from lading.web.ask import Ask, NotHereError
from lading.web.bench import Bench
from lading.workspace.log import note_act

NAMED = 12
"""Parties named beside a document."""
PLAIN_FILE = "application/octet-stream"


def show_documents(bench: Bench, ask: Ask) -> Response:
    """Every document, with what was read in each and what could not be."""
    view = bench.view(ask)
    rows = [
        (document, len(view.ledger.claims_in(document)), len(reading.mentions))
        for document, reading in zip(view.dossier.documents, view.dossier.readings, strict=True)
    ]
    return bench.page("documents.html.j2", ask, view=view, desk=view.desk, rows=rows)


def show_document(bench: Bench, ask: Ask) -> Response:
    """A document with its claims highlighted where they stand."""
    view = bench.view(ask)
    document = view.ledger.documents.get(ask.place["id"])
    if document is None:
        raise NotHereError("there is no such document here", "look under Documents")
    claims = view.ledger.claims_in(document)
    reading = next(one for one in view.dossier.readings if one.document_id == document.id)
    named = dict.fromkeys(
        party.id
        for claim in claims
        for mention in (claim.subject, claim.object)
        if (party := view.ledger.party_of(claim, mention)) is not None and party.status
    )
    decided = list_decided(bench, ask)
    broken = []
    for claim in claims:
        try:
            claim.evidence.check(document)
        except EvidenceError as error:
            broken.append(str(error))
    return bench.page(
        "document.html.j2",
        ask,
        view=view,
        desk=view.desk,
        document=document,
        claims=claims,
        issues=reading.issues,
        named=list(named)[:NAMED],
        broken=broken,
        decided=decided,
        rejected=[
            one for one in decided.values() if one.document.id == document.id and one.id not in view.ledger.claims
        ],
    )


def send_original(bench: Bench, ask: Ask) -> Response:
    """The bytes a document was read from, never shown in the browser, as a file to keep."""
    view = bench.view(ask)
    document = view.ledger.documents.get(ask.place["id"])
    data = bench.workspace.original(document.sha256) if document else None
    if document is None or data is None:
        raise NotHereError("the original of this document is not kept here")
    note_act(bench.workspace, ask.who, "took the original", document.name, document.id)
    headers = {"Content-Disposition": f'attachment; filename="{document.sha256[:16]}.bin"'}
    return Response(data, media_type=PLAIN_FILE, headers=headers)


def list_decided(bench: Bench, ask: Ask) -> dict[str, ClaimItem]:
    """What people decided on claims, by the claim's id."""
    return {item.id: item for item in bench.queue(ask).decided if isinstance(item, ClaimItem)}
