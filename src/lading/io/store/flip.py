"""Lets a staged version in: rows first, in chunks that nobody sees, then one short transaction that puts it in force.

Only what differs from the version loaded before it is written: statements that are new are added, statements that are
gone get their `until`. So every version stays readable, and a list that changes little costs little to keep.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from lading.errors import StoreError
from lading.io.store.arrival import CHUNK, Place, last_of, reserve, settle, take_back
from lading.io.store.database import Database, split_statements
from lading.io.store.staging import TABLES, Stage
from lading.io.store.version import DOCUMENT, Counts, Version

MAPPING = """
CREATE TEMP TABLE IF NOT EXISTS map_text (staged INTEGER PRIMARY KEY, number INTEGER);
CREATE TEMP TABLE IF NOT EXISTS map_staged (number INTEGER PRIMARY KEY, staged INTEGER);
CREATE TEMP TABLE IF NOT EXISTS map_shape (staged INTEGER PRIMARY KEY, number INTEGER UNIQUE);
CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, staged INTEGER UNIQUE);
CREATE TEMP TABLE IF NOT EXISTS fresh (n INTEGER PRIMARY KEY, staged INTEGER);
CREATE TEMP TABLE IF NOT EXISTS gone (n INTEGER PRIMARY KEY, id INTEGER);
CREATE TEMP TABLE IF NOT EXISTS followed (id INTEGER PRIMARY KEY, number INTEGER);
"""
MAPPED = ("map_text", "map_staged", "map_shape", "kept", "fresh", "gone", "followed")
TEXTS = """
INSERT INTO string (text) SELECT text FROM stage_text WHERE id BETWEEN :low AND :high ORDER BY id ON CONFLICT DO NOTHING
"""
SHAPES = """
INSERT INTO shape (dataset, schema, prop, lang, external)
  SELECT dataset, schema, prop, lang, external FROM stage_shape WHERE true ORDER BY id ON CONFLICT DO NOTHING
"""
NUMBERING = """
INSERT INTO map_text SELECT t.id, s.id FROM stage_text t CROSS JOIN string s ON s.text = t.text;
INSERT INTO map_shape SELECT t.id, s.id FROM stage_shape t CROSS JOIN shape s
  ON (s.dataset, s.schema, s.prop, s.lang, s.external) = (t.dataset, t.schema, t.prop, t.lang, t.external);
"""
REVERSE = "INSERT INTO map_staged SELECT number, staged FROM map_text"
KEEP = """
INSERT INTO kept SELECT o.id, s.id FROM version r
  CROSS JOIN statement o ON o.id BETWEEN r.first_row AND r.last_row
  CROSS JOIN map_shape h ON h.number = o.shape
  CROSS JOIN map_staged e ON e.number = o.entity
  CROSS JOIN map_staged v ON v.number = o.value
  CROSS JOIN stage s ON s.entity = e.staged AND s.shape = h.staged AND s.value = v.staged AND s.original =
    CASE WHEN o.original IS NULL THEN 0 ELSE
    coalesce((SELECT g.staged FROM map_staged g WHERE g.number = o.original), -1) END
  WHERE r.dataset = :dataset AND o.until IS NULL
"""
GONE = """
INSERT INTO gone (id) SELECT o.id FROM version r
  CROSS JOIN statement o ON o.id BETWEEN r.first_row AND r.last_row
  WHERE r.dataset = :dataset AND o.until IS NULL AND NOT EXISTS (SELECT 1 FROM kept k WHERE k.id = o.id)
"""
FOLLOWED = """
INSERT INTO followed SELECT k.id, t.number FROM kept k CROSS JOIN stage s ON s.id = k.staged
  CROSS JOIN map_text t ON t.staged = s.last_seen CROSS JOIN statement o ON o.id = k.id
  WHERE coalesce(o.last_seen, 0) != t.number
"""
FRESH = """
INSERT INTO fresh (staged) SELECT s.id FROM stage s
  WHERE NOT EXISTS (SELECT 1 FROM kept k WHERE k.staged = s.id) ORDER BY s.id
"""
ADD = """
INSERT INTO statement (id, entity, shape, value, original, origin, place, first_seen, last_seen, since)
  SELECT :first - 1 + f.n, e.number, h.number, v.number, g.number, w.number, s.place, a.number, z.number, :number
  FROM fresh f
  CROSS JOIN stage s ON s.id = f.staged
  CROSS JOIN map_text e ON e.staged = s.entity
  CROSS JOIN map_shape h ON h.staged = s.shape
  CROSS JOIN map_text v ON v.staged = s.value
  LEFT JOIN map_text g ON g.staged = s.original
  LEFT JOIN map_text w ON w.staged = s.origin
  LEFT JOIN map_text a ON a.staged = s.first_seen
  LEFT JOIN map_text z ON z.staged = s.last_seen
  WHERE f.n BETWEEN :low AND :high ORDER BY f.n
"""
CLOSE = """
UPDATE statement SET until = :number
  WHERE id IN (SELECT g.id FROM gone g WHERE g.n BETWEEN :low AND :high)
"""
FOLLOW = """
UPDATE statement SET last_seen = (SELECT f.number FROM followed f WHERE f.id = statement.id)
  WHERE id IN (SELECT f.id FROM followed f)
"""


def flip(stage: Stage, counts: Counts, *, loaded: Callable[[], str]) -> int:
    """Let a staged version in. Returns its number. `loaded` gives the recorded time once nobody else writes.

    Call it inside `loading`, where it holds other writers up for moments only; or inside `writing`, as part of that one
    transaction, where little is staged.

    Raises:
        StoreError: where another version of the same list was let in meanwhile. Nothing of this one is left then.
    """
    database, dataset = stage.database, stage.draft.dataset
    previous = last_of(database, dataset)
    database.receive(stage.aside, TABLES)
    _compare(database, dataset, follows=bool(previous))
    rows = database.count("SELECT count(*) FROM fresh")
    place = reserve(database, dataset, previous=previous, rows=rows, loaded=loaded)
    try:
        key = {"number": place.number, "first": place.first}
        _in_chunks(database, ADD, of="fresh", key=key)
        _in_chunks(database, CLOSE, of="gone", key={"number": place.number})
        version = _describe(stage, counts, number=place.number, loaded=place.loaded)
        with database.writing():
            if last_of(database, dataset) != previous:
                message = f"another version of {dataset} was let in meanwhile"
                raise StoreError(message, where=database.name, remedy="load it again")
            database.run(FOLLOW)
            _record(database, version, place)
            settle(database, place)
    except BaseException:
        with suppress(StoreError):  # what cannot be taken back now, the next load takes back
            take_back(database, place)
        raise
    return place.number


def _compare(database: Database, dataset: str, *, follows: bool) -> None:
    """Number what is staged as the store does, and find what is new, what is gone and what was seen again."""
    with database.writing_aside():
        for sql in split_statements(MAPPING):
            database.run(sql)
        for table in MAPPED:
            database.empty(table)
    _in_chunks(database, TEXTS, of="stage_text", column="id")
    with database.writing():
        database.run(SHAPES)
    with database.writing_aside():
        for sql in split_statements(NUMBERING):
            database.run(sql)
        if follows:
            database.run(REVERSE)
            for sql in (KEEP, GONE):
                database.run(sql, {"dataset": dataset})
            database.run(FOLLOWED)
        database.run(FRESH)


def _in_chunks(
    database: Database, sql: str, *, of: str, column: str = "n", key: dict[str, object] | dict[str, int] | None = None
) -> None:
    """Run a statement over the numbered rows of a temporary table, so many in a transaction."""
    for low in range(1, database.count(f"SELECT max({column}) FROM {of}") + 1, CHUNK):  # noqa: S608  # our own words
        with database.writing():
            database.run(sql, {**(key or {}), "low": low, "high": low + CHUNK - 1})


def _describe(stage: Stage, counts: Counts, *, number: int, loaded: str) -> Version:
    """What is to be written down of a version."""
    draft, places = stage.draft, stage.places()
    unknown_day = "" if draft.kind == DOCUMENT else loaded[:10]
    return Version(
        number=number,
        dataset=draft.dataset,
        digest=stage.digest,
        parser=draft.parser,
        published=draft.published,
        day=draft.published or unknown_day,
        loaded=loaded,
        counts=counts,
        files=tuple(replace(file, rows=places.get(file.name, 0)) for file in draft.files),
        kind=draft.kind,
    )


def _record(database: Database, version: Version, place: Place) -> None:
    """Write down what a version is, with its files, fill rates and the issues staged with it."""
    v, counts = version, version.counts
    head = (v.number, v.dataset, v.kind, v.digest, v.parser, v.published, v.day, v.loaded)
    tail = (counts.statements, counts.entities, counts.names, counts.identifiers, place.first, place.last)
    database.run(f"INSERT INTO version VALUES ({', '.join('?' * 14)})", head + tail)  # noqa: S608  # question marks
    database.run_many(
        "INSERT INTO version_file VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((v.number, i, file.role, file.name, file.sha256, file.size, file.rows) for i, file in enumerate(v.files)),
    )
    database.run_many(
        "INSERT INTO version_fill VALUES (?, ?, ?, ?)",
        ((v.number, schema, prop, entities) for (schema, prop), entities in (counts.fill or {}).items()),
    )
    database.run(
        "INSERT INTO version_issue SELECT ?, number, severity, file, place, what, remedy FROM stage_issue",
        (v.number,),
    )
