"""What reads documents, in a file: how it comes to the machines of a cluster. What ships with Lading is loaded there."""

import pickle
from collections.abc import Sequence
from pathlib import Path

from lading.claims.extractors import load_extractors
from lading.claims.guards import load_guard_rules
from lading.io.desk_file import check_version
from lading.io.name_index import builder_version
from lading.io.reading import FileReader

READER = "reader.pickle"
READS = ("lading.claims", "lading.documents")
"""What a reading depends on beside names and tables."""


def save_reader(folder: Path, reader: FileReader) -> tuple[Path, ...]:
    """Write a reader to a file in a folder: the names on lists, limits, what is said of all. Raises OSError without room."""
    rest = {"builder": builder_version(*READS), "reader": (reader.gazetteer, reader.reader, reader.unsaid)}
    path = folder / READER
    path.write_bytes(pickle.dumps(rest))
    return (path,)


def load_reader(files: Sequence[Path]) -> FileReader:
    """The reader again, with the extractors that ship with Lading.

    Raises:
        ConfigurationError: where this is another version of Lading, or of its tables, than the one that wrote it.
    """
    (path,) = files
    read = pickle.loads(path.read_bytes())  # noqa: S301  # written by this Lading for its own workers
    check_version(read, builder_version(*READS))
    gazetteer, reader, unsaid = read["reader"]
    return FileReader(load_extractors(), gazetteer, load_guard_rules(), reader, unsaid)
