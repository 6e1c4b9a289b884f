"""The queue: one item after the other, by what a decision would change, decided with a key."""

from starlette.responses import Response

from lading.claims.review import ClaimItem, Item
from lading.reports.deciding import RANKS, cut_around
from lading.web.ask import Ask
from lading.web.bench import Bench

AHEAD, DECIDED = 12, 20
"""Items on the page besides the first, and decisions shown that can be taken back."""


def show_review(bench: Bench, ask: Ask) -> Response:
    """The item named in the address, else the first, with those that follow."""
    queue, current = bench.waiting.queue(ask.day() or bench.workspace.today)
    view = bench.recent(ask)
    within = bench.investigation(ask)
    held = None if within is None else set(within.documents)
    items = [item for item in queue.open if held is None or item.document.id in held]
    kind = ask.one("kind")
    if kind in {"claim", "match"}:
        items = [item for item in items if isinstance(item, ClaimItem) == (kind == "claim")]
    first = ask.one("item")
    place = next((i for i, item in enumerate(items) if item.id == first), 0)
    return bench.page(
        "review.html.j2",
        ask,
        view=view,
        desk=view.desk,
        item=items[place] if items else None,
        place=place,
        following=items[place + 1 : place + 1 + AHEAD],
        after=items[place + 1].id if place + 1 < len(items) else "",
        before=items[place - 1].id if place else "",
        total=len(items),
        ranks=RANKS,
        counts=[(words, sum(one.rank is rank for one in items), rank) for rank, words in RANKS.items()],
        decided=[one for one in reversed(queue.decided) if held is None or one.document.id in held][:DECIDED],
        is_claim=lambda one: isinstance(one, ClaimItem),
        excerpt=excerpt,
        issues=queue.issues,
        current=current,
    )


def excerpt(item: Item) -> object:
    """The words an item is about, with what stands around them."""
    span = item.claim.evidence.span if isinstance(item, ClaimItem) else item.mention.span
    return cut_around(item.document, span)
