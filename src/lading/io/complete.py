"""Asks a language model over HTTP: the one place that talks to an OpenAI-compatible endpoint, hosted or local.

A question is sent to `ENDPOINT/chat/completions`. What the server will not take of the optional parameters is left out
and asked again without; what it answers in passing (busy, broken off, silent) is asked again after a pause.
"""

import datetime as dt
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lading import __version__
from lading.claims.llm.question import Completion, Question
from lading.errors import ConfigurationError, InputError
from lading.io.complete_answer import BUSY, is_local, read_answer, read_refusal, seconds_asked
from lading.io.fetch import TryLaterError, UnreachableError

AGENT = f"lading/{__version__}"
BLOCK = 1 << 16
LARGEST = 8_000_000
"""Bytes of the largest answer that is read."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked, and the key to it, which appears in no message, file or representation."""

    url: str
    """Up to and without `/chat/completions`: https://api.openai.com/v1, http://localhost:11434/v1."""
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            remedy = "give an address like https://api.openai.com/v1 or http://localhost:11434/v1"
            raise ConfigurationError("no web address of a model", where=self.url, remedy=remedy)
        if parts.username or parts.password or parts.query:
            remedy = "give the key in the environment, not in the address"
            raise ConfigurationError("the address holds more than an address", where=parts.hostname, remedy=remedy)
        if self.key and parts.scheme == "http" and not self.is_local:
            raise ConfigurationError(
                "the key would travel unprotected", where=self.url, remedy="use https://, or unset the key"
            )
        if not self.key.isascii() or any(c.isspace() for c in self.key):
            raise ConfigurationError("the key is no key: it has spaces or letters that none has", where=self.url)

    @property
    def is_local(self) -> bool:
        """Whether the model runs on this machine: it costs nothing and is asked past any proxy."""
        return is_local(self.url)


@dataclass(frozen=True, slots=True)
class Patience:
    """How patiently a model is asked. `sleep` and `now` are the caller's, so that tests do not wait."""

    sleep: Callable[[float], None]
    now: Callable[[], dt.datetime]
    attempts: int = 5
    timeout: float = 300.0
    """Seconds a server may be silent: a local model may think for minutes before its first word."""
    longest: float = 900.0
    """Seconds one answer may take in all."""
    pause: float = 2.0
    """Seconds before the second attempt; twice as many before each further one."""
    patience: float = 120.0
    """Longest wait a server may ask for."""
    give_up: int = 2
    """Questions in a row without an answer after which no further one is sent."""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key goes to the address it was given for and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """Follows nothing: the redirect is an error, with its address."""


class HttpModel:
    """`complete` over HTTP. Remembers which parameters its server does not take, and whether it answers at all."""

    def __init__(self, endpoint: Endpoint, patience: Patience) -> None:
        self.endpoint, self.patience = endpoint, patience
        self.dropped: tuple[str, ...] = ()
        self.failures = 0
        proxies = urllib.request.ProxyHandler({}) if endpoint.is_local else urllib.request.ProxyHandler()
        self.opener = urllib.request.build_opener(NoRedirect, proxies)

    def __call__(self, question: Question) -> Completion:
        """The answer to a question; none, and not whole, where the question is too long for the model.

        Raises:
            InputError: where there is none after all attempts.
            ConfigurationError: where there can be none: no such model, a wrong key, no such address.
        """
        if self.failures >= self.patience.give_up:
            message = f"not asked: {self.endpoint.url} did not answer {self.failures} times in a row"
            raise UnreachableError(message, remedy="look whether it runs, and run again: what was answered is kept")
        try:
            answer = self._insist(question)
        except InputError:
            self.failures += 1
            raise
        self.failures = 0
        return answer

    def _insist(self, question: Question) -> Completion:
        wait, attempt = self.patience.pause, 1
        while True:
            dropped = self.dropped
            try:
                return self._attempt(question, dropped)
            except UnwantedError as error:
                self.dropped = tuple(dict.fromkeys((*self.dropped, *dropped, error.parameter)))
            except TooLongError:
                return Completion("", whole=False)
            except TryLaterError as error:
                asked = error.wait if error.wait is not None else wait
                if attempt >= self.patience.attempts or asked > self.patience.patience:
                    asks = f"; it asks to wait {asked:.0f} seconds" if error.wait else ""
                    message = f"no answer after {attempt} attempt{'s' * (attempt > 1)}: {error.message}{asks}"
                    remedy = "look whether it runs, and run again: what was answered is kept"
                    kind = UnreachableError if error.silent else InputError
                    raise kind(message, where=self.endpoint.url, remedy=remedy) from error
                self.patience.sleep(asked)
                wait, attempt = wait * 2, attempt + 1

    def _attempt(self, question: Question, dropped: tuple[str, ...]) -> Completion:
        body = json.dumps(write_body(question, dropped), ensure_ascii=False).encode()
        headers = {"User-Agent": AGENT, "Content-Type": "application/json", "Accept": "application/json"}
        if self.endpoint.key:
            headers["Authorization"] = f"Bearer {self.endpoint.key}"
        address = self.endpoint.url.rstrip("/") + "/chat/completions"
        request = urllib.request.Request(address, data=body, headers=headers)  # noqa: S310  # Endpoint has looked at it
        try:
            with self.opener.open(request, timeout=self.patience.timeout) as answer:
                return read_answer(self._receive(answer))
        except urllib.error.HTTPError as error:
            with error:
                raise self._refuse(error, question, dropped) from None
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
            what = str(getattr(error, "reason", "") or error) or type(error).__name__
            raise TryLaterError(what, silent=isinstance(error, urllib.error.URLError | ConnectionError)) from error

    def _receive(self, answer: http.client.HTTPResponse) -> bytes:
        got, size, started = [], 0, time.monotonic()
        while block := answer.read1(BLOCK):
            got.append(block)
            size += len(block)
            if size > LARGEST:
                message = f"an answer of more than {LARGEST:,} bytes, which no question asks for"
                raise InputError(
                    message, where=self.endpoint.url, remedy="read this part yourself, or ask another model"
                )
            if time.monotonic() - started > self.patience.longest:
                raise TryLaterError(f"too slow: {size:,} bytes in {self.patience.longest:.0f} seconds")
        promised = answer.headers.get("Content-Length")
        if promised is not None and promised.isdigit() and size < int(promised):
            raise TryLaterError(f"broke off after {size:,} of {int(promised):,} bytes")
        return b"".join(got)

    def _refuse(self, error: urllib.error.HTTPError, question: Question, dropped: tuple[str, ...]) -> Exception:
        """What an answer that is an error means."""
        words = read_refusal(error)
        if self.endpoint.key:
            words = words.replace(self.endpoint.key, "…")
        if error.code in {400, 413} and any(cue in words.lower() for cue in TOO_LONG):
            return TooLongError()
        unwanted = find_unwanted(error.code, words, dropped)
        if unwanted:
            return UnwantedError(unwanted)
        if error.code in BUSY:
            asked = seconds_asked(error.headers.get("Retry-After", ""), self.patience.now())
            return TryLaterError(f"the server answers {error.code}: {words}", asked)
        for codes, what, remedy in REMEDIES:
            if error.code in codes:
                message = f"{what} (the server answers {error.code}: {words})"
                return ConfigurationError(message.format(model=question.model), where=self.endpoint.url, remedy=remedy)
        remedy = "read this part yourself, or ask another model"
        return InputError(f"the server answers {error.code}: {words}", where=self.endpoint.url, remedy=remedy)


class UnwantedError(Exception):
    """The server does not take a parameter."""

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter


class TooLongError(Exception):
    """The question is longer than the model can read: to be asked in parts."""


TOO_LONG = (
    "context length",
    "context size",
    "context window",
    "context_length",
    "too many tokens",
    "prompt is too long",
)
REMEDIES = (
    ({401, 403}, "the key is missing or wrong", "set LADING_LLM_KEY to a key of this endpoint"),
    ({404}, "no model {model!r}, or no such address",
     "check --llm and --llm-endpoint; of a local server, fetch the model first (`ollama pull`)"),
    ({402}, "the account has no credit", "see the endpoint's own page"),
    ({301, 302, 303, 307, 308}, "the address has moved", "give --llm-endpoint its new address"),
    ({405}, "nothing is asked at this address", "give --llm-endpoint up to and without /chat/completions"),
)  # fmt: skip
UNWANTED: Mapping[str, tuple[str, ...]] = {
    "json_schema": ("json_schema", "response_format", "schema", "grammar", "structured output"),
    "json_object": ("json_object", "response_format"),
    "temperature": ("temperature",),
    "max_tokens": ("max_tokens", "max_completion_tokens"),
    "max_completion_tokens": ("max_tokens", "max_completion_tokens"),
    "seed": ("seed",),
}
"""Parameters a server may not take, and the words by which it says so; they are left out in this order."""


def find_unwanted(status: int, words: str, dropped: tuple[str, ...]) -> str:
    """The parameter that a refusal is about and that can be left out; empty where there is none."""
    if status not in {400, 404, 415, 422, 500, 501}:
        return ""
    lower = words.lower()
    rows = ((name, cues) for name, cues in UNWANTED.items() if name not in dropped)
    return next((name for name, cues in rows if any(cue in lower for cue in cues)), "")


def write_body(question: Question, dropped: tuple[str, ...]) -> dict[str, Any]:
    """The request as JSON, without what the server does not take."""
    body: dict[str, Any] = {
        "model": question.model,
        "messages": [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}],
        "stream": False,
        "temperature": 0,
        "seed": 1,
        "max_tokens": question.limit,
    }
    if "json_schema" not in dropped:
        schema = {"name": "claims", "strict": True, "schema": json.loads(question.schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    else:
        body["messages"][0]["content"] += f"\n\nThe JSON schema of the answer:\n{question.schema}"
        if "json_object" not in dropped:
            body["response_format"] = {"type": "json_object"}
    if "max_tokens" in dropped:
        body["max_completion_tokens"] = body.pop("max_tokens")
    return {name: value for name, value in body.items() if name not in dropped}
