"""Exposures of the unlisted, as of a day: rule, way, evidence, contradiction, voices, lead."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lading.exposure.explain import Words, explain_exposure
from lading.exposure.grading import Grounds, Insiders, find_insiders, grade_path
from lading.exposure.propagate import Way, find_ways, is_alleged
from lading.exposure.publishers import GradeTable
from lading.exposure.rules import RuleTable
from lading.exposure.voices import NO_TEXTS, count_voices, find_relays
from lading.graph.as_of import Standing, edges_as_of, in_force, later, standing
from lading.graph.build import Graph
from lading.model.claim import Claim
from lading.model.exposure import Designation, Edge, Exposure
from lading.model.period import first_day, last_day

ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class Day:
    """The graph as it stood on one day."""

    as_of: dt.date
    edges: tuple[Edge, ...]
    sources: tuple[str, ...]
    """Listed parties that are risk sources by their topics."""
    relays: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    """Per document whose text is not its own alone, the document that speaks for all that have it."""
    insiders: Insiders = field(default_factory=dict)
    """By party, the names of those who direct, own or work for it."""
    known: dt.date | None = None
    """By when it had been published; None: by the day itself."""

    @property
    def words(self) -> str:
        """`2025-10-01`; of another day's knowledge `2025-10-01, as known by 2026-01-01`."""
        return say_day(self.as_of, self.known)


def say_day(as_of: dt.date, known: dt.date | None) -> str:
    """The day an answer is for, and by when it was known where that is another one."""
    return f"{as_of}, as known by {known}" if known not in {None, as_of} else str(as_of)


def cut_day(
    graph: Graph,
    as_of: dt.date,
    *,
    table: RuleTable,
    texts: Mapping[str, str] = NO_TEXTS,
    known: dt.date | None = None,
) -> Day:
    """What the graph was on a day: edges that held and had been published by then, or by `known`, and who was listed.

    `texts` is what `documents.similar.name_texts` tells of the documents: those with one text speak with one voice.
    """
    held = edges_as_of(
        graph.edges,
        as_of,
        canonical=graph.canonical,
        documents=graph.documents,
        relations=graph.relations,
        known=known,
    )
    public = known or as_of
    edges = tuple(edge for edge in held if edge.claims or _was_public(graph.designations.get(edge.source, ()), public))
    ends = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    sources = tuple(
        end for end in ends if in_force(graph.designations.get(end, ()), as_of) and _topics(graph, end) & table.sources
    )
    relays = find_relays((claim for edge in edges for claim in edge.claims), texts=texts)
    return Day(as_of, edges, sources, relays, texts, find_insiders(edges, graph), known)


def _was_public(designations: tuple[Designation, ...], as_of: dt.date) -> bool:
    """Whether a list can have stated a relation by that day: its entry was there, or is no designation at all."""
    return not designations or any(standing(row, as_of) is not Standing.LATER for row in designations)


def assess_exposures(
    graph: Graph, day: Day, *, table: RuleTable, grades: GradeTable, words: Words
) -> dict[str, tuple[Exposure, ...]]:
    """The exposures of every party that is on no list on that day, heaviest first, one a risk source."""
    found: dict[str, list[Exposure]] = {}
    grounds = Grounds(grades, graph.documents, day.relays, day.texts, day.insiders, graph.registers)
    for (party, _), ways in find_ways(graph, day.edges, day.sources, table=table).items():
        if not in_force(graph.designations.get(party, ()), day.as_of):
            exposure = _expose(graph, day, ways, grounds)
            said = explain_exposure(exposure, graph, as_of=day.as_of, words=words, said=day.words)
            found.setdefault(party, []).append(replace(exposure, explanation=said))
    return {party: tuple(sorted(rows, key=lambda e: (-e.weight, e.risk_source))) for party, rows in found.items()}


def _topics(graph: Graph, party: str) -> frozenset[str]:
    """Topics of a listed party; a designation that states none is a sanction."""
    stated = {topic for member in graph.members[party] for topic in member.get("topics")}
    return frozenset(stated & graph.relations.designating_topics or {"sanction"})


def _expose(graph: Graph, day: Day, ways: tuple[Way, ...], grounds: Grounds) -> Exposure:
    """One exposure from the ways that lead from one party to one risk source."""
    best, head = ways[0], ways[0].steps[0]
    party, source = best.parties[0], best.parties[-1]
    designation = next(iter(later(graph.designations.get(party, ()), day.as_of)), None)
    said = first_said(ways, graph)
    basis = "alleged" if any(is_alleged(step.edge) for step in best.steps) else "documented"
    return Exposure(
        party=party,
        risk_source=source,
        rule=head.rule.id,
        topic=head.rule.topic,
        label=f"{head.rule.label} ({basis})",
        path=best.path,
        alternatives=tuple(way.path for way in ways[1 : 1 + ALTERNATIVES]),
        weight=round(best.weight, 4),
        reasons=_reasons(graph, best, day.as_of),
        tiers=tuple(factor.words for step in best.steps for factor in step.factors if factor.tier),
        before=_before_listing(graph, best, day.as_of),
        contradicted_by=contradictions(best.path.edges),
        voices=count_voices(best.path, graph.documents, day.relays, texts=day.texts),
        grade=grade_path(best.path, grounds),
        first_said=said,
        later_designation=designation,
        lead_days=lead_days(said, designation),
    )


def _reasons(graph: Graph, way: Way, as_of: dt.date) -> tuple[str, ...]:
    """The rules and factors of a way in words, and what is uncertain about its risk source."""
    words = [f"{step.rule.words} (rule {step.rule.id}, weight {step.rule.weight:g})" for step in way.steps]
    words += [f"{factor.words} (times {factor.weight:g})" for step in way.steps for factor in step.factors]
    rows = in_force(graph.designations[way.parties[-1]], as_of)
    if all(standing(row, as_of) is Standing.POSSIBLE for row in rows):
        words.append("the risk source was possibly listed on that day: its list does not give the day")
    before = _before_listing(graph, way, as_of)
    if before:
        words.append(f"the relation to the risk source is told of {before}, before it was listed")
    return tuple(words)


def _before_listing(graph: Graph, way: Way, as_of: dt.date) -> str:
    """When the relation to the risk source was, if every document says that it was over before that party was listed."""
    period = way.steps[-1].edge.period
    starts = [row.period.start for row in in_force(graph.designations[way.parties[-1]], as_of)]
    known = [first_day(start) for start in starts if start]
    over = period.end is not None and len(known) == len(starts) and all(last_day(period.end) < start for start in known)
    return str(period) if over else ""


def contradictions(edges: Iterable[Edge]) -> tuple[Claim, ...]:
    """What contradicts a way: denials that name its relations or parties first, then general ones."""
    every = tuple(edges)
    named = {claim.id: claim for edge in every for claim in edge.denials}
    general = {claim.id: claim for edge in every for claim in edge.general_denials}
    return tuple((named | {key: claim for key, claim in general.items() if key not in named}).values())


def first_said(ways: Iterable[Way], graph: Graph) -> str | None:
    """Publication date of the document that first completed a way. None where a date on every way is unknown."""
    complete = (_completed(way, graph) for way in ways)
    return min((day for day in complete if day is not None), key=last_day, default=None)


def _completed(way: Way, graph: Graph) -> str | None:
    """The day on which the last edge of a way became public; a list's own relation counts from its party's listing."""
    days = []
    for step in way.steps:
        day = step.edge.published
        if day is None and not step.edge.claims:
            ends = (*graph.designations.get(step.exposed, ()), *graph.designations.get(step.onto, ()))
            starts = [row.period.start for row in ends if row.dataset == step.edge.dataset and row.period.start]
            day = min(starts, key=first_day, default=None)
        days.append(day)
    known = [day for day in days if day is not None]
    return max(known, key=last_day) if len(known) == len(days) else None


def lead_days(said: str | None, designation: Designation | None) -> int | None:
    """Days from the first support to the designation, where both are known to the day."""
    if said is None or designation is None or designation.period.start is None:
        return None
    if len(said) < 10 or len(designation.period.start) < 10:
        return None
    return (first_day(designation.period.start) - first_day(said)).days
