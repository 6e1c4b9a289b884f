"""The bar of a long screening run: rows, rate, time left, hits. On standard error, for people only."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class RateColumn(ProgressColumn):
    """Rows a second, as lately measured."""

    def render(self, task: Task) -> Text:
        """The rate, or nothing while it is not known."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "", style="dim")


class RowBar:
    """Draws nothing where standard error is no terminal. It starts at the first update, when processes are forked."""

    def __init__(self, total: int, *, done: int) -> None:
        self._total, self._done = total or None, done
        self._progress: Progress | None = None

    def update(self, done: int, hits: int) -> None:
        """So many rows are done, with so many hits."""
        if not sys.stderr.isatty():
            return
        if self._progress is None:
            columns = (TextColumn("screening"), BarColumn(bar_width=18), MofNCompleteColumn(), RateColumn())
            self._progress = Progress(
                *columns,
                TimeRemainingColumn(),
                TextColumn("hits: {task.fields[hits]:,}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._progress.add_task("screening", total=self._total, completed=self._done, hits=hits)
            self._progress.start()
        for task in self._progress.task_ids:
            self._progress.update(task, completed=done, hits=hits)

    def stop(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
