"""Starts Spark for a run, or says why it cannot be started and what to do."""

import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lading.errors import ConfigurationError, LadingError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVA = 17
REACHED = 5.0
"""Seconds in which a master must answer."""
GIVEN = 120.0
"""Seconds in which it must have given an executor."""
SETTLED = 1.0
"""Seconds without a further executor after which the run begins; those that come later take part all the same."""
LOOPBACK = "127.0.0.1"
STANDALONE = "spark://"
WORKERS = "install the same version of Lading on every worker, and name its Python in PYSPARK_PYTHON"


@contextmanager
def start_session(master: str, *, java_home: str | None = None, given: float = GIVEN) -> Iterator["SparkSession"]:
    """A Spark session of a master, stopped at the end. What Java says goes to a file, and is told where Spark fails to start.

    Args:
        master: as Spark names it.
        java_home: where Java is; the path is searched where it is not given.
        given: seconds in which the master must have given an executor.

    Raises:
        ConfigurationError: without PySpark or Java, or where the master does not answer or has no executor to give.
    """
    require_spark()
    require_java(find_java(java_home))
    hosts = reach_master(master)
    with tempfile.TemporaryFile() as said:
        session = _start(master, quiet=said, loopback=_is_local(master, hosts))
        try:
            _wait_for_executors(session, master, given)
            yield session
        finally:
            session.stop()


def require_spark() -> None:
    """Raises ConfigurationError where PySpark, or what it needs for Arrow, is not installed."""
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
    if missing:
        raise ConfigurationError(
            f"the Spark engine needs {missing[0]}, which is not installed",
            remedy="pip install 'lading[spark]', or leave --engine out: the local engine needs nothing more",
        )


def find_java(home: str | None = None) -> str | None:
    """The Java that Spark would start: that of JAVA_HOME, else that of the path; None where there is none."""
    if home:
        return shutil.which("java", path=str(Path(home) / "bin"))
    return shutil.which("java")


def require_java(java: str | None) -> None:
    """Raises ConfigurationError where there is no Java, or one older than Spark needs."""
    remedy = f"install Java {JAVA} or newer (Debian: openjdk-17-jre-headless), or leave --engine out"
    if java is None:
        raise ConfigurationError(f"the Spark engine needs Java {JAVA}, and none was found", remedy=remedy)
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True).stderr  # noqa: S603  # the person's own Java
    except (OSError, subprocess.SubprocessError) as error:
        raise ConfigurationError(f"Java does not start: {error}", where=java, remedy=remedy) from error
    found = re.search(r'version "(\d+)', said)
    if found and int(found[1]) < JAVA:
        raise ConfigurationError(f"Java {found[1]} is too old for Spark", where=java, remedy=remedy)


def reach_master(master: str) -> tuple[str, ...]:
    """The hosts of a standalone master, one of which answers; none for masters of another kind.

    Raises:
        ConfigurationError: for a master that is not named rightly or does not answer.
    """
    if not master.startswith(STANDALONE):
        return ()
    places = re.findall(r"([^,:/]+|\[[^]]+\]):(\d+)", master.removeprefix(STANDALONE))
    if not places:
        raise ConfigurationError("names no host and port", where=master, remedy="name it like spark://host:7077")
    reason = ""
    for host, port in places:
        try:
            with socket.create_connection((host.strip("[]"), int(port)), timeout=REACHED):
                return tuple(host for host, _ in places)
        except (OSError, OverflowError) as error:
            reason = str(error)
    remedy = "check the address, and that the master runs; `--spark-master local[*]` uses this machine alone"
    raise ConfigurationError(f"the Spark master does not answer: {reason}", where=master, remedy=remedy)


def explain_failure(error: Exception) -> LadingError:
    """What made Spark fail a job, as an error with a remedy."""
    said = str(error)
    if "No module named 'lading" in said:
        return ConfigurationError("a Spark worker does not have Lading", remedy=WORKERS)
    if "PYTHON_VERSION_MISMATCH" in said:
        return ConfigurationError("a Spark worker has another version of Python", remedy=WORKERS)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = next((line for line in reversed(lines) if re.match(r"[\w.]*(Error|Exception)\b", line)), "")
    what = told or (lines[0] if lines else type(error).__name__)
    return LadingError(f"Spark failed: {what}", remedy="see the logs of its master and workers")


def _is_local(master: str, hosts: tuple[str, ...]) -> bool:
    """Whether everything stays on this machine, so that no port needs to be open to others."""
    loopback = {"localhost", LOOPBACK}
    return master.startswith("local") or (bool(hosts) and set(hosts) <= loopback)


def _start(master: str, *, quiet: Any, loopback: bool) -> "SparkSession":
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    conf = SparkConf(loadDefaults=False).setMaster(master).setAppName("lading")
    settings = {
        "spark.log.level": "ERROR",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.rpc.message.maxSize": "1024",  # a batch may be one document of many megabytes
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",  # each row is a batch of Lading's: a task of its own
        "spark.sql.session.timeZone": "UTC",
    }
    if loopback:
        settings |= {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
    for key, value in settings.items():
        conf.set(key, value)
    try:
        # One Java for the process; it ends with it.
        gateway = getattr(SparkContext, "_gateway", None) or launch_gateway(conf, {"stderr": quiet, "stdout": quiet})
        return SparkSession(SparkContext(conf=conf, gateway=gateway))
    except Exception as error:
        quiet.seek(0)
        said = quiet.read().decode(errors="replace").strip().splitlines()
        what = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        remedy = f"Java said: {said[-1].strip()}" if said else "check JAVA_HOME and SPARK_HOME"
        raise ConfigurationError(f"Spark does not start: {what}", where=master, remedy=remedy) from error


def _wait_for_executors(session: "SparkSession", master: str, given: float) -> None:
    """Until executors have come and no more follow at once. In `local` mode the driver is the executor."""
    if master.startswith("local"):
        return
    context: Any = session.sparkContext
    begun = changed = time.monotonic()
    count = 0
    while not count or time.monotonic() - changed < SETTLED:
        now = len(context._jsc.sc().statusTracker().getExecutorInfos()) - 1  # noqa: SLF001  # PySpark has no public way; one is the driver
        if now != count:
            count, changed = now, time.monotonic()
        if not count and time.monotonic() - begun > given:
            raise ConfigurationError(
                f"no Spark worker took part within {given:.0f} s",
                where=master,
                remedy="check that workers are registered at the master, with a free core and 1 GB of memory",
            )
        time.sleep(0.1)
