"""`lading lists show`: one entry as its list states it, value by value, or one version."""

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lading.cli import EXIT_ERROR, EXIT_NOTHING
from lading.cli.lists_tables import store_option, width_option
from lading.cli.options import Day, piped
from lading.io.store import ListShelf, Snapshot, StorePlace, choose_versions, open_store
from lading.lists.countries import load_country_names
from lading.lists.diff_profile import label, label_types
from lading.lists.diff_words import rank_label
from lading.model.entity import Entity
from lading.model.schema import load_schemata
from lading.model.statement import Statement


@click.command(short_help="One entry as its list states it.")
@click.argument("entity_id", metavar="ID")
@click.option("--as-of", type=Day(), help="As the list stood on that day.")
@click.option("--known-on", type=Day(), help="As far as had been loaded by the end of that day (UTC).")
@store_option
@width_option
def command(
    entity_id: str, as_of: dt.date | None, known_on: dt.date | None, store: StorePlace, width: int | None
) -> int:
    """Show everything a list states of one entry, with where each value stands, and what points to it."""
    with open_store(store) as opened:
        snapshot = choose_versions(opened.lists.versions(), as_of=as_of, known=known_on)
        entities = list(_gather(opened.lists, entity_id, snapshot))
        captions = _captions(opened.lists, entities, snapshot)
    if not entities:
        when = f" as of {as_of}" if as_of else ""
        click.echo(f"error: {store}: no list in force{when} has an entry {entity_id!r}", err=True)
        return EXIT_ERROR
    if piped() and width is None:
        for entity in entities:
            sys.stdout.write(json.dumps(_as_json(entity), ensure_ascii=False) + "\n")
        return EXIT_NOTHING
    console = Console(width=width, highlight=False)
    types = label_types(load_schemata())
    captions = {**_countries_told(entities, types), **captions}
    for entity in entities:
        _print_entity(console, entity, captions, first=entity is entities[0])
    for version in snapshot.versions:
        if version.dataset in entities[0].datasets:
            console.print(f"\n{version.dataset} of {version.day}, loaded {version.loaded}, version {version.short}")
    return EXIT_NOTHING


def _gather(lists: ListShelf, entity_id: str, snapshot: Snapshot) -> Iterator[Entity]:
    """The entry, then what points to it, then the addresses it points to."""
    entity = lists.entity(entity_id, snapshot)
    if entity is None:
        return
    near = [said.entity_id for said in lists.stating(entity_id, snapshot)]
    near += [said.value for said in entity.statements if said.prop.endswith("Entity")]
    yield entity
    for other in dict.fromkeys(near):
        if other != entity_id and (found := lists.entity(other, snapshot)) is not None:
            yield found


def _captions(lists: ListShelf, entities: list[Entity], snapshot: Snapshot) -> dict[str, str]:
    """What to call the entities that others point to."""
    schemata = load_schemata()
    known = {entity.id: entity.caption for entity in entities}
    for said in (said for entity in entities for said in entity.statements):
        prop = schemata.property(said.schema, said.prop)
        if prop is None or prop.type != "entity" or said.value in known:
            continue
        other = lists.entity(said.value, snapshot)
        known[said.value] = other.caption if other is not None else said.value
    return known


def _countries_told(entities: list[Entity], types: Mapping[str, str]) -> dict[str, str]:
    """The names of the countries that some entities are tied to, by code."""
    names = load_country_names()
    codes = (said.value for entity in entities for said in entity.statements if types[label(said.prop)] == "country")
    return {code: names[code] for code in codes if code in names}


def _print_entity(console: Console, entity: Entity, captions: dict[str, str], *, first: bool) -> None:
    """An entity as a heading with the place it stands at, and a line a value; other places beside their values."""
    name = entity.caption if first and entity.caption != entity.id else ""
    console.print(Text(" · ".join(filter(None, (name, label(entity.schema), entity.id))), style="bold"))
    origins = [said.origin or "" for said in entity.statements]
    common = max(dict.fromkeys(origins), key=origins.count)
    console.print(Padding(Text(common, style="dim"), (0, 0, 0, 2), expand=False))
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim", min_width=16)
    table.add_column(overflow="fold")
    props = dict.fromkeys(said.prop for said in entity.statements)
    for prop in sorted(props, key=lambda prop: rank_label(label(prop))):
        for number, said in enumerate(said for said in entity.statements if said.prop == prop):
            words = _words(said, captions)
            if said.origin and said.origin != common:
                words.append(f"  {said.origin}", style="dim")
            table.add_row("" if number else label(prop), words)
    console.print(Padding(table, (0, 0, 0, 2), expand=False))


def _words(said: Statement, captions: dict[str, str]) -> Text:
    """A value, with what the list printed where that differs."""
    caption = captions.get(said.value, said.value)
    text = Text(f"{caption} ({said.value})" if caption != said.value else said.value)
    if said.original_value and said.original_value not in text.plain:
        text.append(f"  as printed: {said.original_value}", style="dim")
    return text


def _as_json(entity: Entity) -> dict[str, Any]:
    """An entity in FollowTheMoney's JSON shape, with its statements beside."""
    return {
        "id": entity.id,
        "schema": entity.schema,
        "caption": entity.caption,
        "datasets": list(entity.datasets),
        "properties": entity.properties,
        "statements": [
            {
                "prop": said.prop,
                "value": said.value,
                "original_value": said.original_value,
                "dataset": said.dataset,
                "first_seen": said.first_seen,
                "last_seen": said.last_seen,
                "origin": said.origin,
            }
            for said in entity.statements
        ],
    }
