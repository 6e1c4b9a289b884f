"""What ships → weights to go on training from: `python training/reader/unpack.py NETWORK ENCODER.pt OUT`.

`NETWORK` is a folder that `export.py` wrote, `ENCODER.pt` the pretrained encoder, whose word vectors training leaves as
they are. Eight bits a weight lose less than one step of training changes.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

ZERO = 128
"""The whole number that stands for no weight at all."""


def unpack_encoder(path: Path) -> dict[str, torch.Tensor]:
    """The weights and biases of an exported encoder by name, but for the word vectors."""
    graph = onnx.load(path).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    state = {name: torch.tensor(value) for name, value in stored.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            blocks, scales = (stored[name] for name in node.input[1:3])
            rows = (blocks.astype(np.float32) - ZERO) * scales.reshape(*blocks.shape[:2], 1)
            name = node.name.removeprefix("/").split("/MatMul")[0].replace("/", ".")
            state[f"{name}.weight"] = torch.tensor(rows.reshape(len(blocks), -1))
    return state


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("network", type=Path)
    args.add_argument("encoder", type=Path)
    args.add_argument("out", type=Path)
    options = args.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = unpack_encoder(options.network / "encoder.onnx")
    state["word.weight"] = torch.load(options.encoder)["word"].float()
    torch.save(state, options.out / "encoder.pt")
    heads = np.load(options.network / "heads.npz")
    torch.save({k: torch.tensor(heads[k].astype(np.float32)) for k in heads.files}, options.out / "heads.pt")


if __name__ == "__main__":
    main()
