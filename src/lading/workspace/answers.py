"""The answer over a workspace on a day, made from parts that are held: the tables, the lists, the documents.

What reads documents and makes answers is imported when the first is asked for: half a second that a server is ready without.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lading.claims.review import Queue
from lading.engine.local import Unwatched
from lading.engine.memo import Memo
from lading.errors import ConfigurationError
from lading.io.asked import Asked, find_asked
from lading.io.store import Store
from lading.model.case import Case, Listed, Read
from lading.model.dossier import Dossier

if TYPE_CHECKING:
    from lading.io.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers lately asked for. A store without lists or documents has an answer too: it says what is missing."""

    memo: Memo
    lists: Sequence[Path] = ()
    """List files that are asked beside those in the store."""

    def dossier(self, store: Store, day: dt.date, *, only: Iterable[str] | None = None) -> Dossier:
        """The answer over the documents that count, or over those of them that are wanted alone."""
        from lading import pipeline
        from lading.workspace.resolver import Resolver

        wanted = None if only is None else frozenset(only)
        key, knowledge = ("dossier", day, store.mark, wanted), self.knowledge()

        def make() -> Dossier:
            resolver, case = Resolver(self.memo, self.ask(store, day).key), self._gather(store, day, wanted)
            return pipeline.answer(case, knowledge=knowledge, as_of=day, resolve=resolver)

        return self.memo.get(key, make)

    def queue(self, store: Store, day: dt.date) -> Queue:
        """What a person should look at, by what it would change."""
        from lading import pipeline
        from lading.workspace.resolver import Resolver

        key, knowledge = ("queue", day, store.mark), self.knowledge()

        def make() -> Queue:
            resolver, base = Resolver(self.memo, self.ask(store, day).key), self.dossier(store, day)
            case = self._gather(store, day, None)
            return pipeline.review_case(case, knowledge=knowledge, as_of=day, base=base, resolve=resolver)

        return self.memo.get(key, make)

    def knowledge(self) -> "Knowledge":
        """The tables that ship with Lading, read once."""
        from lading.io.knowledge import Knowledge

        return self.memo.get("knowledge", lambda: Knowledge.load(None))

    def _gather(self, store: Store, day: dt.date, only: frozenset[str] | None) -> Case:
        key = ("case", store.mark, only, self.ask(store, day).key)
        return self.memo.get(key, lambda: self._read(store, day, only))

    def _read(self, store: Store, day: dt.date, only: frozenset[str] | None) -> Case:
        from lading.claims.decided import decide_claims
        from lading.io.reading import recall_decisions, recall_documents

        def recall() -> Read:
            try:
                return Read(*recall_documents(store, only=only))
            except ConfigurationError:
                return Read((), ())

        listed = self.load(self.ask(store, day))
        read = self.memo.get(("read", store.read_mark, only), recall)
        case = Case(listed, read, *recall_decisions(store))
        return replace(case, read=replace(read, pairs=decide_claims(read.pairs, case.decisions)))

    def load(self, asked: Asked) -> Listed:
        """Lists, read once for all days on which the same versions stand."""
        from lading import pipeline

        schemata = self.knowledge().schemata
        return self.memo.get(
            ("lists", asked.key), lambda: pipeline.load_lists(asked, schemata=schemata, watch=Unwatched())
        )

    def ask(self, store: Store, day: dt.date) -> Asked:
        """The lists as they stood on a day, unread; none where none had been published by then."""
        try:
            return find_asked(self.lists, store=store, as_of=day)
        except ConfigurationError:
            return find_asked(self.lists, store=None, as_of=day)
