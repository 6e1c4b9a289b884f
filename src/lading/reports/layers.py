"""A directed graph in columns: which way every relation runs, in which column everything stands, and in which order.

After Sugiyama, Tagawa and Toda (1981). Nodes stand in the even columns. Every relation's label is a box in an odd column
between the things it relates, and what spans several columns keeps a free track through each of them, so that boxes
cannot overlap once each column is stacked. Deterministic: the same graph gives the same columns.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

SWEEPS = 16
TRACK = 6.0
"""Height kept free for a line that passes through a column."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a box, in the picture's units."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation to draw, its label as a box."""

    source: str
    target: str
    label: Size


@dataclass(slots=True)
class Grid:
    """The columns: cells are node names and (arc, column) pairs, and know their neighbours on both sides."""

    columns: list[list[Hashable]]
    sizes: dict[Hashable, Size]
    left: dict[Hashable, list[Hashable]] = field(default_factory=dict)
    right: dict[Hashable, list[Hashable]] = field(default_factory=dict)

    def add(self, cell: Hashable, column: int, size: Size) -> None:
        """Put a cell at the foot of a column."""
        self.columns[column].append(cell)
        self.sizes[cell] = size
        self.left[cell], self.right[cell] = [], []

    def tie(self, one: Hashable, other: Hashable) -> None:
        """Make two cells of neighbouring columns neighbours."""
        self.right[one].append(other)
        self.left[other].append(one)


def arrange(nodes: Mapping[str, Size], arcs: Sequence[Arc]) -> tuple[Grid, tuple[bool, ...]]:
    """The columns with as few crossings as a few sweeps find, and for each arc whether it runs from right to left."""
    forward = _break_cycles(list(nodes), arcs)
    grid = _fill(nodes, arcs, forward, _rank(list(nodes), forward))
    _reduce_crossings(grid)
    _stand_upright(grid, list(nodes))
    return grid, tuple(arc.source != source for arc, (source, _) in zip(arcs, forward, strict=True))


def _break_cycles(nodes: list[str], arcs: Sequence[Arc]) -> list[tuple[str, str]]:
    """The arcs' ends, turned round where that is needed to leave no cycle."""
    out: dict[str, list[str]] = {node: [] for node in nodes}
    into = dict.fromkeys(nodes, 0)
    for arc in arcs:
        out[arc.source].append(arc.target)
        into[arc.target] += 1
    order: dict[str, int] = {}
    for root in sorted(nodes, key=lambda node: into[node]):
        _finish(root, out, order)
    return [(a.source, a.target) if order[a.source] > order[a.target] else (a.target, a.source) for a in arcs]


def _finish(root: str, out: Mapping[str, list[str]], order: dict[str, int]) -> None:
    """Depth first from a root: `order` counts up as nodes are left, so that only arcs that close a cycle point up."""
    stack, seen = [(root, iter(out[root]))], {root}
    if root in order:
        return
    while stack:
        node, following = stack[-1]
        step = next((n for n in following if n not in order and n not in seen), None)
        if step is None:
            order[node] = len(order)
            stack.pop()
        else:
            seen.add(step)
            stack.append((step, iter(out[step])))


def _rank(nodes: list[str], arcs: list[tuple[str, str]]) -> dict[str, int]:
    """The column of each node: as far left as its arcs allow, then pulled right towards what it points at."""
    into: dict[str, list[str]] = {node: [] for node in nodes}
    out: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in arcs:
        into[target].append(source)
        out[source].append(target)
    ranks: dict[str, int] = {}
    waiting = {node: len(into[node]) for node in nodes}
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:
        ranks[node] = max((ranks[before] + 1 for before in into[node]), default=0)
        for after in out[node]:
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    for node in reversed(ready):
        if out[node] and not into[node]:
            ranks[node] = min(ranks[after] for after in out[node]) - 1
    return ranks


def _fill(
    nodes: Mapping[str, Size], arcs: Sequence[Arc], forward: list[tuple[str, str]], ranks: Mapping[str, int]
) -> Grid:
    """Nodes in the even columns, labels in the odd ones, tracks where a line passes."""
    grid = Grid([[] for _ in range(2 * max(ranks.values()) + 1)], {})
    for node in _walk(list(nodes), forward):
        grid.add(node, 2 * ranks[node], nodes[node])
    for i, (arc, (source, target)) in enumerate(zip(arcs, forward, strict=True)):
        before: Hashable = source
        for column in range(2 * ranks[source] + 1, 2 * ranks[target]):
            is_label = column == _label_column(ranks[source], ranks[target])
            grid.add((i, column), column, arc.label if is_label else Size(0, TRACK))
            grid.tie(before, (i, column))
            before = (i, column)
        grid.tie(before, target)
    return grid


def _label_column(source: int, target: int) -> int:
    """The odd column nearest to the middle between two ranks."""
    return 2 * ((source + target - 1) // 2) + 1


def _walk(nodes: list[str], arcs: list[tuple[str, str]]) -> list[str]:
    """All nodes, those that hang together next to each other, the largest such group first."""
    beside: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in arcs:
        beside[source].append(target)
        beside[target].append(source)
    groups, seen = [], set[str]()
    for root in sorted(nodes, key=lambda node: -len(beside[node])):
        if root in seen:
            continue
        group = [root]
        seen.add(root)
        for node in group:
            fresh = [n for n in dict.fromkeys(beside[node]) if n not in seen]
            seen.update(fresh)
            group += fresh
        groups.append(group)
    return [node for group in sorted(groups, key=lambda group: -len(group)) for node in group]


def _reduce_crossings(grid: Grid) -> None:
    """Sweep to and fro, sorting each column by the mean place of its neighbours; keep the best order seen."""
    best, fewest = [list(column) for column in grid.columns], _count_crossings(grid)
    for sweep in range(SWEEPS):
        columns = range(1, len(grid.columns)) if sweep % 2 == 0 else range(len(grid.columns) - 2, -1, -1)
        for c in columns:
            beside = grid.left if sweep % 2 == 0 else grid.right
            order = {cell: i for i, cell in enumerate(grid.columns[c - 1 if sweep % 2 == 0 else c + 1])}
            now = {cell: i for i, cell in enumerate(grid.columns[c])}
            grid.columns[c].sort(key=lambda cell: (_mean([order[n] for n in beside[cell]], now[cell]), now[cell]))
        crossings = _count_crossings(grid)
        if crossings < fewest:
            best, fewest = [list(column) for column in grid.columns], crossings
    grid.columns[:] = best


def _stand_upright(grid: Grid, order: list[str]) -> None:
    """Turn the picture upside down where that puts the first two of the order that share a column into their order."""
    place: dict[Hashable, int] = {node: i for i, node in enumerate(order)}
    columns = [[place[cell] for cell in column if cell in place] for column in grid.columns]
    pairs = [(min(a, b), max(a, b), a < b) for column in columns for i, a in enumerate(column) for b in column[i + 1 :]]
    if pairs and not min(pairs)[2]:
        for cells in grid.columns:
            cells.reverse()


def _count_crossings(grid: Grid) -> int:
    """Pairs of lines between neighbouring columns that cross."""
    crossings = 0
    for here, there in zip(grid.columns, grid.columns[1:], strict=False):
        place = {cell: i for i, cell in enumerate(there)}
        ends = [sorted(place[n] for n in grid.right[cell] if n in place) for cell in here]
        seen: list[int] = []
        for group in ends:
            crossings += sum(1 for end in group for other in seen if other > end)
            seen += group
    return crossings


def _mean(values: list[int], default: float) -> float:
    return sum(values) / len(values) if values else default
