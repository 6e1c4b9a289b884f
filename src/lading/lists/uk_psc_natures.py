"""Natures of control of the UK register: what each code is, and the band of its share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Interest:
    """One nature of control."""

    sort: str
    """`share`, `control` or `link`."""
    code: str
    share: str = ""
    """A band in per cent, `25.0001-50`; empty where it has none."""
    indirect: bool = False
    """Whether it is held through a trust or a firm."""


def read_interests(codes: Iterable[str], knowledge: Mapping[str, Any]) -> tuple[list[Interest], list[str]]:
    """The interests that codes name, and the codes that nobody knows, which are links. Votes beside shares say no more."""
    found: list[Interest] = []
    unknown: list[str] = []
    for code in dict.fromkeys(codes):
        sort = next((kind for start, kind in knowledge["natures"].items() if code.startswith(start)), "")
        band = next((share for words, share in knowledge["bands"].items() if words in code), "")
        if not sort or (sort in {"share", "votes"} and not band):
            unknown.append(code)
            sort = "link"
        found.append(Interest(sort, code, band, any(word in code for word in knowledge["through"])))
    shares = any(interest.sort == "share" and not interest.indirect for interest in found)
    kept = [interest for interest in found if interest.sort != "votes" or not shares]
    return [Interest("control", i.code) if i.sort == "votes" else i for i in kept], unknown
