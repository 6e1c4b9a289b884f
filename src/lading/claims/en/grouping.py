"""Coordination, apposition and transparent heads: several noun phrases read as one."""

from collections.abc import Sequence

from lading.claims.en.chunks import Chunk, NounPhrase
from lading.claims.en.lexicons import Lexicons
from lading.model.claim import MentionKind

Read = tuple[NounPhrase, NounPhrase, int]
"""The first phrase, the last one read, and the chunk to go on from."""
CLOSING = frozenset({",", ".", "-", "VG", "R", ";", "(", '"', "P"})
"""What may follow a name that a description introduces."""
QUANTIFIERS = frozenset([
    "none", "neither", "some", "most", "all", "both", "one", "many", "several", "each", "any", "others",
])  # fmt: skip


def is_goods(np: NounPhrase, lexicons: Lexicons) -> bool:
    """Whether a phrase names goods: a model, or a head noun that the lexicon of goods has."""
    if np.content is not None:
        return is_goods(np.content, lexicons)
    if np.name is not None:
        return np.name.kind is MentionKind.ITEM
    heads = lexicons.words["goods.heads"]
    return np.head in heads or np.head.split("-")[-1] in heads or " ".join(np.words[-2:]) in heads


def broad_kind(np: NounPhrase, lexicons: Lexicons) -> str:
    """item, party, place, pronoun or plain."""
    if np.pronoun:
        return "pronoun"
    if is_goods(np, lexicons):
        return "item"
    if np.name is not None:
        return "place" if np.name.kind is MentionKind.PLACE else "party"
    words = lexicons.words
    return "party" if np.head in words["organisations.heads"] or np.head in words["persons.roles"] else "plain"


def _is_state(np: NounPhrase) -> bool:
    """Whether a phrase names a country or a public body: "the United States, the EU and Japan"."""
    name = np.name
    return name is not None and (
        name.kind is MentionKind.AUTHORITY or (name.kind is MentionKind.PLACE and name.country is not None)
    )


def _is_bare_group(np: NounPhrase) -> bool:
    """Whether a phrase is one word for a group, which goes on with the one before: "manufacturers and distributors"."""
    return np.name is not None and np.name.kind is MentionKind.GROUP and np.end - np.start == 1


def is_counted_group(np: NounPhrase) -> bool:
    """Whether a phrase is an unnamed group in the plural: "three firms", "the following companies"."""
    return np.name is not None and np.name.kind is MentionKind.GROUP and np.name.text.endswith("s")


class Grouper:
    """Reads noun phrases with what coordination and apposition join to them."""

    def __init__(self, chunks: Sequence[Chunk], lexicons: Lexicons) -> None:
        self.chunks, self.lexicons = chunks, lexicons
        self.aliases: list[tuple[NounPhrase, NounPhrase]] = []
        """Names that stand for each other: `Security Service of Ukraine (SBU)`."""
        self.last: NounPhrase | None = None
        """The phrase read last: what a following preposition hangs on."""

    def read(self, k: int, *, as_object: bool) -> tuple[NounPhrase, int]:
        """The phrase that begins at a chunk, and the chunk after it."""
        np, k = self._simple(k)
        self.last = np
        first = np
        while k < len(self.chunks):
            found = self._apposition(first, np, k) or self._coordinate(first, np, k, as_object=as_object)
            if found is None:
                break
            first, np, k = found
            self.last = np
        return first, k

    def _tag(self, k: int) -> str:
        return self.chunks[k].tag if k < len(self.chunks) else "."

    def _simple(self, k: int) -> tuple[NounPhrase, int]:
        np = self.chunks[k].phrase
        k += 1
        transparent = np.name is None and (
            np.head in self.lexicons.words["goods.transparent"] or np.head in self.lexicons.words["words.numbers"]
        )
        transparent = transparent or (np.pronoun and np.head in QUANTIFIERS) or np.head in {"percent", "%", "none"}
        transparent = transparent or (np.name is None and np.head[:1].isdigit() and not np.det)
        worth = transparent and "$" in np.words
        if (
            transparent
            and self._tag(k) == "P"
            and (self.chunks[k].word == "of" or (worth and self.chunks[k].word == "in"))
            and self._tag(k + 1) == "NP"
        ):
            inner, after = self.read(k + 1, as_object=True)
            np.content, np.end = inner, inner.end
            np.quantity = np.quantity or " ".join((*np.words,))
            np.pps.setdefault("of", []).append(inner)
            k = after
        if self._tag(k) == "(":
            k = self._parenthesis(np, k)
        if np.name is not None and self._is_age(k):
            k += 2
        if np.name is None and self._is_named(np, k):
            other = self.chunks[k + 1].phrase
            np.name, np.end, k = other.name, other.end, k + 2
        return np, k

    def _is_age(self, k: int) -> bool:
        """Whether an age follows: "Maxim Marchenko, 52, pleaded"."""
        np = self.chunks[k + 1].np if self._tag(k) == "," and k + 1 < len(self.chunks) else None
        return (
            np is not None
            and np.end - np.start == 1
            and np.head.isdigit()
            and len(np.head) == 2
            and self._tag(k + 2) in {",", "."}
        )

    def _is_named(self, np: NounPhrase, k: int) -> bool:
        """Whether a name follows: "a firm called X"."""
        vg = self.chunks[k].vg if k < len(self.chunks) else None
        if (
            vg is None
            or vg.lemma not in {"call", "name", "dub"}
            or vg.form not in {"ed", "en"}
            or self._tag(k + 1) != "NP"
        ):
            return False
        other = self.chunks[k + 1].np
        return other is not None and other.name is not None and not other.det and self._describes(np)

    def _parenthesis(self, np: NounPhrase, k: int) -> int:
        close = next((j for j in range(k + 1, min(k + 30, len(self.chunks))) if self._tag(j) == ")"), None)
        if close is None:
            return k + 1
        inside = [c for c in self.chunks[k + 1 : close] if c.tag == "NP"]
        place = inside[0].phrase.name if len(inside) == 1 else None
        if place is not None and place.kind is MentionKind.PLACE and np.name is not None and close - k <= 3:
            np.pps.setdefault("bracket", []).append(inside[0].phrase)
        elif len(inside) == 1 and inside[0].phrase.name is not None and np.name is not None and close - k <= 4:
            self.aliases.append((np, inside[0].phrase))
        return close + 1

    def _apposition(self, first: NounPhrase, np: NounPhrase, k: int) -> Read | None:
        """What a comma, dash or colon adds to a phrase: a description, a name, or the parties that it counts."""
        if self._opens_list(first, np, k):
            return self._listing(np, k)
        if self._tag(k) in {",", "-"} and self._tag(k + 1) == "B" and self._tag(k + 2) == "NP":
            k += 1
        elif self._tag(k) not in {",", "-"} or self._tag(k + 1) != "NP":
            return None
        other = self.chunks[k + 1].phrase
        if self.fronted and other.owner is not None:
            return None
        if other.pronoun and other.head in {"both", "all"}:
            return self._both_of(first, np, k)
        named = first.name is not None and first.name.kind in {MentionKind.ORG, MentionKind.PERSON}
        if named and self._is_counted(other):
            other, after = self._simple(k + 1)
            first.appos.append(other)
            other.describes = first
            return first, other, self._swallow(other, after)
        if first is not np and np.name is None:
            return self._name_member(first, np, other, k=k)
        if first is not np:
            found = self._described(np, other, k)
            return (first, found[1], found[2]) if found is not None else None
        firm = np.det == "the" and other.det in {"a", "an"} and np.head in self.lexicons.words["organisations.heads"]
        return self._described(np, other, k) if np.name is not None or firm else self._named(np, other, k)

    def _both_of(self, first: NounPhrase, np: NounPhrase, k: int) -> Read | None:
        """The place that several share: "Anton Belov and Ivan Petrov, both of Brooklyn"."""
        place = self.chunks[k + 3].np if self._tag(k + 2) == "P" and self._tag(k + 3) == "NP" else None
        if place is None or place.name is None or place.name.kind is not MentionKind.PLACE:
            return None
        for member in first.members:
            member.pps.setdefault(self.chunks[k + 2].word, []).append(place)
        return first, np, k + 4

    def _name_member(self, first: NounPhrase, np: NounPhrase, other: NounPhrase, *, k: int) -> Read | None:
        """The name of a later member: "Delta Ltd and its director, Anton Belov"."""
        if np.name is not None or other.name is None or other.det or not (np.det or np.owner is not None):
            return None
        if other.name.kind not in {MentionKind.PERSON, MentionKind.ORG} or not self._describes(np):
            return None
        if self._tag(k + 2) not in CLOSING:
            return None
        np.name, np.end = other.name, other.end
        return first, np, k + 2

    def _opens_list(self, first: NounPhrase, np: NounPhrase, k: int) -> bool:
        """Whether the parties that a phrase counts follow: "three firms: A, B and C", "Two firms, A and B, were"."""
        if first is not np or self._tag(k + 1) != "NP":
            return False
        return self._tag(k) == ":" or (self._tag(k) == "," and self._is_counted(np) and self._tag(k + 2) in {"C", ","})

    def _described(self, np: NounPhrase, other: NounPhrase, k: int) -> Read | None:
        """A name and what it is: "Vektor, a procurement company"."""
        role = other.det in {"a", "an", "the", "one"} or other.head in self.lexicons.words["persons.roles"]
        role = role or other.head == "one" or (other.head in self.nominal and self._tag(k + 2) == "P")
        party = np.name is not None and np.name.kind in {MentionKind.ORG, MentionKind.PERSON}
        loose = party and other.name is None and not other.pronoun and other.det in {"a", "an"}
        counted = party and other.head == "one" and self._tag(k + 2) == "P"
        if not (self._describes(other) or loose or counted) or not (role or other.owner is not None):
            return None
        other, after = self._simple(k + 1)
        if other.content is not None:
            other.content.describes = np
        if self._tag(after) == "C" and self._tag(after + 1) == "NP" and self._describes(self.chunks[after + 1].phrase):
            second, after = self._simple(after + 1)
            second.describes = np
            np.appos += [other, second]
            end = self._swallow(second, after)
            other.pps = second.pps
            return np, second, end
        np.appos.append(other)
        other.describes = np
        return np, other, self._swallow(other, after)

    def _named(self, np: NounPhrase, other: NounPhrase, k: int) -> Read | None:
        """A description and its name: "a procurement company, TSK Vektor,", "a new drone, the Garpiya-3"."""
        if other.name is None or other.name.kind is MentionKind.PLACE or not (np.det or np.owner is not None):
            return None
        model = other.det == "the" and other.name.kind is MentionKind.ITEM and is_goods(np, self.lexicons)
        if not self._describes(np) or (other.det and not model) or self._tag(k + 2) not in CLOSING:
            return None
        other, after = self._simple(k + 1)
        other.appos.append(np)
        np.describes = other
        for prep, rows in np.pps.items():
            other.pps.setdefault(prep, []).extend(rows)
        return other, other, after

    def read_naming(self, np: NounPhrase | None, k: int) -> bool:
        """Whether the name of a party described before follows: "the owner of Delta Ltd, Anton Belov,"; the phrase takes it."""
        if np is None or np.name is not None or not (np.det or np.owner is not None) or not self._describes(np):
            return False
        other = self.chunks[k + 1].np if self._tag(k) == "," and self._tag(k + 1) == "NP" else None
        if other is None or other.name is None or other.det or other.owner is not None or is_goods(np, self.lexicons):
            return False
        person = np.head in self.lexicons.words["persons.roles"]
        fits = other.name.kind is MentionKind.PERSON if person else other.name.kind is MentionKind.ORG
        both = np.head in self.lexicons.words["organisations.heads"] and other.name.kind is MentionKind.ORG
        if not (fits or both) or self._tag(k + 2) not in {",", "."}:
            return False
        np.name, np.end = other.name, other.end
        return True

    def read_listing(self, np: NounPhrase, k: int) -> int | None:
        """The chunk after the names of parties counted before their place: "two banks in Lithuania, A and B,"."""
        if self._tag(k) not in {",", ":"} or self._tag(k + 1) != "NP" or not self._is_counted(np):
            return None
        if self._tag(k + 2) not in {"C", ","} or np.describes is not None:
            return None
        found = self._listing(np, k)
        return found[2] if found is not None else None

    def _listing(self, np: NounPhrase, k: int) -> Read | None:
        """A list after a colon names what the phrase before it counts: "three firms: A, B and C"."""
        first = self.chunks[k + 1].phrase
        group = np.name is not None and np.name.kind is MentionKind.GROUP
        if (
            first.name is None
            or first.name.kind is MentionKind.GROUP
            or not (group or (np.name is None and self._describes(np)))
        ):
            return None
        other, after = self.read(k + 1, as_object=False)
        np.describes = other
        np.appos.append(other)
        return np, np, after

    def _swallow(self, np: NounPhrase, k: int) -> int:
        """Read what hangs on an apposition, up to the comma that closes it: "a wholesaler near Cologne"."""
        while (
            self._tag(k) == "P"
            and self._tag(k + 1) == "NP"
            and self.chunks[k].word in {"of", "in", "at", "near", "for", "from", "to"}
        ):
            prep = self.chunks[k].word
            inner, k = self._simple(k + 1)
            while self._tag(k) == "C" and self._tag(k + 1) == "NP" and not self._own_clause(k + 1):
                member, k = self._simple(k + 1)
                inner.others.append(member)
            np.pps.setdefault(prep, []).append(inner)
        return k

    def _is_counted(self, np: NounPhrase) -> bool:
        """Whether a phrase counts parties named before it: "two firms in Shenzhen", "both"."""
        counted = np.quantity or np.det in {"both", "all"}
        return bool(counted) and np.name is not None and np.name.kind is MentionKind.GROUP

    def _describes(self, np: NounPhrase) -> bool:
        """Whether a phrase without a name says what a party or piece of equipment is."""
        words = self.lexicons.words
        if np.name is not None:
            return False
        head = np.head
        return (
            head in words["organisations.heads"]
            or head in words["persons.roles"]
            or head in self.nominal
            or is_goods(np, self.lexicons)
        )

    nominal: frozenset[str] = frozenset()
    """Nouns of the frames that describe a party (supplier, producer); set by the reader of clauses."""

    def _coordinate(self, first: NounPhrase, np: NounPhrase, k: int, *, as_object: bool) -> Read | None:
        at = k
        if self._tag(at) == "," and self.fronted:
            return None
        if self._tag(at) == ",":
            at += 1
        comma_only = at > k
        if self._tag(at) == "C" and self.chunks[at].word in {"and", "or", "&", "plus"}:
            at, comma_only = at + 1, False
        if at == k or self._tag(at) != "NP":
            return None
        other = self.chunks[at].phrase
        if other.head == "according" and self._tag(at + 1) == "P":
            return None
        if not self._joinable(np, other, comma_only=comma_only) or (comma_only and not self._list_goes_on(at)):
            return None
        if as_object and not self.waiting and (self._own_clause(at) or (at > k + 1 and self._described_subject(at))):
            return None
        other, after = self._simple(at)
        if (
            not comma_only
            and not first.others
            and other.name is not None
            and other.name.kind is MentionKind.ITEM
            and not other.mods
            and other.owner is None
        ):
            other.mods, other.owner = tuple(n for n in first.mods if n.kind is MentionKind.ORG), first.owner
        if _is_bare_group(other) and first.name is not None and first.name.kind is MentionKind.GROUP:
            return first, other, after
        first.others.append(other)
        return first, other, after

    def _joinable(self, a: NounPhrase, b: NounPhrase, *, comma_only: bool) -> bool:
        kind_a, kind_b = broad_kind(a, self.lexicons), broad_kind(b, self.lexicons)
        if kind_a == "pronoun" and a.head in {"he", "she"} and not comma_only and b.name is not None:
            return b.name.kind is MentionKind.PERSON
        if "pronoun" in {kind_a, kind_b}:
            return False
        if comma_only and (b.det in {"a", "an"} or (kind_a == "plain") != (kind_b == "plain")):
            return kind_a == kind_b == "item"
        if kind_a == kind_b or (_is_state(a) and _is_state(b)):
            return True
        return {kind_a, kind_b} <= {"item", "plain"} or (not comma_only and {kind_a, kind_b} <= {"party", "place"})

    def _list_goes_on(self, at: int) -> bool:
        """Whether after this member the enumeration goes on or closes, so that the comma is no other comma."""
        np = self.chunks[at].np
        for j in range(at + 1, min(at + 24, len(self.chunks))):
            tag = self._tag(j)
            if tag == "C":
                return True
            if tag in {"VG", "R", ";", "S", ".", "-", "K"}:
                return np is not None and np.name is not None and np.name.kind is MentionKind.ITEM
        return True

    waiting = False
    """Whether an outer clause still waits for its verb, so that a verb after the last member is that one's."""
    fronted = False
    """Whether the phrase stands before its clause, so that a comma ends it: "According to the indictment, A and B"."""

    def _described_subject(self, at: int) -> bool:
        """Whether a phrase with its apposition opens a clause: ", and its sister firm, Alfa Ltd, sold lathes"."""
        named = self._tag(at + 1) == "," and self._tag(at + 2) == "NP" and self._tag(at + 3) == ","
        vg = self.chunks[at + 4].vg if named and at + 4 < len(self.chunks) else None
        return vg is not None and vg.form in {"fin", "ed"} and self._tag(at + 5) != "P"

    def _own_clause(self, at: int) -> bool:
        """Whether the phrase is the subject of a clause of its own: "… and Y supplies engines"."""
        chunk = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        return (
            chunk is not None
            and chunk.vg is not None
            and chunk.vg.form in {"fin", "ed"}
            and not (chunk.vg.form == "ed" and self._tag(at + 2) == "P")
        )
