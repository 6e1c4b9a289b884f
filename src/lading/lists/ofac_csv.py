"""OFAC's legacy CSV files (sdn or cons_prim, alt, add, comments), read into statements.

A version of a list is up to four files that belong together by their names. The primary file is read twice: once to
check its shape and learn which entry has which name, once to give out statements; the others are held by entry.
Nothing is given out before the first reading has passed. See `us_ofac.yml` for columns and codes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import END_MARK, FETCH_AGAIN, Head, ListFile, ListSource, Row, open_text, read_rows
from lading.lists.ofac_entry import Entry, EntryReader
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "us_ofac"
NULL = "-0-"
MISSING = "fetch all files of the list on one day and give them together"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the files around the primary one say, by entry number."""

    alt: Mapping[str, list[Row]]
    add: Mapping[str, list[Row]]
    comments: Mapping[str, list[Row]]


def describe() -> Mapping[str, Publication]:
    """The publications this parser reads, by dataset."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The versions of OFAC's lists among some files; an issue for each part that lacks its primary file."""
    words: Mapping[str, list[str]] = load_knowledge(NAME)["parts"]
    groups: dict[tuple[str, ...], dict[str, ListFile]] = {}
    for head in heads:
        if role := _role(head, words):
            groups.setdefault(_group(head.file.name, words), {})[role] = head.file
    sources, issues = [], []
    for key, group in groups.items():
        if "sdn" in group:
            dataset = "us_ofac_cons" if "cons" in key or "prim" in _words(group["sdn"].name) else "us_ofac_sdn"
            sources.append(ListSource(NAME, dataset, tuple((role, group[role]) for role in words if role in group)))
            continue
        for role, file in group.items():
            what = f"the {role} file of an OFAC list without its primary file (sdn or cons_prim)"
            issues.append(Issue(Severity.ERROR, file.name, "", what, MISSING))
    return sources, issues


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything a version of a list says, entry by entry.

    Raises:
        SourceError: for a shape that is not the published one. What was given out before must be thrown away.
    """
    knowledge = load_knowledge(NAME)
    primary = source.file("sdn")
    if primary is None:
        raise SourceError("no primary file (sdn or cons_prim)", where=source.dataset, remedy=MISSING)
    names = _check_primary(primary, knowledge)
    parts = Parts(*(_by_entry(source, role, names, knowledge) for role in ("alt", "add", "comments")))
    yield from _missing(source)
    reader = EntryReader(
        source.dataset,
        knowledge,
        load_schemata(),
        load_countries(),
        RemarkRules.build(load_knowledge("ofac_remarks")),
        _by_name(names),
    )
    for row in _rows(primary, "sdn", knowledge):
        number = row.fields["ent_num"]
        entry = Entry(row, parts.alt.get(number, []), parts.add.get(number, []), parts.comments.get(number, []))
        yield from reader.read(entry)


def _check_primary(file: ListFile, knowledge: Mapping[str, Any]) -> dict[str, str]:
    """The name of every entry, once the shape of the whole file has been checked."""
    names: dict[str, str] = {}
    for row in _rows(file, "sdn", knowledge):
        number, name, kind = (row.fields[column] for column in ("ent_num", "name", "type"))
        problem = (
            f"entry number {number!r} is no number" if not number.isdigit()
            else f"entry {number} appears twice" if number in names
            else f"entry {number} has no name" if not name
            else f"unknown party type {kind!r}" if (kind or NULL) not in knowledge["types"]
            else ""
        )  # fmt: skip
        if problem:
            raise SourceError(problem, where=file.name, place=row.place, remedy=FETCH_AGAIN)
        names[number] = name
    if not names:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    return names


def _by_entry(
    source: ListSource, role: str, names: Mapping[str, str], knowledge: Mapping[str, Any]
) -> dict[str, list[Row]]:
    """The rows of one of the other files, filed under the entry they belong to."""
    file = source.file(role)
    found: dict[str, list[Row]] = {}
    seen: set[str] = set()
    for row in _rows(file, role, knowledge) if file else ():
        number = row.fields["ent_num"]
        own = row.fields.get(f"{role}_num")
        if number not in names:
            message = f"belongs to entry {number}, which the primary file does not have: files of different days"
            raise SourceError(message, where=row.file, place=row.place, remedy=MISSING)
        if own is not None and own in seen:
            raise SourceError(f"{role} number {own} appears twice", where=row.file, place=row.place, remedy=FETCH_AGAIN)
        if role == "alt" and row.fields["type"] not in knowledge["aliases"]:
            message = f"unknown alias type {row.fields['type']!r}"
            raise SourceError(message, where=row.file, place=row.place, remedy=FETCH_AGAIN)
        seen.add(own or "")
        found.setdefault(number, []).append(row)
    return found


def _rows(file: ListFile, role: str, knowledge: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a file, fields by column name, missing values as empty text."""
    columns: list[str] = knowledge["columns"][role]
    for number, row in read_rows(file, width=len(columns)):
        # Only a remark may begin or end with a blank that counts: the comments file goes on in the middle of a word.
        fields = dict(zip(columns, ["" if (bare := field.strip()) == NULL else bare for field in row], strict=True))
        if fields["remarks"]:
            fields["remarks"] = row[-1]
        yield Row(file.name, number, fields)


def _missing(source: ListSource) -> Iterator[Issue]:
    """What a reader should know of the files given: a part that is not there, an end mark that is not there."""
    for role in ("alt", "add"):
        if source.file(role) is None:
            yield Issue(Severity.WARNING, source.dataset, "", f"no {role} file: the list is read without it", MISSING)
    for _, file in source.files:
        with open_text(file) as text:
            last = ""
            while block := text.read(1 << 16):
                last = block
        if not last.rstrip("\r\n").endswith(END_MARK):
            what = "the file lacks the end mark of OFAC's files: an excerpt, or cut short between two rows"
            yield Issue(Severity.NOTE, file.name, "", what, "compare its size with the published file's")


def _by_name(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Entry numbers by name, for the remarks that name another entry."""
    found: dict[str, tuple[str, ...]] = {}
    for number, name in names.items():
        found[name] = (*found.get(name, ()), number)
    return found


def _role(head: Head, words: Mapping[str, list[str]]) -> str:
    """Which part a file plays, by its name, else by its number of fields; empty for a file that is not OFAC's."""
    row = head.row
    if len(row) < 2 or not row[0].isdigit():
        return ""
    named = next(
        (role for role, names in words.items() if role != "comments" and set(names) & set(_words(head.file.name))), ""
    )
    if "comments" in _words(head.file.name) or len(row) == 2:
        return "comments"
    if NULL not in head.text or len(row) < 4:
        return ""
    return named or {12: "sdn", 5: "alt", 6: "add"}.get(len(row), "")


def _words(name: str) -> list[str]:
    """The words of a file's name, without its folder and ending."""
    stem = PurePosixPath(name.replace("\\", "/")).name.lower().split(".")[0]
    return [word for word in re.split(r"[^a-z0-9]+", stem) if word]


def _group(name: str, words: Mapping[str, list[str]]) -> tuple[str, ...]:
    """What a file's name shares with the others of its version: its folder and the words that play no part."""
    roles = {word for names in words.values() for word in names}
    folder = str(PurePosixPath(name.replace("\\", "/")).parent)
    return (folder, *(word for word in _words(name) if word not in roles))
