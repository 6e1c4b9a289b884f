"""Records of the Beneficial Ownership Data Standard through time: which interest held from when to when.

A record is restated whenever something changes. Each interest of a version holds from its own start, until it ends,
until a later version states it otherwise, or until the record is closed. All versions are kept, so that any day can be
asked about.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lading.lists.dates import parse_date


@dataclass(frozen=True, slots=True)
class Version:
    """One statement about one record, whatever version of the standard it follows."""

    record: str
    kind: str
    """`entity`, `person`, `relationship`, or the file's own word where it is none of these."""
    closed: bool
    date: str
    """Day of the statement, ISO; empty where it gives none."""
    details: Mapping[str, Any]
    place: str


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest with the days it held."""

    type: str
    start: str
    end: str
    """Its last day; empty where it holds on."""
    raw: Mapping[str, Any]
    place: str


def read_version(raw: Mapping[str, Any], kinds: Mapping[str, str], roots: dict[str, str], place: str) -> Version:
    """A statement as a version of its record. `roots` gathers, for 0.2 and 0.3, the first statement of each chain."""
    kind = str(raw.get("recordType") or raw.get("statementType") or "")
    date = day(raw.get("statementDate"))
    if "recordDetails" in raw:
        closed = raw.get("recordStatus") == "closed"
        return Version(
            str(raw["recordId"]), kinds.get(plain(kind), kind), closed, date, raw["recordDetails"] or {}, place
        )
    own = str(raw.get("statementID") or raw.get("statementId") or "")
    replaced = [str(each) for each in raw.get("replacesStatements") or ()]
    roots[own] = next((roots[each] for each in replaced if each in roots), replaced[0] if replaced else own)
    return Version(roots[own], kinds.get(plain(kind), kind), False, date, raw, place)


def plain(code: object) -> str:
    """A code without its hyphens and capitals, which the versions of the standard write differently."""
    return str(code or "").replace("-", "").casefold()


def day(value: object) -> str:
    """A date or timestamp as an ISO prefix; empty where it is none."""
    return parse_date(str(value or "").partition("T")[0]) or ""


def track_interests(versions: Iterable[Version]) -> tuple[Interest, ...]:
    """The interests of one relationship through all versions of its record, oldest version first."""
    done: list[Interest] = []
    running: dict[tuple[str, str, int], Interest] = {}
    for version in sorted(versions, key=lambda v: v.date):
        stated = _stated(version)
        for key in [key for key in running if key not in stated or version.closed]:
            last = stated[key].end if key in stated else ""
            gone = version.date if version.closed else _before(version.date)
            done.append(_ended(running.pop(key), last or gone))
        for key, new in {} if version.closed else stated.items():
            old = running.get(key)
            running[key] = new
            if old is None or _same(old, new):
                continue
            started = new.start if new.start > old.start else version.date
            running[key] = Interest(new.type, started, new.end, new.raw, new.place)
            done.append(_ended(old, _before(started)))
        if version.closed and not done:
            done += [_ended(interest, interest.end or version.date) for interest in stated.values()]
    return (*done, *running.values())


def _stated(version: Version) -> dict[tuple[str, str, int], Interest]:
    """The interests of one version, by type, level and number among their like."""
    found: dict[tuple[str, str, int], Interest] = {}
    stated: Iterable[Mapping[str, Any]] = version.details.get("interests") or ({},)
    for raw in stated:
        level = plain(raw.get("directOrIndirect") or raw.get("interestLevel"))
        number = 0
        while (plain(raw.get("type")), level, number) in found:
            number += 1
        key = (plain(raw.get("type")), level, number)
        found[key] = Interest(key[0], day(raw.get("startDate")), day(raw.get("endDate")), raw, version.place)
    return found


def _same(old: Interest, new: Interest) -> bool:
    return old.start == new.start and json.dumps(old.raw.get("share")) == json.dumps(new.raw.get("share"))


def _ended(interest: Interest, last: str) -> Interest:
    end = interest.end or last
    return Interest(interest.type, interest.start, end, interest.raw, interest.place)


def _before(date: str) -> str:
    """The day before; a month or a year stays as it is."""
    if len(date) < 10:
        return date
    return (dt.date.fromisoformat(date) - dt.timedelta(days=1)).isoformat()
