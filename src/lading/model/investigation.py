"""An investigation: a named set of documents and parties with notes; and the log of who did what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote down."""

    text: str
    by: str
    at: str
    """Recorded time, UTC."""
    about: str = ""
    """Id of the party or document it is about; empty for the investigation as a whole."""


@dataclass(frozen=True, slots=True)
class Investigation:
    """A question that somebody works on, with what belongs to it. Each change is another value; none is overwritten."""

    id: str
    name: str
    owner: str
    """Whose it is: nobody else sees it."""
    created: str
    """Recorded time, UTC."""
    question: str = ""
    documents: tuple[str, ...] = ()
    """Ids, in the order in which they were put in."""
    parties: tuple[str, ...] = ()
    """Canonical ids of the parties it is about."""
    notes: tuple[Note, ...] = ()
    closed: bool = False
    """Put away; it can be opened again."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person did in a workspace."""

    who: str
    what: str
    """`decided`, `took back`, `exported`, `uploaded`, `opened an investigation` …"""
    about: str
    """In words: what it was done to."""
    place: str = ""
    """Id of what it was done to, where it has one."""
