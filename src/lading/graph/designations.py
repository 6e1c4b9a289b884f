"""Who lists whom: designations read from a list's Sanction entities, or from its topics where it has none."""

import re
from collections.abc import Iterable, Mapping

from lading.graph.relations import Relations
from lading.model.entity import Entity
from lading.model.exposure import Designation
from lading.model.issue import Issue, Severity
from lading.model.period import Period, first_day

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def read_designations(
    entities: Mapping[str, Entity],
    canonical: Mapping[str, str],
    *,
    relations: Relations,
    authorities: Mapping[str, str],
) -> tuple[dict[str, tuple[Designation, ...]], tuple[Issue, ...]]:
    """Designations of each canonical party, oldest first, those without a date before all others.

    Args:
        entities: everything the lists state, by the list's own id.
        canonical: canonical id of each; an id that is missing stands for itself.
        relations: the table that says which topics designate by themselves.
        authorities: who lists, by dataset; used where the entry itself does not say.
    """
    issues: list[Issue] = []
    found: dict[str, list[Designation]] = {}
    sanctioned: set[str] = set()
    for entity in entities.values():
        if relations.schemata.is_a(entity.schema, "Sanction"):
            for listed in entity.get("entity"):
                if listed not in entities:
                    issues.append(_unknown(entity, listed))
                    continue
                made = _from_sanction(entity, listed, canonical=canonical, authorities=authorities, issues=issues)
                found.setdefault(made.party, []).append(made)
                sanctioned.add(listed)
    for entity in entities.values():
        if entity.id not in sanctioned:
            for made in _from_topics(entity, canonical, relations=relations, authorities=authorities):
                found.setdefault(made.party, []).append(made)
    ordered = {party: tuple(sorted(_dated(dict.fromkeys(rows)), key=_age)) for party, rows in found.items()}
    return ordered, tuple(issues)


def _dated(rows: Iterable[Designation]) -> Iterable[Designation]:
    """The same designations, without an undated one where the same authority's act is there with its date."""
    every = tuple(rows)
    dated = [row for row in every if row.period != Period()]
    return (row for row in every if row.period != Period() or not any(_same_act(row, other) for other in dated))


def _same_act(left: Designation, right: Designation) -> bool:
    """Whether two files tell of one listing: one authority, and a program in common where both name any."""
    programs = [set(row.program.split("; ")) - {""} for row in (left, right)]
    common = not all(programs) or bool(programs[0] & programs[1])
    return left.authority.casefold() == right.authority.casefold() and common


def _age(designation: Designation) -> tuple[str, str, str, str]:
    return (designation.period.start or "", designation.authority, designation.program, designation.entity_id)


def _from_sanction(
    entity: Entity, listed: str, *, canonical: Mapping[str, str], authorities: Mapping[str, str], issues: list[Issue]
) -> Designation:
    """The designation that one Sanction entity is."""
    dataset = entity.datasets[0]
    starts = _dates(entity, ("listingDate", "startDate", "date"), issues)
    ends = _dates(entity, ("endDate",), issues)
    start, end = min(starts, default=None), max(ends, default=None)
    if start and end and first_day(end) < first_day(start):
        what = f"the designation ends {end} before it starts {start}"
        issues.append(Issue(Severity.WARNING, dataset, entity.id, what, "the end is left out"))
        end = None
    return Designation(
        party=canonical.get(listed, listed),
        entity_id=listed,
        authority=entity.first("authority") or authorities.get(dataset, dataset),
        program="; ".join(entity.get("program") or entity.get("programId")),
        period=Period(start, end),
        dataset=dataset,
        url=entity.first("sourceUrl") or entity.first("programUrl"),
        reason=" ".join(entity.get("reason")),
        measures=entity.get("provisions"),
    )


def _from_topics(
    entity: Entity, canonical: Mapping[str, str], *, relations: Relations, authorities: Mapping[str, str]
) -> Iterable[Designation]:
    """One designation a dataset whose topics call the entity designated. Such a list says nothing of the date."""
    naming = dict.fromkeys(
        s.dataset for s in entity.statements if s.prop == "topics" and s.value in relations.designating_topics
    )
    for dataset in naming:
        yield Designation(
            party=canonical.get(entity.id, entity.id),
            entity_id=entity.id,
            authority=authorities.get(dataset, dataset),
            program="; ".join(entity.get("program") or entity.get("programId")),
            period=Period(),
            dataset=dataset,
            url=entity.first("sourceUrl"),
        )


def _dates(entity: Entity, props: tuple[str, ...], issues: list[Issue]) -> list[str]:
    """The dates of the first property that has any, cut to the day. What is no date becomes an issue."""
    for prop in props:
        values = [value.partition("T")[0] for value in entity.get(prop)]
        good = [value for value in values if is_date(value)]
        issues.extend(
            Issue(Severity.WARNING, entity.datasets[0], entity.id, f"{prop} is no ISO date: {value!r}")
            for value in values
            if value not in good
        )
        if good:
            return good
    return []


def is_date(value: str) -> bool:
    """Whether a value is an ISO day, month or year that the calendar has."""
    if not DATE.fullmatch(value):
        return False
    try:
        first_day(value)
    except ValueError:
        return False
    return True


def _unknown(entity: Entity, listed: str) -> Issue:
    what = f"a Sanction is about {listed}, which the list does not have"
    return Issue(Severity.WARNING, entity.datasets[0], entity.id, what, "load the whole list")
