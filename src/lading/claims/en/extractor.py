"""The offline reader of English: names, clauses, frames, then stance, attribution and evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lading.claims.en.attribution import Voice, Voices
from lading.claims.en.bodies import unify_bodies
from lading.claims.en.building import METHOD, Builder, as_mention
from lading.claims.en.clause_reader import ClauseReader
from lading.claims.en.clauses import Parse
from lading.claims.en.comments import read_comment
from lading.claims.en.coreference import Memory, group_parties, with_party
from lading.claims.en.descriptions import LEAD, find_named_later
from lading.claims.en.frame_index import Draft, FrameIndex
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.lists import LeadIn, read_bullet
from lading.claims.en.matching import Matcher
from lading.claims.en.mentions import find_names
from lading.claims.en.name_rules import Marked, Name, NameRules
from lading.claims.en.phrasing import make_chunks
from lading.claims.en.referring import Referents
from lading.claims.en.state import State, find_deck
from lading.claims.en.tagging import tag_sentence
from lading.claims.en.unit_asides import drop_asides
from lading.claims.gazetteer import Gazetteer
from lading.claims.merging import merge_claims
from lading.documents.sentences import SentenceRules, load_sentence_rules, split_sentences
from lading.model.claim import Mention, Predicate, Reading
from lading.model.document import Block, BlockKind, Document

PROSE = {BlockKind.PARAGRAPH, BlockKind.BULLET}
LANGUAGES = {"en", "und"}
LONGEST = 400
"""Tokens of the longest sentence whose clauses are read: what is longer is a list or a broken text, not a sentence."""
QUOTES = '“”"'


@dataclass(frozen=True, slots=True)
class RulesExtractor:
    """Reads English prose by declarative frames. Built once from the lexicons, used for any number of documents.

    Headings and questions give mentions but no claims: they repeat or sharpen what the body says. Rows and fields of
    tables are another extractor's.
    """

    lexicons: Lexicons
    names: NameRules
    frames: FrameIndex
    nominal: frozenset[str]
    sentences: SentenceRules
    method: str = METHOD

    @classmethod
    def of(cls, lexicons: Lexicons) -> "RulesExtractor":
        """An extractor with these lexicons."""
        nominal = frozenset(n for f in lexicons.frames for n in f.nouns if any("self" in s.sources for s in f.slots))
        return cls(lexicons, NameRules.of(lexicons), FrameIndex.build(lexicons.frames), nominal, load_sentence_rules())

    def reads(self, document: Document) -> bool:
        """Whether the document is English, or of no language that could be told."""
        return document.language.split("-")[0] in LANGUAGES

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The mentions and claims of a document. Linear in its length; every quote verbatim at its span."""
        sentences = split_sentences(document, rules=self.sentences)
        marked = find_names(document.text, sentences, self.names, gazetteer=gazetteer)
        parses = [self._parse(m) if self._is_worth_it(m) else None for m in marked]
        parties = group_parties(marked, _find_aliases(parses), self.lexicons)
        named = [
            replace(
                m,
                names=tuple(with_party(n, parties) for n in m.names),
                inner=tuple(with_party(n, parties) for n in m.inner),
            )
            for m in marked
        ]
        named = unify_bodies(named, self.lexicons)
        first = next((i for i, m in enumerate(named) if m.sentence.block.kind is BlockKind.PARAGRAPH), len(named))
        later = self._named_later(named, parses, first)
        state = State(Memory(self.lexicons), find_deck(document))
        for at, (sentence, parse) in enumerate(zip(named, parses, strict=True)):
            state.memory.sentence = at
            if parse is None:
                self._pass_over(sentence, state)
            else:
                self._read_sentence(document, sentence, parse, state=state, later=later)
        return Reading(document.id, _list_mentions(named), merge_claims(state.claims))

    def _is_worth_it(self, marked: Marked) -> bool:
        if marked.title_case or marked.sentence.block.kind in {BlockKind.FIELD, BlockKind.ROW}:
            return False
        if len(marked.tokens) > LONGEST:
            return False
        return bool(marked.names) or any(not t.mark and t.lower in self.lexicons.verbs for t in marked.tokens)

    def _parse(self, marked: Marked) -> Parse:
        units = [u for u in tag_sentence(marked, self.lexicons) if u.start >= marked.dateline]
        return ClauseReader(make_chunks(drop_asides(units), self.lexicons), self.lexicons, self.nominal).read()

    def _pass_over(self, marked: Marked, state: State) -> None:
        if marked.sentence.block.kind is BlockKind.HEADING:
            state.voice, state.lead, state.quoting = Voice(), None, False
        for name in marked.names:
            state.memory.note(name, subject=False)

    def _named_later(self, named: Sequence[Marked], parses: Sequence[Parse | None], first: int) -> dict[int, Name]:
        """The names of whom the first sentence only describes, with the parties of the whole document."""
        parties = {(n.start, n.end, n.text): n for m in named[first : first + LEAD + 1] for n in m.names}
        rows = find_named_later(parses, first, self.lexicons)
        return {
            key: parties.get((np.name.start, np.name.end, np.name.text), np.name)
            for key, np in rows.items()
            if np.name is not None
        }

    def _read_sentence(
        self, document: Document, marked: Marked, parse: Parse, *, state: State, later: Mapping[int, Name]
    ) -> None:
        kind = marked.sentence.block.kind
        names = Referents(document, marked, state.memory, self.lexicons, later).settle(parse)
        if kind not in PROSE:
            if kind is BlockKind.HEADING:
                state.voice, state.lead, state.quoting = Voice(), None, False
            return
        matcher = Matcher(self.frames, self.lexicons, state.memory, names, marked.inner)
        builder = Builder(document, marked, self.lexicons, names)
        voices = Voices(self.lexicons, names, parse)
        text = document.cut(marked.sentence.span).strip()
        for draft in matcher.match(parse) if not text.endswith("?") else ():
            voice = _find_voice(voices.of(draft.clause), text, kind, state)
            voice = state.pass_on(voice, marked.sentence.block, text, background=_stands_alone(draft))
            if not voice.negated:
                for claim in builder.build(draft, voice):
                    state.keep(claim)
        if kind is BlockKind.BULLET and state.lead is not None:
            for claim in read_bullet(state.lead, parse, builder, matcher=matcher, voice=state.voice):
                state.keep_listed(claim)
        comment = read_comment(builder, parse, names, lexicons=self.lexicons)
        if comment is not None:
            state.keep(comment)
        if kind is BlockKind.BULLET:
            state.hear(
                next((v for c in parse.clauses for v in [voices.of(c)] if v.speakers), Voice()),
                marked.sentence.block,
                text,
            )
        else:
            self._carry(text, marked.sentence.block, parse, voices=voices, state=state)

    def _carry(self, text: str, block: Block, parse: Parse, *, voices: Voices, state: State) -> None:
        """What the following sentences inherit: the speaker, the lead-in of a list, an open quotation."""
        voice = next((v for c in parse.clauses for v in [voices.of(c)] if v.speakers), Voice())
        state.hear(voice, block, text)
        if text.endswith(":"):
            state.lead = LeadIn.read(parse, self.frames)
            state.voice = voice if voice.speakers else state.voice
            return
        state.lead = None
        state.quoting = any(q in text for q in QUOTES)
        if voice.speakers or not state.quoting:
            state.voice = voice


def _stands_alone(draft: Draft) -> bool:
    """Whether a relation is told in the text's own voice though a report runs on around it: an arrest, a listing, a title."""
    return draft.frame.background or draft.frame.predicate in {Predicate.PROSECUTED_BY, Predicate.DESIGNATED_BY}


def _find_voice(voice: Voice, text: str, kind: BlockKind, state: State) -> Voice:
    """The sentence's own voice; a bullet has its lead-in's, a quotation that goes on its speaker's."""
    if voice.speakers or voice.verbs:
        return voice
    return state.voice if kind is BlockKind.BULLET or (state.quoting and text[:1] in QUOTES + "‘'«") else voice


def _find_aliases(parses: Iterable[Parse | None]) -> dict[str, str]:
    """Short names that the text itself gives in brackets, with the long ones."""
    found: dict[str, str] = {}
    for parse in parses:
        for long, short in parse.aliases if parse is not None else ():
            if long.name is not None and short.name is not None and len(short.name.text) < len(long.name.text):
                found.setdefault(short.name.text, long.name.text)
    return found


def _list_mentions(marked: Iterable[Marked]) -> tuple[Mention, ...]:
    found = {(n.span.start, n.span.end, n.kind): as_mention(n) for m in marked for n in (*m.names, *m.inner)}
    return tuple(found[key] for key in sorted(found))
