"""How many random registers the ownership kernels are compared on: `pytest tests/graph --ownership-graphs=10000`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--ownership-graphs", type=int, default=80, help="random registers to compare the kernels on")
