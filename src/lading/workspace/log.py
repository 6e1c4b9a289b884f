"""The log of a workspace: judgements, exports and uploads, each with who and when."""

from lading.io.store import ActEntry, stamp
from lading.model.investigation import Act
from lading.workspace.workspace import Workspace


def note_act(workspace: Workspace, who: str, what: str, about: str, place: str = "") -> None:
    """Write down that a person did something."""
    # The moment is taken once nobody else writes: else lines of several threads could stand in another order than their times.
    with workspace.opened() as store, store.intakes.together():
        store.acts.record(Act(who, what, about, place), recorded=stamp(workspace.now()))


def read_log(workspace: Workspace, most: int, *, before: int = 0) -> tuple[ActEntry, ...]:
    """So many lines, the latest first; `before` passes over the latest so many."""
    with workspace.opened() as store:
        return store.acts.last(most, before=before)
