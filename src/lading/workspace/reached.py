"""Who is on no list and yet owned by a rule or exposed by the documents of the store, to be asked by name."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lading.io.asked import Asked
from lading.io.reached_file import open_reached
from lading.io.store import Store
from lading.model.case import Case, Listed, Read
from lading.model.dossier import Dossier
from lading.model.ids import digest
from lading.screen.answer import Further
from lading.screen.listing import choose_lists
from lading.screen.reached import Reached


@dataclass(frozen=True)
class ReachedQuestion:
    """What it is asked of."""

    asked: Asked
    store: Store | None
    as_of: dt.date
    only: tuple[str, ...]
    """The lists that count; all where none is named."""

    @cached_property
    def documents(self) -> int:
        """Documents in the store that count."""
        return len(self.store.intakes.documents()) if self.store is not None else 0

    @property
    def key(self) -> str:
        """Digest of everything that the answer depends on, beside Lading itself."""
        mark = self.store.mark if self.store is not None else ""
        return digest(self.asked.key, mark, self.as_of.isoformat(), *self.only)


def find_reached(question: ReachedQuestion, folder: Path | None, answer: Callable[[], Dossier]) -> tuple[Reached, ...]:
    """Everybody whom a rule of ownership or an exposure reaches on the day, the surest tier first.

    Args:
        question: lists, documents, day.
        folder: where they are kept for the next time; None for nowhere.
        answer: makes the answer that they are read from, which is done only where none are kept.
    """

    def build() -> tuple[Reached, ...]:
        from lading.reports.reached import (
            list_reached,  # a third of a second, which a start from what is kept does without
        )

        return list_reached(answer())

    return build() if folder is None else open_reached(folder, question.key, build)


def answer_reached(question: ReachedQuestion, listed: Listed) -> Dossier:
    """The answer over the lists of a question, once they are read, and the documents of its store."""
    from lading import pipeline  # a third of a second, which a start from what is kept does without
    from lading.claims.decided import decide_claims
    from lading.io.knowledge import Knowledge
    from lading.io.reading import recall_decisions, recall_documents

    entities, datasets = choose_lists(listed.entities, listed.datasets, question.only)
    store, read = question.store, Read((), ())
    if store is not None and question.documents:
        read = Read(*recall_documents(store))
    case = Case(Listed(datasets, entities, ()), read, *(recall_decisions(store) if store is not None else ()))
    case = replace(case, read=replace(read, pairs=decide_claims(read.pairs, case.decisions)))
    further = Further(reached=True)
    return pipeline.answer(case, knowledge=Knowledge.load(None), as_of=question.as_of, further=further)
