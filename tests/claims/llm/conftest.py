"""The reader that asks a model, its knowledge loaded once, with a model that says what a test tells it to."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.llm.extractor import ModelExtractor
from lading.claims.llm.knowledge import Knowledge, load_knowledge
from lading.claims.llm.prompt import load_prompt
from lading.claims.llm.question import Question
from lading.claims.read import read_claims
from lading.claims.ru.extractor import read_russian
from lading.claims.zh.extractor import read_chinese
from lading.documents.segment import find_blocks
from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.ids import digest_bytes
from lading.testing import ScriptedModel

Row = dict[str, Any]
Ask = Callable[..., Reading]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def readers(extractor: RulesExtractor) -> tuple[Extractor, ...]:
    return (extractor, read_russian(), read_chinese())


def document(text: str, language: str = "en") -> Document:
    blocks = find_blocks(text)
    return Document(text, "note", digest_bytes(text.encode()), language=language, published="2025-09-25", blocks=blocks)


def claim(**said: Any) -> Row:
    """A row of an answer as the schema has it; what is not said is empty."""
    empty: Row = {
        "predicate": "supplies", "subject": "", "object": "", "item": "", "sentences": [1], "words": "", "polarity": "+",
        "stance": "asserted", "attribution": [], "relayed_by": "", "values": [],
    }  # fmt: skip
    return {**empty, **said}


def name(key: str, words: str, kind: str = "org", sentence: int = 1) -> Row:
    return {"id": key, "sentence": sentence, "words": words, "kind": kind}


def answer(*claims: Row, names: tuple[Row, ...] = ()) -> str:
    return json.dumps({"names": list(names), "claims": list(claims)}, ensure_ascii=False)


def id_of(question: Question, party: str) -> str:
    """The id under which a question lists a party."""
    rows = json.loads(question.user)["parties"]
    return str(next(row[0] for row in rows if party in row[2]))


@pytest.fixture(scope="session")
def make(knowledge: Knowledge) -> Callable[..., ModelExtractor]:
    prompt = load_prompt()

    def build(model: ScriptedModel, readers: tuple[Extractor, ...] = ()) -> ModelExtractor:
        return ModelExtractor("scripted", model, readers, knowledge, prompt)

    return build


@pytest.fixture(scope="session")
def ask(make: Callable[..., ModelExtractor], knowledge: Knowledge) -> Ask:
    """What a model's answers come to, without the other readers."""

    def run(text: str, *answers: Any, language: str = "en", readers: tuple[Extractor, ...] = ()) -> Reading:
        reader = make(ScriptedModel(*answers), readers)
        extractors = (*readers, reader)
        return read_claims(
            document(text, language), extractors=extractors, gazetteer=Gazetteer.empty(), guards=knowledge.guards
        )

    return run
