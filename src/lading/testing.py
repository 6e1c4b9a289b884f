"""Public fakes and builders for tests and benchmarks of Lading and of what is built on it."""

from collections.abc import Mapping, Sequence

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
