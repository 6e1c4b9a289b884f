"""Runs work over batches on Spark: on this machine, or on a cluster whose machines hold nothing but Lading and Java.

The files of the work (an index as it is mapped) go to every executor once; each Python worker maps them when it first needs
them. Batches travel as rows of Arrow, a wave of them in one job, and `mapInArrow` calls the function that the local engine calls.
"""

import pickle
import tempfile
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lading.engine.spark_start import explain_failure, start_session
from lading.engine.work import Given, Made, Work
from lading.errors import LadingError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

AHEAD = 2
"""Waves handed out at a time: while the last batches of one are worked on, the next one fills the cores that are free."""
WAVE = 6
"""Batches of a wave for each core: a job costs Spark some tenths of a second, whatever is in it."""
WAVE_BYTES = 64_000_000
"""Bytes from which a wave is full: Spark holds a wave's batches in the driver's memory."""
NUMBER, BATCH = "number", "batch"
SCHEMA = f"{NUMBER} long, {BATCH} binary"

# The work of this Python worker, by the name it was sent under: unpacked once, used for every batch that follows.
_unpacked: dict[str, Callable[[Any], Any]] = {}


@dataclass(frozen=True, slots=True)
class Sent:
    """Work on its way: the name it is known by, its files as Spark knows them, and what makes the work of them."""

    name: str
    files: tuple[str, ...]
    unpack: Callable[[Sequence[Path]], Callable[[Any], Any]]

    def open(self) -> Callable[[Any], Any]:
        """The work, in the Python worker. Raises what unpacking raises."""
        if self.name not in _unpacked:
            from pyspark import SparkFiles

            _unpacked.clear()  # of an earlier run: this worker serves one run after the other
            _unpacked[self.name] = self.unpack([Path(SparkFiles.get(name)) for name in self.files])
        return _unpacked[self.name]


class SparkEngine:
    """A Spark session that does work. `open_spark` makes one."""

    def __init__(self, session: "SparkSession", folder: Path) -> None:
        self._session, self._folder = session, folder

    @property
    def slots(self) -> int:
        """Cores of the executors that are there now."""
        return max(1, int(self._session.sparkContext.defaultParallelism))

    def run(self, work: Work[Given, Made], batches: Iterable[Sequence[Given]]) -> Iterator[Made]:
        """What the work makes of each batch, in the order of the batches.

        An executor that is lost costs time: Spark gives its batches to another one.

        Raises:
            LadingError: where a worker cannot do the work at all, or Spark cannot.
        """
        sent = self._send(work)
        waves = _cut_waves((pickle.dumps(work.load(batch)) for batch in batches), most=lambda: self.slots * WAVE)
        with ThreadPoolExecutor(AHEAD) as threads:
            waiting: deque[Future[list[Any]]] = deque()
            try:
                for wave in waves:
                    waiting.append(threads.submit(self._run_wave, sent, wave))
                    if len(waiting) == AHEAD:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                if waiting:
                    self._session.sparkContext.cancelAllJobs()

    def _send(self, work: Work[Any, Any]) -> Sent:
        """Give the files of a work to Spark, which keeps them for executors that come later."""
        name = uuid.uuid4().hex  # noqa: TID251  # a name on a wire, in no answer
        folder = self._folder / name
        folder.mkdir()
        files = []
        for path in work.pack(folder):
            # Spark knows files by their last part alone.
            named = path.rename(path.with_name(f"{name}-{path.name}"))
            self._session.sparkContext.addFile(str(named))
            files.append(named.name)
        return Sent(name, tuple(files), work.unpack)

    def _run_wave(self, sent: Sent, wave: list[bytes]) -> list[Any]:
        """One job: each batch a task. What was made of each, in order."""
        import pyarrow as pa

        table = pa.table({NUMBER: pa.array(range(len(wave)), pa.int64()), BATCH: pa.array(wave, pa.binary())})
        try:
            made = self._session.createDataFrame(table).mapInArrow(partial(_do_rows, sent), SCHEMA).toArrow()
        except Exception as error:
            raise explain_failure(error) from error
        of = dict(zip(made[NUMBER].to_pylist(), made[BATCH].to_pylist(), strict=True))
        results = [pickle.loads(of[number]) for number in range(len(wave))]  # noqa: S301  # what our own workers made
        for one in results:
            if isinstance(one, LadingError):
                raise one
        return results


@contextmanager
def open_spark(master: str, *, java_home: str | None = None) -> Iterator[SparkEngine]:
    """A Spark engine, for as long as it is needed.

    Args:
        master: `local[*]`, `local[4]`, `spark://host:7077`, `yarn`, `k8s://…`.
        java_home: where Java is; the path is searched where it is not given.

    Raises:
        ConfigurationError: without PySpark or Java, or where the master does not answer or has no executor to give.
    """
    # Files that were sent stay until the end: an executor that comes late asks for them.
    with (
        tempfile.TemporaryDirectory(prefix="lading-spark-") as folder,
        start_session(master, java_home=java_home) as session,
    ):
        yield SparkEngine(session, Path(folder))


def _do_rows(sent: Sent, given: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """In a Python worker: the work on each batch. An error that a person can put right travels back as it is."""
    import pyarrow as pa

    for rows in given:
        numbers, batches = rows.column(0), rows.column(1)
        made = pa.array([pickle.dumps(_do(sent, batch.as_py())) for batch in batches], pa.binary())
        yield pa.RecordBatch.from_arrays([numbers, made], names=[NUMBER, BATCH])


def _do(sent: Sent, batch: bytes) -> Any:
    try:
        return sent.open()(pickle.loads(batch))  # noqa: S301  # what our own driver sent
    except LadingError as error:
        return error


def _cut_waves(batches: Iterator[bytes], *, most: Callable[[], int]) -> Iterator[list[bytes]]:
    wave: list[bytes] = []
    size = 0
    for batch in batches:
        wave.append(batch)
        size += len(batch)
        if len(wave) >= most() or size >= WAVE_BYTES:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave
