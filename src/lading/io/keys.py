"""Keys of programs and people that may ask a server: kept as digests, in a file that its owner alone reads.

A key is 256 bits from the operating system, so that a plain digest of it cannot be guessed back.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from lading.errors import ConfigurationError, StoreError
from lading.io.store import StorePlace, beside

PREFIX = "lading_"
"""Every key begins so, and is known for one wherever it turns up."""
SECRET = 0o600


class Scope(StrEnum):
    """What the owner of a key may do."""

    READ = "read"
    """Ask whatever can be asked."""
    WRITE = "write"
    """Send documents and decide."""
    ADMIN = "admin"
    """See figures of the server, and open new data."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: never itself."""

    name: str
    """Who or what asks with it; the log says so."""
    scopes: tuple[Scope, ...]
    digest: str
    created: str
    """Recorded time, UTC."""


def keys_file(store: StorePlace) -> Path:
    """Where the keys of a store's server are kept: beside it, or in the working folder where it is on a server of its own."""
    return beside(store, ".keys")


def load_keys(path: Path) -> tuple[Key, ...]:
    """The keys in a file, none where there is no file. Raises StoreError for what is no such file."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Key(row["name"], tuple(map(Scope, row["scopes"])), row["digest"], row["created"]) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "restore it, or delete it and make new keys with `lading keys add`"
        raise StoreError(f"the keys cannot be read: {error}", where=str(path), remedy=remedy) from error


def add_key(path: Path, name: str, scopes: Iterable[Scope], *, created: str) -> str:
    """Make a key, keep its digest, and give it: the one time that it can be seen.

    Raises:
        ConfigurationError: for a name that another key has.
    """
    kept = load_keys(path)
    if any(one.name == name for one in kept):
        raise ConfigurationError("another key has that name", where=name, remedy="revoke it, or choose another name")
    secret = PREFIX + secrets.token_urlsafe(32)
    _save(path, (*kept, Key(name, tuple(dict.fromkeys(scopes)), digest_key(secret), created)))
    return secret


def revoke_key(path: Path, name: str) -> None:
    """Forget a key. Raises ConfigurationError where there is none of that name."""
    kept = load_keys(path)
    if all(one.name != name for one in kept):
        raise ConfigurationError("there is no such key", where=name, remedy="`lading keys list` names them")
    _save(path, tuple(one for one in kept if one.name != name))


def digest_key(secret: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _save(path: Path, keys: tuple[Key, ...]) -> None:
    """Write the file whole; it is never open to others, not even while it is written."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, SECRET)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in keys], file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
