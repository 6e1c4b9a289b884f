import datetime as dt

import pytest

from lading import pipeline
from lading.io.request import Request
from lading.model.judgement import Decision
from lading.workspace.workspace import Workspace
from tests.web.bench import CASE

DAY = dt.date(2025, 10, 1)


def test_what_is_held_gives_the_answer_that_is_worked_out_anew(own: Workspace) -> None:
    item = own.queue(DAY).open[0]
    with own.desk("Vera") as desk:
        desk.decide(item, Decision.NEGATIVE)
    held, queue = own.dossier(DAY), own.queue(DAY)
    with own.opened() as store:
        request = Request(documents=(), lists=[CASE / "lists"], as_of=DAY, store=store)
        assert held == pipeline.trace(request)
        assert [one.id for one in queue.open] == [one.id for one in pipeline.review(request).open]


def test_who_is_who_is_worked_out_once_for_other_days_and_judgements_on_claims(
    own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[int] = []
    own.dossier(DAY)

    def fail(*_: object, **__: object) -> None:
        worked.append(1)

    monkeypatch.setattr("lading.workspace.resolver.resolve_parties", fail)
    item = own.queue(DAY).open[0]
    with own.desk("Vera") as desk:
        desk.decide(item, Decision.UNSURE)
    own.dossier(DAY)
    own.dossier(dt.date(2024, 1, 1))
    assert worked == []
