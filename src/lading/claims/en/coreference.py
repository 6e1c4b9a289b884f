"""Which mentions of one document name the same party: short forms, acronyms, descriptions and, where safe, pronouns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.descriptions import COMPANIES, Descriptions, is_company
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Marked, Name
from lading.model.claim import MentionKind

SKIP = frozenset([
    "of", "the", "and", "for", "a", "an", "in", "de",
])  # fmt: skip
DESCRIBED_IN = 3
"""Words of the longest description that may take up a party."""
LIKELY = 200
"""Names looked at as long forms of one: in a book-length text a common word is in thousands."""
ROLES = frozenset([
    "network", "entity", "workshop", "arm", "unit", "partner", "customer", "buyer", "client", "recipient", "consignee", "seller",
    "owner", "operator", "insurer", "end user", "agent", "purchaser", "parent", "subsidiary", "affiliate", "intermediary",
    "middleman", "broker", "army", "facility", "provider", "brand", "chain",
])  # fmt: skip
"""Descriptions that mean some party of the story, but not simply the one named last."""
ACCUSED = frozenset({"client", "defendant", "suspect", "accused", "man", "woman"})
"""Descriptions that mean the person spoken of, whoever speaks for him."""
COUNTED_IN = 2
PEOPLE = frozenset({"men", "women", "businessmen", "brothers", "defendants", "suspects", "directors", "traders"})
FIRMS = frozenset({"companies", "firms", "banks", "entities", "manufacturers", "suppliers", "groups"})
PAIRS = {"two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4}
WINDOW = 3
"""Sentences that a description or pronoun may look back."""


def name_words(text: str) -> list[str]:
    """The words of a name by which short forms are told, in order."""
    return [
        w
        for w in text.replace("’", "'").replace(".", "").replace(",", "").replace("'s", "").lower().split()
        if w not in SKIP
    ]


def is_short_form(short: str, long: str) -> bool:
    """Whether one name is a shorter form of another: its first or last words, or its initials."""
    a, b = name_words(short), name_words(long)
    if not a or not b or len(a) > len(b) or a == b:
        return False
    if len(a) == 1 and short.isupper() and len(short) >= 3:
        initials = "".join(w[0] for w in b)
        if initials == short.lower() or (
            len(short) >= 3 and initials.startswith(short.lower()) and len(b) <= len(short) + 2
        ):
            return True
    return a == b[: len(a)] or a == b[-len(a) :] or (len(a) == 1 and len(a[0]) > 3 and a[0] in b[:3])


def group_parties(
    marked: Sequence[Marked], aliases: Mapping[str, str], lexicons: Lexicons
) -> dict[tuple[str, MentionKind], str]:
    """The fullest name of the party of each name in the document, by text and kind."""
    generic = lexicons.words["organisations.keywords"] | lexicons.words["organisations.authority_heads"]
    texts: dict[MentionKind, dict[str, None]] = {}
    for sentence in marked:
        for name in (*sentence.names, *sentence.inner):
            if not name.party:
                texts.setdefault(name.kind, {})[name.text] = None
    found: dict[tuple[str, MentionKind], str] = {}
    for kind, rows in texts.items():
        index = _NameIndex(rows)
        for text in rows:
            found[text, kind] = index.fullest(text, kind, generic=generic)
    for short, long in aliases.items():
        full = next((found[long, kind] for kind, rows in texts.items() if long in rows), long)
        found |= {(short, kind): full for kind, rows in texts.items() if short in rows}
    return found


class _NameIndex:
    """The names of one kind in a document by their words and initials, so that each looks only at its likely long forms."""

    def __init__(self, rows: Iterable[str]) -> None:
        self.by_word: dict[str, list[str]] = {}
        self.by_initials: dict[str, list[str]] = {}
        for text in rows:
            words = name_words(text)
            for word in set(words):
                self.by_word.setdefault(word, []).append(text)
            if len(words) > 2:
                self.by_initials.setdefault("".join(w[0] for w in words)[:3], []).append(text)

    def fullest(self, text: str, kind: MentionKind, *, generic: frozenset[str]) -> str:
        """The longest name that this one is a short form of, or itself."""
        words = name_words(text)
        if not words or kind is MentionKind.ITEM or (len(words) == 1 and words[0].title() in generic):
            return text
        if kind is MentionKind.GROUP:
            return self._fullest_group(text, words)
        rarest = min((self.by_word.get(w, []) for w in words), key=len)
        candidates = [t for t in rarest[:LIKELY] if t != text and is_short_form(text, t)]
        if len(words) == 1 and text.isupper() and not candidates:
            candidates = [t for t in self.by_initials.get(text.lower()[:3], [])[:LIKELY] if is_short_form(text, t)]
        return max(candidates, key=lambda t: (len(name_words(t)), len(t)), default=text)

    def _fullest_group(self, text: str, words: Sequence[str]) -> str:
        """Bare "officials" are the one kind of officials that the document names more fully."""
        if len(words) > 1:
            return text
        longer = [
            t
            for t in self.by_word.get(words[0], [])[:LIKELY]
            if name_words(t)[-1] == words[0] and len(name_words(t)) > 1
        ]
        return longer[0] if len({tuple(name_words(t)) for t in longer}) == 1 else text


@dataclass(slots=True)
class Seen:
    """A party or goods seen in a sentence, with how prominent it was there."""

    name: Name
    sentence: int
    subject: bool


@dataclass(slots=True)
class Memory:
    """What a description or pronoun may mean at this place of the document. Fed sentence by sentence."""

    lexicons: Lexicons
    called: Descriptions = field(default_factory=Descriptions)
    seen: list[Seen] = field(default_factory=list)
    sentence: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    set_of_parties: tuple[Name, ...] = ()
    set_at: int = -9

    def note_set(self, names: Sequence[Name]) -> None:
        """Remember parties named together: what `both` and `these companies` may mean."""
        parties = tuple(n for n in names if n.kind in {MentionKind.ORG, MentionKind.PERSON})
        if len(parties) > 1:
            self.set_of_parties = parties
            self.set_at = self.sentence

    def members(self, np: NounPhrase) -> tuple[Name, ...]:
        """The parties that a plural pronoun or description takes up, where they were just named together."""
        if self.sentence - self.set_at > WINDOW or not self.set_of_parties:
            return self._two_of_a_kind(np)
        if (np.pronoun and np.head in {"both", "they", "them"}) or (np.det in {"the", "these"} and np.head in PAIRS):
            counted = PAIRS.get(np.head, 0)
            return self.set_of_parties if counted in {0, len(self.set_of_parties)} else ()
        if np.name is not None and np.name.kind is MentionKind.GROUP and np.det in {"both", "these", "those", "the"}:
            first = np.name.text.lower().split()
            number = {"two": 2, "three": 3, "four": 4, "both": 2}.get(first[0])
            if len(first) <= 2 and (
                number == len(self.set_of_parties) or (np.det in {"both", "these", "those"} and len(first) == 1)
            ):
                return self.set_of_parties
        return ()

    def _two_of_a_kind(self, np: NounPhrase) -> tuple[Name, ...]:
        """The two persons or companies that the last sentences speak of, where there are just two: "the two men"."""
        words = np.name.text.lower().split() if np.name is not None and np.name.kind is MentionKind.GROUP else []
        both = np.head == "both" and np.pronoun
        if not both and (len(words) != COUNTED_IN or words[0] != "two"):
            return ()
        kind = MentionKind.ORG if both or words[1] in FIRMS else MentionKind.PERSON if words[1] in PEOPLE else None
        back = COUNTED_IN if both else 1
        near = [s.name for s in self.seen if s.name.kind is kind and self.sentence - s.sentence <= back]
        found = {n.party or n.text: n for n in near}
        return tuple(found.values()) if len(found) == COUNTED_IN else ()

    speaker: Name | None = None
    spoke_at: int = -9

    def hear(self, name: Name) -> None:
        """Remember who spoke: `it added` is the same speaker."""
        self.speaker, self.spoke_at = name, self.sentence

    def same_speaker(self, head: str) -> Name | None:
        """Whom a pronoun before a verb of saying means: the one who spoke just before."""
        if self.speaker is None or self.sentence - self.spoke_at > 1:
            return None
        kind = self.speaker.kind
        if head in {"he", "she"}:
            return self.speaker if kind is MentionKind.PERSON else None
        if head == "it":
            return self.speaker if kind in {MentionKind.ORG, MentionKind.AUTHORITY, MentionKind.MEDIA} else None
        return self.speaker if head == "they" and kind is MentionKind.GROUP else None

    def note(self, name: Name, *, subject: bool) -> None:
        """Remember a name; the last ones are asked first."""
        self.seen.append(Seen(name, self.sentence, subject))
        if name.kind is MentionKind.ORG:
            self.counts[name.party or name.text] = self.counts.get(name.party or name.text, 0) + 1
        del self.seen[:-60]

    def resolve(self, np: NounPhrase, *, rival: Name | None = None) -> Name | None:
        """The name a phrase without one stands for, or nothing where that is not safe. `rival` is the subject beside it: never meant."""
        head, words = np.head, self.lexicons.words
        if head == "latter" and len(np.words) == 1:
            named = [
                s.name for s in self.seen if s.name.kind in {MentionKind.ORG, MentionKind.PERSON} and s.name != rival
            ]
            return named[-1] if named else None
        if np.pronoun:
            return self._pronoun(head, rival)
        if (
            np.det in {"the", "this", "that"}
            and np.owner is None
            and "of" not in np.pps
            and len(np.words) <= DESCRIBED_IN
        ):
            found = self._described(np, rival)
            if found is not None:
                return found
        if head in {"country", "nation"} and np.det in {"the", "his", "its", "their", "her"} and len(np.words) == 1:
            return self._last({MentionKind.PLACE})
        if head in ACCUSED and np.det in {"the", "his", "her"} and len(np.words) == 1:
            return self._last({MentionKind.PERSON}, rival)
        if np.det == "the" and head in words["persons.roles"] and len(np.words) == 1:
            return self._last({MentionKind.PERSON})
        return None

    def _described(self, np: NounPhrase, rival: Name | None) -> Name | None:
        """Whom a definite description means: who was called so, else the company or person named last."""
        words = self.lexicons.words
        company, person = np.head in words["organisations.heads"], np.head in words["persons.roles"]
        if not company and not person and np.head not in self.called.given:
            return None
        found = self.called.find(np, self.sentence)
        if found is not None and (rival is None or found.party != rival.party):
            return found
        if np.mods or not company or np.head in ROLES:
            return None
        kept = [
            s for s in self.seen if self.called.agrees(np, s.name) and (np.head not in COMPANIES or is_company(s.name))
        ]
        main = self.collaborator() if np.head in COMPANIES else None
        return self._last({MentionKind.ORG}, rival, among=kept) or (main if main != rival else None)

    def _pronoun(self, head: str, rival: Name | None) -> Name | None:
        if head in {"he", "she", "him", "himself", "herself"}:
            return self._last({MentionKind.PERSON})
        if head in {"it", "itself"}:
            return self._only_subject(rival, single=True)
        if head == "they":
            found = self._only_subject(rival)
            return found if found is not None and found.kind is MentionKind.GROUP else None
        return None

    def owner(self, subject: Name | None, *, person: bool, single: bool) -> Name | None:
        """Whom `its` or `his` in a phrase means: the subject of its clause, else the party named last."""
        kinds = {MentionKind.PERSON} if person else {MentionKind.ORG, MentionKind.AUTHORITY, MentionKind.GROUP}
        if subject is not None and subject.kind is MentionKind.GROUP and single and subject.text.endswith("s"):
            return self._last({MentionKind.ORG})
        if subject is not None and subject.kind in kinds:
            return subject
        return self._last({MentionKind.PERSON} if person else {MentionKind.ORG})

    def spoken_for(self) -> Name | None:
        """Whose spokesman "its spokesman" is, at the head of a clause: the body that did what was just said."""
        return self._only_subject(None, single=True)

    def goods(self) -> Name | None:
        """The goods that `them` or `the drones` mean: those named last."""
        return self._last({MentionKind.ITEM})

    def _last(
        self, kinds: set[MentionKind], rival: Name | None = None, *, among: Sequence[Seen] | None = None
    ) -> Name | None:
        rows = self.seen if among is None else among
        recent = [s for s in rows if s.name.kind in kinds and self.sentence - s.sentence <= WINDOW and s.name != rival]
        if not recent:
            return None
        latest = recent[-1].sentence
        same = [s for s in recent if s.sentence == latest]
        subjects = [s for s in same if s.subject]
        return (subjects or same)[-1].name if latest == self.sentence else (subjects or same)[0].name

    def _only_subject(self, rival: Name | None, *, single: bool = False) -> Name | None:
        """The one subject of the sentence so far or, failing that, of the one before."""
        kinds = {MentionKind.ORG, MentionKind.AUTHORITY, MentionKind.PLACE, MentionKind.GROUP}
        for back in (0, 1):
            subjects = [
                s.name
                for s in self.seen
                if s.sentence == self.sentence - back and s.subject and s.name.kind in kinds and s.name != rival
                if not (single and s.name.kind is MentionKind.GROUP and s.name.text.endswith("s"))
            ]
            if subjects:
                return subjects[-1]
        return None

    def collaborator(self) -> Name | None:
        """The organisation that the text is mostly about, where one clearly is."""
        rows = sorted(self.counts.items(), key=lambda row: -row[1])
        if not rows or rows[0][1] < 3 or (len(rows) > 1 and rows[1][1] * 2 > rows[0][1]):
            return None
        return next((s.name for s in reversed(self.seen) if (s.name.party or s.name.text) == rows[0][0]), None)


def with_party(name: Name, parties: Mapping[tuple[str, MentionKind], str]) -> Name:
    """The name with the fullest form its document gives it."""
    return name if name.party else replace(name, party=parties.get((name.text, name.kind), name.text))
