from dataclasses import replace

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.ru.extractor import read_russian
from lading.claims.shallow.deferred import DeferredExtractor
from lading.claims.zh.extractor import read_chinese
from lading.documents.read import Reader
from lading.model.claim import Reading
from lading.model.document import Document

DOCUMENT = replace(Reader().read("Компания закрылась.".encode(), name="a.txt").document, language="ru")


class Silent:
    method = "silent/1"

    def reads(self, document: Document) -> bool:
        return bool(document.text)

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        assert gazetteer is not None
        return Reading(document.id)


def test_nothing_is_loaded_before_the_first_document_and_then_only_once() -> None:
    loads: list[Extractor] = []

    def load() -> Extractor:
        loads.append(Silent())
        return loads[-1]

    extractor = DeferredExtractor("silent/1", frozenset({"ru"}), load)
    assert extractor.reads(DOCUMENT)
    assert not extractor.reads(replace(DOCUMENT, language="en"))
    assert loads == []
    extractor.extract(DOCUMENT, Gazetteer.empty())
    extractor.extract(DOCUMENT, Gazetteer.empty())
    assert len(loads) == 1


def test_russian_takes_ukrainian_too_and_chinese_either_script() -> None:
    assert [read_russian().reads(replace(DOCUMENT, language=code)) for code in ("ru", "uk", "zh", "en")] == [
        True,
        True,
        False,
        False,
    ]
    assert [read_chinese().reads(replace(DOCUMENT, language=code)) for code in ("zh", "zh-TW", "ja")] == [
        True,
        True,
        False,
    ]
