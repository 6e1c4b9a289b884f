"""Train the reader: `python training/reader/train.py --encoder E5.pt --tokenizer PIECES.model --out DIR SOURCES…`.

Each process takes its share of every batch on one thread; gradients are averaged between them. What is kept is the
running mean of the weights, which reads unseen texts better than the last step's.
"""

import argparse
import copy
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
import yaml
from annotated import ROOT, load
from borrowed import read_corpora
from build_gold import GoldError
from losses import lent_loss, window_loss
from network import HALF, Dropout, Encoder, Heads, Lent
from questions import Example, make_examples
from sentencepiece import SentencePieceProcessor
from torch import Tensor, distributed, multiprocessing, nn

from lading.claims.learned.tokens import Cutter

PADDING, UNKNOWN = 1, 3
SPECIAL = 4
STEP = 64
"""Windows are filled up to a multiple of this, so that few shapes are prepared for."""
LEARNED = {"train", "tune"}
"""The splits learned from; what else the folders hold checks what was learned."""
HEADS_RATE = 6.0
"""How much faster the heads learn, which start from nothing."""


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
    """The windows of all sources that are learned from and can be read; what cannot is named."""
    gold = yaml.safe_load((ROOT / "evals" / "groups.yml").read_text(encoding="utf-8"))["gold"]
    examples = []
    for path in paths:
        try:
            source = load(path, gold)
            examples += make_examples(source, cutter) if source.split in LEARNED else []
        except (GoldError, KeyError, ValueError, AttributeError, TypeError) as error:
            print(f"{path.name}: {error!r}", file=sys.stderr)
    return examples


def hide(example: Example, noise: random.Random, share: float) -> list[int]:
    """The pieces of a window, some replaced by an unknown one, and now and then a whole mention: context must tell, too."""
    ids = [UNKNOWN if i >= SPECIAL and noise.random() < share else i for i in example.window.ids]
    for spot in example.spots:
        if noise.random() < share:
            ids[spot.start : spot.end] = [UNKNOWN] * (spot.end - spot.start)
    return ids


def make_batches(examples: list[Example], size: int, noise: random.Random) -> list[list[Example]]:
    """Batches in random order, each of windows of about one length."""
    mixed = sorted(examples, key=lambda e: len(e.window.ids) + noise.uniform(0, 60))
    batches = [mixed[at : at + size] for at in range(0, len(mixed), size)]
    noise.shuffle(batches)
    return batches


@dataclass
class Mean:
    """The running mean of weights."""

    keep: float
    encoder: Encoder
    heads: Heads
    count: int = 0

    def take(self, encoder: Encoder, heads: Heads) -> None:
        self.count += 1
        keep = min(self.keep, self.count / (self.count + 10))
        for mine, other in ((self.encoder, encoder), (self.heads, heads)):
            pairs = [(a, b) for a, b in zip(mine.parameters(), other.parameters(), strict=True) if b.requires_grad]
            torch._foreach_lerp_([a.data for a, _ in pairs], [b.data for _, b in pairs], 1 - keep)  # many at once


@dataclass
class Trainer:
    """One process of the training."""

    options: argparse.Namespace
    rank: int
    encoder: Encoder
    heads: Heads
    lent: Lent
    noise: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.noise = random.Random(1000 * self.options.seed + self.rank)
        self.encoder.word.weight.requires_grad_(False)
        if self.options.frozen:
            self.encoder.freeze(self.options.frozen)
        self.weights: list[Tensor] = [
            p for m in (self.encoder, self.heads, self.lent) for p in m.parameters() if p.requires_grad
        ]

    def groups(self) -> list[dict[str, object]]:
        """What is learned, and how fast."""
        tags = list(self.encoder.tags.parameters())
        body = [p for n, p in self.encoder.named_parameters() if p.requires_grad and not n.startswith("tags")]
        rate = self.options.rate
        heads = [*self.heads.parameters(), *tags, *self.lent.parameters()]
        return [{"params": body, "lr": rate}, {"params": heads, "lr": rate * HEADS_RATE}]

    def weigh(self, batch: list[Example], sums: dict[str, float]) -> Tensor:
        """The mean loss of this process's share of a batch."""
        share = self.options.hidden
        longest = -(-max(len(e.window.ids) for e in batch) // STEP) * STEP
        rows = [hide(e, self.noise, share) for e in batch]
        ids = torch.tensor([row + [PADDING] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
            x, tags = self.encoder(ids, mask)
        losses = []
        for n, example in enumerate(batch):
            seen = x[n].float(), tags[n].float(), example, self.noise
            borrowed = example.allowed is not None
            loss, parts = lent_loss(self.heads, self.lent, *seen) if borrowed else window_loss(self.heads, *seen)
            losses.append(loss)
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) + value
        return torch.stack(losses).mean()

    def share_gradients(self) -> None:
        """Averages the gradients of all processes."""
        if self.options.processes == 1:
            return
        for p in self.weights:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        flat = torch.cat([p.grad.view(-1) for p in self.weights if p.grad is not None])
        distributed.all_reduce(flat)
        flat /= self.options.processes
        at = 0
        for p in self.weights:
            if p.grad is not None:
                p.grad.copy_(flat[at : at + p.numel()].view_as(p))
            at += p.numel()

    def train(self, examples: list[Example], borrowed: list[Example]) -> None:
        options = self.options
        size = options.batch * options.processes
        optimizer = torch.optim.AdamW(self.groups(), weight_decay=0.01)
        many = min(options.borrowed, len(borrowed))
        steps = options.epochs * ((len(examples) + many + size - 1) // size)
        least = 0.02 if not options.constant else 1.0
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda s: min(1.0, (s + 1) / 50) * max(least, 1 - s / steps)
        )
        mean = Mean(options.mean, copy.deepcopy(self.encoder), copy.deepcopy(self.heads))
        order = random.Random(options.seed)
        if self.rank == 0:
            print(len(examples), "windows", len(borrowed), "borrowed", steps, "steps", flush=True)
        for epoch in range(options.epochs):
            started, sums, seen = time.time(), dict[str, float](), 0
            self.encoder.train()
            self.heads.train()
            for batch in make_batches(examples + order.sample(borrowed, many), size, order):
                mine = batch[self.rank :: options.processes] or batch[:1]
                optimizer.zero_grad()
                self.weigh(mine, sums).backward()
                self.share_gradients()
                nn.utils.clip_grad_norm_(self.weights, 1.0)
                optimizer.step()
                schedule.step()
                if self.rank == 0:
                    mean.take(self.encoder, self.heads)
                seen += len(mine)
            if self.rank == 0:
                rounded = {k: round(v / seen, 3) for k, v in sums.items()}
                print(f"epoch {epoch} {time.time() - started:.0f} s", rounded, flush=True)
                self.save(options.out, mean)

    def save(self, out: Path, mean: Mean) -> None:
        """The mean's weights as the result, and the last step's to go on from."""
        for folder, encoder, heads in ((out, mean.encoder, mean.heads), (out / "last", self.encoder, self.heads)):
            folder.mkdir(parents=True, exist_ok=True)
            torch.save(encoder.state_dict(), folder / "encoder.pt")
            torch.save(heads.state_dict(), folder / "heads.pt")
            (folder / "config.json").write_text(json.dumps({"layers": self.options.layers}))


def run(rank: int, options: argparse.Namespace, meeting: str) -> None:
    """One process from start to end."""
    torch.set_num_threads(1)
    if options.processes > 1:
        distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=options.processes)
    torch.manual_seed(options.seed)
    Dropout.seed(options.seed + rank)
    cutter = Cutter(SentencePieceProcessor(model_file=str(options.tokenizer)))
    examples = read_all(options.sources, cutter)
    encoder, heads = load_encoder(options.encoder, options.layers), Heads()
    if options.start:
        encoder.load_state_dict(torch.load(options.start / "encoder.pt"))
        heads.load_state_dict(torch.load(options.start / "heads.pt"))
    borrowed, tables = read_corpora(options.corpora, cutter) if options.corpora else ([], {})
    Trainer(options, rank, encoder, heads, Lent(tables)).train(examples, borrowed)


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("sources", type=Path, nargs="+")
    args.add_argument("--encoder", type=Path, required=True)
    args.add_argument("--tokenizer", type=Path, required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--layers", type=int, default=8)
    args.add_argument("--frozen", type=int, default=0, help="lowest layers left as they are, with all below them")
    args.add_argument("--epochs", type=int, default=12)
    args.add_argument("--batch", type=int, default=3, help="windows of a process at a time")
    args.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    args.add_argument("--rate", type=float, default=2e-4)
    args.add_argument("--constant", action="store_true", help="do not slow down towards the end; to be gone on with")
    args.add_argument(
        "--hidden", type=float, default=0.05, help="share of pieces and of mentions hidden from the network"
    )
    args.add_argument("--mean", type=float, default=0.998, help="how long the mean of the weights remembers")
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--corpora", type=Path, help="folder of public corpora (`borrowed.py`) to learn beside")
    args.add_argument("--borrowed", type=int, default=1500, help="windows of them in each pass, drawn anew")
    args.add_argument("--start", type=Path, help="a network trained before, to go on with")
    options = args.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"{folder}/meeting"
        if options.processes == 1:
            run(0, options, meeting)
        else:
            multiprocessing.spawn(run, (options, meeting), nprocs=options.processes)


if __name__ == "__main__":
    main()
