"""What asking a model will cost, before it is asked, and what it did cost."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lading.claims.llm.question import Completion, Question

HAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
LETTERS_PER_TOKEN = 4.0
"""Of Latin text; tokenizers differ by a quarter either way."""
OTHER_PER_TOKEN = 2.0
"""Of Cyrillic and other alphabets."""
ANSWER_SHARE = 0.6
"""Tokens of answer per token of sentences. A model that thinks aloud spends several times as much."""
PER_MESSAGE = 8


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in whatever currency the person counts."""

    asked: float
    answered: float


@dataclass(frozen=True, slots=True)
class Usage:
    """Requests and tokens: estimated before a run, counted after it."""

    requests: int = 0
    asked: int = 0
    answered: int = 0
    kept: int = 0
    """Questions whose answers were kept from earlier: they cost nothing."""
    guessed: int = 0
    """Requests whose server did not count its tokens: theirs are estimates."""

    def cost(self, price: Price) -> float:
        """In the currency of the price."""
        return (self.asked * price.asked + self.answered * price.answered) / 1e6


def count_tokens(text: str) -> int:
    """Roughly how many tokens a text is; the tokenizer is the model's own and not known here."""
    han = len(HAN.findall(text))
    plain = sum(c.isascii() for c in text)
    return round(plain / LETTERS_PER_TOKEN + (len(text) - plain - han) / OTHER_PER_TOKEN + han)


def estimate_usage(questions: Iterable[tuple[Question, bool]]) -> Usage:
    """What asking some questions will use; each comes with whether its answer is kept already."""
    requests = asked = answered = kept = 0
    for question, known in questions:
        if known:
            kept += 1
            continue
        requests += 1
        data = count_tokens(question.user)
        asked += count_tokens(question.system) + count_tokens(question.schema) + data + PER_MESSAGE
        answered += round(data * ANSWER_SHARE)
    return Usage(requests, asked, answered, kept)


def add_usage(usage: Usage, question: Question, answer: Completion) -> Usage:
    """The usage of a run with one more answer."""
    if answer.kept:
        return Usage(usage.requests, usage.asked, usage.answered, usage.kept + 1, usage.guessed)
    told = answer.asked_tokens is not None and answer.answered_tokens is not None
    asked = answer.asked_tokens if told else count_tokens(question.system + question.schema + question.user)
    answered = answer.answered_tokens if told else count_tokens(answer.text)
    return Usage(
        usage.requests + 1,
        usage.asked + (asked or 0),
        usage.answered + (answered or 0),
        usage.kept,
        usage.guessed + (not told),
    )
