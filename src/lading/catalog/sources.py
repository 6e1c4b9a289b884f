"""Where the entities of a data set come from: files that are named, or a list in the store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from lading.catalog.labels import Labels
from lading.catalog.served import Served, pick_caption, read_moment, serve_entity
from lading.errors import ConfigurationError, SourceError
from lading.io.store import StorePlace, Version, open_store
from lading.io.unpack import find_lists
from lading.lists.files import ListSource
from lading.lists.ftm_json import NAME as FTM
from lading.lists.ftm_json import EntityReader, read_lines
from lading.lists.read import read_list
from lading.lists.recognise import publication, recognise
from lading.model.entity import Entity, gather_entities
from lading.model.ids import digest
from lading.model.schema import Schemata
from lading.model.statement import Statement


class Source(Protocol):
    """A data set that has not been read yet."""

    @property
    def name(self) -> str:
        """What it is asked for by."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def key(self) -> str:
        """Another one when it states something else."""
        ...

    @property
    def version(self) -> str:
        """Of what it states, for clients to compare."""
        ...

    def read(self, schemata: Schemata, labels: Labels) -> Iterator[Served]:
        """Its entities. Raises SourceError where it does not have its published shape."""
        ...


@dataclass(frozen=True, slots=True)
class Offered:
    """A source, looked at once: what it is called and what it states do not change under a question."""

    name: str
    title: str
    key: str
    version: str
    source: Source


@dataclass(frozen=True, slots=True)
class FileSource:
    """List files or a folder of them, under a name that a person gave."""

    name: str
    path: Path

    @property
    def title(self) -> str:
        """See Source."""
        found = [known.title for one in self._sources() if (known := publication(one)) is not None]
        return found[0] if len(found) == 1 else self.name

    @property
    def key(self) -> str:
        """See Source. By path, size and time: a file of gigabytes is not read at every start."""
        files = sorted(self.path.rglob("*")) if self.path.is_dir() else [self.path]
        found = ((str(file.resolve()), file.stat()) for file in files)
        return digest("file", *(f"{path} {about.st_size} {about.st_mtime_ns}" for path, about in found))

    @property
    def version(self) -> str:
        """See Source."""
        return self.key[:12]

    def read(self, schemata: Schemata, labels: Labels) -> Iterator[Served]:
        """See Source."""
        sources = self._sources()
        if not sources:
            raise SourceError("not the shape of any list that Lading reads", where=str(self.path))
        for one in sources:
            if one.parser == FTM:
                yield from _read_ftm(one, schemata, labels)
            else:
                loaded = read_list(one, schemata)
                yield from serve_statements(loaded.statements, schemata, labels)

    def _sources(self) -> tuple[ListSource, ...]:
        if not self.path.exists():
            raise ConfigurationError(f"no such file for the data set {self.name}", where=str(self.path))
        files, _ = find_lists([self.path])
        return recognise(files).sources


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A version of a list in a store."""

    path: StorePlace
    stored: Version
    shown: str

    @property
    def name(self) -> str:
        """See Source."""
        return self.stored.dataset

    @property
    def title(self) -> str:
        """See Source."""
        return self.shown

    @property
    def key(self) -> str:
        """See Source. The number tells two loads of the same files apart, of which other things were noted."""
        one = self.stored
        return digest("stored", one.parser, one.dataset, one.digest, one.day, str(one.number))

    @property
    def version(self) -> str:
        """See Source."""
        return f"{self.stored.day.replace('-', '')}-{self.stored.short}"

    def read(self, schemata: Schemata, labels: Labels) -> Iterator[Served]:
        """See Source."""
        with open_store(self.path) as store:
            yield from serve_statements(store.lists.statements(self.stored), schemata, labels)


def serve_statements(statements: Iterable[Statement], schemata: Schemata, labels: Labels) -> Iterator[Served]:
    """The entities that statements are about. Whoever a Sanction is about is a target."""
    entities = gather_entities(statements)
    listed = {who for one in entities if schemata.is_a(one.schema, "Sanction") for who in one.get("entity")}
    for one in entities:
        made = serve_entity(one, schemata, targets=labels.targets)
        yield replace(made, target=made.target or one.id in listed)


def _read_ftm(source: ListSource, schemata: Schemata, labels: Labels) -> Iterator[Served]:
    """FollowTheMoney entities with what only their file says: captions, merged ids, targets. Read as strictly as lists are."""
    file = source.files[0][1]
    reader = EntityReader(schemata, file.name, source.dataset)
    for reader.line, line in read_lines(file):
        if str(line.get("id")) in reader.seen:
            raise reader.error(f"the entity {line['id']!r} appears twice")
        reader.seen.add(str(line.get("id")))
        stated = [one for one in reader.read(line) if isinstance(one, Statement)]
        own = [one for one in stated if one.entity_id == line["id"]]
        yield _serve_line(line, own, schemata, labels)
        others = [one for one in stated if one.entity_id != line["id"] and one.entity_id not in reader.seen]
        for entity in gather_entities(others):
            reader.seen.add(entity.id)
            yield serve_entity(entity, schemata, targets=labels.targets)


def _serve_line(line: Mapping[str, Any], own: list[Statement], schemata: Schemata, labels: Labels) -> Served:
    values = tuple(
        (prop, tuple(found)) for prop, found in Entity(line["id"], line["schema"], tuple(own)).properties.items()
    )
    topics = next((found for prop, found in values if prop == "topics"), ())
    caption = str(line.get("caption") or "") or pick_caption(line["schema"], dict(values), schemata)
    return Served(
        id=line["id"],
        schema=line["schema"],
        caption=caption or labels.schema(line["schema"]),
        values=values,
        datasets=tuple(map(str, line.get("datasets") or ())),
        referents=tuple(map(str, line.get("referents") or ())),
        target=bool(line["target"]) if "target" in line else bool(labels.targets & set(topics)),
        first_seen=read_moment(line.get("first_seen")),
        last_seen=read_moment(line.get("last_seen")),
        last_change=read_moment(line.get("last_change")),
    )
