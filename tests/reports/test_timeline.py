"""The timeline: what it lists, how precise it is, and that its marks keep apart."""

from itertools import combinations
from xml.etree.ElementTree import fromstring

from lading.model.period import first_day
from lading.reports.chart import draw_timeline
from lading.reports.layout import Place
from lading.reports.ledger import open_ledger
from lading.reports.svg import text_width
from lading.reports.timeline import list_events
from lading.reports.words import load_words
from tests.reports.case import make_case


def test_listings_documents_dated_claims_and_leads_stand_in_order() -> None:
    events = list_events(open_ledger(make_case(), load_words()))
    days = [first_day(event.start) for event in events]
    assert days == sorted(days)
    words = {(event.when, event.kind): event.words for event in events}
    assert words["2022-12-16", "listing"] == "IEMZ Kupol listed by European Union under 269/2014"
    assert words["2024-07 to 2024-12", "claim"] == "Hunan Haotianyi supplies HW52V to IEMZ Kupol"
    assert words["2025-09-25", "document"] == "kupol-report published by Example Courier"
    assert "lead 210 days" in words["2025-09-25 to 2026-04-23", "lead"]
    assert {event.kind for event in events if event.start == "2026-04-23"} == {"later"}


def test_a_listing_without_a_date_is_not_given_one() -> None:
    events = list_events(open_ledger(make_case(), load_words()))
    assert not [e for e in events if e.kind == "listing" and "OFAC" in e.words and "Kupol listed" in e.words]


def test_only_parties_of_the_matter_have_a_lane() -> None:
    ledger = open_ledger(make_case(), load_words())
    events = list_events(ledger)
    picture = draw_timeline(ledger, events, near=frozenset())
    assert "Sichuan AEE</text>" in picture
    assert "lead 210 days" in picture
    assert draw_timeline(ledger, (), near=frozenset()) == ""


def test_words_of_one_row_keep_apart() -> None:
    ledger = open_ledger(make_case(), load_words())
    picture = fromstring(draw_timeline(ledger, list_events(ledger), near=frozenset()))  # noqa: S314  # our own output
    words = [text for text in picture.iter("text") if text.get("class") == "words"]
    assert len(words) == len(list_events(ledger))
    boxes = []
    for text in words:
        width, x = text_width(text.text or "", 12), float(text.get("x", ""))
        boxes.append(Place(x - width if text.get("text-anchor") == "end" else x, float(text.get("y", "")), width, 12))
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
