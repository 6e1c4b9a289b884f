"""Whether two names mean one party, by what reasons, and who decided."""

from dataclasses import dataclass
from enum import StrEnum


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
