import dataclasses

import pytest

from lading.errors import EvidenceError
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.ids import digest_bytes
from lading.model.span import Span

TEXT = "Officials said that «Купол» received the drones in 2024."


def document(text: str = TEXT) -> Document:
    return Document(text=text, name="note", sha256=digest_bytes(text.encode()))


def test_a_quote_carries_its_words_and_what_stands_around_them() -> None:
    evidence = Evidence.quote(document(), Span(20, 36))
    assert evidence.exact == "«Купол» received"
    assert evidence.prefix == "Officials said that "
    assert evidence.suffix == " the drones in 2024."
    evidence.check(document())


@pytest.mark.parametrize("exact", ["«Купол» receives", "Купол received", "«Купол» received ", "«Kупол» received"])
def test_a_nearly_right_quote_is_refused(exact: str) -> None:
    evidence = dataclasses.replace(Evidence.quote(document(), Span(20, 36)), exact=exact)
    with pytest.raises(EvidenceError, match="is not in the text"):
        evidence.check(document())


def test_a_quote_from_another_capture_is_refused() -> None:
    evidence = Evidence.quote(document(), Span(0, 9))
    with pytest.raises(EvidenceError, match="another document"):
        evidence.check(document(TEXT + " More."))


@pytest.mark.parametrize("span", [Span(4, 4), Span(0, 999)])
def test_a_quote_of_no_words_or_beyond_the_end_is_refused(span: Span) -> None:
    with pytest.raises(EvidenceError):
        Evidence.quote(document(), span)
