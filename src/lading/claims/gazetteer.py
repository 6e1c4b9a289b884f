"""Names known from lists, to be found in texts of any script."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lading.claims.phrases import PhraseIndex
from lading.claims.tokens import Token, tokenize
from lading.model.claim import MentionKind
from lading.model.entity import Entity
from lading.model.span import Span

SCHEMA_KINDS: Mapping[str, MentionKind] = {
    "Person": MentionKind.PERSON,
    "Organization": MentionKind.ORG,
    "Company": MentionKind.ORG,
    "LegalEntity": MentionKind.ORG,
    "PublicBody": MentionKind.AUTHORITY,
    "Vessel": MentionKind.ITEM,
    "Airplane": MentionKind.ITEM,
}
HAN = re.compile(r"[\u3400-\u9fff]")
MIN_HAN, MIN_LETTERS = 4, 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name on a list: what it names and the entity that bears it."""

    name: str
    kind: MentionKind
    entity_id: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names on lists, ready to be found. Names too common to tell anything (one short or ordinary word) are left out."""

    phrases: PhraseIndex[KnownName]
    han: Mapping[str, tuple[KnownName, ...]]
    """Names in Han characters by their first two."""

    @classmethod
    def empty(cls) -> "Gazetteer":
        """No list at hand."""
        return cls.build(())

    @classmethod
    def build(cls, entities: Iterable[Entity]) -> "Gazetteer":
        """The specific names of some entities; others are ignored, as are schemas that name no party or vessel."""
        phrases: list[tuple[str, KnownName]] = []
        han: dict[str, list[KnownName]] = {}
        for entity in entities:
            kind = SCHEMA_KINDS.get(entity.schema)
            if kind is None:
                continue
            for name in entity.names:
                plain = unicodedata.normalize("NFKC", name).strip()
                known = KnownName(plain, kind, entity.id)
                if HAN.search(plain):
                    if len(plain) >= MIN_HAN:
                        han.setdefault(plain[:2], []).append(known)
                elif is_specific(plain):
                    phrases.append((plain, known))
        longest_first = {k: tuple(sorted(v, key=lambda n: -len(n.name))) for k, v in han.items()}
        return cls(PhraseIndex.build(phrases), longest_first)

    def find_han(self, text: str, span: Span) -> list[tuple[Span, KnownName]]:
        """Names in Han characters inside a stretch of text, none overlapping another."""
        found, at = [], span.start
        while at < span.end - 1:
            rows = self.han.get(text[at : at + 2], ())
            hit = next((n for n in rows if text.startswith(n.name, at) and at + len(n.name) <= span.end), None)
            if hit:
                found.append((Span(at, at + len(hit.name)), hit))
                at += len(hit.name)
            else:
                at += 1
        return found


def is_specific(name: str) -> bool:
    """Whether a name tells something in running text: two words with capitals, or one long or odd enough."""
    tokens: list[Token] = [t for t in tokenize(name, Span(0, len(name))) if not t.mark]
    letters = sum(c.isalpha() for c in name)
    if not tokens or letters < MIN_LETTERS:
        return False
    if len(tokens) >= 2:
        return sum(t.capital for t in tokens) >= 2
    word = tokens[0].plain
    return (len(word) >= 8 and not word.isupper()) or any(c.isdigit() for c in word)
