"""An answer as plain values: what the API and assistants are given, each with its quotes."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lading.errors import InputError
from lading.exposure.watch import compare
from lading.model.dossier import Dossier
from lading.model.issue import Issue, Severity
from lading.reports.explanation import explain_party, find_parties
from lading.reports.jsonl import list_rows
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.watched import take_snapshot
from lading.reports.words import load_words
from lading.workspace.workspace import Workspace

Row = dict[str, Any]
LONGEST = 120
"""Characters of a name in a sentence; names themselves are given whole."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, opened: its ledger, and its rows by what they are."""

    dossier: Dossier
    ledger: Ledger
    rows: Mapping[str, tuple[Row, ...]]
    """By the `type` of `reports.jsonl`."""

    @property
    def head(self) -> Row:
        """What every part of the answer is given with: the day, the version of the rules, the caution, what could not be read."""
        return {
            "as_of": str(self.dossier.as_of),
            "version": self.dossier.version,
            "caution": self.ledger.words.caution,
            "issues": [record_issue(one) for one in self.dossier.issues if one.severity is not Severity.NOTE],
        }

    def about(self, kind: str, party: str) -> list[Row]:
        """The rows of a kind that are about a party."""
        return [row for row in self.rows.get(kind, ()) if row["party"] == party]

    def claims_about(self, party: str) -> list[Row]:
        """The claims that name a party."""
        return select(self.rows.get("claim", ()), party=party)


def tell_answer(workspace: Workspace, day: dt.date | None = None) -> Told:
    """The answer of a day, opened once and held as long as the answer is. Raises as `Workspace.dossier`."""
    dossier = workspace.dossier(day)
    return workspace.make_of("told", dossier, lambda: _open(dossier))


def _open(dossier: Dossier) -> Told:
    ledger = open_ledger(dossier, load_words(), longest=LONGEST)
    rows: dict[str, list[Row]] = {}
    for row in list_rows(ledger):
        rows.setdefault(row["type"], []).append({key: value for key, value in row.items() if key != "type"})
    return Told(dossier, ledger, {kind: tuple(some) for kind, some in rows.items()})


def explain_named(told: Told, asked: str) -> list[Row]:
    """What an answer says of the parties of an id or a name, in full sentences, with every claim's quote."""
    parties = find_parties(told.dossier, asked)
    return [dataclasses.asdict(explain_party(told.ledger, party)) for party in parties]


def compare_days(workspace: Workspace, before: dt.date, after: dt.date) -> list[Row]:
    """Who became listed, owned or exposed between two days, who was cleared, and why.

    Raises:
        InputError: where something could not be read: what is missing would look like a change.
    """
    answers = [workspace.dossier(day) for day in (before, after)]
    missing = [one for dossier in answers for one in dossier.issues if one.severity is Severity.ERROR]
    if missing:
        raise InputError(
            f"nothing was compared: {missing[0]}", remedy="what could not be read would look like a change"
        )
    changes = compare(*(take_snapshot(dossier) for dossier in answers))
    return [dataclasses.asdict(change) for change in changes]


def select(rows: Iterable[Row], **wanted: str) -> list[Row]:
    """The rows that have these values; an empty one is not asked for. Of an end of a claim, its party counts."""
    asked = {key: value for key, value in wanted.items() if value}
    return [row for row in rows if all(_has(row, key, value) for key, value in asked.items())]


def _has(row: Row, key: str, value: str) -> bool:
    if key == "party" and "subject" in row:
        ends = (row[end] for end in ("subject", "object", "item"))
        return any(end is not None and value in {end["party"], end["text"]} for end in ends)
    return value in {row.get(key), row.get(f"{key}_caption")} or (key == "party" and row.get("caption") == value)


def record_issue(issue: Issue) -> Row:
    """An issue as plain values."""
    return {
        "severity": str(issue.severity),
        "where": issue.where,
        "place": issue.place,
        "what": issue.what,
        "remedy": issue.remedy,
    }
