"""Ten outlets that relay one agency are one voice."""

import pytest

from lading.exposure.voices import edge_voices, find_relays, note_texts, voice_of
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


def test_documents_with_one_text_are_one_voice_whoever_publishes_them() -> None:
    pages = [outlet(number) for number in range(4)]
    first = pages[0].document.id
    texts = dict.fromkeys((page.document.id for page in pages[:3]), first)
    (edge,) = exposed(*pages)["Zarya Plant"][0].path.edges
    documents = {page.document.id: page.document for page in pages}
    assert edge_voices(edge, documents, {}, texts=texts) == {"outlet 0", "outlet 3"}


def test_an_outlet_that_prints_an_agencys_text_without_naming_it_is_the_agencys_voice() -> None:
    named, silent, wire = outlet(1, relayed_by="Reuters"), outlet(2), told(LINE, name="wire", publisher="Reuters")
    texts = {page.document.id: silent.document.id for page in (named, silent)}
    authority = silent.authority("Zarya", AuthorityKind.OFFICIALS)
    said = changed(silent.claims[0], attribution=(authority,))
    relays = find_relays([named.claims[0], said, wire.claims[0]], texts=texts)
    assert relays == {named.document.id: "Reuters", silent.document.id: "Reuters"}
    assert voice_of(said, silent.document, relays) == voice_of(wire.claims[0], wire.document, relays) == "reuters"


def test_a_note_names_the_documents_of_one_text() -> None:
    documents = {page.document.id: page.document for page in (outlet(number) for number in range(8))}
    ids = list(documents)
    (note,) = note_texts(dict.fromkeys(ids[:7], ids[0]), documents)
    assert note.what.startswith("7 documents have one text and count as one voice: outlet 0, outlet 1")
    assert note.what.endswith("outlet 4 and 2 more")
