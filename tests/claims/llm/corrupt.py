"""Holds true and corrupted claims against the checks and counts what becomes of them: `python -m tests.claims.llm.corrupt`."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lading.claims.extractor import Extractor
from lading.claims.extractors import load_extractors
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import Context
from lading.claims.llm.judge import Judge
from lading.claims.llm.knowledge import Knowledge, load_knowledge
from lading.claims.llm.names import Names
from lading.claims.llm.prompt import number_parties
from lading.claims.llm.reply import RefusedRowError, parse_reply
from lading.claims.llm.sentences import Piece, number_sentences
from lading.documents.sentences import split_sentences
from lading.model.claim import Mention, Reading
from lading.model.document import Document
from tests.claims.llm.perfect import ALTERED, TURNED, Truth, load_documents, put_another, tell_truths

Counts = dict[str, Counter[str]]
"""What was done to a claim, to what became of it: refused, needs_review, verified."""


class Bench:
    """The checks of one document, with every sentence asked about."""

    def __init__(self, document: Document, knowledge: Knowledge, readers: tuple[Extractor, ...]) -> None:
        self.document, self.knowledge = document, knowledge
        readings = [r.extract(document, Gazetteer.empty()) for r in readers if r.reads(document)]
        mentions: tuple[Mention, ...] = tuple(m for reading in readings for m in reading.mentions)
        self.known = Reading(document.id, mentions)
        self.piece: Piece = number_sentences(split_sentences(document, rules=knowledge.guards.sentences))
        self.parties = number_parties(mentions)
        claims = tuple(c for reading in readings for c in reading.claims)
        self.judge = Judge(Context(document, knowledge.guards), knowledge, claims, "llm:perfect/1")

    def outcome(self, truth: Truth) -> str:
        """What becomes of a claim."""
        reply = parse_reply(truth.answer())
        names = Names.resolve(
            self.document, self.piece, self.parties, said=reply.names, known=self.known.mentions,
            checks=self.knowledge.checks,
        )  # fmt: skip
        try:
            return self.judge.judge(reply.claims[0], names).tier.value
        except RefusedRowError:
            return "refused"


def count(
    language: str, knowledge: Knowledge, readers: tuple[Extractor, ...], *, most: int = 1000, step: int = 1
) -> Counts:
    """What becomes of the true claims of the tuning documents of a language, and of each of their corruptions."""
    counts: Counts = {}
    chance = random.Random(7)  # noqa: S311  # the same corruptions every time
    for document, gold in list(load_documents(language))[:most]:
        bench = Bench(document, knowledge, readers)
        truths = tell_truths(document, gold, knowledge)
        for truth in truths[::step]:
            outcome = bench.outcome(truth)
            counts.setdefault("true", Counter())[outcome] += 1
            if outcome == "refused":
                continue
            for name, corrupted in _corruptions(truth, truths, bench, gold, chance):
                counts.setdefault(name, Counter())[bench.outcome(corrupted)] += 1
    return counts


def _corruptions(
    truth: Truth, truths: list[Truth], bench: Bench, gold: dict[str, Any], chance: random.Random
) -> Iterator[tuple[str, Truth]]:
    for corrupt in (*ALTERED, *TURNED):
        made = corrupt(truth, bench.document, chance)
        if made is not None:
            yield corrupt.__name__, made
    span = bench.piece[truth.row["sentences"][0] - 1].span
    for made in put_another(truth, gold, span, truths):
        yield "put_another", made


if __name__ == "__main__":
    know, all_readers = load_knowledge(), load_extractors()
    for title, chosen in (("beside the rules", all_readers), ("alone", ())):
        for code in ("en", "ru", "zh"):
            found = count(code, know, chosen)
            print(f"{code}, {title}")
            for row, numbers in found.items():
                total = sum(numbers.values())
                shares = ", ".join(f"{key} {n} ({n / total:.1%})" for key, n in numbers.most_common())
                print(f"  {row:18} {total:5}: {shares}")
