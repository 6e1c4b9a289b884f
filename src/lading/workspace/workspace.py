"""One store as the servers read it: every question opens it for itself, so that any thread may ask."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lading.catalog.catalog import Catalog
from lading.catalog.sources import FileSource
from lading.claims.review import Queue
from lading.engine.memo import Memo
from lading.io.store import Snapshot, SqlStore, StorePlace, Version, choose_versions, open_store
from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.dossier import Dossier
from lading.workspace.answers import Answers
from lading.workspace.desk import Desk
from lading.workspace.made import Made

if TYPE_CHECKING:
    from lading.io.knowledge import Knowledge

Value = TypeVar("Value")
LISTS, DAYS = 8, 4
"""Lists that are held as they were read, and days of which the queue that was worked out last is."""


class Latest(NamedTuple):
    """The queue of a day that was worked out last, and the marks of the store as of then."""

    mark: str
    read_mark: str
    queue: Queue


@dataclass(frozen=True, slots=True)
class Workspace:
    """A store and the clock, with the answers lately asked for.

    The store is made where there is none. Nothing is read before it is asked for, so that a server is ready at once.
    """

    path: StorePlace
    """Where the store is."""
    now: Callable[[], dt.datetime]
    """The clock, with its time zone."""
    lists: Sequence[Path] = ()
    """List files that are asked beside those in the store."""
    datasets: Sequence[FileSource] = ()
    """Data sets that are served by name beside the lists in the store."""
    held: Memo = field(default_factory=Memo)
    read: Memo = field(default_factory=lambda: Memo(LISTS))
    """The lists lately read, one by one: that one changes is no reason to read the others again."""
    latest: dict[dt.date, Latest] = field(default_factory=dict)
    """The queues that were worked out last, by day. Few of them: each holds its documents."""
    catalog: Catalog = field(init=False)
    """The lists and data sets, to be searched and matched."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalog", Catalog(self.path, self.now, self.datasets))

    @property
    def answers(self) -> Answers:
        """What answers are made from; held, so that little is made twice."""
        return Answers(self.held, self.catalog.folder, self.read, self.lists)

    @property
    def today(self) -> dt.date:
        """The day that answers are for where none is named."""
        return self.now().date()

    @contextmanager
    def opened(self) -> Iterator[SqlStore]:
        """The store, for one thread and as long as the block lasts. Raises StoreError and ConfigurationError."""
        with open_store(self.path) as store:
            yield store

    def standing(self, as_of: dt.date | None = None) -> Snapshot:
        """The version of each list that stands on a day, today where none is given."""
        with self.opened() as store:
            return choose_versions(store.lists.versions(), as_of=as_of or self.today)

    def versions(self) -> tuple[Version, ...]:
        """Every version of every list, in the order of loading."""
        with self.opened() as store:
            return store.lists.versions()

    def documents(self) -> tuple[Document, ...]:
        """The documents that count, in the order of keeping."""
        with self.opened() as store:
            standing = set(store.intakes.documents())
            return tuple(one for one in store.documents.documents() if one.id in standing)

    def document(self, document_id: str) -> tuple[Document, Reading | None] | None:
        """A document and what was read in it last; None where there is none of that id."""
        with self.opened() as store:
            document = store.documents.document(document_id)
            return None if document is None else (document, store.documents.reading(document_id))

    def original(self, sha256: str) -> bytes | None:
        """The bytes a document was read from, or None."""
        with self.opened() as store:
            return store.documents.original(sha256)

    def dossier(self, as_of: dt.date | None = None) -> Dossier:
        """The answer over all documents and lists as of a day, held until anything is written to the store.

        The first call reads every list whole, which takes seconds for large ones; `held` makes others wait for it.
        Without a list nobody comes out as listed, without a document nobody as exposed, and the answer says so.
        """
        with self.opened() as store:
            return self.answers.dossier(store, as_of or self.today)

    def dossier_of(self, documents: Iterable[str], as_of: dt.date | None = None) -> Dossier:
        """The answer over some of the documents alone, by their ids. Held as by `dossier`."""
        with self.opened() as store:
            return self.answers.dossier(store, as_of or self.today, only=documents)

    def queue(self, as_of: dt.date | None = None) -> Queue:
        """What a person should look at, by what it would change. Held as by `dossier`."""
        day = as_of or self.today
        with self.opened() as store:
            mark, read_mark = store.mark, store.read_mark
            queue = self.answers.queue(store, day)
        self.latest.pop(day, None)
        self.latest[day] = Latest(mark, read_mark, queue)
        for old in list(self.latest)[:-DAYS]:
            self.latest.pop(old, None)
        return queue

    def make_of(self, what: str, source: object, make: Callable[[], Value]) -> Value:
        """Something made of an answer, or of what was made of one; held until anything is written to the store."""
        with self.opened() as store:
            key = Made(what, store.mark, id(source))
        # The source is held with it, so that no other one can have the id.
        held: tuple[object, Value] = self.held.get(key, lambda: (source, make()))
        return held[1]

    @contextmanager
    def desk(self, by: str) -> Iterator[Desk]:
        """Where a person's decisions are put down. `by` is who decides."""
        with self.opened() as store:
            yield Desk(store, by, self.now)

    def knowledge(self) -> "Knowledge":
        """The tables and rules in force."""
        return self.answers.knowledge()
