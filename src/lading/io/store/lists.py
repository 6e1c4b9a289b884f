"""The lists of the store: versions let in, chosen by date, and read again statement by statement."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lading.errors import ConfigurationError
from lading.io.store.arrival import clear
from lading.io.store.database import Database
from lading.io.store.flip import flip
from lading.io.store.recall import recall_fill, recall_issues, recall_versions
from lading.io.store.seen import Seen
from lading.io.store.snapshot import Snapshot
from lading.io.store.staging import Draft, Stage
from lading.io.store.version import LIST, LONGEST, SHORTEST, Counts, Refusal, Version
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata
from lading.model.statement import Statement

COLUMNS = """
SELECT e.text, h.schema, h.prop, v.text, h.dataset, g.text, h.lang, a.text, z.text, w.text, s.place, h.external,
  s.since, s.until, o.dataset
"""
TEXTS = """
  CROSS JOIN version o ON o.id = s.since
  CROSS JOIN shape h ON h.id = s.shape
  CROSS JOIN string e ON e.id = s.entity
  CROSS JOIN string v ON v.id = s.value
  LEFT JOIN string g ON g.id = s.original
  LEFT JOIN string w ON w.id = s.origin
  LEFT JOIN string a ON a.id = s.first_seen
  LEFT JOIN string z ON z.id = s.last_seen
"""
OF_VERSION = f"""{COLUMNS} FROM version r
  CROSS JOIN statement s ON s.id BETWEEN r.first_row AND r.last_row {TEXTS}
  WHERE r.dataset = :dataset AND r.id <= :number AND (s.until IS NULL OR s.until > :number) ORDER BY r.id, s.id
"""  # nothing but the constants above
OF_ENTITY = f"{COLUMNS} FROM statement s {TEXTS} WHERE s.entity = (SELECT id FROM string WHERE text = ?) ORDER BY s.id"  # noqa: S608
OF_VALUE = f"{COLUMNS} FROM statement s {TEXTS} WHERE s.value = (SELECT id FROM string WHERE text = ?) ORDER BY s.id"  # noqa: S608
CHANGED = """
SELECT DISTINCT e.text FROM version r
  CROSS JOIN statement s ON s.id BETWEEN r.first_row AND r.last_row CROSS JOIN string e ON e.id = s.entity
  WHERE r.dataset = :dataset AND
    (s.since <= :old AND (s.until IS NULL OR s.until > :old)) != (s.since <= :new AND (s.until IS NULL OR s.until > :new))
"""


@dataclass(frozen=True, slots=True)
class Lists:
    """Versions of lists in a SQLite store. See `ListShelf` for what each method promises."""

    database: Database

    @contextmanager
    def stage(self, draft: Draft) -> Iterator["Arrival"]:
        """See ListShelf."""
        stage = Stage.begin(self.database, draft)
        try:
            yield Arrival(self, stage)
        finally:
            stage.drop()

    def refuse(self, refusal: Refusal) -> None:
        """See ListShelf."""
        issue = refusal.issue
        with self.database.writing():
            self.database.run(
                "INSERT INTO refusal (dataset, at, file, place, what, remedy) VALUES (?, ?, ?, ?, ?, ?)",
                (refusal.dataset, refusal.at, issue.where, issue.place, issue.what, issue.remedy),
            )

    def refusals(self) -> tuple[Refusal, ...]:
        """See ListShelf."""
        rows = self.database.rows("SELECT dataset, at, file, place, what, remedy FROM refusal ORDER BY id")
        return tuple(Refusal(dataset, at, Issue(Severity.ERROR, *rest)) for dataset, at, *rest in rows)

    def versions(self, *, kind: str = LIST) -> tuple[Version, ...]:
        """See ListShelf."""
        return recall_versions(self.database, "WHERE v.kind = ?", (kind,))

    def issues(self, version: Version) -> tuple[Issue, ...]:
        """See ListShelf."""
        return recall_issues(self.database, version)

    def fill(self, version: Version) -> Mapping[tuple[str, str], int]:
        """See ListShelf."""
        return recall_fill(self.database, version)

    def find_version(self, name: str) -> Version:
        """See ListShelf."""
        if not SHORTEST <= len(name) <= LONGEST:
            remedy = f"give {SHORTEST} to {LONGEST} digits of it; `lading lists status --all` shows them"
            raise ConfigurationError(f"{name!r} is no version's name", remedy=remedy)
        condition = "WHERE v.kind = ? AND substr(v.digest, 1, ?) = ?"
        found = recall_versions(self.database, condition, (LIST, len(name), name.lower()))
        if len({version.digest for version in found}) != 1:
            what = f"{len(found) or 'no'} version{'s' * (len(found) > 1)} of any list by the name {name!r}"
            remedy = "`lading lists status --all` shows them; give more digits where several begin alike"
            raise ConfigurationError(what, where=self.database.name, remedy=remedy)
        return found[-1]

    def statements(self, version: Version, *, latest: int | None = None) -> Iterator[Statement]:
        """See ListShelf."""
        newest = latest if latest is not None else self.database.count("SELECT max(id) FROM version")
        seen = Seen.of(self.database, (version,), latest=newest)
        key = {"dataset": version.dataset, "number": version.number}
        yield from _statements(self.database.stream(OF_VERSION, key), seen)

    def entity(self, entity_id: str, snapshot: Snapshot) -> Entity | None:
        """See ListShelf."""
        found = tuple(self._visible(OF_ENTITY, entity_id, snapshot))
        return Entity.gather(entity_id, found) if found else None

    def stating(self, value: str, snapshot: Snapshot) -> tuple[Statement, ...]:
        """See ListShelf."""
        return tuple(self._visible(OF_VALUE, value, snapshot))

    def changed(self, old: Version, new: Version) -> tuple[str, ...]:
        """See ListShelf."""
        if old.dataset != new.dataset:
            raise ConfigurationError(
                f"{old.short} is a version of {old.dataset}, {new.short} of {new.dataset}",
                remedy="compare two versions of one list",
            )
        rows = self.database.stream(CHANGED, {"dataset": old.dataset, "old": old.number, "new": new.number})
        return tuple(entity for (entity,) in rows)

    def _visible(self, sql: str, text: str, snapshot: Snapshot) -> Iterator[Statement]:
        standing = {version.dataset: version.number for version in snapshot.versions}
        rows = [row for row in self.database.rows(sql, (text,)) if _stands(row, standing.get(row[14]))]
        wanted = {row[14] for row in rows}
        seen = Seen.of(self.database, (v for v in snapshot.versions if v.dataset in wanted), latest=snapshot.latest)
        yield from _statements(rows, seen)

    def last(self, dataset: str) -> Version | None:
        """The version of a dataset that was loaded last, or None."""
        condition = "WHERE v.id = (SELECT max(id) FROM version WHERE dataset = ?)"
        found = recall_versions(self.database, condition, (dataset,))
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A version on its way in. See `Staged`."""

    lists: Lists
    stage: Stage

    @property
    def digest(self) -> str:
        """See Staged."""
        return self.stage.digest

    def fill(self, items: Iterable[Statement | Issue]) -> None:
        """See Staged."""
        self.stage.fill(items)

    def count(self, schemata: Schemata) -> Counts:
        """See Staged."""
        return self.stage.count(schemata)

    def accept(self, counts: Counts, *, loaded: Callable[[], str]) -> tuple[Version, bool]:
        """See Staged."""
        draft = self.stage.draft
        database = self.lists.database
        with database.loading():
            clear(database)
            known = [v for v in self.lists.versions(kind=draft.kind) if v.dataset == draft.dataset]
            of_day = [v for v in known if v.published == draft.published]
            # An undated version counts from its loading: the same again, after another one, is a change back.
            standing = (of_day if draft.published and draft.kind == LIST else known)[-1:]
            if standing and (standing[0].digest, standing[0].published) == (self.digest, draft.published):
                return standing[0], False
            flip(self.stage, counts, loaded=loaded)
        version = self.lists.last(draft.dataset)
        assert version is not None  # noqa: S101  # it has just been written
        return version, True


def _stands(row: tuple[Any, ...], number: int | None) -> bool:
    """Whether the version of that number has the statement of a row."""
    since, until = row[12:14]
    return number is not None and since <= number and (until is None or until > number)


def _statements(rows: Iterable[tuple[Any, ...]], seen: Seen) -> Iterator[Statement]:
    """The statements of rows, with first and last seen as the list says, else as its versions tell."""
    spans: dict[tuple[Any, ...], tuple[str | None, str | None]] = {}
    for row in rows:
        entity, schema, prop, value, dataset, original, lang, first, last, words, place, external, *_ = row
        key = row[12:15]
        span = spans.get(key)
        if span is None:
            span = spans[key] = seen.span(*key)
        yield Statement(  # by position: lists have millions of these
            entity,
            schema,
            prop,
            value,
            dataset,
            original,
            lang or None,
            first or span[0],
            (seen.clip(last, key[2]) if last else None) or span[1],
            words if place is None else f"{words}{place}",
            bool(external),
        )
