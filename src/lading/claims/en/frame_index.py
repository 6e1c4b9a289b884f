"""Frames by the words that evoke them, and what a frame reads in a sentence before it is a claim."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lading.claims.en.arguments import Trigger
from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause
from lading.claims.en.name_rules import Name
from lading.claims.frames import Frame


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the phrase and the name it stands for, if any."""

    phrase: NounPhrase
    name: Name | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation read in a sentence, before stance, attribution and evidence."""

    frame: Frame
    trigger: Trigger
    roles: Mapping[str, tuple[Filler, ...]]

    @property
    def clause(self) -> Clause:
        """The clause it stands in."""
        return self.trigger.clause


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Frames by the words that evoke them."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]

    @classmethod
    def build(cls, frames: Iterable[Frame]) -> "FrameIndex":
        """An index of frames; their order is kept."""
        verbs: dict[str, list[Frame]] = {}
        nouns: dict[str, list[Frame]] = {}
        for frame in frames:
            for verb in frame.verbs:
                verbs.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                nouns.setdefault(noun, []).append(frame)
        return cls({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})
