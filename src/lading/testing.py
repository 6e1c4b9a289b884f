"""Public fakes and builders for tests and benchmarks of Lading and of what is built on it."""

from collections.abc import Callable, Mapping, Sequence

from lading.claims.llm.question import Completion, Question
from lading.names.index import NameIndex
from lading.names.kinds import NameKind

BENCH_KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION, "V": NameKind.VESSEL}


class BenchMatcher:
    """The name index behind the interface of a name benchmark: `search(query, kind)` gives (score, entity id), best first."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index

    def search(self, query: str, kind: str) -> list[tuple[float, str]]:
        """Ten best parties of one kind: P(erson), O(rganisation) or V(essel)."""
        hits = self.index.search(query, BENCH_KINDS[kind], limit=10, explain=False)
        return [(hit.score, hit.entity_id) for hit in hits]


def bench_factory(index: Mapping[str, tuple[str, Sequence[str]]]) -> BenchMatcher:
    """A matcher over `{entity id: [kind, [name, …]]}`."""
    return BenchMatcher(NameIndex.build((key, BENCH_KINDS[kind], names) for key, (kind, names) in index.items()))


class ScriptedModel:
    """A language model that says what it is told to: `complete` of `lading.claims.llm`. Remembers what it was asked.

    Answers are taken in order, the last one again and again; a function is given the question and returns the answer;
    an error is raised.
    """

    def __init__(self, *answers: str | Completion | Exception | Callable[[Question], str]) -> None:
        self.answers = answers
        self.asked: list[Question] = []

    def __call__(self, question: Question) -> Completion:
        """The next answer."""
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(question)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Completion):
            return answer
        return Completion(answer if isinstance(answer, str) else answer(question))
