"""The first page: the question box, what the documents come to, what waits for a person, how old each list is."""

import datetime as dt
from dataclasses import dataclass

from starlette.responses import Response

from lading.claims.review import Queue
from lading.model.exposure import Status
from lading.model.period import first_day
from lading.reports.answer import compose_answer, count_parts
from lading.reports.deciding import RANKS
from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.web.view import View
from lading.workspace.log import read_log

FIRST, LATEST, NAMED = 6, 6, 4
"""Exposures, lines of the log and names shown."""
OLD = 30
"""Days from which a list is said to be old."""


def show_home(bench: Bench, ask: Ask) -> Response:
    """The first page; with nothing in the workspace yet, how to begin."""
    view = bench.view(ask)
    versions = bench.workspace.standing(view.as_of).versions
    return bench.page(
        "home.html.j2",
        ask,
        view=view,
        desk=view.desk,
        answer=compose_answer(view.ledger),
        counts=count_parts(view.ledger),
        exposures=view.ledger.exposures[:FIRST],
        ages={version.dataset: (version, version.age(view.as_of)) for version in versions},
        old=OLD,
        waiting=count_waiting(bench.queue(ask)),
        before=find_before(view),
        log=read_log(bench.workspace, LATEST),
    )


def count_waiting(queue: Queue) -> tuple[tuple[str, int], ...]:
    """How many items wait for a person, by what they would change."""
    counted = ((words, sum(item.rank is rank for item in queue.open)) for rank, words in RANKS.items())
    return tuple((words, number) for words, number in counted if number)


@dataclass(frozen=True, slots=True)
class Before:
    """A day on which the answer was another one: the last before a party of the documents was listed."""

    names: tuple[str, ...]
    first: str
    """When the first document was published."""
    day: str


def find_before(view: View) -> Before | None:
    """The day before the first listing that came after the first document; None where there was none."""
    published = min((one.published for one in view.dossier.documents if one.published), default="")
    first: dict[str, str] = {}
    for party in view.dossier.parties:
        starts = [row.period.start for row in party.designations]
        if party.status is Status.LISTED and starts and published and all(day and day > published for day in starts):
            first[party.id] = min(day for day in starts if day)
    if not first:
        return None
    names = tuple(view.ledger.name(party) for party in list(first)[:NAMED])
    eve = first_day(min(first.values())) - dt.timedelta(days=1)
    return Before(names, published, eve.isoformat())
