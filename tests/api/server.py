"""`lading serve` as a process of its own, on a free port."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """The address of a server that has opened what it serves. It ends with the block."""
    command = [str(Path(sys.executable).with_name("lading")), "serve", "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own program
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r"http://[\d.:]+", line)
            assert found, line + process.stderr.read()
            wait_until_ready(found[0])
            yield found[0]
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_until_ready(address: str) -> None:
    for _ in range(PATIENCE * 10):
        try:
            with urllib.request.urlopen(f"{address}/readyz") as answer:  # noqa: S310  # our own server
                assert answer.status == 200
                return
        except urllib.error.URLError as error:  # nobody listens yet, or 503: it is still opening
            if isinstance(error, urllib.error.HTTPError) and error.code != 503:
                raise
        time.sleep(0.1)
    raise AssertionError("the server was never ready")
