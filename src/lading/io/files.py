"""Finding the files a person means, and writing one without ever leaving half of it."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lading.documents.about import SIDECAR_SUFFIX, About, parse_about
from lading.errors import ConfigurationError, DocumentError, InputError
from lading.lists.files import ListFile


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file to be read as a document."""

    path: Path
    """As the person named it, or below the folder they named."""

    @property
    def name(self) -> str:
        """What the document is called in answers: the file's name without its ending."""
        return write_path(Path(self.path.stem))


def write_path(path: Path) -> str:
    r"""A path as text that can be kept and printed: bytes of it that are no UTF-8 are written `\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_documents(paths: Iterable[Path], *, besides: Iterable[Path] = ()) -> tuple[DocumentFile, ...]:
    """The documents under some paths: files as named, folders with everything below, in a stable order.

    Hidden files and sidecars are no documents, nor is anything at or below the paths in `besides` (the lists).

    Raises:
        InputError: for a path that does not exist.
    """
    excluded = tuple(path.resolve() for path in besides)
    found: dict[Path, DocumentFile] = {}
    for path in _walk(paths):
        place = path.resolve()
        if not path.name.endswith(SIDECAR_SUFFIX) and not any(place.is_relative_to(other) for other in excluded):
            found.setdefault(place, DocumentFile(path))
    return tuple(found.values())


def find_list_files(paths: Iterable[Path]) -> tuple[ListFile, ...]:
    """The list files under some paths, to be opened when they are read. Raises InputError as `find_documents` does."""
    return tuple(ListFile(str(path), lambda path=path: path.open("rb")) for path in _walk(paths))  # type: ignore[misc]  # the default binds this path


def _walk(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            below = (p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path)))
            yield from sorted(below)
        elif path.exists():
            yield path
        else:
            raise InputError("no such file or folder", where=str(path), remedy="check the path")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def load_bytes(file: DocumentFile, *, limit: int) -> bytes:
    """The bytes of a document file, refused before they are read where there are more than `limit`.

    Raises:
        DocumentError: for a file that is too large or that cannot be opened.
    """
    try:
        size = file.path.stat().st_size
        if size > limit:
            raise DocumentError(
                f"{size / 1e6:.1f} MB is more than the limit of {limit / 1e6:.1f} MB for one document",
                where=write_path(file.path),
                remedy="split it, or raise the limit with --max-megabytes",
            )
        return file.path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"cannot be opened: {error.strerror}", where=write_path(file.path), remedy="check its permissions"
        ) from error


def load_about(file: DocumentFile) -> About:
    """What the sidecar beside a document says of it; an empty About where there is none.

    Raises:
        ConfigurationError: for a sidecar that cannot be read or says what it may not.
    """
    sidecar = file.path.with_name(file.path.name + SIDECAR_SUFFIX)
    if not sidecar.is_file():
        return About()
    try:
        text = sidecar.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            "the sidecar is not UTF-8 text", where=write_path(sidecar), remedy="save it as UTF-8"
        ) from error
    return parse_about(text, where=write_path(sidecar))


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write a text file so that a reader sees the old one or the new one, never a part.

    Raises:
        InputError: where the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", text=False)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}", where=str(path), remedy="choose another place to write to"
        ) from error
