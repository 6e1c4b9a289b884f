"""The log of who did what, and the rules and thresholds in force."""

from dataclasses import fields

from starlette.responses import Response

from lading import __version__
from lading.resolve.score import Thresholds
from lading.web.ask import Ask
from lading.web.bench import Bench
from lading.web.pages.network import read_number
from lading.workspace.log import read_log

PAGE = 100
"""Lines of the log on one page."""


def show_log(bench: Bench, ask: Ask) -> Response:
    """The log, the latest first."""
    before = read_number(ask, "before", 0, 0, 1_000_000)
    lines = read_log(bench.workspace, PAGE + 1, before=before)
    return bench.page("log.html.j2", ask, lines=lines[:PAGE], before=before, more=len(lines) > PAGE, page=PAGE)


def show_settings(bench: Bench, ask: Ask) -> Response:
    """Every table that answers are made by, with its version."""
    knowledge = bench.workspace.knowledge()
    scorer = knowledge.matcher.scorer
    return bench.page(
        "settings.html.j2",
        ask,
        view=bench.view(ask),
        knowledge=knowledge,
        scorer=scorer,
        thresholds=[
            (use, [(f.name, getattr(row, f.name)) for f in fields(Thresholds)])
            for use, row in scorer.thresholds.items()
        ],
        lading=__version__,
        store=str(bench.workspace.path),
        methods=[extractor.method for extractor in knowledge.extractors],
    )
