"""Edges from interval entities: the same relation from several documents is one edge with several claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lading.claims.statements import party_id
from lading.graph.designations import is_date
from lading.graph.relations import Relations, claim_ends, read_ends
from lading.model.claim import Claim
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.exposure import Edge
from lading.model.issue import Issue, Severity
from lading.model.period import Period, first_day, last_day

Key = tuple[str, str, str, str, Period | None]
STAKES = frozenset({"owns", "controls"})
"""Relations whose faults `graph.ownership` reports, with their rows."""


@dataclass(slots=True)
class _Draft:
    """An edge while its entities are being gathered."""

    period: Period
    statements: dict[str, None] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)


def read_edges(
    entities: Mapping[str, Entity],
    canonical: Mapping[str, str],
    *,
    supported: Mapping[str, tuple[Claim, ...]],
    documents: Mapping[str, Document],
    relations: Relations,
) -> tuple[tuple[Edge, ...], tuple[Issue, ...]]:
    """Every edge between two parties, without its denials, in the order first stated.

    Args:
        entities: parties and intervals of lists and documents, by their own id.
        canonical: canonical id of each; an id that is missing stands for itself.
        supported: the claims that each statement rests on, by statement id.
        documents: by id, for the day on which a claim became public.
        relations: the table of kinds.
    """
    drafts: dict[Key, _Draft] = {}
    issues: list[Issue] = []
    for entity in entities.values():
        ends = read_ends(entity, relations)
        if ends is None:
            continue
        kind, source, target = ends
        if source not in entities or target not in entities:
            lost = source if source not in entities else target
            issues += [] if kind in STAKES else [_lost(entity, kind, lost)]
            continue
        source, target = canonical.get(source, source), canonical.get(target, target)
        if source == target:
            issues += [] if kind in STAKES else [_loop(entity, kind, source)]
            continue
        _gather(drafts, (kind, source, target), entity=entity, supported=supported, relations=relations)
    made = (_finish(key, draft, canonical=canonical, documents=documents) for key, draft in drafts.items())
    return tuple(made), tuple(issues)


def _gather(
    drafts: dict[Key, _Draft],
    ends: tuple[str, str, str],
    *,
    entity: Entity,
    supported: Mapping[str, tuple[Claim, ...]],
    relations: Relations,
) -> None:
    """Add one interval entity to the draft of its edge."""
    claims = {claim.id: claim for s in entity.statements for claim in supported.get(s.id, ())}
    period = read_period(entity)
    dataset = "" if claims else entity.datasets[0]
    kept = period if not claims or ends[0] in relations.lasting else None
    draft = drafts.setdefault((*ends, dataset, kept), _Draft(period))
    draft.statements.update(dict.fromkeys(statement.id for statement in entity.statements))
    draft.claims.update(claims)
    if not claims:
        draft.words[_words(entity)] = None


def _finish(key: Key, draft: _Draft, *, canonical: Mapping[str, str], documents: Mapping[str, Document]) -> Edge:
    """The edge that a draft has become."""
    kind, source, target, dataset, kept = key
    claims = tuple(draft.claims.values())
    return Edge(
        kind=kind,
        source=source,
        target=target,
        statement_ids=tuple(draft.statements),
        items=edge_items(claims, canonical),
        period=join_periods(claims) if kept is None else draft.period,
        claims=claims,
        dataset=dataset,
        words="; ".join(draft.words),
        published=first_published(claims, documents),
    )


def edge_items(claims: Iterable[Claim], canonical: Mapping[str, str]) -> tuple[str, ...]:
    """Canonical ids of the goods that some claims name beside their two ends."""
    goods: dict[str, None] = {}
    for claim in claims:
        if claim.item is not None and claim.item not in claim_ends(claim):
            own = party_id(claim.evidence.document_id, claim.item)
            goods[canonical.get(own, own)] = None
    return tuple(goods)


def join_periods(claims: Iterable[Claim]) -> Period:
    """From the first start to the last end that the claims name. Those that give no time widen nothing."""
    times = [claim.qualifiers.time for claim in claims if claim.qualifiers.time is not None]
    if not times:
        return Period()
    starts = [time.start for time in times if time.start is not None]
    ends = [time.end for time in times if time.end is not None]
    open_end = any(time.end is None for time in times)
    return Period(
        min(starts, key=first_day, default=None) if len(starts) == len(times) else None,
        None if open_end else max(ends, key=last_day),
        circa=any(time.circa for time in times),
    )


def first_published(claims: Iterable[Claim], documents: Mapping[str, Document]) -> str | None:
    """When the first of some claims became public: of those that may bear the edge, else of all. None: unknown."""
    every = tuple(claims)
    bearing = tuple(claim for claim in every if claim.bears_edge)
    days = (documents[claim.evidence.document_id].published for claim in bearing or every)
    return min((day for day in days if day is not None), key=last_day, default=None)


def read_period(entity: Entity) -> Period:
    """When an interval held. A value that is no date is left out here: the list's reader has reported it."""
    days = [value for value in entity.get("date") if is_date(value)]
    starts = [value for value in entity.get("startDate") if is_date(value)] or days
    ends = [value for value in entity.get("endDate") if is_date(value)] or days
    return Period(min(starts, key=first_day, default=None), max(ends, key=last_day, default=None))


def _words(entity: Entity) -> str:
    """What a list's entry itself says of a relation."""
    said = entity.first("summary") or entity.first("description") or entity.first("role")
    return said or entity.first("relationship") or entity.schema


def _lost(entity: Entity, kind: str, end: str) -> Issue:
    what = f"the relation {kind} has an end, {end}, that the list does not have"
    return Issue(Severity.WARNING, entity.datasets[0], entity.id, what, "load the whole list")


def _loop(entity: Entity, kind: str, party: str) -> Issue:
    where = entity.first("publisher") or entity.datasets[0]
    what = f"the relation {kind} leads from {party} to itself: both its ends were taken for one party"
    return Issue(Severity.NOTE, where, entity.id, what, "if they are two, say so in a judgement")
