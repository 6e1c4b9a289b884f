"""What answers rows, in files: how it comes to the machines of a cluster, where each process maps the lists it asks."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lading.errors import ConfigurationError
from lading.io.listing_file import Ready, load_listing, save_listing
from lading.io.name_index import builder_version
from lading.lists.countries import load_countries
from lading.model.schema import load_schemata
from lading.names.tables import load_tables
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from lading.screen.batch import Desk
from lading.screen.columns import load_columns
from lading.screen.listing import Listing
from lading.screen.reached import ReachedListing
from lading.screen.rows import RowReader

LISTS, REACHED, REST = "lists.index", "reached.index", "desk.pickle"
REMEDY = "install the same version of Lading on every worker"


def save_desk(folder: Path, desk: Desk) -> tuple[Path, ...]:
    """Write a desk to files in a folder. Returns them. Raises OSError where there is no room."""
    files = [folder / REST, folder / LISTS]
    save_listing(files[-1], Ready(desk.listing, ()))
    reached = desk.reached
    if reached is not None:
        files.append(folder / REACHED)
        save_listing(files[-1], Ready(reached.listing, ()))
    rest = {
        "builder": builder_version(),
        "use": desk.listing.matcher.use,
        "rows": (dict(desk.reader.columns.stated), desk.reader.kind, desk.where),
        "terms": desk.terms,
        "reached": (dict(reached.told), reached.members) if reached is not None else None,
    }
    files[0].write_bytes(pickle.dumps(rest))
    return tuple(files)


def load_desk(files: Sequence[Path]) -> Desk:
    """The desk again: what `save_desk` wrote, its lists mapped.

    Raises:
        ConfigurationError: where this is another version of Lading, or of its tables, than the one that wrote them.
        StoreError: for a file that is damaged.
    """
    rest, lists, *more = files
    read = pickle.loads(rest.read_bytes())  # noqa: S301  # written by this Lading for its own workers
    check_version(read, builder_version())
    matcher = Matcher(load_schemata(), load_tables(), load_scorer(), read["use"])
    listing: Listing = load_listing(lists, matcher=matcher).listing
    reached = None
    if more:
        told, members = read["reached"]
        reached = ReachedListing(load_listing(more[0], matcher=matcher).listing, told, members)
    stated, kind, where = read["rows"]
    return Desk(
        listing,
        read["terms"],
        RowReader(replace(load_columns(), stated=stated), load_countries(), kind),
        where,
        reached,
    )


def check_version(read: dict[str, Any], here: str) -> None:
    """Raises ConfigurationError where what was read was written by another version of Lading, or of its tables."""
    if read["builder"] != here:
        raise ConfigurationError("a worker has another version of Lading or its tables", remedy=REMEDY)
