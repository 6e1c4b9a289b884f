"""Fetches published files politely: one at a time, only what has changed, going on where a transfer broke off.

A transfer under way lies beside its target as `.sdn.csv.part`, and `.sdn.csv.mark` says of which state of the file it
is a part.
"""

import datetime as dt
import http.client
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lading import __version__
from lading.errors import InputError
from lading.io.fetched import Fetched, Record, Wish, beside, http_date, read_record, settle

AGENT = f"lading/{__version__} (sanctions list reader)"
BLOCK = 1 << 16
LIMIT = 4_000_000_000
"""Bytes no list comes near; what has more is not a list."""
BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers that mean: later."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently files are asked for. `sleep` is the caller's, so that tests do not wait."""

    sleep: Callable[[float], None]
    attempts: int = 5
    timeout: float = 60.0
    """Seconds a server may be silent."""
    longest: float = 3600.0
    """Seconds one transfer may take in all: a server that trickles is asked again, and goes on from there."""
    pause: float = 2.0
    """Seconds before the second attempt; twice as many before each further one."""
    patience: float = 120.0
    """Longest wait a server may ask for: one that wants more is asked another day."""
    headers: Mapping[str, str] = field(default_factory=lambda: {"User-Agent": AGENT})


class UnreachableError(InputError):
    """A server that did not answer in any of the attempts: its other files need not be asked for now."""


class TryLaterError(Exception):
    """The attempt failed in a way that the next one may not.

    `wait`: seconds the server asked for, if it did. `silent`: there was no answer at all.
    """

    def __init__(self, message: str, wait: float | None = None, *, silent: bool = False) -> None:
        super().__init__(message)
        self.message, self.wait, self.silent = message, wait, silent


def fetch_file(wish: Wish, manners: Manners) -> Fetched:
    """Bring the file at a web address to a path, unless it is there unchanged.

    Raises:
        InputError: where it cannot be had, is not whole, or does not have the digest. What was there before stays.
    """
    _check_address(wish.url)
    wish.target.parent.mkdir(parents=True, exist_ok=True)
    wait = manners.pause
    for attempt in range(1, manners.attempts + 1):
        try:
            return _attempt(wish, manners)
        except TryLaterError as error:
            asked = error.wait if error.wait is not None else wait
            if attempt == manners.attempts or asked > manners.patience:
                asks = f"; it asks to wait {asked:.0f} seconds" if error.wait else ""
                message = f"could not be fetched after {attempt} attempt{'s' * (attempt > 1)}: {error.message}{asks}"
                remedy = "try again later, or get the file elsewhere and name it with --from or `lading lists add`"
                kind = UnreachableError if error.silent else InputError
                raise kind(message, where=wish.url, remedy=remedy) from error
            manners.sleep(asked)
            wait *= 2
    raise InputError("not one attempt is allowed", where=wish.url, remedy="allow at least one")


def _attempt(wish: Wish, manners: Manners) -> Fetched:
    """One request, and what comes of it."""
    held, part = read_record(wish.target), beside(wish.target, "part")
    begun = part.stat().st_size if part.exists() else 0
    asked = {**manners.headers, **_conditions(wish.url, held, part, begun)}
    request = urllib.request.Request(wish.url, headers=asked)  # noqa: S310  # _check_address has looked at it
    try:
        with urllib.request.urlopen(request, timeout=manners.timeout) as answer:  # noqa: S310
            _receive(answer, part, begun, longest=manners.longest)
            headers = answer.headers
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 304 and held is not None:
                return Fetched(wish.target, held, new=False)
            if error.code == 416:
                part.unlink(missing_ok=True)
                raise TryLaterError("the server has less than was fetched before", 0.0) from error
            raise _refusal(error, wish) from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        what = _line(getattr(error, "reason", "") or error) or type(error).__name__
        raise TryLaterError(what, silent=isinstance(error, urllib.error.URLError)) from error
    part.with_suffix(".mark").unlink(missing_ok=True)
    fetched = settle(wish, part, headers)
    if fetched is None:
        raise TryLaterError("the server sent an empty file")
    return fetched


def _conditions(url: str, held: Record | None, part: Path, begun: int) -> dict[str, str]:
    """Headers that ask only for what is not here yet."""
    if begun:
        mark = part.with_suffix(".mark")
        known = mark.read_text(encoding="utf-8") if mark.exists() else ""
        if known:
            return {"Range": f"bytes={begun}-", "If-Range": known}
    conditions = {}
    if held is not None and held.url == url:
        conditions = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _receive(answer: http.client.HTTPResponse, part: Path, begun: int, *, longest: float) -> None:
    """Write the body to the part file, after what is there where the server goes on from it."""
    partial = answer.status == 206
    if partial and not str(answer.headers.get("Content-Range", "")).startswith(f"bytes {begun}-"):
        part.unlink(missing_ok=True)
        raise TryLaterError("the server went on from another place than was asked", 0.0)
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    # A weak tag does not promise the same bytes: such a transfer cannot be taken up again.
    part.with_suffix(".mark").write_text("" if mark.startswith("W/") else mark, encoding="utf-8")
    promised = answer.headers.get("Content-Length")
    got, started = 0, time.monotonic()
    with part.open("ab" if partial else "wb") as file:
        while block := answer.read1(BLOCK):
            file.write(block)
            got += len(block)
            if got > LIMIT:
                raise InputError("has more bytes than any list", where=answer.url, remedy="check the address")
            if time.monotonic() - started > longest:
                raise TryLaterError(f"too slow: {got:,} bytes in {longest:.0f} seconds")
        file.flush()
        os.fsync(file.fileno())
    if promised is not None and got < int(promised):
        raise TryLaterError(f"broke off after {got:,} of {int(promised):,} bytes")


def _refusal(error: urllib.error.HTTPError, wish: Wish) -> TryLaterError | InputError:
    """What an answer that is no file means."""
    words = f"the server answers {error.code} {_line(error.reason)}".rstrip()
    if error.code in BUSY:
        return TryLaterError(words, _seconds(error.headers.get("Retry-After", ""), wish.at))
    remedy = "look on the publisher's page whether the file has moved; give it with `lading lists add`"
    return InputError(words, where=wish.url, remedy=remedy)


def _line(words: object) -> str:
    """What a library or a server said, in one line."""
    return " ".join(str(words).split())


def _check_address(url: str) -> None:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError("no web address", where=url, remedy="give an address that begins with https://")


def _seconds(retry_after: str, at: dt.datetime) -> float | None:
    """What a Retry-After header asks for: seconds, or a moment."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    moment = http_date(retry_after)
    return max(0.0, (moment - at).total_seconds()) if moment and moment.tzinfo else None
