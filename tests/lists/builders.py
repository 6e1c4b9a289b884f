"""What the tests of the lists share: files from text and folders, entities from statements."""

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from lading.lists.files import ListFile
from lading.lists.recognise import parse_list, recognise
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.statement import Statement

FIXTURES = Path(__file__).parent / "fixtures"


def file_of(name: str, content: str | bytes) -> ListFile:
    """A file that exists in memory only."""
    data = content.encode() if isinstance(content, str) else content
    return ListFile(name, lambda: io.BytesIO(data))


def file_at(path: Path) -> ListFile:
    """A file on disk, called by its last folder and name; a gzipped one is unpacked."""
    name = f"{path.parent.name}/{path.name}"
    if path.suffix == ".gz":
        return ListFile(name.removesuffix(".gz"), lambda: io.BytesIO(gzip.decompress(path.read_bytes())))
    return ListFile(name, lambda: path.open("rb"))


def read_all(files: Iterable[ListFile]) -> tuple[list[Statement], list[Issue]]:
    """All statements and issues of some files, those of recognition first."""
    recognition = recognise(list(files))
    statements: list[Statement] = []
    issues = list(recognition.issues)
    for source in recognition.sources:
        for item in parse_list(source):
            if isinstance(item, Statement):
                statements.append(item)
            else:
                issues.append(item)
    return statements, issues


def entities_of(statements: Iterable[Statement]) -> dict[str, Entity]:
    """Entities by id."""
    gathered: dict[str, list[Statement]] = {}
    for statement in statements:
        gathered.setdefault(statement.entity_id, []).append(statement)
    return {entity_id: Entity.gather(entity_id, group) for entity_id, group in gathered.items()}
