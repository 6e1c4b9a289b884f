"""What an alignment says, in figures that do not depend on which name was asked for."""

from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from lading.names.align import CORE, INITIAL, LEGAL_FORM, NUMBER, PATRONYMIC, PLACE, Alignment, Side
from lading.names.rarity import BITS_OF_SYLLABLES, most_bits

ACRONYM = 4
"""Letters of a word that may be an acronym."""
MOST_EDITS = 3
"""Edits between whole names that are counted; more are as many."""


class Texts(NamedTuple):
    """A name as three texts, in UTF-8."""

    text: bytes
    """Its keys sorted: a translated word is equal to its translation."""
    plain: bytes
    """Its folded letters as they run, without legal forms: this bears a slip that runs words together."""
    whole: bytes
    """All its letters as they were written."""


class Likeness(NamedTuple):
    """How alike two names are as texts, whatever their words."""

    text: float
    plain: float
    edits: int
    shorter: int

    @classmethod
    def of(cls, one: Texts, other: Texts) -> "Likeness":
        """Of two names."""
        text, plain = fuzz.ratio(one.text, other.text) / 100, fuzz.ratio(one.plain, other.plain) / 100
        return cls(text, plain, edits_between(one, other), min(len(one.whole), len(other.whole)))


def edits_between(one: Texts, other: Texts) -> int:
    """Letters to change from one name to the other, with legal forms or without."""
    edits = OSA.distance(one.plain, other.plain, score_cutoff=MOST_EDITS - 1)
    return min(edits, OSA.distance(one.whole, other.whole, score_cutoff=MOST_EDITS - 1)) if edits else 0


class Figures(NamedTuple):
    """Sums over an alignment, symmetric in the two names. Weights are in bits."""

    covered: float
    """Matched weight by all weight, 0..1."""
    matched: float
    """Weight of the pairs times their similarity."""
    inexact: float
    """What the pairs lack to equality."""
    over_less: float
    """Weight of the unmatched words, the side with less."""
    over_more: float
    """Weight of the unmatched words, the side with more."""
    heaviest_less: float
    """The heaviest unmatched word, the side where it is lighter."""
    heaviest_more: float
    """The heaviest unmatched word, the side where it is heavier."""
    core_pairs: float
    """Telling words that found each other."""
    exact_pairs: float
    """Telling words that are equal."""
    core_less: float
    """Telling words unmatched, the side with fewer."""
    core_more: float
    """Telling words unmatched, the side with more."""
    worst_pair: float
    """Similarity of the least similar telling pair; 0 without one."""
    heaviest_pair: float
    """Weight times similarity of the heaviest pair."""
    numbers_differ: float
    """Sides (0..2) with a number that the other lacks."""
    legal_forms: float
    """1 the same, -1 different, 0 where a side has none."""
    words_less: float
    """Words of the shorter name."""
    text: float
    """Likeness of the whole names, words sorted, 0..1."""
    letters: float
    """Letters of the telling words that found each other, the shorter of each two."""
    patronymics_differ: float
    """1 where each side has a patronymic that the other lacks."""
    plain: float
    """Likeness of the whole names as they run, 0..1."""
    edits: float
    """Letters to change from one whole name to the other, with legal forms or without, 0..3."""
    shorter: float
    """Letters of the shorter whole name."""
    places_differ: float = 0.0
    """1 where each side has a place that the other lacks."""
    acronyms_more: float = 0.0
    """1 where a side has a telling word of up to four letters that the other lacks, and the other lacks nothing."""
    initials_differ: float = 0.0
    """1 where a side has an initial that begins no word which the other has too many."""
    syllables_differ: float = 0.0
    """1 where each side has a word of one Chinese or Korean syllable that the other lacks: Yong Chol is not Yong Chun."""


NAMES = Figures._fields


def figures(alignment: Alignment, left: Side, right: Side, likeness: Likeness) -> Figures:
    """The sums."""
    matched = weight = heaviest = 0.0
    worst = 2.0
    core = exact = letters = 0
    legal = 0
    for gain, similarity, i, j, w, _ in alignment.pairs:
        matched += gain
        weight += w
        heaviest = max(heaviest, gain)
        role, other_role = left.roles[i], right.roles[j]
        if CORE in {role, other_role}:
            core += 1
            exact += similarity == 1.0
            letters += min(left.sizes[i], right.sizes[j])
            worst = min(worst, similarity)
        elif LEGAL_FORM in {role, other_role}:
            legal = 1
    one = _over(alignment.left_over, left)
    other = _over(alignment.right_over, right)
    if one[4] and other[4] and not legal:
        legal = -1
    sums = (one[0], other[0]) if one[0] < other[0] else (other[0], one[0])
    tops = (one[1], other[1]) if one[1] < other[1] else (other[1], one[1])
    cores = (one[2], other[2]) if one[2] < other[2] else (other[2], one[2])
    total = weight + sums[0] + sums[1]
    return Figures(
        matched / total if total else 0.0, matched, weight - matched, *sums, *tops, core, exact, *cores,
        worst if core else 0.0, heaviest, one[3] + other[3], legal, min(left.singles, right.singles), likeness.text, letters,
        one[5] and other[5], likeness.plain, likeness.edits, likeness.shorter, one[6] and other[6], cores[0] == 0 and (one[7] or other[7]),
        (one[8] and (other[8] or other[2] > 0)) or (other[8] and one[2] > 0),
        one[7] and other[7] and _has_syllable(alignment.left_over, left) and _has_syllable(alignment.right_over, right),
    )  # fmt: skip


def _has_syllable(words: list[int], side: Side) -> bool:
    """Whether a telling word is one syllable, as Chinese and Korean names have them."""
    return any(side.roles[i] == CORE and most_bits(side.keys[i]) == BITS_OF_SYLLABLES[1] for i in words)


def _over(words: list[int], side: Side) -> tuple[float, float, int, bool, bool, bool, bool, bool, bool]:
    """Sum, heaviest, telling words, whether there is a number, a legal form, a patronymic, a place, an acronym, an initial."""
    total = top = 0.0
    core = 0
    number = legal = patronymic = place = acronym = initial = False
    weights, roles = side.weights, side.roles
    for i in words:
        weight, role = weights[i], roles[i]
        total += weight
        top = max(top, weight)
        if role == CORE:
            core += 1
            acronym = acronym or side.sizes[i] <= ACRONYM
        elif role == NUMBER:
            number = True
        elif role == LEGAL_FORM:
            legal = True
        elif role == PATRONYMIC:
            patronymic = True
        elif role == PLACE:
            place = True
        elif role == INITIAL:
            initial = True
    return total, top, core, number, legal, patronymic, place, acronym, initial
