"""Names of people in a Russian sentence: by given name and surname, by initials, by the role before them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lading.claims.ru.morph import Word
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

if TYPE_CHECKING:
    from lading.claims.ru.scan import Scan

INITIAL = re.compile(r"[А-ЯЁ]")
MAX_WORDS = 5
K = MentionKind


def find_people(scan: "Scan") -> Iterator[Found]:
    """Rows of capitals that name a person; a surname alone where the dictionary knows it as one."""
    i = 0
    while i < len(scan.words):
        end = _end(scan, i)
        if end > i:
            yield scan.found(i, end, K.PERSON)
        i = max(end, i + 1)


def _end(scan: "Scan", at: int) -> int:
    """The end of a person's name that begins at a token, or the token where none does."""
    if not scan.capital(at) or not scan.words[at].cyrillic or scan.taken[at]:
        return at
    by_initials = _initials(scan, at)
    if by_initials > at:
        return by_initials
    end = at
    while end < len(scan.words) and end < at + MAX_WORDS and _may_be_part(scan, end):
        end += 1
    while end > at and not scan.capital(end - 1):
        end -= 1
    rows = scan.words[at:end]
    if not rows:
        return at
    if len(rows) == 1:
        return end if _is_surname(scan, at) else at
    return _judge_row(scan, at, end)


def _judge_row(scan: "Scan", at: int, end: int) -> int:
    rows = scan.words[at:end]
    names = [_bears(w, "Name") for w in rows]
    if names[0] or any(_bears(w, "Patr") for w in rows[1:]):
        return end
    if any(_bears(w, "Surn") for w in rows[1:]) or all(len(w.token.text) <= 5 and not w.of("ADJF") for w in rows):
        return end if at != scan.first or not _ordinary(rows[0]) else at
    if _role_before(scan, at):
        return end
    plain = not any(w.is_("ADJF") or _bears(w, "Geox") or _bears(w, "Orgn") for w in rows)
    return (
        end
        if plain and at != scan.first and len(rows) in {2, 3} and not any(w.token.text.isupper() for w in rows)
        else at
    )


def _may_be_part(scan: "Scan", at: int) -> bool:
    word = scan.words[at]
    if word.token.mark or scan.taken[at]:
        return False
    if (
        word.token.plain in scan.knowledge.words["persons.particles"]
        and at + 1 < len(scan.words)
        and scan.capital(at + 1)
    ):
        return True
    if (
        not scan.capital(at)
        or not word.cyrillic
        or word.token.text.isupper()
        or any(c.isdigit() for c in word.token.text)
    ):
        return False
    known = word.lemmas & scan.knowledge.places.keys()
    after_name = at > 0 and scan.capital(at - 1) and _bears(scan.words[at - 1], "Name") and not scan.taken[at - 1]
    return not known or _bears(word, "Name") or after_name


def _bears(word: Word, tag: str) -> bool:
    return any(tag in f.tags for f in word.forms)


def _ordinary(word: Word) -> bool:
    return bool(word.forms) and word.forms[0].score > 0.4 and not word.tagged("Name", "Surn")


def _role_before(scan: "Scan", at: int) -> bool:
    if at > 1 and scan.words[at - 1].lemmas & scan.knowledge.places.keys():
        at -= 1
    if at == 0:
        return False
    lemmas = scan.words[at - 1].lemmas
    return bool(lemmas & (scan.knowledge.words["persons.directs"] | scan.knowledge.words["persons.works"]))


def _is_surname(scan: "Scan", at: int) -> bool:
    """Whether one capital word alone is a surname: by the dictionary, or after a role."""
    word = scan.words[at]
    if word.lemmas & scan.knowledge.places.keys() or word.token.text.isupper():
        return False
    if word.of("ADJF") and at + 1 < len(scan.words) and scan.words[at + 1].is_("NOUN") and not scan.capital(at + 1):
        return False
    surname = any("Surn" in f.tags for f in word.forms[:3])
    if at == scan.first:
        return surname and len(word.token.text) > 3 and (not _common(word) or _verb_follows(scan, at + 1))
    if _role_before(scan, at) and not word.tagged("Geox", "Orgn"):
        return True
    return surname and not any("Geox" in f.tags for f in word.forms[:1])


def _verb_follows(scan: "Scan", at: int) -> bool:
    """Whether a verb in the masculine or feminine singular, at most an adverb away, goes on: nobody says `песков назвал`."""
    while at < len(scan.words) and scan.words[at].is_("ADVB", "PRCL"):
        at += 1
    return at < len(scan.words) and any(
        f.number == "sing" and f.gender in {"masc", "femn"} for f in scan.words[at].of("VERB")
    )


def _common(word: Word) -> bool:
    return any(f.pos != "NOUN" or not {"Surn", "Name", "Patr", "Geox", "Orgn"} & f.tags for f in word.forms[:2])


def _initials(scan: "Scan", at: int) -> int:
    """`А. А. Иванов` and `Иванов А.А.`: the end, or the token."""
    texts = [w.token.plain for w in scan.words[at : at + 6]]
    shape = "".join(
        "i" if INITIAL.fullmatch(t) else "." if t == "." else "W" if t[:1].isupper() and len(t) > 2 else "x"
        for t in texts
    )
    for pattern in (r"i\.i\.W", r"i\.W", r"Wi\.i\.", r"Wi\.(?!W)"):
        match = re.match(pattern, shape)
        if match:
            return at + match.end()
    return at
