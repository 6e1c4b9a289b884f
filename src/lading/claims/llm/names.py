"""The names of an answer: ids resolved to mentions that stand in the text, or refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lading.claims.llm.anchor import HAN, Anchor
from lading.claims.llm.knowledge import Checks
from lading.claims.llm.prompt import Parties
from lading.claims.llm.reply import Fault, Refusal, RefusedRowError, SaidName
from lading.claims.llm.sentences import Numbered, Piece
from lading.model.claim import Mention, MentionKind
from lading.model.document import Document
from lading.model.span import Span

PROPER = frozenset({MentionKind.ORG, MentionKind.PERSON, MentionKind.AUTHORITY, MentionKind.MEDIA, MentionKind.PLACE})


@dataclass(slots=True)
class Names:
    """The mentions behind the ids of one answer, and what was refused of its names."""

    document: Document
    sentences: Mapping[int, Numbered]
    known: Mapping[tuple[int, int], Mention]
    """Mentions that the other readers found, by their places."""
    checks: Checks
    rows: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    anchors: dict[int, Anchor] = field(default_factory=dict)

    @classmethod
    def resolve(
        cls, document: Document, piece: Piece, parties: Parties, *, said: Iterable[SaidName], known: Iterable[Mention],
        checks: Checks,
    ) -> "Names":  # fmt: skip
        """The names of an answer about a piece."""
        places = {(m.span.start, m.span.end): m for m in known}
        names = cls(document, {one.number: one for one in piece}, places, checks)
        names.rows = {key: tuple(names._as_known(m) for m in row) for key, row in parties.items()}
        rows = list(said)
        for row in rows:
            try:
                if row.id in parties or sum(other.id == row.id for other in rows) > 1:
                    raise RefusedRowError(Fault.TWICE, row.id)
                names.rows[row.id] = names._find(row)
            except RefusedRowError as error:
                names.refusals.append(error.refusal)
        return names

    def of(self, key: str) -> tuple[Mention, ...]:
        """The mentions of an id in the order of the text; none for an empty one. Raises RefusedRowError for an unknown one."""
        if not key:
            return ()
        if key not in self.rows:
            raise RefusedRowError(Fault.PARTY, key)
        return self.rows[key]

    def sentence(self, number: int) -> Numbered:
        """A sentence that was asked about. Raises RefusedRowError for another."""
        if number not in self.sentences:
            raise RefusedRowError(Fault.SENTENCE, str(number))
        return self.sentences[number]

    def anchor(self, number: int) -> Anchor:
        """The sentence of a number, made plain."""
        if number not in self.anchors:
            self.anchors[number] = Anchor(self.document.text, self.sentence(number).span)
        return self.anchors[number]

    def is_cut(self, mention: Mention) -> bool:
        """Whether a name is part of a longer one that the other readers found: `Vektor` of `TSK Vektor`."""
        others = (*self.known.values(), *(m for row in self.rows.values() for m in row))
        return any(m.span != mention.span and m.span.covers(mention.span) and m.kind in PROPER for m in others)

    def _as_known(self, mention: Mention) -> Mention:
        return self.known.get((mention.span.start, mention.span.end), mention)

    def _find(self, said: SaidName) -> tuple[Mention, ...]:
        places = list(self.anchor(said.sentence).find(said.words))
        if not places:
            raise RefusedRowError(Fault.WORDS, said.words)
        text = places[0].cut(self.document.text)
        named = any(c.isupper() or HAN.match(c) or c.isdigit() for c in text)
        if self.checks.no_names.fullmatch(text):
            raise RefusedRowError(Fault.NO_NAME, said.words)
        kind = said.kind if named or said.kind not in PROPER else MentionKind.GROUP
        others = (p for n in self.sentences if n != said.sentence for p in self.anchor(n).find(said.words))
        return tuple(self._mention(place, kind, text) for place in sorted((*places, *others)))

    def _mention(self, place: Span, kind: MentionKind, name: str) -> Mention:
        held = self.known.get((place.start, place.end))
        text = place.cut(self.document.text)
        made = Mention(place, text, kind, " ".join(name.split()))
        return made if held is None else held
