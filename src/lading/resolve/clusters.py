"""Sets of ids that are one party: joined pair by pair, never across a contradiction or a person's no."""

from collections.abc import Iterable, Iterator, Mapping

DECISIVE = frozenset({"innCode", "ogrnCode", "uscCode", "leiCode", "imoNumber", "dunsCode"})
"""Kinds of identifier of which a party has one: the same means the same party, another one another party."""


def contradicting(left: Iterable[tuple[str, str]], right: Iterable[tuple[str, str]]) -> tuple[str, str, str] | None:
    """The first decisive kind of which both have values and share none, with a value of each; None where all agree."""
    mine, theirs = _by_kind(left), _by_kind(right)
    for kind in sorted(mine.keys() & theirs.keys()):
        if not mine[kind] & theirs[kind]:
            return kind, min(mine[kind]), min(theirs[kind])
    return None


def _by_kind(identifiers: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, value in identifiers:
        if kind in DECISIVE:
            found.setdefault(kind, set()).add(value)
    return found


class Clusters:
    """A disjoint-set forest over ids that knows what may not be joined.

    Args:
        known: every id, with its identifiers as pairs of kind and value.
        forbidden: pairs that a person has judged to be two, or not surely one.

    Mutable while a linker works; what leaves the linker is a plain mapping.
    """

    def __init__(
        self, known: Mapping[str, Iterable[tuple[str, str]]], forbidden: Iterable[tuple[str, str]] = ()
    ) -> None:
        self._parent = {one: one for one in known}
        self._members = {one: [one] for one in known}
        self._identifiers = {one: {pair for pair in pairs if pair[0] in DECISIVE} for one, pairs in known.items()}
        self._never: dict[str, set[str]] = {}
        for left, right in forbidden:
            self._never.setdefault(left, set()).add(right)
            self._never.setdefault(right, set()).add(left)

    def __contains__(self, one: str) -> bool:
        return one in self._parent

    def find(self, one: str) -> str:
        """The root of an id's set."""
        while self._parent[one] != one:
            self._parent[one] = one = self._parent[self._parent[one]]
        return one

    def members(self, one: str) -> tuple[str, ...]:
        """Every id of an id's set, in the order joined."""
        return tuple(self._members[self.find(one)])

    def sets(self) -> Iterator[tuple[str, ...]]:
        """Every set."""
        yield from (tuple(members) for members in self._members.values())

    def together(self, left: str, right: str) -> bool:
        """Whether two ids are in one set."""
        return self.find(left) == self.find(right)

    def refusal(self, left: str, right: str) -> str:
        """Why two sets may not be one, in words; empty where they may."""
        a, b = self.find(left), self.find(right)
        against = contradicting(self._identifiers[a], self._identifiers[b])
        if against is not None:
            return f"{against[0]} {against[1]} is not {against[2]}"
        small, large = sorted((self._members[a], self._members[b]), key=len)
        others = set(large)
        if any(self._never.get(one, set()) & others for one in small):
            return "a person judged that they are two"
        return ""

    def join(self, left: str, right: str, *, force: bool = False) -> bool:
        """Make two sets one. False where they may not be, unless a person forces it."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return True
        if not force and self.refusal(a, b):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self._identifiers[a] |= self._identifiers.pop(b)
        return True
