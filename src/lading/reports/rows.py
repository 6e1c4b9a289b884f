"""The designations of a party as rows to read: one an authority, however many acts and programs it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from lading.model.dossier import Party
from lading.model.exposure import Designation
from lading.reports.ledger import Ledger
from lading.reports.phrases import short_authority
from lading.reports.words import join_words

MOST = 4
"""Programs and lists named in a row before the rest is counted."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """What one authority has done about one party."""

    authority: str
    programs: str
    since: str
    """The earliest day, and how many later acts there are; empty where no act is dated."""
    until: str
    """The last day, where every act has ended or has an end."""
    datasets: str
    urls: tuple[str, ...]
    after: bool
    """After the day asked."""


def merge_designations(ledger: Ledger, party: Party) -> tuple[ListedRow, ...]:
    """One row an authority, those in force first, each by its earliest day."""
    rows = [*_merge(ledger, party.designations, after=False), *_merge(ledger, party.later, after=True)]
    return tuple(sorted(rows, key=lambda row: (row.after, row.since or "9999")))


def _merge(ledger: Ledger, designations: Iterable[Designation], *, after: bool) -> Iterable[ListedRow]:
    groups: dict[str, list[Designation]] = {}
    for designation in designations:
        groups.setdefault(short_authority(ledger, designation.authority), []).append(designation)
    for group in groups.values():
        days = sorted({d.period.start for d in group if d.period.start})
        ends = [d.period.end for d in group if d.period.end]
        more = f" and {len(days) - 1:,} later" if len(days) > 1 else ""
        yield ListedRow(
            authority=group[0].authority,
            programs=_list(d.program for d in group),
            since=f"{days[0]}{more}" if days else "",
            until=max(ends) if len(ends) == len(group) else "",
            datasets=_list(d.dataset for d in group),
            urls=tuple(dict.fromkeys(d.url for d in group if d.url)),
            after=after,
        )


def _list(names: Iterable[str]) -> str:
    return join_words([name for name in dict.fromkeys(names) if name], most=MOST)
