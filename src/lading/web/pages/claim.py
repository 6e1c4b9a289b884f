"""A claim: who says it, in which words, how it stands to the truth of them, what people decided, and what it carries."""

from starlette.responses import RedirectResponse, Response

from lading.claims.review import ClaimItem, Item, Rank
from lading.errors import ConfigurationError
from lading.reports.contradictions import list_contradictions
from lading.reports.deciding import ANSWERS
from lading.web.ask import Ask, AskError, NotHereError
from lading.web.bench import Bench
from lading.web.view import View
from lading.workspace.log import note_act
from lading.workspace.reviewing import pick_item

DECISIONS = {words: decision for decision, words in ANSWERS.items()}
MOST = 500


def show_claims(bench: Bench, ask: Ask) -> Response:
    """Every claim as a table."""
    view = bench.view(ask)
    stance = ask.one("stance")
    chosen = [claim for claim in view.ledger.claims.values() if not stance or claim.stance == stance]
    stances = sorted({str(claim.stance) for claim in view.ledger.claims.values()})
    return bench.page(
        "claims.html.j2", ask, view=view, desk=view.desk, claims=chosen[:MOST], total=len(chosen), stances=stances
    )


def show_claim(bench: Bench, ask: Ask) -> Response:
    """One claim with everything about it."""
    view = bench.view(ask)
    claim = view.ledger.claims.get(ask.place["id"])
    if claim is None:
        return show_rejected(bench, ask, view)
    edges = [edge for edge in view.ledger.edges if claim in edge.claims]
    against = [pair for pair in list_contradictions(view.ledger) if claim in pair.claims or pair.against == claim]
    with bench.workspace.opened() as store:
        history = store.claim_judgements.history(claim.id)
        standing = {entry.digest for entry in store.claim_judgements.standing()}
    return bench.page(
        "claim.html.j2",
        ask,
        view=view,
        desk=view.desk,
        claim=claim,
        document=view.ledger.document(claim),
        edges=edges,
        against=against,
        history=[(entry, ANSWERS[entry.judgement.decision], entry.digest in standing) for entry in history],
        decided=any(entry.digest in standing for entry in history),
    )


def show_rejected(bench: Bench, ask: Ask, view: View) -> Response:
    """A claim that a person took out of the answer. Raises NotHereError for one that nobody did."""
    for item in bench.queue(ask).decided:
        if isinstance(item, ClaimItem) and item.id == ask.place["id"] and item.document.id in view.ledger.documents:
            return bench.page("rejected.html.j2", ask, view=view, desk=view.desk, item=item)
    raise NotHereError("there is no such claim here", "it may have been read anew: look into its document")


def decide(bench: Bench, ask: Ask) -> Response:
    """Put down a decision on a claim or a name, or take it back, and go on."""
    item = find_item(bench, ask, ask.place["id"])
    said = ask.said("decision")
    with bench.workspace.desk(ask.who) as desk:
        if said == "undo":
            try:
                desk.undo(item)
            except ConfigurationError as error:
                raise AskError("nobody has decided this", "there is nothing to take back") from error
        elif said in DECISIONS:
            desk.decide(item, DECISIONS[said])
        else:
            raise AskError(f"{said!r} is no decision", "say yes, no, unsure or undo")
    what = "took back" if said == "undo" else f"decided: {said}"
    note_act(bench.workspace, ask.who, what, describe_item(bench, ask, item), item.id)
    if ask.script:
        return Response(status_code=204)
    return RedirectResponse(safe_return(ask.said("back")) or ask.links.to("review"), status_code=303)


def find_item(bench: Bench, ask: Ask, item_id: str) -> Item:
    """The item of the queue of an id, open or decided; a claim that rules are sure of is one, too. Raises NotHereError."""
    waiting, _ = bench.waiting.queue(ask.day() or bench.workspace.today)
    item = pick_item(waiting, item_id) or pick_item(bench.queue(ask), item_id)
    if item is not None:
        return item
    made = make_claim_item(bench, ask, item_id)
    if made is None:
        raise NotHereError("there is nothing of that kind to decide", "look into the queue under Review")
    return made


def make_claim_item(bench: Bench, ask: Ask, claim_id: str) -> Item | None:
    """A claim that is not in the queue, as something to decide."""
    view = bench.view(ask)
    claim = view.ledger.claims.get(claim_id)
    return ClaimItem(claim, view.ledger.document(claim), Rank.OTHER, claim.score) if claim else None


def describe_item(bench: Bench, ask: Ask, item: Item) -> str:
    """An item for the log."""
    if isinstance(item, ClaimItem):
        view = bench.recent(ask)
        return view.desk.say(item.claim) if item.claim.id in view.ledger.claims else "a claim"
    return f"{item.name} / {item.listed_name}"


def safe_return(address: str) -> str:
    """An address of our own to go back to; nothing for any other."""
    ours = address == "/" or address.startswith(("/workbench/", "/?"))
    return address if ours and "\\" not in address and "//" not in address.partition("?")[0] else ""
