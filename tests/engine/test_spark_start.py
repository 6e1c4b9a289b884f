"""What is missing for Spark is said before anything is started, with what to do."""

import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from lading.cli.engines import find_engine
from lading.engine import spark_start
from lading.engine.pool import LocalEngine
from lading.engine.spark_start import explain_failure, find_java, reach_master, require_java, require_spark
from lading.errors import ConfigurationError


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_start, "find_spec", lambda name: None if name == "pyspark" else find_spec("os"))
    with pytest.raises(ConfigurationError, match="needs pyspark") as told:
        require_spark()
    assert "lading[spark]" in told.value.remedy


def test_without_java_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_java() is None
    assert find_java(str(tmp_path)) is None
    with pytest.raises(ConfigurationError, match="needs Java 17"):
        require_java(find_java())


@pytest.mark.parametrize(
    ("version", "refused"), [("11.0.2", True), ("1.8.0_292", True), ("17.0.15", False), ("21", False)]
)
def test_an_old_java_is_refused_and_a_newer_one_is_not(tmp_path: Path, version: str, refused: bool) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!{sys.executable}\nimport sys\nprint('openjdk version \"{version}\" 2025', file=sys.stderr)\n")
    java.chmod(0o755)
    assert find_java(str(tmp_path)) == str(java)
    if not refused:
        require_java(str(java))
        return
    with pytest.raises(ConfigurationError, match="too old for Spark"):
        require_java(str(java))


def test_a_java_that_does_not_start_is_named(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text(f"#!{sys.executable}\nraise SystemExit(1)\n")
    java.chmod(0o755)
    with pytest.raises(ConfigurationError, match="does not start") as told:
        require_java(str(java))
    assert told.value.where == str(java)


def test_a_master_that_does_not_answer_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and not listening: nobody answers
        master = f"spark://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ConfigurationError, match="does not answer") as told:
            reach_master(master)
    assert told.value.where == master
    with pytest.raises(ConfigurationError, match="no host and port"):
        reach_master("spark://nowhere")


def test_one_of_several_masters_is_enough() -> None:
    with socket.socket() as dead, socket.create_server(("127.0.0.1", 0)) as alive:
        dead.bind(("127.0.0.1", 0))
        ports = dead.getsockname()[1], alive.getsockname()[1]
        assert reach_master("spark://127.0.0.1:{},127.0.0.1:{}".format(*ports)) == ("127.0.0.1", "127.0.0.1")
    assert reach_master("local[2]") == reach_master("yarn") == ()


def test_failures_of_workers_are_told_with_what_to_do() -> None:
    told = explain_failure(RuntimeError("Job aborted\n  ModuleNotFoundError: No module named 'lading'\n"))
    assert isinstance(told, ConfigurationError)
    assert "same version" in told.remedy
    other = explain_failure(RuntimeError("Job aborted due to\n at somewhere\nValueError: no 3\n at x"))
    assert str(other).startswith("Spark failed: ValueError: no 3")


def test_each_engine_has_its_own_options() -> None:
    with find_engine("local", None, 3) as engine:
        assert engine == LocalEngine(3)
    with pytest.raises(click.UsageError, match="goes with --engine spark"):
        find_engine("local", "local[2]", None)
    with pytest.raises(click.UsageError, match="--workers is for the local engine"):
        find_engine("spark", None, 2)
