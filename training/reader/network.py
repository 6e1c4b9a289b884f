"""The network: a small multilingual encoder and the heads that read mentions, references and claims."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  # the customary name

from lading.claims.learned.labels import DESCRIBED, KINDS, NAMED, RELATIONS, STANCES

WIDTH = 384
HEADS = 12
SPAN = 256
KEY = 128
DISTANCES = 8
HALF = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # noqa: SLF001  # no public name yet
"""Whether half precision is the processor's own; where it is not, it takes three times as long as whole."""
LAYER_TAGS = (2 * len(NAMED) + 1, 2 * len(DESCRIBED) + 1)


def _gelu(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")  # as NumPy computes it when the reader runs


class Dropout(nn.Module):
    """Dropout with NumPy's faster generator; all of them share it."""

    random = np.random.Generator(np.random.SFC64(7))

    @classmethod
    def seed(cls, seed: int) -> None:
        """Begin the random numbers of all of them anew."""
        cls.random = np.random.Generator(np.random.SFC64(seed))

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.least:
            return x
        kept = np.frombuffer(bytearray(self.random.bytes(x.numel())), dtype=np.uint8) >= self.least
        return x * torch.from_numpy(kept).view(x.shape) * (256 / (256 - self.least))


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.aln, self.oln = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def heads(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = heads(self.q(x)), heads(self.k(x)), heads(self.v(x))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.aln(x + self.drop(self.ao(mixed)))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Word pieces → vectors in context, and their tags in two layers of mentions."""

    def __init__(self, vocabulary: int, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.pos = nn.Embedding(512, WIDTH)
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.tags = nn.Linear(WIDTH, sum(LAYER_TAGS))
        self.drop = Dropout(0.1)
        self.frozen = 0

    def freeze(self, layers: int) -> None:
        """Leave what stands below as it is, and so many of the lowest layers: a third of the work for half of them."""
        self.frozen = layers
        for part in (self.word, self.pos, self.ln, *self.layers[:layers]):
            part.requires_grad_(False)

    def train(self, mode: bool = True) -> Self:  # as of any module
        """What is frozen is not trained."""
        super().train(mode)
        for layer in self.layers[: self.frozen]:
            layer.eval()
        return self

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` and `mask` (1 where a piece is real) of shape (windows, pieces); vectors and tag scores."""
        x = self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]])
        wall = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, wall)
        return x, self.tags(self.drop(x))


@dataclass(frozen=True)
class Rows:
    """A sentence's pieces in its window, and the pairs asked of it: mentions (n, 2) and distances (n, 3)."""

    start: int
    stop: int
    pairs: Tensor
    far: Tensor


class Heads(nn.Module):
    """What is read of one window's vectors, for mentions that are known."""

    def __init__(self) -> None:
        super().__init__()
        self.span = nn.Linear(3 * WIDTH, SPAN)
        self.kind = nn.Embedding(len(KINDS) + 1, SPAN)
        self.nobody = nn.Parameter(torch.zeros(SPAN))
        self.qa, self.qb, self.pa, self.pb = (nn.Linear(SPAN, KEY) for _ in range(4))
        self.key, self.value = nn.Linear(WIDTH, KEY), nn.Linear(WIDTH, KEY)
        self.ha, self.hb = nn.Linear(SPAN, SPAN), nn.Linear(SPAN, SPAN)
        self.hc, self.hp = nn.Linear(KEY, SPAN), nn.Linear(KEY, SPAN)
        self.far_a, self.far_b, self.gap = (nn.Embedding(n, SPAN) for n in (DISTANCES, DISTANCES, 2 * DISTANCES))
        self.mid = nn.Linear(SPAN, SPAN)
        self.relation = nn.Linear(SPAN, len(RELATIONS))
        self.stance, self.polarity = nn.Linear(SPAN, len(STANCES)), nn.Linear(SPAN, 2)
        self.said, self.voice = nn.Linear(SPAN, 2 * KEY), nn.Linear(SPAN, 2 * KEY)
        self.voice_far = nn.Embedding(2 * DISTANCES, 2)
        self.ref, self.ante = nn.Linear(SPAN, KEY), nn.Linear(SPAN, KEY)
        self.ref_far = nn.Embedding(2 * DISTANCES, 1)
        self.none = nn.Parameter(torch.zeros(1))
        self.drop = Dropout(0.2)
        nn.init.constant_(self.relation.bias, -6.0)  # nearly all pairs are unrelated
        nn.init.zeros_(self.voice_far.weight)
        with torch.no_grad():
            self.voice_far.weight -= 3.0
        for table in (self.kind, self.far_a, self.far_b, self.gap, self.ref_far):
            nn.init.normal_(table.weight, std=0.1)

    def spans(self, x: Tensor, places: Tensor, kinds: Tensor) -> Tensor:
        """Vectors of mentions: `places` (n, 2) in pieces of one window, `kinds` (n,)."""
        sums = torch.cat([torch.zeros(1, WIDTH, dtype=x.dtype), x.cumsum(0)])
        first, last = places[:, 0], places[:, 1]
        mean = (sums[last] - sums[first]) / (last - first).clamp(min=1)[:, None].to(x.dtype)
        return _gelu(self.span(self.drop(torch.cat([x[first], x[last - 1], mean], 1))) + self.kind(kinds))

    def pairs(self, x: Tensor, spans: Tensor, rows: list[Rows]) -> list[Tensor]:
        """Hidden vectors of each sentence's pairs of rows of `spans`, the last of which is nobody, by a window's vectors `x`."""
        a, b = (torch.cat([r.pairs[:, n] for r in rows]) for n in (0, 1))
        query = self.qa(spans)[a] + self.qb(spans)[b]
        key, value = self.key(x), self.value(x)
        sizes = [len(r.pairs) for r in rows]
        context = torch.cat(
            [
                torch.softmax(q @ key[r.start : r.stop].T / math.sqrt(KEY), dim=-1) @ value[r.start : r.stop]
                for q, r in zip(query.split(sizes), rows, strict=True)
            ]
        )
        both = self.pa(spans)[a] * self.pb(spans)[b]
        hidden = self.ha(spans)[a] + self.hb(spans)[b] + self.hc(context) + self.hp(both)
        far = torch.cat([r.far for r in rows])
        hidden = hidden + self.far_a(far[:, 0]) + self.far_b(far[:, 1]) + self.gap(far[:, 2])
        return list(_gelu(self.mid(self.drop(_gelu(hidden)))).split(sizes))

    def voices(self, hidden: Tensor, spans: Tensor, far: Tensor) -> Tensor:
        """Scores (pairs, mentions, 2) of who says it and who relays it; `far` (mentions,) is the distance in sentences."""
        said = self.said(hidden).view(len(hidden), 2, KEY)
        voice = self.voice(spans).view(len(spans), 2, KEY)
        return torch.einsum("pck,mck->pmc", said, voice) / math.sqrt(KEY) + self.voice_far(far)[None]

    def references(self, spans: Tensor, ref: int, before: Tensor, far: Tensor) -> Tensor:
        """Scores of what one reference takes up: nothing first, then each mention of `before`."""
        scores = self.ante(spans[before]) @ self.ref(spans[ref]) / math.sqrt(KEY) + self.ref_far(far)[:, 0]
        return torch.cat([self.none, scores])


class Lent(nn.Module):
    """What borrowed corpora call related, by corpus: learned beside the project's relations, and not shipped."""

    def __init__(self, tables: dict[str, list[str]]) -> None:
        super().__init__()
        self.relations = nn.ModuleDict({name: nn.Linear(SPAN, len(table)) for name, table in tables.items() if table})
        for layer in self.relations.values():
            nn.init.constant_(layer.bias, -5.0)
