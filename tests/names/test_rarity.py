import pytest

from lading.names.index import NameIndex
from lading.names.kinds import NameKind
from lading.names.rarity import MOST_BITS, most_bits


@pytest.mark.parametrize("word", ["wei", "zhang", "liang", "xiong", "kim", "chol"])
def test_a_word_of_one_chinese_or_korean_syllable_tells_little(word: str) -> None:
    assert most_bits(word) == 6.0


@pytest.mark.parametrize("word", ["xiaohong", "hongbo", "youngcheol"])
def test_a_word_of_two_syllables_tells_more(word: str) -> None:
    assert most_bits(word) == 11.0


@pytest.mark.parametrize("word", ["mohammed", "smith", "yamshchikov", "nguyen", "haotianyi", ""])
def test_other_words_may_be_as_rare_as_can_be(word: str) -> None:
    assert most_bits(word) == MOST_BITS


def test_a_short_chinese_name_is_less_sure_than_a_long_one() -> None:
    index = NameIndex.build([("a", NameKind.PERSON, ["LI Wei"]), ("b", NameKind.PERSON, ["Anton YAMSHCHIKOV"])])
    short, long = (index.search(query, NameKind.PERSON)[0] for query in ("李伟", "Антон Ямщиков"))
    assert short.score < long.score
