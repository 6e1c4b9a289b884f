"""What a Russian relative clause or participle may describe, by number, gender and case."""

from lading.claims.ru.phrases import Noun, Part, Piece


def has_relative(noun: Noun) -> bool:
    """Whether a phrase is `который`, or holds one: `владелец которого`."""
    return noun.head == "который" or any(has_relative(g) for g in noun.genitives)


def own_subject(segment: list[Part]) -> bool:
    """Whether a stretch has a phrase that may be its subject."""
    return any(isinstance(p, Noun) and not p.prep and "nom" in p.cases for p in segment)


def with_genitives(noun: Noun) -> list[Noun]:
    """A phrase and those in the genitive that hang on it."""
    return [noun, *(n for g in noun.genitives for n in with_genitives(g))]


def agreement(segment: list[Part], kind: str) -> tuple[set[str], set[str], set[str]]:
    """Numbers, genders and, for a participle, cases that the described phrase may have."""
    if kind == "participle":
        piece = next(p for p in segment if isinstance(p, Piece) and p.kind == "participle")
        forms = piece.word.of("PRTF")
        return {f.number for f in forms}, {f.gender for f in forms}, {f.case for f in forms}
    word = next((n for p in segment if isinstance(p, Noun) for n in with_genitives(p) if n.head == "который"), None)
    if word is None:
        return set(), set(), set()
    return {word.number}, {word.gender}, set()


def agrees(noun: Noun, wanted: tuple[set[str], set[str], set[str]]) -> bool:
    """Whether a phrase may be what a relative or a participle describes."""
    numbers, genders, cases = wanted
    if noun.pronoun or (noun.also and "plur" in numbers):
        return bool(noun.also) and not noun.pronoun
    if noun.number and numbers - {""} and noun.number not in numbers:
        return False
    if noun.number == "sing" and noun.gender and genders - {""} and noun.gender not in genders:
        return False
    return not cases or bool(noun.cases & cases)
