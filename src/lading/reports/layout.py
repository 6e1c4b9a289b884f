"""Where to draw a directed graph so that it reads from left to right, no two boxes in one place.

`layers` gives the columns and their order. Heights here follow the neighbours' mean, kept apart by isotonic regression
(pool adjacent violators), which is exact for one column. Deterministic, like the columns.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from lading.reports.layers import Arc, Grid, Size, arrange

SWEEPS = 16
CLIMB, MOST_ROOM = 0.14, 90.0


@dataclass(frozen=True, slots=True)
class Place:
    """A box: its left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its centre."""
        return self.y + self.height / 2

    def overlaps(self, other: "Place") -> bool:
        """Whether two boxes share an area."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Route:
    """How a relation runs: through the free tracks before its label, the label, and the tracks after it."""

    stops: tuple[Place, ...]
    """What the line runs through, from the source's side to the target's, each as wide as its column. Between two of
    them it may change its height, inside one it may not."""
    label: Place
    against: bool
    """Whether it runs from right to left."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Places for everything, and the size of the whole."""

    nodes: Mapping[str, Place]
    routes: tuple[Route, ...]
    """One an arc, in the order given."""
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """Free room between columns and between the boxes of a column."""

    across: float = 26.0
    down: float = 18.0


@dataclass(slots=True)
class _Measures:
    """Places while columns are being set side by side."""

    nodes: dict[str, Place]
    tracks: list[list[Place]]
    labels: dict[int, Place]
    width: float = 0.0
    height: float = 0.0


def lay_out(nodes: Mapping[str, Size], arcs: Sequence[Arc], spacing: Spacing = Spacing()) -> Layout:
    """Place nodes and relations. An arc from a node to itself is refused.

    Raises:
        ValueError: for such an arc, or an end that is no node.
    """
    for arc in arcs:
        if arc.source == arc.target or not {arc.source, arc.target} <= nodes.keys():
            raise ValueError(f"cannot draw an arc from {arc.source!r} to {arc.target!r}")
    if not nodes:
        return Layout({}, (), 0.0, 0.0)
    grid, against = arrange(nodes, arcs)
    found = _measure(grid, _stack(grid, spacing.down), arcs=arcs, spacing=spacing)
    routes = tuple(
        Route(tuple(reversed(stops) if back else stops), found.labels[i], back)
        for i, (stops, back) in enumerate(zip(found.tracks, against, strict=True))
    )
    return Layout(found.nodes, routes, found.width, found.height)


def _stack(grid: Grid, gap: float) -> dict[Hashable, float]:
    """The height of each cell's centre."""
    middles: dict[Hashable, float] = {}
    for column in grid.columns:
        y = 0.0
        for cell in column:
            middles[cell] = y + grid.sizes[cell].height / 2
            y += grid.sizes[cell].height + gap
    for sweep in range(SWEEPS):
        for column in grid.columns if sweep % 2 == 0 else reversed(grid.columns):
            wanted = [_wish(grid, cell, middles) for cell in column]
            middles.update(zip(column, _keep_apart(grid, column, wanted, gap=gap), strict=True))
    return middles


def _wish(grid: Grid, cell: Hashable, middles: Mapping[Hashable, float]) -> float:
    """Where a cell would be without the others: at the mean of its neighbours, weighted by how strongly each pulls."""
    beside = [(middles[n], _pull(grid, cell, n)) for n in (*grid.left[cell], *grid.right[cell])]
    weight = sum(pull for _, pull in beside)
    return sum(y * pull for y, pull in beside) / weight if beside else middles[cell]


def _pull(grid: Grid, cell: Hashable, other: Hashable) -> float:
    """A line's own parts pull most, so that long lines run straight; a node with many lines pulls each of them little."""
    if isinstance(other, tuple):
        return 4.0 if isinstance(cell, tuple) else 1.0
    return 1.0 / max(len(grid.left[other]), len(grid.right[other]))


def _keep_apart(grid: Grid, column: list[Hashable], wanted: list[float], *, gap: float) -> list[float]:
    """The heights nearest to those wanted, in squares, that keep the order and the gaps of a column."""
    offsets, y = [], 0.0
    for i, cell in enumerate(column):
        if i:
            y += grid.sizes[column[i - 1]].height / 2 + gap + grid.sizes[cell].height / 2
        offsets.append(y)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wanted, offsets, strict=True):
        mean, size = wish - offset, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    return [mean + offset for mean, offset in zip(level, offsets, strict=True)]


def _measure(grid: Grid, middles: Mapping[Hashable, float], *, arcs: Sequence[Arc], spacing: Spacing) -> _Measures:
    """Columns side by side, everything moved so that the topmost box starts at zero."""
    top = min(middles[cell] - grid.sizes[cell].height / 2 for cell in middles)
    found = _Measures({}, [[] for _ in arcs], {})
    for column in grid.columns:
        width = max((grid.sizes[cell].width for cell in column), default=0.0)
        for cell in column:
            size, x = grid.sizes[cell], found.width
            place = Place(x + (width - size.width) / 2, middles[cell] - size.height / 2 - top, size.width, size.height)
            if isinstance(cell, str):
                found.nodes[cell] = place
            elif isinstance(cell, tuple):
                found.tracks[cell[0]].append(Place(x, place.y, width, size.height))
                if size is arcs[cell[0]].label:
                    found.labels[cell[0]] = place
            found.height = max(found.height, place.y + place.height)
        found.width += width
        if column is not grid.columns[-1]:
            found.width += _gap(grid, column, middles, spacing.across)
    return found


def _gap(grid: Grid, column: list[Hashable], middles: Mapping[Hashable, float], least: float) -> float:
    """The room to the right of a column: more where lines climb far, so that they do not run into one another."""
    climb = max((abs(middles[cell] - middles[n]) for cell in column for n in grid.right[cell]), default=0.0)
    return least + min(climb * CLIMB, MOST_ROOM)
