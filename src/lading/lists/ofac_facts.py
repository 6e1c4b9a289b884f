"""What the segments of an OFAC remark add to the entry: one handler a way of reading, by the table's `read` column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lading.errors import SourceError
from lading.lists.countries import Countries
from lading.lists.dates import impossible_date, parse_dates
from lading.lists.draft import Draft
from lading.lists.files import Row
from lading.lists.identifiers import VALIDATORS
from lading.lists.ofac_remarks import Fact, Number, RemarkRules, Rule, split_number
from lading.lists.person_names import add_person_name
from lading.model.ids import digest
from lading.model.issue import Issue, Severity
from lading.model.schema import Schemata
from lading.model.statement import Statement

QUOTED = re.compile(r"'(?P<name>.*?)'(?: \((?P<note>.*)\))?")
TAGGED = re.compile(r"\((?P<tag>[^()]+)\):?\s*(?P<date>.+)")
WALLET = re.compile(r"-\s*(?P<currency>\w+)\s+(?P<address>\S+)")
SHARED = frozenset({"entity", "authority", "country", "authorityId", "sourceUrl"})
"""What the designation under one directive has in common with the entry's own."""
GENDERS = {"Male": "male", "Female": "female"}


@dataclass(slots=True)
class Finding:
    """What an entry has given so far."""

    row: Row
    party: Draft
    sanction: Draft
    others: list[Draft] = field(default_factory=list)
    """Addresses, wallets, papers, links, designations under single directives."""
    issues: list[Issue] = field(default_factory=list)

    def give(self, dataset: str) -> list[Statement | Issue]:
        """All of it as statements, the party first, then the issues."""
        made: list[Statement | Issue] = []
        for draft in (self.party, self.sanction, *self.others):
            made += draft.statements(dataset)
        made += self.issues
        return made


@dataclass(frozen=True, slots=True)
class FactReader:
    """Adds facts to the finding of one entry."""

    schemata: Schemata
    countries: Countries
    rules: RemarkRules
    numbers: Mapping[str, tuple[str, ...]]
    """Entry numbers by name."""

    def add(self, finding: Finding, fact: Fact) -> None:
        """Add what one segment says; what cannot be read becomes a note, and an issue where it carries data."""
        if fact.rule is None:
            self._add_prose(finding, fact)
        elif not HANDLERS[fact.rule.read](self, finding, fact, fact.rule):
            self._unread(finding, fact, f"is no {fact.rule.read}")

    def _add_prose(self, finding: Finding, fact: Fact) -> None:
        party = finding.party
        if self.rules.carries_data(fact.value):
            self._unread(finding, fact, "has no known label")
        elif party.schema == "Person" and self.rules.is_office(fact.value):
            party.add("position", fact.value)
        else:
            party.add("notes", fact.value)

    def _unread(
        self, finding: Finding, fact: Fact, why: str, remedy: str = "add its label to ofac_remarks.yml"
    ) -> None:
        finding.party.add("notes", fact.text)
        what = f"remark not read: {fact.text!r} {why}; kept as a note"
        finding.issues.append(Issue(Severity.WARNING, finding.row.file, finding.row.place, what, remedy))

    def _target(self, finding: Finding, rule: Rule) -> tuple[Draft, str]:
        """Whom a rule's plain value belongs to, and under which property."""
        draft = finding.sanction if rule.on_sanction else finding.party
        prop = draft.fitting(*rule.props)
        return (draft, prop) if prop else (finding.party, "notes")

    def text(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A value that needs no cleaning."""
        draft, prop = self._target(finding, rule)
        draft.add(prop, fact.text if prop == "notes" else fact.value)
        return True

    def date(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A date, an approximate one, or the two ends of a range."""
        dates = _read_dates(finding, fact.value)
        draft, prop = self._target(finding, rule)
        for value in dates:
            draft.add(prop, value, original=fact.value)
        return bool(dates)

    def tagged_date(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A date of one directive: it belongs to a designation of its own, unless it is the entry's only program."""
        found = TAGGED.fullmatch(fact.value)
        dates = _read_dates(finding, found["date"]) if found else ()
        if found is None or not dates:
            return False
        sanction = self._designation(finding, found["tag"])
        sanction.add(rule.choices[0].prop, dates[0], original=fact.text)
        return True

    def _designation(self, finding: Finding, tag: str) -> Draft:
        programs = [value for prop, value in finding.sanction.values if prop == "program"]
        if len(programs) == 1 and programs[0].startswith(tag):
            return finding.sanction
        own = f"{finding.party.id}-sanction-{re.sub(r'[^a-z0-9]+', '-', tag.lower())}"
        for draft in finding.others:
            if draft.id == own:
                return draft
        sanction = Draft(own, "Sanction", self.schemata, finding.sanction.origin)
        for prop, value in finding.sanction.values:
            if prop in SHARED:
                sanction.add(prop, value)
        sanction.add("program", tag)
        finding.others.append(sanction)
        return sanction

    def country(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A country by name."""
        code = self.countries.code(fact.value)
        draft, prop = self._target(finding, rule)
        draft.add(prop, code, original=fact.value)
        if code is None and self.countries.names_none(fact.value):
            finding.party.add("notes", fact.text)
            return True
        return code is not None

    def place(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A place as text, and its country where it ends with one."""
        draft, prop = self._target(finding, rule)
        draft.add(prop, fact.value)
        end = fact.value.rsplit(", ", 1)[-1]
        code = self.countries.code(fact.value) or self.countries.code(end)
        if rule.country_prop and draft.fitting(rule.country_prop):
            draft.add(rule.country_prop, code, original=fact.value)
        return True

    def gender(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """Male or female; there is no third in OFAC's files."""
        value = GENDERS.get(fact.value)
        draft, prop = self._target(finding, rule)
        draft.add(prop, value, original=fact.value)
        return value is not None

    def quoted(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A name in single quotes, and what stands in brackets behind it."""
        found = QUOTED.fullmatch(fact.value)
        if found is None:
            return False
        draft, prop = self._target(finding, rule)
        if draft.schema == "Person":
            add_person_name(draft, prop, found["name"], parts=False)
        else:
            draft.add(prop, found["name"])
        draft.add("notes", fact.text if found["note"] else None)
        return True

    def url(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A web address; one without a scheme is given `http://`."""
        if not re.fullmatch(r"(?:https?://)?[^\s@]+\.[^\s@]+", fact.value):
            return False
        draft, prop = self._target(finding, rule)
        has_scheme = re.match(r"https?://", fact.value, re.IGNORECASE)
        draft.add(prop, fact.value if has_scheme else f"http://{fact.value}", original=fact.value)
        return True

    def email(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """An electronic mail address."""
        draft, prop = self._target(finding, rule)
        draft.add(prop, fact.value)
        return re.fullmatch(r"[^\s@]+@[^\s@]+", fact.value) is not None

    def identifier(self, finding: Finding, fact: Fact, rule: Rule) -> bool:
        """A number, under the property its country and check digits allow, and as a paper of its own if it is one."""
        number = split_number(fact.value, self.countries)
        party = finding.party
        for choice in rule.choices:
            if choice.country not in {"", number.country} or choice.prop not in party.known:
                continue
            bare = re.sub(r"[\s-]", "", number.number) if choice.valid else number.number
            if not choice.valid or VALIDATORS[choice.valid](bare):
                party.add(choice.prop, bare, original=fact.value)
                break
        else:
            party.add("notes", fact.text)
        if self.schemata.is_a(party.schema, "LegalEntity") and (number.country or number.issued or number.expires):
            self._add_paper(finding, fact, number)
        return True

    def _add_paper(self, finding: Finding, fact: Fact, number: Number) -> None:
        """An Identification: the number with the country, place and time that a plain property cannot hold."""
        schema = "Passport" if "Passport" in fact.label else "Identification"
        own = f"{finding.party.id}-id-{digest(fact.label, fact.value)[:12]}"
        paper = Draft(own, schema, self.schemata, finding.party.origin)
        paper.put(("holder", finding.party.id), ("type", fact.label))
        paper.add("number", number.number, original=fact.value)
        paper.put(("country", number.country or ""), ("authority", number.place))
        for prop, printed in (("startDate", number.issued), ("endDate", number.expires)):
            for value in _read_dates(finding, printed) if printed else ():
                paper.add(prop, value, original=printed)
        finding.others.append(paper)

    def wallet(self, finding: Finding, fact: Fact, _rule: Rule) -> bool:
        """An address of a digital currency: a wallet that the party holds."""
        found = WALLET.fullmatch(fact.value)
        if found is None or not self.schemata.is_a(finding.party.schema, "LegalEntity"):
            return False
        own = f"ofac-wallet-{digest(found['currency'], found['address'])[:12]}"
        wallet = Draft(own, "CryptoWallet", self.schemata, finding.party.origin)
        wallet.add("publicKey", found["address"])
        wallet.add("currency", found["currency"])
        wallet.add("holder", finding.party.id)
        wallet.add("topics", "sanction")
        finding.others.append(wallet)
        return True

    def link(self, finding: Finding, fact: Fact, _rule: Rule) -> bool:
        """A relation to another entry, by its exact name; the words of the remark go with it."""
        numbers = self.numbers.get(fact.value) or self.numbers.get(f"{fact.value}.", ())
        if len(numbers) != 1:
            why = "names several entries" if numbers else "names no entry of this list"
            self._unread(finding, fact, why, "a relation nobody can place stays in the notes")
            return True
        own = f"{finding.party.id}-link-{numbers[0]}"
        link = Draft(own, "UnknownLink", self.schemata, finding.party.origin)
        link.put(("subject", finding.party.id), ("role", fact.label), ("summary", fact.text))
        link.put(("object", f"ofac-{numbers[0]}"), shown=(fact.value, None, ""))
        finding.others.append(link)
        return True


def _read_dates(finding: Finding, text: str) -> tuple[str, ...]:
    """The dates of a text, if any. Raises SourceError for one that no calendar has."""
    dates = parse_dates(text)
    if not dates and impossible_date(text):
        what, remedy = f"{text!r} is no day of any calendar", "fetch the list again; if it stays so, ask its publisher"
        raise SourceError(what, where=finding.row.file, place=finding.row.place, remedy=remedy)
    return dates


HANDLERS: Mapping[str, Callable[[FactReader, Finding, Fact, Rule], bool]] = {
    "country": FactReader.country,
    "date": FactReader.date,
    "email": FactReader.email,
    "gender": FactReader.gender,
    "identifier": FactReader.identifier,
    "link": FactReader.link,
    "phone": FactReader.text,
    "place": FactReader.place,
    "quoted": FactReader.quoted,
    "tagged_date": FactReader.tagged_date,
    "text": FactReader.text,
    "url": FactReader.url,
    "wallet": FactReader.wallet,
}
"""How each way of reading in the table is done. A handler says whether it could."""
