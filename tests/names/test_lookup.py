import numpy as np

from lading.names.lookup import Lookup, hash_edges, hash_words
from lading.names.similarity import Words
from lading.names.tokens import Speller

SPELLER = Speller({})
LISTED = ("yamshchikov", "kupol", "vektor", "muhammad")
WORDS = Words.of([SPELLER.spell(word, abjad=False) for word in LISTED])


def found(word: str, *, abjad: bool = False) -> set[str]:
    asked = Words.of([SPELLER.spell(word, abjad=abjad)])
    hashes = hash_words(asked, deletions=np.array([True]), sounds=np.array([abjad]))[1]
    return {LISTED[i] for i in Lookup.build(WORDS).find(hashes)[1].tolist()}


def test_another_romanisation_is_found() -> None:
    assert "yamshchikov" in found("iamschikov")


def test_one_slip_of_any_kind_is_found() -> None:
    for slip in ("vetkor", "vektr", "vekttor", "vektar"):
        assert "vektor" in found(slip), slip


def test_an_abjad_spelling_is_found() -> None:
    assert "muhammad" in found("mhmd", abjad=True)


def test_two_slips_at_one_end_leave_the_other_edge() -> None:
    asked = Words.of([SPELLER.spell("yamshchzkqv", abjad=False)])
    assert 0 in Lookup.build(WORDS).find(hash_edges(asked, np.array([True]))[1])[1].tolist()


def test_nothing_is_found_in_nothing() -> None:
    assert not len(Lookup.build(Words.of([])).find(np.array([1, 2], dtype=np.uint64))[1])
