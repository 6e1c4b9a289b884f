"""What the network got wrong in one window."""

import random
from dataclasses import replace

import torch
from network import DISTANCES, HALF, LAYER_TAGS, Heads, Lent, Rows
from questions import KIND, VOICES, Asked, Example
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from lading.claims.learned.distances import far, gap
from lading.claims.learned.labels import DESCRIBED
from lading.claims.learned.scope import Spot
from lading.claims.learned.spans import find_spans

REF_TAGS = [1 + 2 * DESCRIBED.index("REF"), 2 + 2 * DESCRIBED.index("REF")]
FAR_BACK = 30
FEW = 12
"""Pairs of a sentence of a borrowed corpus that are all looked at."""
KEPT = 0.4
"""Share of the pairs that nobody calls related which are looked at; each then counts for as many."""

Pair = tuple[int, int | None]


def window_loss(
    heads: Heads, x: Tensor, tags: Tensor, example: Example, noise: random.Random
) -> tuple[Tensor, dict[str, float]]:
    """The sum of losses of one window's vectors `x` and tag scores `tags`."""
    parts = {"tags": tag_loss(tags, example)}
    spots = list(example.spots)
    known = {(s.start, s.end) for s in spots}
    bounds = example.window.bounds
    if noise.random() < 0.7:  # mentions that the network itself imagines: pairs with them are wrong
        for start, end, kind in find_spans(tags.detach().float().numpy()):
            home = next((example.window.first + n for n, (a, b) in enumerate(bounds) if a <= start < b), None)
            if home is None or kind == "REF" or any(start < e and s < end for s, e in known):
                continue
            spots.append(Spot(start, end, kind, home, f"imagined:{start}"))
    if not spots:
        return parts["tags"], {k: float(v.detach()) for k, v in parts.items()}
    places = torch.tensor([[s.start, s.end] for s in spots])
    vectors = heads.spans(x, places, torch.tensor([KIND[s.kind] for s in spots]))
    parts["refs"] = ref_loss(heads, vectors, spots[: len(example.spots)])
    everyone = torch.cat([vectors, heads.nobody[None]])
    asked = [
        one if len(spots) == len(example.spots) else replace(one, scope=_extend(one, spots, len(example.spots)))
        for one in example.asked
    ]
    chosen = [(one, rows) for one in asked for rows in [choose_rows(one, spots, noise)] if rows]
    pair_losses, bearing, voices = [], [], []
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        asked_of = [as_rows(one, rows, spots, example) for one, rows in chosen]
        hidden = [part.float() for part in heads.pairs(x, everyone, asked_of)] if chosen else []
    for (one, rows), part in zip(chosen, hidden, strict=True):
        got = sentence_loss(heads, part, rows, everyone, spots, one)
        pair_losses.append(got[0])
        bearing += got[1]
        voices += got[2]
    if pair_losses:
        parts["pairs"] = torch.stack(pair_losses).sum() / 6
    if bearing:
        parts["bearing"] = 0.1 * torch.stack(bearing).sum()
    if voices:
        parts["voices"] = 0.2 * torch.stack(voices).sum()
    total = torch.stack([v if v.ndim == 0 else v.sum() for v in parts.values()]).sum()
    return total, {k: float(v.detach()) for k, v in parts.items()}


def lent_loss(
    heads: Heads, lent: Lent, x: Tensor, tags: Tensor, example: Example, noise: random.Random
) -> tuple[Tensor, dict[str, float]]:
    """The sum of losses of a window of a borrowed corpus: its names as far as they tell, its pairs by a head of its own."""
    parts = {"lent tags": lent_tag_loss(tags, example)}
    spots = example.spots
    chosen = [(one, rows) for one in example.asked for rows in [_choose_judged(one, noise)] if rows]
    if chosen:
        kinds = torch.tensor([KIND[s.kind] for s in spots])
        vectors = heads.spans(x, torch.tensor([[s.start, s.end] for s in spots]), kinds)
        everyone = torch.cat([vectors, heads.nobody[None]])
        hidden = heads.pairs(x, everyone, [as_rows(one, rows, spots, example) for one, rows in chosen])
        sums = []
        for (one, rows), part in zip(chosen, hidden, strict=True):
            logits = lent.relations[example.name](part).float()
            target = torch.zeros_like(logits)
            index = {row: n for n, row in enumerate(rows)}
            for i, j, label in one.right:
                target[index[i, j], label] = 1.0  # type: ignore[index]
            related = target.any(dim=1, keepdim=True)
            share = 1.0 if len(one.judged) == len(rows) else 1 / KEPT
            weight = torch.where(related, 1.0, share).expand_as(logits)
            sums.append(F.binary_cross_entropy_with_logits(logits, target, weight=weight, reduction="sum"))
        parts["lent pairs"] = torch.stack(sums).sum() / 6
    return torch.stack(list(parts.values())).sum(), {k: float(v.detach()) for k, v in parts.items()}


def _choose_judged(one: Asked, noise: random.Random) -> list[Pair]:
    """The pairs that a corpus judged; of many, those that are related and some others."""
    if len(one.judged) <= FEW:
        return list(one.judged)
    related = {(i, j) for i, j, _ in one.right}
    return [row for row in one.judged if row in related or noise.random() < KEPT]


def lent_tag_loss(scores: Tensor, example: Example) -> Tensor:
    """How little of each piece's probability lies on the names it may be part of."""
    named = scores[: len(example.window.ids), : LAYER_TAGS[0]].float()
    wall = torch.full_like(named, -1e4)
    for n, tags in enumerate(example.allowed or ()):
        wall[n, list(tags)] = 0.0
    logs = F.log_softmax(named, dim=1)
    return -torch.logsumexp(logs + wall, dim=1).sum() / 60


def _extend(one: Asked, spots: list[Spot], known: int) -> list[int]:
    return one.scope + [i for i in range(known, len(spots)) if spots[i].sentence == one.sentence]


def tag_loss(scores: Tensor, example: Example) -> Tensor:
    """Cross entropy of both layers of tags; references are not asked where nobody marked them."""
    named, described = scores.split(LAYER_TAGS, dim=1)
    length = len(example.window.ids)
    first = F.cross_entropy(named[:length].float(), torch.tensor(example.tags[0]), reduction="sum")
    target = torch.tensor(example.tags[1])
    logs = F.log_softmax(described[:length].float(), dim=1)
    picked = logs.gather(1, target[:, None])[:, 0]
    if not example.has_refs:
        silent = torch.logsumexp(logs[:, [0, *REF_TAGS]], dim=1)
        picked = torch.where(target == 0, silent, picked)
    return (first - picked.sum()) / 60


def ref_loss(heads: Heads, vectors: Tensor, spots: list[Spot]) -> Tensor:
    """Cross entropy of what references take up among the mentions before them."""
    losses = []
    for n, spot in enumerate(spots):
        if spot.kind != "REF":
            continue
        before = [i for i in range(n) if spots[i].kind != "ITEM"][-FAR_BACK:]
        right = [k + 1 for k, i in enumerate(before) if spots[i].party == spot.party]
        if not before:
            continue
        distance = torch.tensor(
            [far(spot.sentence, spots[i].sentence) + (DISTANCES if i == before[-1] else 0) for i in before]
        )
        logs = F.log_softmax(heads.references(vectors, n, torch.tensor(before), distance).float(), dim=0)
        losses.append(-torch.logsumexp(logs[right or [0]], dim=0))
    return 0.3 * torch.stack(losses).sum() if losses else torch.zeros(())


def choose_rows(one: Asked, spots: list[Spot], noise: random.Random) -> list[Pair]:
    """The pairs of a sentence to look at: all that the annotation speaks of, and some of the others."""
    own = {i for i in one.scope if spots[i].sentence == one.sentence}
    if not own:
        return []
    rows: list[Pair] = [(i, j) for i in one.scope for j in one.scope if i != j and (i in own or j in own)]
    rows += [(i, None) for i in one.scope]
    needed = _needed(one)
    return [row for row in rows if row in needed or noise.random() < KEPT]


def _needed(one: Asked) -> set[Pair]:
    return {(i, j) for i, j, _ in one.right} | {(i, j) for i, j, _ in one.ignored}


def as_rows(one: Asked, rows: list[Pair], spots: list[Spot], example: Example) -> Rows:
    """The pairs as the heads ask for them."""
    start, stop = example.window.bounds[one.sentence - example.window.first]
    pairs = torch.tensor([(i, len(spots) if j is None else j) for i, j in rows])
    fars = [
        (
            far(one.sentence, spots[i].sentence),
            0 if j is None else far(one.sentence, spots[j].sentence),
            0 if j is None else gap(spots[i].start, spots[j].start),
        )
        for i, j in rows
    ]
    return Rows(start, stop, pairs, torch.tensor(fars))


def sentence_loss(heads: Heads, hidden: Tensor, rows: list[Pair], everyone: Tensor, spots: list[Spot], one: Asked):  # type: ignore[no-untyped-def]
    """Losses of one sentence: pairs, bearing of the right ones, and their voices."""
    needed = _needed(one)
    logits = heads.relation(hidden).float()
    target, weight = torch.zeros_like(logits), torch.full_like(logits, 1 / KEPT)
    index = {row: n for n, row in enumerate(rows)}
    weight[[n for n, row in enumerate(rows) if row in needed]] = 1.0
    for i, j, label in one.ignored:
        if (i, j) in index:
            weight[index[i, j], label] = 0.0
    for i, j, label in one.right:
        if (i, j) in index:
            target[index[i, j], label] = 1.0
            weight[index[i, j], label] = 1.0
    loss = F.binary_cross_entropy_with_logits(logits, target, weight=weight, reduction="sum")
    bearing, voices = [], []
    said = [m for m, s in enumerate(spots) if s.kind in VOICES and s.sentence <= one.sentence + 1]
    for (i, j), (stance, polarity, attribution, via) in one.bearing.items():
        if (i, j) not in index:
            continue
        h = hidden[index[i, j]][None]
        bearing.append(F.cross_entropy(heads.stance(h).float(), torch.tensor([stance])))
        bearing.append(F.cross_entropy(heads.polarity(h).float(), torch.tensor([polarity])))
        if said:
            voices.append(_voice_loss(heads, h, everyone, spots, said, one.sentence, attribution, via))
    return loss, bearing, voices


def _voice_loss(heads, h, everyone, spots, said, sentence, attribution, via):  # type: ignore[no-untyped-def]
    distance = torch.tensor(
        [far(sentence, spots[m].sentence) + (DISTANCES if spots[m].sentence > sentence else 0) for m in said]
    )
    scores = heads.voices(h, everyone[said], distance)[0].float()
    target, weight = torch.zeros_like(scores), torch.ones_like(scores)
    for channel, parties in enumerate((attribution, {via} if via else set())):
        for party in parties:
            mine = [k for k, m in enumerate(said) if spots[m].party == party]
            if not mine:
                continue
            best = min(mine, key=lambda k: (abs(spots[said[k]].sentence - sentence), -said[k]))
            weight[mine, channel] = 0.0
            target[best, channel], weight[best, channel] = 1.0, 3.0
    return F.binary_cross_entropy_with_logits(scores, target, weight=weight, reduction="sum")
