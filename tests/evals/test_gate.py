"""The gate asks only for floors that exist, lifts only the splits it is told to, and never lowers one."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

EVALS = Path(__file__).resolve().parents[2] / "evals"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    sys.path.insert(0, str(EVALS))
    try:
        return importlib.import_module("gate")
    finally:
        sys.path.remove(str(EVALS))


def figures(gate: ModuleType, value: float) -> dict[str, float]:
    return dict.fromkeys(gate.GUARDED, value) | {"recall": value}


def test_a_split_without_floors_is_never_missed(gate: ModuleType) -> None:
    measured = {"tune": figures(gate, 0.9), "unseen": figures(gate, 0.1)}
    assert gate.find_drops(measured, {"tune": {"f1": 0.5}}) == []


def test_a_figure_below_its_floor_is_named(gate: ModuleType) -> None:
    [drop] = gate.find_drops({"tune": figures(gate, 0.4)}, {"tune": {"f1": 0.5}})
    assert drop == "tune: f1 0.400 is below its floor 0.500"


def test_lifting_one_split_leaves_the_others_and_lowers_nothing(gate: ModuleType) -> None:
    measured = {"tune": figures(gate, 0.9), "unseen": figures(gate, 0.3)}
    floors = {"tune": figures(gate, 0.5), "unseen": dict.fromkeys(gate.GUARDED, 0.2) | {"f1": 0.4}}
    lifted = gate.raise_floors(measured, floors, splits=["unseen"])
    assert lifted["tune"] == floors["tune"]
    assert lifted["unseen"]["f1"] == 0.4
    assert lifted["unseen"]["precision"] == 0.28, "two hundredths for another processor's rounding"
    assert lifted["unseen"]["grounding"] == 0.3
