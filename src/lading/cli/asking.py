"""The language model as commands ask it: an estimate before the run, the real usage after it."""

import datetime as dt
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from lading.claims.extractor import Extractor
from lading.claims.llm.estimate import Price, Usage, add_usage, estimate_usage
from lading.claims.llm.extractor import ModelExtractor
from lading.claims.llm.knowledge import load_knowledge
from lading.claims.llm.prompt import load_prompt
from lading.claims.llm.question import Complete, Completion, Question
from lading.cli.model_options import KEY, ModelChoice
from lading.cli.progress import ProgressBar
from lading.documents.read import Reader
from lading.errors import ConfigurationError, InputError
from lading.io.complete import Endpoint, HttpModel, Patience
from lading.io.complete_all import ask_all, recall
from lading.io.complete_cache import ReplyCache
from lading.io.documents import load_documents
from lading.io.files import find_documents
from lading.io.request import Request
from lading.model.document import Document

UNPRICED_LIMIT = 200_000
"""Tokens above which a run without a price asks before it begins."""


class Meter:
    """Counts what asking uses, from any thread."""

    def __init__(self, complete: Complete) -> None:
        self._complete, self._lock = complete, threading.Lock()
        self.usage = Usage()

    def __call__(self, question: Question) -> Completion:
        """The answer, counted."""
        answer = self._complete(question)
        with self._lock:
            self.usage = add_usage(self.usage, question, answer)
        return answer


@contextmanager
def ask_model(
    choice: ModelChoice, request: Request, *, readers: tuple[Extractor, ...]
) -> Iterator[tuple[Extractor, ...]]:
    """The extractor that asks the chosen model, everything asked beforehand.

    `readers` are those that need no model: they give it the parties to choose from.

    Raises:
        ConfigurationError: without an endpoint, with a wrong key, for an unknown model.
        UsageError: where the estimate is above the limit and nobody consents.
    """
    endpoint = _find_endpoint(choice)
    patience = Patience(time.sleep, _now, timeout=float(choice.timeout))
    cache = ReplyCache(choice.cache, endpoint.url, _now)
    meter = Meter(HttpModel(endpoint, patience))
    complete = cache.around(meter)
    extractor = ModelExtractor(choice.model, complete, readers, load_knowledge(), load_prompt())
    questions = _list_questions(extractor, request)
    kept = {q.key for q in questions if cache.find(q) is not None}
    estimate = estimate_usage((q, q.key in kept) for q in {q.key: q for q in questions}.values())
    click.echo(f"{choice.model} at {endpoint.url}: {_describe(estimate, choice.price, about='about ')}", err=True)
    _consent(choice, estimate, local=endpoint.is_local)
    bar = _Bar(len(questions))
    try:
        found = ask_all(questions, complete, workers=choice.parallel, tell=bar.tell)
        yield (replace(extractor, complete=recall(found, complete)),)
    except KeyboardInterrupt:
        click.echo(
            f"\n{meter.usage.requests} answers are kept in {choice.cache}: the same command goes on from there",
            err=True,
        )
        raise
    finally:
        bar.end()
        usage = replace(meter.usage, kept=len(kept))
        click.echo(f"{choice.model}: {_describe(usage, choice.price, about='')}", err=True)


class _Bar:
    """The progress bar of the questions; counts each once, whatever it met."""

    def __init__(self, total: int) -> None:
        self._bar, self._left = ProgressBar(), total
        if total:
            self._bar.begin("asking the model", total)

    def tell(self, question: Question, answer: Completion | InputError) -> None:
        """One more question is done."""
        self._bar.advance(question.document if isinstance(answer, Completion) else f"{question.document}: no answer")
        self._left -= 1
        if not self._left:
            self.end()

    def end(self) -> None:
        """Takes the bar away."""
        self._bar.end()


def _find_endpoint(choice: ModelChoice) -> Endpoint:
    if not choice.endpoint:
        remedy = "give --llm-endpoint or set LADING_LLM_ENDPOINT, for Ollama to http://localhost:11434/v1"
        raise ConfigurationError(f"no endpoint is known for the model {choice.model!r}", remedy=remedy)
    endpoint = Endpoint(choice.endpoint, os.environ.get(KEY, "").strip())
    if not endpoint.key and not endpoint.is_local:
        click.echo(f"note: {KEY} is not set: {endpoint.url} is asked without a key", err=True)
    return endpoint


def _list_questions(extractor: ModelExtractor, request: Request) -> list[Question]:
    bar, documents = ProgressBar(), list(_load(request))
    bar.begin("preparing questions", len(documents))
    questions: dict[str, Question] = {}
    for document in documents:
        if extractor.reads(document):
            questions |= {q.key: q for q in extractor.list_questions(document)}
        bar.advance(document.name)
    bar.end()
    return list(questions.values())


def _load(request: Request) -> Iterator[Document]:
    """The documents of a request; one that cannot be read is told of when it is read for good."""
    reader = Reader(limit=request.limit)
    for file in find_documents(request.documents, besides=request.lists):
        try:
            contents = load_documents(file, unsaid=request.unsaid, reader=reader)
        except InputError:
            continue
        yield from (result.document for result in contents.results)


def _consent(choice: ModelChoice, estimate: Usage, *, local: bool) -> None:
    """Go on, or not: above the limit only where the person says so."""
    if choice.price is not None:
        above = estimate.cost(choice.price) > choice.limit
        what = f"the estimate is above --llm-limit {choice.limit:g}"
    else:
        above = not local and estimate.asked + estimate.answered > UNPRICED_LIMIT
        what = f"the estimate is above {UNPRICED_LIMIT:,} tokens, and --llm-price does not say what they cost"
    if not above or choice.yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"{what}: add --yes to consent")
    click.confirm(f"{what}. Go on?", abort=True, err=True)


def _describe(usage: Usage, price: Price | None, *, about: str) -> str:
    words = f"{usage.requests} questions, {about}{usage.asked:,} tokens asked and {about}{usage.answered:,} answered"
    if price is not None:
        words += f", cost {about}{usage.cost(price):.2f}"
    if usage.kept:
        words += f"; {usage.kept} more were answered before and cost nothing"
    return words + (f"; the server did not count the tokens of {usage.guessed}" if usage.guessed else "")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
