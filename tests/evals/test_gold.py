"""The gold says what its sources say, can be scored, and keeps its splits apart."""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

EVALS = Path(__file__).resolve().parents[2] / "evals"
SOURCES = sorted((EVALS / "sources").glob("*.yml"))


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    sys.path.insert(0, str(EVALS))
    try:
        return importlib.import_module("build_gold")
    finally:
        sys.path.remove(str(EVALS))


@pytest.fixture(scope="module")
def words(builder: ModuleType) -> Any:
    return builder.Vocabulary.load(EVALS / "vocabulary.yml")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_built_files_are_what_the_source_makes(builder: ModuleType, words: Any, path: Path) -> None:
    text, gold = builder.build(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem, words)
    assert (EVALS / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8") == text
    assert json.loads((EVALS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8")) == gold


def test_every_document_is_in_exactly_one_split() -> None:
    split = json.loads((EVALS / "split.json").read_text(encoding="utf-8"))
    assert sorted(name for names in split.values() for name in names) == [path.stem for path in SOURCES]
    assert sorted(path.stem for path in (EVALS / "gold").glob("*.json")) == [path.stem for path in SOURCES]


def test_a_short_name_is_not_found_inside_a_longer_designation(builder: ModuleType) -> None:
    text = "Kupol's Shahed, not the Shahed-136 of Kupolov; Hong Kong-based Kupol"
    assert [text[a:b] for a, b in builder.find_places(text, "Shahed")] == ["Shahed"]
    assert [a for a, _ in builder.find_places(text, "Kupol")] == [0, text.rindex("Kupol")]
    assert len(builder.find_places(text, "Hong Kong")) == 1


def test_a_latin_name_may_touch_chinese_characters(builder: ModuleType) -> None:
    assert builder.find_places("经Intervesp供应", "Intervesp") == [(1, 10)]


def test_a_quote_that_the_text_does_not_say_is_refused(builder: ModuleType) -> None:
    with pytest.raises(builder.GoldError, match="not in the text"):
        builder.find_quote("Kupol received drones", "Kupol sold ... drones")


def test_an_unknown_party_in_a_claim_is_refused(builder: ModuleType, words: Any) -> None:
    source = {
        "lang": "en",
        "genre": "test",
        "published": "2025-01-01",
        "text": "Kupol received drones.",
        "entities": {"kupol": ["ORG", "Kupol"]},
        "claims": [{"s": "kupol", "p": "received", "o": "vektor", "quote": "Kupol received drones"}],
    }
    with pytest.raises(builder.GoldError, match="party vektor"):
        builder.build(source, "test", words)
