"""Train the reader: `python training/reader/train.py --encoder E5.pt --tokenizer tokenizer.json --out DIR SOURCES…`."""

import argparse
import json
import random
import sys
import time
from pathlib import Path

import torch
import yaml
from annotated import ROOT, load
from build_gold import GoldError
from losses import window_loss
from network import Encoder, Heads
from sentencepiece import SentencePieceProcessor

from examples import Example, make_examples
from lading.claims.learned.tokens import Cutter


def load_encoder(path: Path, layers: int) -> Encoder:
    """The pretrained encoder with its lowest layers."""
    weights = torch.load(path)
    encoder = Encoder(len(weights["word"]), layers)
    state = encoder.state_dict()
    state["word.weight"] = weights["word"].float()
    state["pos.weight"] = weights["pos"] + weights["type"]
    state["ln.weight"], state["ln.bias"] = weights["ln.w"], weights["ln.b"]
    for n in range(layers):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            state[f"layers.{n}.{part}.weight"] = weights[f"{n}.{part}.w"]
            state[f"layers.{n}.{part}.bias"] = weights[f"{n}.{part}.b"]
    encoder.load_state_dict(state)
    return encoder


def read_all(paths: list[Path], cutter: Cutter) -> list[Example]:
    """The windows of all sources that can be read; what cannot is named."""
    gold = yaml.safe_load((ROOT / "evals" / "groups.yml").read_text(encoding="utf-8"))["gold"]
    examples = []
    for path in paths:
        try:
            examples += make_examples(load(path, gold), cutter)
        except (GoldError, KeyError, ValueError, AttributeError, TypeError) as error:
            print(f"{path.name}: {error!r}", file=sys.stderr)
    return examples


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("sources", type=Path, nargs="+")
    args.add_argument("--encoder", type=Path, required=True)
    args.add_argument("--tokenizer", type=Path, required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--layers", type=int, default=6)
    args.add_argument("--epochs", type=int, default=12)
    args.add_argument("--batch", type=int, default=3)
    args.add_argument("--rate", type=float, default=1e-4)
    args.add_argument("--frozen", type=int, default=0)
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--start", type=Path)
    options = args.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    cutter = Cutter(SentencePieceProcessor(model_file=str(options.tokenizer)))
    examples = read_all(options.sources, cutter)
    encoder, heads = load_encoder(options.encoder, options.layers), Heads()
    if options.start:
        encoder.load_state_dict(torch.load(options.start / "encoder.pt"))
        heads.load_state_dict(torch.load(options.start / "heads.pt"))
    encoder.word.weight.requires_grad_(False)
    for layer in list(encoder.layers)[: options.frozen]:
        layer.requires_grad_(False)
    groups = [
        {
            "params": [p for n, p in encoder.named_parameters() if p.requires_grad and not n.startswith("tags")],
            "lr": options.rate,
        },
        {"params": [*heads.parameters(), *encoder.tags.parameters()], "lr": options.rate * 6},
    ]
    best = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * ((len(examples) + options.batch - 1) // options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(best, lambda s: min(1.0, (s + 1) / 50) * max(0.02, 1 - s / steps))
    noise = random.Random(options.seed)
    print(len(examples), "windows", steps, "steps", flush=True)
    for epoch in range(options.epochs):
        random.shuffle(examples)
        started, sums, total = time.time(), {}, 0.0
        encoder.train()
        heads.train()
        for at in range(0, len(examples), options.batch):
            group = examples[at : at + options.batch]
            longest = max(len(e.window.ids) for e in group)
            ids = torch.tensor([list(e.window.ids) + [1] * (longest - len(e.window.ids)) for e in group])
            mask = torch.tensor([[1] * len(e.window.ids) + [0] * (longest - len(e.window.ids)) for e in group])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                x, tags = encoder(ids, mask)
            losses = []
            for n, example in enumerate(group):
                loss, parts = window_loss(
                    heads, x[n].float(), tags[n].float(), example, noise if epoch > 0 else random.Random(1)
                )
                losses.append(loss)
                for key, value in parts.items():
                    sums[key] = sums.get(key, 0.0) + value
            loss = torch.stack(losses).mean()
            best.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder.parameters(), *heads.parameters()], 1.0)
            best.step()
            schedule.step()
            total += float(loss.detach()) * len(group)
        print(
            f"epoch {epoch} loss {total / len(examples):.3f} {time.time() - started:.0f} s",
            {k: round(v / len(examples), 3) for k, v in sums.items()},
            flush=True,
        )
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(encoder.state_dict(), options.out / "encoder.pt")
        torch.save(heads.state_dict(), options.out / "heads.pt")
    (options.out / "config.json").write_text(json.dumps({"layers": options.layers}))


if __name__ == "__main__":
    main()
