"""Two names compared by alignment: how alike they are and why, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from lading.model.judgement import Reason
from lading.names.align import ROLE_NUMBERS, Pair, Side, align
from lading.names.explain import explain
from lading.names.kinds import NameKind
from lading.names.measure import Likeness, Texts, figures
from lading.names.model import Model, load_models
from lading.names.rarity import Rarity, bits_of_share
from lading.names.readings import other_readings
from lading.names.similarity import Floats, Words, load_similar, similarities
from lading.names.tables import NameTables
from lading.names.tokens import Speller, Spelling, Token, tokens_of
from lading.names.words import Name, Role, Script

LEAST_SIMILARITY = 0.35
SURE, LIGHT = 0.75, 0.3
"""A word that weighs less than 0.3 of another stands for it only where they are as alike as 0.75: «TSK» is no «OOO»."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two names are. The reasons are never empty."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Comparer:
    """Everything learned or reviewed that a comparison needs, as one value."""

    tables: NameTables
    similar: Floats
    models: dict[NameKind, Model]

    @classmethod
    def load(cls, tables: NameTables) -> "Comparer":
        """The comparer shipped with the package."""
        return cls(tables, load_similar(), load_models())

    def rarity(self, kind: NameKind) -> Rarity:
        """How rare words are among ordinary persons; words of other kinds are taken for rare."""
        shares = self.ordinary(kind)
        return Rarity({key: bits_of_share(share) for key, share in shares.items()})

    def ordinary(self, kind: NameKind) -> dict[str, float]:
        """The share of ordinary persons that bear a name; nothing for other kinds."""
        if kind is not NameKind.PERSON:
            return {}
        return {name: count / self.tables.people for name, count in self.tables.background.items()}

    def variants(self, kind: NameKind) -> dict[str, tuple[int, ...]]:
        """Groups of names of persons and models of goods; other kinds have none."""
        return self.tables.variants if kind in {NameKind.PERSON, NameKind.ITEM} else {}

    def compare(self, query: Name, candidate: Name, rarity: Rarity | None = None) -> NameMatch:
        """The chance that two names mean one party, by what they say alone, in the reading that speaks most for it."""
        rarity = rarity or self.rarity(query.kind)
        found = [self._compare(query, candidate, rarity)]
        if has_han(query) != has_han(candidate):
            read = self.tables.hong_kong
            found += [self._compare(one, candidate, rarity) for one in other_readings(query, read)]
            found += [self._compare(query, one, rarity) for one in other_readings(candidate, read)]
        return max(found, key=lambda match: match.score)

    def _compare(self, query: Name, candidate: Name, rarity: Rarity) -> NameMatch:
        speller = Speller(self.variants(query.kind))
        left, right = tokens_of(query, rarity.bits), tokens_of(candidate, rarity.bits)
        one, other = side_of(left, len(query.words)), side_of(right, len(candidate.words))
        alignment = align(self.pairs(left, right, speller), one, other, self.tables.letters)
        bare = has_abjad(query) or has_abjad(candidate)
        texts = [texts_of(name, speller)[bare] for name in (query, candidate)]
        found = figures(alignment, one, other, Likeness.of(*texts))
        score = self.models[query.kind].score([found])[0] if query.words and candidate.words else 0.0
        return NameMatch(score, explain(alignment, query, candidate, found))

    def pairs(self, left: list[Token], right: list[Token], speller: Speller) -> list[Pair]:
        """Tokens that may stand for one another, by equal keys or like spelling."""
        both = list(product(range(len(left)), range(len(right))))
        alike = {(i, j): 1.0 for i, j in both if left[i].key == right[j].key}
        fuzzy = [(i, j) for i, j in both if may_vary(left[i], right[j])]
        if fuzzy:
            words = [[speller.spell(t.latin, abjad=t.abjad) for t in side] for side in (left, right)]
            at = np.array(fuzzy, dtype=np.intp)
            near = similarities(words[0], at[:, 0], Words.of(words[1]), at[:, 1], self.similar).tolist()
            alike |= {ij: similar for ij, similar in zip(fuzzy, near, strict=True) if similar >= LEAST_SIMILARITY}
        found = ((i, j, similar, left[i].weight, right[j].weight) for (i, j), similar in alike.items())
        return [
            Pair(similar * min(one, other), similar, i, j, min(one, other))
            for i, j, similar, one, other in found
            if similar >= SURE or LIGHT * max(one, other) <= min(one, other)
        ]


def may_vary(left: Token, right: Token) -> bool:
    """Whether two different tokens may be spellings of one word."""
    if left.key == right.key or "#" in (left.key[0], right.key[0]) or " " in left.latin + right.latin:
        return False
    return not (left.key[0] == right.key[0] == "=") and min(len(left.latin), len(right.latin)) > 1


def side_of(tokens: list[Token], singles: int) -> Side:
    """Tokens as parallel lists."""
    return Side(
        [t.key for t in tokens],
        [t.weight for t in tokens],
        [t.mask for t in tokens],
        [ROLE_NUMBERS[t.role] for t in tokens],
        [len(t.key) for t in tokens],
        singles,
    )


def texts_of(name: Name, speller: Speller) -> tuple[Texts, Texts]:
    """A name as texts, with vowels and without."""
    spelled = [speller.spell(word.latin, abjad=word.script is Script.ABJAD) for word in name.words]
    return text_of(name, spelled, bare=False), text_of(name, spelled, bare=True)


def text_of(name: Name, spelled: Sequence[Spelling], *, bare: bool) -> Texts:
    """A name as texts. Those without vowels are held against names written so.

    Args:
        name: the name.
        spelled: its words, spelled; there may be more after them.
        bare: without vowels.
    """
    keys: list[str] = []
    telling: list[str] = []
    for word, spelling in zip(name.words, spelled, strict=False):
        form = spelling.semi if bare else spelling.folded
        keys.append(word.key if word.key[0] == "=" else form)
        if word.role is not Role.LEGAL_FORM:
            telling.append(form)
    keys.sort()
    whole = "".join([word.latin for word in name.words])
    return Texts(*(t.encode() for t in (" ".join(keys), "".join(telling).replace(" ", ""), whole.replace(" ", ""))))


def has_abjad(name: Name) -> bool:
    """Whether a word of the name is written without short vowels."""
    return any(word.script is Script.ABJAD for word in name.words)


def has_han(name: Name) -> bool:
    """Whether a word of the name is in Chinese characters."""
    return any(word.script is Script.HAN for word in name.words)


def compare_names(query: Name, candidate: Name, *, comparer: Comparer, rarity: Rarity | None = None) -> NameMatch:
    """The chance that two names mean one party, with reasons. Symmetric in the two names.

    Args:
        query: one name.
        candidate: the other, of the same kind.
        comparer: tables and weights, from `Comparer.load(load_tables())`.
        rarity: how rare words are; without it, how common they are among ordinary persons.
    """
    return comparer.compare(query, candidate, rarity)
