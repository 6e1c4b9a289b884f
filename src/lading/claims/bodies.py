"""One public body under several names in a document: "China's foreign ministry", "the Foreign Ministry of China", "the ministry"."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lading.claims.lexicons import Lexicons
from lading.claims.name_rules import Marked, Name
from lading.claims.tokens import tokenize
from lading.model.claim import MentionKind
from lading.model.span import Span

SKIP = frozenset({"the", "of", "for", "and", "'s", "affairs", "a"})
SAME = {"defense": "defence", "dept": "department"}
COMMON = {"department": frozenset({"treasury", "justice", "commerce", "state"})}
"""Bodies that a common noun may mean though it is no word of their name."""


@dataclass(frozen=True, slots=True)
class Body:
    """A public body as a text names it: the words of its name without its country, the country, the name that stands for all."""

    words: frozenset[str]
    country: str | None
    party: str


@dataclass(slots=True)
class _Bodies:
    """The public bodies of one document, in the order in which they are named."""

    lexicons: Lexicons
    seen: list[Body] = field(default_factory=list)

    def read(self, name: Name, country: str | None) -> Body:
        """The words of a name that tell which body it is."""
        words = [t.lower for t in tokenize(name.text, Span(0, len(name.text))) if not t.mark]
        kept = [w for w in words if w not in SKIP and w not in self.lexicons.adjectives]
        names = {w for form, c in self.lexicons.countries.items() if c.code == country for w in form.lower().split()}
        return Body(frozenset(SAME.get(w, w) for w in kept if w not in names), country, name.party or name.text)

    def settle(self, body: Body, *, common: bool) -> str:
        """The name that the document uses first for this body; a common noun means the latest body that it fits."""
        fitting = [b for b in self.seen if self._fits(body, b, common=common)]
        if common:
            return fitting[-1].party if fitting else body.party
        if fitting and len({b.country for b in fitting} - {None}) <= 1:
            return fitting[0].party
        return body.party

    def _fits(self, body: Body, other: Body, *, common: bool) -> bool:
        if common:
            meant = COMMON.get(next(iter(body.words), ""), frozenset())
            return bool(body.words) and (body.words <= other.words or bool(meant & other.words))
        same = body.words == other.words and bool(body.words)
        return same and (body.country == other.country or body.country is None or other.country is None)


def unify_bodies(marked: Sequence[Marked], lexicons: Lexicons) -> list[Marked]:
    """The sentences with each public body under one name; what a common noun means is asked of the text before it."""
    bodies = _Bodies(lexicons)
    for sentence in marked:
        for name, country in _authorities(sentence):
            body = bodies.read(name, country)
            if not _is_common(name, country) and country is not None:
                bodies.seen.append(body)
    known, bodies.seen = bodies.seen, []
    found = []
    for sentence in marked:
        parties: dict[Name, str] = {}
        for name, country in _authorities(sentence):
            body, common = bodies.read(name, country), _is_common(name, country)
            party = bodies.settle(body, common=common)
            if party == body.party and not country:
                party = _Bodies(lexicons, known).settle(body, common=common)
            parties[name] = party
            if not common:
                bodies.seen.append(replace(body, party=party))
        names = tuple(replace(n, party=parties[n]) if n in parties else n for n in sentence.names)
        found.append(replace(sentence, names=names))
    return found


def _authorities(sentence: Marked) -> list[tuple[Name, str | None]]:
    """The public bodies of a sentence with the country that the words of each name."""
    places = [n for n in sentence.inner if n.kind is MentionKind.PLACE and n.country]
    return [
        (n, n.country or next((p.country for p in places if n.span.covers(p.span)), None))
        for n in sentence.names
        if n.kind is MentionKind.AUTHORITY
    ]


def _is_common(name: Name, country: str | None) -> bool:
    """Whether it is a common noun that means a body named elsewhere: `the ministry`."""
    return country is None and name.text == name.text.lower()
