"""The offline reader of Chinese: names, segments, verbs with their arguments, frames, voices, claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.gazetteer import Gazetteer
from lading.claims.merging import merge_claims
from lading.claims.shallow.deferred import DeferredExtractor
from lading.claims.shallow.fill import fill_frames
from lading.claims.shallow.make import Maker, as_mention, comment, link_denials
from lading.claims.shallow.values import Event, Found, Phrase, Voice
from lading.claims.zh.amounts import Reader
from lading.claims.zh.companies import short_forms
from lading.claims.zh.events import ANAPHORS, noun_events, read_events
from lading.claims.zh.knowledge import Knowledge, load_knowledge
from lading.claims.zh.names import Patterns, Scan, find_names
from lading.claims.zh.parties import name_parties
from lading.claims.zh.roles import read_beside
from lading.claims.zh.script import Simplifier
from lading.claims.zh.segments import Segment, read_segments
from lading.claims.zh.voices import read_voices
from lading.documents.sentences import Sentence, SentenceRules, load_sentence_rules, split_sentences
from lading.model.claim import Claim, Mention, MentionKind, Reading, Stance
from lading.model.document import BlockKind, Document
from lading.model.span import Span

METHOD = "zh/1"
LANGUAGES = frozenset({"zh"})
SILENT = frozenset({BlockKind.HEADING, BlockKind.ROW, BlockKind.FIELD})
K = MentionKind
SPEAKERS = frozenset({K.ORG, K.PERSON, K.AUTHORITY, K.PLACE, K.GROUP, K.MEDIA})


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence."""

    claims: list[Claim] = field(default_factory=list)
    voice: Voice = field(default_factory=Voice)
    subject: list[Phrase] = field(default_factory=list)
    company: Found | None = None
    person: Found | None = None
    block: Span | None = None


@dataclass(frozen=True, slots=True)
class ChineseExtractor:
    """Reads Chinese prose in either script. Built once, used for any number of documents."""

    knowledge: Knowledge
    patterns: Patterns
    simplifier: Simplifier
    sentences: SentenceRules
    method: str = METHOD

    @classmethod
    def load(cls) -> "ChineseExtractor":
        """An extractor with the lexicons that ship with Lading."""
        knowledge = load_knowledge()
        return cls(knowledge, Patterns.of(knowledge), Simplifier.load(), load_sentence_rules())

    def reads(self, document: Document) -> bool:
        """Whether the document is Chinese."""
        return document.language.split("-")[0] in LANGUAGES

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The mentions and claims of a document, every quote verbatim at its span."""
        plain = self.simplifier.simplify(document.text)
        sentences = split_sentences(document, rules=self.sentences)
        scans = [Scan(document.text, plain, s.span, self.knowledge) for s in sentences]
        first = [find_names(s, self.patterns, gazetteer, shorts={}) for s in scans]
        shorts = short_forms([n for row in first for n in row], plain, self.knowledge)
        rows = [find_names(s, self.patterns, gazetteer, shorts=shorts) for s in scans]
        rows = name_parties(rows, plain, shorts=shorts)
        state = _State()
        maker = Maker(document, self.method, Reader(document.published))
        for sentence, scan, names in zip(sentences, scans, rows, strict=True):
            self._read(document, sentence, scan, names, maker, state)
        mentions = {(n.start, n.end, n.kind.value): as_mention(n) for row in rows for n in row}
        return Reading(document.id, tuple(_sorted(mentions)), merge_claims(link_denials(state.claims)))

    def _read(
        self, document: Document, sentence: Sentence, scan: Scan, names: Sequence[Found], maker: Maker, state: _State
    ) -> None:
        """Read one sentence."""
        if sentence.block.kind in SILENT:
            return
        if state.block != sentence.block.span:
            state.block, state.subject = sentence.block.span, []
            state.voice = state.voice if sentence.block.kind is BlockKind.BULLET else Voice()
        segments = read_segments(scan, names)
        voices, lasting = read_voices(segments, scan, outer=state.voice, subject=state.subject)
        for segment, voice in zip(segments, voices, strict=True):
            for event in self._events(segment, scan, state):
                event.voice = voice
                for draft in fill_frames(event, self.knowledge.frames, self.knowledge.nouns):
                    state.claims.extend(maker.make(draft))
        for event in read_beside(scan, names):
            event.voice = next(
                (v for s, v in zip(segments, voices, strict=True) if s.span.start <= event.span.start < s.span.end),
                Voice(),
            )
            for draft in fill_frames(event, self.knowledge.frames, self.knowledge.nouns):
                state.claims.extend(maker.make(draft))
        state.claims.extend(self._comments(document, scan, segments, names))
        if lasting.stance is not None and (lasting.speakers or lasting.stance is Stance.ALLEGED):
            state.voice = replace(lasting, carried=True)

    def _events(self, segment: Segment, scan: Scan, state: _State) -> Iterator[Event]:
        subject = state.subject
        events, own = read_events(segment, scan, subject=subject)
        resolved = [self._resolve(p, state) for p in own]
        own[:] = resolved
        for event in events:
            for key in ("obj", "向", "给", "为", "topic", "从", "与"):
                event.arguments[key] = [self._resolve(p, state) for p in event.arguments.get(key, [])]
        yield from events
        yield from noun_events(segment, scan, subject=own or subject)
        if any(p.name is not None for p in own):
            state.subject = own
        company = next((t.name for t in segment.tokens if t.name is not None and t.name.kind is K.ORG), None)
        state.company = company or state.company
        person = next((t.name for t in segment.tokens if t.name is not None and t.name.kind is K.PERSON), None)
        state.person = person or state.person

    def _resolve(self, phrase: Phrase, state: _State) -> Phrase:
        """该公司, 它, 其: the company spoken of, at the phrase's own place."""
        word = phrase.words[0] if phrase.words else ""
        if phrase.name is not None or not ANAPHORS.fullmatch(word):
            return phrase
        if word in {"他", "她"}:
            if state.person is None:
                return phrase
            return Phrase(
                phrase.start,
                phrase.end,
                state.person.span,
                state.person.key,
                phrase.words,
                name=state.person,
                inherited=True,
            )
        known = (
            next((p.name for p in state.subject if p.name is not None and p.name.kind is K.ORG), None) or state.company
        )
        if known is None:
            return phrase
        name = replace(
            known,
            start=phrase.start,
            end=phrase.end,
            span=phrase.span,
            text=known.text,
            party=known.party or known.text,
        )
        return Phrase(
            phrase.start,
            phrase.end,
            known.span,
            known.key,
            phrase.words,
            name=replace(name, span=known.span),
            inherited=True,
        )

    def _comments(
        self, document: Document, scan: Scan, segments: Sequence[Segment], names: Sequence[Found]
    ) -> Iterator[Claim]:
        text = scan.plain[scan.span.start : scan.span.end]
        for stance, key in (
            (Stance.NO_COMMENT, "no_comment"),
            (Stance.NO_KNOWLEDGE, "no_knowledge"),
            (Stance.DENIED, "deny"),
        ):
            match = re.search(self.knowledge.patterns[key], text)
            if match is None:
                continue
            place = scan.span.start + match.start()
            before = [n for n in names if n.end <= place and n.kind in SPEAKERS]
            segment = next((s for s in segments if s.span.start <= place < s.span.end), None)
            near = [n for n in before if segment is not None and n.start >= segment.span.start] or before
            if near:
                speaker = next((n for n in reversed(near) if n.kind is not K.PLACE), near[-1])
                yield comment(document, speaker, scan.span, stance=stance, method=self.method)
                return


def _sorted(mentions: dict[tuple[int, int, str], Mention]) -> Iterator[Mention]:
    return (mentions[key] for key in sorted(mentions))


def read_chinese() -> DeferredExtractor:
    """The reader of Chinese, its lexicons loaded by the first Chinese document."""
    return DeferredExtractor(METHOD, LANGUAGES, ChineseExtractor.load)
