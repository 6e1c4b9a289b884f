"""The licence of every pinned package, held against those that are allowed: `python release/licences.py`.

Reads what each installed package says of itself. Leaves with 1 where a licence is unknown or not allowed.
"""

import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from locks import LOCKS, read_locks

POLICY = Path(__file__).with_name("licences.yml")


def load_policy() -> dict[str, Any]:
    """Which licences are allowed, and how words are read."""
    policy: dict[str, Any] = yaml.safe_load(POLICY.read_text(encoding="utf-8"))
    return policy


def find_licence(name: str, policy: dict[str, Any]) -> str:
    """The SPDX expression of an installed package; empty where it says nothing that is known, or is not installed."""
    try:
        told = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return ""
    classifiers = [
        line.rpartition("::")[2].strip() for line in told.get("classifier", ()) if line.startswith("License")
    ]
    said = [policy["packages"].get(name), told.get("license_expression"), told.get("license"), *classifiers]
    for words in said:
        expression = policy["words"].get(words, words)
        if expression and is_known(expression, policy):
            return str(expression)
    return ""


def is_known(expression: str, policy: dict[str, Any]) -> bool:
    """Whether an expression may be used: every part that is joined by AND, one of those that are joined by OR."""
    allowed = {*policy["permissive"], *policy["used_unchanged"]}
    parts = re.split(r"\s+AND\s+", expression.strip("()"))
    return all(any(arm.strip("() ") in allowed for arm in re.split(r"\s+OR\s+", part)) for part in parts)


def main() -> int:
    """Print the licence of each package. Returns the exit code."""
    policy, bad = load_policy(), 0
    # Spark's 460 MB are not asked of everybody who builds: its licences are checked where it is, as on every integration.
    for pin in read_locks(*LOCKS, *(["spark"] if find_spec("pyspark") else [])):
        licence = find_licence(pin.name, policy)
        bad += not licence
        print(f"{pin.lock}\t{pin.name}\t{pin.version}\t{licence or 'NOT ALLOWED OR UNKNOWN'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
