"""The sentences a lawyer can stand behind: who says what of whom, since when, and who denies it.

Nothing here says "sanctioned" of a party that is not listed, and likelihood and confidence never meet in a sentence.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.graph.as_of import Standing, in_force, standing
from lading.graph.build import Graph
from lading.model.claim import AuthorityKind, Claim, MentionKind, Predicate, Stance
from lading.model.exposure import Designation, Edge, Exposure

OPTIONAL = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Words:
    """`words.yml`."""

    relations: Mapping[str, str]
    goods_relations: Mapping[str, str]
    other: str
    labels: Mapping[str, str]
    no_date: str
    possible: str
    caveat: str


def load_words() -> Words:
    """The wording that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.exposure").joinpath("words.yml").read_text(encoding="utf-8"))
    return Words(**raw)


def describe_designation(designation: Designation, as_of: dt.date, words: Words) -> str:
    """Who lists, under what, since when: `European Union (EU-UKR) since 2022-12-16`."""
    program = f" ({designation.program})" if designation.program else ""
    period = designation.period
    dated = f"since {period.start}" if period.start else words.no_date
    until = f" until {period.end}" if period.end else ""
    text = f"{designation.authority}{program}{' ' if period.start else ', '}{dated}{until}"
    return f"{text}, {words.possible}" if standing(designation, as_of) is Standing.POSSIBLE else text


def describe_edge(edge: Edge, graph: Graph, words: Words, *, onto: str = "") -> str:
    """What an edge says, and on whose word: `according to …, relayed by Reuters: AEE has supplied A140 to IEMZ Kupol`.

    Args:
        edge: the relation.
        graph: for the names.
        words: the wording.
        onto: the party a way goes on to, where that is goods which the edge names and not one of its ends.
    """
    goods = (onto, *edge.items) if onto else edge.items
    names = join_names(dict.fromkeys(graph.caption(item) for item in goods))
    template = words.relations.get(edge.kind, words.other)
    if graph.kinds.get(edge.source) is MentionKind.ITEM:
        template = words.goods_relations.get(edge.kind, template)
    template = OPTIONAL.sub(lambda found: found.group(1) if names else "", template)
    said = template.format(
        source=graph.caption(edge.source), target=graph.caption(edge.target), goods=names, kind=edge.kind
    )
    return f"{authority_words(edge, graph)}: {said}"


def authority_words(edge: Edge, graph: Graph) -> str:
    """On whose word an edge stands: the authorities its claims name, whom they are relayed from, or the list."""
    if not edge.claims:
        kind = "register" if edge.dataset in graph.registers else "list"
        return f"according to the {kind} {edge.dataset} (“{edge.words}”)"
    bearing = [claim for claim in edge.claims if claim.bears_edge] or list(edge.claims)
    named = dict.fromkeys(authority.text for claim in bearing for authority in claim.attribution)
    relayed = dict.fromkeys(claim.relayed_by for claim in bearing if claim.relayed_by)
    pages = [graph.documents[claim.evidence.document_id] for claim in bearing]
    speakers = named or dict.fromkeys(page.publisher or page.name for page in pages)
    unnamed = not named and all(claim.stance is Stance.REPORTED for claim in bearing)
    whose = f"others, as {join_names(speakers)} tells" if unnamed else join_names(speakers)
    text = f"according to {whose}"
    text += f", relayed by {join_names(relayed)}" if relayed else ""
    return f"{text} (alleged)" if all(claim.stance is Stance.ALLEGED for claim in bearing) else text


def describe_denial(claim: Claim, *, general: bool) -> str:
    """Who contradicts, in which words: `China's Foreign Ministry, without naming the parties: “…”`."""
    own = claim.subject.text if claim.subject is not None else ""
    authority = next(iter(claim.attribution), None)
    speaker = (authority.text if authority is not None else own) or "the document"
    if (
        own
        and authority is not None
        and authority.kind is AuthorityKind.PERSON
        and claim.predicate is Predicate.COMMENTS
    ):
        speaker = own if authority.text == own else f"{own} (“{speaker}”)"
    return f"{speaker}{', without naming the parties' if general else ''}: “{claim.evidence.exact}”"


def explain_exposure(exposure: Exposure, graph: Graph, *, as_of: dt.date, words: Words, said: str = "") -> str:
    """An exposure in full sentences: finding, evidence, listing of the risk source, denials, voices, dates, caveat.

    `said` is what the day is called, where that is more than its date.
    """
    name, source = graph.caption(exposure.party), graph.caption(exposure.risk_source)
    label, _, basis = exposure.label.partition(" ")
    rows = in_force(graph.designations.get(exposure.risk_source, ()), as_of)
    listed = "; ".join(describe_designation(row, as_of, words) for row in rows)
    parts = [
        f"As of {said or as_of}, {name} is exposed: {words.labels.get(label, label)} {basis}; none of the lists loaded names it on that day.",
        *(f"{_capital(text)}." for text in _hops(exposure, graph, words)),
        *(f"Among the goods: {words}." for words in exposure.tiers),
        f"{source} is listed: {listed}.",
        *([f"The relation to it is told of {exposure.before}, before it was listed."] if exposure.before else []),
        *_contested(exposure),
        f"Independent voices: {exposure.voices}.",
        *_graded(exposure),
        *_dates(exposure),
        words.caveat,
    ]
    return " ".join(parts)


def _hops(exposure: Exposure, graph: Graph, words: Words) -> Iterable[str]:
    """What each edge of the way says."""
    path = exposure.path
    for place, edge in enumerate(path.edges):
        ends = {edge.source, edge.target}
        onto = next((party for party in path.parties[place : place + 2] if party not in ends), "")
        yield f"{describe_edge(edge, graph, words, onto=onto)}{_quoted(edge, graph)}"


def _quoted(edge: Edge, graph: Graph) -> str:
    """The words it stands on and where they are; a list's words are in the sentence already."""
    claim = next((claim for claim in edge.claims if claim.bears_edge), None)
    if claim is None:
        return ""
    page = graph.documents[claim.evidence.document_id]
    place = ", ".join(
        part for part in (page.title or page.name, page.locate(claim.evidence.span), page.published) if part
    )
    return f", in the words “{claim.evidence.exact}” ({place})"


def _contested(exposure: Exposure) -> Iterable[str]:
    """The denials along the way."""
    general = {claim.id for edge in exposure.path.edges for claim in edge.general_denials}
    quotes = [claim.evidence.exact for claim in exposure.contradicted_by]
    whole = [
        describe_denial(claim, general=claim.id in general)
        for claim, quote in zip(exposure.contradicted_by, quotes, strict=True)
        if not any(quote != other and quote in other for other in quotes)
    ]
    if whole:
        yield f"Contested: {'; '.join(dict.fromkeys(whole))}."


def _graded(exposure: Exposure) -> Iterable[str]:
    """The grade and, in a sentence of its own, the likelihood."""
    grade = exposure.grade
    if grade is not None:
        yield f"The evidence is graded {grade.code} (Admiralty code): {'; '.join(grade.reasons)}."
        if grade.likelihood:
            yield f"On this evidence the relation is, in the words of ICD-203, {grade.likelihood}."


def _dates(exposure: Exposure) -> Iterable[str]:
    """When it was first said, and when the party itself was listed."""
    yield f"First said {exposure.first_said}." if exposure.first_said else "The day it was first said is not known."
    designation = exposure.later_designation
    if designation is not None:
        lead = f" ({exposure.lead_days} days later)" if exposure.lead_days is not None else ""
        yield f"Listed afterwards by {designation.authority} on {designation.period.start}{lead}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def join_names(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    every = tuple(names)
    return every[0] if len(every) == 1 else " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))
