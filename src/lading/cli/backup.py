"""`lading backup`: the workspace in one file, while others go on using it."""

import datetime as dt
import os
from pathlib import Path

import click

from lading.cli import EXIT_NOTHING
from lading.cli.lists_tables import store_option
from lading.cli.workspace import existing
from lading.io.store import StorePlace, stamp
from lading.io.store.backup import Manifest, back_up


@click.command()
@click.argument("to", type=click.Path())
@store_option
def command(to: str, store: StorePlace) -> int:
    """Copy the store into one file TO, as it is at this moment, while others go on using it.

    TO may be a folder, and is made where it ends in a slash: the file in it is then named by the moment. Nothing is ever written over. The file carries its
    digest: `lading verify --backup TO` says whether it is still whole, `lading restore TO` puts it back. A damaged store
    is not backed up. Keys of a server are not in it.
    """
    made, place = stamp(dt.datetime.now(dt.UTC)), Path(to)
    if to.endswith(("/", os.sep)):
        place.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        place = place / f"{store.stem}-{made.replace(':', '')}.backup"
    manifest = back_up(existing(store), place, made=made)
    click.echo(f"{place}: {describe_rows(manifest)}, {place.stat().st_size / 1e6:,.1f} MB", err=True)
    return EXIT_NOTHING


def describe_rows(manifest: Manifest) -> str:
    """What is in a backup, in words."""
    rows = manifest.rows
    decisions = rows.get("judgement", 0) + rows.get("claim_judgement", 0)
    told = {"statement": rows.get("statement", 0), "document": rows.get("document", 0), "decision": decisions}
    return ", ".join(f"{count:,} {word}{'s' * (count != 1)}" for word, count in told.items())
