"""The UK register of people with significant control: its snapshot, one JSON object a line. Codes are in `uk_psc.yml`.

Whom the register protects stays unnamed: that somebody controls the company is a note of it, and no stake.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lading.errors import SourceError
from lading.lists.countries import Countries, load_countries
from lading.lists.draft import Draft
from lading.lists.files import FETCH_AGAIN, Head, ListFile, ListSource, Row, base_name, open_text
from lading.lists.publication import Publication, load_knowledge, publications
from lading.lists.uk_psc_natures import Interest, read_interests
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.period import first_day
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement

NAME = "uk_psc"
NUMBER = 8
"""Characters of a company number; it is filled with noughts before it."""
SHAPE = re.compile(r"([A-Z]{0,2})(\d+[A-Z]?)")
"""A company number: the letters of its register, if any, and digits; old ones of some registers end in a letter."""
SCHEMAS = {"control": ("Control", "controller", "controlled"), "link": ("UnknownLink", "subject", "object")}


def describe() -> Mapping[str, Publication]:
    """The register."""
    return publications(load_knowledge(NAME))


def claim(heads: Sequence[Head]) -> tuple[list[ListSource], list[Issue]]:
    """Files whose first line is a record of the register, or the line with its totals."""
    found = []
    for head in heads:
        line = head.text.lstrip().partition("\n")[0]
        if (
            line.startswith("{")
            and '"data"' in line
            and ('"company_number"' in line or "of-significant-control" in line)
        ):
            found.append(ListSource(NAME, NAME, (("snapshot", head.file),)))
    return found, []


def parse(source: ListSource) -> Iterator[Statement | Issue]:
    """Companies, whoever holds more than a quarter of them or controls them, and since when.

    Raises:
        SourceError: for a line that is no JSON object, a record without a company number, or a file without records.
    """
    file = source.files[0][1]
    reader = PscReader(load_knowledge(NAME), load_schemata(), load_countries(), file)
    met = False
    with open_text(file) as text:
        for number, line in enumerate(text, start=1):
            if line.strip():
                place = Row(file.name, number, {}, unit="line")
                met = True
                yield from reader.read(_load(line, place), place)
    if not met:
        raise SourceError("the file holds no record", where=file.name, remedy=FETCH_AGAIN)


def _load(line: str, place: Row) -> Mapping[str, Any]:
    try:
        raw = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        message = "the line is no JSON: the file is damaged or was cut short"
        raise SourceError(message, where=place.file, place=place.place, remedy=FETCH_AGAIN) from error
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), dict):
        raise SourceError("no record of the register", where=place.file, place=place.place, remedy=FETCH_AGAIN)
    return raw


@dataclass(slots=True)
class PscReader:
    """Reads records with the knowledge it is given; remembers which unknown keys it has told of."""

    knowledge: Mapping[str, Any]
    schemata: Schemata
    countries: Countries
    file: ListFile
    told: set[str] = field(default_factory=set)

    def read(self, raw: Mapping[str, Any], place: Row) -> Iterator[Statement | Issue]:
        """What one line says."""
        data = raw["data"]
        sort = self.knowledge["kinds"].get(str(data.get("kind") or ""))
        if sort == "totals":
            return
        for key in sorted(set(data) - set(self.knowledge["read"]) - set(self.knowledge["left_out"]) - self.told):
            self.told.add(key)
            yield self._issue(place, f"an unknown key {key!r} is left out, here and wherever else it stands")
        number = str(raw.get("company_number") or "").strip()
        if not number:
            raise SourceError(
                "a record without its company number", where=place.file, place=place.place, remedy=FETCH_AGAIN
            )
        company = Draft(_company_id(number), "Company", self.schemata, place.origin)
        company.add("registrationNumber", _filled(number))
        company.add("jurisdiction", "gb")
        if sort in {"hidden", "statement", "exemptions"}:
            yield from self._noted(company, data, sort)
            return
        yield from company.statements(NAME)
        if sort is None:
            yield self._issue(place, f"unknown kind of record {data.get('kind')!r}; left out")
            return
        if data.get("ceased") and not data.get("ceased_on"):
            yield self._issue(place, "the control has ceased, but the day is not given; left out")
            return
        holder = self._holder(data, sort, place)
        if not holder.has("name"):
            yield self._issue(place, "a holder without a name; left out")
            return
        yield from holder.statements(NAME)
        yield from self._stakes(data, holder, company, place)

    def _noted(self, company: Draft, data: Mapping[str, Any], sort: str) -> Iterator[Statement]:
        """What is said of a company alone."""
        if sort == "hidden":
            ceased = f", ceased {data['ceased_on']}" if data.get("ceased_on") else ""
            company.add("notes", f"A person with significant control whose details are protected{ceased}")
        elif sort == "statement":
            said = str(data.get("statement") or "").replace("-", " ")
            company.add("notes", f"Statement to the register: {said}" if said and not data.get("ceased_on") else "")
        else:
            exempt = ", ".join(sorted(data.get("exemptions") or ())).replace("_", " ")
            company.add("notes", f"Exempt from the register: {exempt}" if exempt else "")
        yield from company.statements(NAME)

    def _holder(self, data: Mapping[str, Any], schema: str, place: Row) -> Draft:
        """Whoever holds or controls. A company with a number of this register is that company."""
        known = data.get("identification") or {}
        number = "".join(str(known.get("registration_number") or "").split())
        places = {str(known.get(key) or "").casefold().strip() for key in ("country_registered", "place_registered")}
        numbered = len(number) <= NUMBER and SHAPE.fullmatch(number.upper())
        ours = schema in {"Company", "LegalEntity"} and numbered and places & set(self.knowledge["registries"])
        link = str((data.get("links") or {}).get("self") or place.origin)
        own = _company_id(number) if ours else f"gb-psc-{digest(link)[:20]}"
        holder = Draft(own, "Company" if ours else schema, self.schemata, place.origin)
        holder.add("name", data.get("name"))
        born = data.get("date_of_birth") or {}
        if schema == "Person" and born.get("year"):
            month = f"-{int(born['month']):02d}" if born.get("month") else ""
            holder.add("birthDate", f"{born['year']}{month}")
        said = (
            data.get("country_of_residence"),
            known.get("country_registered"),
            (data.get("address") or {}).get("country"),
        )
        for text in filter(None, said):
            holder.add("country", self.countries.code(str(text)), original=str(text))
        address = data.get("principal_office_address") or data.get("address") or {}
        keys = (
            "care_of",
            "po_box",
            "premises",
            "address_line_1",
            "address_line_2",
            "locality",
            "region",
            "postal_code",
            "country",
        )
        holder.add("address", ", ".join(str(address[key]).strip() for key in keys if address.get(key)))
        if schema == "Person":
            holder.add(
                "nationality", self.countries.code(str(data.get("nationality") or "")), original=data.get("nationality")
            )
        else:
            holder.add("registrationNumber", _filled(number) if ours else number)
            holder.add("legalForm", known.get("legal_form"))
        if data.get("is_sanctioned"):
            holder.add("notes", "Marked as sanctioned in the UK register")
        return holder

    def _stakes(
        self, data: Mapping[str, Any], holder: Draft, company: Draft, place: Row
    ) -> Iterator[Statement | Issue]:
        start, end = str(data.get("notified_on") or ""), str(data.get("ceased_on") or "")
        for key, value in (("notified_on", start), ("ceased_on", end)):
            if value and not _is_day(value):
                yield self._issue(place, f"{value!r} in {key} is no date; counted as not known")
        codes = [str(code) for code in data.get("natures_of_control") or () if code is not None]
        if not codes:
            yield self._issue(place, "no nature of control is given; kept as a link")
        interests, unknown = read_interests(codes, self.knowledge)
        for code in unknown:
            yield self._issue(place, f"unknown nature of control {code!r}; kept as a link")
        for interest in interests or [Interest("link", "significant control, nature not given")]:
            draft = self._interest(interest, holder, company, place)
            draft.add("startDate", start if _is_day(start) else "")
            draft.add("endDate", end if _is_day(end) else "")
            yield from draft.statements(NAME)

    def _interest(self, interest: Interest, holder: Draft, company: Draft, place: Row) -> Draft:
        schema, source, target = SCHEMAS.get(interest.sort, ("Ownership", "owner", "asset"))
        own = digest(holder.id, company.id, interest.code, place.origin)[:20]
        draft = Draft(f"gb-psc-stake-{own}", schema, self.schemata, place.origin)
        draft.add(source, holder.id)
        draft.add(target, company.id)
        draft.add("role", interest.code)
        draft.add("summary", interest.code.replace("-", " "))
        if schema == "Ownership":
            draft.add("percentage", interest.share)
            draft.add("ownershipType", "indirect" if interest.indirect else "")
        return draft

    def _issue(self, place: Row, what: str) -> Issue:
        return Issue(Severity.WARNING, base_name(self.file.name), place.place, what, "compare the register's own page")


def _filled(number: str) -> str:
    """A number as the register writes it: `sc 12345` is SC012345, `2339274` is 02339274."""
    bare = "".join(number.upper().split())
    found = SHAPE.fullmatch(bare)
    letters, digits = found.groups() if found else ("", bare)
    return f"{letters}{digits.rjust(NUMBER - len(letters), '0')}"


def _company_id(number: str) -> str:
    return f"gb-coh-{_filled(number)}"


def _is_day(text: str) -> bool:
    try:
        first_day(text)
    except ValueError:
        return False
    return True
