"""The reader of official statements: an authority's own words on one list entry, read with that entry known.

The English reader reads the text as any other; what it finds about the subject is put under the entry's name. The
offices of a person are read by rules of their own (`official_roles`), because statements put them in a dozen fixed ways
that newspapers do not use, and those claims replace the English reader's on the same relations.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lading.claims.en.coreference import is_short_form
from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import Lexicons
from lading.claims.gazetteer import SCHEMA_KINDS, Gazetteer
from lading.claims.official.deals import DealReader
from lading.claims.official.lexicon import OfficialLexicon, load_official
from lading.claims.official.names import BodyReader
from lading.claims.official.roles import METHOD, RoleReader
from lading.claims.official.subject import Known, complete_names, find_references, rename
from lading.documents.sentences import SentenceRules, load_sentence_rules, split_sentences
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Reading
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.span import Span

BODIES = frozenset({MentionKind.ORG, MentionKind.AUTHORITY})
TRADE = frozenset({
    Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.MANUFACTURES, Predicate.DEVELOPS, Predicate.TRANSPORTS,
    Predicate.FINANCES, Predicate.ASSEMBLES,
})  # fmt: skip
HELD = frozenset({Predicate.DIRECTS, Predicate.WORKS_FOR})
OFFICES = frozenset({Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.OWNS, Predicate.CONTROLS})


@dataclass(frozen=True, slots=True)
class OfficialReader:
    """Everything that reading statements needs, loaded once; `on` makes the extractor for one subject."""

    english: RulesExtractor
    lexicon: OfficialLexicon
    bodies: BodyReader
    sentences: SentenceRules

    @classmethod
    def of(cls, english: RulesExtractor) -> "OfficialReader":
        """A reader beside the English one."""
        lexicon = load_official()
        return cls(english, lexicon, BodyReader(lexicon, _nations(english.lexicons)), load_sentence_rules())

    def on(self, subject: Entity) -> "OfficialExtractor":
        """The extractor for statements on one entry."""
        return OfficialExtractor(self, subject)


@dataclass(frozen=True, slots=True)
class OfficialExtractor:
    """Reads the statements on one list entry. See `claims.extractor.Extractor`."""

    reader: OfficialReader
    subject: Entity
    method: str = METHOD

    def reads(self, document: Document) -> bool:
        """Whether the text is English and the entry a party or a thing."""
        return self.reader.english.reads(document) and self.subject.schema in SCHEMA_KINDS

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """Mentions and claims; the subject's under the name of its entry."""
        reader, known = self.reader, Known.of(self.subject)
        english = complete_names(reader.english.extract(document, gazetteer), document)
        sentences = split_sentences(document, rules=reader.sentences)
        references = find_references(document, sentences, known=known, reading=english, lexicon=reader.lexicon)
        renamed = rename(english, known, references)
        made: list[Claim] = []
        if known.is_person:
            roles = RoleReader(reader.lexicon, reader.bodies)
            for sentence in sentences:
                made += roles.read(document, sentence, references=references)
        else:
            others = tuple(m.span for m in renamed.mentions if m.kind in BODIES and m.party != known.party)
            deals = DealReader(reader.lexicon, reader.bodies, references, others)
            for sentence in sentences:
                made += deals.read(document, sentence)
                made += deals.read_sent(document, sentence, made)
        made = [_name_fully(claim, renamed.mentions) for claim in made]
        kept = (c for c in renamed.claims if not (known.is_person and _is_office(c, known)) and not _is_within(c, made))
        ends = tuple(s.span for s in sentences if reader.lexicon.conclusion.search(s.span.cut(document.text)))
        told = (c for c in kept if not self._is_style(c) and not _is_concluded(c, ends))
        claims = tuple(dict.fromkeys((*told, *made)))
        return Reading(document.id, _with_ends(renamed.mentions, claims), claims)

    def _is_style(self, claim: Claim) -> bool:
        """Whether a claim only repeats a style: `Russian weapon producer X`."""
        words = claim.item.text.lower().split() if claim.item and claim.predicate is Predicate.MANUFACTURES else []
        return 0 < len(words) < 3 and words[0] in self.reader.bodies.nations


def _is_concluded(claim: Claim, ends: Iterable[Span]) -> bool:
    """Whether a claim of trade stands in the legal conclusion, which names criteria and no deal."""
    return claim.predicate in TRADE and any(span.covers(claim.evidence.span) for span in ends)


def _name_fully(claim: Claim, mentions: Iterable[Mention]) -> Claim:
    """The claim with its object under the fullest name that the text gives it."""
    end = claim.object
    if end is None:
        return claim
    longer = (m.party for m in mentions if m.kind in BODIES and is_short_form(end.party, m.party))
    return replace(claim, object=replace(end, party=max(longer, key=len, default=end.party)))


def _is_office(claim: Claim, known: Known) -> bool:
    """Whether a claim says what `official_roles` says better, or makes a holder of an office that nobody names."""
    if claim.predicate not in OFFICES or claim.subject is None:
        return False
    named = claim.subject.kind is MentionKind.PERSON and len(claim.subject.party.split()) > 1
    return claim.subject.party == known.party or (claim.predicate in HELD and not named)


def _is_within(claim: Claim, made: Iterable[Claim]) -> bool:
    """Whether a claim has part of a name, or no subject, where one of the same relation made here has the whole."""
    end = claim.object
    if end is None:
        return False
    same = (c.object.span for c in made if c.predicate is claim.predicate and c.object is not None)
    return any(span.covers(end.span) and (span != end.span or claim.subject is None) for span in same)


def _with_ends(mentions: Iterable[Mention], claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """The mentions of a text and those that its claims add, in order, each once."""
    found = {(m.span, m.kind): m for m in mentions}
    for claim in claims:
        for mention in (claim.subject, claim.object):
            if mention is not None and mention.text[:1].isupper():
                found.setdefault((mention.span, mention.kind), mention)
    return tuple(found[key] for key in sorted(found))


def _nations(lexicons: Lexicons) -> frozenset[str]:
    return frozenset((*lexicons.adjectives, *(name.lower() for name in lexicons.countries)))
