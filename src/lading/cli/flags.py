"""`lading flags`: red flags in a table of transactions."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import click
import yaml

from lading.cli import EXIT_ERROR, EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.flags_words import FlagPrinter, say_rates
from lading.cli.options import Day, GreedyCommand, existing_paths
from lading.cli.screen import Pair
from lading.cli.workspace import find_store, reading, reading_option, today
from lading.errors import ConfigurationError, InputError
from lading.exposure.goods import load_goods
from lading.io.asked import find_asked
from lading.io.store import StorePlace
from lading.io.tables import open_table, table_format
from lading.lists.countries import load_countries, load_country_names
from lading.model.issue import Issue, Severity
from lading.screen.flags import Flag, list_disabled, load_flags, map_headers
from lading.screen.flags_deal import DealReader
from lading.screen.flags_find import FlagFinder
from lading.screen.flags_listed import ListedFlags
from lading.screen.flags_peers import Peers
from lading.screen.flags_rules import Tables

TOLD = 10
"""Issues that are told one by one; the rest is counted."""


@click.command(cls=GreedyCommand)
@click.argument("transactions", type=existing_paths())
@click.option("--lists", multiple=True, type=existing_paths(), help="List files or folders; takes all that follow it.")
@reading_option
@click.option(
    "--as-of", type=Day(), help="The day that lists are asked for; later rows are left out. Today if not given."
)
@click.option(
    "--column", "columns", multiple=True, type=Pair(), help="Header of a field: hs=Warennummer. May be repeated."
)
@click.option("--mapping", type=existing_paths(), help="A YAML file of FIELD: HEADER, for tables that come again.")
@click.option("--encoding", default="", help="Of the table, where it is not UTF-8: cp1251, gb18030, …")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), help="Print in this form.")
@click.option("-o", "--output", type=existing_paths(), help="Write to this file: .jsonl or .csv.")
@click.option("--width", type=click.IntRange(min=40), help="Columns of the printed answer.")
def command(  # noqa: PLR0913, PLR0917  # click passes one argument an option
    transactions: Path,
    lists: tuple[Path, ...],
    store: StorePlace | None,
    as_of: dt.date | None,
    columns: tuple[tuple[str, str], ...],
    mapping: Path | None,
    encoding: str,
    form: str | None,
    output: Path | None,
    width: int | None,
) -> int:
    """Look for red flags in TRANSACTIONS: each with what it rests on, where it is written, and what to ask next.

    TRANSACTIONS is a table (.csv, .tsv, .jsonl, .parquet); its columns are known by their headers in several languages. A
    flag whose columns are missing is not asked, and that is said. Without lists, those that need them are not asked.

    No flag is a verdict, and a row without one is not cleared.

    Exit codes: 0 no flag, 1 at least one, 2 something could not be read (the rest is answered).
    """
    if not table_format(transactions) or not transactions.is_file():
        what = "no such file" if not transactions.is_file() else "not a table by its ending"
        raise InputError(what, where=str(transactions), remedy="name a .csv, .tsv, .jsonl or .parquet file")
    if output is not None and table_format(output) not in {"csv", "jsonl"}:
        raise click.UsageError(f"no format is known by the ending of {output}: use .jsonl or .csv")
    day = as_of or today()
    table = open_table(transactions, encoding=encoding)
    flags, where = load_flags(), str(transactions)
    headers = map_headers(table.headers, flags, stated={**_read_mapping(mapping), **dict(columns)}, where=where)
    listed, issues = _load_listed(lists, find_store(store, lists), day)
    disabled = list_disabled(flags, headers, lists=listed is not None)
    tables = Tables(flags, load_goods(), load_country_names())
    finder = FlagFinder(tables, DealReader(headers, load_countries(), where), Peers(tables), listed, disabled, day)
    count = finder.gather(table.rows())
    printer = FlagPrinter(form, output=output, width=width)
    counts, errors = _print(finder.find(table.rows()), printer, issues)
    for flag, why in disabled.items():
        click.echo(f"note: {flag} is not asked: {why}", err=True)
    if "FIRST_CHPL" not in disabled and not finder.peers.first:
        click.echo(f"note: FIRST_CHPL finds nothing: no row of the table is before {flags.since}", err=True)
    click.echo(say_rates(counts, count, as_of=day), err=True)
    if output is not None:
        click.echo(f"wrote {output}", err=True)
    return EXIT_ERROR if errors else EXIT_EXPOSURE if counts else EXIT_NOTHING


def _print(found: Iterator[Flag | Issue], printer: FlagPrinter, issues: tuple[Issue, ...]) -> tuple[Counter[str], int]:
    """Flags as they come, the first issues one by one. Returns the counts of flags, and of errors."""
    counts: Counter[str] = Counter()
    told = errors = 0

    def flags() -> Iterator[Flag]:
        nonlocal told, errors
        for item in chain(issues, found):
            if isinstance(item, Flag):
                counts[item.flag] += 1
                yield item
            elif item.severity is not Severity.NOTE:
                told += 1
                errors += item.severity is Severity.ERROR
                if told <= TOLD:
                    click.echo(f"{item.severity}: {item}", err=True)

    printer.print(flags())
    if told > TOLD:
        click.echo(f"and {told - TOLD:,} more that could not be read", err=True)
    return counts, errors


def _read_mapping(path: Path | None) -> Mapping[str, str]:
    """Headers by field from a person's own file. Raises ConfigurationError where it is not such a file."""
    if path is None:
        return {}
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigurationError(
            f"cannot be read: {error}", where=str(path), remedy="name a YAML file in UTF-8"
        ) from error
    if not isinstance(raw, dict) or not all(isinstance(word, str) for pair in raw.items() for word in pair):
        raise ConfigurationError(
            "not a mapping of fields to headers", where=str(path), remedy="write lines like hs: Warennummer"
        )
    return raw


def _load_listed(
    lists: tuple[Path, ...], store: StorePlace | None, day: dt.date
) -> tuple[ListedFlags | None, tuple[Issue, ...]]:
    """The lists as the flags ask them; None where none are given."""
    if not lists and store is None:
        return None, ()
    from lading.cli.flags_lists import load_listed  # a third of a second, which a table without lists does without

    with reading(store) as opened:
        return load_listed(find_asked(lists, store=opened, as_of=day), day)
