"""A question to Lading: which documents, which lists, which day, and what else it stands on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lading.claims.extractor import Extractor
from lading.documents.about import About
from lading.exposure.publishers import GradeTable
from lading.io.store import Store
from lading.screen.answer import NOBODY, Further


@dataclass(frozen=True, slots=True)
class Request:
    """A question: what do these documents say about parties on these lists, as of that day?"""

    documents: Sequence[Path]
    lists: Sequence[Path]
    as_of: dt.date
    unsaid: About = About()
    """What holds for documents whose sidecar does not say it."""
    limit: int = 10_000_000
    """Bytes of the largest document that is read."""
    grades: GradeTable | None = None
    """With a person's own grades of publishers and documents; None: what ships with Lading."""
    store: Store | None = None
    """Lists are read from here too, each as it had been published by the day."""
    reasons: bool = False
    """Read what the lists themselves say of their entries, as documents, as far as it concerns the case."""
    further: tuple[Extractor, ...] = ()
    """Readers beside those that ship with Lading: a language model's."""
    known: dt.date | None = None
    """Only what had been published by then counts; None: by the day asked."""
    recorded: dt.date | None = None
    """Of the store only what it held by then counts; None: all of it."""
    beside: Further = NOBODY
    """Who is answered for beside those that the documents name."""
