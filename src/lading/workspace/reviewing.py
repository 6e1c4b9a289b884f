"""What waits for a person, as plain values, and how a decision is put down."""

from typing import Any

from lading.claims.review import ClaimItem, Item, Queue, Rank
from lading.errors import InputError
from lading.model.judgement import Decision, is_machine
from lading.workspace.log import note_act
from lading.workspace.workspace import Workspace

Row = dict[str, Any]
ANSWERS = {"yes": Decision.POSITIVE, "no": Decision.NEGATIVE, "unsure": Decision.UNSURE}
WORDS = {decision: word for word, decision in ANSWERS.items()}
RANKS = {Rank.EXPOSURE: "exposure", Rank.LISTED: "listed", Rank.OTHER: "other"}
AROUND = 160
"""Characters given on each side of a quote."""


def record_item(item: Item) -> Row:
    """An item with its words in their place, the reasons, and what a decision would change."""
    span = item.claim.evidence.span if isinstance(item, ClaimItem) else item.mention.span
    text = item.document.text
    place = {
        "document": item.document.id,
        "document_name": item.document.name,
        "place": item.document.locate(span),
        "before": text[max(0, span.start - AROUND) : span.start],
        "quote": text[span.start : span.end],
        "after": text[span.end : span.end + AROUND],
    }
    kind = "claim" if isinstance(item, ClaimItem) else "match"
    own = _record_claim(item) if isinstance(item, ClaimItem) else _record_match(item)
    return {"id": item.id, "kind": kind, "rank": RANKS[item.rank], "effects": list(item.effects), **own, **place}


def _record_claim(item: ClaimItem) -> Row:
    claim, decided = item.claim, item.decided
    ends = {"subject": claim.subject, "object": claim.object, "item": claim.item}
    return {
        "question": "Does the document say this?",
        "predicate": str(claim.predicate),
        **{end: mention.party if mention else None for end, mention in ends.items()},
        "polarity": str(claim.polarity),
        "stance": str(claim.stance),
        "score": claim.score,
        "reasons": list(claim.reasons),
        "decided": {"decision": WORDS[decided.decision], "by": decided.by, "at": decided.at} if decided else None,
    }


def _record_match(item: Any) -> Row:
    best = item.judgements[0]
    decided = None if is_machine(best.by) else {"decision": WORDS[best.decision], "by": best.by, "at": best.at}
    return {
        "question": "Are they one party?",
        "name": item.name,
        "listed_name": item.listed_name,
        "candidate": best.match.candidate,
        "score": best.match.score,
        "reasons": [reason.words for reason in best.match.reasons],
        "decided": decided,
    }


def decide_item(workspace: Workspace, item_id: str, word: str, *, who: str) -> Row | None:
    """Put a decision down: `yes`, `no` or `unsure`. None where no item has that id.

    Of an item of the queue that was worked out last, nothing is worked out anew.

    Raises:
        InputError: for another word, or where nobody known decides.
    """
    if word not in ANSWERS:
        raise InputError(f"{word!r} is no decision", remedy="say yes, no or unsure")
    _check_person(who)
    item = find_known(workspace, item_id)
    if item is None:
        return None
    with workspace.desk(who) as desk:
        decided = desk.decide(item, ANSWERS[word])
    note_act(workspace, who, f"decided {word}", say_item(item), item.id)
    return record_item(decided)


def undo_item(workspace: Workspace, item_id: str, *, who: str) -> Row | None:
    """Take the decision back that stands on an item. None where no item has that id.

    Of an item that was open in the queue that was worked out last, nothing is worked out anew.

    Raises:
        ConfigurationError: where nobody has decided it.
        InputError: where nobody known takes it back.
    """
    _check_person(who)
    item = find_known(workspace, item_id)
    if item is None:
        return None
    with workspace.desk(who) as desk:
        desk.undo(item)
    note_act(workspace, who, "took a decision back", say_item(item), item.id)
    after = find_item(workspace, item_id) if item.decided else item
    return record_item(after or item)


def find_known(workspace: Workspace, item_id: str) -> Item | None:
    """The item of an id as the queue had it that was worked out last; only one that it does not have is looked for anew."""
    latest = workspace.latest.get(workspace.today)
    return (latest and pick_item(latest.queue, item_id)) or find_item(workspace, item_id)


def find_item(workspace: Workspace, item_id: str) -> Item | None:
    """The item of an id, open or decided."""
    return pick_item(workspace.queue(), item_id)


def pick_item(queue: Queue, item_id: str) -> Item | None:
    """The item of an id in a queue, open or decided."""
    return next((one for one in (*queue.open, *queue.decided) if one.id == item_id), None)


def say_item(item: Item) -> str:
    """What an item is about, for the log."""
    if isinstance(item, ClaimItem):
        return f"{item.claim.predicate}: “{item.claim.evidence.exact}”"
    return f"{item.name} and {item.listed_name}"


def _check_person(who: str) -> None:
    if not who or is_machine(who):
        raise InputError(f"{who!r} is no person", remedy="say who decides: with a key, or a proxy that logs people in")
