"""The timeline as a still SVG picture: one lane a party, marks by shape, bars as long as the dates are imprecise."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from lading.model.period import first_day, last_day
from lading.reports.layout import Place
from lading.reports.ledger import Ledger
from lading.reports.network import MATTER
from lading.reports.phrases import short_authority
from lading.reports.reveal import shorten
from lading.reports.svg import element, link_to, text_width, wrap_words
from lading.reports.timeline import Event

WIDTH, NAMES, RIGHT = 1000.0, 168.0, 14.0
ROW, HEAD, SIZE = 22.0, 30.0, 12
LANES = 24
"""Lanes drawn at most; the table holds every event."""
YEARS = 12
"""Year marks drawn at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to places across."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Where a day stands."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return NAMES + share * (WIDTH - NAMES - RIGHT)


@dataclass(frozen=True, slots=True)
class _Mark:
    event: Event
    x: float
    end: float
    words: str
    text_x: float
    anchor: str


def draw_timeline(ledger: Ledger, events: Sequence[Event], *, near: frozenset[str]) -> Markup:
    """The picture, or nothing where there is no dated event to draw.

    Args:
        ledger: the case.
        events: all its events; the table beside the picture holds them all.
        near: the parties whose lanes are drawn, beside those that are listed, owned or exposed.
    """
    drawn = near | {party.id for party in ledger.dossier.parties if party.status in MATTER} | {""}
    events = [event for event in events if event.party in drawn]
    if not events:
        return Markup("")
    scale = _fit_scale(events, ledger.dossier.as_of)
    lanes: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda e: e.kind != "lead"):
        lanes.setdefault(event.party, []).append(event)
    order = sorted(lanes, key=lambda party: _lane_order(ledger, party))[:LANES]
    content, y = [], HEAD
    for party in order:
        rows = _stack([_place(ledger, event, scale) for event in lanes[party]])
        content.append(_draw_lane(ledger.name(party) if party else "Documents", rows, y))
        y += ROW * len(rows) + 12
    today = scale.at(ledger.dossier.as_of)
    as_of = element("line", x1=today, x2=today, y1=HEAD - 8, y2=y, class_="asof")
    words = element(
        "text", f"as of {ledger.dossier.as_of}", x=today, y=HEAD - 12, class_="asof-words", text_anchor=_anchor(today)
    )
    return element(
        "svg",
        *_draw_axis(scale, y),
        as_of,
        words,
        *content,
        viewBox=f"0 0 {WIDTH:.0f} {y + 20:.0f}",
        width=round(WIDTH),
        height=round(y + 20),
        role="group",
        aria_label="Timeline; the table below says the same in words",
        class_="timeline",
    )


def _fit_scale(events: Sequence[Event], as_of: dt.date) -> Scale:
    days = [first_day(e.start) for e in events] + [last_day(e.end or e.start) for e in events] + [as_of]
    first, last = min(days), max(days)
    margin = dt.timedelta(days=max((last - first).days // 40, 20))
    return Scale(max(first, dt.date.min + margin) - margin, min(last, dt.date.max - margin) + margin)


def _lane_order(ledger: Ledger, party: str) -> tuple[int, int, str]:
    """The exposed in the order of the report, then the owned, the listed and all others by name."""
    ranks = {"exposed": 0, "owned": 1, "listed": 2}
    held = ledger.party(party)
    if held is None:
        return (9, 0, party)
    place = next((i for i, exposed in enumerate(ledger.exposed) if exposed.id == party), len(ledger.exposed))
    return (ranks.get(held.status or "", 3), place, held.caption)


def _place(ledger: Ledger, event: Event, scale: Scale) -> _Mark:
    """A mark and its words, to its right where there is room, else to its left."""
    x, end = scale.at(first_day(event.start)), scale.at(last_day(event.end or event.start))
    words = _label(ledger, event)
    width = text_width(words, SIZE)
    right = end + 10 + width <= WIDTH - RIGHT + 8
    return _Mark(event, x, end, words, end + 10 if right else x - 10, "start" if right else "end")


def _label(ledger: Ledger, event: Event) -> str:
    if event.kind in {"listing", "later"}:
        authority = event.words.rsplit(" listed by ", 1)[-1].split(" under ")[0]
        return f"listed: {short_authority(ledger, authority)}"
    if event.kind == "lead":
        return event.words.rsplit(": ", 1)[-1]
    name = ledger.name(event.party)
    return shorten(event.words.removeprefix(name).removesuffix(" (and since)").strip(), 46)


def _stack(marks: list[_Mark]) -> list[list[_Mark]]:
    """Marks in as few rows as keep their words apart."""
    rows: list[list[_Mark]] = []
    for mark in marks:
        row = next((row for row in rows if not any(_box(mark).overlaps(_box(other)) for other in row)), None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return rows


def _box(mark: _Mark) -> Place:
    """The room of a mark with its words, in its row."""
    width = text_width(mark.words, SIZE)
    left = min(mark.x - 8, mark.text_x - (width if mark.anchor == "end" else 0))
    right = max(mark.end + 8, mark.text_x + (width if mark.anchor == "start" else 0))
    return Place(left, 0, right - left + 8, 1)


def _draw_lane(name: str, rows: list[list[_Mark]], y: float) -> Markup:
    lines = wrap_words(name, width=NAMES - 16, size=13, lines=1)
    content = [element("line", x1=0, x2=WIDTH, y1=y - 4, y2=y - 4, class_="rule")]
    content += [element("text", escape(line), x=2, y=y + 15, class_="lane") for line in lines]
    for i, row in enumerate(rows):
        content += [_draw_mark(mark, y + i * ROW + ROW / 2) for mark in row]
    return element("g", *content)


def _draw_mark(mark: _Mark, y: float) -> Markup:
    x, end = mark.x, max(mark.end, mark.x + 1)
    if mark.event.kind in {"listing", "later"}:
        shape = element("path", d=f"M{x - 6:.1f} {y:.1f}l6 -6l6 6l-6 6z", class_="mark")
    elif mark.event.kind == "document":
        shape = element("path", d=f"M{x - 4:.1f} {y - 6:.1f}h6l3 3v9h-9z", class_="mark")
    elif end - x > 3:
        shape = element("rect", x=x, y=y - 4, width=end - x, height=8.0, rx=1, class_="mark")
    else:
        shape = element("circle", cx=x, cy=y, r=4.5, class_="mark")
    words = element("text", escape(mark.words), x=mark.text_x, y=y + 4, text_anchor=mark.anchor, class_="words")
    title = element("title", escape(f"{mark.event.when}: {shorten(mark.event.words, 300)}"))
    group = element("g", title, shape, words, class_=f"event {mark.event.kind}")
    return element(
        "a", group, href=link_to(mark.event.anchor), aria_label=f"{mark.event.when}: {shorten(mark.event.words, 300)}"
    )


def _draw_axis(scale: Scale, height: float) -> list[Markup]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = len(years) // YEARS + 1
    drawn = []
    for year in years[::step]:
        x = scale.at(dt.date(year, 1, 1))
        drawn.append(element("line", x1=x, x2=x, y1=HEAD - 8, y2=height, class_="grid"))
        drawn.append(element("text", str(year), x=x, y=height + 15, class_="year", text_anchor="middle"))
    return drawn


def _anchor(x: float) -> str:
    return "end" if x > WIDTH - 60 else "start" if x < NAMES + 40 else "middle"
