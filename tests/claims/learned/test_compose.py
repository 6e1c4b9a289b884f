import numpy as np

from lading.claims.learned.compose import NUMBER, Pair, compose
from lading.claims.learned.heads import Array
from lading.claims.learned.labels import RELATIONS
from lading.model.claim import Predicate

KINDS = {0: "ORG", 1: "ORG", 2: "ITEM"}
ROWS: list[Pair] = [(0, 1), (1, 0), (0, 2), (1, 2), (0, None), (1, None)]


def _scores(**given: float) -> Array:
    scores = np.zeros((len(ROWS), len(RELATIONS)), np.float32)
    for name, value in given.items():
        row, to = {
            "deal": ((0, 1), False),
            "gave": ((0, 2), False),
            "got": ((1, 2), True),
            "alone": ((0, None), False),
        }[name]
        scores[ROWS.index(row), NUMBER[Predicate.SUPPLIES, to]] = value
    return scores


def _made(**given: float) -> list[tuple[int | None, int | None, int | None]]:
    return [(s.subject, s.object, s.item) for s in compose(ROWS, _scores(**given), KINDS, least=0.5)]


def test_goods_that_one_gave_and_the_other_got_go_with_the_deal() -> None:
    assert _made(deal=0.9, gave=0.8, got=0.7) == [(0, 1, 2)]


def test_goods_without_a_recipient_are_the_suppliers_own_claim() -> None:
    assert _made(gave=0.8) == [(0, None, 2)]


def test_goods_without_a_supplier_still_reach_somebody() -> None:
    assert _made(got=0.8) == [(None, 1, 2)]


def test_what_is_said_of_a_party_alone_stands_only_where_nothing_fuller_does() -> None:
    assert _made(alone=0.9) == [(0, None, None)]
    assert _made(alone=0.9, deal=0.9) == [(0, 1, None)]


def test_what_is_hardly_probable_is_not_said() -> None:
    assert _made(deal=0.4, gave=0.4, got=0.4, alone=0.4) == []
