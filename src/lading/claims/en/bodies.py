"""One public body under several names in a document: "China's foreign ministry", "the Foreign Ministry of China", "the ministry"."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Marked, Name
from lading.claims.tokens import tokenize
from lading.model.claim import MentionKind
from lading.model.span import Span

SKIP = frozenset({"the", "of", "for", "and", "'s", "affairs", "a"})
SAME = {"defense": "defence", "dept": "department"}
LATEST = 50
"""Bodies remembered for each word of their names."""
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
    by_words: dict[frozenset[str], dict[Body, None]] = field(default_factory=dict)
    by_word: dict[str, list[tuple[int, Body]]] = field(default_factory=dict)
    """Bodies with a word in their name, the latest last, each with its place in the order."""
    count: int = 0

    def note(self, body: Body) -> None:
        """Add a body that the text names here."""
        self.count += 1
        self.by_words.setdefault(body.words, {}).setdefault(body)
        for word in body.words:
            rows = self.by_word.setdefault(word, [])
            rows.append((self.count, body))
            del rows[:-LATEST]

    def read(self, name: Name, country: str | None) -> Body:
        """The words of a name that tell which body it is."""
        words = [t.lower for t in tokenize(name.text, Span(0, len(name.text))) if not t.mark]
        kept = [w for w in words if w not in SKIP and w not in self.lexicons.adjectives]
        names = {w for form, c in self.lexicons.countries.items() if c.code == country for w in form.lower().split()}
        return Body(frozenset(SAME.get(w, w) for w in kept if w not in names), country, name.party or name.text)

    def settle(self, body: Body, *, common: bool) -> str:
        """The name that the document uses first for this body; a common noun means the latest body that it fits."""
        if common:
            return self._latest(body) or body.party
        fitting = (
            [b for b in self.by_words.get(body.words, ()) if _is_one(body.country, b.country)] if body.words else []
        )
        if fitting and len({b.country for b in fitting} - {None}) <= 1:
            return fitting[0].party
        return body.party

    def _latest(self, body: Body) -> str:
        """The latest body whose name has all words of a common noun, or one that the noun stands for."""
        if not body.words:
            return ""
        meant = COMMON.get(next(iter(body.words)), frozenset())
        rows = min((self.by_word.get(word, []) for word in body.words), key=len)
        fitting = [row for row in rows if body.words <= row[1].words]
        fitting += [row for word in meant for row in self.by_word.get(word, ())]
        return max(fitting, key=lambda row: row[0])[1].party if fitting else ""


def _is_one(a: str | None, b: str | None) -> bool:
    """Whether two countries may be one, as far as both are told."""
    return a == b or a is None or b is None


def unify_bodies(marked: Sequence[Marked], lexicons: Lexicons) -> list[Marked]:
    """The sentences with each public body under one name; what a common noun means is asked of the text before it."""
    bodies = _Bodies(lexicons)
    for sentence in marked:
        for name, country in _authorities(sentence):
            body = bodies.read(name, country)
            if not _is_common(name, country) and country is not None:
                bodies.note(body)
    known, bodies = bodies, _Bodies(lexicons)
    found = []
    for sentence in marked:
        parties: dict[Name, str] = {}
        for name, country in _authorities(sentence):
            body, common = bodies.read(name, country), _is_common(name, country)
            party = bodies.settle(body, common=common)
            if party == body.party and not country:
                party = known.settle(body, common=common)
            parties[name] = party
            if not common:
                bodies.note(replace(body, party=party))
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
