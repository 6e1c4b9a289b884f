"""The parts of a sentence: noun phrases, verb groups, and what stands between them."""

from dataclasses import dataclass, field

from lading.claims.en.name_rules import Name


@dataclass(slots=True)
class NounPhrase:
    """A noun phrase: its token range, its head word, the name it carries, and what hangs on it."""

    start: int
    end: int
    head: str
    words: tuple[str, ...]
    name: Name | None = None
    owner: "NounPhrase | None" = None
    mods: tuple[Name, ...] = ()
    """Names standing before the head: Garpiya drones, Kupol records."""
    det: str = ""
    quantity: str = ""
    pps: dict[str, list["NounPhrase"]] = field(default_factory=dict)
    appos: list["NounPhrase"] = field(default_factory=list)
    others: list["NounPhrase"] = field(default_factory=list)
    """The further members of a coordination whose first member this is."""
    content: "NounPhrase | None" = None
    """What a transparent phrase holds: shipments of *drones*."""
    holder: "NounPhrase | None" = None
    """The transparent phrase around this one."""
    pronoun: bool = False
    nations: tuple[Name, ...] = ()
    """Countries that its adjectives of nationality name: Iranian oil."""
    describes: "NounPhrase | None" = None
    """The party that this phrase describes, by apposition or a copula."""
    agents: list["NounPhrase"] = field(default_factory=list)

    @property
    def members(self) -> list["NounPhrase"]:
        """The phrase and its coordinates."""
        return [self, *self.others]


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: what it says, in which voice, and how the words before it bend it."""

    start: int
    end: int
    lemma: str
    form: str
    """fin, ing, en (participle), inf, or ed (past tense or participle, not yet known)."""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    copula: bool = False
    chain: tuple[str, ...] = ()
    """Verbs and adjectives it hangs on, first one first: believe (is believed to supply)."""
    adverbs: tuple[str, ...] = ()
    perfect: bool = False


@dataclass(slots=True)
class Chunk:
    """A part of a sentence: tag `NP`, `VG`, or the tag of a unit (P, C, S, R, K, T, comma, dash …)."""

    tag: str
    start: int
    end: int
    word: str = ""
    np: NounPhrase | None = None
    vg: VerbGroup | None = None

    @property
    def phrase(self) -> NounPhrase:
        """The noun phrase of a chunk tagged `NP`; a ValueError for any other."""
        if self.np is None:
            raise ValueError(f"no noun phrase: a chunk tagged {self.tag}")
        return self.np
