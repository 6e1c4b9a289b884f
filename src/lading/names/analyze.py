"""A name taken apart: words, what each does, and the key by which equal words meet."""

import re
import unicodedata
from collections.abc import Sequence

from lading.names.fold import Folder, fold
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
GLUED = re.compile(
    r"(?<=[^\W\d_])(?<![^a-zа-яё])(?=(?:AG|GmbH|SA|SE|NV|BV|LLC|Ltd|LTD|Inc|PLC|Plc|SpA|SARL|ООО|АО|ПАО)(?![^\W_]))"
)
"""Where a legal form in capitals is written on to a word: SiemensAG."""
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
NUMBER_OR_NOT = re.compile(r"\d+|\D+")
ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14}
DIGIT_IN_WORD = re.compile(r"(?<=[a-z])[0134579](?=[a-z])|(?<![^\W_])[0134579](?=[a-z]{2})", re.IGNORECASE)
LOOKALIKE = str.maketrans("0134579", "oieastg")
"""Digits that stand for letters inside a word of a person's name."""
PATRONYMIC = re.compile(r"(?:[oea]v[iy]t?[cs]h?|[oea]v[iy]tsch|[oeiya]vn[ay]|ichna)$")


def analyze_name(text: str, kind: NameKind, *, tables: NameTables, folder: Folder = fold) -> Name:
    """The words of a name. Never raises on any text; a name of no letters and digits has no words.

    Args:
        text: as written.
        kind: what it is the name of.
        tables: the reviewed words.
        folder: `fold`, or one that remembers what it folded.
    """
    words: list[Word] = []
    for token, aside in _tokens(text, kind):
        if token.isascii() and (token.isalpha() or kind is NameKind.ITEM):
            latin = romanise(token)
            if latin:
                words.append(Word(token, latin, latin, Role.CORE, Script.LATIN, aside))
            continue
        for piece in _pieces(token, kind):
            script = script_of(piece)
            if script is Script.HAN:
                words += read_han(piece, kind, tables=tables, aside=aside)
            elif latin := romanise(piece):
                words.append(Word(piece, latin, latin, Role.CORE, script, aside))
    placed = _unique([_placed(word, kind, tables) for word in _known(words, kind, tables, folder)])[:MOST_WORDS]
    return Name(text, kind, tuple(_with_patronymic(placed) if kind is NameKind.PERSON else placed))


def _tokens(text: str, kind: NameKind) -> list[tuple[str, bool]]:
    """The pieces between blanks and marks, and whether each stands in brackets."""
    plain = text[:LONGEST]
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    plain = plain.translate(NOTHING)
    if kind is not NameKind.PERSON:
        plain = GLUED.sub(" ", ORDINAL.sub("", plain))
    else:
        plain = DIGIT_IN_WORD.sub(lambda found: found.group().translate(LOOKALIKE), plain)
    if kind is not NameKind.PERSON and "." in plain:
        plain = ABBREVIATION.sub(_without_points, BORN.sub(" ", plain))
    if "(" not in plain:
        return [(token, False) for token in TOKEN.findall(plain)]
    plain = BORN.sub(" ", plain)
    aside = [match.span() for match in BRACKET.finditer(plain)]
    return [
        (match.group(), any(start <= match.start() < end for start, end in aside)) for match in TOKEN.finditer(plain)
    ]


def _without_points(match: re.Match[str]) -> str:
    return match.group().replace(".", "") + " "


def _pieces(token: str, kind: NameKind) -> list[str]:
    if kind is NameKind.PERSON and HANGUL.fullmatch(token):
        return list(token)
    pieces = HAN_OR_NOT.findall(token)
    if kind is NameKind.ITEM:
        return pieces
    return [part for piece in pieces for part in NUMBER_OR_NOT.findall(piece)]


def _known(words: list[Word], kind: NameKind, tables: NameTables, folder: Folder) -> list[Word]:
    """Phrases of the tables become one word. Persons have none."""
    if kind in {NameKind.PERSON, NameKind.ITEM}:
        return words
    folded = [_meeting_form(word, tables, folder) if word.role is Role.CORE else "" for word in words]
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


def _meeting_form(word: Word, tables: NameTables, folder: Folder) -> str:
    form = meeting_form(word.latin, folder)
    return form if word.script in {Script.ABJAD, Script.HAN} else tables.without_slip(form)


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
    if role is Role.CORE and key == word.key:
        return word
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
    return [w._replace(role=Role.PATRONYMIC) if w is one else w for w in words]


def _unique(words: Sequence[Word]) -> list[Word]:
    """Repeated words once: lists print a company's name again in brackets with its short legal form."""
    kept: dict[str, Word] = {}
    for word in words:
        before = kept.get(word.key)
        if before is None or (before.aside and not word.aside):
            kept[word.key] = word
    return list(kept.values())
