"""A file → every document in it: itself, its attachments, the members of an archive and what is in those."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lading.documents.about import SIDECAR_SUFFIX, About
from lading.documents.archives import CONTAINERS, Bounds, Purse, label_member, refuse_depth, unpack_members
from lading.documents.magic import name_picture
from lading.documents.media import find_media_type
from lading.documents.parts import Enclosed
from lading.documents.read import Reader, ReadResult
from lading.errors import DocumentError
from lading.model.ids import digest_bytes
from lading.model.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class Contents:
    """The documents in one file, in the order in which they stand in it, and what could not be read."""

    results: tuple[ReadResult, ...]
    issues: tuple[Issue, ...] = ()


def read_contents(
    data: bytes, *, name: str, reader: Reader, about: About | None = None, bounds: Bounds | None = None
) -> Contents:
    """Every document in a file.

    An enclosed document is named after what it came in (`letter.eml/contract.pdf`) and carries that one's digest as
    its `parent`. What a person says of the file holds for what is in it, but for its title, kind and encoding. What is
    enclosed and cannot be read is an Issue.

    Raises:
        DocumentError: where the file itself cannot be read.
    """
    results: list[ReadResult] = []
    issues: list[Issue] = []
    purse = Purse(bounds or Bounds())
    for found in _read(_Given(data, name, about or About()), reader=reader, purse=purse, depth=0):
        if isinstance(found, ReadResult):
            results.append(found)
        else:
            issues.append(found)
    if not results and not issues:
        raise DocumentError("holds no documents", where=name, remedy="check that it is the right file")
    return Contents(tuple(results), tuple(issues))


@dataclass(frozen=True, slots=True)
class _Given:
    data: bytes
    name: str
    about: About
    parent: str = ""


def _read(given: _Given, *, reader: Reader, purse: Purse, depth: int) -> Iterator[ReadResult | Issue]:
    kind = given.about.media_type or find_media_type(given.data, name=given.name)
    if depth > purse.bounds.depth:
        raise refuse_depth(given.name)
    if kind in CONTAINERS:
        for member in unpack_members(given.data, kind, name=given.name, purse=purse):
            if isinstance(member, Issue):
                yield member
            else:
                yield from _read_enclosed(given, member, reader=reader, purse=purse, depth=depth)
        return
    result = reader.read(given.data, name=given.name, about=given.about, parent=given.parent)
    yield replace(result, enclosed=(), original=b"" if not reader.keep_originals else result.original)
    for number, member in enumerate(result.enclosed):
        if not purse.take(len(member.data)):
            what = f"holds more than is read from one file; {len(result.enclosed) - number} attachments were left out"
            yield Issue(Severity.ERROR, given.name, "", what, "save its attachments by hand")
            return
        yield from _read_enclosed(given, member, reader=reader, purse=purse, depth=depth)


def _read_enclosed(
    outer: _Given, member: Enclosed, *, reader: Reader, purse: Purse, depth: int
) -> Iterator[ReadResult | Issue]:
    """What is in one enclosed file; where that fails, why."""
    name = f"{outer.name}/{label_member(member.name)}"
    if name.endswith(SIDECAR_SUFFIX):
        remedy = "unpack the archive where its documents need their sidecars"
        yield Issue(Severity.WARNING, name, "", "is a sidecar, and those in archives are not used", remedy)
        return
    picture = name_picture(member.data)
    if picture:
        yield Issue(Severity.NOTE, name, "", f"is {picture}; pictures are not read")
        return
    about = replace(outer.about, title="", media_type="", encoding="", url="")
    inner = _Given(member.data, name, about, digest_bytes(outer.data))
    try:
        yield from _read(inner, reader=reader, purse=purse, depth=depth + 1)
    except DocumentError as error:
        yield Issue.from_error(error, where=name)
