"""What stood on a given day: designations in force, edges that held, and only what had been published by then."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from lading.graph.edges import edge_items, first_published, join_periods
from lading.graph.relations import Relations
from lading.model.claim import Claim
from lading.model.document import Document
from lading.model.exposure import Designation, Edge
from lading.model.issue import Issue, Severity
from lading.model.period import first_day, last_day


class Standing(StrEnum):
    """How a designation stands on a day."""

    IN_FORCE = "in force"
    POSSIBLE = "possibly in force"
    """The list gives a month or a year, and the day asked falls inside it."""
    LATER = "later"
    OVER = "over"


def standing(designation: Designation, day: dt.date) -> Standing:
    """How a designation stands on a day. Its first and its last day belong to it; an open start has begun."""
    period = designation.period
    if not period.possibly_begun(day):
        return Standing.LATER
    if period.surely_over(day):
        return Standing.OVER
    possibly_over = period.end is not None and first_day(period.end) < day < last_day(period.end)
    return Standing.IN_FORCE if period.surely_begun(day) and not possibly_over else Standing.POSSIBLE


def in_force(designations: Iterable[Designation], day: dt.date) -> tuple[Designation, ...]:
    """Those that stand on the day, or possibly do."""
    held = {Standing.IN_FORCE, Standing.POSSIBLE}
    return tuple(row for row in designations if standing(row, day) in held)


def is_over(designation: Designation, day: dt.date) -> bool:
    """Whether a designation has surely ended by a day."""
    return standing(designation, day) is Standing.OVER


def later(designations: Iterable[Designation], day: dt.date) -> tuple[Designation, ...]:
    """Those that had certainly not begun on the day, earliest first."""
    rows = [row for row in designations if standing(row, day) is Standing.LATER]
    return tuple(sorted(rows, key=lambda row: first_day(row.period.start or "0001")))


def edges_as_of(
    edges: Iterable[Edge],
    day: dt.date,
    *,
    canonical: Mapping[str, str],
    documents: Mapping[str, Document],
    relations: Relations,
    known: dt.date | None = None,
) -> tuple[Edge, ...]:
    """The edges that held on a day, each with only the claims and denials published by then, or by the day `known`.

    A relation that lasts must hold on the day. An event must have happened by then, and stays. A document of unknown
    date is counted in; `note_dates` says so.
    """
    told = {key for key, document in documents.items() if possibly_published(document, known or day)}
    cut = (_cut(edge, told, canonical=canonical, documents=documents, relations=relations) for edge in edges)
    return tuple(edge for edge in cut if edge is not None and _held(edge, day, relations))


def possibly_published(document: Document, day: dt.date) -> bool:
    """Whether a document may have been public on a day."""
    return document.published is None or first_day(document.published) <= day


def _cut(
    edge: Edge,
    known: set[str],
    *,
    canonical: Mapping[str, str],
    documents: Mapping[str, Document],
    relations: Relations,
) -> Edge | None:
    """An edge with what the known documents say; None where they do not say it."""
    claims, denials, general = (_said(said, known) for said in (edge.claims, edge.denials, edge.general_denials))
    if edge.claims and not claims:
        return None
    if claims == edge.claims:
        return replace(edge, denials=denials, general_denials=general)
    return replace(
        edge,
        claims=claims,
        denials=denials,
        general_denials=general,
        items=edge_items(claims, canonical),
        period=edge.period if edge.kind in relations.lasting else join_periods(claims),
        published=first_published(claims, documents),
    )


def _said(claims: tuple[Claim, ...], known: set[str]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.evidence.document_id in known)


def _held(edge: Edge, day: dt.date, relations: Relations) -> bool:
    if not edge.period.possibly_begun(day):
        return False
    return edge.kind not in relations.lasting or not edge.period.surely_over(day)


def note_dates(documents: Iterable[Document], day: dt.date) -> tuple[Issue, ...]:
    """What a reader must know about the documents' dates: unknown, too coarse for the day asked, or after it."""
    return tuple(issue for document in documents if (issue := _note_date(document, day)) is not None)


def _note_date(document: Document, day: dt.date) -> Issue | None:
    remedy = "state the publication date beside the document"
    if document.published is None:
        what = f"the day of publication is not known; it is counted as published by {day}"
    elif first_day(document.published) > day:
        what = f"published {document.published}, after {day}: what it says is not counted"
        remedy = "ask as of a later day to count it"
    elif last_day(document.published) > day:
        what = f"published {document.published}, perhaps after {day}; it is counted"
    else:
        return None
    return Issue(Severity.NOTE, document.name, "published", what, remedy)
