from pathlib import Path

import pytest

from lading.claims.review import MatchItem
from lading.model.judgement import Decision
from lading.workspace.reviewing import WORDS, Row, decide_item, find_item, record_item, undo_item
from lading.workspace.workspace import Workspace
from tests.workspace.test_workspace import make_workspace


def count_answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every answer that is worked out."""
    from lading import pipeline

    made, answer = list[str](), pipeline.answer

    def work_out(*case: object, **rest: object) -> object:
        made.append("answer")
        return answer(*case, **rest)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(pipeline, "answer", work_out)
    return made


@pytest.mark.parametrize("decision", Decision)
def test_a_decision_works_nothing_out_and_is_told_as_the_queue_tells_it_then(
    own: Workspace, monkeypatch: pytest.MonkeyPatch, decision: Decision
) -> None:
    waiting = own.queue().open
    assert {type(item).__name__ for item in waiting} == {"ClaimItem", "MatchItem"}
    for item in waiting:
        with monkeypatch.context() as patch:
            made = count_answers(patch)
            told = decide_item(own, item.id, WORDS[decision], who="vera")
            assert made == []
        found = find_item(own, item.id)
        assert found is not None
        assert told is not None
        # Of a name that counts as a listed one or does not, the list no longer says who listed it.
        beside: Row = {"effects": []} if isinstance(item, MatchItem) else {}
        assert told | beside == record_item(found) | beside


def test_what_is_taken_back_at_once_is_told_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = make_workspace(tmp_path)
    item = workspace.queue().open[0]
    made = count_answers(monkeypatch)
    decide_item(workspace, item.id, "yes", who="vera")
    assert undo_item(workspace, item.id, who="vera") == record_item(item)
    assert made == []


def test_what_is_taken_back_later_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = make_workspace(tmp_path)
    item = workspace.queue().open[0]
    decide_item(workspace, item.id, "yes", who="vera")
    workspace.queue()
    made = count_answers(monkeypatch)
    assert undo_item(workspace, item.id, who="vera") == record_item(item)
    assert len(made) == len({"as it is", "if every claim were true"})
