from dataclasses import replace

import pytest

from lading.claims.anchor import check_reading
from lading.claims.extractor import Extractor
from lading.claims.frames import Example, read_examples, read_frames
from lading.claims.gazetteer import Gazetteer
from lading.claims.ru.extractor import RussianExtractor
from lading.claims.zh.extractor import ChineseExtractor
from lading.documents.read import Reader
from lading.model.claim import Claim, Predicate
from lading.model.document import Document

READER = Reader()
EXTRACTORS: dict[str, Extractor] = {"ru": RussianExtractor.load(), "zh": ChineseExtractor.load()}
CASES = [(language, example) for language in EXTRACTORS for example in read_examples(language)]


def document_of(text: str, language: str) -> Document:
    return replace(READER.read(text.encode(), name="example.txt").document, language=language)


def shown(claim: Claim) -> str:
    subject, target, item = (mention.text if mention else "" for mention in (claim.subject, claim.object, claim.item))
    rest = f"{target} ({item})".strip() if item else target
    return f"{subject} > {rest}" if rest else subject


@pytest.mark.parametrize(
    ("language", "example"), CASES, ids=[f"{lang}-{e.predicate}-{e.text[:24]}" for lang, e in CASES]
)
def test_every_frame_file_reads_its_examples_and_leaves_its_counter_examples(language: str, example: Example) -> None:
    document = document_of(example.text, language)
    reading = EXTRACTORS[language].extract(document, Gazetteer.empty())
    check_reading(reading, document)
    read = [shown(c) for c in reading.claims if c.predicate is example.predicate]
    if example.expect:
        assert example.expect in read
    else:
        assert read == []


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_every_relation_has_frames_and_examples_of_both_kinds(language: str) -> None:
    relations = set(Predicate) - {Predicate.COMMENTS, Predicate.CONTROLS}
    assert {frame.predicate for frame in read_frames(language)} == relations
    for predicate in relations:
        examples = [e for e in read_examples(language) if e.predicate is predicate]
        assert any(e.expect for e in examples)
        assert any(not e.expect for e in examples)
