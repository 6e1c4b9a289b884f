"""The picture's geometry: nothing overlaps, everything reads from left to right."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.reports.layers import Arc, Size
from lading.reports.layout import Layout, Place, lay_out


def graph(pairs: list[tuple[int, int]]) -> tuple[dict[str, Size], list[Arc]]:
    names = sorted({end for pair in pairs for end in pair})
    nodes = {str(n): Size(100, 40 + n % 3 * 20) for n in names}
    return nodes, [Arc(str(a), str(b), Size(50 + a * 3 % 40, 18 + b * 5 % 30)) for a, b in pairs]


def boxes(layout: Layout) -> list[Place]:
    return [*layout.nodes.values(), *(route.label for route in layout.routes)]


ends = st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda p: p[0] != p[1])


@given(st.lists(ends, min_size=1, max_size=24, unique=True))
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_overlap_and_every_line_changes_its_height_only_between_columns(
    pairs: list[tuple[int, int]],
) -> None:
    nodes, arcs = graph(pairs)
    layout = lay_out(nodes, arcs)
    assert not any(one.overlaps(other) for one, other in combinations(boxes(layout), 2))
    assert all(box.x >= -0.01 and box.y >= -0.01 for box in boxes(layout))
    assert all(box.x + box.width <= layout.width + 0.01 for box in boxes(layout))
    for arc, route in zip(arcs, layout.routes, strict=True):
        way = [layout.nodes[arc.source], *route.stops, layout.nodes[arc.target]]
        for here, there in pairwise(reversed(way) if route.against else way):
            assert here.x + here.width < there.x


def test_without_cycles_every_line_runs_to_the_right() -> None:
    layout = lay_out(*graph([(0, 1), (1, 2), (0, 2), (3, 2), (2, 4)]))
    assert not any(route.against for route in layout.routes)


def test_a_circle_turns_only_one_line_round() -> None:
    layout = lay_out(*graph([(0, 1), (1, 2), (2, 3), (3, 0)]))
    assert sum(route.against for route in layout.routes) == 1


def test_a_tree_has_no_crossings() -> None:
    layout = lay_out(*graph([(5, 1), (3, 2), (4, 1), (6, 2), (1, 0), (2, 0)]))
    tops = {name: place.middle for name, place in layout.nodes.items()}
    first, second = sorted(("1", "2"), key=lambda name: tops[name])
    children = {"1": ("4", "5"), "2": ("3", "6")}
    assert max(tops[child] for child in children[first]) < min(tops[child] for child in children[second])


def test_the_same_graph_gives_the_same_picture() -> None:
    assert lay_out(*graph([(0, 1), (2, 1), (1, 3)])) == lay_out(*graph([(0, 1), (2, 1), (1, 3)]))


def test_nothing_to_draw_is_no_error_and_a_loop_is_one() -> None:
    assert lay_out({}, []).routes == ()
    with pytest.raises(ValueError, match="cannot draw"):
        lay_out({"a": Size(1, 1)}, [Arc("a", "a", Size(1, 1))])
