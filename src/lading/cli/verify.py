"""`lading verify`: whether a workspace, or a backup of one, still is what was put into it."""

import tempfile
from pathlib import Path

import click

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import issue_row, print_issues, print_json, store_option
from lading.cli.options import piped
from lading.cli.workspace import existing
from lading.io.store import StorePlace, open_store
from lading.io.store.backup import STORE, unpack
from lading.io.store.restore import verify_unpacked
from lading.model.issue import Issue, Severity


@click.command()
@click.option(
    "--backup",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Check this backup instead, in a temporary folder that needs the room of the whole store.",
)
@store_option
def command(backup: Path | None, store: StorePlace) -> int:
    """Check the store: every page, digest and quote.

    Pages by SQLite, on a server by the checksums of its own; original bytes and documents by their digests; each quote letter for letter against its document; no
    row without what it belongs to; every version with as many statements as were let in; the chains of judgements and of
    the log unbroken. `lading lists verify` asks besides whether each list is believable.

    Exit codes: 0 sound, 2 something is wrong.
    """
    issues = _check_backup(backup) if backup else _check_store(store)
    if piped():
        print_json(issue_row(issue) for issue in issues)
    else:
        print_issues(issues, every=True)
    bad = sum(issue.severity is Severity.ERROR for issue in issues)
    found = f"{bad:,} error{'s' * (bad > 1)}" if bad else "sound"
    click.echo(f"{backup or store}: {found}", err=True)
    return EXIT_ERROR if bad else EXIT_NOTHING


def _check_store(store: StorePlace) -> tuple[Issue, ...]:
    with open_store(existing(store)) as opened:
        return opened.check()


def _check_backup(backup: Path) -> tuple[Issue, ...]:
    with tempfile.TemporaryDirectory(prefix="lading-") as folder:
        unpack(backup, Path(folder) / STORE)
        return verify_unpacked(Path(folder) / STORE, backup)
