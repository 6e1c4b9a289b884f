"""The offline reader of Chinese: names, segments, verbs with their arguments, frames, voices, claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.gazetteer import Gazetteer
from lading.claims.merging import merge_claims
from lading.claims.shallow.deferred import DeferredExtractor
from lading.claims.shallow.fill import fill_frames
from lading.claims.shallow.make import Maker, as_mention, comment, link_denials
from lading.claims.shallow.sanctioners import Sanctioners
from lading.claims.shallow.values import Event, Found, Phrase, Voice
from lading.claims.zh.amounts import Reader
from lading.claims.zh.companies import short_forms
from lading.claims.zh.cutting import Segmenter
from lading.claims.zh.events import read_events
from lading.claims.zh.knowledge import Knowledge, load_knowledge
from lading.claims.zh.names import Patterns, Scan, find_names
from lading.claims.zh.nominals import noun_events
from lading.claims.zh.parties import name_parties
from lading.claims.zh.roles import read_beside
from lading.claims.zh.script import Simplifier
from lading.claims.zh.segments import ANAPHORS, MANY, Segment, read_segments
from lading.claims.zh.voices import read_voices
from lading.documents.sentences import Sentence, SentenceRules, load_sentence_rules, split_sentences
from lading.model.claim import Claim, Mention, MentionKind, Reading, Stance
from lading.model.document import BlockKind, Document
from lading.model.span import Span

METHOD = "zh/1"
LANGUAGES = frozenset({"zh"})
REFERRING = frozenset(
    {"subj", "obj", "向", "给", "为", "对", "topic", "topic_passive", "从", "与", "由", "被", "把", "将"}
)
MEMBERS = re.compile(r"(?:其中)?(?:还|也)?(?:包括|包含|有)|其中(?:一家|一个|一名)是|即")
SILENT = frozenset({BlockKind.HEADING, BlockKind.ROW, BlockKind.FIELD})
K = MentionKind
SPEAKERS = frozenset({K.ORG, K.PERSON, K.AUTHORITY, K.PLACE, K.GROUP, K.MEDIA})
DEFINES = re.compile(r"[（(][^（）()]{0,12}(?:简称|下称|称为)[：:]?[「“\"](?:本公司|我公司|我司|本集团|公司)[」”\"]")
"""A notice that says who `本公司` is in it: 甲有限公司（以下简称“本公司”）."""
OWN = frozenset({"本公司", "本企业", "本厂", "本集团", "我公司", "我司"})


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence."""

    claims: list[Claim] = field(default_factory=list)
    sanctioners: Sanctioners = field(default_factory=Sanctioners)
    voice: Voice = field(default_factory=Voice)
    subject: list[Phrase] = field(default_factory=list)
    issuer: Found | None = None
    """Whom the document itself says that `本公司` stands for, from its first word to its last."""
    company: Found | None = None
    person: Found | None = None
    vessel: Found | None = None
    companies: list[Found] = field(default_factory=list)
    """The companies that a segment last named together; `people` likewise."""
    people: list[Found] = field(default_factory=list)
    summed: tuple[Event, str] | None = None
    """The last event that an unnamed group stands in, and as what: `其中包括` then names its members."""
    block: Span | None = None


@dataclass(frozen=True, slots=True)
class ChineseExtractor:
    """Reads Chinese prose in either script. Built once, used for any number of documents."""

    knowledge: Knowledge
    patterns: Patterns
    simplifier: Simplifier
    segmenter: Segmenter
    sentences: SentenceRules
    method: str = METHOD

    @classmethod
    def load(cls) -> "ChineseExtractor":
        """An extractor with the lexicons that ship with Lading."""
        knowledge = load_knowledge()
        return cls(knowledge, Patterns.of(knowledge), Simplifier.load(), Segmenter.load(), load_sentence_rules())

    def reads(self, document: Document) -> bool:
        """Whether the document is Chinese."""
        return document.language.split("-")[0] in LANGUAGES

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The mentions and claims of a document, every quote verbatim at its span."""
        plain = self.simplifier.simplify(document.text)
        sentences = split_sentences(document, rules=self.sentences)
        scans = [
            Scan(document.text, plain, s.span, self.knowledge, self.segmenter.cut(plain, s.span)) for s in sentences
        ]
        first = [find_names(s, self.patterns, gazetteer, shorts={}) for s in scans]
        every = [n for row in first for n in row]
        shorts = {**_people(every), **short_forms(every, plain, self.knowledge)}
        rows = [find_names(s, self.patterns, gazetteer, shorts=shorts) for s in scans]
        rows = name_parties(rows, plain, shorts=shorts)
        state = _State(issuer=_issuer(rows, plain))
        maker = Maker(document, self.method, Reader(document.published))
        for sentence, scan, names in zip(sentences, scans, rows, strict=True):
            self._read(document, sentence, scan, names, maker, state)
        mentions = {(n.start, n.end, n.kind.value): as_mention(n) for row in rows for n in row}
        for name in (n for row in rows for n in row if n.kind is K.AUTHORITY):
            for mention in _country(name, self.knowledge):
                mentions.setdefault((mention.span.start, mention.span.end, mention.kind.value), mention)
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
        state.sanctioners.begin_sentence()
        segments = read_segments(scan, names)
        if scan.plain[scan.span.start : scan.span.end].rstrip().endswith(("？", "?")):
            return
        voices, lasting = read_voices(segments, scan, outer=state.voice, subject=state.subject)
        for segment, voice in zip(segments, voices, strict=True):
            for event in self._events(segment, scan, state):
                event.voice = voice
                for draft in fill_frames(event, self.knowledge.frames, self.knowledge.nouns):
                    state.claims.extend(maker.make(state.sanctioners.complete(draft)))
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
        own = [r for p in own for r in self._resolve(p, state)]
        for event in events:
            for key in REFERRING & event.arguments.keys():
                event.arguments[key] = [r for p in event.arguments[key] for r in self._resolve(p, state)]
        yield from events
        yield from self._members(segment, scan, state)
        state.summed = _sum(events) or (state.summed if segment.closes in "，,、" and not events else None)
        yield from noun_events(segment, scan, subject=own or subject)
        if any(p.name is not None for p in own):
            state.subject = own
        companies = [t.name for t in segment.tokens if t.name is not None and t.name.kind is K.ORG]
        people = [t.name for t in segment.tokens if t.name is not None and t.name.kind is K.PERSON]
        state.company = companies[0] if companies else state.company
        ships = [t.name for t in segment.tokens if t.name is not None and t.name.kind is K.ITEM]
        state.vessel = next((n for n in ships if n.key.endswith(("号", "轮"))), state.vessel)
        state.person = people[0] if people else state.person
        state.companies = companies if len(companies) > 1 else state.companies
        state.people = _together(people, state.people)

    def _members(self, segment: Segment, scan: Scan, state: _State) -> Iterator[Event]:
        """The event of a group again for each member that `其中包括` names."""
        if state.summed is None:
            return
        plain = scan.plain[segment.span.start : segment.span.end]
        opening = MEMBERS.match(plain)
        if opening is None:
            return
        event, key = state.summed
        names = [t.name for t in segment.tokens if t.name is not None and t.name.kind in {K.ORG, K.PERSON}]
        rows = [Phrase(n.start, n.end, n.span, n.key, (n.key,), name=n) for n in names]
        if rows:
            span = event.span.join(segment.span) if event.sentence == scan.span else segment.span
            yield replace_arguments(event, key, rows, span=span)

    def _resolve(self, phrase: Phrase, state: _State) -> list[Phrase]:
        """该公司, 它, 其, 两人: the company, the person or those named together, at the phrase's own place."""
        word = phrase.words[0] if phrase.words else ""
        if phrase.name is not None:
            return [phrase]
        if MANY.fullmatch(word):
            people = "人" in word or "他" in word or "她" in word or "被告" in word
            rows = (state.people if people else state.companies) or []
            return [_stand(phrase, name) for name in rows] or [phrase]
        if not ANAPHORS.fullmatch(word):
            return [phrase]
        if word.endswith(("船", "轮", "船只")):
            return [_stand(phrase, state.vessel)] if state.vessel is not None else [phrase]
        if word in OWN and state.issuer is not None:
            return [_stand(phrase, state.issuer)]
        if word in {"他", "她"}:
            return [_stand(phrase, state.person)] if state.person is not None else [phrase]
        own = [p.name for p in state.subject if p.name is not None and p.name.kind is K.ORG]
        known = state.company if word in {"其", "对方"} else next(iter(own), None) or state.company
        return [_stand(phrase, known)] if known is not None else [phrase]

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


def _issuer(rows: Sequence[Sequence[Found]], plain: str) -> Found | None:
    """The company that a notice defines as `本公司`, whatever other company it speaks of last."""
    match = DEFINES.search(plain)
    if match is None:
        return None
    return next((n for row in rows for n in row if n.end == match.start() and n.kind is K.ORG), None)


def _people(names: Sequence[Found]) -> dict[str, Found]:
    """What people are called later: their name again, and of a foreign one its last part."""
    found = {n.key: n for n in names if n.kind is K.PERSON and len(n.key) > 1}
    for name in list(found.values()):
        last = re.split("[·・‧]", name.key)[-1]
        if last != name.key and len(last) > 1:
            found.setdefault(last, name)
    return found


def _stand(phrase: Phrase, name: Found) -> Phrase:
    """A name in the place of the phrase that refers back to it."""
    return Phrase(phrase.start, phrase.end, name.span, name.key, phrase.words, name=name)


def _together(people: list[Found], known: list[Found]) -> list[Found]:
    """The two people last named together, or one after the other."""
    fresh = [p for p in people if p.party not in {k.party for k in known[-1:]}]
    if len(fresh) > 1:
        return fresh
    return [*known, *fresh][-2:]


def _country(name: Found, knowledge: Knowledge) -> Iterator[Mention]:
    """The country, or the town, that a body's name opens with: that of 乌克兰外交部."""
    places = [*knowledge.countries, *knowledge.towns]
    place = max((p for p in places if name.key.startswith(p) and len(name.key) > len(p)), key=len, default="")
    if place:
        span = Span(name.span.start, name.span.start + len(place))
        text = name.text[: len(place)]
        yield Mention(span, text, K.PLACE, text, knowledge.countries.get(place))


def _sum(events: Sequence[Event]) -> tuple[Event, str] | None:
    """The event, and the argument in it, that a group of companies or people fills."""
    for event in reversed(events):
        for key in ("obj", "对", "topic", "把", "将", "subj", "与", "从", "向"):
            for phrase in event.arguments.get(key, ()):
                if phrase.name is not None and phrase.name.kind is K.GROUP:
                    return event, key
    return None


def replace_arguments(event: Event, key: str, rows: list[Phrase], *, span: Span) -> Event:
    """The same event with other phrases for one of its arguments, said in a wider stretch."""
    return replace(event, arguments=event.arguments | {key: rows}, span=span)


def _sorted(mentions: dict[tuple[int, int, str], Mention]) -> Iterator[Mention]:
    return (mentions[key] for key in sorted(mentions))


def read_chinese() -> DeferredExtractor:
    """The reader of Chinese, its lexicons loaded by the first Chinese document."""
    return DeferredExtractor(METHOD, LANGUAGES, ChineseExtractor.load)
