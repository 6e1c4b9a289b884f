"""Which engine runs what is parallel: this machine's cores, or Spark."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

import click

from lading.engine.pool import LocalEngine, count_cores
from lading.engine.work import Engine

F = TypeVar("F", bound=Callable[..., object])
LOCAL, SPARK = "local", "spark"
HERE = "local[*]"


def engine_options(function: F) -> F:
    """`--workers`, `--engine` and `--spark-master`."""
    for option in (
        click.option(
            "--spark-master", metavar="URL", help="With --engine spark: spark://host:7077.  [default: local[*]]"
        ),
        click.option(
            "--engine",
            type=click.Choice([LOCAL, SPARK]),
            default=LOCAL,
            show_default=True,
            help="This machine's cores, or a Spark cluster: pip install 'lading[spark]', Java 17.",
        ),
        click.option("--workers", type=click.IntRange(1), help="Processes. All cores where it is not given."),
    ):
        function = option(function)
    return function


def find_engine(engine: str, master: str | None, workers: int | None) -> AbstractContextManager[Engine]:
    """The engine that was asked for. It starts when it is entered, and raises then what it cannot start for."""
    if engine == LOCAL:
        if master is not None:
            raise click.UsageError("--spark-master goes with --engine spark")
        return nullcontext(LocalEngine(workers or count_cores()))
    if workers is not None:
        raise click.UsageError(
            "--workers is for the local engine; with Spark say --spark-master 'local[4]', or it is the cluster's"
        )
    from lading.engine.spark import open_spark

    # Spark would start the first `python3` on the path, which need not be the one that has Lading.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return open_spark(master or HERE, java_home=os.environ.get("JAVA_HOME"))
