"""What an answer is made from: lists, documents with their readings, and what people decided on them."""

from dataclasses import dataclass

from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.dossier import Dataset
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.judgement import ClaimJudgement, Judgement


@dataclass(frozen=True, slots=True)
class Listed:
    """The lists of a case. A list that could not be read whole has given nothing but its issue."""

    datasets: tuple[Dataset, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The documents of a case, what was read in each, and what could not be."""

    pairs: tuple[tuple[Document, Reading], ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that an answer stands on."""

    listed: Listed
    read: Read
    decisions: tuple[ClaimJudgement, ...] = ()
    """People's on claims; the readings follow them already."""
    matches: tuple[Judgement, ...] = ()
    """People's on who is who."""
