"""The other ways in which a name in Chinese characters is written in Latin letters.

黄伟明 is Huang Weiming in pinyin, Huang Wei-ming by Wade and Giles, Wong Wai Ming in Hong Kong. Each is a name of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

from lading.names.romanise import toned_pinyin
from lading.names.words import Name, Role, Script, Word

MOST_SPELLINGS = 8
"""Spellings of one word by the usage of Hong Kong."""
LONGEST = 6
"""Characters of a word that is no whole phrase."""


def other_readings(name: Name, hong_kong: Mapping[str, str]) -> Iterator[Name]:
    """The name in Hong Kong's spelling and in Wade and Giles's, where they differ from pinyin; none without Han.

    Args:
        name: analysed.
        hong_kong: spellings of a simplified character, blanks between them; the usual one first.
    """
    at = [i for i, word in enumerate(name.words) if _is_read(word)]
    if not at:
        return
    words = [name.words[i] for i in at]
    seen = {tuple(word.latin for word in words)}
    for spelled in (*_all_in_hong_kong(words, hong_kong), tuple(_wade_giles(word.text) for word in words)):
        if spelled not in seen:
            seen.add(spelled)
            changed = dict(zip(at, spelled, strict=True))
            yield replace(name, words=tuple(_spell(word, changed.get(i)) for i, word in enumerate(name.words)))


def _is_read(word: Word) -> bool:
    return word.script is Script.HAN and word.role is Role.CORE and word.key == word.latin and len(word.text) <= LONGEST


def _spell(word: Word, latin: str | None) -> Word:
    return word if latin is None else word._replace(latin=latin, key=latin)


def _all_in_hong_kong(words: list[Word], hong_kong: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The spellings of all words; those that begin with usual ones first."""
    spellings = [[hong_kong.get(char, "").split() for char in word.text] for word in words]
    if not all(all(chars) for chars in spellings):
        return []
    each = [["".join(one) for one in islice(product(*chars), MOST_SPELLINGS)] for chars in spellings]
    return list(islice(product(*each), MOST_SPELLINGS))


def _wade_giles(han: str) -> str:
    from pypinyin import Style
    from pypinyin.style import convert

    read = "".join([convert(one, Style.WADEGILES, strict=True) for one in toned_pinyin(han)])
    return "".join([char for char in read.lower().replace("ü", "u") if char.isascii() and char.isalnum()])
