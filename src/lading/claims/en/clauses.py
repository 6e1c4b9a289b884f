"""Clauses: who does what to whom."""

from dataclasses import dataclass, field

from lading.claims.en.chunks import NounPhrase, VerbGroup
from lading.claims.en.reports import Report


@dataclass(slots=True)
class Clause:
    """A verb with its arguments. `kind`: main, rel, part, sub, comp (what is reported)."""

    kind: str
    parent: "Clause | None"
    start: int
    subj: NounPhrase | None = None
    vg: VerbGroup | None = None
    obj: NounPhrase | None = None
    obj2: NounPhrase | None = None
    pps: list[tuple[str, NounPhrase]] = field(default_factory=list)
    end: int = 0
    loose: bool = False
    """Opened after a comma or dash: a remark that the next comma closes."""
    inverted: bool = False
    link: str = ""
    """The preposition before a gerund: by supplying."""


@dataclass(slots=True)
class Parse:
    """The clauses of a sentence, its noun phrases, what `according to` names, and the aliases in brackets."""

    clauses: list[Clause]
    phrases: list[tuple[NounPhrase, Clause]]
    according: list[tuple[NounPhrase, int]]
    aliases: list[tuple[NounPhrase, NounPhrase]]
    reports: list[Report]
    """Reports put in between: who speaks, by which verb."""
