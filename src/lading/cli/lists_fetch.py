"""`lading lists fetch`: official files from their publishers, or from a mirror, and into the store."""

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_add import add_lists
from lading.cli.lists_tables import issue_row, print_issues, print_rows, store_option, width_option
from lading.cli.progress import ProgressBar
from lading.engine.local import run_step
from lading.errors import ConfigurationError, InputError
from lading.io.fetch import Manners, UnreachableError, fetch_file
from lading.io.fetched import Fetched, Wish, copy_file, forget_record
from lading.io.store import StorePlace, beside, open_store, stamp
from lading.lists.publication import Publication
from lading.lists.recognise import PARSERS
from lading.model.issue import Issue

COLUMNS = {"list": "List", "file": "File", "bytes": "Bytes", "changed": "Changed", "became": ""}
GAP = 1.0
"""Seconds between two files of one server."""
SUMS = "SHA256SUMS"
"""A mirror may hold this file of digests, as `sha256sum` writes it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file of one list."""

    dataset: str
    role: str
    url: str

    @property
    def name(self) -> str:
        """What it is called here: as at its publisher's, where that is a file name."""
        last = PurePosixPath(urlsplit(self.url).path).name
        return last if "." in last else f"{self.dataset}-{self.role}"


@click.command(short_help="From the publishers, or a mirror, into the store.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--from", "mirror", help="A folder or web address that holds the files, in place of their publishers.")
@click.option(
    "--to", type=click.Path(path_type=Path, file_okay=False), help="Where files are kept. `lists` beside the store."
)
@click.option("--only-fetch", is_flag=True, help="Do not add what was fetched to the store.")
@click.option("--accept", is_flag=True, help="Let in a list although it shrank or looks incomplete.")
@store_option
@width_option
def command(  # noqa: PLR0913, PLR0917  # click passes one argument an option
    names: tuple[str, ...],
    mirror: str | None,
    to: Path | None,
    only_fetch: bool,
    accept: bool,
    store: StorePlace,
    width: int | None,
) -> int:
    """Fetch lists from their publishers and add them to the store; all of them, or those of the NAMES given.

    Files are asked for one at a time, and only where they have changed. A transfer that broke off goes on where it
    stopped. What cannot be had is reported, and the rest is fetched.
    """
    now, folder = dt.datetime.now(dt.UTC), to or beside(store, "").parent / "lists"
    wanted = list(choose_wanted(names, describe_all()))
    issues: list[Issue] = []
    sums = _read_sums(mirror, folder, now=now, issues=issues)
    rows = list(_fetch_all(wanted, folder, mirror=mirror, sums=sums, now=now, issues=issues))
    if rows:
        print_rows(rows, COLUMNS, width=width)
    print_issues(issues)
    code = EXIT_ERROR if issues else EXIT_NOTHING
    missing = {row["list"] for row in rows if row["became"] == "not fetched"}
    folders = tuple(dict.fromkeys(folder / row["list"] for row in rows if row["list"] not in missing))
    if only_fetch or not folders:
        return code
    with open_store(store) as opened:
        code = max(code, add_lists(opened, folders, now=now, accept=accept, width=width))
        refused = {refusal.dataset for refusal in opened.lists.refusals() if refusal.at >= stamp(now)}
    for want in wanted:
        if want.dataset in refused:
            forget_record(folder / want.dataset / want.name)
    return code


def describe_all() -> dict[str, Publication]:
    """Every list that a parser knows, by dataset."""
    return {name: known for parser in PARSERS for name, known in parser.describe().items()}


def choose_wanted(names: tuple[str, ...], known: Mapping[str, Publication]) -> Iterator[Wanted]:
    """The files of the lists named, or of all that have an address.

    Raises:
        ConfigurationError: for a name that no list has, or a list that nobody publishes under an address.
    """
    fetchable = sorted(name for name, publication in known.items() if publication.urls)
    for name in names:
        if name not in fetchable:
            what = "has no address to fetch it from" if name in known else "is no list that Lading knows"
            remedy = f"name some of: {', '.join(fetchable)}"
            raise ConfigurationError(f"{name!r} {what}", remedy=remedy)
    for name in names or fetchable:
        yield from (Wanted(name, role, url) for role, url in known[name].urls.items())


def _fetch_all(  # keyword-only
    wanted: list[Wanted],
    folder: Path,
    *,
    mirror: str | None,
    sums: Mapping[str, str],
    now: dt.datetime,
    issues: list[Issue],
) -> Iterator[dict[str, Any]]:
    """Fetch one file after the other; a list of which a file is missing is left as it was."""
    hosts: dict[str, str] = {}

    def fetch(want: Wanted) -> Fetched:
        target = folder / want.dataset / want.name
        sha256 = sums.get(want.name) or sums.get(f"{want.dataset}/{want.name}") or ""
        if mirror and not _is_web(mirror):
            return copy_file(_in_mirror(Path(mirror), want), target, at=now, sha256=sha256)
        url = f"{mirror.rstrip('/')}/{want.name}" if mirror else want.url
        return _ask(Wish(url, target, now, sha256), hosts)

    for want, made in zip(
        wanted,
        run_step("fetching", fetch, wanted, name_of=lambda want: want.name, watch=ProgressBar()),
        strict=True,
    ):
        if isinstance(made, Issue):
            issues.append(made)
            yield {"list": want.dataset, "file": want.name, "became": "not fetched", "url": want.url, **issue_row(made)}
            continue
        record = made.record
        yield {
            "list": want.dataset,
            "file": want.name,
            "bytes": record.size,
            "changed": record.changed_day,
            "became": "new" if made.new else "unchanged",
            "url": record.url,
            "sha256": record.sha256,
        }


def _ask(wish: Wish, hosts: dict[str, str]) -> Fetched:
    """Fetch a file, a while after the last one of the same server; one that did not answer is not asked again.

    `hosts` remembers the servers asked, each with what went wrong there.
    """
    host = urlsplit(wish.url).netloc
    if hosts.get(host):
        remedy = "try again later, or get the file elsewhere and name it with --from or `lading lists add`"
        raise InputError(f"not asked for: {host} did not answer before", where=wish.url, remedy=remedy)
    if host in hosts:
        time.sleep(GAP)
    hosts[host] = ""
    try:
        return fetch_file(wish, Manners(time.sleep))
    except UnreachableError as error:
        hosts[host] = error.message
        raise


def _in_mirror(folder: Path, want: Wanted) -> Path:
    """Where a mirror folder has a file: under its list's name or beside all others, in capitals or not."""
    for place in (folder / want.dataset, folder):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.name.casefold() == want.name.casefold():
                return path
    raise InputError(f"holds no {want.name}", where=str(folder), remedy="put the file there, or leave out --from")


def _read_sums(mirror: str | None, folder: Path, *, now: dt.datetime, issues: list[Issue]) -> dict[str, str]:
    """The digests that a mirror promises, by file name; none where it promises none."""
    if mirror is None:
        return {}
    path = Path(mirror) / SUMS
    if _is_web(mirror):
        try:
            path = fetch_file(Wish(f"{mirror.rstrip('/')}/{SUMS}", folder / SUMS, now), Manners(time.sleep)).path
        except InputError:
            return {}
    if not path.is_file():
        return {}
    lines = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines())
    found = {parts[1].strip().lstrip("*").removeprefix("./"): parts[0] for parts in lines if len(parts) == 2}
    issues += (
        Issue.from_error(InputError("no SHA-256 digest", where=str(path), place=name, remedy="make it with sha256sum"))
        for name, sum_ in found.items() if len(sum_) != 64
    )  # fmt: skip
    return found


def _is_web(mirror: str) -> bool:
    return mirror.startswith(("http://", "https://"))
