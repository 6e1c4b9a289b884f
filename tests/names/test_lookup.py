from lading.names.lookup import Lookup, hash_word
from lading.names.tokens import Speller

SPELLER = Speller({})
LISTED = ("yamshchikov", "kupol", "vektor", "muhammad")
LOOKUP = Lookup.build(SPELLER.spell(word, abjad=False) for word in LISTED)


def found(hashes: list[int]) -> set[str]:
    return {LISTED[i] for i in LOOKUP.find(hashes)[1].tolist()}


def by_slips(word: str, *, abjad: bool = False) -> set[str]:
    return found(hash_word(SPELLER.spell(word, abjad=abjad), slips=True, sounds=abjad))


def test_another_romanisation_is_found() -> None:
    assert "yamshchikov" in by_slips("iamschikov")


def test_one_slip_of_any_kind_is_found() -> None:
    for slip in ("vetkor", "vektr", "vekttor", "vektar"):
        assert "vektor" in by_slips(slip), slip


def test_an_abjad_spelling_is_found() -> None:
    assert "muhammad" in by_slips("mhmd", abjad=True)


def test_nothing_is_found_in_nothing() -> None:
    assert not len(Lookup.build([]).find([1, 2])[1])
