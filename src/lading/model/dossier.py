"""The answer to one question over some documents and lists, with everything it stands on."""

import datetime as dt
from dataclasses import dataclass

from lading.model.claim import Claim, MentionKind, Reading
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.exposure import Designation, Edge, Exposure, Status
from lading.model.issue import Issue
from lading.model.judgement import Judgement
from lading.model.ownership import OwnershipFinding


@dataclass(frozen=True, slots=True)
class Dataset:
    """A list as it was loaded: what it is, how old, how much of it was read."""

    name: str
    """`us_ofac_sdn`."""
    title: str
    publisher: str
    entities: int
    """Parties in it, relations and addresses not counted."""
    updated: str | None = None
    """ISO date of the version, where the file or a person says so."""
    url: str = ""
    files: tuple[str, ...] = ()
    digest: str = ""
    """Of the version, where it comes from a store; empty for files that were given."""
    designates: bool = True
    """Whether it lists anybody. A register of owners does not: to be in it is no listing."""

    @property
    def edition(self) -> str:
        """Which version it is: `of 2026-08-02, version 1a2b3c4d`; empty where neither is known."""
        dated = f"of {self.updated}" if self.updated else ""
        return ", ".join(filter(None, (dated, self.digest and f"version {self.digest[:8]}")))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listed party that a party of the case may be: its judgement is unsure, and only a person can decide."""

    judgement: Judgement
    designations: tuple[Designation, ...] = ()
    """The listed party's, in force or not surely ended as of the day asked."""
    later: tuple[Designation, ...] = ()
    """The listed party's after that day."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person, organisation or thing of the case under its canonical id, and what it is as of the day asked."""

    id: str
    kind: MentionKind
    entity: Entity
    """Every statement about it, from lists and documents together."""
    status: Status | None
    """None for what cannot be listed or exposed: goods, places, groups, publishers and authorities that only speak."""
    designations: tuple[Designation, ...] = ()
    """In force, or not surely ended, as of the day asked; later ones are in `later`."""
    later: tuple[Designation, ...] = ()
    over: tuple[Designation, ...] = ()
    """Those that had surely ended by the day asked."""
    exposures: tuple[Exposure, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """Why it was, or was not, taken for a listed party: positive, unsure, and the nearest negative ones."""
    candidates: tuple[Candidate, ...] = ()
    """Listed parties that it may be. While there is one, nobody can say that it is on no list."""
    ownership: tuple[OwnershipFinding, ...] = ()
    """What the ownership rules say of it as of the day asked, the deciding ones first."""

    @property
    def caption(self) -> str:
        """The name to show."""
        return self.entity.caption


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the documents say, whom the lists name, who is exposed, and what could not be read."""

    as_of: dt.date
    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    """One a document, in the same order."""
    party_of: dict[str, str]
    """Canonical id of each document party, by `claims.statements.party_id(document_id, mention)`."""
    parties: tuple[Party, ...]
    edges: tuple[Edge, ...]
    datasets: tuple[Dataset, ...]
    issues: tuple[Issue, ...]
    version: str
    """Of Lading and its rule tables, so that the same answer can be made again."""
    known: dt.date | None = None
    """By when everything in it had been published, where that is not the day asked."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of all documents, in reading order."""
        return tuple(claim for reading in self.readings for claim in reading.claims)

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """All exposures, heaviest first."""
        found = (exposure for party in self.parties for exposure in party.exposures)
        return tuple(sorted(found, key=lambda e: (-e.weight, e.party, e.risk_source)))

    @property
    def lists(self) -> tuple[Dataset, ...]:
        """The datasets that can list a party; registers of owners cannot."""
        return tuple(dataset for dataset in self.datasets if dataset.designates)

    def party(self, party_id: str) -> Party:
        """The party under a canonical id. Raises KeyError where the case has none."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)
