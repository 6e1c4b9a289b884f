"""The values a shallow reader works with: names found, phrases around them, and events with their arguments."""

from dataclasses import dataclass, field

from lading.model.claim import AuthorityKind, MentionKind, Stance
from lading.model.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A name, or an unnamed group, found in a text: `start` and `end` count its tokens."""

    start: int
    end: int
    span: Span
    text: str
    kind: MentionKind
    party: str = ""
    """The fullest name the document gives it; empty until the document has been read whole."""
    country: str | None = None
    authority: AuthorityKind | None = None
    """What it is as an authority, where its kind does not tell."""
    key: str = ""
    """Its words in their basic form: what two mentions of one party share."""
    noun: str = ""
    """The noun it stands beside or is headed by, in its basic form: `компания`, `ракета`."""


@dataclass(eq=False, slots=True)
class Phrase:
    """A noun phrase: its words, the name it carries or stands for, and what hangs on it."""

    start: int
    end: int
    span: Span
    head: str
    """The head in its basic form."""
    words: tuple[str, ...] = ()
    """All words in their basic form, the head last."""
    name: Found | None = None
    owner: "Phrase | None" = None
    """Whose: the genitive that follows, or the owner that stands before."""
    inner: tuple[Found, ...] = ()
    """Names inside it that are not its own."""
    adjectives: tuple[str, ...] = ()
    also: "list[Phrase]" = field(default_factory=list)
    """The further members of a coordination that this phrase opens."""
    pronoun: bool = False
    inherited: bool = False
    """Whether `name` is one that the phrase refers back to."""

    @property
    def members(self) -> "list[Phrase]":
        """The phrase and those it is coordinated with."""
        return [self, *self.also]


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words something is said: the speakers, nearest first, and what their verb does to it."""

    speakers: tuple[Found, ...] = ()
    stance: Stance | None = None
    relayed_by: str = ""
    cue: str = ""
    carried: bool = False
    """Whether an earlier sentence named it."""

    def within(self, outer: "Voice") -> "Voice":
        """This voice, reported in turn by another."""
        if outer.stance is None:
            return self
        if self.stance is None:
            return outer
        speakers = (*self.speakers, *(s for s in outer.speakers if s not in self.speakers))
        return Voice(speakers, self.stance, self.relayed_by or outer.relayed_by, f"{self.cue} {outer.cue}".strip())


@dataclass(eq=False, slots=True)
class Event:
    """A verb or noun that may evoke a frame, in the active voice, with its arguments by source."""

    word: str
    noun: bool
    arguments: dict[str, list[Phrase]]
    span: Span
    """The words of the clause it stands in."""
    sentence: Span
    voice: Voice = Voice()
    negated: bool = False
    stopped: bool = False
    """Whether it is said to have ended: a negative in the document's own terms, not a denial."""
    mood: Stance | None = None
    """Hedged or planned, where the clause itself says so."""
    mood_cue: str = ""
    passive: bool = False
    subordinate: bool = False
    """Whether it is said in passing: in a relative clause, a participle, an apposition."""
