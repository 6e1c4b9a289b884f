"""A name index in flat arrays that a file can be mapped to, and what it was built by."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lading import __version__
from lading.errors import StoreError
from lading.io.packed import REMEDY, read_packed, write_packed
from lading.model.ids import digest, digest_bytes
from lading.names.compare import Comparer
from lading.names.index import NameIndex
from lading.names.kinds import NameKind

Arrays = Mapping[str, NDArray[Any]]

BUILDERS = (
    "lading.names",
    "lading.resolve",
    "lading.screen",
    "lading.graph",
    "lading.lists",
    "lading.model",
    "lading.io",
)
"""What an index over lists depends on, code and tables: whatever of it changes, the index is built anew."""
KEPT = (".py", ".yml", ".yaml", ".json", ".npz")


def builder_version(*more: str) -> str:
    """Digest of the code and tables that build an index, and of `more` packages. Read anew at each call, a few milliseconds."""
    found = (part for package in (*BUILDERS, *more) for part in _walk(files(package), package))
    return digest(__version__, np.__version__, *found)


def pack_index(index: NameIndex, prefix: str) -> dict[str, NDArray[Any]]:
    """The arrays of an index, named `prefix/kind/array`."""
    return {
        f"{prefix}/{kind.value}/{name}": array
        for kind, arrays in index.to_arrays().items()
        for name, array in arrays.items()
    }


def unpack_index(arrays: Arrays, prefix: str, comparer: Comparer) -> NameIndex:
    """The index again. Its arrays stay where they are.

    Raises:
        ValueError: for a kind of names that there is none of, or arrays that are missing.
    """
    by_kind: dict[NameKind, dict[str, NDArray[Any]]] = {}
    for path, array in arrays.items():
        head, _, rest = path.partition("/")
        if head == prefix:
            kind, _, name = rest.partition("/")
            by_kind.setdefault(NameKind(kind), {})[name] = array
    try:
        return NameIndex.from_arrays(by_kind, comparer)
    except KeyError as error:
        raise ValueError(f"no array {error}") from error


def save_index(index: NameIndex, path: Path) -> None:
    """Write an index to a file, whole. Raises OSError as `write_packed` does."""
    write_packed(path, pack_index(index, "names"), {"builder": builder_version()})


def load_index(path: Path, comparer: Comparer) -> NameIndex:
    """The index in a file. Its arrays stay in the file and are shared by all processes that read them.

    Args:
        path: what `save_index` wrote.
        comparer: tables and weights, from `Comparer.load(load_tables())`.

    Raises:
        StoreError: the file is no index, is not whole, or was built by another version of Lading or its tables.
    """
    packed = read_packed(path)
    if packed.facts.get("builder") != builder_version():
        raise StoreError("built by another version of Lading or its tables", where=str(path), remedy=REMEDY)
    try:
        return unpack_index(packed.arrays, "names", comparer)
    except ValueError as error:
        raise StoreError(f"not a name index: {error}", where=str(path), remedy=REMEDY) from error


def _walk(folder: Traversable, name: str) -> Iterator[str]:
    """Path and digest of every file of code and tables, in order."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, path)
        elif entry.name.endswith(KEPT):
            yield from (path, digest_bytes(entry.read_bytes()))
