"""A real Spark of its own: a standalone master and two workers on loopback, each a process with one core."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]
"""Workers must find what tests send them by name."""
LIGHT = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""For machines of Java that live for a minute: less compiling, one collector thread."""
PATIENCE = 180.0
"""Seconds in which master and workers must be there; some suffice on a machine that is not busy."""


def why_not() -> str:
    """Why no cluster can be started here; empty where one can."""
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    if missing:
        return f"{missing[0]} is not installed: make .venv/.spark"
    return "" if shutil.which("java") else "no Java is installed: Spark needs 17 or newer"


@contextmanager
def start_cluster(folder: Path, *, workers: int = 2, memory: str = "1g") -> Iterator[str]:
    """The address of a master with so many workers. All of it ends with the block."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    master = f"spark://{HOST}:{port}"
    log = folder / "master.log"
    with ExitStack() as running:
        address = ("--host", HOST, "--webui-port", "0")
        running.enter_context(_run(log, "master.Master", *address, "--port", str(port)))
        _wait_for(log, "I have been elected leader", 1)
        for number in range(workers):
            place = folder / f"worker-{number}"
            place.mkdir()
            own = ("--cores", "1", "--memory", memory, "--work-dir", str(place))
            running.enter_context(_run(place / "worker.log", "worker.Worker", *address, *own, master))
        _wait_for(log, "Registering worker", workers)
        yield master


@contextmanager
def _run(log: Path, what: str, *args: str) -> Iterator[None]:
    """One process of Spark's, until the end of the block."""
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{what}", *args]
    env = (
        os.environ
        | LIGHT
        | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": HOST, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    )
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env=env)  # noqa: S603  # Spark's own program
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(log: Path, words: str, times: int) -> None:
    """Until the words stand in a log so often."""
    end = time.monotonic() + PATIENCE
    while log.read_text(errors="replace").count(words) < times:
        assert time.monotonic() < end, f"no Spark after {PATIENCE:.0f} s: {log.read_text(errors='replace')[-2000:]}"
        time.sleep(0.1)
