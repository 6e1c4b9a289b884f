"""Full-text search: the same documents from any store, whatever its own index thinks of a language."""

import hashlib

import pytest

from lading.errors import InputError
from lading.io.store import Store
from lading.model.document import Document
from tests.io.store.build import MONDAY, TUESDAY

TEXTS = {
    "en": "TSK Vektor buys drone engines for Kupol, two officials said. O'Brien's x1.",
    "ru": "ТСК «Вектор» закупает двигатели для беспилотников завода «Купол».",
    "zh": "四川一电航空技术有限公司否认向伊热夫斯克机电厂出售无人机。",
    "none": "…",
}


def keep(store: Store, name: str, text: str, recorded: str = MONDAY) -> str:
    original = text.encode()
    document = Document(text, name, hashlib.sha256(original).hexdigest())
    store.documents.keep(document, original, recorded=recorded)
    return document.id


def names(store: Store, question: str) -> set[str]:
    return {document.name for document, _ in store.documents.search(question)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kupol", {"en"}),
        ("KUPOL vektor", {"en"}),
        ("kupol вектор", set()),
        ("двигател*", {"ru"}),
        ("двигател", set()),
        ('"drone engines"', {"en"}),
        ('"engines drone"', set()),
        ("航空技术", {"zh"}),
        ("技航", set()),
        ("o'brien's", {"en"}),
        ("x1", {"en"}),
        ("NOT OR AND", set()),
        ("'':* | & !", None),
    ],
)
def test_a_question_finds_the_documents_that_have_its_words(
    store: Store, question: str, expected: set[str] | None
) -> None:
    for name, text in TEXTS.items():
        keep(store, name, text)
    if expected is None:
        with pytest.raises(InputError):
            names(store, question)
    else:
        assert names(store, question) == expected
    assert store.check() == ()


def test_what_comes_later_is_found_too_and_where_it_stands_is_told(store: Store) -> None:
    assert names(store, "kupol") == set()
    first = keep(store, "first", TEXTS["en"])
    assert names(store, "kupol") == {"first"}
    second = keep(store, "second", "Kupol. KUPOL again.", TUESDAY)
    found = {
        document.id: [span.cut(document.text) for span in spans] for document, spans in store.documents.search("kupol")
    }
    assert found == {first: ["Kupol"], second: ["Kupol", "KUPOL"]}


def test_a_document_of_very_many_words_is_found_by_any_of_them(store: Store) -> None:
    text = " ".join(f"Слово{number}ё" for number in range(60_000))
    keep(store, "long", f"{text} {'я' * 3000}")
    assert names(store, "слово59999е слово0е") == {"long"}
    assert names(store, "слово5999*") == {"long"}
    assert names(store, "слово60000е") == set()
    assert names(store, "я" * 3000) == {"long"}
