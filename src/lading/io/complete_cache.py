"""Answers of a language model, kept on disk: each in a file of its own, under the digest of everything it depends on.

The key is made of the endpoint, the model, the instructions with their version, the schema and the text asked about.
A file appears whole or not at all, so an interrupted run keeps every answer that it paid for.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from lading.claims.llm.question import Complete, Completion, Question
from lading.claims.llm.reply import BrokenReplyError, parse_reply
from lading.io.files import write_whole
from lading.model.ids import digest


@dataclass(frozen=True, slots=True)
class KeptReply:
    """One answer as it is kept."""

    key: str
    endpoint: str
    model: str
    version: str
    """Of instructions and schema."""
    document: str
    """What a person called the document."""
    document_id: str
    at: str
    """When it was answered, UTC."""
    text: str
    asked_tokens: int | None
    answered_tokens: int | None


@dataclass(frozen=True, slots=True)
class ReplyCache:
    """The answers in a folder. `now` is the caller's clock."""

    folder: Path
    endpoint: str
    now: Callable[[], dt.datetime]

    def find(self, question: Question) -> Completion | None:
        """The answer that was kept for a question; None where there is none, or its file is damaged."""
        kept = _read(self._place(question))
        if kept is None or kept.key != self._key(question):
            return None
        return Completion(kept.text, True, kept.asked_tokens, kept.answered_tokens, kept=True)

    def keep(self, question: Question, answer: Completion) -> None:
        """Keep an answer. Raises InputError where the folder cannot be written to."""
        moment = self.now().astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        row = KeptReply(
            self._key(question), self.endpoint, question.model, question.version, question.document,
            question.document_id, moment, answer.text, answer.asked_tokens, answer.answered_tokens,
        )  # fmt: skip
        write_whole(self._place(question), [json.dumps(asdict(row), ensure_ascii=False, indent=1)])

    def around(self, complete: Complete) -> Complete:
        """`complete` that asks only what has not been answered before. What was cut off, or is no answer, is not kept."""

        def ask(question: Question) -> Completion:
            found = self.find(question)
            if found is not None:
                return found
            answer = complete(question)
            if answer.whole and _is_answer(answer.text):
                self.keep(question, answer)
            return answer

        return ask

    def _key(self, question: Question) -> str:
        return digest("reply", self.endpoint.rstrip("/"), question.key)

    def _place(self, question: Question) -> Path:
        key = self._key(question)
        return self.folder / key[:2] / f"{key}.json"


def list_replies(folder: Path) -> Iterator[KeptReply]:
    """Every answer in a folder, damaged files aside, in a stable order."""
    for path in sorted(folder.glob("??/*.json")):
        kept = _read(path)
        if kept is not None:
            yield kept


def clear_replies(folder: Path, *, chosen: Callable[[KeptReply], bool]) -> int:
    """Forget the chosen answers, and files that are damaged. Returns how many files went."""
    gone = 0
    for path in sorted(folder.glob("??/*.json")):
        kept = _read(path)
        if kept is None or chosen(kept):
            path.unlink()
            gone += 1
    return gone


def _is_answer(text: str) -> bool:
    try:
        parse_reply(text)
    except BrokenReplyError:
        return False
    return True


def _read(path: Path) -> KeptReply | None:
    try:
        return KeptReply(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
