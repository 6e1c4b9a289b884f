"""What could not be read, with where and why. Nothing is lost in silence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lading.errors import LadingError


class Severity(StrEnum):
    """How much an issue takes away from the answer."""

    ERROR = "error"
    """A whole document or list is missing from the answer."""
    WARNING = "warning"
    """Part of one is: a row, a field, a sentence."""
    NOTE = "note"
    """Nothing is missing, but a reader should know."""


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """A record, document or list that could not be read, or only in part."""

    severity: Severity
    where: str
    """The file, list or document."""
    place: str
    """Row, line, page or offset in it; empty where the whole is meant."""
    what: str
    """What is wrong, in one sentence."""
    remedy: str = ""
    """What to do about it, in one sentence."""

    @classmethod
    def from_error(cls, error: LadingError, *, where: str = "", severity: Severity = Severity.ERROR) -> "Issue":
        """The issue an error amounts to once the rest of the batch goes on."""
        return cls(severity, error.where or where, error.place, error.message, error.remedy)

    def __str__(self) -> str:
        origin = ", ".join(part for part in (self.where, self.place) if part)
        return f"{origin}: {self.what}" + (f" ({self.remedy})" if self.remedy else "")


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Each issue once, those first that take most away from the answer."""
    order = list(Severity)
    return tuple(sorted(dict.fromkeys(issues), key=lambda issue: (order.index(issue.severity), issue.where)))
