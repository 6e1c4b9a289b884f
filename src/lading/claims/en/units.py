"""A word, mark or name of a sentence with its tag."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.en.name_rules import Name


@dataclass(slots=True)
class Unit:
    """A word, mark or whole name with its tag.

    Tags: E name, N noun or adjective, D determiner, Q number, O pronoun, P preposition, C conjunction, S subordinator,
    R relative, T `to` before a verb, A be/have/do, M modal, X negation, V verb, B adverb, ' possessive, " quotation mark,
    and the marks themselves.
    """

    start: int
    end: int
    word: str
    tag: str
    name: Name | None = None
    forms: tuple[tuple[str, str], ...] = ()


def unit_before(units: Sequence[Unit], at: int) -> Unit | None:
    """The unit before, adverbs and quotation marks aside."""
    at -= 1
    while at >= 0 and units[at].tag in {"B", '"'}:
        at -= 1
    return units[at] if at >= 0 else None
