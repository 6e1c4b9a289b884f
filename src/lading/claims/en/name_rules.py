"""What is needed to find names, and what is found: names at their places in sentences."""

from dataclasses import dataclass, field

from lading.claims.en.equipment import EquipmentRules
from lading.claims.en.groups import GroupRules
from lading.claims.en.lexicons import Country, Lexicons
from lading.claims.phrases import PhraseIndex
from lading.claims.tokens import Token
from lading.documents.sentences import Sentence
from lading.model.claim import AuthorityKind, MentionKind
from lading.model.span import Span

Known = tuple[MentionKind, Country | None]


@dataclass(frozen=True, slots=True)
class Name:
    """A name or group at a place in a sentence (token range), before it is known which party it belongs to."""

    start: int
    end: int
    span: Span
    text: str
    kind: MentionKind
    score: float
    country: str | None = None
    party: str = ""
    authority: AuthorityKind | None = None
    lists: bool = False
    """Whether it stands in a word that says whom it lists: the EU of `EU-sanctioned`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence cut into tokens with the names in it: `names` do not overlap, `inner` lie inside or across them."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    inner: tuple[Name, ...] = ()
    title_case: bool = False
    dateline: int = 0
    """Tokens of a dateline, which are no part of the sentence."""


@dataclass(frozen=True, slots=True)
class NameRules:
    """Everything needed to find names, built once from the lexicons."""

    lexicons: Lexicons
    known: PhraseIndex[Known]
    lower: PhraseIndex[Known]
    equipment: EquipmentRules
    groups: GroupRules
    adjectives: PhraseIndex[Country] = field(repr=False)

    @classmethod
    def of(cls, lexicons: Lexicons) -> "NameRules":
        """The rules that the lexicons hold."""
        words = lexicons.words
        known: list[tuple[str, Known]] = [(n, (MentionKind.PLACE, c)) for n, c in lexicons.countries.items()]
        known += [
            (n, (MentionKind.AUTHORITY, None)) for n in sorted(words["organisations.authority_names"]) if n[0].isupper()
        ]
        known += [(n, (MentionKind.MEDIA, None)) for n in sorted(words["organisations.media"]) if n[0].isupper()]
        known += [
            (n, (MentionKind.PLACE, None))
            for key in ("cities", "regions")
            for n in sorted(words[f"places.{key}"])
            if n[0].isupper()
        ]
        lower = [(n, (MentionKind.AUTHORITY, None)) for n in sorted(words["organisations.authority_words"])]
        adjectives = [(n, c) for n, c in lexicons.adjectives.items()]
        return cls(
            lexicons, PhraseIndex.build(known), PhraseIndex.build(lower, lower=True), EquipmentRules.of(lexicons),
            GroupRules.of(lexicons), PhraseIndex.build(adjectives, lower=True),
        )  # fmt: skip
