"""The name that a phrase stands for where a frame asks for a party, goods or a place."""

import re
from dataclasses import dataclass, replace

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.coreference import Memory
from lading.claims.en.grouping import is_goods
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.model.claim import MentionKind

PREMISES = frozenset([
    "headquarters", "plant", "plants", "factory", "factories", "facility", "facilities", "site", "sites",
    "warehouse", "warehouses", "office", "offices", "workshop", "workshops", "government", "regime",
    "administration", "program", "programme", "industry", "complex", "effort", "capital", "shares", "stock", "equity",
    "assets", "army", "military", "fleet", "forces", "economy", "war", "programmes", "programs", "arsenal", "efforts",
    "account", "accounts", "ports", "port", "base", "bases", "customers", "market", "sector",
])  # fmt: skip
PARTS_OF_BODIES = frozenset([
    "command", "division", "unit", "branch", "wing", "arm", "department", "office", "bureau", "program", "programme", "force",
    "forces", "directorate", "section", "team", "board", "service", "aerospace", "navy", "army",
])  # fmt: skip
"""Parts that stand for the body they are of: "heads the drone command of the Guards"."""
UNNAMED = 0.5
"""Score of goods without a name: what was called only `items` is no weapon when it comes back as `them`."""
TOWNS = frozenset([
    "city", "town", "port", "region", "province", "district", "village", "republic", "county", "state", "emirate",
])  # fmt: skip


@dataclass(slots=True)
class Standing:
    """What the phrases of one sentence stand for. Names of phrases without one come from the memory of the document."""

    memory: Memory
    names: dict[int, Name]
    """The name that a phrase stands for, by the phrase's identity."""

    def name_for(self, np: NounPhrase, kind: str) -> Name | None:  # noqa: C901, PLR0911 - a decision list, read from the top
        """The name a phrase stands for in a slot of this kind."""
        if kind in {"goods", "thing", "model", "weapon", "device"}:
            if np.name is not None:
                return np.name
            item = next((n for n in reversed(np.mods) if n.kind is MentionKind.ITEM), None)
            if item is not None:
                return item
            if np.content is not None:
                return self.name_for(np.content, kind)
            meant = self.memory.goods() if np.pronoun and np.head in {"them", "they", "it", "these"} else None
            return None if meant is not None and kind in {"weapon", "device"} and meant.score <= UNNAMED else meant
        name = self.names.get(id(np)) or np.name
        if name is None and np.describes is not None:
            name = self.names.get(id(np.describes)) or np.describes.name
        if name is None and kind not in {"stake", "money"} and np.content is not None:
            return self.names.get(id(np.content)) or np.content.name
        if name is None and kind in {"party", "org"} and np.owner is not None and np.head in PREMISES:
            return self.names.get(id(np.owner)) or np.owner.name
        if name is None and kind in {"party", "org"} and np.head in PREMISES:
            held = [
                m.name
                for row in np.pps.get("of", ())
                for m in row.members
                if m.name is not None and m.name.kind is MentionKind.ORG
            ]
            if held:
                return held[0]
        if name is None and kind == "body" and np.head in PARTS_OF_BODIES:
            inner = [self.name_for(m, kind) for row in np.pps.get("of", ()) for m in row.members]
            inner += [self.names.get(id(np.owner)) or np.owner.name] if np.owner is not None else []
            return next(
                (n for n in inner if n is not None and n.kind in {MentionKind.ORG, MentionKind.AUTHORITY}), None
            )
        if name is None and kind in {"place", "town"} and np.head in TOWNS:
            held = [m.name for row in np.pps.get("of", ()) for m in row.members if m.name is not None]
            return held[0] if held and held[0].kind is MentionKind.PLACE else None
        if name is None and kind == "party" and not np.pronoun:
            inside = [m for row in np.pps.get("in", ()) for m in row.members]
            return next((self._place_of(m) for m in inside if self._place_of(m) is not None), None)
        return name

    def _place_of(self, np: NounPhrase) -> Name | None:
        """The country in "buyers in Russia", "any party in the Ukraine conflict"."""
        name = np.name or (np.mods[0] if np.mods else None)
        if name is None and np.owner is not None:
            name = np.owner.name
        return name if name is not None and name.kind is MentionKind.PLACE and name.country else None


def head_of_group(name: Name) -> str:
    """The head noun of a group's name in the singular: "two firms in Shenzhen" are a firm."""
    head = re.split(r" (?:in|of|from|at) ", name.text.lower())[0].split()[-1]
    return f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")


def stand_for(np: NounPhrase, lexicons: Lexicons) -> Name | None:
    """The name a phrase carries itself: its own, or that of a party it adds a noun to ("the Kupol plant")."""
    if np.name is not None:
        return np.name
    if np.mods and np.mods[-1].kind is MentionKind.ORG and np.head in lexicons.words["organisations.heads"]:
        return replace(np.mods[-1])
    if np.mods and np.mods[-1].kind is MentionKind.ITEM and is_goods(np, lexicons):
        return np.mods[-1]
    return None
