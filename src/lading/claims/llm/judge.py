"""A model's claim, held against the text: refused, kept for a person, or verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from lading.claims.en.attribution import KINDS
from lading.claims.guards import LONGEST_QUOTE, Context, guard_claim
from lading.claims.llm.bearing import check_polarity, check_stance
from lading.claims.llm.direction import SYMMETRIC, Finding, Scene, Way, is_turned, judge_direction
from lading.claims.llm.knowledge import READ, Knowledge
from lading.claims.llm.names import Names
from lading.claims.llm.reply import Fault, RefusedRowError, SaidClaim
from lading.claims.llm.sentences import Numbered
from lading.claims.llm.values import read_values
from lading.model.claim import Attribution, AuthorityKind, Claim, Mention, MentionKind, Predicate, Tier
from lading.model.document import BlockKind
from lading.model.evidence import Evidence
from lading.model.span import Span

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})
VERIFIED_SCORE, DOUBTED_SCORE = 0.8, 0.5
MOST_PLACES = 4
"""Mentions of one name in a sentence that are tried."""
TWO_SIDED = frozenset(
    {
        Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.TRANSPORTS, Predicate.FINANCES, Predicate.OWNS, Predicate.CONTROLS,
        Predicate.SUBSIDIARY_OF, Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.LOCATED_IN, Predicate.COMPONENT_OF,
        Predicate.DERIVED_FROM, Predicate.DESIGNATED_BY, Predicate.PROSECUTED_BY, Predicate.VISITS,
    }
)  # fmt: skip
PARTIES = frozenset(
    {Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.TRANSPORTS, Predicate.FINANCES, Predicate.OWNS,
     Predicate.CONTROLS, Predicate.SUBSIDIARY_OF, Predicate.DIRECTS, Predicate.WORKS_FOR}
)  # fmt: skip
DONE = frozenset({Predicate.MANUFACTURES, Predicate.ASSEMBLES, Predicate.DEVELOPS, Predicate.TESTS, Predicate.DEPLOYS})
NO_PARTY = frozenset({MentionKind.ITEM, MentionKind.PLACE})


@dataclass(slots=True)
class _Case:
    """One claim under examination: where its words stand, its mentions, and the doubts so far."""

    said: SaidClaim
    rows: tuple[Numbered, ...]
    main: Numbered
    words: Span
    subject: Mention | None = None
    object: Mention | None = None
    item: Mention | None = None
    doubts: list[str] = field(default_factory=list)
    because: list[str] = field(default_factory=list)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(m for m in (self.subject, self.object, self.item) if m is not None)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the claims of one document's answers. `rules` are the claims that the other readers made of it."""

    context: Context
    knowledge: Knowledge
    rules: Sequence[Claim]
    method: str

    def judge(self, said: SaidClaim, names: Names) -> Claim:
        """The claim with its quote, verified or for review, with reasons.

        Raises:
            RefusedRowError: where it points at what is not there, or says what the words do not.
        """
        rows = tuple(names.sentence(number) for number in said.sentences)
        case = self._find_words(said, rows, names)
        self._choose(case, names)
        values = self._anchor_values(case, names)
        voices = self._find_voices(case, names)
        claim = self._make(case, names, values=values, voices=voices)
        agreed = self._compare(claim)
        if not agreed:
            case.doubts += [
                *self._check_words(case, names),
                *check_stance(claim, context=self.context, knowledge=self.knowledge),
            ]
        else:
            case.because.append(f"agrees with {agreed.method}")
        case.doubts += check_polarity(claim, case.words, context=self.context, knowledge=self.knowledge)
        case.doubts += self._check_form(case, names)
        return self._settle(claim, case)

    def _find_words(self, said: SaidClaim, rows: tuple[Numbered, ...], names: Names) -> _Case:
        for row in rows:
            place = next(names.anchor(row.number).find(said.words), None)
            if place is not None:
                return _Case(said, rows, row, place)
        raise RefusedRowError(Fault.WORDS, said.words)

    def _choose(self, case: _Case, names: Names) -> None:
        """The mentions meant: those of the sentence whose direction the words confirm, else the nearest."""
        said = case.said
        found = {role: names.of(getattr(said, role)) for role in ("subject", "object", "item")}
        if not any(found.values()):
            raise RefusedRowError(Fault.NOTHING, said.predicate)
        best: Finding | None = None
        for subject, obj in product(self._near(found["subject"], case), self._near(found["object"], case)):
            if subject is not None and obj is not None and subject.party.casefold() == obj.party.casefold():
                raise RefusedRowError(Fault.NOTHING, f"{subject.party} and itself")
            finding = self._look(case, names, subject, obj)
            if best is None or (finding.way is Way.CONFIRMED and best.way is not Way.CONFIRMED):
                best, case.subject, case.object = finding, subject, obj
        case.item = next(iter(self._near(found["item"], case)))
        assert best is not None  # noqa: S101  # a product of rows that are never empty
        self._weigh(case, names, best)

    def _near(self, row: Sequence[Mention], case: _Case) -> list[Mention | None]:
        """The mentions of a name in the sentence; else the last one before it, else the first."""
        inside = [m for m in row if case.main.span.covers(m.span)]
        if inside or not row:
            return [*inside[:MOST_PLACES]] or [None]
        earlier = [m for m in row if m.span.end <= case.main.span.start]
        return [earlier[-1] if earlier else row[0]]

    def _look(self, case: _Case, names: Names, subject: Mention | None, obj: Mention | None) -> Finding:
        if any(m is not None and not case.main.span.covers(m.span) for m in (subject, obj)):
            return Finding(Way.UNCLEAR)
        text = self.context.document.text
        spans = {m.span for row in names.rows.values() for m in row if case.main.span.covers(m.span)}
        spans |= {m.span for m in names.known.values() if case.main.span.covers(m.span)}
        own = {m.span for m in (subject, obj) if m is not None}
        kept = own | {s for s in spans if not any(s.overlaps(o) for o in own)}
        scene = Scene(text, case.main.span, tuple(sorted(kept)))
        tongue = self.knowledge.tongue_of(case.main.span.cut(text))
        triggers = tongue.find_triggers(scene, case.words, case.said.predicate)
        return judge_direction(tongue, scene, triggers, subject=subject, target=obj)

    def _weigh(self, case: _Case, names: Names, finding: Finding) -> None:
        """Refuse what the words say the other way round; note what they confirm."""
        if case.said.predicate in SYMMETRIC:
            return
        if is_turned(case.said.predicate, case.subject, case.object):
            raise RefusedRowError(Fault.DIRECTION, f"{case.said.predicate}: of a {case.subject and case.subject.kind}")
        if finding.way is Way.REVERSED:
            raise RefusedRowError(Fault.DIRECTION, f"{case.said.predicate}: {finding.because}")
        if finding.way is Way.CONFIRMED:
            both = case.subject is not None and case.object is not None
            if both and self._look(case, names, case.object, case.subject).way is Way.CONFIRMED:
                case.doubts.append("the words may be read either way round")
            case.because.append(f"frame: {finding.because}")

    def _anchor_values(self, case: _Case, names: Names) -> list[tuple[str, str]]:
        found = []
        for kind, words in case.said.values:
            if not words:
                continue
            place = next((p for row in case.rows for p in names.anchor(row.number).find(words)), None)
            if place is None:
                raise RefusedRowError(Fault.WORDS, f"{kind}: {words}")
            found.append((kind, " ".join(self.context.document.cut(place).split())))
        return found

    def _find_voices(self, case: _Case, names: Names) -> tuple[Attribution, ...]:
        voices = []
        for voice in case.said.attribution:
            (mention,) = self._near(names.of(voice), case)[:1]
            assert mention is not None  # noqa: S101  # a known id has mentions
            if not case.main.span.covers(mention.span):
                case.doubts.append("its authority is named in another sentence")
            if names.is_cut(mention):
                case.doubts.append("a name cut out of a longer one")
            voices.append(Attribution(mention.text, self._kind(mention), mention.span, mention.party))
        return tuple(voices)

    def _kind(self, mention: Mention) -> AuthorityKind:
        if mention.kind is not MentionKind.GROUP:
            return KINDS.get(mention.kind, AuthorityKind.OTHER)
        kinds = self.knowledge.checks.authorities.items()
        return next((kind for kind, words in kinds if words.search(mention.text)), AuthorityKind.OTHER)

    def _make(
        self, case: _Case, names: Names, *, values: Sequence[tuple[str, str]], voices: tuple[Attribution, ...]
    ) -> Claim:
        said, document = case.said, self.context.document
        relay = names.of(said.relayed_by)
        return Claim(
            predicate=said.predicate, subject=case.subject, object=case.object, item=case.item,
            evidence=self._quote(case), stance=said.stance, method=self.method, score=VERIFIED_SCORE,
            reasons=(f"model: {document.cut(case.words)}",), polarity=said.polarity, tier=Tier.VERIFIED,
            attribution=voices, relayed_by=relay[0].party if relay else "",
            qualifiers=read_values(values, said.predicate, published=document.published),
            also=tuple(Evidence.quote(document, row.span) for row in case.rows if row is not case.main),
        )  # fmt: skip

    def _quote(self, case: _Case) -> Evidence:
        """The whole sentence, so that nothing that bends the words is left out; of a very long one, up to the names."""
        document, span = self.context.document, case.main.span
        if len(span) > LONGEST_QUOTE:
            inside = [m.span for m in case.mentions if span.covers(m.span)]
            span = Span(min(s.start for s in (case.words, *inside)), max(s.end for s in (case.words, *inside)))
        return Evidence.quote(document, span)

    def _compare(self, claim: Claim) -> Claim | None:
        """The claim that the rules are sure of and that says the same. Raises RefusedRowError where they only say it the other way round."""
        sides = _party(claim.subject), _party(claim.object)
        turned = None
        for other in self.rules:
            if other.predicate is not claim.predicate or not other.evidence.span.overlaps(claim.evidence.span):
                continue
            found = _party(other.subject), _party(other.object)
            said = other.polarity, other.stance, other.tier
            if found == sides and said == (claim.polarity, claim.stance, Tier.VERIFIED):
                return other
            if all(sides) and found == sides[::-1]:
                turned = other
        if turned is not None and claim.predicate not in SYMMETRIC:
            raise RefusedRowError(Fault.DIRECTION, f"{claim.predicate}: {turned.method} reads it the other way round")
        return None

    def _check_words(self, case: _Case, names: Names) -> Iterator[str]:
        """Doubts about the relation itself, which the rules did not read."""
        if case.said.predicate in SYMMETRIC:
            yield "only the model reads this relation"
        elif not any(reason.startswith("frame: ") for reason in case.because):
            yield "the words do not tell who does it to whom"
        if any(names.is_cut(m) for m in case.mentions):
            yield "a name cut out of a longer one"

    def _check_form(self, case: _Case, names: Names) -> Iterator[str]:
        """Doubts about where and of whom it is said."""
        said, document = case.said, self.context.document
        if document.language.split("-")[0] not in READ:
            yield f"words in language {document.language!r} cannot be checked"
        if case.main.kind not in PROSE:
            yield f"it stands in a {case.main.kind}"
        if len(case.rows) > 1:
            yield "it takes several sentences together"
        if any(not case.main.span.covers(m.span) for m in case.mentions):
            yield "the sentence does not name all of them"
        yield from self._check_sides(case)
        if said.relayed_by and not any(case.main.span.covers(m.span) for m in names.of(said.relayed_by)):
            yield "the sentence does not name who relays it"

    def _check_sides(self, case: _Case) -> Iterator[str]:
        """Doubts about what the parties are."""
        said = case.said
        if said.predicate in TWO_SIDED and (case.subject is None or case.object is None):
            yield "one side is missing"
        parties = [m for m in (case.subject, case.object) if m is not None]
        if said.predicate in PARTIES and any(m.kind in NO_PARTY for m in parties):
            yield "a place or a thing is no party"
        if said.predicate in PARTIES and any(m.kind is MentionKind.GROUP for m in parties):
            yield "one side has no name"
        subject = case.subject
        if subject is not None and (
            subject.kind is MentionKind.PLACE or (said.predicate in DONE and subject.kind is MentionKind.ITEM)
        ):
            yield f"a {subject.kind} does nothing"
        if (
            said.predicate is Predicate.LOCATED_IN
            and case.object is not None
            and case.object.kind is not MentionKind.PLACE
        ):
            yield "what it is in is no place"
        if len(parties) == 2 and parties[0].span.overlaps(parties[1].span):
            yield "one name is part of the other"

    def _settle(self, claim: Claim, case: _Case) -> Claim:
        reasons = (*claim.reasons, *case.because)
        if not case.doubts:
            return guard_claim(replace(claim, reasons=reasons), self.context)
        doubts = tuple(f"doubt: {doubt}" for doubt in dict.fromkeys(case.doubts))
        return replace(claim, tier=Tier.NEEDS_REVIEW, score=DOUBTED_SCORE, reasons=(*reasons, *doubts))


def _party(mention: Mention | None) -> str:
    return mention.party.casefold() if mention is not None else ""
