"""Investigations of a workspace: opened, filled and noted upon. Each is its owner's alone."""

from collections.abc import Callable
from dataclasses import replace

from lading.errors import ConfigurationError
from lading.io.store import stamp
from lading.model.ids import digest
from lading.model.investigation import Investigation, Note
from lading.workspace.log import note_act
from lading.workspace.workspace import Workspace

Change = Callable[[Investigation], Investigation]
LONGEST_NAME, LONGEST_NOTE, MOST = 200, 20_000, 10_000
"""Characters of a name and of a note, and how many documents, parties and notes one investigation holds."""


def list_investigations(workspace: Workspace, *, who: str) -> tuple[Investigation, ...]:
    """A person's own, the one changed last first."""
    with workspace.opened() as store:
        return tuple(one for one in reversed(store.investigations.all()) if one.owner == who)


def find_investigation(workspace: Workspace, investigation_id: str, *, who: str) -> Investigation | None:
    """One of a person's own; None for any other, so that nobody learns what others work on."""
    with workspace.opened() as store:
        found = store.investigations.find(investigation_id)
    return found if found is not None and found.owner == who else None


def open_investigation(workspace: Workspace, name: str, question: str, *, who: str) -> Investigation:
    """A new one. Raises ConfigurationError for a name that is empty or too long."""
    check_length(name, LONGEST_NAME, "a name", least=1)
    check_length(question, LONGEST_NOTE, "a question")
    with workspace.opened() as store, store.intakes.together():
        at = stamp(workspace.now())
        number = len(store.investigations.all())
        made = Investigation(digest("investigation", who, name, at, str(number))[:16], name, who, at, question)
        store.investigations.keep(made, recorded=at)
    note_act(workspace, who, "opened an investigation", name, made.id)
    return made


def change_investigation(workspace: Workspace, investigation_id: str, change: Change, *, who: str) -> Investigation:
    """One of a person's own, changed. Raises ConfigurationError where there is none of that id."""
    with workspace.opened() as store, store.intakes.together():
        found = store.investigations.find(investigation_id)
        if found is None or found.owner != who:
            raise ConfigurationError("there is no such investigation", where=investigation_id)
        changed = change(found)
        if max(len(changed.documents), len(changed.parties), len(changed.notes)) > MOST:
            raise ConfigurationError(f"an investigation holds at most {MOST:,} of each", where=found.name)
        if changed != found:
            store.investigations.keep(changed, recorded=stamp(workspace.now()))
    return changed


def put_in(found: Investigation, *, documents: tuple[str, ...] = (), parties: tuple[str, ...] = ()) -> Investigation:
    """The same with more documents and parties, each once."""
    return replace(
        found,
        documents=tuple(dict.fromkeys((*found.documents, *documents))),
        parties=tuple(dict.fromkeys((*found.parties, *parties))),
    )


def take_out(found: Investigation, place: str) -> Investigation:
    """The same without a document or party. What was noted about it stays."""
    return replace(
        found,
        documents=tuple(one for one in found.documents if one != place),
        parties=tuple(one for one in found.parties if one != place),
    )


def add_note(found: Investigation, text: str, *, by: str, at: str, about: str = "") -> Investigation:
    """The same with one more note. Raises ConfigurationError for a note that is empty or too long."""
    check_length(text, LONGEST_NOTE, "a note", least=1)
    return replace(found, notes=(*found.notes, Note(text, by, at, about)))


def check_length(text: str, most: int, what: str, *, least: int = 0) -> None:
    """Refuses a text that is too short or too long."""
    if not least <= len(text) <= most:
        raise ConfigurationError(f"{what} has between {least} and {most:,} characters, not {len(text):,}")
