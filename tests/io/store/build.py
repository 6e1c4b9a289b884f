"""What the tests of the store share: real OFAC rows as statements, lists of any size, stores."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from lading.io.files import find_list_files
from lading.io.store import Draft, LoadedFile, Store, Version
from lading.lists.recognise import parse_list, recognise
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

KUPOL = Path(__file__).parents[2] / "lists" / "fixtures" / "ofac_kupol"
SCHEMATA = load_schemata()
MONDAY = "2026-11-23T07:05:00Z"
TUESDAY = "2026-11-24T07:05:00Z"
TODAY = dt.date(2026, 11, 24)


@cache
def kupol_statements() -> list[Statement]:
    """The OFAC entries of the Kupol network, as their parser reads them."""
    (source,) = recognise(find_list_files([KUPOL])).sources
    return [item for item in parse_list(source) if isinstance(item, Statement)]


def many_statements(parties: int, *, dataset: str = "house_list", wave: str = "") -> Iterator[Statement]:
    """A list of that many companies, four statements each; `wave` changes every name."""
    for number in range(parties):
        origin = f"house.csv row {number + 1}"
        for prop, value in (
            ("name", f"Company {number}{wave}"),
            ("country", "ru"),
            ("innCode", str(7700000000 + number)),
            ("topics", "sanction"),
        ):
            yield Statement(f"house-{number}", "Company", prop, value, dataset, origin=origin)


def let_in(
    store: Store,
    items: Iterable[Statement | Issue],
    *,
    dataset: str = "house_list",
    published: str | None = None,
    loaded: str = MONDAY,
    file: str = "house.csv",
) -> Version:
    """Let a version in, whatever it holds."""
    files = (LoadedFile("entries", file, "0" * 64, 1),)
    with store.lists.stage(Draft(dataset, "test", files, published)) as staged:
        staged.fill(items)
        version, _ = staged.accept(staged.count(SCHEMATA), loaded=lambda: loaded)
    return version


def warning(what: str) -> Issue:
    """An issue as a parser gives one."""
    return Issue(Severity.WARNING, "house.csv", "row 3", what, "look at it")
