"""A server with the example case in it, for a real browser."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from lading.api.app import build_app
from lading.workspace.workspace import Workspace


@contextmanager
def serve(workspace: Workspace) -> Iterator[str]:
    """The address of a server on a workspace, as long as the block lasts."""
    config = uvicorn.Config(build_app(workspace), host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
