"""Candidates: the few listed entries that are worth comparing with a party."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace

from lading.model.judgement import Reason
from lading.names.analyze import analyze_name
from lading.names.index import NameHit, NameIndex
from lading.names.kinds import NameKind
from lading.names.tables import NameTables
from lading.resolve.clusters import DECISIVE
from lading.resolve.profile import NAME_KINDS, Profile, Sort

ASKED = 6
"""Names of one party that are looked up, strong ones first."""
FOUND = 12
"""Candidates kept for one name."""
EXPLAINED = 4
"""Candidates of one name whose likeness is put in words."""
LEAST = 0.01
"""Chance, by the name alone, below which an entry is no candidate."""

Hits = tuple[NameHit, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair to be scored: what their best names say, and between which names."""

    query: Profile
    entry: Profile
    score: float
    """By names alone; 0 where only an identifier brought them together."""
    reasons: tuple[Reason, ...] = ()
    asked: str = ""
    name: str = ""

    @property
    def weak(self) -> bool:
        """Whether one of the two names is a weak one."""
        return self.asked in self.query.weak or self.name in self.entry.weak


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that can be looked up by name and by identifier."""

    profiles: Mapping[str, Profile]
    index: NameIndex
    weak_index: NameIndex
    """Over the weak names, kept apart so that a weak name never hides what a strong one says."""
    by_identifier: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def build(cls, profiles: Mapping[str, Profile], *, tables: NameTables) -> "Block":
        """Over some entries. The slow part of resolving: build once for a set of lists."""
        rows = [(one, NAME_KINDS[one.sort]) for one in profiles.values()]
        found: dict[tuple[str, str], list[str]] = {}
        for one in profiles.values():
            for pair in sorted(one.identifiers):
                if pair[0] in DECISIVE:
                    found.setdefault(pair, []).append(one.id)
        return cls(
            profiles,
            NameIndex.build(((one.id, kind, one.strong) for one, kind in rows if one.strong), tables=tables),
            NameIndex.build(((one.id, kind, one.weak) for one, kind in rows if one.weak), tables=tables),
            {pair: tuple(ids) for pair, ids in found.items()},
        )

    def find(
        self,
        query: Profile,
        seen: MutableMapping[tuple[str, str], Hits] | None = None,
        *,
        explained: int = EXPLAINED,
        weak: bool = True,
        found: int = FOUND,
    ) -> tuple[Candidate, ...]:
        """The candidates of a party, the likeliest first. A strong pair of names stands before a weak one.

        Args:
            query: the party.
            seen: what was found for each kind and name before; the caller holds it where names come again and again.
            explained: so many candidates of one name come with the likeness of the names in words; `explain` does it
                for any other.
            weak: look among weak names too.
            found: candidates kept for one name.
        """
        known = {} if seen is None else seen
        best: dict[str, Candidate] = {}
        for name in query.names[:ASKED]:
            if (query.sort, name) not in known:
                known[query.sort, name] = self._search(query.sort, name, explained=explained, weak=weak, found=found)
            for hit in known[query.sort, name]:
                entry = self.profiles[hit.entity_id]
                candidate = Candidate(query, entry, hit.score, hit.reasons, name, hit.name)
                before = best.get(entry.id)
                if before is None or _rank(candidate) > _rank(before):
                    best[entry.id] = candidate
        for pair in sorted(query.identifiers):
            for same in self.by_identifier.get(pair, ()):
                best.setdefault(same, Candidate(query, self.profiles[same], 0.0))
        others = (one for one in best.values() if one.entry.id != query.id)
        return tuple(sorted(others, key=lambda one: (-one.score, one.entry.id)))

    def explain(self, candidate: Candidate) -> Candidate:
        """The same candidate with the likeness of its names in words."""
        if candidate.reasons or not candidate.name:
            return candidate
        index = self.weak_index if candidate.name in candidate.entry.weak else self.index
        hit = NameHit(candidate.score, candidate.entry.id, candidate.name)
        kind = NAME_KINDS[candidate.query.sort]
        return replace(candidate, reasons=_explain(index, kind, candidate.asked, hit).reasons)

    def _search(self, sort: Sort, name: str, *, explained: int, weak: bool, found: int) -> Hits:
        """What the indexes find for a name. Only the best few are explained: the others are turned down unseen."""
        kind = NAME_KINDS[sort]
        kept: list[NameHit] = []
        for index in (self.index, self.weak_index) if weak else (self.index,):
            hits = index.search(name, kind, limit=found, least=LEAST, explain=False)
            kept += [_explain(index, kind, name, hit) for hit in hits[:explained]]
            kept += hits[explained:]
        return tuple(kept)


def _explain(index: NameIndex, kind: NameKind, asked: str, hit: NameHit) -> NameHit:
    """The same hit with its reasons, word by word."""
    query, candidate = (analyze_name(text, kind, tables=index.comparer.tables) for text in (asked, hit.name))
    return replace(hit, reasons=index.comparer.compare(query, candidate, index.shelves[kind].rarity).reasons)


def _rank(candidate: Candidate) -> tuple[float, bool]:
    """A strong pair counts for more than a weak one, unless it is much less alike."""
    return (candidate.score * (0.7 if candidate.weak else 1.0), not candidate.weak)
