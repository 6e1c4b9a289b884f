"""What files give that are read as documents, and what a question finds of them in a store."""

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import GuardRules
from lading.claims.notes import note_reading
from lading.claims.read import read_claims
from lading.claims.statements import party_id
from lading.documents.about import About
from lading.documents.read import Reader, ReadResult
from lading.documents.similar import WORD
from lading.errors import ConfigurationError
from lading.io.documents import OpenedFile, open_file, read_opened
from lading.io.files import DocumentFile
from lading.io.store import Store
from lading.model.case import Read
from lading.model.claim import MentionKind, Reading
from lading.model.document import Document
from lading.model.issue import Issue, Severity
from lading.model.judgement import ClaimJudgement, Judgement

COUNTED = frozenset({MentionKind.ORG, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file gave: its documents, what was read in each, and what could not be."""

    results: tuple[ReadResult, ...]
    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]

    @property
    def pairs(self) -> tuple[tuple[Document, Reading], ...]:
        """Each document with its reading."""
        return tuple((result.document, reading) for result, reading in zip(self.results, self.readings, strict=True))


@dataclass(frozen=True, slots=True)
class FileReader:
    """Opens files and reads the claims in them."""

    extractors: Sequence[Extractor]
    gazetteer: Gazetteer
    guards: GuardRules
    reader: Reader
    unsaid: About

    def __call__(self, file: DocumentFile) -> FileReading:
        """Everything in a file. Raises DocumentError where the file itself cannot be read."""
        return self.read(self.open(file))

    def open(self, file: DocumentFile) -> OpenedFile:
        """The bytes of a file and what is said of it. Raises DocumentError where it cannot be opened."""
        return open_file(file, limit=self.reader.limit)

    def read(self, opened: OpenedFile) -> FileReading:
        """Everything in a file that was opened. Raises DocumentError where it cannot be read."""
        contents = read_opened(opened, unsaid=self.unsaid, reader=self.reader)
        read = [
            (
                result,
                read_claims(result.document, extractors=self.extractors, gazetteer=self.gazetteer, guards=self.guards),
            )
            for result in contents.results
        ]
        noted = (issue for result, one in read for issue in (*result.issues, *note_reading(result.document, one)))
        return FileReading(contents.results, tuple(one for _, one in read), (*contents.issues, *noted))


def gather_files(made: Iterable[FileReading | Issue]) -> Read:
    """What files give together; an Issue in place of one that could not be read. Of two copies of a document the first stands."""
    steps = list(made)
    read = [step for step in steps if not isinstance(step, Issue)]
    refused = [step for step in steps if isinstance(step, Issue)]
    found = [pair for step in read for pair in step.pairs]
    pairs = {document.id: (document, reading) for document, reading in reversed(found)}
    return Read(tuple(reversed(pairs.values())), (*refused, *(issue for step in read for issue in step.issues)))


def count_parties(document: Document, reading: Reading) -> int:
    """Organisations and persons that a document names."""
    return len({party_id(document.id, mention) for mention in reading.mentions if mention.kind in COUNTED})


def count_words(document: Document) -> int:
    """Words of a document; each Chinese character is one."""
    return sum(1 for _ in WORD.finditer(document.text))


def recall_decisions(
    store: Store, *, recorded: dt.date | None = None
) -> tuple[tuple[ClaimJudgement, ...], tuple[Judgement, ...]]:
    """What people decided on claims, and on who is who, as it stands, or stood by the day `recorded`."""
    known = recorded.isoformat() if recorded else None
    claims = tuple(entry.judgement for entry in store.claim_judgements.standing(known=known))
    return claims, tuple(entry.judgement for entry in store.judgements.standing(known=known) if entry.by_person)


def recall_case(store: Store, *, recorded: dt.date | None = None, or_none: bool = False) -> Read:
    """The documents of a store; with `or_none` there may be none. Raises as `recall_documents` does."""
    if or_none and not store.intakes.documents() and not tuple(store.intakes.last()):
        return Read((), ())
    return Read(*recall_documents(store, recorded=recorded))


def recall_documents(
    store: Store, *, only: Container[str] | None = None, recorded: dt.date | None = None
) -> tuple[tuple[tuple[Document, Reading], ...], tuple[Issue, ...]]:
    """The documents of a store that count, in the order of their paths, what was read in each, and what could not be.

    Args:
        store: to read.
        only: ids of the documents wanted; what could not be read of other files is left out with them.
        recorded: of what the store held by this day; None: of all. What was read in a document is the last reading of it.

    Raises:
        ConfigurationError: for a store that no file was ever read into.
    """
    known = recorded.isoformat() if recorded else None
    intakes = tuple(store.intakes.last(known=known))
    standing = store.intakes.documents(known=known)
    if not intakes and not standing:
        remedy = "name files before --lists, or read some into it with `lading read DOCUMENTS --store PATH`"
        raise ConfigurationError("no documents given, and the store holds none", where=store.name, remedy=remedy)
    ordered = dict.fromkeys(one for intake in intakes for one in intake.documents)
    if only is not None:
        standing = tuple(one for one in standing if one in only)
        intakes = tuple(one for one in intakes if any(held in only for held in one.documents))
    ids = (*(one for one in ordered if one in set(standing)), *(one for one in standing if one not in ordered))
    pairs, issues = (
        list[tuple[Document, Reading]](),
        [issue for one in intakes if not one.copy_of for issue in one.issues],
    )
    for document_id in ids:
        document, reading = store.documents.document(document_id), store.documents.reading(document_id)
        if document is not None and reading is not None:
            pairs.append((document, reading))
        else:
            what, remedy = (
                "is in the store, and nothing was read in it",
                "read its file again with `lading read --again`",
            )
            name = document.name if document else document_id
            issues.append(Issue(Severity.WARNING, name, "", what, remedy))
    return tuple(pairs), tuple(issues)
