"""A list from its files into the store: read, staged, looked at, and let in or refused."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lading.errors import LadingError, SourceError
from lading.io.store import Draft, ListShelf, LoadedFile, Refusal, Staged, Version, choose_versions
from lading.io.store.bounds import ACCEPTED, check_bounds
from lading.lists.files import ListFile, ListSource
from lading.lists.recognise import parse_list, publication
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata
from lading.model.statement import Statement

BLOCK = 1 << 20
Parse = Callable[[ListSource], Iterable[Statement | Issue]]


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a version is let in."""

    schemata: Schemata
    loaded: Callable[[], str]
    """Gives the recorded time, as `stamp` writes it."""
    accept: bool = False
    """Let it in although it is not believable: a person has looked."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one list."""

    version: Version
    previous: Version | None
    """What stood on the same day before it came."""
    new: bool
    """False where the version loaded last is this very one."""


def load_list(
    shelf: ListShelf,
    source: ListSource,
    *,
    terms: Terms,
    published: str | None = None,
    notes: Iterable[Issue] = (),
    parse: Parse = parse_list,
) -> Loaded:
    """Let one version of one list into the store, whole or not at all.

    `published` is the version's date as an ISO prefix; `notes` are kept with it beside what the parser says.

    Raises:
        SourceError: for a list without its published shape, or one that is not believable and was not accepted. The
            version before it stays in force, and the refusal is remembered.
    """
    try:
        return _load(shelf, source, terms=terms, published=published, notes=notes, parse=parse)
    except SourceError as error:
        shelf.refuse(Refusal(source.dataset, terms.loaded(), Issue.from_error(error, where=source.dataset)))
        raise


def _load(  # as load_list
    shelf: ListShelf,
    source: ListSource,
    *,
    terms: Terms,
    published: str | None,
    notes: Iterable[Issue],
    parse: Parse,
) -> Loaded:
    files = tuple(measure(role, file) for role, file in source.files)
    with shelf.stage(Draft(source.dataset, source.parser, files, published)) as staged:
        staged.fill(_watched(parse(source), source))
        staged.fill(notes)
        day = published or terms.loaded()[:10]
        others = tuple(v for v in shelf.versions() if v.dataset == source.dataset and v.day <= day)
        previous = choose_versions(tuple(v for v in others if v.digest != staged.digest)).version_of(source.dataset)
        counts = staged.count(terms.schemata)
        if all(v.digest != staged.digest for v in others):
            known, schemata = publication(source), terms.schemata
            before = with_fill(shelf, previous) if previous else None
            doubts = check_bounds(source.dataset, counts, previous=before, known=known, schemata=schemata)
            _settle(staged, tuple(doubts), accept=terms.accept)
        version, new = staged.accept(counts, loaded=terms.loaded)
    return Loaded(version, previous, new)


def _settle(staged: Staged, doubts: tuple[Issue, ...], *, accept: bool) -> None:
    """Refuse a version that is not believable, or keep the doubts with one that a person accepts."""
    if doubts and not accept:
        first, *others = doubts
        more = f"; and {len(others)} more: {'; '.join(other.what for other in others[:3])}" if others else ""
        raise SourceError(f"not let in: {first.what}{more}", where=first.where, remedy=first.remedy)
    staged.fill(replace(doubt, severity=Severity.WARNING, remedy=ACCEPTED) for doubt in doubts)


def _watched(items: Iterable[Statement | Issue], source: ListSource) -> Iterator[Statement | Issue]:
    """What a parser gives; whatever else than a LadingError it raises becomes one that names the list.

    Raises:
        SourceError: for an exception that a parser should not have let through: a defect, which costs this list only.
    """
    try:
        yield from items
    except LadingError:
        raise
    except Exception as error:
        message = f"Lading failed on this list: {type(error).__name__}: {error}"
        raise SourceError(message, where=source.dataset, remedy="please report it with the file") from error


def with_fill(shelf: ListShelf, version: Version) -> Version:
    """A version with its fill rates, which `check_bounds` compares."""
    return replace(version, counts=replace(version.counts, fill=shelf.fill(version)))


def measure(role: str, file: ListFile) -> LoadedFile:
    """A file's digest and size, of its decompressed bytes."""
    state, size = hashlib.sha256(), 0
    with file.open() as stream:
        while block := stream.read(BLOCK):
            state.update(block)
            size += len(block)
    return LoadedFile(role, file.name, state.hexdigest(), size)
