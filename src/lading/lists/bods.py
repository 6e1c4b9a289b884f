"""The Beneficial Ownership Data Standard in JSON, an array or one statement a line. Codes are in `bods.yml`.

Shareholdings become Ownership with their share and days, every version of a record kept; other interests become
Control, Directorship or UnknownLink. An indirect interest is stated as such: it is the publisher's own arithmetic and
proves nothing by itself. A joint shareholding (an arrangement that people hold together) is stated as joint.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lading.errors import SourceError
from lading.lists.bods_shares import print_interest, print_share
from lading.lists.bods_versions import Interest, Version, day, plain, read_version, track_interests
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource
from lading.lists.ftm_json import dataset_name, read_lines
from lading.lists.json_stream import read_array
from lading.lists.publication import Publication, load_knowledge
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "bods"
OPENING = re.compile(r'"statementI[dD]"\s*:')
KIND = re.compile(
    r'"(?:recordType|statementType)"\s*:\s*"(?:entity|person|relationship|ownershipOrControl)(?:Statement)?"'
)


def describe() -> Mapping[str, Publication]:
    """Nothing: whoever publishes in this standard names itself in the statements."""
    return {}


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """The JSON files that hold statements of the standard."""
    return [
        ListSource(NAME, dataset_name(head), (("statements", head.file),))
        for head in heads
        if head.text.lstrip()[:1] in {"[", "{"} and OPENING.search(head.text) and KIND.search(head.text)
    ], []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Parties and their interests in each other.

    Raises:
        SourceError: for what is no JSON, a statement without its kind or record, or a file without statements.
    """
    file = source.files[0][1]
    reader = StatementReader(load_knowledge(NAME), load_schemata(), source.dataset, file)
    for number, raw in _read(file):
        reader.take(number, raw)
    yield from reader.close()


def _read(file: ListFile) -> Iterator[tuple[int, dict[str, Any]]]:
    with file.open() as stream:
        array = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
    return read_array(file, "") if array else read_lines(file)


@dataclass(slots=True)
class StatementReader:
    """Gathers the versions of every record, then states them."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    dataset: str
    file: ListFile
    roots: dict[str, str] = field(default_factory=dict)
    records: dict[str, list[Version]] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    joint: set[str] = field(default_factory=set)
    """Arrangements that stand for people who hold something together."""

    def take(self, number: int, raw: Mapping[str, Any]) -> None:
        """One statement. Raises SourceError where it is none of the standard's."""
        place = f"statement {number}"
        try:
            version = read_version(raw, self.knowledge["records"], self.roots, place)
        except KeyError as error:
            raise self._error(f"a statement without {error}", place) from error
        if version.kind not in {"entity", "person", "relationship"} or not version.record:
            raise self._error(f"a statement of the kind {version.kind!r}", place)
        self.versions.add(str((raw.get("publicationDetails") or {}).get("bodsVersion") or ""))
        self.records.setdefault(f"{version.kind}:{version.record}", []).append(version)
        kind, subtype = _entity_type(version.details)
        if version.kind == "entity" and kind == "arrangement" and subtype in {"", "jointshareholding"}:
            self.joint.add(version.record)

    def close(self) -> Iterator[Statement | Issue]:
        """Everything that was gathered. Raises SourceError where there was nothing."""
        if not self.records:
            raise SourceError("the file holds no statement", where=self.file.name, remedy=FETCH_AGAIN)
        for version in sorted(self.versions - set(self.knowledge["versions"]) - {""}):
            what = f"version {version!r} of the standard is newer than this reader, which reads up to 0.4"
            yield Issue(Severity.WARNING, self.file.name, "", what, "compare an entry with what was read of it")
        for versions in self.records.values():
            latest = max(versions, key=lambda version: version.date)
            if latest.kind == "relationship":
                yield from self._relationship(versions, latest)
            else:
                yield from self._party(latest)

    def _party(self, version: Version) -> Iterator[Statement | Issue]:
        """An entity or a person."""
        details, person = version.details, version.kind == "person"
        kind, subtype = _entity_type(details)
        schema = "Person" if person else self.knowledge["entities"].get(kind)
        if schema is None:
            yield self._issue(version, f"unknown type of entity {kind!r}; read as a company")
        draft = Draft(self._id(version.record), schema or "Company", self.schemata, self._origin(version))
        _add_names(draft, details)
        seat = details.get("jurisdiction") or details.get("incorporatedInJurisdiction") or {}
        draft.add("jurisdiction", str(seat.get("code") or "")[:2].casefold())
        for nationality in details.get("nationalities") or ():
            draft.add(draft.fitting("nationality", "country") or "", str(nationality.get("code") or "").casefold())
        for address in details.get("addresses") or ():
            draft.add("address", address.get("address"))
        for number in details.get("identifiers") or ():
            prop = self.knowledge["schemes"].get(number.get("scheme"), "registrationNumber")
            draft.add(draft.fitting(prop, "idNumber", "registrationNumber") or "", str(number.get("id") or ""))
        for prop, key in (("incorporationDate", "foundingDate"), ("dissolutionDate", "dissolutionDate"),
                          ("birthDate", "birthDate"), ("deathDate", "deathDate")):  # fmt: skip
            if draft.fitting(prop):
                draft.add(prop, day(details.get(key)))
        draft.add("notes", " ".join(filter(None, (kind or plain(details.get("personType")), subtype))))
        yield from draft.statements(self.dataset)

    def _relationship(self, versions: Sequence[Version], latest: Version) -> Iterator[Statement | Issue]:
        """The interests of one relationship."""
        asset, owner = _end(latest.details.get("subject")), _end(latest.details.get("interestedParty"))
        if not asset or not owner:
            named = "interested party" if asset else "subject"
            yield self._issue(latest, f"the {named} is not named ({_reason(latest.details)})", severity=Severity.NOTE)
            return
        interests = track_interests(versions)
        shares = {(interest.start, interest.end) for interest in interests if interest.type == "shareholding"}
        for number, interest in enumerate(interests):
            made = self.knowledge["interests"].get(interest.type)
            if made is None:
                yield self._issue(latest, f"unknown interest {interest.raw.get('type')!r}; kept as a link")
            if made == "votes" and (interest.start, interest.end) in shares:
                continue
            yield from self._interest(latest, interest, made or "link", owner=owner, asset=asset, number=number)
        if not any(version.details.get("interests") for version in versions):
            yield self._issue(
                latest, "a relationship whose interests are not stated; its share is unknown", severity=Severity.NOTE
            )

    def _interest(
        self, latest: Version, interest: Interest, made: str, *, owner: str, asset: str, number: int
    ) -> Iterator[Statement]:
        schema, source, target = {
            "control": ("Control", "controller", "controlled"),
            "votes": ("Control", "controller", "controlled"),
            "directs": ("Directorship", "director", "organization"),
            "link": ("UnknownLink", "subject", "object"),
        }.get(made, ("Ownership", "owner", "asset"))
        own = f"bods-{digest(latest.record, interest.type, interest.start, str(number))[:16]}"
        draft = Draft(own, schema, self.schemata, f"{self._file()} {interest.place}")
        draft.add(source, self._id(self.roots.get(owner, owner)))
        draft.add(target, self._id(self.roots.get(asset, asset)))
        draft.add("role", str(interest.raw.get("type") or "unknown interest"))
        draft.add("startDate", interest.start)
        draft.add("endDate", interest.end)
        draft.add("summary", print_interest(interest.raw))
        if schema == "Ownership":
            draft.add("percentage", print_share(interest.raw.get("share")))
            level = plain(interest.raw.get("directOrIndirect") or interest.raw.get("interestLevel"))
            draft.add("ownershipType", "joint" if asset in self.joint else level if level == "indirect" else "")
        yield from draft.statements(self.dataset)

    def _id(self, record: str) -> str:
        return f"bods-{record}"

    def _file(self) -> str:
        return self.file.name.replace("\\", "/").rsplit("/", 1)[-1]

    def _origin(self, version: Version) -> str:
        return f"{self._file()} {version.place}"

    def _issue(self, version: Version, what: str, *, severity: Severity = Severity.WARNING) -> Issue:
        return Issue(severity, self.file.name, version.place, what)

    def _error(self, what: str, place: str) -> SourceError:
        return SourceError(what, where=self.file.name, place=place, remedy=FETCH_AGAIN)


def _entity_type(details: Mapping[str, Any]) -> tuple[str, str]:
    """Type and subtype of an entity, without hyphens and capitals."""
    raw = details.get("entityType")
    if isinstance(raw, dict):
        return plain(raw.get("type")), plain(raw.get("subtype"))
    return plain(raw), ""


def _add_names(draft: Draft, details: Mapping[str, Any]) -> None:
    draft.add("name", details.get("name"))
    for other in details.get("alternateNames") or ():
        draft.add("alias", other if isinstance(other, str) else other.get("fullName"))
    for name in details.get("names") or ():
        draft.add("name" if not draft.has("name") else "alias", name.get("fullName"))


def _end(raw: object) -> str:
    """The record that one end of a relationship points at; empty where it is unspecified."""
    if isinstance(raw, str):
        return raw
    if not isinstance(raw, dict):
        return ""
    keys = ("describedByEntityStatement", "describedByPersonStatement")
    return next((str(raw[key]) for key in keys if raw.get(key)), "")


def _reason(details: Mapping[str, Any]) -> str:
    raw = details.get("interestedParty")
    unspecified = raw.get("unspecified", raw) if isinstance(raw, dict) else {}
    return str(unspecified.get("reason") or "no reason given") if isinstance(unspecified, dict) else "no reason given"
