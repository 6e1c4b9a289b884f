"""What each phrase of a sentence stands for: its own name with its party, or what it refers back to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause, Parse
from lading.claims.en.coreference import Memory
from lading.claims.en.grouping import is_goods
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Marked, Name
from lading.claims.en.standing import stand_for
from lading.model.claim import MentionKind
from lading.model.document import Document
from lading.model.span import Span

Key = tuple[int, int, MentionKind]
VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "embassy", "ambassador", "minister"})
COMPANY_ROLES = frozenset([
    "executive", "ceo", "director", "founder", "owner", "shareholder", "chairman", "subsidiary", "affiliate", "parent", "unit",
    "factory", "plant", "president", "directors", "owners", "shareholders", "subsidiaries", "executives",
])  # fmt: skip
"""What a company has and a ministry has not: "OFAC designated X along with its chief executive"."""
POSSESSIVES = frozenset({"its", "their", "his", "her"})


@dataclass(slots=True)
class Referents:
    """Settles the phrases of one sentence, in the order of the text, and tells the memory what it saw."""

    document: Document
    marked: Marked
    memory: Memory
    lexicons: Lexicons
    later: Mapping[int, Name] = field(default_factory=dict)
    """Names given only after a phrase that describes their bearer."""
    found: dict[int, Name] = field(default_factory=dict)
    """The name that each phrase stands for, by the phrase's identity."""

    def settle(self, parse: Parse) -> dict[int, Name]:
        """The name of each phrase that has one or refers to one."""
        own, nations = self._own_names(), self._nations()
        subjects = {id(m): c for c in reversed(parse.clauses) if c.subj is not None for m in c.subj.members}
        heading = {key for key, c in subjects.items() if c.kind not in {"rel", "part"}}
        for np, placed in parse.phrases:
            clause = subjects.get(id(np), placed) if self._says_of_itself(placed, subjects.get(id(np))) else placed
            self._settle_names(np, own, nations)
            self._find_owner(np, clause)
            if np.owner is not None and id(np.owner) not in self.found:
                self._settle_names(np.owner, own, nations)
                self._note(np.owner, stand_for(np.owner, self.lexicons), subject=False)
            name = stand_for(np, self.lexicons) or self._refer_back(np, clause)
            if id(np) in self.later and name is None:
                name = self._place(self.later[id(np)], np)
            self._note(np, name, subject=id(np) in heading)
            self._note_description(np, name)
            if name is None and is_goods(np, self.lexicons) and not np.pronoun:
                self._note_goods(np)
            if np.others and name is not None:
                self.memory.note_set([n for m in np.members for n in [stand_for(m, self.lexicons)] if n is not None])
        return self.found

    def _says_of_itself(self, placed: Clause, clause: Clause | None) -> bool:
        """Whether the clause is what a company says: its `it` may be the speaker. A ministry's `it` is its country."""
        speaker = self.found.get(id(placed.subj))
        company = speaker is not None and speaker.kind is MentionKind.ORG
        return company and clause is not None and clause.kind == "comp"

    def _own_names(self) -> dict[Key, Name]:
        """The names with their parties by place; a group is read with the longer phrase it stands in."""
        own = {(n.start, n.end, n.kind): n for n in (*self.marked.names, *self.marked.inner)}
        for wide in self.marked.inner:
            if wide.kind is MentionKind.GROUP:
                for n in self.marked.names:
                    if n.kind is wide.kind and wide.start <= n.start and n.end <= wide.end:
                        own[n.start, n.end, n.kind] = wide
        return own

    def _nations(self) -> dict[int, Name]:
        """The countries that adjectives of nationality name, by token."""
        found: dict[int, Name] = {}
        for i, token in enumerate(self.marked.tokens):
            country = self.lexicons.adjectives.get(token.lower) if token.capital else None
            if country is not None:
                span = Span(token.start, token.end)
                text = self.document.cut(span)
                found[i] = Name(i, i + 1, span, text, MentionKind.PLACE, 0.8, country.code, country.name)
        return found

    def _settle_names(self, np: NounPhrase, own: Mapping[Key, Name], nations: Mapping[int, Name]) -> None:
        np.nations = tuple(nations[i] for i in range(np.start, np.end) if i in nations)
        if np.name is not None:
            np.name = own.get((np.name.start, np.name.end, np.name.kind), np.name)
        np.mods = tuple(own.get((n.start, n.end, n.kind), n) for n in np.mods)
        if np.content is not None:
            self._settle_names(np.content, own, nations)

    def _note(self, np: NounPhrase, name: Name | None, *, subject: bool) -> None:
        if name is not None:
            self.found[id(np)] = name
            self.memory.note(name, subject=subject)

    def _note_description(self, np: NounPhrase, name: Name | None) -> None:
        """Remember what the text calls a party or model here."""
        called, at = self.memory.called, self.memory.sentence
        if name is not None and np.name is not None and np.name.kind is not MentionKind.GROUP:
            called.note(np, name, at)
        elif np.describes is not None and np.name is None:
            party = self.found.get(id(np.describes)) or np.describes.name
            if party is not None:
                called.note_describing(np, party, at)

    def _note_goods(self, np: NounPhrase) -> None:
        """Remember unnamed goods for `them` and `the drones`."""
        tokens = self.marked.tokens
        first = np.start + 1 if np.det and np.end - np.start > 1 else np.start
        span = Span(tokens[first].start, tokens[np.end - 1].end)
        name = Name(np.start, np.end, span, self.document.cut(span), MentionKind.ITEM, 0.5)
        self.memory.note(name, subject=False)

    def _refer_back(self, np: NounPhrase, clause: Clause) -> Name | None:
        beside = clause.subj if clause.subj is not np else None
        speaks = np.pronoun and clause.subj is np and clause.vg is not None and clause.vg.lemma in self._saying()
        speaker = self.memory.same_speaker(np.head) if speaks else None
        if speaker is not None:
            return self._place(speaker, np)
        referred = self.memory.resolve(np, rival=self.found.get(id(beside)))
        return self._place(referred, np) if referred is not None else None

    def _saying(self) -> frozenset[str]:
        return self.lexicons.words["reporting.say"] | self.lexicons.words["reporting.deny"]

    def _find_owner(self, np: NounPhrase, clause: Clause) -> None:
        """Whose "its founder" is: the subject beside it, or before."""
        if np.det not in POSSESSIVES or np.owner is not None or np.end - np.start < 2:
            return
        person = np.det in {"his", "her"}
        own = NounPhrase(np.start, np.start + 1, "he" if person else "it", (np.det,), pronoun=True)
        beside = self.found.get(id(clause.subj)) if clause.subj is not np else None
        if beside is not None and beside.kind is MentionKind.AUTHORITY and COMPANY_ROLES.intersection(np.words[-1:]):
            beside = None
        voice = np.words[-1:] and np.words[-1] in VOICES and beside is None and np.det == "its"
        referred = self.memory.spoken_for() if voice else None
        referred = referred or self.memory.owner(beside, person=person, single=np.det == "its")
        if referred is not None:
            np.owner = own
            self.found[id(own)] = self._place(referred, own)

    def _place(self, referred: Name, np: NounPhrase) -> Name:
        """The name that a phrase refers back to, at the phrase's own place and in its own words."""
        span = Span(self.marked.tokens[np.start].start, self.marked.tokens[np.end - 1].end)
        party = referred.party or referred.text
        return replace(referred, span=span, text=self.document.cut(span), start=np.start, end=np.end, party=party)
