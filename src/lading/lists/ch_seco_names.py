"""A name of Switzerland's list: parts in their order, each with spellings in other scripts and other Latin forms.

A name is given out in its own spelling, then once for each way its parts are spelt in one script and language together.
Where that would be too many, each spelling is given once in the company of the parts' first ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from lading.lists.xml_stream import Node

MOST = 64
"""Ways to spell a whole name beyond which they are not multiplied out."""
Variant = tuple[str, str]
"""Language and script of a spelling, as the list codes them."""


def spell(parts: Sequence[Node], languages: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Every whole name that some parts make, each with its language; the parts' own spelling first, without one."""
    values = [part.value("value") for part in parts]
    yield _join(values), None
    kinds = {_kind(spelling): None for part in parts for spelling in part.all("spelling-variant")}
    for kind in kinds:
        choices = [_spellings(part, kind) or [value] for part, value in zip(parts, values, strict=True)]
        for words in _combine(choices):
            yield _join(words), languages.get(kind[0].lower())


def order(part: Node) -> int:
    """Where a part of a name stands."""
    given = part.attributes.get("order", "")
    return int(given) if given.isdecimal() else 0


def _combine(choices: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    if prod(map(len, choices)) <= MOST:
        yield from product(*choices)
        return
    first = [choice[0] for choice in choices]
    for place, choice in enumerate(choices):
        for word in choice:
            yield [*first[:place], word, *first[place + 1 :]]


def _kind(spelling: Node) -> Variant:
    return spelling.attributes.get("lang", ""), spelling.attributes.get("script", "")


def _spellings(part: Node, kind: Variant) -> list[str]:
    return [spelling.text for spelling in part.all("spelling-variant") if _kind(spelling) == kind and spelling.text]


def _join(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word)
