"""Since when, and until when, the versions of a list show a statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lading.io.store.database import Database
from lading.io.store.version import Version


@dataclass(frozen=True, slots=True)
class Seen:
    """The days of the versions known, by dataset, and which of them is looked at."""

    days: Mapping[str, tuple[tuple[int, str], ...]]
    asked: Mapping[str, Version]
    _spans: dict[tuple[int, int | None], str] = field(default_factory=dict)

    @classmethod
    def of(cls, database: Database, versions: Iterable[Version], *, latest: int) -> "Seen":
        """The days of every version of the same datasets that had been loaded up to number `latest`."""
        asked = {version.dataset: version for version in versions}
        days = {
            dataset: tuple(
                database.rows(
                    "SELECT id, day FROM version WHERE dataset = ? AND id <= ?", (dataset, max(latest, v.number))
                )
            )
            for dataset, v in asked.items()
        }
        return cls(days, asked)

    def span(self, since: int, until: int | None, dataset: str) -> tuple[str | None, str | None]:
        """First day of any version that has the statement without a break, and the day of the version asked for."""
        first = self._spans.get((since, until))
        if first is None:
            held = (day for number, day in self.days[dataset] if since <= number and (until is None or number < until))
            first = self._spans[since, until] = min(held, default="")
        return first or None, self.asked[dataset].day or None

    def clip(self, stated: str | None, dataset: str) -> str | None:
        """What the list says of when a statement was last seen, but not later than a superseded version can know."""
        version = self.asked[dataset]
        superseded = any(number > version.number for number, _ in self.days[dataset])
        return version.day if stated and superseded and stated[:10] > version.day else stated
