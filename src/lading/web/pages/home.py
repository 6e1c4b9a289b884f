"""The first page: the question box, what the documents come to, what waits for a person, how old each list is."""

from starlette.responses import Response

from lading.claims.review import Queue
from lading.reports.answer import compose_answer, count_parts
from lading.reports.deciding import RANKS
from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.workspace.log import read_log

FIRST, LATEST = 6, 6
"""Exposures and lines of the log shown."""
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
        log=read_log(bench.workspace, LATEST),
    )


def count_waiting(queue: Queue) -> tuple[tuple[str, int], ...]:
    """How many items wait for a person, by what they would change."""
    counted = ((words, sum(item.rank is rank for item in queue.open)) for rank, words in RANKS.items())
    return tuple((words, number) for words, number in counted if number)
