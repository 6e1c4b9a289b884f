"""OFAC's legacy CSV files (sdn or cons_prim, alt, add, comments), read into statements.

A version of a list is up to four files that belong together by their names. The primary file is read twice: once to
check its shape and learn which entry has which name, once to give out statements; the others are held by entry.
Nothing is given out before the first reading has passed. See `us_ofac.yml` for columns and codes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import load_countries
from lading.lists.files import END_MARK, FETCH_AGAIN, Head, ListFile, ListSource, Row, base_name, read_rows
from lading.lists.ofac_entry import Address, Alias, Entry, EntryReader
from lading.lists.ofac_facts import FactReader
from lading.lists.ofac_remarks import RemarkRules
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement

NAME = "us_ofac"
NULL = "-0-"
MISSING = "fetch all files of the list on one day and give them together"
HELD = ("alt", "add", "comments")
"""The files around the primary one: they are held while it is read."""
Line = tuple[Any, ...]


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
    _add_spoilt(heads, groups, words)
    sources: list[ListSource] = []
    issues: list[Issue] = []
    for key, group in groups.items():
        if "sdn" in group:
            dataset = "us_ofac_cons" if "cons" in key or "prim" in _words(group["sdn"].name) else "us_ofac_sdn"
            sources.append(ListSource(NAME, dataset, tuple((role, group[role]) for role in words if role in group)))
            continue
        what = f"{', '.join(group)} of an OFAC list without its primary file (sdn or cons_prim)"
        issues += (Issue(Severity.ERROR, file.name, "", what, MISSING) for file in group.values())
    return sources, issues


def _add_spoilt(
    heads: Sequence[Head], groups: Mapping[tuple[str, ...], dict[str, ListFile]], words: Mapping[str, list[str]]
) -> None:
    """Give each group the file that is called like a part it lacks, whatever is in it.

    An empty file or a web page in the place of the aliases is to be refused with the list, not to be read past.
    """
    for head in heads:
        group = groups.get(_group(head.file.name, words), {})
        endings = {PurePosixPath(file.name).suffix for file in group.values()}
        named = [role for role, names in words.items() if set(names) & set(_words(head.file.name))]
        if named and PurePosixPath(head.file.name).suffix in endings and head.file not in group.values():
            group.setdefault(named[-1], head.file)


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Everything a version of a list says, entry by entry.

    Raises:
        SourceError: for a shape that is not the published one. What was given out before must be thrown away.
    """
    return chain.from_iterable(_read_entries(source))


def _read_entries(source: ListSource) -> Iterator[Iterable[Statement | Issue]]:
    knowledge = load_knowledge(NAME)
    primary = source.file("sdn")
    if primary is None:
        raise SourceError("no primary file (sdn or cons_prim)", where=source.dataset, remedy=MISSING)
    names = _check_primary(primary, knowledge)
    held = {role: _by_entry(source, role, names, knowledge) for role in HELD}
    yield _missing(source)
    reader = EntryReader(
        source.dataset,
        knowledge,
        FactReader(
            load_schemata(), load_countries(), RemarkRules.build(load_knowledge("ofac_remarks")), _by_name(names)
        ),
        {role: file.name for role, file in source.files},
        {role: base_name(file.name) for role, file in source.files},
    )
    columns = knowledge["columns"]["sdn"]
    for place, cells in _cells(primary, len(columns)):
        number = cells[0]
        aliases = [Alias(*line) for line in held["alt"].get(number, ())]
        addresses = [Address(*line) for line in held["add"].get(number, ())]
        row = Row(primary.name, place, dict(zip(columns, cells, strict=True)))
        remark = cells[-1] + "".join(str(line[-1]) for line in held["comments"].get(number, ()))
        yield reader.read(Entry(row, aliases, addresses, remark))


def _check_primary(file: ListFile, knowledge: Mapping[str, Any]) -> dict[str, str]:
    """The name of every entry, once the shape of the whole file has been checked."""
    names: dict[str, str] = {}
    for place, row in read_rows(file.ahead, width=len(knowledge["columns"]["sdn"])):
        number, name, kind = row[0].strip(), row[1].strip(), row[2].strip()
        problem = (
            f"entry number {number!r} is no number" if not number.isdigit()
            else f"entry {number} appears twice" if number in names
            else f"entry {number} has no name" if name in {"", NULL}
            else f"unknown party type {kind!r}" if (kind or NULL) not in knowledge["types"]
            else ""
        )  # fmt: skip
        if problem:
            raise SourceError(problem, where=file.name, place=f"row {place}", remedy=FETCH_AGAIN)
        names[number] = name
    if not names:
        raise SourceError("the file holds no entry", where=file.name, remedy=FETCH_AGAIN)
    return names


def _by_entry(
    source: ListSource, role: str, names: Mapping[str, str], knowledge: Mapping[str, Any]
) -> dict[str, list[Line]]:
    """The lines of one of the other files, filed under the entry they belong to: row number, then cells."""
    file = source.file(role)
    found: dict[str, list[Line]] = {}
    seen: set[str] = set()
    if file and _is_blank(file):
        raise SourceError("the file is empty", where=file.name, remedy=MISSING)
    for place, cells in _cells(file, len(knowledge["columns"][role])) if file else ():
        entry, kind = cells[0], cells[2] if role == "alt" else None
        # Remarks have no number: an entry may have several, but not one of them twice.
        own = " ".join(cells) if role == "comments" else cells[1]
        problem, remedy = "", FETCH_AGAIN
        if entry not in names:
            problem = f"belongs to entry {entry}, which the primary file does not have: files of different days"
            remedy = MISSING
        elif own in seen:
            problem = f"{role} {'of entry' if role == 'comments' else 'number'} {own.split()[0]} appears twice"
        elif kind is not None and kind not in knowledge["aliases"]:
            problem = f"unknown alias type {kind!r}"
        if problem and file:
            raise SourceError(problem, where=file.name, place=f"row {place}", remedy=remedy)
        seen.add(own)
        found.setdefault(entry, []).append((place, *cells))
    return found


def _cells(file: ListFile, width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file, trimmed, missing values as empty text; the last cell is a remark."""
    for place, row in read_rows(file, width=width):
        cells = ["" if (bare := cell.strip()) == NULL else bare for cell in row]
        # Only a remark may begin or end with a blank that counts: the comments file goes on in the middle of a word.
        if cells[-1]:
            cells[-1] = row[-1]
        yield place, cells


def _missing(source: ListSource) -> Iterator[Issue]:
    """What a reader should know of the files given: a part that is not there, an end mark that is not there.

    Raises:
        SourceError: for a file that lacks the end mark which others of the version carry: it was cut short.
    """
    for role in ("alt", "add"):
        if source.file(role) is None:
            yield Issue(Severity.WARNING, source.dataset, "", f"no {role} file: the list is read without it", MISSING)
    unmarked = [file for _, file in source.files if not _is_marked(file)]
    for file in unmarked:
        if len(unmarked) < len(source.files):
            what = "the file breaks off: it lacks the end mark that the other files of this version carry"
            raise SourceError(what, where=file.name, place=f"row {_count_rows(file)}", remedy=FETCH_AGAIN)
        what = "the file lacks the end mark of OFAC's files: an excerpt, or cut short between two rows"
        yield Issue(Severity.WARNING, file.name, "", what, "compare its size with the published file's")


def _is_marked(file: ListFile) -> bool:
    """Whether a file ends as OFAC ends its files."""
    last = b""
    with file.ahead.open() as stream:
        while block := stream.read(1 << 16):
            last = last[-2:] + block
    return last.rstrip(b"\r\n").endswith(END_MARK.encode())


def _is_blank(file: ListFile) -> bool:
    """Whether a file begins with nothing but white space."""
    with file.ahead.open() as stream:
        return not stream.read(1 << 16).strip()


def _count_rows(file: ListFile) -> int:
    return sum(1 for _ in read_rows(file.ahead))


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
