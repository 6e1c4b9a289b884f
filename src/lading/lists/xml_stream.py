"""The records of a large XML file, one by one, safely.

A file with a document type declaration is refused before anything in it is looked at: without one there are no
entities, so nothing can expand, call out or read a file. Depth is bounded as well. Memory is that of one record.
"""

from collections.abc import Collection, Iterator, Mapping
from xml.parsers import expat

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, ListFile
from lading.model.issue import Issue, Severity

CHUNK = 1 << 16
MAX_DEPTH = 40
"""Deeper than any published list; what is deeper is an attack or damage."""


class Node:
    """An element with what it holds; names are without their namespaces. Written out because a file has millions."""

    __slots__ = ("attributes", "children", "content", "line", "tag")

    def __init__(self, tag: str, line: int, attributes: dict[str, str]) -> None:
        self.tag, self.line, self.attributes = tag, line, attributes
        self.children: list[Node] = []
        self.content = ""

    @property
    def text(self) -> str:
        """Its own text, trimmed."""
        return self.content.strip()

    def all(self, tag: str) -> list["Node"]:
        """Its children of a name."""
        return [child for child in self.children if child.tag == tag]

    def find(self, *path: str) -> "Node | None":
        """The first element along a path of names."""
        node = self
        for tag in path:
            for child in node.children:
                if child.tag == tag:
                    node = child
                    break
            else:
                return None
        return node

    def value(self, *path: str) -> str:
        """The text of the first element along a path; empty where there is none."""
        node = self.find(*path)
        return node.text if node else ""


class _Reader:
    """Builds records from expat's events."""

    def __init__(self, file: ListFile, records: Collection[str], around: Collection[str] | None) -> None:
        self.file, self.records, self.around = file, records, around
        self.stack: list[Node] = []
        self.depth = 0
        self.done: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data

    def error(self, message: str) -> SourceError:
        place = f"line {self.parser.CurrentLineNumber}"
        return SourceError(message, where=self.file.name, place=place, remedy=FETCH_AGAIN)

    def refuse(self, *_: object) -> None:
        raise self.error("the file declares a document type, which no published list does and attacks on readers do")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2] if "}" in name else name
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(f"elements are nested more than {MAX_DEPTH} deep")
        if not self.stack and tag not in self.records:
            if self.around is not None and tag not in self.around:
                raise self.error(f"unknown element {tag!r}")
            return
        if self.stack and tag == self.stack[0].tag:
            raise self.error(f"an element {tag!r} stands inside another one")
        if attributes and "}" in "".join(attributes):
            attributes = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        node = Node(tag, self.parser.CurrentLineNumber, attributes)
        if self.stack:
            self.stack[-1].children.append(node)
        self.stack.append(node)

    def end(self, _: str) -> None:
        self.depth -= 1
        if self.stack:
            node = self.stack.pop()
            if not self.stack:
                self.done.append(node)

    def data(self, text: str) -> None:
        if self.stack:
            self.stack[-1].content += text


def read_records(file: ListFile, records: Collection[str], *, around: Collection[str] | None) -> Iterator[Node]:
    """The elements of some names, each complete, in the order of the file.

    Args:
        file: the file.
        records: names of the elements to give out; what they hold comes with them.
        around: names of the elements that may stand around them; None where that is not this list's to say.

    Raises:
        SourceError: for an element of another name around the records, a record inside another one of its kind, a
            document type, elements nested too deep, or a file that is broken or cut short.
    """
    reader = _Reader(file, records, around)
    with file.open() as stream:
        try:
            while block := stream.read(CHUNK):
                reader.parser.Parse(block, False)
                yield from reader.done
                reader.done.clear()
            reader.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise reader.error(f"broken XML, perhaps a file cut short: {expat.errors.messages[error.code]}") from error
        except (LookupError, ValueError) as error:
            raise reader.error(f"broken XML: {error}") from error
        yield from reader.done


def check_shape(node: Node, known: Mapping[str, Collection[str]], file: ListFile) -> None:
    """Raise SourceError for the first element, anywhere in a record, that the published schema does not have there."""
    for parent, child in _strangers(node, known):
        what = f"unknown element {child.tag!r} in {parent.tag!r}"
        raise SourceError(what, where=file.name, place=f"line {child.line}", remedy=FETCH_AGAIN)


def report_shape(node: Node, known: Mapping[str, Collection[str]], file: ListFile) -> Iterator[Issue]:
    """An issue for each element that the schema as we know it does not have there.

    For lists whose parser has not met a real file: refusing them for an element we had not heard of would help nobody.
    """
    for parent, child in _strangers(node, known):
        what = f"element {child.tag!r} in {parent.tag!r} is not read"
        yield Issue(Severity.WARNING, file.name, f"line {child.line}", what, "tell the maintainers, with the element")


def report_attributes(node: Node, known: Mapping[str, Collection[str]], file: ListFile) -> Iterator[Issue]:
    """An issue for each attribute, anywhere in a record, that holds something and that the schema does not have there.

    `nil` only says that its element is empty.
    """
    allowed = known.get(node.tag, ())
    for name, value in node.attributes.items():
        if name not in allowed and name != "nil" and value.strip():
            what = f"attribute {name!r} of {node.tag!r} is not read"
            remedy = "tell the maintainers, with the attribute"
            yield Issue(Severity.WARNING, file.name, f"line {node.line}", what, remedy)
    for child in node.children:
        yield from report_attributes(child, known, file)


def _strangers(node: Node, known: Mapping[str, Collection[str]]) -> Iterator[tuple[Node, Node]]:
    """Elements that are not known where they stand, each with the one that holds it; what they hold is not looked at."""
    for child in node.children:
        if child.tag in known.get(node.tag, ()):
            yield from _strangers(child, known)
        else:
            yield node, child
