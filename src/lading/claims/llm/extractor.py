"""The language model behind the seam of all readers. Pure: whom to ask is an argument, and nothing is believed unchecked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import Context
from lading.claims.llm.judge import Judge
from lading.claims.llm.knowledge import Knowledge
from lading.claims.llm.names import Names
from lading.claims.llm.prompt import Prompt, ask_about, choose_parties, number_parties
from lading.claims.llm.question import Complete, Question
from lading.claims.llm.reply import BrokenReplyError, Refusal, RefusedRowError, Reply, parse_reply
from lading.claims.llm.sentences import LONGEST, Numbered, Piece, cut_pieces, halve, name_sentences, number_sentences
from lading.claims.merging import merge_claims
from lading.documents.sentences import split_sentences
from lading.errors import InputError
from lading.model.claim import Claim, Mention, Reading
from lading.model.document import Document
from lading.model.issue import Issue, Severity

VERSION = 1
READ_YOURSELF = "read it yourself, or ask another model"
FREE = Gazetteer.empty
"""Questions are the same whatever lists are at hand, so that an answer that was paid for once serves every question."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document prepared for asking: its sentences with their numbers, and its parties with their ids."""

    pieces: tuple[Piece, ...]
    parties: dict[str, tuple[Mention, ...]]
    rules: tuple[Claim, ...]
    withheld: tuple[Numbered, ...]
    """Sentences that are not shown to a model: they speak to it, or are too long to be sentences."""


@dataclass(slots=True)
class _Found:
    """What the answers about one document come to."""

    claims: list[Claim] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ModelExtractor:
    """Asks a language model about the numbered sentences of a document, beside the readers that need none.

    The other readers give the parties that a model chooses from, and the claims that its own are compared with. What
    was refused is in the issues of the reading, counted.
    """

    model: str
    complete: Complete
    readers: tuple[Extractor, ...]
    knowledge: Knowledge
    prompt: Prompt

    @property
    def method(self) -> str:
        """See Extractor."""
        return f"llm:{self.model}/{VERSION}"

    def reads(self, document: Document) -> bool:
        """Any language: whether the words of a claim can be checked is seen claim by claim."""
        return bool(document.blocks)

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:
        """The claims of the model that the text bears, and an issue for all that it does not."""
        told = self._prepare(document)
        known = self._read_rules(document, gazetteer)
        judge = Judge(Context(document, self.knowledge.guards), self.knowledge, known.claims, self.method)
        found = _Found(issues=list(_note_withheld(document, told.withheld, self.knowledge)))
        for piece in told.pieces:
            self._read_piece(document, piece, told, judge=judge, known=known, found=found)
        found.issues += _note_refusals(document, found)
        claims = merge_claims(found.claims)
        return Reading(document.id, _mentions_of(claims), claims, tuple(found.issues))

    def list_questions(self, document: Document) -> tuple[Question, ...]:
        """What will be asked about a document: for an estimate, or to ask everything beforehand."""
        told = self._prepare(document)
        return tuple(self._ask(document, piece, told) for piece in told.pieces)

    def _read_rules(self, document: Document, gazetteer: Gazetteer) -> Reading:
        readings = [r.extract(document, gazetteer) for r in self.readers if r.reads(document)]
        mentions = {(m.span, m.kind): m for reading in readings for m in reading.mentions}
        claims = tuple(claim for reading in readings for claim in reading.claims)
        return Reading(document.id, tuple(sorted(mentions.values(), key=lambda m: m.span)), claims)

    def _prepare(self, document: Document) -> Told:
        sentences = number_sentences(split_sentences(document, rules=self.knowledge.guards.sentences))
        rules = self._read_rules(document, FREE())
        orders = self.knowledge.checks.orders
        speaking = {one.sentence.block for one in sentences if orders.search(_one_line(document.cut(one.span)))}
        withheld = tuple(one for one in sentences if one.sentence.block in speaking or len(one.span) > LONGEST)
        shown = [one for one in sentences if one not in withheld]
        return Told(cut_pieces(shown), number_parties(rules.mentions), rules.claims, withheld)

    def _ask(self, document: Document, piece: Piece, told: Told) -> Question:
        parties = choose_parties(told.parties, piece)
        return ask_about(document, piece, parties, prompt=self.prompt, model=self.model)

    def _read_piece(
        self, document: Document, piece: Piece, told: Told, *, judge: Judge, known: Reading, found: _Found
    ) -> None:
        """Ask about a piece, once more in halves where the answer is none, and keep what the text bears."""
        for part, reply in self._answers(document, piece, told, found):
            parties = choose_parties(told.parties, part)
            names = Names.resolve(
                document, part, parties, said=reply.names, known=known.mentions, checks=self.knowledge.checks
            )
            found.refusals += [*reply.refusals, *names.refusals]
            for said in reply.claims:
                try:
                    found.claims.append(judge.judge(said, names))
                except RefusedRowError as error:
                    found.refusals.append(error.refusal)

    def _answers(self, document: Document, piece: Piece, told: Told, found: _Found) -> Iterator[tuple[Piece, Reply]]:
        first = self._answer(document, piece, told)
        if isinstance(first, Reply):
            yield piece, first
            return
        for half in halve(piece) if first.severity is Severity.NOTE else ():
            reply = self._answer(document, half, told)
            if isinstance(reply, Reply):
                yield half, reply
            else:
                found.issues.append(replace(reply, severity=Severity.WARNING))
        if first.severity is not Severity.NOTE or not halve(piece):
            found.issues.append(replace(first, severity=Severity.WARNING))

    def _answer(self, document: Document, piece: Piece, told: Told) -> Reply | Issue:
        """The answer about a piece; an issue where there is none: a note where asking about less may help."""
        place = name_sentences(document, piece)
        try:
            answer = self.complete(self._ask(document, piece, told))
        except InputError as error:
            message = f"not read by {self.model}: {error.message}"
            return Issue(Severity.WARNING, document.name, place, message, error.remedy)
        try:
            if not answer.whole:
                raise BrokenReplyError("the answer was cut off, or the question is too long for it")
            return parse_reply(answer.text)
        except BrokenReplyError as error:
            return Issue(Severity.NOTE, document.name, place, f"not read by {self.model}: {error}", READ_YOURSELF)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _note_withheld(document: Document, withheld: Sequence[Numbered], knowledge: Knowledge) -> Iterator[Issue]:
    for one in withheld:
        place = name_sentences(document, (one,))
        if knowledge.checks.orders.search(_one_line(document.cut(one.span))):
            what = f"words that give orders to a language model; their paragraph was kept from it: {_one_line(document.cut(one.span))[:100]!r}"
            yield Issue(
                Severity.WARNING, document.name, place, what, "read this passage yourself, and ask who wrote it"
            )
        elif len(one.span) > LONGEST:
            what = f"a sentence of {len(one.span):,} characters was not shown to the language model"
            yield Issue(Severity.NOTE, document.name, place, what, "read it yourself")


def _note_refusals(document: Document, found: _Found) -> Iterator[Issue]:
    if not found.refusals:
        return
    counts = Counter(refusal.fault.value for refusal in found.refusals)
    first = {refusal.fault.value: refusal.what for refusal in reversed(found.refusals)}
    rows = "; ".join(f"{count} {fault} (as {first[fault]!r})" for fault, count in counts.most_common())
    total = len(found.refusals)
    what = f"{total} row{'s' * (total > 1)} of the language model's answers refused: {rows}"
    yield Issue(Severity.NOTE, document.name, "", what, "nothing of them was used")


def _mentions_of(claims: Iterable[Claim]) -> tuple[Mention, ...]:
    rows = (m for claim in claims for m in (claim.subject, claim.object, claim.item) if m is not None)
    found = {(m.span.start, m.span.end, m.kind.value): m for m in rows}
    return tuple(found[key] for key in sorted(found))
