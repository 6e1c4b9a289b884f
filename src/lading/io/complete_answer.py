"""What an OpenAI-compatible server sends back, read strictly: an answer, its tokens, or why there is none."""

import datetime as dt
import ipaddress
import json
import urllib.error
import urllib.parse
from typing import Any

from lading.claims.llm.question import Completion
from lading.errors import InputError
from lading.io.fetch import TryLaterError
from lading.io.fetched import http_date

BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Answers that mean: later."""
LONGEST_WORDS = 300


def read_answer(body: bytes) -> Completion:
    """The answer in the body of a response.

    Raises:
        TryLaterError: for a body that is not what the interface promises.
        InputError: where the model declined to answer.
    """
    try:
        data = json.loads(body)
        choice = data["choices"][0]
        message = choice["message"]
        text, declined = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise TryLaterError(f"not the answer of a chat interface: {_excerpt(body)!r}") from error
    if not text and isinstance(declined, str) and declined:
        remedy = "read this part yourself, or ask another model"
        raise InputError(f"the model declines: {declined[:LONGEST_WORDS]}", remedy=remedy)
    if not isinstance(text, str):
        raise TryLaterError(f"an answer without words: {_excerpt(body)!r}")
    usage = data.get("usage") if isinstance(data.get("usage"), dict) else {}
    whole = choice.get("finish_reason") not in {"length", "content_filter"}
    return Completion(text, whole, _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")))


def read_refusal(error: urllib.error.HTTPError) -> str:
    """The words in which a server refuses, in one line; its status line where it has none."""
    try:
        body = error.read(10_000)
    except (OSError, ValueError):
        body = b""
    try:
        data = json.loads(body)
        found = data.get("error", data.get("detail", data.get("message"))) if isinstance(data, dict) else data
        words = found.get("message", found) if isinstance(found, dict) else found
    except ValueError:
        words = _excerpt(body)
    line = " ".join(str(words or error.reason).split())
    return line[:LONGEST_WORDS]


def seconds_asked(retry_after: str, now: dt.datetime) -> float | None:
    """What a Retry-After header asks for: seconds, or until a moment; None where it asks for nothing."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        moment = http_date(retry_after)
    return max(0.0, (moment - now).total_seconds()) if moment and moment.tzinfo else None


def is_local(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urllib.parse.urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _excerpt(body: bytes) -> str:
    return " ".join(body[:LONGEST_WORDS].decode("utf-8", "replace").split())
