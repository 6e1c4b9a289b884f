"""How good the evidence of a way is: Admiralty code and ICD-203 words, of its weakest edge, with the reasons."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lading.exposure.publishers import GradeTable, PersonGrade, fold
from lading.exposure.voices import NO_TEXTS, edge_voices, origin_of
from lading.graph.build import Graph
from lading.model.claim import AuthorityKind, Claim, Stance
from lading.model.document import Document
from lading.model.exposure import Edge, Grade, Path

Insiders = Mapping[str, frozenset[str]]
NOBODY: Insiders = MappingProxyType({})
INSIDE = frozenset({"directs", "works_for", "owns"})
ON_PAPER = frozenset({AuthorityKind.RECORDS, AuthorityKind.COURT, AuthorityKind.GOVERNMENT})
UNKNOWN_RELIABILITY = "F"
DOUBTFUL = 4
"""The lowest credibility that a table gives; improbable is a person's to say."""


def grade_path(
    path: Path,
    documents: Mapping[str, Document],
    relays: Mapping[str, str],
    *,
    table: GradeTable,
    texts: Mapping[str, str] = NO_TEXTS,
    insiders: Insiders = NOBODY,
) -> Grade:
    """The grade of a way: its weakest edge's, for a chain of evidence holds no more than that."""
    grades = [grade_edge(edge, documents, relays, table=table, texts=texts, insiders=insiders) for edge in path.edges]
    return max(grades, key=lambda grade: (grade.credibility, grade.reliability))


def grade_edge(
    edge: Edge,
    documents: Mapping[str, Document],
    relays: Mapping[str, str],
    *,
    table: GradeTable,
    texts: Mapping[str, str] = NO_TEXTS,
    insiders: Insiders = NOBODY,
) -> Grade:
    """The grade of one relation: its most reliable publisher, and what its claims stand on.

    Args:
        edge: the relation, from documents or from a list.
        documents: by id.
        relays: per document the one agency that it relays, as `find_relays` tells.
        table: kinds of publishers, words, and what persons said.
        texts: per document whose text is not its own alone, the document that speaks for all that have it.
        insiders: names of those who direct, own or work for a party, as `find_insiders` tells.
    """
    if not edge.claims:
        return _finish("A", "documented", ("a list states it",), table=table)
    bearing = [claim for claim in edge.claims if claim.bears_edge] or list(edge.claims)
    persons = _persons(bearing, documents, table)
    origins = dict.fromkeys(origin_of(claim, documents[claim.evidence.document_id], relays) for claim in bearing)
    kinds = {origin: table.kind_of(*origin) for origin in origins}
    best = min(kinds, key=lambda origin: kinds[origin].reliability)
    reason = f"{best[0] or 'the document'}: {kinds[best].words}"
    case = _case(bearing, voices=len(edge_voices(edge, documents, relays, texts=texts)), letter=kinds[best].reliability)
    grade = _finish(kinds[best].reliability, case, (reason,), table=table, denied=_denied_by_others(edge, insiders))
    return _overrule(grade, persons, table)


def find_insiders(edges: Iterable[Edge], graph: Graph) -> Insiders:
    """By party, the names of those who direct, own or work for it: what they deny, the party denies."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        if edge.kind in INSIDE:
            names = (name for member in graph.members.get(edge.source, ()) for name in member.names)
            found.setdefault(edge.target, set()).update(map(fold, names))
    return {party: frozenset(names) for party, names in found.items()}


def _denied_by_others(edge: Edge, insiders: Insiders) -> bool:
    """Whether somebody who is not concerned denies it. What a party says in its own defence is shown, and lowers nothing."""
    ends = {fold(mention.party) for claim in edge.claims for mention in (claim.subject, claim.object) if mention}
    ends |= insiders.get(edge.source, frozenset()) | insiders.get(edge.target, frozenset())
    return any(not any(end in speaker for end in ends) for claim in edge.denials for speaker in _speakers(claim))


def _speakers(claim: Claim) -> list[str]:
    """Who speaks in a denial, as the document calls them."""
    named = [fold(f"{authority.party} {authority.text}") for authority in claim.attribution]
    return named or ([fold(claim.subject.party)] if claim.subject else [""])


def _case(bearing: list[Claim], *, voices: int, letter: str) -> str:
    """Which row of the credibility table holds."""
    stances = {claim.stance for claim in bearing}
    if Stance.ADMITTED in stances:
        return "admitted"
    if stances <= {Stance.ALLEGED, Stance.HEDGED}:
        return "alleged"
    if voices > 1:
        return "confirmed"
    authorities = [authority for claim in bearing for authority in claim.attribution]
    if letter == "A" or any(authority.kind in ON_PAPER for authority in authorities):
        return "documented"
    if authorities:
        return "told"
    return "unjudged" if letter == UNKNOWN_RELIABILITY else "own_finding"


def _finish(letter: str, case: str, reasons: tuple[str, ...], *, table: GradeTable, denied: bool = False) -> Grade:
    number, words = table.credibility[case]
    reasons = (*reasons, words)
    if denied and number < DOUBTFUL:
        number, reasons = number + 1, (*reasons, table.denied)
    return Grade(letter, number, table.likelihood[number], reasons)


def _persons(claims: Iterable[Claim], documents: Mapping[str, Document], table: GradeTable) -> list[PersonGrade]:
    pages = dict.fromkeys(claim.evidence.document_id for claim in claims)
    return [grade for page in pages if (grade := table.person_grade(documents[page])) is not None]


def _overrule(grade: Grade, persons: list[PersonGrade], table: GradeTable) -> Grade:
    """What persons said of the documents wins over the table; the best of several."""
    letters = [person.reliability for person in persons if person.reliability]
    numbers = [person.credibility for person in persons if person.credibility]
    if not letters and not numbers:
        return grade
    number = min(numbers, default=grade.credibility)
    said = (
        f"graded by {person.by}{f' on {person.day}' if person.day else ''}{f': {person.why}' if person.why else ''}"
        for person in persons
    )
    reasons = (*grade.reasons, *dict.fromkeys(said))
    return Grade(min(letters, default=grade.reliability), number, table.likelihood[number], reasons)
