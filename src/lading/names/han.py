"""Han names: simplified first, then business words and places by longest match, then a surname or a run of pinyin."""

import re

from lading.names.kinds import NameKind
from lading.names.romanise import pinyin
from lading.names.tables import NameTables
from lading.names.words import Role, Script, Word

COMPOUND_SURNAMES = frozenset(
    re.findall("..", "欧阳司马上官诸葛司徒东方独孤南宫夏侯皇甫尉迟公孙慕容令狐宇文长孙端木百里")
)


def read_han(text: str, kind: NameKind, *, tables: NameTables, aside: bool = False) -> list[Word]:
    """The words of a run of Han characters."""
    plain = text.translate(tables.simplified)
    if kind is NameKind.PERSON:
        return _person(plain, aside=aside)
    words: list[Word] = []
    run = ""
    at = 0
    while at < len(plain):
        size = _longest(plain, at, tables)
        if size:
            words += _rest(run, aside=aside)
            run = ""
            piece = plain[at : at + size]
            known = tables.han[piece]
            words.append(Word(piece, known.latin, known.key, known.role, Script.HAN, aside))
        else:
            run += plain[at]
        at += size or 1
    return words + _rest(run, aside=aside)


def _longest(text: str, at: int, tables: NameTables) -> int:
    for size in range(min(tables.longest_han, len(text) - at), 0, -1):
        if text[at : at + size] in tables.han:
            return size
    return 0


def _rest(run: str, *, aside: bool) -> list[Word]:
    latin = pinyin(run) if run else ""
    return [Word(run, latin, latin, Role.CORE, Script.HAN, aside)] if latin else []


def _person(text: str, *, aside: bool) -> list[Word]:
    if len(text) < 2 or len(text) > 4:
        return _rest(text, aside=aside)
    cut = 2 if text[:2] in COMPOUND_SURNAMES and len(text) > 2 else 1
    return _rest(text[:cut], aside=aside) + _rest(text[cut:], aside=aside)
