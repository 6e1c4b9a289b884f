"""One word in any script to lower-case ASCII.

Cyrillic follows the BGN romanisation that the lists mostly use; other romanisations meet it in `fold`. Arabic and
Persian give consonants and long vowels, as written. Han gives pinyin without tones, syllables joined. Everything else
goes through the kept library `anyascii`.
"""

import unicodedata

from lading.names.words import Script

CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџѓќѕәғқңөұүһ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "e",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "dj",
            "j",
            "lj",
            "nj",
            "c",
            "dz",
            "gj",
            "kj",
            "dz",
            "a",
            "g",
            "k",
            "n",
            "o",
            "u",
            "u",
            "h",
        ],
        strict=True,
    )
)
CYRILLIC_TABLE = {ord(k): "" if v == "_" else v for k, v in CYRILLIC.items()}
UKRAINIAN = set("іїєґ")
ABJAD = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةآأإؤئءپچژگکیہھےٹڈڑںۀۂ",
        [
            "a",
            "b",
            "t",
            "s",
            "j",
            "h",
            "kh",
            "d",
            "z",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "w",
            "y",
            "y",
            "h",
            "a",
            "a",
            "a",
            "w",
            "y",
            "_",
            "p",
            "ch",
            "zh",
            "g",
            "k",
            "y",
            "h",
            "h",
            "y",
            "t",
            "d",
            "r",
            "n",
            "h",
            "h",
        ],
        strict=True,
    )
)
ABJAD_TABLE = {ord(k): "" if v == "_" else v for k, v in ABJAD.items()}
LONGEST_PHRASE = 4
"""Characters of a phrase in which one of them may be read otherwise than alone."""
HAN_RANGES = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def script_of(text: str) -> Script:
    """The script of the first letter that has one."""
    for char in text:
        code = ord(char)
        if code < 0x250:
            return Script.LATIN
        if 0x400 <= code < 0x530:
            return Script.CYRILLIC
        if 0x590 <= code < 0x700 or 0x750 <= code < 0x780 or 0xFB1D <= code < 0xFDFF or 0xFE70 <= code < 0xFEFF:
            return Script.ABJAD
        if any(first <= code <= last for first, last in HAN_RANGES):
            return Script.HAN
        if char.isalpha():
            return Script.LATIN if "LATIN" in unicodedata.name(char, "") else Script.OTHER
    return Script.OTHER


def romanise(word: str) -> str:
    """The lower-case ASCII form of one word; may be empty, where nothing in it has one."""
    if word.isascii():
        return word.lower()
    script = script_of(word)
    word = word.lower()
    if script is Script.CYRILLIC:
        word = _cyrillic(word)
    elif script is Script.ABJAD:
        word = _abjad(word)
    elif script is Script.HAN:
        return pinyin(word)
    if not word.isascii():
        word = _library(word).lower()
    return word if word.isalnum() else "".join(filter(str.isalnum, word))


def pinyin(han: str) -> str:
    """Pinyin of a run of Han characters, without tones, syllables joined."""
    toned = unicodedata.normalize("NFD", "".join(toned_pinyin(han)).lower())
    return "".join([char for char in toned if char.isascii() and char.isalnum()])


def toned_pinyin(han: str) -> list[str]:
    """Pinyin with tones: a phrase as it is read, any other character as it is read most often."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    found: list[str] = []
    at = 0
    while at < len(han):
        size = next(
            (n for n in range(min(LONGEST_PHRASE, len(han) - at), 1, -1) if han[at : at + n] in PHRASES_DICT), 1
        )
        if size > 1:
            found += [reading[0] for reading in PHRASES_DICT[han[at : at + size]]]
        else:
            reading = PINYIN_DICT.get(ord(han[at]))
            found.append(reading.split(",")[0] if reading else _library(han[at]))
        at += size
    return found


def _library(word: str) -> str:
    from anyascii import anyascii

    return str(anyascii(word)).lower()


def _cyrillic(word: str) -> str:
    if not UKRAINIAN.isdisjoint(word):
        word = word.replace("г", "һ").replace("и", "ы")
    return word.translate(CYRILLIC_TABLE)


def _abjad(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    bare = "".join(c for c in unicodedata.normalize("NFKC", word) if not unicodedata.combining(c) and c != "ـ")
    return bare.translate(ABJAD_TABLE)
