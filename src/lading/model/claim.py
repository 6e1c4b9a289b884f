"""What a document asserts or denies, in whose words."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from lading.model.evidence import Evidence
from lading.model.ids import digest
from lading.model.issue import Issue
from lading.model.period import Period
from lading.model.span import Span


class MentionKind(StrEnum):
    """What a name in a text stands for."""

    ORG = "org"
    PERSON = "person"
    ITEM = "item"
    """Goods or an equipment model."""
    PLACE = "place"
    GROUP = "group"
    """Unnamed people or papers: "Chinese drone experts", "two European security officials", "documents"."""
    AUTHORITY = "authority"
    """A ministry, agency, court or union that acts with public power."""
    MEDIA = "media"


class Predicate(StrEnum):
    """The relations that Lading reads; `docs/glossary.md` says how texts put each."""

    SUPPLIES = "supplies"
    PROCURES_FOR = "procures_for"
    TRANSPORTS = "transports"
    FINANCES = "finances"
    MANUFACTURES = "manufactures"
    ASSEMBLES = "assembles"
    DEVELOPS = "develops"
    TESTS = "tests"
    DEPLOYS = "deploys"
    TRAINS = "trains"
    VISITS = "visits"
    COMPONENT_OF = "component_of"
    DERIVED_FROM = "derived_from"
    OWNS = "owns"
    CONTROLS = "controls"
    SUBSIDIARY_OF = "subsidiary_of"
    DIRECTS = "directs"
    WORKS_FOR = "works_for"
    LOCATED_IN = "located_in"
    CONTRACTS_WITH = "contracts_with"
    LINKED_TO = "linked_to"
    DESIGNATED_BY = "designated_by"
    PROSECUTED_BY = "prosecuted_by"
    COMMENTS = "comments"
    """A denial without content, no knowledge, no comment, an opinion: never an edge."""


class Stance(StrEnum):
    """How the words stand to the truth of what they say."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    HEDGED = "hedged"
    DENIED = "denied"
    NO_KNOWLEDGE = "no_knowledge"
    NO_COMMENT = "no_comment"
    ADMITTED = "admitted"
    PLANNED = "planned"
    OPINION = "opinion"


class Polarity(StrEnum):
    """Whether the words affirm or deny."""

    AFFIRMED = "+"
    NEGATED = "-"


class Tier(StrEnum):
    """How far a claim has been checked: only `verified` ones feed the graph without a person."""

    VERIFIED = "verified"
    NEEDS_REVIEW = "needs_review"
    MENTION_ONLY = "mention_only"


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name in a text.

    `party` is the fullest name that the same document gives the same thing: it groups the mentions of one document
    and says nothing about who that is in the world, which is `resolve`'s to judge.
    """

    span: Span
    text: str
    kind: MentionKind
    party: str
    country: str | None = None
    """ISO 3166-1 alpha-2 code that the words themselves give ("Chinese drone experts": cn)."""
    score: float = 1.0
    identifiers: tuple[tuple[str, str], ...] = ()
    """FollowTheMoney property and cleaned value of what the text gives beside the name: `("innCode", "3849055365")`."""


class AuthorityKind(StrEnum):
    """Whom or what a text names as its authority."""

    RECORDS = "records"
    OFFICIALS = "officials"
    GOVERNMENT = "government"
    COMPANY = "company"
    PERSON = "person"
    EXPERTS = "experts"
    MEDIA = "media"
    COURT = "court"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attribution:
    """An authority that the text names for a claim (W3C PROV `wasAttributedTo`)."""

    text: str
    kind: AuthorityKind
    span: Span
    party: str = ""
    """The fullest name the document gives it, where `text` is a short form or a description ("the company")."""


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """When, where, how much: what a claim says beside who and whom. Values are the document's, cleaned."""

    time: Period | None = None
    place: str = ""
    quantity: str = ""
    share: str = ""
    """Per cent as a decimal string or a range, `50` or `25-50`."""
    amount: str = ""
    """Decimal string in the currency beside it."""
    currency: str = ""
    """ISO 4217 code."""
    role: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document asserts or denies, in whose words, with the words themselves.

    A claim without a verbatim quote cannot be made. A fact said twice in a document is one claim whose further
    quotes are in `also`.
    """

    predicate: Predicate
    subject: Mention | None
    object: Mention | None
    item: Mention | None
    evidence: Evidence
    stance: Stance
    method: str
    """Extractor and version, `rules/1`."""
    score: float
    reasons: tuple[str, ...]
    """Why the extractor believes it, in words: the frame that matched, the cues of stance and attribution."""
    polarity: Polarity = Polarity.AFFIRMED
    tier: Tier = Tier.NEEDS_REVIEW
    attribution: tuple[Attribution, ...] = ()
    """Nearest authority first; empty where the document speaks in its own voice."""
    relayed_by: str = ""
    """The publisher the text itself cites ("cited by Reuters")."""
    qualifiers: Qualifiers = Qualifiers()
    denies: tuple[str, ...] = ()
    """Ids of the claims that a denial answers."""
    also: tuple[Evidence, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        if self.subject is None and self.object is None and self.item is None:
            raise ValueError("a claim is about something")
        if not self.reasons:
            raise ValueError("no score without reasons")
        object.__setattr__(self, "id", self._content_id())

    def _content_id(self) -> str:
        named = (f"{m.kind}:{m.party}" if m else None for m in (self.subject, self.object, self.item))
        place = f"{self.evidence.span.start}-{self.evidence.span.end}"
        return digest("claim", self.evidence.document_id, place, self.predicate, self.polarity, *named)

    @property
    def bears_edge(self) -> bool:
        """Whether this claim may carry an edge: affirmed, verified, and asserted, reported, alleged or admitted."""
        carried = {Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.ADMITTED}
        return self.polarity is Polarity.AFFIRMED and self.stance in carried and self.tier is Tier.VERIFIED


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything an extractor read in one document."""

    document_id: str
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    """What its reader could not read, or refused."""

    def keep_verified(self) -> "Reading":
        """The same reading without the claims that a person should look at first."""
        return replace(self, claims=tuple(claim for claim in self.claims if claim.tier is Tier.VERIFIED))
