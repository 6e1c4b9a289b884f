"""A name index in a folder: one file for each array, mapped into memory when it is read."""

import json
from pathlib import Path

import numpy as np

from lading.errors import StoreError
from lading.names.compare import Comparer
from lading.names.index import NameIndex
from lading.names.kinds import NameKind

VERSION = 1
"""Raised whenever the arrays or the way names are read change."""
CONTENTS = "index.json"


def save_index(index: NameIndex, folder: Path) -> None:
    """Writes an index to a folder, which is made. The table of contents comes last: without it nothing is read."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONTENTS).unlink(missing_ok=True)
    contents: dict[str, list[str]] = {}
    for kind, arrays in index.to_arrays().items():
        contents[kind.value] = sorted(arrays)
        for name, array in arrays.items():
            np.save(folder / f"{kind.value}-{name}.npy", array, allow_pickle=False)
    text = json.dumps({"version": VERSION, "arrays": contents}, indent=1)
    (folder / CONTENTS).write_text(text, encoding="utf-8")


def load_index(folder: Path, comparer: Comparer) -> NameIndex:
    """The index in a folder. Its arrays stay in the files and are shared by all processes that read them.

    Args:
        folder: what `save_index` wrote.
        comparer: tables and weights, from `Comparer.load(load_tables())`.

    Raises:
        StoreError: the folder holds no index, or one of another version.
    """
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        if contents["version"] != VERSION:
            raise StoreError(
                f"an index of version {contents['version']}, not {VERSION}",
                where=str(folder),
                remedy="build and save it anew",
            )
        arrays = {
            NameKind(kind): {
                name: np.load(folder / f"{kind}-{name}.npy", mmap_mode="r").view(np.ndarray) for name in names
            }
            for kind, names in contents["arrays"].items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"not a name index: {error}", where=str(folder), remedy="build and save it anew") from error
    return NameIndex.from_arrays(arrays, comparer)
