"""Whether a version is believable: by what its list always holds, and beside the version before it."""

from collections.abc import Iterator

from lading.io.store.version import Counts, Version
from lading.lists.parties import is_party
from lading.lists.publication import Publication
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata

SHRINKING = 0.9
"""A version with fewer than this share of the parties before it is held back until a person accepts it."""
FADING = 0.1
"""So is one in which a property is filled in this much less often than before: a column that went missing."""
ENOUGH = 50
"""Entities of a schema from which a share says anything."""
ACCEPTED = "accepted by a person"
"""The remedy of a doubt that a version was let in with."""
REMEDY = "look at it with `lading lists diff`; if it is right all the same, load it with --accept"


def check_bounds(
    dataset: str, counts: Counts, *, previous: Version | None, known: Publication | None, schemata: Schemata
) -> Iterator[Issue]:
    """An issue for each way in which a version is not believable; none for one that may be let in."""
    if counts.entities == 0:
        yield _issue(dataset, "not one party")
        return
    if known is not None and counts.entities < known.minimum:
        what = f"{counts.entities:,} parties, where the complete list has at least {known.minimum:,}: an excerpt or an old one"
        yield _issue(dataset, what)
    if known is not None and counts.entities > known.maximum:
        yield _issue(dataset, f"{counts.entities:,} parties, where the list has never had more than {known.maximum:,}")
    if previous is not None:
        yield from _compare(dataset, counts, previous, schemata)


def _compare(dataset: str, counts: Counts, previous: Version, schemata: Schemata) -> Iterator[Issue]:
    """What got lost since the version before."""
    before = previous.counts
    if counts.entities < SHRINKING * before.entities:
        lost = before.entities - counts.entities
        what = f"{lost:,} of {before.entities:,} parties are gone ({lost / before.entities:.0%}) since {previous.day}"
        yield _issue(dataset, what)
    old, new = before.fill or {}, counts.fill or {}
    for (schema, prop), filled in sorted(old.items()):
        if not prop or not is_party(schema, schemata) or min(old[schema, ""], new.get((schema, ""), 0)) < ENOUGH:
            continue
        then, now = filled / old[schema, ""], new.get((schema, prop), 0) / new[schema, ""]
        if now < then - FADING:
            yield _issue(dataset, f"{prop} of {schema}: filled in for {now:.0%} where it was for {then:.0%}")


def _issue(dataset: str, what: str) -> Issue:
    return Issue(Severity.ERROR, dataset, "", what, REMEDY)
