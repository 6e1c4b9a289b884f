"""`lading lists diff`: what changed between two versions, or two files, of a list."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from lading.cli import EXIT_EXPOSURE, EXIT_NOTHING
from lading.cli.lists_sides import Side, read_sides
from lading.cli.lists_tables import print_json, store_option, width_option
from lading.cli.options import piped
from lading.lists.countries import load_country_names
from lading.lists.diff import Change, Kind, compare_versions
from lading.lists.diff_words import describe_change, told_details
from lading.model.schema import load_schemata

SHOWN = 25
"""Parties shown of each kind unless --limit says otherwise."""
ALIKE = 3
"""Parties that changed in the very same way, from which they are told together."""
NAMED = 8
"""Of those, how many are named."""
HEADINGS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.RENAMED: "renamed",
    Kind.RENUMBERED: "under another number, otherwise the same party",
    Kind.CHANGED: "changed",
    Kind.REMARKED: "changed in remarks or the day of amendment only",
}
SUMMARY = {Kind.RENUMBERED: "renumbered", Kind.REMARKED: "in remarks only"}
SILENT = frozenset({Kind.RENUMBERED, Kind.RENAMED, Kind.REMARKED})
"""Kinds that the summary leaves out where there are none."""


@dataclass(frozen=True, slots=True)
class Page:
    """How much is shown of what changed."""

    kinds: tuple[Kind, ...]
    limit: int | None
    """Parties of each kind; None for all."""
    countries: Mapping[str, str]


@click.command(short_help="What changed between two versions or files.")
@click.argument("old")
@click.argument("new")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Only what was so; repeatable.",
)
@click.option(
    "--limit", type=click.IntRange(0), help=f"Parties shown of each kind, 0 for all; {SHOWN} for people, all in a pipe."
)
@store_option
@width_option
def command(  # click passes one argument an option
    old: str, new: str, kinds: tuple[str, ...], limit: int | None, store: Path, width: int | None
) -> int:
    """Say in words what changed from OLD to NEW: files, folders, or lists and versions in the store.

    A list is named as in `lading lists status`, and its version in force is meant; a version by the first digits of its
    digest (`status --all`). So `diff un_sc_sanctions new.xml` tells what a file would change before it is let in. Into
    a pipe goes one JSON line for each party that changed. The order and spacing of values are no change.

    Exit codes: 0 nothing changed, 1 something did, 2 one of the two could not be read.
    """
    schemata, countries = load_schemata(), load_country_names()
    before, after = read_sides(old, new, store, schemata=schemata)
    changes = compare_versions(before.entities, after.entities, schemata=schemata, countries=countries)
    people = not piped() or width is not None
    limit = SHOWN if limit is None and people else limit
    page = Page(tuple(map(Kind, kinds)) or tuple(Kind), limit or None, countries)
    if people:
        console = Console(width=width, highlight=False)
        _print_summary(changes, before, after, console=console)
        for kind in page.kinds:
            _print_kind([change for change in changes if change.kind is kind], page, console=console)
    else:
        shown = (islice((c for c in changes if c.kind is kind), page.limit) for kind in page.kinds)
        print_json(_as_json(change, countries) for some in shown for change in some)
    return EXIT_EXPOSURE if changes else EXIT_NOTHING


def _print_summary(changes: Sequence[Change], before: Side, after: Side, *, console: Console) -> None:
    """Which two were compared, how many parties came, went and changed, and in what."""
    counts = Counter(change.kind for change in changes)
    told = [f"{counts[kind]:,} {SUMMARY.get(kind, kind.value)}" for kind in Kind if counts[kind] or kind not in SILENT]
    _line(console, f"{before.name} → {after.name}", style="bold")
    what_is_counted = "entries" if after.note or before.note else "parties"
    _line(console, f"{' · '.join(told)} · {before.parties:,} → {after.parties:,} {what_is_counted}")
    if kept := [change for change in changes if change.kind not in (Kind.ADDED, Kind.REMOVED)]:
        what = Counter(detail.what for change in kept for detail in told_details(change, {}))
        fields = ", ".join(f"{name} {count:,}" for name, count in what.most_common())
        _line(console, f"entries by what changed in them: {fields}", style="dim")
    if note := after.note or before.note:
        _line(console, note, style="dim")


def _print_kind(changes: Sequence[Change], page: Page, *, console: Console) -> None:
    """The parties to which one thing happened, under its heading."""
    if not changes:
        return
    kind, shown = changes[0].kind, page.limit
    console.print()
    _line(console, f"{len(changes):,} {HEADINGS[kind]}", style="bold")
    if kind in (Kind.ADDED, Kind.REMOVED) and (programs := _by_program(changes)):
        _line(console, programs, style="dim", indent=2)
    blocks = list(_blocks(changes, page))
    for heading, lines in blocks[:shown]:
        _line(console, heading, indent=2)
        for line in lines:
            _line(console, line, indent=6)
    if shown is not None and len(blocks) > shown:
        _line(console, f"… and {len(blocks) - shown:,} more: --kind {kind.value} --limit 0", style="dim", indent=2)


def _blocks(changes: Sequence[Change], page: Page) -> Iterator[tuple[str, list[str]]]:
    """Each party with its lines; parties that all changed in the very same way once, and last."""
    told = [(change, *_split(change, page)) for change in changes]
    alike: dict[tuple[str, ...], list[Change]] = {}
    for change, _, lines in told:
        if lines and change.kind not in (Kind.ADDED, Kind.REMOVED):
            alike.setdefault(tuple(lines), []).append(change)
    common = {lines: group for lines, group in alike.items() if len(group) >= ALIKE}
    grouped = {change.id for group in common.values() for change in group}
    yield from ((first, lines) for change, first, lines in told if change.id not in grouped)
    for words, group in sorted(common.items(), key=lambda item: -len(item[1])):
        named = [f"{change.caption} ({change.id})" for change in group]
        few = named if page.limit is None else named[:NAMED]
        more = f"; and {len(named) - len(few):,} more" if len(named) > len(few) else ""
        yield f"{len(group):,} entries in the same way: {'; '.join(few)}{more}", list(words)


def _split(change: Change, page: Page) -> tuple[str, list[str]]:
    first, *rest = describe_change(change, page.countries)
    return first, rest


def _by_program(changes: Sequence[Change]) -> str:
    """How many of some parties there are by program; empty where that says nothing."""
    programs = Counter(
        value for change in changes for detail in change.details if detail.what == "program"
        for value in (*detail.added, *detail.removed)
    )  # fmt: skip
    return f"by program: {', '.join(f'{name} {count:,}' for name, count in programs.most_common())}" if programs else ""


def _line(console: Console, text: str, *, style: str = "", indent: int = 0) -> None:
    """A line of text, folded under its indent, with nothing after its last word."""
    for number, line in enumerate(Text(text, style=style).wrap(console, console.width - indent - 2)):
        line.rstrip()
        console.print(Text(" " * (indent + 2 * bool(number))) + line, soft_wrap=True)


def _as_json(change: Change, countries: Mapping[str, str]) -> dict[str, Any]:
    """A change as one line of JSON, every value whole."""
    return {
        "change": change.kind.value,
        "id": change.id,
        **({"old_id": change.old_id} if change.old_id else {}),
        "caption": change.caption,
        **({"old_caption": change.old_caption} if change.old_caption else {}),
        "schema": change.schema,
        "words": list(describe_change(change, countries)),
        "details": [
            {"what": detail.what, "removed": list(detail.removed), "added": list(detail.added)}
            for detail in change.details
        ],
    }
