"""`lading llm`: the answers of language models that are kept."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from lading.cli import EXIT_NOTHING
from lading.cli.model_options import FOLDER
from lading.cli.options import piped
from lading.errors import ConfigurationError
from lading.io.complete_cache import KeptReply, clear_replies, list_replies

cache_option = click.option(
    "--llm-cache", "folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, show_default=True,
    help="The folder that holds them.",
)  # fmt: skip
model_option = click.option("--model", default="", help="Only those of this model.")
document_option = click.option("--document", default="", help="Only those about the document of this name.")


@click.group()
def command() -> None:
    """Answers of language models, kept so that none is paid for twice."""


@command.command("list")
@cache_option
@model_option
@document_option
def list_command(folder: Path, model: str, document: str) -> int:
    """List the kept answers: about which document, by which model, when, how long."""
    rows = [row for row in list_replies(_existing(folder)) if _is_meant(row, model, document)]
    if piped():
        for row in rows:
            sys.stdout.write(json.dumps(_brief(row), ensure_ascii=False) + "\n")
        return EXIT_NOTHING
    table = Table(title=f"{folder}: {len(rows)} answers", title_justify="left")
    for column in ("document", "model", "instructions", "answered", "tokens"):
        table.add_column(column)
    for row in rows:
        tokens = f"{row.asked_tokens or '?'} → {row.answered_tokens or '?'}"
        table.add_row(row.document, row.model, row.version, row.at, tokens)
    Console().print(table)
    return EXIT_NOTHING


@command.command("clear")
@cache_option
@model_option
@document_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def clear_command(folder: Path, model: str, document: str, *, yes: bool) -> int:
    """Forget kept answers: all of them, or those of a model or a document."""
    _existing(folder)
    meant = sum(_is_meant(row, model, document) for row in list_replies(folder))
    if not yes:
        click.confirm(f"Forget {meant} answers in {folder}?", abort=True)
    gone = clear_replies(folder, chosen=lambda row: _is_meant(row, model, document))
    click.echo(f"{gone} files are gone from {folder}", err=True)
    return EXIT_NOTHING


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise ConfigurationError("no answers are kept here", where=str(folder), remedy="name the folder: --llm-cache")
    return folder


def _is_meant(row: KeptReply, model: str, document: str) -> bool:
    return (not model or row.model == model) and (not document or row.document == document)


def _brief(row: KeptReply) -> dict[str, object]:
    return {
        "document": row.document, "model": row.model, "endpoint": row.endpoint, "version": row.version, "at": row.at,
        "asked_tokens": row.asked_tokens, "answered_tokens": row.answered_tokens, "key": row.key,
    }  # fmt: skip
