"""How good the evidence of a way is: Admiralty code and ICD-203 words, of its weakest edge, with the reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lading.exposure.publishers import GradeTable, PersonGrade, fold
from lading.exposure.voices import edge_voices, origin_of
from lading.graph.build import Graph
from lading.model.claim import AuthorityKind, Claim, Stance
from lading.model.document import Document
from lading.model.exposure import Edge, Grade, Path

Insiders = Mapping[str, frozenset[str]]
INSIDE = frozenset({"directs", "works_for", "owns"})
ON_PAPER = frozenset({AuthorityKind.RECORDS, AuthorityKind.COURT, AuthorityKind.GOVERNMENT})
SPEAKING = frozenset({AuthorityKind.PERSON, AuthorityKind.COMPANY, AuthorityKind.OTHER})
BESIDE = 24
"""Characters beside a name in which its office stands."""
UNKNOWN_RELIABILITY = "F"
DOUBTFUL = 4
"""The lowest credibility that a table gives; improbable is a person's to say."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What evidence is graded by, beside itself."""

    table: GradeTable
    """Kinds of publishers, words, and what persons said."""
    documents: Mapping[str, Document]
    relays: Mapping[str, str]
    """Per document the one agency that it relays, as `find_relays` tells."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Per document whose text is not its own alone, the document that speaks for all that have it."""
    insiders: Insiders = field(default_factory=dict)
    """Names of those who direct, own or work for a party, as `find_insiders` tells."""
    registers: Mapping[str, str] = field(default_factory=dict)
    """The datasets that list nobody, with who keeps them."""


def grade_path(path: Path, grounds: Grounds) -> Grade:
    """The grade of a way: its weakest edge's, for a chain of evidence holds no more than that."""
    return max(
        (grade_edge(edge, grounds) for edge in path.edges), key=lambda grade: (grade.credibility, grade.reliability)
    )


def grade_edge(edge: Edge, grounds: Grounds) -> Grade:
    """The grade of one relation: its most reliable publisher, and what its claims stand on. A person's word wins."""
    documents, table = grounds.documents, grounds.table
    if not edge.claims:
        return _grade_listed(edge, grounds.registers, table)
    bearing = [claim for claim in edge.claims if claim.bears_edge] or list(edge.claims)
    persons = _persons(bearing, documents, table)
    origins = dict.fromkeys(
        origin_of(claim, documents[claim.evidence.document_id], grounds.relays) for claim in bearing
    )
    kinds = {origin: table.kind_of(*origin) for origin in origins}
    best = min(kinds, key=lambda origin: kinds[origin].reliability)
    reason = f"{best[0] or 'the document'}: {kinds[best].words}"
    voices = len(edge_voices(edge, documents, grounds.relays, texts=grounds.texts))
    case = _case(bearing, voices=voices, letter=kinds[best].reliability)
    denied = any(
        not _is_own(claim, edge, grounds.insiders, advocates=_advocates(claim, documents, table))
        for claim in edge.denials
    )
    grade = _finish(kinds[best].reliability, case, (reason,), table=table, denied=denied)
    return _overrule(grade, persons, table)


def _grade_listed(edge: Edge, registers: Mapping[str, str], table: GradeTable) -> Grade:
    """Of a relation that a list states, or a register: who keeps that is not always known."""
    if edge.dataset not in registers:
        return _finish("A", "documented", ("a list states it",), table=table)
    keeper = table.kind_of(registers[edge.dataset])
    case = "unjudged" if keeper.reliability == UNKNOWN_RELIABILITY else "documented"
    said = f"a register states it, of {registers[edge.dataset] or 'an unknown keeper'}: {keeper.words}"
    return _finish(keeper.reliability, case, (said,), table=table)


def find_insiders(edges: Iterable[Edge], graph: Graph) -> Insiders:
    """By party, the names of those who direct, own or work for it: what they deny, the party denies."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        if edge.kind in INSIDE:
            names = (name for member in graph.members.get(edge.source, ()) for name in member.names)
            found.setdefault(edge.target, set()).update(map(fold, names))
    return {party: frozenset(names) for party, names in found.items()}


def _is_own(claim: Claim, edge: Edge, insiders: Insiders, *, advocates: bool) -> bool:
    """Whether a denial is the word of a party concerned. What it says in its own defence is shown, and lowers nothing."""
    ends = {fold(mention.party) for said in edge.claims for mention in (said.subject, said.object) if mention}
    if advocates and claim.subject is not None and fold(claim.subject.party) in ends:
        return True
    ends |= insiders.get(edge.source, frozenset()) | insiders.get(edge.target, frozenset())
    return all(any(end in speaker for end in ends) for speaker in _speakers(claim))


def _advocates(claim: Claim, documents: Mapping[str, Document], table: GradeTable) -> bool:
    """Whether everybody who denies speaks for a party, by the words beside his name: `its lawyer Peter Hale`."""
    text = documents[claim.evidence.document_id].text
    spans = [authority.span for authority in claim.attribution if authority.kind in SPEAKING]
    beside = (text[max(0, span.start - BESIDE) : span.end + BESIDE] for span in spans)
    whole = bool(spans) and len(spans) == len(claim.attribution)
    return whole and all(table.advocates.search(words) for words in beside)


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
