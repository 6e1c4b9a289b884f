"""Whether two names mean one party, by what reasons, and who decided."""

from dataclasses import dataclass
from enum import StrEnum

from lading.model.claim import Claim

MACHINE = "auto"
"""`Judgement.by` of a machine: this, alone or before the version of its tables."""


class Decision(StrEnum):
    """The three possible answers; there is no fourth."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score, in words an analyst can agree or disagree with."""

    feature: str
    """The scorer function that gave it: `name`, `identifier`, `country` …"""
    score: float
    """What it adds or takes away."""
    words: str
    """`«Купол» is KUPOL (transliteration)`."""


@dataclass(frozen=True, slots=True)
class Match:
    """A scored pair. `score` is 0..1 and never comes without reasons."""

    query: str
    """Id of what was looked up: a query, or a party of a document."""
    candidate: str
    """Id of the entity it is compared with."""
    score: float
    reasons: tuple[Reason, ...]
    candidate_name: str = ""
    """What the candidate's list calls it, so that a look-alike can be shown where its list is not at hand."""

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("no score without reasons")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a match, by whom and when. A person's decision stands against any later machine's."""

    match: Match
    decision: Decision
    by: str
    """`auto` and the threshold table's version, or a person."""
    at: str | None = None
    """ISO date; none for a machine's, which is a function of its inputs."""


@dataclass(frozen=True, slots=True)
class ClaimJudgement:
    """What a person decided on a claim: whether the document says it."""

    claim: Claim
    """As the person saw it."""
    decision: Decision
    by: str
    at: str
    """ISO date."""


def is_machine(by: str) -> bool:
    """Whether a judgement is a machine's: `auto`, `auto 3`, `auto/3`. A person may well be called Autumn."""
    return by == MACHINE or by.startswith((f"{MACHINE} ", f"{MACHINE}/"))
