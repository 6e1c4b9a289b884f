"""What `trace`, `explain` and `watch` have in common: documents, lists, a day, and what was known of it when."""

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from lading.cli.options import Day, existing_paths, grades_option, read_grades, require_documents
from lading.cli.workspace import find_store, reading_option, today
from lading.documents.about import About
from lading.exposure.publishers import GradeTable
from lading.io.request import Request
from lading.io.store import Store, StorePlace


@dataclass(frozen=True, slots=True)
class Question:
    """The options of a command, read."""

    documents: tuple[Path, ...]
    lists: tuple[Path, ...]
    store: StorePlace | None
    """The store to open; None where none is asked."""
    as_of: dt.date
    known: dt.date | None
    recorded: dt.date | None
    unsaid: About
    grades: GradeTable | None

    def request(self, opened: Store | None, *, day: dt.date | None = None, **more: Any) -> Request:
        """What the pipeline is asked, of another day where one is given. `more` are fields of the request."""
        return Request(
            documents=self.documents,
            lists=self.lists,
            as_of=day or self.as_of,
            known=self.known,
            recorded=self.recorded,
            unsaid=self.unsaid,
            store=opened,
            grades=self.grades,
            **more,
        )


OPTIONS = (
    click.argument("documents", nargs=-1, type=existing_paths()),
    click.option("--lists", multiple=True, type=existing_paths(), help="List files or folders; takes all that follow it."),
    reading_option,
    click.option("--as-of", type=Day(), help="The day the answer is for. Today where it is not given."),
    click.option("--known", type=Day(), help="Count only what had been published by this day. By default, the day asked."),
    click.option("--recorded", type=Day(), help="Of the store, count only what it held by this day."),
    grades_option,
    click.option("--publisher", default="", help="Who published the documents that do not say."),
    click.option("--published", type=Day(), help="When the documents that do not say were published."),
)  # fmt: skip


def question_options(*, lists_alone: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command these options; it receives them as `question`.

    `lists_alone`: whether lists without a document can answer it.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def folded(  # noqa: PLR0913  # click passes one argument an option
            *args: Any, documents: tuple[Path, ...], lists: tuple[Path, ...], store: StorePlace | None, as_of: dt.date | None,
            known: dt.date | None, recorded: dt.date | None, grades: Path | None, publisher: str,
            published: dt.date | None, **rest: Any,
        ) -> Any:  # fmt: skip
            found = find_store(store, lists)
            if not (lists_alone and lists):
                require_documents(documents, store=found, said={"--publisher": publisher, "--published": published})
            if recorded is not None and found is None:
                raise click.UsageError("--recorded is about a store: name one with --store")
            unsaid = About(publisher=publisher, published=published.isoformat() if published else None)
            day = as_of or today()
            question = Question(documents, lists, found, day, known, recorded, unsaid, read_grades(grades))
            return function(*args, question=question, **rest)

        for option in reversed(OPTIONS):
            folded = option(folded)
        return folded

    return decorate
