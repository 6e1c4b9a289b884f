"""`lading lists diff`: what changed between two versions, or two files, of a list."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lading.cli import EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.lists_parts import part_of, read_part
from lading.cli.lists_tables import print_issues, print_json, store_option, width_option
from lading.cli.options import piped
from lading.errors import InputError
from lading.io.published import find_published
from lading.io.store import ListShelf, SqliteStore, Version, choose_versions
from lading.io.unpack import find_lists
from lading.lists.describe import is_party
from lading.lists.diff import Change, Kind, compare_versions
from lading.lists.diff_words import describe_change
from lading.lists.recognise import parse_list, recognise
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

SHOWN = 25
"""Parties shown under each heading unless --all is given."""
PARTS = {"alt": "aliases", "add": "addresses"}
ALIKE = 3
"""Parties that changed in the very same way, from which they are told together."""
NAMED = 8
"""Of those, how many are named."""
HEADINGS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.RENUMBERED: "under another number, otherwise the same party",
    Kind.CHANGED: "changed",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    name: str
    entities: Mapping[str, Entity]
    parties: int
    note: str = ""
    """What a reader should know of it."""


@click.command(short_help="What changed between two versions, or two files.")
@click.argument("old")
@click.argument("new")
@click.option("--all", "every", is_flag=True, help=f"Every party; without it, the first {SHOWN} of each kind.")
@store_option
@width_option
def command(old: str, new: str, every: bool, store: Path, width: int | None) -> int:
    """Say in words what changed from OLD to NEW: two files or folders, or two versions of a list in the store.

    A version is named by the first digits of its digest (`lading lists status --all`). Into a pipe goes one JSON line
    for each party that changed.

    Exit codes: 0 nothing changed, 1 something did, 2 one of the two could not be read.
    """
    schemata = load_schemata()
    if Path(old).exists() and Path(new).exists():
        before, after = (_read_files(Path(name), schemata) for name in (old, new))
    else:
        with SqliteStore.open(_existing(store)) as opened:
            before, after = _read_versions(opened.lists, old, new)
    changes = compare_versions(before.entities, after.entities, schemata=schemata)
    if piped() and width is None:
        print_json(_as_json(change) for change in changes)
    else:
        _print(changes, before, after, every=every, console=Console(width=width, highlight=False))
    return EXIT_EXPOSURE if changes else EXIT_NOTHING


def _existing(store: Path) -> Path:
    """The store, which a comparison does not make where there is none."""
    if not store.exists():
        remedy = "give two files that exist, or --store with two versions of a list in it"
        raise InputError("no such store, and the two are no files", where=str(store), remedy=remedy)
    return store


def _read_versions(lists: ListShelf, old: str, new: str) -> tuple[Side, Side]:
    """Two versions of the store: only the entities that differ, and what they are tied to."""
    versions = lists.find_version(old), lists.find_version(new)
    changed = lists.changed(*versions)
    snapshots = tuple(choose_versions((version,)) for version in versions)
    wanted: dict[str, None] = {}
    for entity_id in changed:
        wanted[entity_id] = None
        for snapshot in snapshots:
            wanted.update(dict.fromkeys(said.entity_id for said in lists.stating(entity_id, snapshot)))
            if (entity := lists.entity(entity_id, snapshot)) is not None:
                wanted.update(dict.fromkeys(said.value for said in entity.statements))
    sides = []
    for version, snapshot in zip(versions, snapshots, strict=True):
        found = ((key, lists.entity(key, snapshot)) for key in wanted)
        entities = {key: entity for key, entity in found if entity is not None}
        sides.append(Side(_version_name(version), entities, version.counts.entities))
    return sides[0], sides[1]


def _version_name(version: Version) -> str:
    return f"{version.dataset} of {version.day} ({version.short})"


def _read_files(path: Path, schemata: Schemata) -> Side:
    """The one list that a file or folder holds, whole.

    Raises:
        InputError: where it holds none, or several.
    """
    files, issues = find_lists([path])
    found = recognise(files)
    if len(found.sources) > 1:
        names = ", ".join(source.dataset for source in found.sources)
        raise InputError(
            f"holds several lists: {names}", where=str(path), remedy="give the files of one list in a folder"
        )
    if found.sources:
        source = found.sources[0]
        published, _ = find_published(source, today=dt.datetime.now(dt.UTC).date().isoformat())
        return _gather(f"{path.name} ({published or 'undated'})", parse_list(source), schemata)
    if len(files) == 1 and (part := part_of(files[0])):
        side = _gather(path.name, read_part(files[0], part), schemata)
        return replace(side, note=f"a file of {PARTS[part]} alone: an entry that has none is not in it, listed or not")
    print_issues((*issues, *found.issues))
    raise InputError("holds no list that can be read", where=str(path), remedy="see above")


def _gather(name: str, items: Iterable[Statement | Issue], schemata: Schemata) -> Side:
    """The entities that some statements make."""
    statements: dict[str, list[Statement]] = {}
    for item in items:
        if isinstance(item, Statement):
            statements.setdefault(item.entity_id, []).append(item)
    entities = {key: Entity.gather(key, found) for key, found in statements.items()}
    return Side(name, entities, sum(is_party(entity.schema, schemata) for entity in entities.values()))


def _print(changes: tuple[Change, ...], before: Side, after: Side, *, every: bool, console: Console) -> None:
    """The changes in words: a summary, then each kind under its heading."""
    counts = Counter(change.kind for change in changes)
    console.print(Text(f"{before.name} → {after.name}", style="bold"))
    summary = " · ".join(
        f"{counts[kind]:,} {kind.value}" for kind in Kind if counts[kind] or kind is not Kind.RENUMBERED
    )
    console.print(f"{summary} · {before.parties:,} → {after.parties:,} parties")
    if note := after.note or before.note:
        console.print(Text(note, style="dim"))
    for kind, heading in HEADINGS.items():
        found = [change for change in changes if change.kind is kind]
        if not found:
            continue
        console.print()
        console.print(Text(f"{len(found):,} {heading}", style="bold"))
        for line in _by_program(found) if kind in (Kind.ADDED, Kind.REMOVED) else ():
            console.print(Padding(Text(line, style="dim"), (0, 0, 0, 2), expand=False))
        blocks = list(_blocks(found, every=every))
        for heading_line, lines in blocks if every else blocks[:SHOWN]:
            console.print(Padding(Text(heading_line), (0, 0, 0, 2), expand=False))
            for line in lines:
                console.print(Padding(Text(line), (0, 0, 0, 6), expand=False))
        if not every and len(blocks) > SHOWN:
            console.print(
                Padding(Text(f"… and {len(blocks) - SHOWN:,} more (--all)", style="dim"), (0, 0, 0, 2), expand=False)
            )


def _blocks(changes: list[Change], *, every: bool) -> Iterator[tuple[str, list[str]]]:
    """Each party with its lines; parties that all changed in the very same way once, and last."""
    told = [(change, *_split(change)) for change in changes]
    alike: dict[tuple[str, ...], list[Change]] = {}
    for change, _, lines in told:
        if lines:
            alike.setdefault(tuple(lines), []).append(change)
    common = {lines: group for lines, group in alike.items() if len(group) >= ALIKE}
    yield from ((first, lines) for _, first, lines in told if tuple(lines) not in common)
    for words, group in sorted(common.items(), key=lambda item: -len(item[1])):
        named = "; ".join(change.caption for change in (group if every else group[:NAMED]))
        more = "" if every or len(group) <= NAMED else f"; and {len(group) - NAMED:,} more"
        yield f"{len(group):,} entries in the same way: {named}{more}", list(words)


def _split(change: Change) -> tuple[str, list[str]]:
    first, *rest = describe_change(change)
    return first, rest


def _by_program(changes: Iterable[Change]) -> Iterator[str]:
    """How many of some parties there are by program, where programs are known."""
    programs = Counter(
        value for change in changes for detail in change.details if detail.what == "program"
        for value in chain(detail.added, detail.removed)
    )  # fmt: skip
    if len(programs) > 1:
        shown = ", ".join(f"{name} {count:,}" for name, count in programs.most_common(6))
        yield f"by program: {shown}{', …' if len(programs) > 6 else ''}"


def _as_json(change: Change) -> dict[str, Any]:
    """A change as one line of JSON, every value whole."""
    return {
        "change": change.kind.value,
        "id": change.id,
        **({"old_id": change.old_id} if change.old_id else {}),
        "caption": change.caption,
        "schema": change.schema,
        "words": list(describe_change(change)),
        "details": [
            {"what": detail.what, "removed": list(detail.removed), "added": list(detail.added)}
            for detail in change.details
        ],
    }
