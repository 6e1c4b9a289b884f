"""Forms of a romanised word in which spellings of one sound meet.

`fold` removes what differs between romanisations and keeps the vowels. `semivowels` keeps consonants and y, w: what an
Arabic or Persian spelling shows. `skeleton` keeps consonants only. Each loses more than the one before, so that words
which meet early are more alike than words which meet late.
"""

import re
from collections.abc import Callable

DIGRAPHS = {
    "shch": "s", "schch": "s", "stch": "s", "sch": "s", "sh": "s", "tch": "c", "tsch": "c", "ch": "c", "cz": "c",
    "tz": "c", "ts": "c", "tc": "c", "dzh": "j", "dj": "j", "dz": "z", "zh": "z", "kh": "h", "gh": "g", "ph": "f",
    "th": "t", "dh": "d", "ck": "k", "qu": "k", "q": "k", "x": "ks", "w": "v", "ou": "u", "oo": "u", "ee": "i",
    "iy": "i", "yi": "i", "ij": "i", "yj": "i", "y": "i", "kw": "kv", "jh": "j", "bh": "b",
}  # fmt: skip
DIGRAPH = re.compile(
    r"(?<=^abd)(?:[aeiou]{1,2}[lrsdzn]|l)(?=[a-z]{3})|sc(?=[eiy])|c(?=[aoulrtk]|$)|(?<=[aeou])[yij](?=[aeou])|^(?:ye|ie|je|yo|jo|io)(?=[^aeiouy])|(?<=[aeo])[hj]$|"
    r"(?<=[aeouiy])j(?=[^aeouiy])|" + "|".join(sorted(DIGRAPHS, key=lambda k: -len(k)))
)
Folder = Callable[[str], str]
DOUBLE = re.compile(r"(.)\1+")
TO_SEMIVOWELS = str.maketrans({"a": "", "e": "", "o": "w", "u": "w", "i": "y", "v": "w", "p": "b"})


def fold(latin: str) -> str:
    """The word with romanisations and double letters collapsed, vowels kept."""
    return _once(DIGRAPH.sub(_replace, latin)) or latin


def _once(text: str) -> str:
    """Repeated letters once. Most words have none, and a search costs less than a substitution."""
    return DOUBLE.sub(r"\1", text) if DOUBLE.search(text) else text


def semivowels(latin: str, folded: str) -> str:
    """Consonants, y and w of a word and its fold; a first vowel shows as `a`."""
    return _onset(latin, folded) + _once(folded[1:].translate(TO_SEMIVOWELS))


def skeleton(semi: bytes) -> bytes:
    """Consonants of a word, from its semivowel form."""
    return semi[:1] + semi[1:].translate(None, b"wy")


def _onset(latin: str, folded: str) -> str:
    first = folded[:1]
    if first and first in "aeiou":
        return "y" if latin[0] in "yi" and latin[1:2] and latin[1] in "aeouw" and first == "i" else "a"
    return first.translate(TO_SEMIVOWELS)


def _replace(match: re.Match[str]) -> str:
    found = match.group()
    if found in DIGRAPHS:
        return "" if found in "yij" and _between_vowels(match) else DIGRAPHS[found]
    if found == "sc":
        return "s"
    if found == "c":
        return "k"
    if found in {"ye", "ie", "je"}:
        return "e"
    if found in {"yo", "jo", "io"}:
        return "e"
    if found == "j" and match.end() < len(match.string):
        return "" if _between_vowels(match) else "i"
    return "i" if found == "j" else ""


def _between_vowels(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return start > 0 and end < len(text) and text[start - 1] in "aeou" and text[end] in "aeou"
