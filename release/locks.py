"""What the lock files pin: names, versions, digests."""

import re
from dataclasses import dataclass, field
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
PINNED = re.compile(r"([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LOCKS = ("runtime", "server", "dev")
"""What everybody installs, what a server needs beside it, and what only developers use."""


@dataclass(frozen=True)
class Pin:
    """One package of a lock file."""

    name: str
    version: str
    lock: str
    sha256: list[str] = field(default_factory=list)
    """Of each of its files that may be installed."""


def read_locks(*locks: str) -> list[Pin]:
    """The packages of some lock files, each once, in the order of names."""
    pins: dict[str, Pin] = {}
    for lock in locks:
        current = None
        for line in (REQUIREMENTS / f"{lock}.lock").read_text(encoding="utf-8").splitlines():
            if begun := PINNED.match(line):
                current = Pin(begun[1], begun[2], lock)
                pins.setdefault(current.name, current)
            if current is not None and (found := HASH.search(line)):
                current.sha256.append(found[1])
    return [pins[name] for name in sorted(pins)]
