"""Every trouble with a PostgreSQL server in words, with a remedy. Nothing said here has a password in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from lading.errors import LadingError, StoreError
from lading.io.store.address import Address

Words = tuple[str, str]
LOST: Words = ("the server went away", "look at the server's log and try again; what was acknowledged is kept")
UNKNOWN: Words = ("the store cannot do that", "run `lading verify`, and look at the server's log")
TROUBLES: dict[str, Words] = {
    "55P03": ("another process is writing", "wait until it is done and try again"),
    "57P01": LOST,
    "57P02": LOST,
    "53100": ("no room left on the server's disk", "free some room there and try again; what was in force still is"),
    "53200": ("the server has no memory left", "give it more, or close other connections, and try again"),
    "25006": ("the server takes no writes: a copy of another one", "name the server that it is copied from"),
    "42501": (
        "the user may not do that in this database",
        "let the owner of the database open the store first, or grant the right",
    ),
    "42P01": ("a table of the store is not there", "restore the store from a backup"),
    "XX001": ("the store is damaged", "restore it from a backup"),
    "XX002": ("an index of the store is damaged", "run REINDEX DATABASE on the server, then `lading verify`"),
}
"""By SQLSTATE: what is the matter, and what to do."""
GROUPS: dict[str, Words] = {
    "08": LOST,
    "22": ("the store cannot hold that", "look at what is named"),
    "23": ("the store refuses what was to be recorded", "run `lading verify`"),
    "P0": ("the store refuses what was to be recorded", "record a new decision instead"),
}
"""By the first two characters of it."""
NO_ANSWER: Words = (
    "no server answers there",
    "check host and port, and that the server runs: `pg_isready -h HOST -p PORT` says so",
)
REFUSED: dict[str, Words] = {
    "password": (
        "the server does not take the user's password",
        "set PGPASSWORD or write it into ~/.pgpass, and check the name of the user",
    ),
    "does not exist": (
        "no such database, or no such user",
        "make it on the server: `createdb NAME`, `createuser NAME`",
    ),
    "pg_hba.conf": ("the server does not let this user in from here", "add a line for it to the server's pg_hba.conf"),
    "ssl": ("no encrypted connection as the address asks for", "check sslmode and the certificate"),
    "too many": ("the server takes no more connections", "close others, or raise its max_connections"),
    "starting up": ("the server is starting up", "try again in a moment"),
    "shutting down": ("the server is shutting down", "start it again"),
}
"""By what a server says that refuses a connection."""


@contextmanager
def explained(address: Address) -> Iterator[None]:
    """Turns whatever the driver has to say into a StoreError with a remedy."""
    try:
        yield
    except psycopg.Error as error:
        raise explain(error, address) from None  # the driver's own words are in it already, less what must not be shown


def explain(error: psycopg.Error, address: Address) -> LadingError:
    """The trouble in words."""
    state = error.sqlstate or ""
    what = error.diag.message_primary or str(error).partition("\n")[0]
    if not state and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        message, remedy = LOST
    else:
        message, remedy = TROUBLES.get(state) or GROUPS.get(state[:2]) or UNKNOWN
    return StoreError(f"{message}: {what}", where=str(address), remedy=remedy)


def explain_refusal(error: psycopg.Error, address: Address) -> LadingError:
    """Why there is no connection, in words."""
    said = str(error).strip()
    told = said.lower()
    message, remedy = next((words for cause, words in REFUSED.items() if cause in told), NO_ANSWER)
    lines = said.splitlines() or [type(error).__name__]
    line = lines[-1 if lines[0].startswith("Multiple") else 0]  # of several hosts, the last
    what = line.rpartition("FATAL: ")[2].removeprefix("connection failed: ").strip()
    return StoreError(f"{message}: {what}", where=str(address), remedy=remedy)
