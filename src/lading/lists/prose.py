"""Identifiers, addresses of the net and dates that a list tells in prose, as typed values beside the prose.

The prose itself stays as it is. Only what a label announces is taken (`Passport no:`, `Tax ID No.`), and only where it
has the right shape and passes its check; labels and shapes are in `prose.yml`. A number in running text is nobody's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from stdnum.it import codicefiscale

from lading.lists.dates import parse_date
from lading.lists.draft import Draft
from lading.lists.identifiers import VALIDATORS
from lading.lists.publication import load_knowledge

LETTER = re.compile(r"\(?([a-k])\)\s*")
COUNTRY = r"(?-i:(?:the\s+|and\s+)?[A-Z][a-z’'-]+)"
VIA = (
    r"(?:\s*(?:\((?!\d)[^()\n]{{1,40}}\)|[#:.,–-]|\b(?:numbers?|nos?|is|of{words})\b|{country}(?=[\s,:(])))*?[\s:#.–-]*"
)
AFTER = r"(?![\w@%]|[.,/-]\d)"
SEGMENT = 700
"""Characters after a label within which its lettered values stand."""
FEWEST = 4
"""Digits below which a number is no identifier."""
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"(?:https?://|www\.)[^\s;,<>()\"']+", re.IGNORECASE)
WEBSITES = re.compile(r"\b(?:websites?|web ?pages?|homepage|URL)\b\s*:?\s*(?:address(?:es)?)?[:\s]*$", re.IGNORECASE)
SEPARATED = re.compile(r"(?:^|[\n;]|\b(?:and|or))\s*$", re.IGNORECASE)
MONTHS_OR_YEARS = re.compile(r"\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Label:
    """What announces a kind of value, and where its values go."""

    name: str
    announces: re.Pattern[str]
    """The label, and what may stand between it and the first value."""
    item: re.Pattern[str]
    """A value at the start of a lettered item."""
    props: Mapping[str, tuple[str, ...]]
    """Properties by the check that a value passes, best first; under "" those for a value that needs none."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The labels and shapes known."""

    labels: tuple[Label, ...]
    not_theirs: re.Pattern[str]
    died: re.Pattern[str]
    issued: re.Pattern[str]
    expires: re.Pattern[str]

    def fill(self, draft: Draft, text: str, *, origin: str = "") -> None:
        """Give a party what some prose about it tells, each value with the words it was told in."""
        for label in self.labels:
            for value, printed in _announced(label, text):
                _settle(draft, label, value, printed=printed, origin=origin)
        for address in EMAIL.finditer(text):
            _add(draft, ("email",), address.group().rstrip(".-"), address.group(), origin)
        for url, printed in self._websites(text):
            _add(draft, ("website",), url, printed, origin)
        for death in self.died.finditer(text):
            _add(draft, ("deathDate",), parse_date(death["date"]), death.group().strip(" .;"), origin)

    def fill_paper(self, paper: Draft, text: str) -> None:
        """Give a paper the dates that a remark on it tells."""
        for prop, shape in (("startDate", self.issued), ("endDate", self.expires)):
            if not paper.has(prop):
                for found in shape.finditer(text):
                    _add(paper, (prop,), parse_date(found["date"]), found.group(), "")

    def _websites(self, text: str) -> Iterator[tuple[str, str]]:
        """Web addresses after `Website:`, after one another, or on a line of their own."""
        end, theirs = -1, False
        for found in URL.finditer(text):
            url = found.group().rstrip(".,;:")
            between = text[max(0, end) : found.start()]
            line = SEPARATED.search(text[: found.start()]) and re.match(r"\s*(?:$|[\n;])", text[found.end() :])
            follows = theirs and re.fullmatch(r"[\s;,]*(?:and\s)?[\s]*", between)
            theirs = bool(WEBSITES.search(text[: found.start()]) or follows or line)
            end = found.end()
            host = urlsplit(url if "://" in url else f"http://{url}").hostname or ""
            if theirs and "." in host and not self.not_theirs.search(host):
                yield (url if "://" in url else f"http://{url}"), found.group()


def load_prose() -> Prose:
    """Read the labels and shapes that ship with Lading."""
    raw = load_knowledge("prose")
    labels = tuple(_build_label(row, raw["shapes"]) for row in raw["labels"])
    rest = {name: re.compile(raw[name]) for name in ("not_theirs", "died", "issued", "expires")}
    return Prose(labels, **rest)


def _build_label(row: Mapping[str, Any], shapes: Mapping[str, str]) -> Label:
    words = f"|{row['words']}" if row["words"] else ""
    value = VIA.format(words=words, country=COUNTRY) + rf"(?P<value>{shapes[row['shape']]}){AFTER}"
    props = MappingProxyType({check: tuple(names) for check, names in row["props"].items()})
    first = rf"(?P<label>{row['label']})(?P<rest>[\s:#.–-]*(?=\(?a\)\s)|{value})"
    return Label(row["name"], re.compile(first, re.IGNORECASE), re.compile(value, re.IGNORECASE), props)


def _announced(label: Label, text: str) -> Iterator[tuple[str, str]]:
    """The values that a label announces, with the words they stand in: one, or one in each lettered item."""
    for found in label.announces.finditer(text):
        if found["value"] is not None:
            yield found["value"], found.group()
            continue
        segment, place = text[found.end() : found.end() + SEGMENT], 0
        for letter in "abcdefghijk":
            mark = re.compile(rf"\(?{letter}\)\s*").search(segment, place)
            if mark is None:
                break
            place = mark.end()
            if item := label.item.match(segment, place):
                yield item["value"], segment[mark.start() : item.end()]


def _settle(draft: Draft, label: Label, value: str, *, printed: str, origin: str) -> None:
    """Add a value under the first property whose check it passes."""
    bare = re.sub(r"[\s-]", "", value)
    if sum(digit.isdigit() for digit in bare) < FEWEST and label.name != "bank":
        return
    if MONTHS_OR_YEARS.fullmatch(value):
        return
    for check, props in label.props.items():
        if not check:
            _add(draft, props, value.strip(), printed, origin)
            return
        if _passes(check, bare.upper(), draft):
            _add(draft, props, bare.upper(), printed, origin)
            return


def _passes(check: str, value: str, draft: Draft) -> bool:
    """Whether a value passes a check; Russian numbers only where the party is Russian, ships' only for ships."""
    if check == "codice":
        return bool(codicefiscale.is_valid(value))
    if check == "imo_of_kind":
        return VALIDATORS["imo" if draft.schema == "Vessel" else "imo_company"](value)
    return VALIDATORS[check](value)


def _add(draft: Draft, props: tuple[str, ...], value: str | None, printed: str, origin: str) -> None:
    """Add a value under the first property that the schema has; none, and it stays in the prose alone."""
    if prop := draft.fitting(*props):
        draft.add(prop, value, original=printed.strip(), origin=origin)
