"""GLEIF's golden copy: LEI records, relationship records and reporting exceptions. Codes are in `gleif.yml`.

A relationship record says who consolidates whom in the accounts. That is ownership of unknown share: neither 50 % nor
any other number follows from it, and the percentage some records carry is one of consolidation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lading.errors import SourceError
from lading.lists.bods_versions import day
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, look
from lading.lists.gleif_records import Record, read_all, tell_kind
from lading.lists.publication import Publication, load_knowledge, publications
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "gleif"
ADDRESS = ("FirstAddressLine", "AdditionalAddressLine", "City", "Region", "PostalCode", "Country")


def describe() -> Mapping[str, Publication]:
    """The three publications this parser reads."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The files of the golden copy, each a list of its own."""
    kinds = load_knowledge(NAME)["kinds"]
    told = ((tell_kind(head, kinds), head.file) for head in heads)
    return [ListSource(NAME, kinds[kind]["dataset"], ((kind, file),)) for kind, file in told if kind], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Companies, who consolidates them, and why some report no parent.

    Raises:
        SourceError: for a file of another shape, a record without its LEI, or a file without records.
    """
    kind, file = source.files[0]
    knowledge = load_knowledge(NAME)
    reader = RecordReader(knowledge, load_schemata(), source.dataset, file)
    read = {"lei": reader.entity, "rr": reader.relationship, "repex": reader.exception}[kind]
    met = False
    records = read_all(file, look(file), knowledge["kinds"][kind], knowledge["around"], knowledge["several"])
    for place, record in records:
        met = True
        if "Deletion" not in (record.get("Extension") or {}):
            yield from read(record, place)
    if not met:
        raise SourceError("the file holds no record", where=file.name, remedy=FETCH_AGAIN)


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads records with the knowledge it is given."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    dataset: str
    file: ListFile

    def entity(self, record: Record, place: str) -> Iterator[Statement | Issue]:
        """One company of level 1."""
        entity: Record = record.get("Entity") or {}
        draft = self._draft(str(record.get("LEI") or ""), place)
        draft.add("name", entity.get("LegalName"))
        for group in ("OtherEntityNames", "TransliteratedOtherEntityNames"):
            for name in entity.get(group) or ():
                prop = self.knowledge["names"].get(name.get("type"))
                if prop is None:
                    yield self._issue(place, f"unknown type of name {name.get('type')!r}; read as another name")
                draft.add(prop or "alias", name.get(group[:-1]))
        jurisdiction = str(entity.get("LegalJurisdiction") or "")
        draft.add("jurisdiction", jurisdiction[:2].casefold(), original=jurisdiction)
        for where in ("LegalAddress", "HeadquartersAddress"):
            parts: Record = entity.get(where) or {}
            draft.add("address", ", ".join(text for key in ADDRESS for text in _texts(parts.get(key))))
            draft.add("country", str(parts.get("Country") or "").casefold())
        authority: Record = entity.get("RegistrationAuthority") or {}
        draft.add("registrationNumber", authority.get("RegistrationAuthorityEntityID"))
        draft.add("legalForm", (entity.get("LegalForm") or {}).get("OtherLegalForm"))
        draft.add("incorporationDate", day(entity.get("EntityCreationDate")))
        draft.add("status", entity.get("EntityStatus"))
        registration: Record = record.get("Registration") or {}
        if (state := registration.get("RegistrationStatus")) in self.knowledge["void"]:
            draft.add("notes", f"LEI {str(state).casefold()}")
        draft.add("leiCode", str(record["LEI"]))
        yield from draft.statements(self.dataset)

    def relationship(self, record: Record, place: str) -> Iterator[Statement | Issue]:
        """One relationship of level 2. What its issuer has taken back is left out."""
        said: Record = record.get("Relationship") or {}
        registration: Record = record.get("Registration") or {}
        if registration.get("RegistrationStatus") in self.knowledge["void"]:
            return
        ends = [said.get(end) or {} for end in ("StartNode", "EndNode")]
        child, parent = (str(end.get("NodeID") or "") for end in ends)
        if not child or not parent:
            raise self._error("a relationship without its ends", place)
        if any(end.get("NodeIDType", "LEI") != "LEI" for end in ends):
            yield self._issue(place, "an end of the relationship has no LEI; left out")
            return
        kind = str(said.get("RelationshipType") or "")
        made = self.knowledge["relationships"].get(kind)
        if made is None:
            yield self._issue(place, f"unknown relationship {kind!r}; kept as a link")
        yield from self._link(said, registration, made or {"schema": "UnknownLink"}, place).statements(self.dataset)

    def _link(self, said: Record, registration: Record, made: Mapping[str, str], place: str) -> Draft:
        child, parent = said["StartNode"]["NodeID"], said["EndNode"]["NodeID"]
        kind = str(said.get("RelationshipType") or "")
        start, end = _period(said, registration)
        origin = f"{self._file()} {place}"
        draft = Draft(f"lei-{digest(child, parent, kind, start)[:16]}", made["schema"], self.schemata, origin)
        if made["schema"] == "Ownership":
            draft.add("owner", f"lei-{parent}")
            draft.add("asset", f"lei-{child}")
            draft.add("ownershipType", made["type"])
            draft.add("percentage", made["share"])
        else:
            draft.add("subject", f"lei-{child}")
            draft.add("object", f"lei-{parent}")
        draft.add("role", kind.casefold().replace("_", " ").replace("-", " "), original=kind)
        draft.add("summary", f"{child} {kind.casefold().replace('_', ' ')} {parent}")
        draft.add("startDate", start)
        draft.add("endDate", end)
        return draft

    def exception(self, record: Record, place: str) -> Iterator[Statement | Issue]:
        """Why a company reports no parent."""
        draft = self._draft(str(record.get("LEI") or ""), place)
        category = str(record.get("ExceptionCategory") or "").casefold().replace("_", " ")
        draft.add("notes", f"No {category} reported: {'; '.join(_texts(record.get('ExceptionReason')))}")
        for reference in _texts(record.get("ExceptionReference")):
            draft.add("notes", f"Reference for it: {reference}")
        draft.add("leiCode", str(record["LEI"]))
        yield from draft.statements(self.dataset)

    def _draft(self, lei: str, place: str) -> Draft:
        if not lei:
            raise self._error("a record without its LEI", place)
        return Draft(f"lei-{lei}", "Company", self.schemata, f"{self._file()} {place}")

    def _file(self) -> str:
        return self.file.name.replace("\\", "/").rsplit("/", 1)[-1]

    def _issue(self, place: str, what: str) -> Issue:
        return Issue(Severity.WARNING, self.file.name, place, what)

    def _error(self, what: str, place: str) -> SourceError:
        return SourceError(what, where=self.file.name, place=place, remedy=FETCH_AGAIN)


def _period(said: Record, registration: Record) -> tuple[str, str]:
    """When a relationship held: its own period, never that of the accounts or filings it rests on."""
    periods = said.get("RelationshipPeriods") or ()
    own: Record = next((p for p in periods if p.get("PeriodType") == "RELATIONSHIP_PERIOD"), {})
    end = day(own.get("EndDate"))
    if not end and said.get("RelationshipStatus") == "INACTIVE":
        end = day(registration.get("LastUpdateDate"))
    return day(own.get("StartDate")), end


def _texts(value: Any) -> list[str]:
    """The texts of a field that may come once, several times, or numbered in columns."""
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)] if value else []
