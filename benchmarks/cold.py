"""What a server's first answers cost on a store: each part once, cold, then again over what the first process kept beside the store.

    python benchmarks/cold.py case.db

`case.db.index` is removed first. Prints seconds of processor time, which a busy machine stretches by a third; who asks waits for them one after the other.

Measured 2026-12-01, Lading 0.1.0, Python 3.11.7, two cores of an AMD EPYC that were busy with other work (load average 5), OFAC's list
of 2021 (8,976 parties), the example's EU list and its five documents; on the right after the names of the lists were made ready once
for pages, screening and answers, and screening took over what the answer was made from:

    cold     data sets served 15.6 → 21.6   answer 13.1 → 17.1   queue 1.9 → 2.3   lists for the pages 7.8 → 0.0   first /screen 13.4 → 2.0
    kept     data sets served  0.6 →  0.6   answer 12.3 → 11.5   queue 1.6 → 1.9   lists for the pages 0.0 → 0.0   first /screen  0.1 → 0.1

The machine was busier on the right: the first column is the same code both times.
"""

import datetime as dt
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from lading.workspace.screening import open_bench, screen_party
from lading.workspace.search import open_lists
from lading.workspace.told import tell_answer
from lading.workspace.workspace import Workspace

Made = TypeVar("Made")


def step(name: str, make: Callable[[], Made]) -> Made:
    """What something makes, and what it cost."""
    began = time.process_time()
    made = make()
    print(f"  {name:20} {time.process_time() - began:6.2f} s")
    return made


def main() -> None:
    store = Path(sys.argv[1])
    if len(sys.argv) == 2:
        for name in ("cold", "kept"):
            if name == "cold":
                shutil.rmtree(store.with_name(f"{store.name}.index"), ignore_errors=True)
            print(name, flush=True)
            subprocess.run([sys.executable, __file__, str(store), "once"], check=True)
        return
    workspace = Workspace(store, lambda: dt.datetime.now(dt.UTC))
    step("data sets served", workspace.catalog.prepare)
    step("answer", workspace.dossier)
    step("queue", workspace.queue)
    step("lists for the pages", lambda: open_lists(workspace, workspace.today))
    told = step("answer told", lambda: tell_answer(workspace))
    bench = step("first /screen", lambda: open_bench(workspace, told))
    step("one more", lambda: screen_party(bench, {"name": "Aurelio Bastiani"}))


if __name__ == "__main__":
    main()
