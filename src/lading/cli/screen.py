"""`lading screen`: a name or a table of customers against lists."""

import datetime as dt
from pathlib import Path

import click

from lading.cli.engines import engine_options, find_engine
from lading.cli.options import Day, GreedyCommand, existing_paths
from lading.cli.screen_name import screen_name
from lading.cli.screen_setup import Options
from lading.cli.screen_table import screen_table
from lading.cli.workspace import find_store, reading_option
from lading.errors import InputError
from lading.io.store import StorePlace
from lading.io.tables import table_format

FIELDS = ("name", "kind", "country", "birth_date", "id")


class Pair(click.ParamType[tuple[str, str]]):
    """`FIELD=VALUE`."""

    name = "FIELD=VALUE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Both sides of the first equals sign, or a usage error."""
        if isinstance(value, tuple):
            return value
        left, equals, right = str(value).partition("=")
        if not (left and equals and right):
            self.fail(f"{value!r} is not FIELD=VALUE, like inn=1831083343", param, ctx)
        return left, right


@click.command(cls=GreedyCommand)
@click.argument("subject", nargs=-1, required=True)
@click.option("--lists", multiple=True, type=existing_paths(), help="List files or folders; takes all that follow it.")
@reading_option
@click.option("--list", "only", multiple=True, metavar="NAME", help="Ask this one of them only; may be repeated.")
@click.option("--as-of", type=Day(), help="The day the answer is for. Today where it is not given.")
@click.option(
    "--kind",
    type=click.Choice(["person", "organisation", "vessel"]),
    help="What the names are of, where the table does not say.",
)
@click.option("--threshold", type=click.FloatRange(0.01, 1), help="Score from which a name is a hit.")
@click.option("--limit", type=click.IntRange(1, 100), help="Parties given for one name.  [default: 5]")
@click.option("--country", help="Of the one name: English name or ISO code.")
@click.option("--birth-date", help="Of the one name.")
@click.option("--identifier", "identifiers", multiple=True, type=Pair(), help="Of the one name: inn=…, lei=…, imo=…")
@click.option("--name-column", help="Header of the column with the names.")
@click.option("--kind-column", help="Header of the column that says person, organisation or vessel.")
@click.option("--country-column", help="Header of the column with countries.")
@click.option("--birth-date-column", help="Header of the column with dates of birth.")
@click.option("--id-column", help="Header of the column with your own numbers.")
@click.option("--column", "columns", multiple=True, type=Pair(), help="Header of any other field: inn=Steuernummer.")
@click.option("--encoding", default="", help="Of the table, where it is not UTF-8: cp1251, gb18030, …")
@click.option("-o", "--output", type=existing_paths(), help="Write hits to this file: .csv, .jsonl, .parquet.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), help="Print in this form.")
@click.option(
    "--listed-only", is_flag=True, help="Ask who is listed, and not who is owned or exposed: a quicker start."
)
@click.option("--explain", is_flag=True, help="Which word stands for which, and what else counted.")
@engine_options
@click.option("--width", type=int, help="Columns of the printed answer.")
def command(  # noqa: PLR0913  # click passes one argument an option
    *,
    subject: tuple[str, ...],
    lists: tuple[Path, ...],
    store: StorePlace | None,
    only: tuple[str, ...],
    as_of: dt.date | None,
    kind: str | None,
    threshold: float | None,
    limit: int | None,
    country: str | None,
    birth_date: str | None,
    identifiers: tuple[tuple[str, str], ...],
    columns: tuple[tuple[str, str], ...],
    encoding: str,
    output: Path | None,
    form: str | None,
    listed_only: bool,
    explain: bool,
    workers: int | None,
    engine: str,
    spark_master: str | None,
    width: int | None,
    **headers: str | None,
) -> int:
    """Ask lists about a name, or about every row of a table of customers.

    SUBJECT is a name, or a table: .csv, .tsv, .jsonl, .parquet. Columns are known by their headers, in several
    languages: name, type, country, date of birth, INN, LEI, IMO, registration number.

    Lists are read from files (--lists), from a store as they had been published by the day (--store), or from both: of
    a list in both, the files are read. With a store, what was made of the lists is kept beside it for the next time.

    Three tiers: who is listed, who is owned by a rule through the stakes that lists and registers state, and who is
    exposed by the documents that `lading read` has put into the store; the last two with their sentences.

    An identifier in common is a hit whatever the name; another one of its kind speaks against it. An interrupted run
    with -o goes on where it stopped when the same command is given again.

    Exit codes: 0 no hit, 1 at least one hit, 2 something could not be read (the rest is answered).
    """
    runs = find_engine(engine, spark_master, workers)
    found = find_store(store, lists)
    if not lists and found is None:
        raise click.UsageError(
            "no lists given: lading screen NAME --lists sdn.csv alt.csv add.csv, "
            "or `lading lists add` them to a store first (lading.db here, or --store)"
        )
    stated = tuple((field, header) for field in FIELDS if (header := headers.get(f"{field}_column")))
    options = Options(
        lists=lists,
        store=found,
        only=only,
        as_of=as_of,
        kind=kind or "",
        threshold=threshold,
        limit=limit,
        columns=(*stated, *columns),
        explain=explain,
        form=form or "",
        output=output,
        width=width,
        listed_only=listed_only,
    )
    table = Path(subject[0])
    if len(subject) == 1 and table_format(table):
        if not table.is_file():
            raise InputError("no such file", where=subject[0], remedy="check the path")
        return screen_table(table, options, engine=runs, encoding=encoding)
    facts = {"country": country or "", "birth_date": birth_date or "", **dict(identifiers)}
    return screen_name(" ".join(subject), facts, options)
