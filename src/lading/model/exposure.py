"""Edges, paths and what they mean for a party: listed, exposed, or merely mentioned."""

from dataclasses import dataclass
from enum import StrEnum

from lading.model.claim import Claim
from lading.model.period import Period


@dataclass(frozen=True, slots=True)
class Designation:
    """An authority's act of listing a party under a program."""

    party: str
    """Canonical id of the party listed."""
    entity_id: str
    """Id of the list's own entry."""
    authority: str
    """Who lists: `US Treasury (OFAC)`, `European Union`."""
    program: str
    period: Period
    """From the day of listing to that of delisting. An open start: the list does not say since when."""
    dataset: str
    url: str = ""
    reason: str = ""
    measures: tuple[str, ...] = ()
    """What it imposes, in the list's words (`Asset freeze`), where the list says."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two parties, read from statements, with what supports and what contradicts it.

    `claims` are the document claims it rests on; an edge from a list (`Linked To`) has none and names its dataset
    and the list's own words instead.
    """

    kind: str
    """A predicate, `supplies`, or the list's relation, `linked_to`."""
    source: str
    target: str
    """Canonical ids; the relation reads source → target."""
    statement_ids: tuple[str, ...]
    items: tuple[str, ...] = ()
    """Canonical ids of the goods or models concerned."""
    period: Period = Period()
    """When the relation held, as far as the documents say."""
    claims: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()
    general_denials: tuple[Claim, ...] = ()
    """Denials that name neither this relation nor its parties: a government's word that its country supplies nothing."""
    dataset: str = ""
    words: str = ""
    """For an edge from a list: the words of the list's entry."""
    published: str | None = None
    """When its first support became public."""

    def __post_init__(self) -> None:
        if not self.statement_ids:
            raise ValueError("no edge without a statement")
        if not self.claims and not self.words:
            raise ValueError("no edge without a quote")


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a party to a risk source: one edge a hop, walked with or against its direction."""

    parties: tuple[str, ...]
    edges: tuple[Edge, ...]

    def __post_init__(self) -> None:
        if len(self.parties) != len(self.edges) + 1 or not self.edges:
            raise ValueError("a path has one party more than edges")


class Status(StrEnum):
    """The four answers, never mixed."""

    LISTED = "listed"
    OWNED = "owned"
    EXPOSED = "exposed"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Grade:
    """How good evidence is, by the Admiralty code, with the reasons; likelihood in the words of ICD-203."""

    reliability: str
    """A (completely reliable) to E (unreliable); F: cannot be judged."""
    credibility: int
    """1 (confirmed) to 5 (improbable); 6: cannot be judged."""
    likelihood: str
    """`likely`; empty where it cannot be judged. It never stands in one sentence with the code."""
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        """`B2`."""
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True)
class Exposure:
    """An unlisted party, its risk source, the path and the evidence. A finding about evidence, never an accusation."""

    party: str
    risk_source: str
    """Canonical id of the designated party that the exposure derives from."""
    rule: str
    """Id of the rule row that applied."""
    topic: str
    """FollowTheMoney topic the rule derives, `export.risk`."""
    label: str
    """The words allowed for it: `supplier_of_listed (documented)`."""
    path: Path
    alternatives: tuple[Path, ...] = ()
    weight: float = 1.0
    """0..1, the product of the rule weights along the path; the reasons are the path's edges and the rule's words."""
    reasons: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    """Of goods on the way: in which tier of the Common High Priority List they are, by which code."""
    before: str = ""
    """When the relation to the risk source was, where that was over before the risk source was listed: `2023`."""
    contradicted_by: tuple[Claim, ...] = ()
    voices: int = 1
    """Independent voices: relays of one agency count once."""
    grade: Grade | None = None
    """Of the weakest edge of the way; None where nobody graded."""
    explanation: str = ""
    """The whole in full sentences that a lawyer can stand behind."""
    first_said: str | None = None
    """Publication date of the first document that supports it."""
    later_designation: Designation | None = None
    """The first designation of the party itself after `as_of`, where the lists loaded know one."""
    lead_days: int | None = None
    """Days from the first support to that designation."""
