"""What is remembered of versions, read again: their heads and files at once, issues and fill rates when asked for."""

from collections.abc import Iterable, Mapping

from lading.io.store.database import Database
from lading.io.store.version import Counts, LoadedFile, Version
from lading.model.issue import Issue, Severity

HEADS = """
SELECT v.id, v.dataset, v.kind, v.digest, v.parser, v.published, v.day, v.loaded, v.statements, v.entities, v.names,
  v.identifiers,
  (SELECT count(*) FROM version_issue i WHERE i.version = v.id AND i.severity != 'note')
FROM version v {where} ORDER BY v.id
"""
FILES = """
SELECT f.version, f.role, f.name, f.sha256, f.bytes, f.rows FROM version v
  CROSS JOIN version_file f ON f.version = v.id {where} ORDER BY f.version, f.number
"""


def recall_versions(database: Database, where: str, values: Iterable[object]) -> tuple[Version, ...]:
    """The versions `v` that a condition of our own wording picks, in the order of loading."""
    given = tuple(values)
    files: dict[int, list[LoadedFile]] = {}
    for number, *file in database.rows(FILES.format(where=where), given):
        files.setdefault(number, []).append(LoadedFile(*file))
    return tuple(
        Version(
            number=number,
            dataset=dataset,
            digest=digest,
            parser=parser,
            published=published,
            day=day,
            loaded=loaded,
            counts=Counts(*counts),
            files=tuple(files.get(number, ())),
            unread=unread,
            kind=kind,
        )
        for number, dataset, kind, digest, parser, published, day, loaded, *counts, unread in database.rows(
            HEADS.format(where=where), given
        )
    )


def recall_issues(database: Database, version: Version) -> tuple[Issue, ...]:
    """Everything that could not be read of a version, or only in part, and what else was noted."""
    rows = database.rows(
        "SELECT severity, file, place, what, remedy FROM version_issue WHERE version = ? ORDER BY number",
        (version.number,),
    )
    return tuple(Issue(Severity(severity), *rest) for severity, *rest in rows)


def recall_fill(database: Database, version: Version) -> Mapping[tuple[str, str], int]:
    """Entities of a version by (schema, property) that have the property; by (schema, "") all of the schema."""
    rows = database.rows("SELECT schema, prop, entities FROM version_fill WHERE version = ?", (version.number,))
    return {(schema, prop): entities for schema, prop, entities in rows}
