"""Values of spreadsheet cells as they are shown: dates as ISO dates, shares with their per cent sign, numbers plain."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from lading.documents.package import Package, child, children, local

DATE_FORMATS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
"""Built-in number formats that show a date; 18 to 21 and 45 to 47 show a time of day."""
TIME_FORMATS = frozenset({18, 19, 20, 21, 45, 46, 47})
SHARE_FORMATS = frozenset({9, 10})
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""Parts of a format that stand for themselves: words, colours, conditions, currencies."""
EPOCH, EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no time zone
LAST_DAY = 2_958_465
"""9999-12-31 as a sheet counts."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows a number."""

    shows: str = ""
    """`date`, `time`, `share`, or digits to fill up with zeros (`000000`); empty for a plain number."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The shared strings of a workbook and how its styles show numbers."""

    strings: Sequence[str]
    styles: Sequence[Look]
    since_1904: bool = False

    def show(self, cell: etree._Element) -> str:
        """What a cell shows; empty for an error value."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return string_of(child(cell, "is"))
        value = child(cell, "v")
        raw = (value.text or "") if value is not None else ""
        if kind == "s":
            return self.strings[int(raw)] if raw.isdecimal() and int(raw) < len(self.strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, "")
        if kind == "e":
            return ""
        if kind in {"str", "d"}:
            return raw.removesuffix("T00:00:00") if kind == "d" else raw
        return self._number(raw, cell.get("s") or "0")

    def _number(self, raw: str, style: str) -> str:
        try:
            number = float(raw)
        except ValueError:
            return raw
        index = int(style) if style.isdecimal() else 0
        shows = self.styles[index].shows if index < len(self.styles) else ""
        if shows in {"date", "time"} and 0 <= number <= LAST_DAY:
            return self._moment(number, shows)
        if shows == "share":
            return f"{plain_number(number * 100)}%"
        text = plain_number(number, raw=raw)
        return text.zfill(len(shows)) if shows.startswith("0") and text.isdecimal() else text

    def _moment(self, number: float, shows: str) -> str:
        try:
            moment = (EPOCH_1904 if self.since_1904 else EPOCH) + dt.timedelta(seconds=round(number * 86_400))
        except OverflowError:
            return plain_number(number)
        if shows == "time" and number < 1:
            return moment.strftime("%H:%M:%S").removesuffix(":00")
        day = moment.strftime("%Y-%m-%d").zfill(10)
        clock = moment.strftime("%H:%M:%S")
        return day if clock == "00:00:00" else f"{day} {clock.removesuffix(':00')}"


def plain_number(number: float, *, raw: str = "") -> str:
    """A number without exponent and without the noise of binary fractions; whole ones as written, however long."""
    if raw.lstrip("-").isdecimal():
        return raw
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    text = f"{number:.15g}"
    return f"{number:.12f}".rstrip("0").rstrip(".") if "e" in text and abs(number) < 1 else text


def read_looks(package: Package, targets: Mapping[str, str], *, since_1904: bool) -> Looks:
    """The strings and styles of a workbook; `targets` are its parts by kind."""
    strings = targets.get("sharedStrings", "")
    texts = [string_of(node) for node in package.walk(strings, frozenset({"si"}))] if strings in package.names else []
    root = package.parse(targets.get("styles", ""))
    own = {node.get("numFmtId") or "": node.get("formatCode") or "" for node in children(child(root, "numFmts"))}
    looks = [_look(node.get("numFmtId") or "0", own) for node in children(child(root, "cellXfs"))]
    return Looks(texts, looks, since_1904)


def string_of(node: etree._Element | None) -> str:
    """The text of a string with its runs, readings of characters left out."""
    if node is None:
        return ""
    if local(node) == "t":
        return node.text or ""
    return "".join(string_of(part) for part in node if local(part) not in {"rPh", "rPr", "phoneticPr"})


def _look(number: str, own: Mapping[str, str]) -> Look:
    code = own.get(number)
    if code is None:
        known = int(number) if number.isdecimal() else 0
        shows = {"date": DATE_FORMATS, "time": TIME_FORMATS, "share": SHARE_FORMATS}
        return Look(next((name for name, numbers in shows.items() if known in numbers), ""))
    bare = QUOTED.sub("", code.split(";")[0]).lower()
    if re.search(r"[dy]|mmm", bare):
        return Look("date")
    if re.search(r"[hs]", bare):
        return Look("time")
    if "%" in bare:
        return Look("share")
    return Look(bare if re.fullmatch(r"0{2,20}", bare) else "")
