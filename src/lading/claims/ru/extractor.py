"""The offline reader of Russian: names, phrases, clauses, frames, then voices and claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.gazetteer import Gazetteer
from lading.claims.merging import merge_claims
from lading.claims.ru.amounts import Reader
from lading.claims.ru.chunks import Chunker
from lading.claims.ru.clauses import Clause, read_clauses
from lading.claims.ru.events import make_event, verb_arguments
from lading.claims.ru.joining import drop_brackets, join_lists
from lading.claims.ru.knowledge import Knowledge, load_knowledge
from lading.claims.ru.morph import Morphology, Word
from lading.claims.ru.names import find_names
from lading.claims.ru.nominals import bend_noun, noun_events
from lading.claims.ru.parties import find_surnames, name_parties
from lading.claims.ru.phrases import Noun
from lading.claims.ru.recall import Memory, own_phrase, refer
from lading.claims.ru.roles import read_posts, read_towns
from lading.claims.ru.verbs import read_groups
from lading.claims.ru.voices import Voices
from lading.claims.shallow.deferred import DeferredExtractor
from lading.claims.shallow.fill import fill_frames
from lading.claims.shallow.make import Maker, as_mention, comment, link_denials
from lading.claims.shallow.sanctioners import Sanctioners
from lading.claims.shallow.values import Event, Found, Voice
from lading.claims.tokens import tokenize
from lading.documents.sentences import Sentence, SentenceRules, load_sentence_rules, split_sentences
from lading.model.claim import Claim, Mention, MentionKind, Reading, Stance
from lading.model.document import BlockKind, Document
from lading.model.span import Span

METHOD = "ru/1"
LANGUAGES = frozenset({"ru", "uk"})
PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})
LONGEST = 400
SPEAKERS = frozenset(
    {
        MentionKind.ORG,
        MentionKind.PERSON,
        MentionKind.AUTHORITY,
        MentionKind.PLACE,
        MentionKind.GROUP,
        MentionKind.MEDIA,
    }
)


@dataclass(slots=True)
class Read:
    """One sentence with its words and names."""

    sentence: Sentence
    words: list[Word]
    names: list[Found]
    groups: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RussianExtractor:
    """Reads Russian prose, and names in Ukrainian. Built once, used for any number of documents."""

    knowledge: Knowledge
    morphology: Morphology
    sentences: SentenceRules
    method: str = METHOD

    @classmethod
    def load(cls) -> "RussianExtractor":
        """An extractor with the lexicons and the dictionary that ship with Lading and pymorphy3."""
        return cls(load_knowledge(), Morphology.load(), load_sentence_rules())

    def reads(self, document: Document) -> bool:
        """Whether the document is Russian or Ukrainian."""
        return document.language.split("-")[0] in LANGUAGES

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The mentions and claims of a document, every quote verbatim at its span."""
        sentences = split_sentences(document, rules=self.sentences)
        surnames = find_surnames(self._names(document, s, gazetteer).names for s in sentences)
        rows = [self._names(document, s, gazetteer, surnames) for s in sentences]
        parties = name_parties(
            [r.names for r in rows], document.text, knowledge=self.knowledge, morphology=self.morphology
        )
        state = _State(Memory(self.knowledge))
        maker = Maker(document, self.method, Reader(document.published))
        for row, names in zip(rows, parties, strict=True):
            row.names = names
            self._read(document, row, maker, state)
        claims = merge_claims(link_denials(state.claims))
        return Reading(document.id, _mentions(rows, self.knowledge), claims)

    def _names(
        self, document: Document, sentence: Sentence, gazetteer: Gazetteer, surnames: frozenset[str] = frozenset()
    ) -> Read:
        words = [self.morphology.word(t) for t in tokenize(document.text, sentence.span)]
        return Read(sentence, words, find_names(document.text, words, self.knowledge, gazetteer, surnames=surnames))

    def _read(self, document: Document, row: Read, maker: Maker, state: "_State") -> None:
        """Read one sentence: its groups become mentions, its claims go to the state."""
        chunker = Chunker(
            document.text, row.words[:LONGEST], self.knowledge, {n.start: n for n in row.names if n.end <= LONGEST}
        )
        parts = chunker.read()
        row.groups = chunker.groups
        state.memory.sentence += 1
        if (
            row.sentence.block.kind is BlockKind.BULLET
            and parts
            and not isinstance(parts[0], Noun)
            and parts[0].kind == "mark"
        ):
            parts = parts[1:]
        clauses = read_clauses(join_lists(drop_brackets(parts), self.knowledge), self.knowledge)
        self._refer(document, clauses, state)
        if row.sentence.block.kind in PROSE:
            state.enter(row.sentence)
            state.sanctioners.begin_sentence()
            voices = Voices(self.knowledge, clauses, state.voice)
            for event in self._events(clauses, voices, row.sentence.span):
                for draft in fill_frames(event, self.knowledge.frames, self.knowledge.nouns):
                    state.claims.extend(maker.make(state.sanctioners.complete(draft)))
            state.claims.extend(self._comments(document, clauses, row.sentence.span))
            state.leave(voices.lasting)

    def _refer(self, document: Document, clauses: Sequence[Clause], state: "_State") -> None:
        """Give phrases that refer back the names they stand for, and remember what is named."""
        for clause in clauses:
            for at, outer in enumerate(clause.nouns):
                for noun in _deep(outer):
                    if noun.head == "который":
                        continue
                    owner = state.memory.owner(noun)
                    if owner is not None:
                        noun.owner = own_phrase(noun, owner)
                    name = state.memory.resolve(noun) if noun.possessor == "" else None
                    if name is not None:
                        noun.name = refer(noun, name, document.text)
                    else:
                        state.memory.note(noun, subject=not outer.prep and (at == 0 or "nom" in outer.cases))

    def _events(self, clauses: Sequence[Clause], voices: Voices, sentence: Span) -> Iterator[Event]:
        for clause in clauses:
            voice = voices.of(clause)
            groups = read_groups(clause, self.knowledge)
            span = _span(clause)
            for group in groups:
                if group.lemma in self.knowledge.frames.verbs:
                    event = make_event(
                        group.lemma, span, group=group, arguments=verb_arguments(clause, group), sentence=sentence
                    )
                    event.subordinate = clause.kind in {"relative", "participle"}
                    event.voice = voice
                    _name_speaker(event)
                    yield event
            for noun, arguments in noun_events(clause, groups, self.knowledge):
                if noun.owner is not None:
                    arguments["owner"] = [noun.owner]
                event = make_event(
                    noun.head,
                    span,
                    group=groups[-1] if groups else None,
                    arguments=arguments,
                    sentence=sentence,
                    noun=True,
                )
                event = bend_noun(event, groups[-1] if groups else None, self.knowledge)
                event.voice = voice
                yield event
            for event in (*read_posts(clause, self.knowledge, sentence), *read_towns(clause, sentence)):
                event.voice = voice
                yield event

    def _comments(self, document: Document, clauses: Sequence[Clause], sentence: Span) -> Iterator[Claim]:
        text = document.cut(sentence)
        for stance, key in (
            (Stance.NO_COMMENT, "no_comment"),
            (Stance.NO_KNOWLEDGE, "no_knowledge"),
            (Stance.DENIED, "deny"),
        ):
            match = re.search(rf"\b(?:{self.knowledge.patterns[key]})", text, re.IGNORECASE)
            if match is None:
                continue
            speaker = _speaker(clauses, sentence.start + match.end())
            if speaker is not None:
                yield comment(document, speaker, sentence, stance=stance, method=self.method)
                return


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence."""

    memory: Memory
    claims: list[Claim] = field(default_factory=list)
    sanctioners: Sanctioners = field(default_factory=Sanctioners)
    voice: Voice = field(default_factory=Voice)
    block: Span | None = None

    def enter(self, sentence: Sentence) -> None:
        """A new paragraph begins in the document's own voice."""
        if self.block != sentence.block.span:
            self.voice, self.block = Voice(), sentence.block.span

    def leave(self, voice: Voice) -> None:
        """What a sentence says of its authority holds for the next ones of its paragraph."""
        if voice.stance is not None and (voice.speakers or voice.stance is Stance.ALLEGED):
            self.voice = replace(voice, carried=True)


def _name_speaker(event: Event) -> None:
    """Let `мы` in a quotation be the company or body that is quoted."""
    speaker = event.voice.speakers[0] if event.voice.speakers else None
    if speaker is None or speaker.kind not in {MentionKind.ORG, MentionKind.AUTHORITY} or event.voice.carried:
        return
    for phrase in (p for rows in event.arguments.values() for p in rows):
        if phrase.name is None and phrase.pronoun and phrase.head == "мы":
            phrase.name = speaker


def _speaker(clauses: Sequence[Clause], place: int) -> Found | None:
    """Who comments: the subject, or `в компании`, of the clause whose words the comment's are, else of one before it."""
    around = [c for c in clauses if c.parts and _span(c).end >= place - 2]
    before = [c for c in reversed(clauses) if c.parts and _span(c).end < place - 2]
    for clause in (*around, *before):
        for noun in clause.nouns:
            name = noun.apposed or noun.name
            speaks = (not noun.prep and "nom" in noun.cases) or noun.prep in {"в", "на", "от"}
            if name is not None and speaks and name.kind in SPEAKERS and noun.span.start < place:
                return name
    return None


def _deep(noun: object) -> list[Noun]:
    if not isinstance(noun, Noun):
        return []
    rows = [noun, *(n for g in noun.genitives for n in _deep(g))]
    for member in noun.also:
        rows.extend(_deep(member))
    return rows


def _span(clause: Clause) -> Span:
    spans = [p.span if isinstance(p, Noun) else Span(p.word.token.start, p.word.token.end) for p in clause.parts]
    ends = [m.span for n in clause.nouns for m in _deep(n)] + [n.apposed.span for n in clause.nouns if n.apposed]
    rows = spans + ends
    return Span(min(s.start for s in rows), max(s.end for s in rows)) if rows else Span(0, 0)


def _mentions(rows: Sequence[Read], knowledge: Knowledge) -> tuple[Mention, ...]:
    found: dict[tuple[int, int, str], Mention] = {}
    for row in rows:
        for name in (*row.names, *row.groups):
            found.setdefault((name.span.start, name.span.end, name.kind.value), as_mention(name))
        for mention in _countries(row, knowledge):
            found.setdefault((mention.span.start, mention.span.end, mention.kind.value), mention)
    return tuple(found[key] for key in sorted(found))


def _countries(row: Read, knowledge: Knowledge) -> Iterator[Mention]:
    """The countries inside the names of bodies: that of `Правительство Пакистана`."""
    for name in row.names:
        words = row.words[name.start : name.end] if name.kind is MentionKind.AUTHORITY else []
        for word in words[1:]:
            place = next((knowledge.places[x] for x in sorted(word.lemmas) if x in knowledge.places), None)
            if place is not None and place.code is not None and word.token.capital:
                span = Span(word.token.start, word.token.end)
                yield Mention(span, word.token.text, MentionKind.PLACE, place.name, place.code.lower())


def read_russian() -> DeferredExtractor:
    """The reader of Russian, its dictionary loaded by the first Russian document."""
    return DeferredExtractor(METHOD, LANGUAGES, RussianExtractor.load)
