"""The training stands beside the package: its folder is put in front for these tests alone."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "training" / "reader"), str(ROOT / "benchmarks")]


@pytest.fixture(scope="session")
def cutter():  # type: ignore[no-untyped-def]
    """Word pieces as the network that ships knows them."""
    from sentencepiece import SentencePieceProcessor

    from lading.claims.learned.tokens import Cutter

    pieces = ROOT / "src" / "lading" / "claims" / "learned" / "network" / "pieces.model"
    return Cutter(SentencePieceProcessor(model_file=str(pieces)))
