"""The known subject of an official statement: its entry on the list, and where the text means it.

No name is compared with a list here. The statement stands in the entry, so whoever it speaks of in its first words, as
`he` or as `the company`, is that entry; `judge_subject` hands this on as a judgement that resolving starts from.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lading.claims.gazetteer import SCHEMA_KINDS
from lading.claims.official.lexicon import OfficialLexicon
from lading.claims.statements import party_id
from lading.claims.tokens import Token, tokenize
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Mention, MentionKind, Reading
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.model.span import Span

BY = "list entry"
"""Who judges that the subject of a statement is the entry it stands in."""
NEAR = 4
"""First letters that two romanisations of one name share."""
HEAD = 12
"""Code points into a statement at which its subject is named at the latest: after `The`."""
FORMS = frozenset(["jsc", "ojsc", "cjsc", "pjsc", "llc", "ooo", "oao", "zao", "pao", "ao", "ltd", "limited", "co", "company", "joint", "stock", "corporation", "of", "the", "and", "for", "open", "closed", "public", "liability"])  # fmt: skip
WORD = re.compile(r"\w+")
OPENING = re.compile(
    r"(?:Moreover|Furthermore|In addition|Additionally|In particular|Also|As such|Since \d{4}|In \d{4}|Notably|Specifically|Through [^,]{2,60}),?\s+"
)
HEADED = re.compile(
    r"(?:The\s+)?(?P<name>[‘“\"']?[A-Z0-9].{1,140}?)(?:\s*\([^)]*\))*,?\s+(?:(?:is|was|has|have|are|also|can|carries|had|holds|in|as|who|which|part|a|plays|took|receives)\b|[a-z]+(?:es|s|ed)\b)"
)
"""The subject of a sentence: a name before the first verb."""
QUOTED = re.compile(r" (?:“[^”“]{2,40}”|‘[^’‘]{2,40}’|«[^»«]{2,40}»)")
CAPITALS = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+ ){2,4}$")
"""Capitalised words right before a name and not at the start of a sentence: its first part."""
FAR_LEFT = 60
PERSONAL = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Known:
    """Who a statement is about."""

    entity_id: str
    party: str
    """The name under which the document's claims carry it: the entry's own."""
    kind: MentionKind
    words: frozenset[str]
    """The words of all its names, folded."""

    @classmethod
    def of(cls, entity: Entity) -> "Known":
        """The subject that a list entry makes. Raises KeyError for an entry that is no party, thing or vessel."""
        words = frozenset(word for name in entity.names for word in fold(name))
        return cls(entity.id, entity.caption, SCHEMA_KINDS[entity.schema], words)

    @property
    def is_person(self) -> bool:
        """Whether `he` and `she` mean it."""
        return self.kind is MentionKind.PERSON

    def is_called(self, text: str) -> bool:
        """Whether some words are a name of it: all its telling words are among the entry's, one way of romanising or another."""
        words = [w for w in fold(text) if w not in FORMS and len(w) > 1]
        if not words:
            return False
        hits = sum(self._has(word) for word in words)
        return hits * 2 > len(words) if self.is_person else hits == len(words)

    def _has(self, word: str) -> bool:
        if word in self.words:
            return True
        near = (w for w in self.words if self.is_person and w[:NEAR] == word[:NEAR])
        return len(word) > NEAR and any(abs(len(w) - len(word)) < 3 for w in near)


def fold(text: str) -> list[str]:
    """The words of a name in small letters without marks over them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return WORD.findall(plain.replace("’", "").replace("'", "").casefold())


@dataclass(frozen=True, slots=True)
class References:
    """Where a statement means its subject, and where somebody else."""

    known: Known
    own: tuple[Span, ...]
    others: tuple[Span, ...]
    """Other people that the text names."""

    def last_before(self, place: int, since: int) -> tuple[Span, bool] | None:
        """The reference that ends last before a place, and whether it is to the subject."""
        rows = [(s, True) for s in self.own] + [(s, False) for s in self.others]
        return max((row for row in rows if since <= row[0].start and row[0].end <= place), default=None)

    def first_after(self, place: int, until: int) -> tuple[Span, bool] | None:
        """The reference that begins first after a place, and whether it is to the subject."""
        rows = [(s, True) for s in self.own] + [(s, False) for s in self.others]
        return min((row for row in rows if place <= row[0].start and row[0].end <= until), default=None)


def find_parties(reading: Reading, known: Known) -> frozenset[str]:
    """The parties of a reading that are the subject: called as the entry is, or named first thing."""
    kinds = {MentionKind.PERSON} if known.is_person else {MentionKind.ORG, MentionKind.AUTHORITY}
    mentions = [m for m in (*reading.mentions, *_ends(reading.claims)) if m.kind in kinds]
    found = {m.party for m in mentions if known.is_called(m.text) or known.is_called(m.party)}
    opening = [m for m in mentions if m.span.start <= HEAD]
    if not found:  # the act spells the name otherwise than its entry does
        return frozenset(m.party for m in opening)
    return frozenset(found | {m.party for m in opening if _shares(m, known)})


def find_references(
    document: Document, sentences: Sequence[Sentence], *, known: Known, reading: Reading, lexicon: OfficialLexicon
) -> References:
    """Every place that means the subject: names, safe pronouns, and at the start of a sentence `the company`."""
    parties = find_parties(reading, known)
    own = {m.span for m in reading.mentions if m.party in parties}
    people = (m for m in reading.mentions if m.kind is MentionKind.PERSON and m.party not in parties)
    others = {m.span for m in people if len(m.text.split()) > 1 and not lexicon.office.search(m.text)}
    for sentence in sentences:
        tokens = tokenize(document.text, sentence.span)
        if known.is_person:
            own |= set(_find_person(tokens, known, others))
        elif tokens:
            own |= set(_find_organisation(document.text, tokens, known, lexicon))
    kept = {s for s in others if not any(s.overlaps(o) for o in own)}
    widest = {s for s in own if not any(o.covers(s) for o in own if o != s)}
    return References(known, tuple(sorted(widest)), tuple(sorted(kept)))


def complete_names(reading: Reading, document: Document) -> Reading:
    """The same reading with whole names: the quoted part that ends one (JSC PLANT “KUPOL”), the words that begin one."""

    def turn(mention: Mention | None) -> Mention | None:
        if mention is None or mention.kind not in {MentionKind.ORG, MentionKind.AUTHORITY}:
            return mention
        quoted = QUOTED.match(document.text, mention.span.end)
        before = CAPITALS.search(document.text, max(0, mention.span.start - FAR_LEFT), mention.span.start)
        if (quoted is None and before is None) or mention.text.islower() or len(mention.text.split()) > 5:
            return mention
        first = (
            before.start()
            if before and len(mention.text.split()) <= 2 and mention.party == mention.text
            else mention.span.start
        )
        span = Span(first, quoted.end() if quoted else mention.span.end)
        party = document.cut(span) if mention.party == mention.text else mention.party
        return replace(mention, span=span, text=document.cut(span), party=party)

    claims = tuple(replace(c, subject=turn(c.subject), object=turn(c.object)) for c in reading.claims)
    return Reading(reading.document_id, tuple(t for m in reading.mentions if (t := turn(m))), claims)


def rename(reading: Reading, known: Known, references: References) -> Reading:
    """The same reading with the subject under its entry's name wherever it is meant."""
    parties, places = find_parties(reading, known), set(references.own)

    def turn(mention: Mention | None) -> Mention | None:
        if mention is None or not (mention.party in parties or mention.span in places):
            return mention
        if mention.kind in {MentionKind.ITEM, MentionKind.PLACE}:
            return mention
        return replace(mention, party=known.party, kind=known.kind)

    claims = (replace(c, subject=turn(c.subject), object=turn(c.object), item=turn(c.item)) for c in reading.claims)
    apart = tuple(c for c in claims if c.subject is None or c.object is None or c.subject.party != c.object.party)
    return Reading(reading.document_id, tuple(t for m in reading.mentions if (t := turn(m))), apart)


def judge_subject(document_id: str, known: Known) -> Judgement:
    """That the subject of a statement is the entry it stands in, for `resolve` to start from."""
    mention = Mention(Span(0, 0), "", known.kind, known.party)
    reason = Reason("subject", 1.0, "the statement is the list's own, on this entry")
    match = Match(party_id(document_id, mention), known.entity_id, 1.0, (reason,), known.party)
    return Judgement(match, Decision.POSITIVE, BY)


def _ends(claims: Iterable[Claim]) -> list[Mention]:
    return [m for c in claims for m in (c.subject, c.object) if m is not None]


def _shares(mention: Mention, known: Known) -> bool:
    """Whether a name that opens the statement has a telling word in common with the entry's."""
    words = set(fold(mention.text)) | set(fold(mention.party))
    return bool((words & known.words) - FORMS)


def _find_person(tokens: Sequence[Token], known: Known, others: Iterable[Span]) -> Iterator[Span]:
    """Pronouns and names of a known person among some tokens, neighbouring names as one; not inside somebody else's."""
    run: list[Token] = []
    for token in tokens:
        named = token.capital and len(token.text) > 2 and known.is_called(token.text)
        if named and not any(o.start <= token.start < o.end for o in others):
            run.append(token)
            continue
        if run:
            yield Span(run[0].start, run[-1].end)
            run = []
        if token.lower in PERSONAL:
            yield Span(token.start, token.end)
    if run:
        yield Span(run[0].start, run[-1].end)


def _find_organisation(text: str, tokens: Sequence[Token], known: Known, lexicon: OfficialLexicon) -> Iterator[Span]:
    """Where a sentence opens with the subject, by name, as `It` or as `The company`; then each `it` of the sentence too."""
    first, last = tokens[0], tokens[-1]
    opened = OPENING.match(text, first.start, last.end)
    start = opened.end() if opened else first.start
    following = next((t for t in tokens if t.start >= start), first)
    after = next((t for t in tokens if t.start > following.start), following)
    head = HEADED.match(text, start, last.end)
    if following.lower == "it":
        yield Span(following.start, following.end)
    elif following.lower == "the" and after.lower in lexicon.words["refers.org"]:
        yield Span(following.start, after.end)
    elif head is not None and _is_mostly(head["name"], known):
        yield Span(head.start("name"), head.end("name"))
    else:
        return
    yield from (Span(t.start, t.end) for t in tokens if t.lower == "it" and t.start > following.start)


def _is_mostly(name: str, known: Known) -> bool:
    """Whether most telling words of a name are among the entry's."""
    words = [w for w in fold(name) if w not in FORMS]
    return bool(words) and sum(w in known.words for w in words) * 5 >= len(words) * 3
