"""Annotated documents → windows with everything the network is asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotated import Annotated, Marked, Told

from lading.claims.learned.labels import DESCRIBED, KINDS, NAMED, RELATIONS, STANCES
from lading.claims.learned.scope import Spot, find_scope
from lading.claims.learned.tokens import Cutter
from lading.claims.learned.windows import Window, make_windows
from lading.model.claim import Predicate, Stance

LABEL = {(p.value, to): n for n, (p, to) in enumerate(RELATIONS)}
KIND = {k: n for n, k in enumerate(KINDS)}
STANCE = {s.value: n for n, s in enumerate(STANCES)}
VOICES = frozenset(KINDS) - {"MODEL", "ITEM", "PLACE"}


@dataclass
class Asked:
    """A sentence: the mentions in scope, positives and ignored `(a, b, label)` (b is None: nobody), and the claims' bearing."""

    sentence: int
    scope: list[int]
    right: set[tuple[int, int | None, int]] = field(default_factory=set)
    ignored: set[tuple[int, int | None, int]] = field(default_factory=set)
    bearing: dict[tuple[int, int | None], tuple[int, int, frozenset[str], str | None]] = field(default_factory=dict)
    judged: list[tuple[int, int]] = field(default_factory=list)
    """Of a borrowed corpus: the pairs that it speaks of, related or not."""


@dataclass
class Example:
    """A window with its tags (two layers of numbers a piece), spots, references and sentences."""

    name: str
    window: Window
    tags: tuple[list[int], list[int]]
    spots: list[Spot]
    asked: list[Asked]
    has_refs: bool
    allowed: list[frozenset[int]] | None = None
    """Of a borrowed corpus: the tags of names that each piece may bear."""


def make_examples(doc: Annotated, cutter: Cutter) -> list[Example]:
    """The windows of a document."""
    pieces = cutter.cut(doc.text, [(s.span.start, s.span.end) for s in doc.sentences])
    facts = {(c.predicate, c.subject, c.object) for c in doc.claims}
    return [_make(doc, window, facts) for window in make_windows(pieces)]


def place_spots(marks: Sequence[Marked], window: Window) -> list[Spot]:
    """The mentions of a window in its pieces, in order."""
    found = []
    for mark in marks:
        for n, (a, b) in enumerate(window.bounds):
            inside = [i for i in range(a, b) if window.starts[i] < mark.end and window.ends[i] > mark.start]
            if inside:
                found.append(Spot(inside[0], inside[-1] + 1, mark.kind, window.first + n, mark.party))
                break
    return sorted(found, key=lambda s: (s.start, -s.end))


def _make(doc: Annotated, window: Window, facts: set[tuple[str, str | None, str | None]]) -> Example:
    spots = place_spots(doc.marks, window)
    tags = tuple(_tag(len(window.ids), spots, layer) for layer in (NAMED, DESCRIBED))
    asked = []
    for sentence in range(window.fresh, window.stop):
        one = Asked(sentence, find_scope(spots, sentence))
        for claim in doc.claims:
            if _home(doc, claim) == sentence:
                _ask(one, claim, spots, window)
        _ignore_repeats(one, spots, facts)
        asked.append(one)
    return Example(doc.name, window, tags, spots, asked, any(m.kind == "REF" for m in doc.marks))  # type: ignore[arg-type]


def _tag(length: int, spots: Sequence[Spot], kinds: Sequence[str]) -> list[int]:
    tags = [0] * length
    for spot in sorted(spots, key=lambda s: s.start - s.end):
        if spot.kind in kinds and not any(tags[spot.start : spot.end]):
            base = 1 + 2 * kinds.index(spot.kind)
            tags[spot.start : spot.end] = [base] + [base + 1] * (spot.end - spot.start - 1)
    return tags


def _home(doc: Annotated, claim: Told) -> int:
    """The sentence that holds most of a quote."""

    def share(n: int) -> int:
        span = doc.sentences[n].span
        return min(span.end, claim.end) - max(span.start, claim.start)

    return max(range(len(doc.sentences)), key=share)


def _choose(
    one: Asked, party: str | None, spots: Sequence[Spot], window: Window, claim: Told
) -> tuple[int | None, list[int]]:
    """The mention that stands for a party in a sentence, nearest to the quote, and the others of the same party."""
    mine = [i for i in one.scope if spots[i].party == party] if party else []
    if not mine:
        return None, []

    def far(i: int) -> tuple[bool, int]:
        a, b = window.starts[spots[i].start], window.ends[spots[i].end - 1]
        inside = claim.start <= a and b <= claim.end
        return spots[i].sentence != one.sentence, 0 if inside else min(abs(a - claim.end), abs(b - claim.start)) + 1

    best = min(mine, key=far)
    return best, [i for i in mine if i != best]


def _ask(one: Asked, claim: Told, spots: Sequence[Spot], window: Window) -> None:
    named = {
        role: _choose(one, party, spots, window, claim)
        for role, party in (("s", claim.subject), ("o", claim.object), ("i", claim.item))
    }
    if any(party and named[role][0] is None for role, party in (("s", claim.subject), ("o", claim.object))):
        return
    s, o, i = (named[role][0] for role in "soi")
    plain, to = LABEL[claim.predicate, False], LABEL.get((claim.predicate, True))
    pairs: list[tuple[int, int | None, int]] = []
    if s is not None:
        pairs += [(s, x, plain) for x in (o, i) if x is not None] or [(s, None, plain)]
    if o is not None and to is not None and (i is not None or s is None):
        pairs.append((o, i, to))
    bearing = STANCE[claim.stance], int(claim.polarity == "-"), frozenset(claim.attribution), claim.via
    for a, b, label in pairs:
        if a == b:
            continue
        one.right.add((a, b, label))
        one.bearing.setdefault((a, b), bearing)
    others = {x: rest for x, rest in named.values() if x is not None}
    for a, b, label in pairs:
        for x in (a, *others.get(a, [])):
            for y in (b, *(others.get(b, []) if b is not None else [])):
                one.ignored.add((x, y, label))


def _ignore_repeats(one: Asked, spots: Sequence[Spot], facts: set[tuple[str, str | None, str | None]]) -> None:
    """What another sentence is annotated with may be said again here: neither right nor wrong."""
    for a in one.scope:
        for b in one.scope:
            for p in Predicate:
                if (p.value, spots[a].party, spots[b].party) in facts:
                    one.ignored.add((a, b, LABEL[p.value, False]))
    one.ignored -= one.right


__all__ = ["KIND", "LABEL", "STANCE", "VOICES", "Asked", "Example", "Stance", "make_examples", "place_spots"]
