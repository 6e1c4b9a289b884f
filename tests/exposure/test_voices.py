"""Ten outlets that relay one agency are one voice."""

import pytest

from lading.exposure.voices import find_relays, voice_of
from lading.model.claim import AuthorityKind
from tests.exposure.network import changed, exposed, told
from tests.graph.case import Page

LINE = "Zarya Plant | supplies | Arms Works | A140"


def outlet(number: int, **more: object) -> Page:
    one = told(LINE, name=f"outlet {number}", publisher=f"Outlet {number}")
    one.claims[0] = changed(one.claims[0], **more)
    return one


def test_relays_of_one_agency_are_one_voice() -> None:
    pages = [outlet(number, relayed_by="Reuters" if number % 2 else "the Reuters") for number in range(10)]
    assert exposed(*pages)["Zarya Plant"][0].voices == 1


def test_the_agency_itself_is_the_same_voice() -> None:
    agency = told(LINE, name="wire", publisher="www.reuters.com")
    assert exposed(outlet(1, relayed_by="Reuters"), agency)["Zarya Plant"][0].voices == 1


def test_publishers_that_speak_for_themselves_are_several() -> None:
    assert exposed(outlet(1), outlet(2), outlet(3))["Zarya Plant"][0].voices == 3


def test_hedged_repetition_is_no_voice() -> None:
    assert exposed(outlet(1), outlet(2, stance="hedged"))["Zarya Plant"][0].voices == 1


def test_a_way_is_as_strong_as_its_weakest_edge() -> None:
    lines = ("Zarya Plant | supplies | Buying House | glass", "Buying House | procures_for | Arms Works |")
    pages = [told(lines[0], name="a", publisher="A"), told(lines[0], name="b", publisher="B")]
    pages.append(told(lines[1], name="c", publisher="C"))
    assert exposed(*pages)["Zarya Plant"][0].voices == 1


def test_a_page_that_relays_an_agency_goes_on_speaking_its_words() -> None:
    one = told(LINE, "Polyana Plant | supplies | Arms Works | A140", publisher="Outlet")
    officials = (one.authority("Polyana", AuthorityKind.OFFICIALS),)
    first, second = changed(one.claims[0], relayed_by="Reuters"), changed(one.claims[1], attribution=officials)
    relays = find_relays([first, second])
    assert voice_of(first, one.document, relays) == voice_of(second, one.document, relays) == "reuters"
    assert voice_of(one.claims[1], one.document, relays) == "outlet"


def test_a_page_without_a_publisher_is_its_own_voice() -> None:
    one = told(LINE)
    assert voice_of(one.claims[0], one.document, {}) == one.document.id


@pytest.mark.parametrize(
    ("left", "right"),
    [("Reuters", "https://www.reuters.com/world"), ("The Guardian", "guardian"), ("bbc.co.uk", "BBC")],
)
def test_one_publisher_written_two_ways(left: str, right: str) -> None:
    one, other = told(LINE, publisher=left), told(LINE, name="x", publisher=right)
    assert voice_of(one.claims[0], one.document, {}) == voice_of(other.claims[0], other.document, {})
