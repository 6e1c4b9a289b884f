import numpy as np

from lading.claims.learned.heads import Array
from lading.claims.learned.labels import DESCRIBED, NAMED
from lading.claims.learned.spans import find_spans

WIDTH = 2 * len(NAMED) + 1 + 2 * len(DESCRIBED) + 1


def _scores(named: list[int], described: list[int]) -> Array:
    scores = np.zeros((len(named), WIDTH), np.float32)
    for i, (a, b) in enumerate(zip(named, described, strict=True)):
        scores[i, a] = 1.0
        scores[i, 2 * len(NAMED) + 1 + b] = 1.0
    return scores


def test_a_mention_goes_on_while_its_pieces_are_inside() -> None:
    org = 1 + 2 * NAMED.index("ORG")
    assert find_spans(_scores([0, org, org + 1, 0], [0, 0, 0, 0])) == [(1, 3, "ORG")]


def test_two_mentions_may_touch_and_a_described_one_may_hold_a_named_one() -> None:
    org, source = 1 + 2 * NAMED.index("ORG"), 1 + 2 * DESCRIBED.index("SOURCE")
    found = find_spans(_scores([org, org, 0], [source, source + 1, source + 1]))
    assert found == [(0, 3, "SOURCE"), (0, 1, "ORG"), (1, 2, "ORG")]


def test_pieces_of_two_minds_make_one_mention_of_the_likelier_kind() -> None:
    scores = np.zeros((2, WIDTH), np.float32)
    scores[0, 1 + 2 * NAMED.index("ORG")] = 1.0
    scores[1, 2 + 2 * NAMED.index("PERSON")] = 3.0
    assert find_spans(scores) == [(0, 2, "PERSON")]
