"""Designations of equipment among look-alikes: A140, HW52V, GA-21 and Shahed-107, but not G20, Q2 or EAR99."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.en.lexicons import Lexicons
from lading.claims.tokens import Token

CODE = re.compile(
    r"(?:[A-Z]{1,6}[a-z]{0,12}-?\d{1,5}(?:[A-Z]{1,4}\d{0,2})?(?:-\d{1,3}[A-Z]?)?|[A-Z][a-z]{2,}-\d{1,4}[A-Z]{0,3}|[A-Z]{1,4}-[A-Z]?\d{1,4}[A-Z]{0,4}|\d{1,2}[A-Z]\d{2,3}[A-Z]?)"
)
COMPOUNDS = frozenset({"compound", "explosive", "chemical", "propellant", "oxidiser", "oxidizer"})
NUMBER = re.compile(r"\d{2,4}[A-Z]{0,2}")
"""What makes a maker's name a model before a word for equipment: a Rotax 912 engine."""
SERIES = re.compile(r"\d{1,4}[A-Z]{0,3}")


@dataclass(frozen=True, slots=True)
class EquipmentRules:
    """Patterns and words that tell a model from other letters with digits."""

    never: re.Pattern[str]
    families: frozenset[str]
    context: frozenset[str]
    nouns: frozenset[str]
    keywords: frozenset[str]
    heads: frozenset[str]
    """Nouns for organisations: a code after them names a company."""

    @classmethod
    def of(cls, lexicons: Lexicons) -> "EquipmentRules":
        """The rules that the lexicons hold."""
        words = lexicons.words
        return cls(
            re.compile(lexicons.patterns["never"]),
            words["goods.families"],
            words["goods.equipment_context"],
            words["goods.equipment"],
            words["organisations.keywords"] | words["organisations.legal"],
            words["organisations.heads"],
        )


def find_models(tokens: Sequence[Token], rules: EquipmentRules) -> list[tuple[int, int]]:
    """Rows of tokens that are designations of equipment, as half-open ranges."""
    found: list[tuple[int, int]] = []
    lowers = {t.lower for t in tokens}
    context = bool(rules.context & lowers) or any(t.lower.rstrip("s") in rules.context for t in tokens)
    for i, token in enumerate(tokens):
        if token.mark or not (token.capital or token.text[0].isdigit()):
            continue
        if found and i < found[-1][1]:
            continue
        if i and (
            tokens[i - 1].lower in rules.heads
            or (i > 1 and tokens[i - 1].text in ',"“' and tokens[i - 2].lower in rules.heads)
        ):
            continue
        end = _designation(tokens, i, rules, context)
        if end:
            found.append((i, end))
    return found


def _designation(  # noqa: PLR0911 - a decision list, read from the top
    tokens: Sequence[Token], i: int, rules: EquipmentRules, context: bool
) -> int:
    """The end of a designation that begins here, or 0."""
    plain = tokens[i].plain
    stem = plain.split("-")[0]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        plain.endswith("s")
        and plain[:-1] in rules.families
        and (following is None or following.mark or not following.capital)
    ):
        return i + 1
    if following is not None and following.capital and following.plain in rules.keywords:
        return 0
    if plain in rules.families or (stem in rules.families and stem != plain):
        if following and not following.mark and SERIES.fullmatch(following.plain) and plain == stem:
            return i + 2
        if (
            plain == stem
            and following
            and not following.mark
            and following.capital
            and following.plain.isalpha()
            and following.plain not in {"The", "But", "It"}
            and following.lower not in rules.nouns
        ):
            return i + 2
        return i + 1
    after = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    if following and NUMBER.fullmatch(following.plain) and plain.isalpha() and len(plain) > 2 and after in rules.nouns:
        return i + 2
    if i and tokens[i - 1].lower in COMPOUNDS and plain.isupper() and 2 < len(plain) < 6:
        return i + 1
    if (
        following
        and plain in {"Type", "Model", "Series", "Mark", "Mk"}
        and re.fullmatch(r"\d{1,3}\w?", following.plain)
    ):
        return i + 2 if plain == "Type" else 0
    if not CODE.fullmatch(plain) or rules.never.fullmatch(plain):
        return 0
    named = following is not None and following.lower in rules.nouns
    return i + 1 if context or named or "-" in plain else 0
