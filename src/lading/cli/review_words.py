"""What `lading review` shows of an item: the words in their context, both names, the reasons, what a decision changes."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from lading.claims.review import ClaimItem, Item, MatchItem
from lading.model.claim import Claim, Mention, Stance, Tier
from lading.reports.deciding import ANSWERS, RANKS, cut_around
from lading.reports.reveal import one_line

SHORT = 8
"""Digits of an id that are shown."""
TIERS = {Tier.VERIFIED: "counts as it stands", Tier.NEEDS_REVIEW: "not verified", Tier.MENTION_ONLY: "a mention only"}


def item_row(item: Item) -> dict[str, Any]:
    """An item as a row of JSON."""
    span = item.claim.evidence.span if isinstance(item, ClaimItem) else item.mention.span
    excerpt, document = cut_around(item.document, span), item.document
    said = {
        "effects": list(item.effects),
        "document": document.name,
        "document_id": document.id,
        "place": document.locate(span),
        "published": document.published,
        "before": excerpt.before,
        "quote": excerpt.quote,
        "after": excerpt.after,
    }
    own = _claim_row(item) if isinstance(item, ClaimItem) else _match_row(item)
    return {"type": "claim" if isinstance(item, ClaimItem) else "match", "id": item.id, **own, **said}


def _claim_row(item: ClaimItem) -> dict[str, Any]:
    claim, decided = item.claim, item.decided
    ends = {"subject": claim.subject, "object": claim.object, "item": claim.item}
    return {
        "rank": item.rank.name.lower(),
        "predicate": claim.predicate.value,
        **{end: mention.party if mention else None for end, mention in ends.items()},
        "polarity": claim.polarity.value,
        "stance": claim.stance.value,
        "tier": claim.tier.value,
        "according_to": [authority.text for authority in claim.attribution],
        "relayed_by": claim.relayed_by,
        "score": claim.score,
        "reasons": list(claim.reasons),
        "decided": {"decision": ANSWERS[decided.decision], "by": decided.by, "at": decided.at} if decided else None,
    }


def _match_row(item: MatchItem) -> dict[str, Any]:
    best = item.judgements[0]
    decided = {"decision": ANSWERS[best.decision], "by": best.by, "at": best.at} if item.decided else None
    return {
        "rank": item.rank.name.lower(),
        "name": item.name,
        "listed_name": item.listed_name,
        "candidate": best.match.candidate,
        "parties": [one.match.query for one in item.judgements],
        "score": best.match.score,
        "reasons": [reason.words for reason in best.match.reasons],
        "decided": decided,
    }


def render_item(item: Item, *, number: int, total: int) -> Group:
    """An item on the terminal, readable at 80 columns."""
    head = Text.assemble((f"{number} of {total}", "bold"), f" · {RANKS[item.rank]} · ", (item.id[:SHORT], "dim"))
    said = [Text(one_line(effect), style="yellow") for effect in item.effects]
    lines = list(_claim_lines(item) if isinstance(item, ClaimItem) else _match_lines(item))
    span = item.claim.evidence.span if isinstance(item, ClaimItem) else item.mention.span
    excerpt = cut_around(item.document, span)
    quote = Text.assemble(
        _keep_gap(excerpt.before), (one_line(excerpt.quote), "bold reverse"), _keep_gap(excerpt.after)
    )
    document = item.document
    named = (
        document.title or document.name,
        document.locate(span),
        document.publisher,
        document.published or "undated",
    )
    place = Text(" · ".join(one_line(part) for part in named if part), style="dim")
    return Group(Text(), head, *said, *lines, Padding(quote, (0, 2)), Padding(place, (0, 2)))


def _keep_gap(text: str) -> str:
    """On one line, with a space where it begins or ends with one: a quote stands beside it."""
    return " " * text[:1].isspace() + one_line(text) + " " * text[-1:].isspace()


def _claim_lines(item: ClaimItem) -> Iterator[Text]:
    claim = item.claim
    yield Text.assemble(("Does the document say this? ", "italic"), say_claim(claim))
    voices = say_voices(claim)
    relayed = f", relayed by {claim.relayed_by}" if claim.relayed_by else ""
    yield Text(f"according to {one_line(voices)}{one_line(relayed)} · {claim.stance.value} · {TIERS[claim.tier]}")
    yield Text(f"why ({claim.score:.2f}): {one_line('; '.join(claim.reasons))}", style="dim")


def say_voices(claim: Claim) -> str:
    """In whose words: those named, others who are not, or the document itself."""
    unnamed = "others" if claim.stance is Stance.REPORTED else "the document itself"
    return ", ".join(authority.text for authority in claim.attribution) or unnamed


def say_claim(claim: Claim) -> Text:
    """A claim in one line: who does what to whom."""
    text = Text("not: " if claim.polarity == "-" else "", style="bold")
    text.append(f"{_name(claim.subject)} ", style="")
    text.append(claim.predicate.value.replace("_", " "))
    target = " → ".join(_name(end) for end in (claim.item, claim.object) if end is not None)
    return text.append(f" {target}" if target else "")


def _match_lines(item: MatchItem) -> Iterator[Text]:
    match = item.judgements[0].match
    yield Text.assemble(
        ("Are they one? ", "italic"),
        (one_line(item.name), "bold"),
        " (documents) and ",
        (one_line(item.listed_name), "bold"),
        f" (listed, {match.candidate})",
    )
    for one in item.designations:
        yield Text(f"listed by {one_line(one.authority)}, {one_line(one.program)}, {one.period}", style="dim")
    documents = len(item.judgements)
    if documents > 1:
        yield Text(f"{documents} documents use this name; the decision holds for all of them")
    yield Text(f"why ({match.score:.2f}): {one_line('; '.join(r.words for r in match.reasons))}", style="dim")


def _name(mention: Mention | None) -> str:
    return one_line(mention.party) if mention is not None else "somebody"
