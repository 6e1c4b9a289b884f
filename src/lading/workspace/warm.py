"""What the first page needs, made before anybody asks for it."""

import threading

from lading.errors import LadingError
from lading.workspace.search import open_lists
from lading.workspace.workspace import Workspace


def warm_up(workspace: Workspace) -> threading.Thread:
    """Begin to make the answer of today, the queue and the lists ready. The thread ends by itself.

    Who asks meanwhile waits for what is being made, and makes nothing twice. What goes wrong is told to who asks.
    """
    thread = threading.Thread(target=_make, args=(workspace,), name="warming up", daemon=True)
    thread.start()
    return thread


def _make(workspace: Workspace) -> None:
    for make in (workspace.dossier, workspace.queue, lambda: open_lists(workspace, workspace.today)):
        try:
            make()
        except LadingError:
            return
