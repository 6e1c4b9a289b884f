"""The parts of an Office Open XML file: a ZIP of XML, opened without trusting its sizes, paths or entities."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lading.errors import DocumentError

MAX_PART = 200_000_000
"""Bytes one part may unpack to."""
MAX_RATIO = 400
"""How much larger than its packed form a part of more than a megabyte may be; honest XML reaches a hundred."""
DAMAGED = "open it in the program it was made with and save it again"
PACKED_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)
"""What Python's zipfile raises on damaged, locked or unknown data."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to."""

    kind: str
    """The last word of its type: `footnotes`, `hyperlink`."""
    target: str
    """The name of a part, or an address where it is outside."""


class Package:
    """An opened file. Every part is read at most once, within bounds.

    Raises:
        DocumentError: where it is no ZIP file.
    """

    def __init__(self, data: bytes, *, name: str, kind: str) -> None:
        self.name, self.kind = name, kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except PACKED_ERRORS as error:
            raise self.damaged(str(error)) from error

    def damaged(self, why: str) -> DocumentError:
        """The error that says so."""
        return DocumentError(f"is a damaged {self.kind} ({why})", where=self.name, remedy=DAMAGED)

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises DocumentError where there is none, or it is damaged or too large."""
        try:
            info = self._archive.getinfo(part)
            if info.file_size > MAX_PART or info.file_size > max(1_000_000, MAX_RATIO * info.compress_size):
                raise DocumentError(
                    f"unpacks to {info.file_size / 1e6:.0f} MB", where=self.name, place=part, remedy="look what it is"
                )
            with self._archive.open(info) as stream:
                return stream.read(info.file_size)
        except KeyError as error:
            raise self.damaged(f"it has no {part}") from error
        except PACKED_ERRORS as error:
            raise self.damaged(f"{part}: {error}") from error

    def parse(self, part: str) -> etree._Element | None:
        """The root of a part; None where there is no such part. Raises DocumentError where it is damaged."""
        if part not in self.names:
            return None
        try:
            root = etree.fromstring(self.read(part), parser=_parser())
        except (etree.LxmlError, ValueError) as error:
            raise self.damaged(f"{part}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.damaged(f"{part} has a document type")
        return root

    def walk(self, part: str, tags: frozenset[str]) -> Iterator[etree._Element]:
        """The elements of some local names in a part, one by one; each is emptied after its turn."""
        events = etree.iterparse(
            io.BytesIO(self.read(part)), events=("end",), resolve_entities=False, no_network=True, huge_tree=False
        )
        try:
            for _, element in events:
                if local(element) in tags:
                    yield element
                    element.clear(keep_tail=False)
                    while element.getprevious() is not None and element.getparent() is not None:
                        del element.getparent()[0]
        except (etree.LxmlError, ValueError) as error:
            raise self.damaged(f"{part}: {error}") from error

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points to, by its mark."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for entry in [] if root is None else root:
            target = entry.get("Target") or ""
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[entry.get("Id") or ""] = Relation((entry.get("Type") or "").rsplit("/", 1)[-1], target)
        return found

    def properties(self) -> dict[str, str]:
        """What the file says of itself: `title`, `creator`, `created` …; empty where it says nothing readable."""
        part = next((r.target for r in self.relations("").values() if r.kind == "core-properties"), "docProps/core.xml")
        try:
            root = self.parse(part)
        except DocumentError:
            return {}
        return {local(entry): (entry.text or "").strip() for entry in ([] if root is None else root)}

    def main_part(self, default: str) -> str:
        """The part that the others belong to."""
        return next((r.target for r in self.relations("").values() if r.kind == "officeDocument"), default)


def local(element: etree._Element) -> str:
    """An element's name without its namespace: strict and transitional files differ in nothing else that matters."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of a name, its first child of the next name, and so on."""
    for name in names:
        element = None if element is None else next((e for e in element if local(e) == name), None)
    return element


def children(element: etree._Element | None) -> list[etree._Element]:
    """The children of an element; none of one that is not there."""
    return [] if element is None else list(element)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
