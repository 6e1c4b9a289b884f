"""What one request looks at: the answer of a day, over all documents or those of one investigation."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from lading.model.dossier import Dossier
from lading.reports.ledger import NAME, Ledger, open_ledger
from lading.reports.words import Words, load_words
from lading.web.desk import PageDesk
from lading.web.links import Links


@dataclass(frozen=True)
class View:
    """An answer opened for reading, with every quote checked, and the links that keep its day."""

    ledger: Ledger
    links: Links

    @property
    def dossier(self) -> Dossier:
        """The answer."""
        return self.ledger.dossier

    @property
    def words(self) -> Words:
        """The reports' vocabulary."""
        return self.ledger.words

    @property
    def as_of(self) -> dt.date:
        """The day asked."""
        return self.dossier.as_of

    @cached_property
    def desk(self) -> PageDesk:
        """What the templates ask."""
        return PageDesk(self.ledger, self.links)


def open_view(dossier: Dossier) -> Ledger:
    """The ledger of an answer. Raises EvidenceError for a quote that is not, letter for letter, in its document."""
    return open_ledger(dossier, load_words(), longest=NAME)
