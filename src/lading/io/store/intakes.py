"""What became of the files that were read into the store: which documents, how much, and what could not be read."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from lading.io.store.database import Database
from lading.model.issue import Issue, Severity

KNOWN = "(CAST(:known AS TEXT) IS NULL OR substr(recorded, 1, 10) <= :known)"
LAST = f"SELECT max(id) FROM intake WHERE {KNOWN} GROUP BY path"  # noqa: S608  # our own words
LAST_WITH_DOCUMENTS = f"""
SELECT max(i.id) FROM intake i JOIN intake_document d ON d.intake = i.id WHERE {KNOWN} GROUP BY i.path
"""  # noqa: S608  # as above
HEADS = f"""
SELECT id, path, sha256, key, copy_of, words, claims, parties, recorded FROM intake WHERE id IN ({LAST}) ORDER BY path
"""  # noqa: S608  # our own words
HELD = f"SELECT intake, document FROM intake_document WHERE intake IN ({LAST}) ORDER BY intake, number"  # noqa: S608  # as above
ISSUES = f"""
SELECT intake, severity, file, place, what, remedy FROM intake_issue WHERE intake IN ({LAST}) ORDER BY intake, number
"""  # noqa: S608  # as above
STANDING = f"""
SELECT document FROM intake_document WHERE intake IN ({LAST_WITH_DOCUMENTS})
UNION SELECT id FROM document WHERE id NOT IN (SELECT document FROM intake_document) AND {KNOWN}
"""  # noqa: S608  # our own words
"""SQL: ids of the documents that count. Where a path has other bytes by now, its earlier documents no longer do."""


@dataclass(frozen=True, slots=True)
class Intake:
    """One reading of one file."""

    path: str
    """Absolute."""
    sha256: str
    """Of the file's bytes; empty where it could not be opened."""
    key: str
    """Digest of all else that the reading depends on: extractors, lists, what is said of the file."""
    recorded: str
    documents: tuple[str, ...] = ()
    """Ids of the documents in it."""
    issues: tuple[Issue, ...] = ()
    words: int = 0
    claims: int = 0
    parties: int = 0
    """Organisations and persons named, each once in a document."""
    copy_of: str = ""
    """The path whose reading stands for this one: it has the same bytes."""

    @property
    def failed(self) -> bool:
        """Whether it, or something in it, could not be read."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Intakes:
    """The files in a SQLite store. See `IntakeShelf` for what each method promises."""

    database: Database

    def together(self) -> AbstractContextManager[None]:
        """See IntakeShelf."""
        return self.database.writing()

    def note(self, intake: Intake) -> None:
        """See IntakeShelf."""
        with self.database.writing():
            row = self.database.row(
                "INSERT INTO intake (path, sha256, key, copy_of, words, claims, parties, recorded) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    intake.path,
                    intake.sha256,
                    intake.key,
                    intake.copy_of,
                    intake.words,
                    intake.claims,
                    intake.parties,
                    intake.recorded,
                ),
            )
            number = row[0] if row else 0
            self.database.run_many(
                "INSERT INTO intake_document VALUES (?, ?, ?)",
                ((number, place, document) for place, document in enumerate(intake.documents)),
            )
            self.database.run_many(
                "INSERT INTO intake_issue VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (number, place, one.severity.value, one.where, one.place, one.what, one.remedy)
                    for place, one in enumerate(intake.issues)
                ),
            )

    def last(self, *, known: str | None = None) -> Iterator[Intake]:
        """See IntakeShelf."""
        by: dict[str, object] = {"known": known}
        documents: dict[int, list[str]] = {}
        for number, document in self.database.rows(HELD, by):
            documents.setdefault(number, []).append(document)
        issues: dict[int, list[Issue]] = {}
        for number, severity, *rest in self.database.rows(ISSUES, by):
            issues.setdefault(number, []).append(Issue(Severity(severity), *rest))
        for number, path, sha256, key, copy_of, words, claims, parties, recorded in self.database.rows(HEADS, by):
            yield Intake(
                path=path,
                sha256=sha256,
                key=key,
                recorded=recorded,
                documents=tuple(documents.get(number, ())),
                issues=tuple(issues.get(number, ())),
                words=words,
                claims=claims,
                parties=parties,
                copy_of=copy_of,
            )

    def documents(self, *, known: str | None = None) -> tuple[str, ...]:
        """See IntakeShelf."""
        return tuple(row[0] for row in self.database.rows(f"{STANDING} ORDER BY 1", {"known": known}))
