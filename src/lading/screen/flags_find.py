"""Red flags of a whole table: a first pass for peers, a second for the flags, row by row."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lading.model.issue import Issue
from lading.screen.flags import Flag
from lading.screen.flags_deal import Deal, DealReader
from lading.screen.flags_listed import ListedFlags
from lading.screen.flags_peers import Peers
from lading.screen.flags_rules import RULES, Found, Rule, Tables
from lading.screen.rows import Row

Finder = Callable[[Deal], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class FlagFinder:
    """Everything that is needed to find flags; `disabled` are those that the table cannot show."""

    tables: Tables
    reader: DealReader
    peers: Peers
    listed: ListedFlags | None
    disabled: Mapping[str, str]
    as_of: dt.date
    """Rows of later days are left out."""

    def gather(self, rows: Iterable[Row]) -> int:
        """The first pass. Returns the number of rows; what cannot be read is told of in the second."""
        count = 0
        for row in rows:
            count += 1
            deal, _ = self.reader.read(row)
            if deal is not None and not self._later(deal):
                self.peers.add(deal)
        self.peers.close()
        return count

    def find(self, rows: Iterable[Row]) -> Iterator[Flag | Issue]:
        """The second pass: the flags of each row in the order of the table of flags, and what could not be read."""
        finders = self._finders()
        for row in rows:
            deal, issues = self.reader.read(row)
            yield from issues
            if deal is None or self._later(deal):
                continue
            for flag, look in finders:
                for words, fields in look(deal):
                    yield self._flag(deal, flag, words, fields)

    def _later(self, deal: Deal) -> bool:
        return "date" in deal.days and deal.days["date"] > self.as_of

    def _finders(self) -> list[tuple[str, Finder]]:
        """The functions for the flags that the table can show."""
        own: dict[str, list[Finder]] = {
            flag: [_bind(rule, self.tables) for rule in rules] for flag, rules in RULES.items()
        }
        own.setdefault("FIRST_CHPL", []).append(self.peers.find_first)
        own.setdefault("MISMATCH", []).append(self.peers.find_outliers)
        if self.listed is not None:
            own["ADDR"] = [self.listed.find_shared]
            own["OWNERSHIP_UNKNOWN"] = [self.listed.find_unknown_share]
            own["RENAME"] = [self.listed.find_renamed]
            own["FFI_SECONDARY_RISK"] = [partial(self.listed.find_bank_risk, rule=self.tables.flags.banks)]
        asked = (flag for flag in self.tables.flags.kinds if flag not in self.disabled)
        return [(flag, look) for flag in asked for look in own.get(flag, ())]

    def _flag(self, deal: Deal, flag: str, words: str, fields: tuple[str, ...]) -> Flag:
        kind = self.tables.flags.kinds[flag]
        columns = self.reader.headers.by_field
        evidence = tuple((columns[name], deal.texts[name]) for name in fields if name in deal.texts)
        return Flag(deal.number, deal.text("id"), flag, deal.customer, words, evidence, kind.source, kind.ask)


def _bind(rule: Rule, tables: Tables) -> Finder:
    """A rule with its tables."""

    def look(deal: Deal) -> Iterator[Found]:
        return rule(deal, tables)

    return look
