from itertools import combinations
from math import dist
from statistics import median

from lading.reports.springs import ROOM, place_nodes

TREE = [(f"n{i}", f"n{(i * 7919) % max(1, i // 3 + 1)}") for i in range(1, 300)]
NODES = [f"n{i}" for i in range(300)]


def test_related_parties_stand_nearer_than_others_and_none_on_another() -> None:
    places = place_nodes(NODES, TREE)
    every = [dist(places[one], places[other]) for one, other in combinations(NODES, 2)]
    related = [dist(places[one], places[other]) for one, other in TREE if one != other]
    assert median(related) < median(every) / 3
    assert min(every) > ROOM / 20
    assert max(abs(x) + abs(y) for x, y in places.values()) < ROOM * 60


def test_a_large_network_is_placed_as_well() -> None:
    nodes = [f"n{i}" for i in range(1200)]
    pairs = [(f"n{i}", f"n{(i * 7919) % max(1, i // 3 + 1)}") for i in range(1, 1200)]
    places = place_nodes(nodes, pairs)
    assert len({(round(x), round(y)) for x, y in places.values()}) > 1150
    related = median(dist(places[one], places[other]) for one, other in pairs if one != other)
    others = median(dist(places[f"n{i}"], places[f"n{1199 - i}"]) for i in range(500))
    assert related < others / 3


def test_the_same_network_is_placed_the_same_way() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"), ("a", "elsewhere")]
    assert place_nodes(["a", "b", "c", "alone"], pairs) == place_nodes(["a", "b", "c", "alone"], pairs[::-1])
    assert place_nodes([], []) == {}
    assert len(place_nodes(["one"], [])) == 1
