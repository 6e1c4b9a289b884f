"""Lets a staged version in: one transaction, after which it is in force and before which nothing of it is there.

Only what differs from the version loaded before it is written: statements that are new are added, statements that are
gone get their `until`. So every version stays readable, and a list that changes little costs little to keep.
"""

from dataclasses import replace

from lading.io.store.database import Database, split_statements
from lading.io.store.staging import Stage
from lading.io.store.version import DOCUMENT, Counts, Version

MAPPING = """
CREATE TEMP TABLE IF NOT EXISTS map_text (staged INTEGER PRIMARY KEY, number INTEGER);
CREATE TEMP TABLE IF NOT EXISTS map_staged (number INTEGER PRIMARY KEY, staged INTEGER);
CREATE TEMP TABLE IF NOT EXISTS map_shape (staged INTEGER PRIMARY KEY, number INTEGER UNIQUE);
CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, staged INTEGER UNIQUE);
DELETE FROM temp.map_text;
DELETE FROM temp.map_staged;
DELETE FROM temp.map_shape;
DELETE FROM temp.kept;
"""
NUMBERING = """
INSERT OR IGNORE INTO main.string (text) SELECT text FROM temp.stage_text ORDER BY id;
INSERT INTO temp.map_text SELECT t.id, s.id FROM temp.stage_text t CROSS JOIN main.string s ON s.text = t.text;
INSERT OR IGNORE INTO main.shape (dataset, schema, prop, lang, external)
  SELECT dataset, schema, prop, lang, external FROM temp.stage_shape ORDER BY id;
INSERT INTO temp.map_shape SELECT t.id, s.id FROM temp.stage_shape t CROSS JOIN main.shape s
  ON (s.dataset, s.schema, s.prop, s.lang, s.external) = (t.dataset, t.schema, t.prop, t.lang, t.external);
"""
REVERSE = "INSERT INTO temp.map_staged SELECT number, staged FROM temp.map_text"
KEEP = """
INSERT INTO temp.kept SELECT o.id, s.id FROM main.version r
  CROSS JOIN main.statement o ON o.id BETWEEN r.first_row AND r.last_row
  CROSS JOIN temp.map_shape h ON h.number = o.shape
  CROSS JOIN temp.map_staged e ON e.number = o.entity
  CROSS JOIN temp.map_staged v ON v.number = o.value
  CROSS JOIN temp.stage s ON s.entity = e.staged AND s.shape = h.staged AND s.value = v.staged AND s.original =
    CASE WHEN o.original IS NULL THEN 0 ELSE
    coalesce((SELECT g.staged FROM temp.map_staged g WHERE g.number = o.original), -1) END
  WHERE r.dataset = :dataset AND o.until IS NULL
"""
CLOSE = """
UPDATE main.statement SET until = :number WHERE until IS NULL AND id IN (
  SELECT o.id FROM main.version r CROSS JOIN main.statement o ON o.id BETWEEN r.first_row AND r.last_row
  WHERE r.dataset = :dataset AND o.until IS NULL AND NOT EXISTS (SELECT 1 FROM temp.kept k WHERE k.id = o.id))
"""
FOLLOW = """
UPDATE main.statement SET last_seen = (
  SELECT t.number FROM temp.kept k CROSS JOIN temp.stage s ON s.id = k.staged
  CROSS JOIN temp.map_text t ON t.staged = s.last_seen WHERE k.id = statement.id)
WHERE id IN (
  SELECT k.id FROM temp.kept k CROSS JOIN temp.stage s ON s.id = k.staged
  CROSS JOIN temp.map_text t ON t.staged = s.last_seen CROSS JOIN main.statement o ON o.id = k.id
  WHERE o.last_seen IS NOT t.number)
"""
ADD = """
INSERT INTO main.statement (entity, shape, value, original, origin, place, first_seen, last_seen, since)
  SELECT e.number, h.number, v.number, g.number, w.number, s.place, a.number, z.number, :number
  FROM temp.stage s
  CROSS JOIN temp.map_text e ON e.staged = s.entity
  CROSS JOIN temp.map_shape h ON h.staged = s.shape
  CROSS JOIN temp.map_text v ON v.staged = s.value
  LEFT JOIN temp.map_text g ON g.staged = s.original
  LEFT JOIN temp.map_text w ON w.staged = s.origin
  LEFT JOIN temp.map_text a ON a.staged = s.first_seen
  LEFT JOIN temp.map_text z ON z.staged = s.last_seen
  {unless} ORDER BY s.id
"""
UNLESS = "WHERE NOT EXISTS (SELECT 1 FROM temp.kept k WHERE k.staged = s.id)"


def flip(stage: Stage, counts: Counts, *, loaded: str) -> int:
    """Let a staged version in. Returns its number. Call inside `writing`, so that more may be written with it."""
    database, draft = stage.database, stage.draft
    for sql in split_statements(MAPPING + NUMBERING):
        database.run(sql)
    number = 1 + database.count("SELECT max(id) FROM version")
    first = 1 + database.count("SELECT max(id) FROM statement")
    key = {"dataset": draft.dataset, "number": number}
    known = database.count("SELECT count(*) FROM version WHERE dataset = :dataset", key)
    if known:
        for sql in (REVERSE, KEEP, CLOSE, FOLLOW):
            database.run(sql, key)
    database.run(ADD.format(unless=UNLESS if known else ""), key)
    last = database.count("SELECT max(id) FROM statement")
    unknown_day = "" if draft.kind == DOCUMENT else loaded[:10]
    places = stage.places()
    version = Version(
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
    _record(database, version, rows=(first, last))
    return number


def _record(database: Database, version: Version, *, rows: tuple[int, int]) -> None:
    """Write down what a version is, with its files, fill rates and the issues staged with it."""
    v, counts = version, version.counts
    head = (v.number, v.dataset, v.kind, v.digest, v.parser, v.published, v.day, v.loaded)
    tail = (counts.statements, counts.entities, counts.names, counts.identifiers, *rows)
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
        "INSERT INTO version_issue SELECT ?, number, severity, file, place, what, remedy FROM temp.stage_issue",
        (v.number,),
    )
