"""Which names of a Chinese document mean the same party: short forms, names in brackets, and what each is best called."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

K = MentionKind
BODIES = frozenset({K.ORG, K.AUTHORITY, K.MEDIA})


def name_parties(rows: Sequence[Sequence[Found]], plain: str, *, shorts: Mapping[str, Found]) -> list[list[Found]]:
    """The same names, each with its party: the fullest name the document has for it."""
    called: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in row:
            called.setdefault(_group(name), name.party or name.text)
    for short, full in shorts.items():
        called[(_group(full)[0], short)] = called.get(_group(full), full.text)
    for row in rows:
        for long, alias in itertools.pairwise(row):
            between = plain[long.end : alias.start]
            if _group(long)[0] == _group(alias)[0] and re.fullmatch(
                r"[」”]?[（(](?:[^（）]{0,8}[，、])?(?:简称|以下简称|下称|又称|英文名?|即)?[「“]?", between
            ):
                called[_group(alias)] = called[_group(long)]
    people = {n.key.split("·")[-1]: n for row in rows for n in row if n.kind is K.PERSON and "·" in n.key}
    done = []
    for row in rows:
        named = []
        for name in row:
            whole = people.get(name.key) if name.kind is K.PERSON else None
            party = whole.text if whole is not None else called[_group(name)]
            named.append(name if name.kind is K.GROUP else replace(name, party=party))
        done.append(named)
    return done


def _group(name: Found) -> tuple[str, str]:
    return ("body" if name.kind in BODIES else name.kind.value), name.key
