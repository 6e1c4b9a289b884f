"""Public corpora become windows that ask no more than the corpora tell."""

import json
from pathlib import Path

import pytest
from borrowed import ANY, INSIDE, OUTSIDE, read_corpora
from corpora import join_words, read_core
from questions import Example

from lading.claims.learned.labels import NAMED
from lading.claims.learned.tokens import Cutter

DOCRED = {
    "sents": [["Vostok", "Kabel", "is", "owned", "by", "Ural", "Works", "."], ["Ural", "Works", "is", "in", "Perm", "."]],
    "vertexSet": [
        [{"type": "ORG", "pos": [0, 2], "sent_id": 0, "name": "Vostok Kabel"}],
        [
            {"type": "ORG", "pos": [5, 7], "sent_id": 0, "name": "Ural Works"},
            {"type": "ORG", "pos": [0, 2], "sent_id": 1, "name": "Ural Works"},
        ],
        [{"type": "LOC", "pos": [4, 5], "sent_id": 1, "name": "Perm"}],
    ],
    "labels": [{"r": "P127", "h": 0, "t": 1, "evidence": [0]}, {"r": "P159", "h": 1, "t": 2, "evidence": []}],
}  # fmt: skip
CORE = {
    "id": "1", "relation": "acquired_by", "invert_relation": 1, "e1_start": 0, "e1_end": 1, "e2_start": 3, "e2_end": 3,
    "context": ["Ural", "Works", "bought", "Kabel", "."],
}  # fmt: skip
UNER = "# text = Иван met Anna in Perm .\n1\tИван\tB-PER\t-\tx\n2\tmet\tO\t-\tx\n3\tAnna\tB-PER\t-\tx\n4\tin\tO\t-\tx\n5\tPerm\tB-LOC\t-\tx\n6\t.\tO\t-\tx\n"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    files = {
        "redocred/dev_revised.json": json.dumps([DOCRED]),
        "redocred/test_revised.json": "[]",
        "core_company_relations/dataset/train.json": json.dumps([CORE] * 8),
        "finre_zh/FinRE/train.txt": "".join(f"东方\t上航\t收购\t东方将收购上航{n}\n\n上航\t东方\t被收购\t东方将收购上航{n}\n" for n in range(6)),
        "uner_en_ewt/en_ewt-ud-train.2022-12.iob2": "\n".join([UNER] * 6),
        "uner_zh_gsd/zh_gsd-ud-train.iob2": "",
        "factrueval_ru/devset/book_1.txt": "Иван Петров работает в Перми.",
        "factrueval_ru/devset/book_1.spans": "1 name 0 11\n2 loc_name 23 5\n",
        "factrueval_ru/devset/book_1.objects": "1 Person 1 # Иван Петров\n2 Location 2 # Перми\n",
    }  # fmt: skip
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def found(corpora: Path, cutter: Cutter) -> tuple[dict[str, list[Example]], dict[str, list[str]]]:
    examples, tables = read_corpora(corpora, cutter)
    return {name: [e for e in examples if e.name == name] for name in tables}, tables


def test_a_pair_is_related_where_its_evidence_stands(found) -> None:  # type: ignore[no-untyped-def]
    examples, tables = found
    first, second = examples["docred"][0].asked
    assert {(a, b, tables["docred"][label]) for a, b, label in first.right} == {(0, 1, "P127")}
    assert (1, 0) in first.judged
    assert not second.right
    assert (2, 3) not in second.judged, "its evidence is unknown: neither related nor not"


def test_only_pairs_that_a_corpus_judged_are_asked(found) -> None:  # type: ignore[no-untyped-def]
    examples, tables = found
    core = examples["core"][0].asked[0]
    assert core.judged == [(0, 1), (1, 0)]
    assert {(a, b, tables["core"][label]) for a, b, label in core.right} == {(1, 0, "acquired_by")}
    finre = examples["finre"][0].asked[0]
    assert {(a, b, tables["finre"][label]) for a, b, label in finre.right} == {(0, 1, "收购"), (1, 0, "被收购")}
    assert not any(one.judged for e in examples["names"] for one in e.asked)


def test_the_last_sentences_of_a_corpus_are_learned_from_too(found) -> None:  # type: ignore[no-untyped-def]
    examples, _ = found
    assert sum(bool(one.judged) for e in examples["core"] for one in e.asked) == 8


def test_what_a_corpus_leaves_open_of_a_piece_is_not_asked(found) -> None:  # type: ignore[no-untyped-def]
    examples, _ = found
    person = frozenset({1 + 2 * NAMED.index("PERSON")})
    for example in examples["names"]:
        assert [example.allowed[s.start] for s in example.spots if s.kind == "PERSON"].count(person) >= 1
        assert OUTSIDE in example.allowed
    finre = examples["finre"][0]
    last = finre.spots[0].end
    assert finre.allowed[last] == ANY - INSIDE, "a name ends where the corpus ends it"
    assert ANY in finre.allowed, "other names of the sentence are not marked"


def test_words_are_joined_as_they_are_written() -> None:
    text, places = join_words(["``", "Kabel", "''", ",", "he", "said", "(", "in", "Perm", ")", "."])
    assert text == '"Kabel", he said (in Perm).'
    assert text[slice(*places[1])] == "Kabel"


def test_core_leads_from_the_acquired_to_who_acquires(corpora: Path) -> None:
    pair = next(iter(read_core(corpora / "core_company_relations/dataset/train.json")))
    assert pair.text[slice(*pair.first)] == "Kabel"
    assert pair.text[slice(*pair.second)] == "Ural Works"
    assert pair.relation == "acquired_by"
