"""Which versions stood on a day, as far as was known on another."""

import datetime as dt
from dataclasses import dataclass

from lading.io.store.version import Version


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of each dataset: the one that had been published last by `as_of`, of those loaded by `known`."""

    as_of: dt.date | None
    """What was in force on that day; None for now."""
    known: dt.date | None
    """What had been loaded by the end of that day (UTC); None for everything."""
    versions: tuple[Version, ...]
    latest: int
    """Number of the last version that was known."""

    def version_of(self, dataset: str) -> Version | None:
        """The version that stands for a dataset, or None."""
        return next((version for version in self.versions if version.dataset == dataset), None)


def choose_versions(
    versions: tuple[Version, ...], *, as_of: dt.date | None = None, known: dt.date | None = None
) -> Snapshot:
    """The versions that stand. Of two published on one day, the one loaded later.

    A version dated by its month or year counts from the first day of it: it may have been public then.
    """
    seen = [v for v in versions if known is None or v.loaded[:10] <= known.isoformat()]
    standing: dict[str, Version] = {}
    for version in seen:
        # ISO prefixes compare as text: 2025-12 comes before 2025-12-01, as the first day it can mean.
        if as_of is not None and version.day > as_of.isoformat():
            continue
        held = standing.get(version.dataset)
        if held is None or (version.day, version.number) > (held.day, held.number):
            standing[version.dataset] = version
    chosen = tuple(sorted(standing.values(), key=lambda v: v.dataset))
    return Snapshot(as_of, known, chosen, max((v.number for v in seen), default=0))
