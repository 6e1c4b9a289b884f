"""A store whose shelves are tables of one database."""

from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from lading.io.store.check import check_store
from lading.io.store.database import Database
from lading.io.store.documents import Documents
from lading.io.store.intakes import Intakes
from lading.io.store.judgements import ClaimJudgements, Judgements
from lading.io.store.lists import Lists
from lading.io.store.notebook import Acts, Investigations
from lading.io.store.version import LIST
from lading.model.issue import Issue

GROWING = ("version", "refusal", "judgement", "withdrawal", "claim_judgement", "intake")
"""Tables of which whatever is written to the store writes a row to one or more."""
MARK = "SELECT " + ", ".join(f"(SELECT max(id) FROM {table})" for table in GROWING)  # noqa: S608  # names from above
READ = "SELECT (SELECT max(id) FROM version), (SELECT max(id) FROM intake)"
LISTS = "SELECT max(id) FROM version WHERE kind = ?"

Own = TypeVar("Own", bound="SqlStore")


@dataclass(frozen=True, slots=True)
class SqlStore:
    """A workspace in one database. See `Store`."""

    database: Database
    lists: Lists
    documents: Documents
    intakes: Intakes
    judgements: Judgements
    claim_judgements: ClaimJudgements
    investigations: Investigations
    acts: Acts

    @classmethod
    def over(cls: type[Own], database: Database) -> Own:
        """The store that a database holds."""
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
        return self.database.name

    @property
    def mark(self) -> str:
        """See Store."""
        return "/".join(str(count) for count in self.database.row(MARK) or ())

    @property
    def read_mark(self) -> str:
        """See Store."""
        return "/".join(str(count) for count in self.database.row(READ) or ())

    @property
    def lists_mark(self) -> str:
        """See Store."""
        return str(self.database.count(LISTS, (LIST,)))

    def check(self) -> tuple[Issue, ...]:
        """See Store."""
        return tuple(check_store(self.database))

    def close(self) -> None:
        """See Store."""
        self.database.close()

    def __enter__(self: Own) -> Own:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
