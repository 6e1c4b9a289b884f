"""The workspace store: lists over time, documents, readings and judgements, behind one interface.

`SqliteStore` is the store everybody has, `PostgresStore` one on a server; `open_store` opens either. Whatever stands behind
`Store` passes tests/conformance/ first.
Recorded times are given by the caller, as `stamp` writes them: the store has no clock.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from lading.io.store.address import Address, StorePlace, beside, find_place, may_exist
from lading.io.store.database import PATIENCE
from lading.io.store.intakes import Intake
from lading.io.store.judgements import ClaimEntry, Entry
from lading.io.store.notebook import ActEntry
from lading.io.store.postgres import PostgresStore
from lading.io.store.snapshot import Snapshot, choose_versions
from lading.io.store.sql_store import SqlStore
from lading.io.store.sqlite import SqliteStore
from lading.io.store.staging import Draft
from lading.io.store.version import LIST, Counts, LoadedFile, Refusal, Version, stamp
from lading.model.claim import Claim, Reading
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.investigation import Act, Investigation
from lading.model.issue import Issue
from lading.model.judgement import ClaimJudgement, Judgement
from lading.model.schema import Schemata
from lading.model.span import Span
from lading.model.statement import Statement, Support

__all__ = [
    "ActEntry",
    "ActLog",
    "Address",
    "ClaimEntry",
    "ClaimLedger",
    "Counts",
    "DocumentShelf",
    "Draft",
    "Entry",
    "Intake",
    "IntakeShelf",
    "InvestigationShelf",
    "JudgementLedger",
    "ListShelf",
    "LoadedFile",
    "PostgresStore",
    "Refusal",
    "Snapshot",
    "SqlStore",
    "SqliteStore",
    "Staged",
    "Store",
    "StorePlace",
    "Version",
    "beside",
    "choose_versions",
    "find_place",
    "may_exist",
    "open_store",
    "stamp",
]


class Staged(Protocol):
    """A version on its way in, which nobody else sees."""

    @property
    def digest(self) -> str:
        """The id it will have: of its files and of what was read in them."""
        ...

    def fill(self, items: Iterable[Statement | Issue]) -> None:
        """Add what a parser gives, in memory that does not grow with it."""
        ...

    def count(self, schemata: Schemata) -> Counts:
        """How much it holds by now."""
        ...

    def accept(self, counts: Counts, *, loaded: Callable[[], str]) -> tuple[Version, bool]:
        """Let it in, whole and at once, and say whether it is new.

        `loaded` gives the recorded time. It is asked when the version is numbered, so that a later number has no earlier time.
        Where the version of the same day, or for one without a day the version loaded last, has the same digest, nothing
        is written and that one is returned.
        """
        ...


class ListShelf(Protocol):
    """Lists, every version of them."""

    def stage(self, draft: Draft) -> AbstractContextManager[Staged]:
        """A place to gather a version; what has not been accepted when it is left is forgotten."""
        ...

    def refuse(self, refusal: Refusal) -> None:
        """Remember that a version was not let in."""
        ...

    def refusals(self) -> tuple[Refusal, ...]:
        """Every version that was not let in, oldest first."""
        ...

    def versions(self, *, kind: str = LIST) -> tuple[Version, ...]:
        """Every version, in the order of loading. `choose_versions` picks those that stand on a day."""
        ...

    def find_version(self, name: str) -> Version:
        """The version whose digest begins so, the last one let in with it. Raises ConfigurationError where there is none, or several."""
        ...

    def issues(self, version: Version) -> tuple[Issue, ...]:
        """What could not be read of a version, or only in part, and what else was noted."""
        ...

    def fill(self, version: Version) -> Mapping[tuple[str, str], int]:
        """How many entities of a version have a property, by (schema, property); by (schema, "") all of the schema."""
        ...

    def statements(self, version: Version, *, latest: int | None = None) -> Iterator[Statement]:
        """Everything a version states, streamed, in the order first stated.

        `first_seen` and `last_seen` are the list's own words, else days of versions: the first that has the statement
        without a break, and this one. `origin` is where it stood in the version that first had it.
        """
        ...

    def entity(self, entity_id: str, snapshot: Snapshot) -> Entity | None:
        """What the versions of a snapshot state of an entity, or None."""
        ...

    def stating(self, value: str, snapshot: Snapshot) -> tuple[Statement, ...]:
        """Who has that very value, in any property: an entity's id finds what points to it."""
        ...

    def changed(self, old: Version, new: Version) -> tuple[str, ...]:
        """Ids of the entities of which two versions of one list do not state the same."""
        ...


class DocumentShelf(Protocol):
    """Documents with their original bytes, and what was read in them."""

    def keep(self, document: Document, original: bytes, *, recorded: str) -> None:
        """Archive a document. Raises StoreError where the bytes do not have the document's digest.

        Of a document that is there, what is said of it now (title, publisher, dates …) takes the place of what was said
        before; what is not said now stays as it was.
        """
        ...

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of keeping."""
        ...

    def document(self, document_id: str) -> Document | None:
        """The document of an id, or None."""
        ...

    def original(self, sha256: str) -> bytes | None:
        """The original bytes of a digest, or None. Raises StoreError where they no longer have it."""
        ...

    def search(self, question: str) -> Iterator[tuple[Document, tuple[Span, ...]]]:
        """The documents whose texts have every word of a question, in the order of ids, and where; see `lading.documents.words`.

        The first search after documents came in puts their words into the store's index. Raises InputError for no word.
        """
        ...

    def keep_reading(  # keyword-only: one fact in one transaction
        self,
        reading: Reading,
        *,
        method: str,
        statements: Iterable[Statement],
        supports: Iterable[Support],
        schemata: Schemata,
        recorded: str,
    ) -> None:
        """Record what an extractor read in a kept document; earlier readings of it stay, and no longer stand."""
        ...

    def reading(self, document_id: str) -> Reading | None:
        """The last reading of a document, or None."""
        ...

    def claims(self, statement_id: str) -> tuple[Claim, ...]:
        """The claims that support a statement, in readings that stand."""
        ...


class IntakeShelf(Protocol):
    """Which files were read into the store, and what became of each."""

    def together(self) -> AbstractContextManager[None]:
        """Everything that is kept inside is kept at once, or nothing of it: what a kill may cost."""
        ...

    def note(self, intake: Intake) -> None:
        """Remember what became of a file."""
        ...

    def last(self, *, known: str | None = None) -> Iterator[Intake]:
        """What became of each path when it was read last, in the order of paths; as known on an ISO day."""
        ...

    def documents(self, *, known: str | None = None) -> tuple[str, ...]:
        """Ids of the documents that count: of each path those it held last, and those that came from no path.

        As known on an ISO day, or by now.
        """
        ...


class JudgementLedger(Protocol):
    """Decisions on matches. Nothing in it is ever changed."""

    def record(self, judgement: Judgement, *, recorded: str) -> Entry:
        """Append a decision."""
        ...

    def withdraw(self, digest: str, *, by: str, recorded: str) -> None:
        """Take an entry back: what was decided before it stands again. Raises StoreError where it does not stand."""
        ...

    def history(self, query: str, candidate: str) -> tuple[Entry, ...]:
        """Every decision on a pair, oldest first."""
        ...

    def standing(self, *, known: str | None = None) -> Iterator[Entry]:
        """The decision that stands for each pair: a person's last, else the machine's last, as known on an ISO day."""
        ...


class ClaimLedger(Protocol):
    """What people decided on claims. Nothing in it is ever changed."""

    def record(self, judgement: ClaimJudgement, *, recorded: str) -> ClaimEntry:
        """Append a decision."""
        ...

    def withdraw(self, digest: str, *, by: str, recorded: str) -> None:
        """Take an entry back: what was decided before it stands again. Raises StoreError where it does not stand."""
        ...

    def history(self, claim_id: str) -> tuple[ClaimEntry, ...]:
        """Every decision on a claim, oldest first."""
        ...

    def standing(self, *, known: str | None = None) -> Iterator[ClaimEntry]:
        """The last decision on each claim that nobody took back, as known on an ISO day."""
        ...


class InvestigationShelf(Protocol):
    """Investigations. Nothing in it is ever overwritten."""

    def keep(self, investigation: Investigation, *, recorded: str) -> None:
        """Append what an investigation has become, or a new one."""
        ...

    def all(self) -> tuple[Investigation, ...]:
        """Every investigation as it stands, the one changed last at the end."""
        ...

    def find(self, investigation_id: str) -> Investigation | None:
        """The investigation of an id as it stands, or None."""
        ...


class ActLog(Protocol):
    """Who did what. Nothing in it is ever changed."""

    def record(self, act: Act, *, recorded: str) -> ActEntry:
        """Append a line."""
        ...

    def last(self, most: int, *, before: int = 0) -> tuple[ActEntry, ...]:
        """So many lines, the latest first; `before` passes over the latest so many."""
        ...


class Store(Protocol):
    """A workspace."""

    @property
    def name(self) -> str:
        """What messages call it: its path."""
        ...

    @property
    def mark(self) -> str:
        """A word that is another one after anything has been written: what is derived from the store is held under it."""
        ...

    @property
    def read_mark(self) -> str:
        """As `mark`, but of lists and documents alone: what people decide leaves it as it was."""
        ...

    @property
    def lists_mark(self) -> str:
        """As `mark`, but of lists alone."""
        ...

    @property
    def lists(self) -> ListShelf:
        """Lists, every version of them."""
        ...

    @property
    def documents(self) -> DocumentShelf:
        """Documents with their original bytes, and what was read in them."""
        ...

    @property
    def intakes(self) -> IntakeShelf:
        """Which files were read."""
        ...

    @property
    def claim_judgements(self) -> ClaimLedger:
        """Decisions on claims."""
        ...

    @property
    def judgements(self) -> JudgementLedger:
        """Decisions on matches."""
        ...

    @property
    def investigations(self) -> InvestigationShelf:
        """What people work on."""
        ...

    @property
    def acts(self) -> ActLog:
        """Who did what."""
        ...

    def check(self) -> tuple[Issue, ...]:
        """Every way in which the store is not what was put into it; empty for a sound one."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def open_store(place: StorePlace, *, patience: float = PATIENCE) -> SqlStore:
    """Open the store at a place, or make it. Raises StoreError and ConfigurationError as the store's own `open` does."""
    if isinstance(place, Address):
        return PostgresStore.open(place, patience=patience)
    return SqliteStore.open(place, patience=patience)
