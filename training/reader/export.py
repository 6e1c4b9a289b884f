"""A trained network → what ships: the encoder in ONNX with whole-number weights, the heads and the vocabulary."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer


def load_mean(folders: list[Path], name: str) -> dict[str, torch.Tensor]:
    """The mean of the weights of several networks, of which one was trained on from another."""
    states = [torch.load(folder / name) for folder in folders]
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


def export_encoder(folders: list[Path], out: Path) -> None:
    """`encoder.onnx`: ids and mask (windows, pieces) → vectors and tags.

    Weights in eight bits, a scale for every block of 32: one part in sixty of the vectors is lost, against one in seven
    where whole matrices share a scale.
    """
    state = load_mean(folders, "encoder.pt")
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    network = Encoder(len(state["word.weight"]), layers)
    network.load_state_dict(state)
    network.eval()
    whole = out / "whole.onnx"
    torch.onnx.export(
        network,
        (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long)),
        str(whole),
        input_names=["ids", "mask"],
        output_names=["vectors", "tags"],
        dynamic_axes={n: {0: "windows", 1: "pieces"} for n in ("ids", "mask", "vectors", "tags")},
        opset_version=17,
        dynamo=False,
    )
    config = DefaultWeightOnlyQuantConfig(block_size=32, is_symmetric=True, accuracy_level=4, bits=8)
    blocks = MatMulNBitsQuantizer(onnx.load(whole), algo_config=config)
    blocks.process()
    blocks.model.save_model_to_file(str(whole), False)
    quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"])
    whole.unlink()


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("models", type=Path, nargs="+", help="of several, what ships is the mean")
    args.add_argument("--tokenizer", type=Path, required=True)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    export_encoder(options.models, options.out)
    heads = {k: v.numpy().astype(np.float16) for k, v in load_mean(options.models, "heads.pt").items()}
    np.savez_compressed(options.out / "heads.npz", **heads)  # type: ignore[arg-type]
    shutil.copy(options.tokenizer, options.out / "pieces.model")
    print(json.dumps({p.name: p.stat().st_size for p in sorted(options.out.iterdir())}))


if __name__ == "__main__":
    main()
