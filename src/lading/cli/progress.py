"""A progress bar on standard error, for people only."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class ProgressBar:
    """Draws one bar a step. Draws nothing where standard error is not a terminal."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def begin(self, step: str, total: int) -> None:
        """Starts the bar of a step."""
        if not sys.stderr.isatty():
            return
        self._progress = Progress(
            TextColumn("{task.description:<20}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[item]}", markup=True),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task(step, total=total, item="")
        self._progress.start()

    def advance(self, item: str) -> None:
        """Moves the bar on by one item."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, advance=1, item=item[-28:])

    def note(self, words: str) -> None:
        """Says beside the bar what is going on within an item, `us_csl 12 MB`."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, item=words[-28:])

    def end(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
