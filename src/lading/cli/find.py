"""`lading find`: words in the documents of the store."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lading.cli import EXIT_NOTHING
from lading.cli.lists_tables import store_option, width_option
from lading.cli.options import piped
from lading.cli.workspace import existing
from lading.documents.sentences import SentenceRules, load_sentence_rules, split_sentences
from lading.io.store import StorePlace, open_store
from lading.model.document import Document
from lading.model.span import Span

SHOWN = 3
"""Sentences of one document that a person is shown before the rest are counted."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--all", "every", is_flag=True, help="Every sentence of every document, not the first three.")
@store_option
@width_option
def command(words: tuple[str, ...], every: bool, store: StorePlace, width: int | None) -> int:
    """Find the documents of the store that have all WORDS, in any script, each with the sentences they stand in.

    Capitals do not matter. Words in quotation marks follow on each other, and so do Chinese characters written together;
    дрон* is any word that begins so. Only documents that count are asked: of a file that was read again, what it holds now.
    The first search after a reading puts the new words into the store's index.
    """
    rules = load_sentence_rules()
    console = Console(width=width, highlight=False)
    number = 0
    with open_store(existing(store)) as opened:
        standing = set(opened.intakes.documents())
        for document, spans in opened.documents.search(" ".join(map(_quote, words))):
            if document.id not in standing:
                continue
            number += 1
            told = list(_passages(document, spans, rules))
            if piped() and width is None:
                sys.stdout.write(json.dumps(_as_json(document, told), ensure_ascii=False) + "\n")
            else:
                _print(console, document, told, every=every)
    click.echo(f"{number:,} document{'s' * (number != 1)}", err=True)
    return EXIT_NOTHING


def _quote(word: str) -> str:
    """An argument with a blank in it was quoted in the shell: its words follow on each other."""
    return f'"{word}"' if " " in word and not set(word) & set('"“”«»') else word


def _passages(document: Document, spans: Sequence[Span], rules: SentenceRules) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence that has some of the words, with the places of the words."""
    for sentence in split_sentences(document, rules=rules) if document.blocks else ():
        own = [span for span in spans if span.overlaps(sentence.span)]
        if own:
            yield sentence.span, own


def _as_json(document: Document, told: Sequence[tuple[Span, Sequence[Span]]]) -> Mapping[str, Any]:
    return {
        "document": document.id,
        "name": document.name,
        "published": document.published,
        "publisher": document.publisher,
        "passages": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "exact": document.cut(sentence),
                "place": document.locate(sentence),
                "words": [document.cut(word) for word in words],
            }
            for sentence, words in told
        ],
    }


def _print(console: Console, document: Document, told: Sequence[tuple[Span, Sequence[Span]]], *, every: bool) -> None:
    said = ", ".join(filter(None, (document.publisher, document.published)))
    console.print(Text(document.name, style="bold").append(f"  {said}" if said else "", style="not bold dim"))
    for sentence, words in told if every else told[:SHOWN]:
        text = Text(document.cut(sentence))
        for word in words:
            text.stylize("bold underline", word.start - sentence.start, word.end - sentence.start)
        console.print(Padding(text, (0, 0, 0, 2)))
    if not every and len(told) > SHOWN:
        console.print(Padding(Text(f"and {len(told) - SHOWN} more sentences", style="dim"), (0, 0, 0, 2)))
