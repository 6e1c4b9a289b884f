"""Which documents are one text: ten outlets that print one agency report are one voice, not ten.

Runs of six words (Chinese characters count as words) are hashed; every eighth hash, chosen by its value, is a key by
which a document meets those that may share text with it (fingerprints "0 mod p": Manber 1994, Schleimer et al. 2003).
Whoever meets is compared exactly, run by run. Each document is compared with the first texts of a few groups only, so
that the work grows with the number of documents and not with its square.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lading.model.document import Document

RUN = 6
"""Words in a run."""
EVERY = 8
"""One hash of so many is a key; a text of fewer than `WHOLE` runs gives all of them."""
WHOLE = 400
MIN_RUNS = 20
"""Runs below which a text is too short to tell a copy from chance."""
POSTINGS = 40
"""Groups that are remembered for one key: what stands in more texts is a set phrase."""
COMPARED = 12
"""Groups that a document is compared with: those with which it shares most keys."""
WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
BASE = np.uint64(0x9E3779B97F4A7C15)

Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class SimilarRules:
    """From which shares of common runs on two texts are one: of the shorter, and of the longer."""

    of_shorter: float = 0.6
    of_longer: float = 0.25


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """Documents that are one text, the shortest first."""

    documents: tuple[str, ...]
    """Their ids."""
    shares: tuple[float, ...]
    """For each, the share of the first one's text that stands in it, 0 to 1."""

    @property
    def exact(self) -> bool:
        """Whether each holds the first one's text whole."""
        return all(share == 1.0 for share in self.shares)


def find_similar(documents: Iterable[Document], *, rules: SimilarRules | None = None) -> tuple[SimilarGroup, ...]:
    """The groups of two or more documents that are one text; a document is in one group at most.

    Titles, case, punctuation and layout do not matter, words do. The order in which documents come does not matter.
    """
    rules = rules or SimilarRules()
    held = {document.id: _hash_runs(document.text) for document in documents}
    groups: list[list[tuple[str, float]]] = []
    index: dict[int, list[int]] = {}
    for document, runs in sorted(held.items(), key=lambda item: (len(item[1]), item[0])):
        if len(runs) < MIN_RUNS:
            continue
        keys = _choose_keys(runs)
        met = Counter(group for key in keys for group in index.get(key, ()))
        nearest = sorted(met, key=lambda group: (-met[group], group))[:COMPARED]
        best, share = _find_best(runs, [(group, held[groups[group][0][0]]) for group in nearest], rules)
        if best is not None:
            groups[best].append((document, share))
            continue
        groups.append([(document, 1.0)])
        for key in keys:
            posted = index.setdefault(key, [])
            if len(posted) < POSTINGS:
                posted.append(len(groups) - 1)
    return tuple(SimilarGroup(tuple(d for d, _ in g), tuple(s for _, s in g)) for g in groups if len(g) > 1)


def name_texts(groups: Iterable[SimilarGroup]) -> Mapping[str, str]:
    """For each document of a group the id of its first: documents under one id speak with one voice."""
    return {document: group.documents[0] for group in groups for document in group.documents}


def share_text(one: str, other: str) -> float:
    """The share of one text's runs that stand in the other, 0 to 1; 0 where it is too short to tell."""
    runs = _hash_runs(one)
    return _count_common(runs, _hash_runs(other)) / len(runs) if len(runs) >= MIN_RUNS else 0.0


def _find_best(runs: Runs, firsts: Sequence[tuple[int, Runs]], rules: SimilarRules) -> tuple[int | None, float]:
    """The group whose first text is most of all in this one, which is at least as long, and the share of it."""
    best: tuple[int | None, float] = (None, 0.0)
    for group, first in firsts:
        common = _count_common(first, runs)
        share = common / len(first)
        if share >= rules.of_shorter and common / len(runs) >= rules.of_longer and share > best[1]:
            best = (group, share)
    return best


def _count_common(one: Runs, other: Runs) -> int:
    return int(np.intersect1d(one, other, assume_unique=True).size)


def _hash_runs(text: str) -> Runs:
    """The distinct hashes of a text's runs, sorted: the same on any machine."""
    words = WORD.findall(text.casefold())
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    known: dict[str, int] = {}
    for word in words:
        if word not in known:
            known[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
    hashes = np.array([known[word] for word in words], dtype=np.uint64)
    size = len(hashes) - RUN + 1
    runs = np.zeros(size, dtype=np.uint64)
    for place in range(RUN):
        runs = (runs + hashes[place : place + size]) * BASE
    runs ^= runs >> np.uint64(29)
    return np.unique(runs)


def _choose_keys(runs: Runs) -> list[int]:
    chosen = runs if len(runs) < WHOLE else runs[runs % np.uint64(EVERY) == 0]
    return [int(key) for key in chosen]
