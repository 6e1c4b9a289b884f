"""The network that ships with Lading: its files, read once for any number of documents."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from lading.claims.learned.heads import Array, Heads
from lading.claims.learned.reader import LearnedReader
from lading.claims.learned.tokens import Cutter
from lading.claims.learned.trust import Trust
from lading.documents.sentences import load_sentence_rules

FOLDER = resources.files("lading.claims.learned").joinpath("network")


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """The encoder in an ONNX session. One thread: who reads many documents reads them in several processes."""

    session: Any

    @classmethod
    def load(cls, folder: Traversable) -> "OnnxEncoder":
        """The encoder of a network's folder."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        body = folder.joinpath("encoder.onnx").read_bytes()
        return cls(onnxruntime.InferenceSession(body, options, providers=["CPUExecutionProvider"]))

    def encode(self, windows: Sequence[tuple[int, ...]]) -> list[tuple[Array, Array]]:
        """Each window by itself: what fills up a batch costs more than it saves."""
        found = []
        for ids in windows:
            given = np.array([ids], dtype=np.int64)
            vectors, tags = self.session.run(None, {"ids": given, "mask": np.ones_like(given)})
            found.append((vectors[0], tags[0]))
        return found


def load_reader(folder: Traversable = FOLDER) -> LearnedReader:
    """The trained reader of claims, or another network's. A quarter of a second; load it once for many documents."""
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_proto=folder.joinpath("pieces.model").read_bytes())
    with np.load(io.BytesIO(folder.joinpath("heads.npz").read_bytes())) as saved:
        heads = Heads({name: saved[name].astype(np.float32) for name in saved.files})
    trust = Trust(**json.loads(folder.joinpath("trust.json").read_text(encoding="utf-8")))
    return LearnedReader(Cutter(pieces), OnnxEncoder.load(folder), heads, load_sentence_rules(), trust)
