"""The fast ownership kernel and the plain one agree on random registers, and both on what can be worked out by hand."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.graph import fixpoint
from lading.graph.fixpoint import NOT_REACHED, Columns, find_reached
from lading.graph.fixpoint_plain import Held, PlainAnswer, find_reached_plainly
from lading.model.ownership import UNKNOWN, WHOLE, Share

HALF, MORE = WHOLE // 2, WHOLE // 2 + 1


def fast(held: list[Held], listed: set[str], threshold: int, perhaps: set[str] | None = None) -> PlainAnswer:
    names = sorted(listed | (perhaps or set()) | {end for stake in held for end in (stake.owner, stake.asset)})
    number = {name: place for place, name in enumerate(names)}
    columns = Columns(
        len(names),
        np.array([number[stake.owner] for stake in held], np.int32),
        np.array([number[stake.asset] for stake in held], np.int32),
        np.array([stake.share.low for stake in held], np.int32),
        np.array([stake.share.high for stake in held], np.int32),
        np.array([stake.beside for stake in held], np.bool_),
    )
    maybe = None if perhaps is None else np.array([name in perhaps for name in names], np.bool_)
    seeds = np.array([name in listed for name in names], np.bool_)
    found = find_reached(columns, seeds, threshold=threshold, perhaps=maybe)
    rounds = [
        {name: int(row[place]) for name, place in number.items() if row[place] != NOT_REACHED}
        for row in (found.definite, found.possible)
    ]
    return PlainAnswer(rounds[0], rounds[1], frozenset(n for n, place in number.items() if found.circular[place]))


SHARES = st.one_of(
    st.just(UNKNOWN),
    st.sampled_from([50_000, 250_000, 350_000, 499_999, 500_000, 500_001, WHOLE]).map(lambda ppm: Share(ppm, ppm)),
    st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)).map(lambda ends: Share(min(ends), max(ends))),
)
PARTIES = st.sampled_from("ABCDEFGH")
STAKES = st.lists(st.builds(Held, PARTIES, PARTIES, SHARES), max_size=24)
OVERLAPPING = st.lists(
    st.one_of(
        st.builds(Held, PARTIES, PARTIES, SHARES),
        st.builds(lambda o, a, s: Held(o, a, Share(0, s.high), beside=True), PARTIES, PARTIES, SHARES),
    ),
    max_size=24,
)


@given(OVERLAPPING, st.sets(PARTIES, max_size=3), st.sampled_from([HALF, MORE]))
@settings(max_examples=250, deadline=None)
def test_fast_and_plain_agree_on_loops_cycles_parallel_and_unknown_stakes(
    held: list[Held], listed: set[str], threshold: int
) -> None:
    assert fast(held, listed, threshold) == find_reached_plainly(held, listed, threshold=threshold)


@given(OVERLAPPING, st.sets(PARTIES, max_size=3), st.sets(PARTIES, max_size=3))
@settings(max_examples=150, deadline=None)
def test_who_may_be_listed_counts_for_what_is_possible_and_never_for_what_is_sure(
    held: list[Held], listed: set[str], perhaps: set[str]
) -> None:
    found = fast(held, listed, HALF, perhaps)
    assert found.definite == find_reached_plainly(held, listed, threshold=HALF).definite
    every = find_reached_plainly(held, listed | perhaps, threshold=HALF)
    assert (found.possible, found.circular) == (every.possible, every.circular)


@given(STAKES, st.sets(PARTIES, max_size=3))
@settings(max_examples=80, deadline=None)
def test_the_index_finds_what_reading_every_stake_finds(held: list[Held], listed: set[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixpoint, "SCANS", 0)
        assert fast(held, listed, HALF) == find_reached_plainly(held, listed, threshold=HALF)


def test_a_long_chain_with_many_parties_is_reached_to_its_end() -> None:
    owner = np.arange(200_000, dtype=np.int32)[::-1][:300].copy()
    whole = np.full(owner.size, WHOLE, np.int32)
    seeds = np.zeros(200_000, np.bool_)
    seeds[owner[0]] = True
    rounds = fixpoint.reach_least(Columns(200_000, owner, owner - 1, whole, whole), seeds, threshold=HALF)
    assert rounds[owner[-1] - 1] == owner.size
    assert np.count_nonzero(rounds != NOT_REACHED) == owner.size + 1


@pytest.mark.parametrize("party", [-1, 3])
def test_a_stake_of_a_party_without_a_number_is_refused(party: int) -> None:
    one, wrong = np.zeros(1, np.int32), np.array([party], np.int32)
    for owner, asset in ((one, wrong), (wrong, one)):
        with pytest.raises(ValueError, match="outside 0 to 2"):
            Columns(3, owner, asset, one, one)


@given(STAKES, st.sets(PARTIES, min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_what_is_definite_is_possible_and_nothing_circular_is_either(held: list[Held], listed: set[str]) -> None:
    found = fast(held, listed, HALF)
    assert set(found.definite) <= set(found.possible)
    assert not found.circular & set(found.possible)


@given(STAKES, st.sets(PARTIES, min_size=1, max_size=3), st.data())
@settings(max_examples=80, deadline=None)
def test_definite_holds_and_nothing_beyond_possible_does_whatever_the_shares_turn_out_to_be(
    held: list[Held], listed: set[str], data: st.DataObject
) -> None:
    exact = []
    for stake in held:
        ppm = data.draw(st.integers(stake.share.low, stake.share.high))
        exact.append(Held(stake.owner, stake.asset, Share(ppm, ppm)))
    totals = {stake.asset: sum(s.share.low for s in exact if s.asset == stake.asset) for stake in exact}
    bounds, drawn = fast(held, listed, HALF), fast(exact, listed, HALF)
    assert set(bounds.definite) <= set(drawn.definite)
    if all(total <= WHOLE for total in totals.values()):
        assert set(drawn.definite) <= set(bounds.possible)


def random_register(chance: random.Random) -> tuple[list[Held], set[str]]:
    """A register of 3 to 40 companies with cycles, loops, parallel and unknown stakes."""
    names = [f"n{number}" for number in range(chance.randint(3, 40))]
    held = []
    for _ in range(chance.randint(0, 3 * len(names))):
        low = chance.choice([0, 100_000, 250_000, 333_333, HALF, MORE, 750_000, chance.randint(0, WHOLE)])
        high = chance.choice([low, low, low, min(WHOLE, low + 250_000), WHOLE])
        beside = chance.random() < 0.1
        share = Share(0 if beside else low, high)
        held.append(Held(chance.choice(names), chance.choice(names), share, beside=beside))
    return held, set(chance.sample(names, k=chance.randint(0, 3)))


@pytest.mark.parametrize("seed", range(4))
def test_fast_and_plain_agree_on_larger_registers(seed: int, request: pytest.FixtureRequest) -> None:
    chance = random.Random(seed)  # noqa: S311  # a reproducible register, no secret
    for _ in range(int(request.config.getoption("--ownership-graphs", 80)) // 4):
        held, listed = random_register(chance)
        threshold = chance.choice([HALF, MORE])
        assert fast(held, listed, threshold) == find_reached_plainly(held, listed, threshold=threshold)
