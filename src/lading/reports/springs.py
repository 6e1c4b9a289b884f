"""Where the parties of a large network stand: related ones near one another, all others apart.

After Fruchterman and Reingold (1991): relations pull like springs, parties push each other away. Nothing is left to
chance, so that the same network gives the same picture. Thousands of parties take about a second.
"""

from collections.abc import Iterable, Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
ROOM = 70.0
"""How far apart two related parties would like to be."""
EXACT, ANCHORS = 400, 128
"""Parties up to which each pushes each; of more, so many push for all, others at every step."""
STEPS = 140
GOLDEN = pi * (3 - sqrt(5))


def place_nodes(nodes: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """The place of every node; those that come first in the order begin in the middle.

    Args:
        nodes: each once, the most telling first.
        pairs: which of them are related; others are left out.
    """
    number = {node: i for i, node in enumerate(nodes)}
    held = {tuple(sorted((number[a], number[b]))) for a, b in pairs if a in number and b in number and a != b}
    ties = np.array(sorted(held), dtype=np.int64).reshape(-1, 2)
    turn = np.arange(len(nodes), dtype=np.float64)
    points = ROOM * np.sqrt(turn + 0.5)[:, None] * np.stack([np.cos(turn * GOLDEN), np.sin(turn * GOLDEN)], axis=1)
    heat = ROOM * sqrt(max(len(nodes), 1)) / 2
    for step in range(STEPS if len(nodes) > 1 else 0):
        move = _push(points, step) + _pull(points, ties) - points
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        points += move / length * np.minimum(length, heat * (1 - step / STEPS) ** 1.5 + 1)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points.tolist(), strict=True)}


def _push(points: Points, step: int) -> Points:
    """What the others push each point by."""
    count = len(points)
    if count <= EXACT:
        others, weight = points, 1.0
    else:
        chosen = (np.arange(ANCHORS) * (count // ANCHORS) + step * 7) % count
        others, weight = points[chosen], count / ANCHORS
    away = points[:, None, :] - others[None, :, :]
    square = np.maximum((away**2).sum(axis=2), ROOM**2 / 100)
    pushed: Points = weight * ROOM**2 * (away / square[:, :, None]).sum(axis=1)
    return pushed


def _pull(points: Points, ties: NDArray[np.int64]) -> Points:
    """What springs pull each point by."""
    away = points[ties[:, 1]] - points[ties[:, 0]]
    force = away * np.linalg.norm(away, axis=1, keepdims=True) / ROOM
    moved = np.zeros_like(points)
    np.add.at(moved, ties[:, 0], force)
    np.add.at(moved, ties[:, 1], -force)
    return moved
