"""A PostgreSQL server of the tests' own: Debian's, in a temporary folder, over a Unix socket and on loopback."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PLACES = (*sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True), "/usr/local/bin", "/usr/bin")
UNPRIVILEGED = ("postgres", "nobody")
"""Users that may be there: initdb refuses root."""
ABSENT = "needs a PostgreSQL server: apt-get install postgresql, and pip install 'psycopg[binary]'"


@dataclass(frozen=True)
class Server:
    """A server that runs, with one user who may do everything."""

    folder: Path
    programs: Path
    port: int
    user: str
    password: str
    durable: bool = False
    """Whether it waits for the disk; the tests that kill clients alone do without."""

    def address(self, database: str = "postgres", *, password: str | None = None, host: str = "") -> str:
        """What --store takes. Over the socket, or with `host` over the network."""
        place = f"{host}:{self.port}/{database}" if host else f"/{database}?host={self.folder}&port={self.port}"
        return f"postgresql://{self.user}:{password or self.password}@{place}"

    def make(self, database: str) -> str:
        """A new, empty database. Returns its address."""
        import psycopg

        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
            connection.execute(
                f"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            )
        return self.address(database)

    def control(self, *words: str) -> None:
        """`pg_ctl`: start, stop, restart."""
        options = (
            f"-k {self.folder} -c listen_addresses=127.0.0.1 -p {self.port} -c fsync={'on' if self.durable else 'off'}"
        )
        run(
            self.programs / "pg_ctl", "-D", self.folder / "data", "-w", "-o", options, "-l", self.folder / "log", *words
        )


def find_programs() -> Path | None:
    """The folder with the server's programs, or None."""
    found = (Path(place) for place in PLACES)
    return next(
        (place for place in found if all((place / name).exists() for name in ("initdb", "pg_ctl", "postgres"))), None
    )


def run(*words: object) -> None:
    """Run a program of the server's, as another user where this one is root."""
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={_unprivileged()}", "--clear-groups", "--reset-env", *command]
    done = subprocess.run(  # noqa: S603  # our own words
        command,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def _unprivileged() -> str:
    import pwd

    names = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in names)


def can_run() -> bool:
    """Whether there is a server, its driver, and a user to run it as."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return False
    if find_programs() is None or os.name == "nt":
        return False
    return os.geteuid() != 0 or shutil.which("setpriv") is not None


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """A server as long as the block lasts."""
    programs = find_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="lading-pg-", ignore_cleanup_errors=True) as name:
        folder, secret = Path(name), secrets.token_urlsafe(12)
        if os.geteuid() == 0:
            shutil.chown(folder, _unprivileged())
        (folder / "password").write_text(secret, encoding="ascii")
        (folder / "password").chmod(0o644)
        run(programs / "initdb", "-D", folder / "data", "-U", "lading", "-A", "scram-sha-256",
            f"--pwfile={folder / 'password'}", "-E", "UTF8", "--no-locale", "--data-checksums", "--no-sync")  # fmt: skip
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Server(folder, programs, port, "lading", secret, durable)
        server.control("start")
        try:
            yield server
        finally:
            server.control("stop", "-m", "immediate")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this run of the tests; without one they are skipped."""
    if not can_run():
        pytest.skip(ABSENT)
    with serving() as server:
        yield server
