"""Which names of a Russian document mean the same party, and what each party is best called."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import Morphology
from lading.claims.ru.names import surname_stem
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

K = MentionKind
STEM = 5
BRACKETED = re.compile(r"[«»\"\s]*[,(—–]*\s*(?:далее|сокращенно|или)?[\s(]*[«\"]?$")


def name_parties(
    rows: Iterable[Iterable[Found]], text: str, *, knowledge: Knowledge, morphology: Morphology
) -> list[list[Found]]:
    """The same names, each with its party: the fullest name in the nominative."""
    sentences = [list(row) for row in rows]
    names = [n for row in sentences for n in row if n.kind is not K.GROUP]
    called = _called(names, text, knowledge=knowledge, morphology=morphology)
    return [[n if n.kind is K.GROUP else replace(n, party=called[_group(n)]) for n in row] for row in sentences]


def _group(name: Found) -> tuple[str, str]:
    return ("body" if name.kind in {K.ORG, K.AUTHORITY, K.MEDIA} else name.kind.value), _stem(name)


def _stem(name: Found) -> str:
    """What inflection leaves of a name: its words without their endings."""
    words = re.findall(r"[\w-]+", name.text.lower().replace("ё", "е"))
    if name.kind is K.PLACE:
        return name.key
    return " ".join(w if len(w) < 4 or w.isascii() else w[: max(3, len(w) - 2)] for w in words)


def _last_stem(name: Found) -> str:
    return surname_stem(name.text.split()[-1])


def find_surnames(rows: Iterable[Iterable[Found]]) -> frozenset[str]:
    """Stems of the surnames of the people whom a document names in full."""
    return frozenset(_last_stem(n) for row in rows for n in row if n.kind is K.PERSON and " " in n.text)


def _called(
    names: list[Found], text: str, *, knowledge: Knowledge, morphology: Morphology
) -> dict[tuple[str, str], str]:
    groups: dict[tuple[str, str], list[Found]] = {}
    for name in names:
        groups.setdefault(_group(name), []).append(name)
    called = {key: _best(rows, text, knowledge=knowledge, morphology=morphology) for key, rows in groups.items()}
    full = dict(groups.items())
    aliases = _aliases(names, text)
    for key, rows in full.items():
        if key in aliases and aliases[key] in called:
            called[key] = called[aliases[key]]
        elif key[0] == "person" and " " not in rows[0].text:
            longer = [
                k
                for k, r in full.items()
                if k[0] == "person" and " " in r[0].text and _last_stem(r[0]) == _last_stem(rows[0])
            ]
            if len({called[k] for k in longer}) >= 1:
                called[key] = called[longer[0]] if len({called[k] for k in longer}) == 1 else called[key]
        elif key[0] == "body":
            longer = [
                k
                for k in full
                if k[0] == "body"
                and k != key
                and (k[1].startswith(key[1] + " ") or k[1].endswith(" " + key[1]))
                and len(key[1]) > 3
            ]
            if len(longer) == 1 and not _is_generic(rows[0]):
                called[key] = called[longer[0]]
    return called


def _is_generic(name: Found) -> bool:
    return name.kind is K.AUTHORITY


def _aliases(names: list[Found], text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """A short name in brackets right after the long one: `Промсвязьбанк (ПСБ)`."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for long, short in itertools.pairwise(names):
        between = text[long.span.end : short.span.start]
        if (
            (
                0 < len(between) < 24
                and "(" in between
                and ")" not in between
                and BRACKETED.fullmatch(between)
                and _group(long)[0] == _group(short)[0]
                and long.kind is not K.PERSON
            )
            and len(short.text) < len(long.text)
            and _group(long) != _group(short)
        ):
            found.setdefault(_group(short), _group(long))
    return found


def _is_quoted(name: Found, text: str, knowledge: Knowledge) -> bool:
    """Whether a name stands in quotation marks after a noun for companies, and so in the nominative."""
    return text[name.span.start - 1 : name.span.start] in tuple('«„“"') and name.noun in (
        knowledge.words["organisations.heads"] | knowledge.words["organisations.plain_org"]
    )


def _best(rows: list[Found], text: str, *, knowledge: Knowledge, morphology: Morphology) -> str:
    """The nominative where the text has it, else the words put into it."""
    first = max(rows, key=lambda n: len(n.text.split()))
    if first.kind is K.PLACE:
        place = knowledge.places.get(first.key)
        if place is not None:
            return place.name
    apposed = next((n for n in rows if n.kind is K.ORG and n.noun and _is_quoted(n, text, knowledge)), None)
    if apposed is not None:
        return apposed.text
    words = first.text.split()
    if first.text.isascii():
        return first.text
    if first.kind is K.AUTHORITY or (first.kind is not K.PERSON and len(words) > 3):
        head = morphology.nominative(words[:1])
        return " ".join((*head, *words[1:]))
    return " ".join(morphology.nominative(words, gender=_gender(words, morphology) if first.kind is K.PERSON else ""))


def _gender(words: list[str], morphology: Morphology) -> str:
    for word in words:
        for form in morphology.forms(word.lower()):
            if "Name" in form.tags or "Patr" in form.tags:
                return form.gender
    return ""
