"""`kill -9` of a server at random moments of its work. LADING_KILLS sets how often; each time the store must be whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

KILLS = int(os.environ.get("LADING_KILLS", "1"))


def test_a_server_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "tests.api.killed", str(tmp_path / "killed"), str(KILLS), "20261201"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["kills"] == KILLS
    assert list((tmp_path / "killed" / "lading.db.uploads").iterdir()) == []
