"""Files that were fetched: each with a record of where it came from, its digest, and what its server said.

Beside `sdn.csv` lies its record, `.sdn.csv.fetch`. What was there before a transfer stays until the new file is whole.
"""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from lading.errors import InputError
from lading.lists.files import is_web_page

BLOCK = 4096
"""Bytes by which a web page is told."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a fetched file."""

    url: str
    sha256: str
    size: int
    at: str
    """When it was fetched, UTC."""
    etag: str = ""
    last_modified: str = ""

    @property
    def changed_day(self) -> str | None:
        """The ISO day on which its server last changed it, where the server says so."""
        moment = http_date(self.last_modified)
        return moment.date().isoformat() if moment else None


@dataclass(frozen=True, slots=True)
class Wish:
    """A file that is wanted: from where, to where, at which moment."""

    url: str
    target: Path
    at: dt.datetime
    sha256: str = ""
    """Digest that a mirror promises, where one does."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is now here."""

    path: Path
    record: Record
    new: bool
    """False where the server says, or the bytes show, that it has not changed."""


def read_record(path: Path) -> Record | None:
    """What is known of a fetched file; None where it was not fetched, or has been changed since."""
    try:
        raw = json.loads(beside(path, "fetch").read_text(encoding="utf-8"))
        record = Record(**raw)
        return record if path.stat().st_size == record.size else None
    except (OSError, ValueError, TypeError):
        return None


def settle(wish: Wish, part: Path, headers: Mapping[str, str]) -> Fetched | None:
    """Put a whole file in its place, and its record beside it; None, and nothing done, where it is empty.

    Raises:
        InputError: where it does not have the digest that was promised, or is a web page.
    """
    digest, size = _digest(part), part.stat().st_size
    if wish.sha256 and digest != wish.sha256.lower():
        part.unlink()
        message = f"its digest is {digest[:12]}…, where the mirror promises {wish.sha256[:12]}…"
        raise InputError(message, where=wish.url, remedy="fetch it from its publisher, or ask the mirror's keeper")
    if size == 0:
        part.unlink()
        return None
    with part.open("rb") as file:
        page = is_web_page(file.read(BLOCK))
    if page:
        part.unlink()
        message = "the server sent a web page in the place of the file"
        raise InputError(message, where=wish.url, remedy="open the address in a browser, or try again later")
    moment = wish.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = Record(wish.url, digest, size, moment, headers.get("ETag") or "", headers.get("Last-Modified") or "")
    held = read_record(wish.target)
    part.replace(wish.target)
    beside(wish.target, "fetch").write_text(json.dumps(asdict(record), indent=1), encoding="utf-8")
    return Fetched(wish.target, record, new=held is None or held.sha256 != digest)


def forget_record(path: Path) -> None:
    """Make the next fetch ask for a file whatever is here: what is here was of no use."""
    beside(path, "fetch").unlink(missing_ok=True)


def copy_file(source: Path, target: Path, *, at: dt.datetime, sha256: str = "") -> Fetched:
    """Bring a file from a folder that mirrors a publisher.

    Raises:
        InputError: where it cannot be copied, is empty, or does not have the digest. What was there before stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = beside(target, "part")
    try:
        shutil.copyfile(source, part)
    except OSError as error:
        message = f"cannot be copied: {error.strerror}"
        raise InputError(message, where=str(source), remedy="check what --from names") from error
    wish = Wish(source.resolve().as_uri(), target, at, sha256)
    # When a copy was made says nothing of when the list was published, so no date is taken from the folder.
    fetched = settle(wish, part, {})
    if fetched is None:
        raise InputError("an empty file", where=str(source), remedy="check what --from names")
    return fetched


def beside(path: Path, what: str) -> Path:
    """The hidden file that belongs to another."""
    return path.with_name(f".{path.name}.{what}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def http_date(text: str) -> dt.datetime | None:
    """The moment an HTTP header names, or None."""
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
