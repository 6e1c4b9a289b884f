"""Puts the cells of a list into an entity: dates, countries, addresses and numbers cleaned, what resists kept and said."""

import re
from dataclasses import dataclass, field

from lading.errors import SourceError
from lading.lists.countries import Countries
from lading.lists.dates import impossible_date, parse_date, parse_dates
from lading.lists.draft import Draft
from lading.lists.enumerations import drop_bracket, split_joined, split_lettered
from lading.lists.files import FETCH_AGAIN
from lading.lists.identifiers import RUSSIAN_LABELS, VALIDATORS, russian_numbers
from lading.model.issue import Issue, Severity

EMAIL = re.compile(r"[\w.+'-]+@[\w.-]+\.\w+")
URL = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)


@dataclass(slots=True)
class Filler:
    """Fills one entity from one row, and gathers what could not be read."""

    draft: Draft
    countries: Countries
    where: str
    """The file."""
    place: str
    """The row, line or record in it."""
    issues: list[Issue] = field(default_factory=list)

    def warn(self, what: str, *, severity: Severity = Severity.WARNING, remedy: str = "") -> None:
        """Note that something of this row could not be read, or only in part."""
        self.issues.append(Issue(severity, self.where, self.place, what, remedy))

    def text(self, prop: str, printed: str, *, lang: str | None = None) -> None:
        """A value as it stands; a property the schema lacks makes it a note with the property's name."""
        if prop_of := self.draft.fitting(prop):
            self.draft.add(prop_of, printed, lang=lang)
        else:
            self.note(prop, printed)

    def note(self, label: str, printed: str) -> None:
        """Keep a value that has no better place."""
        if printed.strip():
            self.draft.add(self.draft.fitting("notes", "description") or "", f"{label}: {printed}", original=printed)

    def exact_date(self, prop: str, printed: str) -> None:
        """A date in a column that holds nothing but dates. Raises SourceError for anything else."""
        if not printed.strip():
            return
        value = parse_date(printed)
        if value is None:
            raise SourceError(
                f"{printed!r} in {prop} is no date", where=self.where, place=self.place, remedy=FETCH_AGAIN
            )
        self.draft.add(prop, value, original=printed)

    def dates(self, prop: str, printed: str) -> None:
        """Dates in free words: enumerations, ranges, approximate ones, remarks in brackets."""
        target = self.draft.fitting(prop)
        if target and (plain := parse_date(printed)):
            self.draft.add(target, plain, original=printed)
            return
        for part in split_lettered(printed):
            found = parse_dates(part) or parse_dates(drop_bracket(part))
            found = found or tuple(d for piece in split_joined(part) for d in parse_dates(drop_bracket(piece)))
            if not found and (leading := re.match(r"[\d.]{8,10}(?=\s)", part)):
                found = parse_dates(leading.group())
                self.warn(f"{part!r} in {prop} read as its first date only", severity=Severity.NOTE)
            if impossible_date(part):  # its year alone must not pass for what was printed
                found = ()
            if not found or target is None:
                self.note(prop, part)
                self.warn(f"{part!r} in {prop} is no date; kept as a note")
                continue
            for value in found:
                self.draft.add(target, value, original=printed)

    def country(self, prop: str, printed: str) -> None:
        """One country or several, by name or nationality."""
        target = self.draft.fitting(prop, "country")
        if target and (plain := self.countries.code(printed.strip())):
            self.draft.add(target, plain, original=printed)
            return
        for part in (piece.strip() for cell in split_lettered(printed) for piece in cell.split(";")):
            bare = drop_bracket(part)
            whole = self.countries.code(part) or self.countries.code(bare)
            codes = [whole] if whole else [self.countries.code(drop_bracket(piece)) for piece in split_joined(bare)]
            known = [code for code in codes if code]
            for code in known if target else ():
                self.draft.add(target or "", code, original=printed)
            if len(known) < len(codes) or not codes:
                self.note(prop, part)
                if not self.countries.names_none(part):
                    self.warn(
                        f"{part!r} in {prop} is no known country; kept as a note", remedy="add it to countries.yml"
                    )

    def address(self, printed: str) -> None:
        """An address in one line; its last part gives the country where it is one."""
        self.draft.add("address", printed)
        end = drop_bracket(printed).rstrip(". ").rsplit(",", 1)[-1].strip()
        self.draft.add("country", self.countries.code(end), original=printed)

    def website(self, printed: str) -> None:
        """Every web address in a cell; one without a scheme is given `http://`."""
        found = [match.group().rstrip(".,;") for match in URL.finditer(printed)]
        target = self.draft.fitting("website", "sourceUrl")
        for url in found if target else ():
            scheme = re.match(r"https?://", url, re.IGNORECASE)
            self.draft.add(target or "", url if scheme else f"http://{url}", original=printed)
        if not found:
            self.note("website", printed)
            self.warn(f"{printed!r} is no web address; kept as a note")

    def email(self, printed: str) -> None:
        """Every mail address in a cell."""
        found = EMAIL.findall(printed)
        target = self.draft.fitting("email", "notes") or ""
        for address in found:
            self.draft.add(target, address, original=printed)
        if not found:
            self.note("email", printed)
            self.warn(f"{printed!r} is no mail address; kept as a note")

    def number(self, prop: str, printed: str, *, valid: str = "") -> None:
        """A number under its property, if it passes its check; a Russian or Chinese one under its own, wherever printed.

        A number that fails the check of its column is kept under a general property, and reported.
        """
        target = self.draft.fitting(prop, "registrationNumber", "idNumber") or "notes"
        if RUSSIAN_LABELS.search(printed) or ("country", "ru") in self.draft.values:
            found = russian_numbers(printed)
            for own, number in found:
                self.draft.add(
                    self.draft.fitting(own, "registrationNumber", "idNumber") or "notes", number, original=printed
                )
            if found:
                return
        chinese = drop_bracket(printed).upper()
        if len(chinese) == 18 and VALIDATORS["uscc"](chinese) and (social := self.draft.fitting("uscCode")):
            self.draft.add(social, chinese, original=printed)
            return
        bare = re.sub(r"[\s-]", "", drop_bracket(printed)).upper() if valid else printed
        checks = ("imo", "imo_company") if valid == "imo" and self.draft.schema != "Vessel" else (valid,)
        if valid and not any(VALIDATORS[check](bare) for check in checks):
            target, bare = self.draft.fitting("registrationNumber", "idNumber", "notes") or "", printed
            self.warn(f"{printed!r} in {prop} fails its check; kept as {target}", severity=Severity.NOTE)
        self.draft.add(target, bare, original=printed)
