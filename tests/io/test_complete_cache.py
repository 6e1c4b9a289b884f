import datetime as dt
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lading.claims.llm.question import Completion, Question
from lading.errors import ConfigurationError, InputError
from lading.io.complete_all import ask_all, recall
from lading.io.complete_cache import ReplyCache, clear_replies, list_replies
from lading.testing import ScriptedModel

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
QUESTION = Question("scripted-1", "Extract.", '{"sentences":[]}', "{}", "v1", "note", "id")
GOOD = '{"names": [], "claims": []}'


def cache(folder: Path, endpoint: str = "http://localhost/v1") -> ReplyCache:
    return ReplyCache(folder, endpoint, lambda: NOW)


def test_an_answer_is_paid_for_once(tmp_path: Path) -> None:
    model = ScriptedModel(Completion(GOOD, True, 100, 20))
    ask = cache(tmp_path).around(model)
    first, again = ask(QUESTION), ask(replace(QUESTION, document="another name"))
    assert len(model.asked) == 1
    assert (first.kept, again.kept, again.text) == (False, True, GOOD)
    (row,) = list_replies(tmp_path)
    assert (row.document, row.model, row.at, row.asked_tokens) == ("note", "scripted-1", "2026-11-23T10:00:00Z", 100)


def test_whatever_the_answer_depends_on_makes_another_key(tmp_path: Path) -> None:
    model = ScriptedModel(GOOD)
    ask = cache(tmp_path).around(model)
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"model": "b"},
        {"system": "b"},
        {"user": "b"},
        {"schema": "b"},
        {"limit": 9},
    )
    for change in changes:
        ask(replace(QUESTION, **change))
    cache(tmp_path, "http://elsewhere/v1").around(model)(QUESTION)
    assert len(model.asked) == len(changes) + 1


def test_what_is_no_whole_answer_is_not_kept(tmp_path: Path) -> None:
    for answer in (Completion('{"names"', whole=False), Completion("I am sorry."), Completion("[]")):
        cache(tmp_path).around(ScriptedModel(answer))(QUESTION)
    assert not list(list_replies(tmp_path))


def test_a_damaged_file_is_asked_again_and_cleared(tmp_path: Path) -> None:
    ask = cache(tmp_path).around(ScriptedModel(GOOD))
    ask(QUESTION)
    (file,) = tmp_path.glob("??/*.json")
    file.write_text(file.read_text()[:40])
    assert not list(list_replies(tmp_path))
    assert not ask(QUESTION).kept
    file.write_text("{")
    assert clear_replies(tmp_path, chosen=lambda _: False) == 1


def test_chosen_answers_are_forgotten(tmp_path: Path) -> None:
    ask = cache(tmp_path).around(ScriptedModel(GOOD))
    for name in ("a", "b"):
        ask(replace(QUESTION, document=name, user=name))
    assert clear_replies(tmp_path, chosen=lambda row: row.document == "a") == 1
    assert [row.document for row in list_replies(tmp_path)] == ["b"]


def questions(count: int) -> list[Question]:
    return [replace(QUESTION, user=str(n)) for n in range(count)]


def test_many_questions_are_under_way_at_once_and_each_is_asked_once() -> None:
    barrier = threading.Barrier(3, timeout=5)

    def complete(question: Question) -> Completion:
        barrier.wait()
        return Completion(question.user)

    told: list[str] = []
    found = ask_all([*questions(6), *questions(6)], complete, workers=3, tell=lambda q, _: told.append(q.user))
    assert sorted(told) == list("012345")
    assert all(isinstance(found[q.key], Completion) for q in questions(6))


def test_one_question_without_an_answer_costs_only_itself() -> None:
    model = ScriptedModel(GOOD, InputError("no answer"), GOOD)
    found = ask_all(questions(3), model, workers=1, tell=lambda *_: None)
    assert sum(isinstance(answer, InputError) for answer in found.values()) == 1
    complete = recall(found, ScriptedModel("live"))
    with pytest.raises(InputError, match="no answer"):
        complete(questions(3)[1])
    assert complete(questions(3)[0]).text == GOOD
    assert complete(questions(9)[8]).text == "live"


def test_what_is_wrong_for_all_stops_all() -> None:
    model = ScriptedModel(ConfigurationError("the key is wrong"))
    with pytest.raises(ConfigurationError):
        ask_all(questions(50), model, workers=1, tell=lambda *_: None)
    time.sleep(0.05)
    assert len(model.asked) < 50


def test_an_interrupt_keeps_what_was_answered_and_waits_for_nothing(tmp_path: Path) -> None:
    def complete(question: Question) -> Completion:
        if question.user == "2":
            time.sleep(30)
        return Completion(GOOD)

    told: list[str] = []

    def tell(question: Question, _: object) -> None:
        told.append(question.user)
        if len(told) == 2:
            raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ask_all(questions(9), cache(tmp_path).around(complete), workers=1, tell=tell)
    assert time.monotonic() - started < 5
    assert len(list(list_replies(tmp_path))) == 2
