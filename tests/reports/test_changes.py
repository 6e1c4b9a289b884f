"""Changes as JSON lines and as a feed, and the state between two runs."""

import json
from xml.etree import ElementTree as ET

import pytest

from lading.errors import ConfigurationError
from lading.exposure.watch import Change, Fact, FactKind, Quoted, Seen, Snapshot
from lading.reports.changes import render_change_lines, render_feed
from lading.reports.watched import read_snapshot, write_snapshot

QUOTE = Quoted("A <b>supplied</b> B\x00 & C.", "doc", "report, 2025-09-25")
CHANGE = Change(
    "exposed", "Example & Co", "supplier of listed", ("new document",), (QUOTE,), "2025-09-01", "2025-10-01"
)
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_change_is_one_line_of_json() -> None:
    (row,) = [json.loads(line) for line in render_change_lines([CHANGE]).splitlines()]
    assert (row["kind"], row["quotes"][0]["exact"]) == ("exposed", QUOTE.exact)


def test_a_feed_holds_any_text_and_is_the_same_twice() -> None:
    one, two = (render_feed([CHANGE], as_of="2025-10-01", caution="No accusation.") for _ in range(2))
    assert one == two
    feed = ET.fromstring(one)  # noqa: S314  # our own output
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Example & Co: exposed"
    content = entry.findtext(f"{ATOM}content") or ""
    assert "A &lt;b&gt;supplied&lt;/b&gt; B" in content
    assert "\x00" not in content
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))


def test_a_state_is_read_as_it_was_written() -> None:
    fact = Fact(FactKind.EXPOSED, "Arms", "supplier", (QUOTE,), "arms")
    snapshot = Snapshot("2025-10-01", "v", ("eu",), {"doc": "report"}, (Seen(frozenset({"a", "b"}), "A", (fact,)),))
    text = write_snapshot(snapshot)
    assert read_snapshot(text, where="state.json") == snapshot
    assert write_snapshot(read_snapshot(text, where="state.json")) == text


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "lading-watch/0"}', '{"format": "lading-watch/1"}'])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="not a state"):
        read_snapshot(text, where="state.json")
