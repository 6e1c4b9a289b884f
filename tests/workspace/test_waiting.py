import datetime as dt

import pytest

from lading.model.judgement import Decision
from lading.workspace.waiting import Waiting
from lading.workspace.workspace import Workspace

DAY = dt.date(2025, 10, 1)


def test_what_is_decided_leaves_the_queue_before_the_answer_is_worked_out_anew(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting(own)
    before, current = waiting.queue(DAY)
    assert current
    monkeypatch.setattr(Waiting, "_begin", lambda *_: None)
    for item in before.open:
        with own.desk("Vera") as desk:
            desk.decide(item, Decision.NEGATIVE)
        now, current = waiting.queue(DAY)
        assert not current
        assert item.id not in {one.id for one in now.open}
        assert item.id in {one.id for one in now.decided}
    with own.desk("Vera") as desk:
        desk.undo(before.open[0])
    now, current = waiting.queue(DAY)
    assert [one.id for one in now.open] == [before.open[0].id]
    assert not current


def test_the_queue_comes_to_what_it_is(own: Workspace) -> None:
    waiting = Waiting(own)
    item = waiting.queue(DAY)[0].open[0]
    with own.desk("Vera") as desk:
        desk.decide(item, Decision.NEGATIVE)
    assert not waiting.queue(DAY)[1]
    with waiting._lock:  # the one at work in the background has let go of it
        now, current = waiting.queue(DAY)
    assert current
    assert [one.id for one in now.open] == [one.id for one in own.queue(DAY).open]
    with own.desk("Vera") as desk:
        desk.undo(item)
    assert item.id in {one.id for one in waiting.queue(DAY)[0].open}
