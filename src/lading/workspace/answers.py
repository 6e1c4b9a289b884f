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
from lading.graph.relations import load_relations
from lading.io.asked import Asked, AskedList, find_asked
from lading.io.listing_file import Ready, open_listing
from lading.io.store import Store
from lading.lists.read import LoadedList
from lading.model.case import Case, Listed, Read
from lading.model.dossier import Dossier
from lading.model.ids import digest
from lading.model.schema import Schemata
from lading.resolve.block import Block
from lading.resolve.matcher import Matcher
from lading.screen.answer import NOBODY, Further
from lading.screen.listing import Listing, leave_out_registers
from lading.workspace.made import Made

if TYPE_CHECKING:
    from lading.io.knowledge import Knowledge
    from lading.workspace.resolver import Resolver

USE = "interactive"
"""The row of the thresholds: somebody looks at what is found."""


@dataclass(frozen=True, slots=True)
class HeldList:
    """A list that is read once and held, whatever becomes of the others."""

    one: AskedList
    memo: Memo

    @property
    def name(self) -> str:
        """See AskedList."""
        return self.one.name

    @property
    def key(self) -> str:
        """See AskedList."""
        return self.one.key

    def read(self, schemata: Schemata) -> LoadedList:
        """See AskedList."""
        return self.memo.get(self.key, lambda: self.one.read(schemata))


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers lately asked for. A store without lists or documents has an answer too: it says what is missing."""

    memo: Memo
    folder: Path
    """Where lists are kept that were made ready to be asked."""
    read: Memo
    """The lists lately read, one by one."""
    lists: Sequence[Path] = ()
    """List files that are asked beside those in the store."""

    def dossier(self, store: Store, day: dt.date, *, only: Iterable[str] | None = None) -> Dossier:
        """The answer over the documents that count, or over those of them that are wanted alone."""
        wanted = None if only is None else frozenset(only)
        key = Made("dossier", store.mark, (day, wanted))
        return self.memo.get(key, lambda: self._answer(store, day, wanted, NOBODY))

    def reached(self, store: Store, day: dt.date) -> Dossier:
        """The same with everybody in it whom a rule of ownership or an exposure reaches. Nobody holds it."""
        return self._answer(store, day, None, Further(reached=True))

    def queue(self, store: Store, day: dt.date) -> Queue:
        """What a person should look at, by what it would change."""
        from lading import pipeline

        key, knowledge = Made("queue", store.mark, day), self.knowledge()

        def make() -> Queue:
            base, case = self.dossier(store, day), self._gather(store, day, None)
            resolver = self._resolver(store, day)
            return pipeline.review_case(case, knowledge=knowledge, as_of=day, base=base, resolve=resolver)

        return self.memo.get(key, make)

    def listing(self, store: Store, day: dt.date) -> Listing | None:
        """The lists as they stood on a day, ready to be asked; from the file that `lading screen` keeps too.

        None where there is none.
        """
        key, matcher = self.lists_key(store, day), self.matcher()

        def build() -> Ready:
            asked, relations = self.ask(store, day), load_relations(matcher.schemata)
            loaded = self.load(store, asked)
            kept = leave_out_registers(loaded.entities, relations)
            made = Listing.build(kept, loaded.datasets, matcher=matcher, relations=relations)
            return Ready(made, tuple(one for one in loaded.issues if one not in set(asked.issues)))

        def read() -> Listing | None:
            if not self.ask(store, day).lists:
                return None
            return open_listing(self.folder, digest(key), matcher=matcher, build=build).listing

        return self.memo.get(Made("listing", store.lists_mark, key), read)

    def knowledge(self) -> "Knowledge":
        """The tables that ship with Lading, read once."""
        from lading.io.knowledge import Knowledge

        return self.memo.get("knowledge", lambda: Knowledge.load(None))

    def matcher(self) -> Matcher:
        """What names are compared by where a person looks at every answer."""
        return self.memo.get("matcher", lambda: replace(self.knowledge().matcher, use=USE))

    def load(self, store: Store, asked: Asked) -> Listed:
        """Lists, read once for all days on which the same versions stand."""
        from lading import pipeline

        schemata = self.knowledge().schemata
        held = replace(asked, lists=tuple(HeldList(one, self.read) for one in asked.lists))

        def make() -> Listed:
            keys = {one.key for one in asked.lists}
            self.read.keep(lambda key: key in keys)
            return pipeline.load_lists(held, schemata=schemata, watch=Unwatched())

        return self.memo.get(Made("lists", store.lists_mark, asked.key), make)

    def ask(self, store: Store, day: dt.date) -> Asked:
        """The lists as they stood on a day, unread; none where none had been published by then."""
        try:
            return find_asked(self.lists, store=store, as_of=day)
        except ConfigurationError:
            return find_asked(self.lists, store=None, as_of=day)

    def lists_key(self, store: Store, day: dt.date) -> str:
        """Digest of what the lists state. Files beside the store are read for it, once while nothing is written to the store."""

        def find() -> str:
            self._let_go(store)
            return self.ask(store, day).key

        return self.memo.get(Made("lists key", store.mark, day), find)

    def _let_go(self, store: Store) -> None:
        """Let go of what was made of the store, or of its lists, as they no longer are."""
        marks = {store.mark, store.read_mark, store.lists_mark}
        self.memo.keep(lambda key: not isinstance(key, Made) or key.mark in marks)

    def _answer(self, store: Store, day: dt.date, only: frozenset[str] | None, further: Further) -> Dossier:
        from lading import pipeline

        case, resolver = self._gather(store, day, only), self._resolver(store, day)
        return pipeline.answer(case, knowledge=self.knowledge(), as_of=day, resolve=resolver, further=further)

    def _resolver(self, store: Store, day: dt.date) -> "Resolver":
        from lading.workspace.resolver import Resolver

        def find_block() -> Block | None:
            listing = self.listing(store, day)
            return listing.block if listing else None

        return Resolver(self.memo, self.lists_key(store, day), store.lists_mark, store.read_mark, find_block)

    def _gather(self, store: Store, day: dt.date, only: frozenset[str] | None) -> Case:
        key = Made("case", store.mark, (only, self.lists_key(store, day)))
        return self.memo.get(key, lambda: self._read(store, day, only))

    def _read(self, store: Store, day: dt.date, only: frozenset[str] | None) -> Case:
        from lading.claims.decided import decide_claims
        from lading.io.reading import recall_decisions, recall_documents

        def recall() -> Read:
            try:
                return Read(*recall_documents(store, only=only))
            except ConfigurationError:
                return Read((), ())

        listed = self.load(store, self.ask(store, day))
        read = self.memo.get(Made("read", store.read_mark, only), recall)
        case = Case(listed, read, *recall_decisions(store))
        return replace(case, read=replace(read, pairs=decide_claims(read.pairs, case.decisions)))
