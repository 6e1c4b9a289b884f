"""The output of a long run: whole, or to be continued; never torn.

While a run goes on, its lines stand in `.NAME.part` beside the output, and `.NAME.state` says how many of them count and
how much of the input they cover. The state is replaced at once after each batch is safely on disk; what a broken run
left behind after it is cut off. The output itself appears when everything is done, all of it at once.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lading.errors import InputError

try:
    import fcntl
except ImportError:  # Windows: two runs into one file are not kept apart
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class State:
    """How far a run has come."""

    key: str
    """Digest of everything the result depends on: input, lists, options, version. Another key is another run."""
    rows: int = 0
    """Rows of the input that are done."""
    bytes: int = 0
    """Bytes of the part that count."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """What the run counts."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What a continued run must know of the one that began it."""


class Journal:
    """The part and the state of one output. Use it in a `with`; leaving it keeps both."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.part = output.with_name(f".{output.name}.part")
        self.state_file = output.with_name(f".{output.name}.state")

    def __enter__(self) -> "Journal":
        try:
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.part.open("ab")
        except OSError as error:
            raise InputError(
                f"cannot be written: {error.strerror}", where=str(self.output), remedy="choose another --output"
            ) from error
        if fcntl is not None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                self._file.close()
                raise InputError(
                    "another run is writing this output", where=str(self.output), remedy="wait for it"
                ) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def found(self) -> State | None:
        """What an earlier run left; None where it left nothing that can be continued."""
        try:
            state = State(**json.loads(self.state_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        held = self.part.stat().st_size if self.part.exists() else -1
        return state if held >= state.bytes else None

    def resume(self, state: State) -> None:
        """Go on from a state: whatever was written after it is cut off."""
        self._file.truncate(state.bytes)
        self._save(state)

    def add(self, lines: Iterable[str], state: State) -> State:
        """Add lines, then the state they lead to. Returns it with its bytes."""
        self._file.writelines(line.encode() + b"\n" for line in lines)
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.seek(0, os.SEEK_END)
        reached = State(state.key, state.rows, size, state.counts, state.facts)
        self._save(reached)
        return reached

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every line that counts, as JSON."""
        with self.part.open(encoding="utf-8") as file:
            yield from map(json.loads, file)

    def finish(self, write: Callable[[Path], None]) -> None:
        """Write the output whole, then forget the part and the state."""
        whole = self.output.with_name(f".{self.output.stem}.whole{self.output.suffix}")
        try:
            write(whole)
            with whole.open("rb+") as file:
                os.fsync(file.fileno())
            whole.replace(self.output)
        finally:
            whole.unlink(missing_ok=True)
        self.state_file.unlink(missing_ok=True)
        self.part.unlink(missing_ok=True)

    def _save(self, state: State) -> None:
        new = self.state_file.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.state_file)
