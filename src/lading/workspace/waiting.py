"""The review queue without waiting: what was worked out last, with what has been decided since laid over it.

A decision changes the answer, and to work the answer out anew takes seconds where lists and documents are many. Who goes
through the queue is shown the rest of it meanwhile; the new one is made in the background, one at a time.
"""

import datetime as dt
import threading
from dataclasses import dataclass, field, replace

from lading.claims.review import ClaimItem, Item, Queue
from lading.errors import LadingError
from lading.io.store import Store
from lading.workspace.workspace import Workspace


@dataclass(slots=True)
class Waiting:
    """The queues of a workspace, without waiting for what decisions change in them."""

    workspace: Workspace
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def queue(self, day: dt.date) -> tuple[Queue, bool]:
        """The queue, and whether it is that of this very moment."""
        with self.workspace.opened() as store:
            latest = self.workspace.latest.get(day)
            if latest is not None and latest.read_mark == store.read_mark and latest.mark != store.mark:
                laid = lay_over(latest.queue, store)
                if laid is not None:
                    self._begin(day)
                    return laid, False
        return self.workspace.queue(day), True

    def _begin(self, day: dt.date) -> None:
        """Work it out anew in the background, unless that is being done."""
        if not self._lock.acquire(blocking=False):
            return

        def work() -> None:
            try:
                self.workspace.queue(day)
            except LadingError:
                return  # told to whoever asks for it next
            finally:
                self._lock.release()

        threading.Thread(target=work, name="queue", daemon=True).start()


def lay_over(queue: Queue, store: Store) -> Queue | None:
    """A queue with what was decided since; None where something was taken back that it does not know as open."""
    claims = {entry.judgement.claim.id: entry.judgement for entry in store.claim_judgements.standing()}
    people = [entry.judgement for entry in store.judgements.standing() if entry.by_person]
    matches = {(one.match.query, one.match.candidate): one for one in people}

    def settle(item: Item) -> Item | None:
        """The item as decided, or None."""
        if isinstance(item, ClaimItem):
            return replace(item, decided=claims[item.id]) if item.id in claims else None
        found = [matches.get((one.match.query, one.match.candidate)) for one in item.judgements]
        decided = tuple(one for one in found if one is not None)
        return replace(item, judgements=decided, decided=True) if decided else None

    settled = {item.id: settle(item) for item in (*queue.open, *queue.decided)}
    if any(settled[item.id] is None for item in queue.decided):
        return None
    fresh = [one for item in queue.open if (one := settled[item.id]) is not None]
    return Queue(tuple(item for item in queue.open if settled[item.id] is None), (*queue.decided, *fresh), queue.issues)
