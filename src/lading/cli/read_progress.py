"""The bar of a long reading: files, words a second, time left. On standard error, for people only."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class FileBar:
    """Draws nothing where standard error is no terminal. It starts at the first update, when processes are forked."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._progress: Progress | None = None

    def update(self, done: int, *, rate: float, item: str) -> None:
        """So many files are done, at so many words a second; the last one was `item`."""
        if not sys.stderr.isatty():
            return
        if self._progress is None:
            self._progress = Progress(
                TextColumn("reading"),
                BarColumn(bar_width=18),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]:,.0f} words/s"),
                TimeRemainingColumn(),
                TextColumn("[dim]{task.fields[item]}", markup=True),
                console=Console(stderr=True),
                transient=True,
            )
            self._progress.add_task("reading", total=self._total, rate=0.0, item="")
            self._progress.start()
        for task in self._progress.task_ids:
            self._progress.update(task, completed=done, rate=rate, item=item[-24:].replace("[", "("))

    def stop(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
