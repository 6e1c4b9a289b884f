"""Which word of one name stands for which word of another."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lading.names.words import Role

ROLES = tuple(Role)
"""Roles by number, as the index stores them."""
ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}
NUMBER, INITIAL, CORE = ROLES.index(Role.NUMBER), ROLES.index(Role.INITIAL), ROLES.index(Role.CORE)
PATRONYMIC, LEGAL_FORM = ROLES.index(Role.PATRONYMIC), ROLES.index(Role.LEGAL_FORM)
PLACE = ROLES.index(Role.PLACE)
INITIAL_SIMILARITY, INITIAL_BITS = 0.7, 2.0
ABBREVIATION_SIMILARITY = 0.8
SHORTEST_ABBREVIATION, LONGEST_ABBREVIATION = 3, 7
LONG_COMPOUND = 12
ABBREVIATED = {CORE, ROLES.index(Role.GENERIC), PLACE}


class Side(NamedTuple):
    """One name as the comparison sees it: parallel lists, single words first, then joined ones."""

    keys: Sequence[str]
    weights: Sequence[float]
    """Bits."""
    masks: Sequence[int]
    """A bit for each single word that the token covers."""
    roles: Sequence[int]
    sizes: Sequence[int]
    """Letters of each key."""
    singles: int


class Pair(NamedTuple):
    """Two tokens taken for one another."""

    gain: float
    """Weight times similarity, in bits."""
    similarity: float
    left: int
    right: int
    weight: float
    by: str = ""
    """How, where it is not by spelling: `initial`, `abbreviation of …`."""


class Alignment(NamedTuple):
    """The pairs, and for each side the single words that no pair covers."""

    pairs: list[Pair]
    left_over: list[int]
    right_over: list[int]


def align(pairs: list[Pair], left: Side, right: Side, letters: Mapping[str, str]) -> Alignment:
    """The heaviest pairs first, no word used twice; then initials and abbreviations with the words they stand for.

    `letters` gives the first letters of the translations of a known word.
    """
    kept: list[Pair] = []
    used_left = used_right = 0
    for pair in sorted(pairs, key=_order) if len(pairs) > 1 else pairs:
        mask_left, mask_right = left.masks[pair.left], right.masks[pair.right]
        if not (mask_left & used_left or mask_right & used_right):
            kept.append(pair)
            used_left |= mask_left
            used_right |= mask_right
    left_over = [i for i in range(left.singles) if not used_left >> i & 1]
    right_over = [i for i in range(right.singles) if not used_right >> i & 1]
    if left_over and right_over:
        if INITIAL in left.roles or INITIAL in right.roles:
            kept += _initials(left, right, left_over, right_over)
        if len(right_over) > 1:
            kept += _abbreviations(left, right, left_over, right_over, letters)
        if len(left_over) > 1 and right_over:
            found = _abbreviations(right, left, right_over, left_over, letters)
            kept += [Pair(p.gain, p.similarity, p.right, p.left, p.weight, p.by) for p in found]
    return Alignment(kept, left_over, right_over)


def _order(pair: Pair) -> tuple[float, float, int, int]:
    """The heaviest first; of equal ones, single words before joined ones, from either side alike."""
    return -pair.gain, -pair.similarity, pair.left + pair.right, pair.left * pair.right


def _initials(left: Side, right: Side, left_over: list[int], right_over: list[int]) -> list[Pair]:
    """Initials with words they begin, which are taken off what is left over."""
    found: list[Pair] = []
    for i in list(left_over):
        for j in right_over:
            if _begins(left, right, i, j):
                weight = min(left.weights[i], right.weights[j], INITIAL_BITS)
                found.append(Pair(weight * INITIAL_SIMILARITY, INITIAL_SIMILARITY, i, j, weight, "initial"))
                left_over.remove(i)
                right_over.remove(j)
                break
    return found


def _begins(left: Side, right: Side, i: int, j: int) -> bool:
    one, other = left.roles[i], right.roles[j]
    if INITIAL not in {one, other}:
        return False
    return {one, other} <= {INITIAL, CORE, PATRONYMIC} and left.keys[i].lstrip("~")[0] == right.keys[j].lstrip("~")[0]


def _abbreviations(
    short: Side, long: Side, short_over: list[int], long_over: list[int], letters: Mapping[str, str]
) -> list[Pair]:
    """Words made of the first letters of words left over on the other side, in order; both are taken off."""
    found: list[Pair] = []
    for i in list(short_over):
        word = short.keys[i]
        if short.roles[i] != CORE or not SHORTEST_ABBREVIATION <= len(word) <= LONGEST_ABBREVIATION:
            continue
        run = [j for j in long_over if long.roles[j] in ABBREVIATED]
        if len(run) > 1 and abbreviates(word, [long.keys[j] for j in run], letters):
            weight = min(short.weights[i], sum(long.weights[j] for j in run))
            words = " ".join(long.keys[j].lstrip("=~") for j in run)
            found.append(
                Pair(
                    weight * ABBREVIATION_SIMILARITY,
                    ABBREVIATION_SIMILARITY,
                    i,
                    run[0],
                    weight,
                    f"abbreviation of {words}",
                )
            )
            short_over.remove(i)
            for j in run:
                long_over.remove(j)
    return found


def abbreviates(word: str, keys: Sequence[str], letters: Mapping[str, str]) -> bool:
    """Whether a word is the first letters of some words in order: NSC, Northern Shipping Company.

    A known word may give the first letter of any of its translations (`letters` lists them), so that IEMZ is the
    Izhevsk Electromechanical Plant; a long one may give a letter from its inside too.
    """
    at = 0
    for key in keys:
        plain = key.lstrip("=~")
        if at < len(word) and word[at] in letters.get(key, plain[:1]):
            at += 1
            if len(plain) >= LONG_COMPOUND and at < len(word) and word[at] in plain[4:] and len(word) - at > 1:
                at += 1
        else:
            return False
    return at == len(word)
