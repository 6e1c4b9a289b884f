"""The store as one SQLite file."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from lading.io.store.check import check_store
from lading.io.store.database import PATIENCE, Database
from lading.io.store.documents import Documents
from lading.io.store.intakes import Intakes
from lading.io.store.judgements import ClaimJudgements, Judgements
from lading.io.store.lists import Lists
from lading.io.store.notebook import Acts, Investigations
from lading.model.issue import Issue

GROWING = ("version", "refusal", "judgement", "withdrawal", "claim_judgement", "intake")
"""Tables of which whatever is written to the store writes a row to one or more."""
MARK = "SELECT " + ", ".join(f"(SELECT max(id) FROM {table})" for table in GROWING)  # noqa: S608  # names from above

READ = "SELECT (SELECT max(id) FROM version), (SELECT max(id) FROM intake)"


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """A workspace in one file. See `Store`."""

    database: Database
    lists: Lists
    documents: Documents
    intakes: Intakes
    judgements: Judgements
    claim_judgements: ClaimJudgements
    investigations: Investigations
    acts: Acts

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> "SqliteStore":
        """Open a store, or make it. Raises StoreError and ConfigurationError as `Database.open` does."""
        database = Database.open(path, patience=patience)
        return cls(
            database,
            Lists(database),
            Documents(database),
            Intakes(database),
            Judgements(database),
            ClaimJudgements(database),
            Investigations(database),
            Acts(database),
        )

    @property
    def name(self) -> str:
        """See Store."""
        return str(self.database.path)

    @property
    def mark(self) -> str:
        """See Store."""
        return "/".join(str(count) for count in self.database.row(MARK) or ())

    @property
    def read_mark(self) -> str:
        """See Store."""
        return "/".join(str(count) for count in self.database.row(READ) or ())

    def check(self) -> tuple[Issue, ...]:
        """See Store."""
        return tuple(check_store(self.database))

    def close(self) -> None:
        """See Store."""
        self.database.close()

    def __enter__(self) -> "SqliteStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
