"""A name taken apart: words, what each does, and the key by which equal words meet."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from lading.names.han import read_han
from lading.names.kinds import NameKind
from lading.names.romanise import romanise, script_of
from lading.names.tables import NameTables, meeting_form
from lading.names.words import Name, Role, Script, Word

LONGEST = 300
"""Characters of a name that are read. No party's name is longer; a paste of a whole page is cut, not refused."""
MOST_WORDS = 24
NOTHING = dict.fromkeys(
    map(
        ord,
        "'’‘`´ʼʹʻʿʾ′ˈ\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad",
    )
)
ABBREVIATION = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
BORN = re.compile(r"\((?:born|date of birth|dob|d\.o\.b|p\.?o\.?b|passport)\b[^)]*\)?", re.IGNORECASE)
BRACKET = re.compile(r"\(([^()]*)\)")
TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f·،؛×÷]+")
HAN_OR_NOT = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+")
HANGUL = re.compile(r"[\uac00-\ud7a3]+")
NUMBER_OR_NOT = re.compile(r"\d+|\D+")
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14}
PATRONYMIC = re.compile(r"(?:[oea]v[iy]t?[cs]h?|[oea]v[iy]tsch|[oeiya]vn[ay]|ichna)$")


def analyze_name(text: str, kind: NameKind, *, tables: NameTables) -> Name:
    """The words of a name. Never raises on any text; a name of no letters and digits has no words."""
    words: list[Word] = []
    for token, aside in _tokens(text, kind):
        for piece in _pieces(token, kind):
            if script_of(piece) is Script.HAN:
                words += read_han(piece, kind, tables=tables, aside=aside)
            else:
                latin = romanise(piece)
                if latin:
                    words.append(Word(piece, latin, latin, Role.CORE, script_of(piece), aside))
    placed = _unique([_placed(word, kind, tables) for word in _known(words, kind, tables)])[:MOST_WORDS]
    return Name(text, kind, tuple(_with_patronymic(placed) if kind is NameKind.PERSON else placed))


def _tokens(text: str, kind: NameKind) -> list[tuple[str, bool]]:
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).translate(NOTHING)
    plain = BORN.sub(" ", plain)
    if kind is not NameKind.PERSON:
        plain = ABBREVIATION.sub(lambda m: m.group().replace(".", "") + " ", plain)
    aside = [match.span() for match in BRACKET.finditer(plain)]
    return [
        (match.group(), any(start <= match.start() < end for start, end in aside)) for match in TOKEN.finditer(plain)
    ]


def _pieces(token: str, kind: NameKind) -> list[str]:
    if token.isascii() and (token.isalpha() or kind is NameKind.ITEM):
        return [token]
    if kind is NameKind.PERSON and HANGUL.fullmatch(token):
        return list(token)
    pieces = HAN_OR_NOT.findall(token)
    if kind is NameKind.ITEM:
        return pieces
    return [part for piece in pieces for part in NUMBER_OR_NOT.findall(piece)]


def _known(words: Sequence[Word], kind: NameKind, tables: NameTables) -> list[Word]:
    """Phrases of the tables become one word. Persons have none."""
    if kind in {NameKind.PERSON, NameKind.ITEM}:
        return list(words)
    folded = [meeting_form(word.latin) if word.role is Role.CORE else "" for word in words]
    found: list[Word] = []
    at = 0
    while at < len(words):
        word, size = words[at], 1
        for phrase, known in tables.phrases.get(folded[at], ()) if folded[at] else ():
            size = len(phrase)
            if tuple(folded[at : at + size]) == phrase:
                text = " ".join(w.text for w in words[at : at + size])
                latin = " ".join(w.latin for w in words[at : at + size])
                word = Word(text, latin, known.key, known.role, word.script, word.aside)
                break
            size = 1
        found.append(word)
        at += size
    return found


def _placed(word: Word, kind: NameKind, tables: NameTables) -> Word:
    """The word with its role."""
    if word.role is not Role.CORE:
        return word
    role, key = Role.CORE, word.key
    if word.latin.isdigit():
        role, key = Role.NUMBER, f"#{word.latin.lstrip('0') or '0'}"
    elif kind is not NameKind.PERSON and word.latin in ROMAN:
        role, key = Role.NUMBER, f"#{ROMAN[word.latin]}"
    elif kind is NameKind.PERSON:
        role = _person_role(word, tables)
    elif word.latin in tables.ignored:
        role = Role.PARTICLE
    elif len(word.latin) == 1 and word.script is not Script.HAN:
        role = Role.INITIAL
    if word.script is Script.ABJAD and role is Role.CORE:
        key = f"~{word.latin}"
    return Word(word.text, word.latin, key, role, word.script, word.aside)


def _person_role(word: Word, tables: NameTables) -> Role:
    if word.latin in tables.titles and word.script is not Script.HAN:
        return Role.TITLE
    if word.latin in tables.particles:
        return Role.PARTICLE
    if len(word.latin) == 1:
        return Role.INITIAL
    return Role.CORE


def _with_patronymic(words: list[Word]) -> list[Word]:
    """The patronymic of a name of three telling words or more, if it has one: Stankevich alone is a surname."""
    telling = [word for word in words if word.role is Role.CORE]
    found = [w for w in telling if len(w.latin) > 5 and PATRONYMIC.search(w.latin)] if len(telling) > 2 else []
    if not found:
        return words
    one = next((w for w in found if not w.text.isupper()), found[-1])
    return [replace(w, role=Role.PATRONYMIC) if w is one else w for w in words]


def _unique(words: Sequence[Word]) -> list[Word]:
    """Repeated words once: lists print a company's name again in brackets with its short legal form."""
    kept: dict[str, Word] = {}
    for word in words:
        before = kept.get(word.key)
        if before is None or (before.aside and not word.aside):
            kept[word.key] = word
    return list(kept.values())
