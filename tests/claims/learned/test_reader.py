from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lading.claims.anchor import check_reading
from lading.claims.learned.model import load_reader
from lading.claims.learned.reader import LearnedReader
from lading.documents.read import Reader
from lading.model.claim import Claim, Mention, MentionKind, Polarity, Predicate, Reading
from lading.model.document import Document

TEXTS = {
    "en": "Almaz-Trade LLC, a broker in Bishkek, shipped 300 navigation modules to the Russian plant Uralpribor in 2023, "
    "according to customs records. Uralpribor has been under EU sanctions since December 2022. The broker denied it.",
    "ru": "Фирма «Алмаз-Трейд» из Бишкека поставила заводу «Уралприбор» 300 навигационных модулей, следует из таможенных "
    "документов. Завод находится под санкциями Евросоюза с декабря 2022 года.",
    "zh": "海关记录显示，深圳市蓝鹰科技有限公司向俄罗斯乌拉尔仪器厂供应了三百套导航模块。该厂自2022年12月起受到欧盟制裁。蓝鹰科技否认供货。",
}


@cache
def _reader() -> LearnedReader:
    return load_reader()


def _document(text: str) -> Document:
    return Reader().read(text.encode(), name="note.txt").document


def _read(document: Document, *known: Mention) -> Reading:
    return _reader().read(document, Reading(document.id, known))[0]


def _claims(text: str) -> tuple[Claim, ...]:
    return _read(_document(text)).claims


@pytest.mark.parametrize("language", TEXTS)
def test_a_supply_is_read_in_each_language(language: str) -> None:
    supplies = [
        c for c in _claims(TEXTS[language]) if c.predicate is Predicate.SUPPLIES and c.polarity is Polarity.AFFIRMED
    ]
    assert any(c.subject is not None and c.object is not None for c in supplies)


@pytest.mark.parametrize("language", TEXTS)
def test_a_listing_is_read_in_each_language(language: str) -> None:
    assert any(c.predicate is Predicate.DESIGNATED_BY for c in _claims(TEXTS[language]))


def test_the_recipient_is_not_taken_for_the_supplier() -> None:
    (first, *_) = (c for c in _claims(TEXTS["en"]) if c.predicate is Predicate.SUPPLIES and c.object is not None)
    assert first.subject is not None
    assert first.object is not None
    assert ("Almaz" in first.subject.party, "Uralpribor" in first.object.party) == (True, True)


def test_the_records_are_the_authority() -> None:
    supplies = [c for c in _claims(TEXTS["en"]) if c.predicate is Predicate.SUPPLIES]
    assert any("records" in a.text for c in supplies for a in c.attribution)


def test_a_speaker_who_is_only_referred_to_is_named() -> None:
    text = "Orlan Trade, a broker in Dubai, denied the report. The company said it has never supplied drones to Russia."
    speakers = {a.text for c in _claims(text) for a in c.attribution}
    assert speakers == {"Orlan Trade"}


def test_an_article_is_nobody() -> None:
    text = "China's Foreign Ministry rejected the report. The ministry said Beijing has never provided weapons."
    assert "The" not in {m.text for m in _read(_document(text)).mentions}


def test_what_no_claim_is_made_of_gives_none() -> None:
    assert _claims("The weather in Bishkek was mild, and the cafés on the boulevard stayed open until late.") == ()


def test_a_document_without_words_gives_nothing() -> None:
    reading = _read(_document("—\n\n…\n"))
    assert (reading.claims, reading.mentions) == ((), ())


def test_the_same_document_gives_the_same_reading() -> None:
    document = _document(TEXTS["en"])
    assert _read(document) == _read(document)


def test_other_readers_names_keep_their_party() -> None:
    document = _document(TEXTS["en"])
    (known, *_) = (m for m in _read(document).mentions if m.kind is MentionKind.ORG)
    named = _read(document, replace(known, party="Almaz Trade Limited"))
    assert any(m.party == "Almaz Trade Limited" for m in named.mentions)


def test_cells_of_a_table_are_left_to_the_reader_of_tables() -> None:
    rows = "Date,Consignee,Goods\n2024-01-02,EXAMPLE CERAMICS S.R.L.,Ceramic tiles\n2024-01-03,EXAMPLE FOODS LLC,Black tea\n"
    document = Reader().read(rows.encode(), name="customs.csv").document
    assert _read(document).mentions == ()


def _mangle(make: Callable[[str, int, str], str]) -> st.SearchStrategy[str]:
    junk = st.text(st.sampled_from("aЯ中é🎉«»“”'.,;:()\n\t \u00a0\u00ad\u200b\u200f\ufb01１"), max_size=12)
    return st.builds(make, st.sampled_from(list(TEXTS.values())), st.integers(0, 200), junk)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_mangle(lambda text, at, junk: text[:at] + junk + text[at:]))
def test_every_quote_of_a_mangled_text_is_verbatim(text: str) -> None:
    document = _document(text)
    check_reading(_read(document), document)
