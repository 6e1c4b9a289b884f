"""Two answers of different days, compared: who became listed, owned or exposed, who was cleared, and why. Pure and deterministic.

A party is the same in both where any of its ids is, or its name; what is said of it is compared fact by fact.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What is said of a party."""

    LISTED = "listed"
    OWNED = "owned"
    POSSIBLY_OWNED = "possibly_owned"
    EXPOSED = "exposed"


CONCERNED = frozenset({FactKind.LISTED, FactKind.OWNED, FactKind.EXPOSED})
"""A party of which none of these is said any more is cleared, as far as these lists and documents go."""
CLEARED = "cleared"
ENDED = {
    FactKind.LISTED: "delisted",
    FactKind.OWNED: "no_longer_owned",
    FactKind.POSSIBLY_OWNED: "no_longer_possibly_owned",
    FactKind.EXPOSED: "no_longer_exposed",
}


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A passage that a fact rests on."""

    exact: str
    document: str
    """Id of the document, or the name of the list."""
    place: str = ""
    """For a reader: `report.html, 2025-09-25`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of a party on a day."""

    kind: FactKind
    key: str
    """The same on both days where it is the same listing, rule or risk source."""
    words: str
    quotes: tuple[Quoted, ...] = ()
    source: str = ""
    """For an exposure: the id of the listed party. For a listing: the list."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A party on a day."""

    refs: frozenset[str]
    """Every id it has in lists and documents, and its name."""
    caption: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An answer, as far as it is compared."""

    as_of: str
    version: str
    datasets: tuple[str, ...]
    documents: Mapping[str, str]
    """What each document is called and when it was published, by id."""
    parties: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became different for one party, and why."""

    kind: str
    """`listed`, `owned`, `possibly_owned`, `exposed`, one of `ENDED`, `cleared`, or `listed_changed` and the like."""
    caption: str
    words: str
    reasons: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    before: str
    after: str
    """The days."""


Keyed = dict[tuple[FactKind, str], Fact]


def compare(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """What changed, by the name of the party; nothing where both say the same."""
    eye = _Eye(before, after)
    found = [change for old, new in _pair(before.parties, after.parties) for change in eye.look(old, new)]
    return tuple(sorted(found, key=lambda change: (change.caption.casefold(), change.kind, change.words)))


@dataclass(frozen=True, slots=True)
class _Eye:
    """Looks at one party on both days."""

    before: Snapshot
    after: Snapshot

    def look(self, old: list[Seen], new: list[Seen]) -> Iterator[Change]:
        """The changes of one party."""
        was, now = _facts(old), _facts(new)
        caption = (new or old)[0].caption
        kinds_was, kinds_now = {kind for kind, _ in was}, {kind for kind, _ in now}
        for key in (key for key in now if key not in was):
            yield self._change(str(key[0]), caption, now[key], self._why_new(now[key], was))
        for key in (key for key in now if key in was):
            yield from self._reworded(caption, was[key], now[key])
        gone = [fact for key, fact in was.items() if key not in now]
        for fact in gone:
            # A listed party is not called exposed as well, and one that is owned not possibly so: nothing has ended.
            if fact.kind is FactKind.EXPOSED and FactKind.LISTED in kinds_now:
                continue
            if fact.kind is FactKind.POSSIBLY_OWNED and (FactKind.OWNED, fact.key) in now:
                continue
            yield self._change(ENDED[fact.kind], caption, fact, self._why_gone(fact, new))
        if kinds_was & CONCERNED and not kinds_now & CONCERNED:
            said = [fact for fact in gone if fact.kind in CONCERNED]
            reasons = tuple(dict.fromkeys(reason for fact in said for reason in self._why_gone(fact, new)))
            words = "was " + "; ".join(sorted(fact.words for fact in said)) + "; none of this is found any more"
            yield Change(CLEARED, caption, words, reasons, (), self.before.as_of, self.after.as_of)

    def _change(self, kind: str, caption: str, fact: Fact, reasons: tuple[str, ...]) -> Change:
        return Change(kind, caption, fact.words, reasons, fact.quotes, self.before.as_of, self.after.as_of)

    def _reworded(self, caption: str, old: Fact, new: Fact) -> Iterator[Change]:
        """One change where the words or the quotes of a fact are others."""
        added = tuple(quote for quote in new.quotes if quote not in old.quotes)
        lost = tuple(quote for quote in old.quotes if quote not in new.quotes)
        reasons = [f"before: {old.words}"] if old.words != new.words else []
        reasons += [self._new_document(quote) for quote in added]
        reasons += [f"no longer said: “{quote.exact}” ({quote.place or quote.document})" for quote in lost]
        if reasons:
            kind = f"{new.kind}_changed"
            yield Change(kind, caption, new.words, _once(reasons), added, self.before.as_of, self.after.as_of)

    def _why_new(self, fact: Fact, was: Keyed) -> tuple[str, ...]:
        reasons: list[str] = []
        if fact.kind is FactKind.LISTED:
            loaded = fact.source in self.before.datasets
            reasons.append(
                f"new designation: {fact.words}" if loaded else f"the list {fact.source} was not loaded before"
            )
            reasons += [f"was {old.words} before" for old in was.values() if old.kind is FactKind.EXPOSED]
        else:
            if fact.source and not _is_listed(self.before, fact.source):
                reasons += [
                    f"not listed in the earlier answer, or not in it: {said}"
                    for said in _listings(self.after, fact.source)
                ]
            if any(old.kind is FactKind.LISTED for old in was.values()):
                reasons.append("it was listed before, which is no longer said")
            known = {quote for old in was.values() for quote in old.quotes}
            reasons += [
                self._new_document(quote)
                for quote in fact.quotes
                if quote not in known and quote.document not in self.before.documents
            ]
        return _once(reasons) or (f"holds as of {self.after.as_of}, did not as of {self.before.as_of}",)

    def _why_gone(self, fact: Fact, new: list[Seen]) -> tuple[str, ...]:
        if not new:
            return ("no document that was read names it any more",)
        reasons: list[str] = []
        if fact.kind is FactKind.LISTED:
            missing = fact.source not in self.after.datasets
            reasons.append(f"the list {fact.source} is not loaded any more" if missing else f"delisted: {fact.words}")
        elif fact.source and not _is_listed(self.after, fact.source):
            reasons += [f"the listed party is delisted: {said}" for said in _listings(self.before, fact.source)]
        lost = {quote.place for quote in fact.quotes if quote.document in self.before.documents} - {
            quote.place for quote in fact.quotes if quote.document in self.after.documents
        }
        reasons += [f"no longer among the documents: {place}" for place in sorted(lost)]
        return _once(reasons) or (f"held as of {self.before.as_of}, does not as of {self.after.as_of}",)

    def _new_document(self, quote: Quoted) -> str:
        if quote.document in self.after.datasets:
            what = (
                "now stated in the list"
                if quote.document in self.before.datasets
                else "stated in a list not loaded before"
            )
        else:
            what = "newly counted" if quote.document in self.before.documents else "new document"
        return f"{what}: {quote.place or quote.document}: “{quote.exact}”"


def _pair(old: Iterable[Seen], new: Iterable[Seen]) -> Iterator[tuple[list[Seen], list[Seen]]]:
    """The parties of both days in groups that share an id or a name."""
    root: dict[str, str] = {}

    def find(ref: str) -> str:
        while root.setdefault(ref, ref) != ref:
            root[ref] = root[root[ref]]
            ref = root[ref]
        return ref

    both = [(0, party) for party in old] + [(1, party) for party in new]
    for _, party in both:
        refs = sorted(party.refs)
        for ref in refs[1:]:
            root[find(ref)] = find(refs[0])
    groups: dict[str, tuple[list[Seen], list[Seen]]] = {}
    for day, party in both:
        groups.setdefault(find(min(party.refs)), ([], []))[day].append(party)
    yield from groups.values()


def _facts(parties: Iterable[Seen]) -> Keyed:
    """What is said of some parties that are one, by kind and key; quotes of equal facts together."""
    found: Keyed = {}
    for fact in (fact for party in parties for fact in party.facts):
        found.setdefault((fact.kind, fact.key), fact)
    return found


def _is_listed(day: Snapshot, ref: str) -> bool:
    return bool(_listings(day, ref))


def _listings(day: Snapshot, ref: str) -> list[str]:
    """What is said of the listing of a party, by its id or name."""
    found = (party for party in day.parties if ref in party.refs)
    return [f"{p.caption}, {fact.words}" for p in found for fact in p.facts if fact.kind is FactKind.LISTED]


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
