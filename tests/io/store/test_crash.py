"""`kill -9` at random moments of each kind of work. LADING_KILLS sets how often; each time the store must be whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.io.store.crash import SCENES

KILLS = int(os.environ.get("LADING_KILLS", "2"))


@pytest.mark.parametrize("scene", SCENES)
def test_a_kill_loses_nothing_that_was_acknowledged_and_leaves_nothing_torn(scene: str, tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "tests.io.store.crash", scene, str(tmp_path / scene), str(KILLS), "20261201"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)[scene]["kills"] == KILLS
    left = {path.name.split("-")[0] for path in (tmp_path / scene).iterdir() if path.name.startswith("lading.db")}
    assert left <= {"lading.db", "lading.db.replaced"}
