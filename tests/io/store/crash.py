"""Kills a writer with SIGKILL at random moments and looks at what it left, again and again.

`python -m tests.io.store.crash SCENARIO FOLDER KILLS SEED [ADDRESS]` prints what became of it as JSON, and fails at the first thing
that is acknowledged and lost, or torn. The process is forked, so that a kill costs milliseconds and hundreds are cheap.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.io.store import crash_scenes

LONGEST, LONGEST_ON_SERVER = 0.5, 3.0
"""Seconds after its first word within which a process is killed."""
FRESH = 25
"""Kills after which a new store is begun."""


@dataclass(frozen=True)
class Scene:
    """One kind of work that is killed."""

    prepare: Callable[[Path], None]
    """Makes what there is before the work begins."""
    work: Callable[[Path, int], Iterator[str]]
    """Works without end from a round on; what it yields has been acknowledged."""
    look: Callable[[Path, list[str]], None]
    """Fails where something acknowledged is not there, or anything is torn."""


SCENES = {
    "load": Scene(crash_scenes.prepare_load, crash_scenes.work_load, crash_scenes.look_load),
    "read": Scene(crash_scenes.prepare_empty, crash_scenes.work_read, crash_scenes.look_read),
    "review": Scene(crash_scenes.prepare_empty, crash_scenes.work_review, crash_scenes.look_review),
    "backup": Scene(crash_scenes.prepare_load, crash_scenes.work_backup, crash_scenes.look_backup),
    "restore": Scene(crash_scenes.prepare_restore, crash_scenes.work_restore, crash_scenes.look_restore),
    "migrate": Scene(crash_scenes.prepare_migrate, crash_scenes.work_migrate, crash_scenes.look_migrate),
}


def crash(scene: Scene, folder: Path, *, kills: int, seed: int, address: str = "") -> dict[str, int]:
    """Kill so often. Returns how often, and how much had been acknowledged by then."""
    chance, acknowledged = random.Random(seed), list[str]()  # noqa: S311  # moments, not secrets
    total = 0
    for number in range(kills):
        if number % FRESH == 0:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            if address:
                clear_database(address)
                (folder / "address").write_text(address)
            acknowledged.clear()
            scene.prepare(folder)
        said = _kill_once(scene, folder, number, chance.uniform(0.0, LONGEST_ON_SERVER if address else LONGEST))
        total += len(said)
        acknowledged += said
        scene.look(folder, acknowledged)
    return {"kills": kills, "acknowledged": total}


def clear_database(address: str) -> None:
    """Take the store out of a database, once the server has noticed that whoever had it open is dead."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS lading CASCADE")


def _kill_once(scene: Scene, folder: Path, number: int, seconds: float) -> list[str]:
    """Run the work in a process of its own and kill it. Returns what it had acknowledged."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            os.write(tell, b"begun\n")
            for word in scene.work(folder, number):
                os.write(tell, f"{word}\n".encode())
        except BaseException as error:  # noqa: BLE001  # told to the parent: a worker must end by the kill alone
            os.write(tell, f"failed: {error!r}\n".encode())
            time.sleep(60)
        os._exit(1)
    os.close(tell)
    with os.fdopen(hear) as words:
        assert words.readline() == "begun\n"
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        said = words.read().splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), said
    assert not [word for word in said if word.startswith("failed")], said
    return said


if __name__ == "__main__":
    name, place, times, begin, *rest = sys.argv[1:]
    told = crash(SCENES[name], Path(place), kills=int(times), seed=int(begin), address="".join(rest))
    print(json.dumps({name: told}))
