"""The words of a text, as a search looks for them."""

import re
import unicodedata

from anyascii import anyascii

WORD = re.compile(r"[^\W_]+")
LONGEST = 64
"""Characters of a word that are looked at."""


def split_words(text: str) -> list[str]:
    """Words in order: runs of letters and digits, without case and accents. Chinese is cut into single characters."""
    plain = _plain(text)
    found: list[str] = []
    for word in WORD.findall(plain):
        found += _cut(word) if not word.isascii() else [word[:LONGEST]]
    return found


def spell_words(text: str) -> set[str]:
    """The words of a text and, of those in other scripts, how they are spelled in Latin letters."""
    found = set(split_words(text))
    for word in tuple(found):
        if not word.isascii():
            found.update(WORD.findall(anyascii(word).casefold())[:1])
    return found


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))


def _cut(word: str) -> list[str]:
    """A word without spaces in it as the characters it is made of; any other as it is."""
    if not any("㐀" <= c <= "鿿" for c in word):
        return [word[:LONGEST]]
    return re.findall(r"[㐀-鿿]|[^㐀-鿿]+", word)
