"""Names that their writing shows: in quotation marks, or in Latin letters inside a Russian text."""

import re
from collections.abc import Iterator, Sequence

from lading.claims.ru.morph import Word
from lading.claims.ru.scan import Scan
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

MAX_QUOTED = 7
ROMAN = re.compile(r"[IVXLCМХ]+")
CODE = re.compile(
    r"(?:[А-ЯЁA-Z]{1,3}\d{1,2}[А-ЯЁA-Z]{1,2}\d{1,2}|[А-ЯЁA-Z]{1,6}[а-яёa-z]{0,12}-?\d{1,5}[А-ЯЁA-Zа-яё]{0,4}(?:-\d{1,3}\w?)?|\d{1,2}[А-ЯЁA-Z]{1,2}\d{1,4}\w?)"
)
LATIN = re.compile(r"[A-Za-z]|\d[A-Z][a-z]{3}")
LEGAL_LATIN = frozenset(
    [
        "GmbH",
        "Ltd",
        "Limited",
        "LLC",
        "Inc",
        "Corp",
        "Co",
        "LLP",
        "AG",
        "SA",
        "SE",
        "BV",
        "NV",
        "SL",
        "Srl",
        "Oy",
        "AB",
        "AS",
        "FZE",
        "FZCO",
        "FZC",
        "FZ-LLC",
        "LTD",
        "Company",
        "Trading",
        "Group",
        "Bank",
        "Pte",
        "JSC",
        "PLC",
    ]
)
JOINING = frozenset(["&", "of", "and", "the", "de", "and", "di", "da", "for", "-", ".", ","])
K = MentionKind
OPENING, CLOSING = '«„“"', '»”“"'


def find_quoted(scan: Scan) -> Iterator[Found]:
    """Names in quotation marks, by the noun before them."""
    words = scan.words
    for i, word in enumerate(words):
        if (
            word.token.text not in OPENING
            or i + 1 >= len(words)
            or not (scan.capital(i + 1) or words[i + 1].token.text[0].isdigit())
        ):
            continue
        end = next(
            (j for j in range(i + 1, min(i + 2 + MAX_QUOTED, len(words))) if words[j].token.text in CLOSING), None
        )
        if end is None or end == i + 1:
            continue
        inside = words[i + 1 : end]
        if any(w.is_("VERB", "PRED") and w.token.text[0].islower() for w in inside) or any(
            w.token.text in ",:;!?" for w in inside
        ):
            continue
        kind = _kind_of_quoted(scan, i, " ".join(w.token.plain for w in inside))
        if kind is not None:
            yield scan.found(i + 1, end, kind, noun=scan.noun_before(i))


def _kind_of_quoted(scan: Scan, quote: int, name: str) -> MentionKind | None:
    knowledge, noun = scan.knowledge, scan.noun_before(quote)
    if (knowledge.has("organisations.media_heads", noun) and noun != "проект") or name in knowledge.words[
        "organisations.media"
    ]:
        return K.MEDIA
    if noun in {
        "операция",
        "спецоперация",
        "форум",
        "выставка",
        "саммит",
        "закон",
        "статья",
        "дело",
        "список",
        "программа",
        "слово",
        "термин",
        "конференция",
        "премия",
        "орден",
        "медаль",
        "фильм",
        "книга",
        "тема",
        "клуб_",
    }:
        return None
    family = name.split("-", maxsplit=1)[0].split(maxsplit=1)[0]
    cases = {f.case for f in scan.words[quote + 1].of("NOUN", "ADJF")}
    if cases and "nom" not in cases and family not in knowledge.words["goods.families"]:
        return K.ORG
    if (
        (knowledge.has("goods.item_heads", noun) and noun != "платформа")
        or family in knowledge.words["goods.families"]
        or _is_code(name)
    ) and (not (knowledge.has("organisations.heads", noun)) or noun == "платформа"):
        return K.ITEM
    return K.ORG


def _is_code(name: str) -> bool:
    return bool(CODE.fullmatch(name)) and "-" in name


def find_latin(scan: Scan) -> Iterator[Found]:
    """Rows of words in Latin letters: companies, unless the noun before them or digits say otherwise."""
    words, knowledge, i = scan.words, scan.knowledge, 0
    while i < len(words):
        if not (_is_latin(words[i]) and (scan.capital(i) or _is_small_name(words[i].token.plain))):
            i += 1
            continue
        end = i + 1
        while end < len(words) and (_is_latin(words[end]) or words[end].token.plain.isdigit() or _joins(words, end)):
            end += 1
        if end > i + 1 and words[end - 1].token.plain.isdigit() and _counts(words, end):
            end -= 1
        name = " ".join(w.token.plain for w in words[i:end])
        noun = scan.noun_before(i)
        if name not in knowledge.words["goods.never"] and not ROMAN.fullmatch(name) and len(name) > 1:
            yield scan.found(i, end, _kind_of_latin(scan, i, name, noun), noun=noun)
        i = end


def _kind_of_latin(scan: Scan, at: int, name: str, noun: str) -> MentionKind:
    knowledge = scan.knowledge
    if set(name.split()) & LEGAL_LATIN or knowledge.has("organisations.heads", noun):
        return K.ORG
    if knowledge.has("organisations.media_heads", noun):
        return K.MEDIA
    family = bool(set(name.replace("-", " ").split()) & knowledge.words["goods.families"])
    if not family and _is_plural(scan, at) and not any(c.isdigit() for c in name):
        return K.ORG
    if family or (knowledge.has("goods.item_heads", noun) and (" " not in name or any(c.isdigit() for c in name))):
        return K.ITEM
    role = knowledge.has("persons.directs", noun) or knowledge.has("persons.works", noun)
    return K.PERSON if role and name.count(" ") in {1, 2} and name.replace(" ", "").isalpha() else K.ORG


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether a number counts what follows it and is no part of the name before: `у Hengda 300 матриц`."""
    return at < len(words) and any(f.case == "gen" for f in words[at].of("NOUN", "ADJF"))


def _is_plural(scan: Scan, at: int) -> bool:
    """Whether the noun before a name is a plural: `чипы Intel` are made by Intel, `ракета Storm` is called so."""
    forms = scan.words[at - 1].of("NOUN") if at else ()
    return bool(forms) and forms[0].number == "plur"


def _is_small_name(text: str) -> bool:
    """Whether a Latin word without a capital is a name all the same: `u-blox`, `iStories`, `2Rivers`."""
    return bool(re.fullmatch(r"[a-z]-[a-z]{3,}|[a-z]{1,2}[A-Z]\w{2,}|\d[A-Z][a-z]{3,}", text))


def _is_latin(word: Word) -> bool:
    return not word.token.mark and bool(LATIN.match(word.token.plain))


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether a mark or a small word goes on with a Latin name: `&`, `of`, `., Ltd`."""
    text = words[at].token.text
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not _is_latin(following):
        return False
    if text == "." and words[at - 1].token.plain in {"Dr", "St", "Mr", "No", "J", "A", "B", "C", "S"}:
        return True
    if text in {",", "."}:
        return following.token.plain.strip(".") in LEGAL_LATIN
    return text in JOINING
