"""What one sentence leaves to the next: who speaks, whom the goods went to, which claims a denial may answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lading.claims.en.attribution import Voice
from lading.claims.en.coreference import Memory
from lading.claims.en.lists import FROM_LEAD_IN, LeadIn
from lading.model.claim import AuthorityKind, Claim, Mention, MentionKind, Polarity, Predicate, Stance, Tier
from lading.model.document import Block, BlockKind, Document
from lading.model.evidence import Evidence

DENIED_AT_MOST, LOOK_BACK = 12, 200
HEADLINE_WORDS = 5
ADDED = "frame: someone is added"
LISTED_WITHIN = 8
"""Sentences over which `was added` still means the list spoken of."""
ANNOUNCES = re.compile(r"\b(?:is|are) (?:\w+ ){0,2}\w+ing\b|\b(?:today|hereby)\b", re.IGNORECASE)
"""How a notice says what its authority does: "is designating", "today sanctioned"."""
ANNOUNCED = re.compile(r"\b(?:is|are) (?:\w+ ){0,2}being\b", re.IGNORECASE)
"""How a notice says what it does itself: "is being designated"."""
TAKES_UP = frozenset(
    {
        "it",
        "its",
        "they",
        "their",
        "he",
        "she",
        "his",
        "her",
        "these",
        "this",
        "those",
        "both",
        "the",
        "such",
        "one",
        "another",
    }
)
"""First words of a sentence that goes on with what the one before reports."""
PASSED_ON = {"frame: someone is listed", "frame: an authority sanctions someone", "frame: someone put on a list"}
"""Ways of saying that leave out an authority named just before."""
BACKGROUND = {
    Predicate.DIRECTS, Predicate.WORKS_FOR, Predicate.LOCATED_IN, Predicate.DESIGNATED_BY, Predicate.COMMENTS,
    Predicate.OWNS, Predicate.SUBSIDIARY_OF,
}  # fmt: skip
"""Relations that a denial of "these reports" does not mean."""


@dataclass(slots=True)
class State:
    """What is carried from sentence to sentence of one document, and the claims made so far."""

    memory: Memory
    deck_end: int = 0
    """Where a summary set over the headline ends."""
    voice: Voice = field(default_factory=Voice)
    lead: LeadIn | None = None
    quoting: bool = False
    claims: list[Claim] = field(default_factory=list)
    sanctioner: Mention | None = None
    """Which authority the designations spoken of last were by."""
    announcer: Mention | None = None
    """Which authority a notice first says to be listing somebody: the one that gives it."""
    sanctioned_at: int = -9
    listed: tuple[Claim, ...] = ()
    """The designations of the sentence that spoke of some last: what another authority may follow."""
    recipient: Mention | None = None
    """Whom the goods spoken of last went to, and the words that say so."""
    recipient_said: Evidence | None = None

    report: Voice = field(default_factory=Voice)
    """Who gives the report that the sentences of a paragraph go on with, and the paragraph."""
    reported_in: Block | None = None

    def hear(self, voice: Voice, block: Block, text: str) -> None:
        """Take note of who spoke in a sentence; one that does not go on with the report ends it."""
        if voice.speakers:
            self.report, self.reported_in = voice, block
            self.memory.hear(voice.speakers[0])
        elif not self.continues(block, text):
            self.report, self.reported_in = Voice(), None

    def pass_on(self, voice: Voice, block: Block, text: str, *, background: bool) -> Voice:
        """The voice of a clause: its own or, where the sentence goes on with a report, the reporter's."""
        own = voice.speakers or voice.verbs or background
        return voice if own or not self.continues(block, text) else self.report

    def continues(self, block: Block, text: str) -> bool:
        """Whether a sentence goes on with the report before it: same paragraph, and it takes up what was spoken of."""
        first = text.lstrip("“\"'").split(maxsplit=1)[:1]
        if self.reported_in != block or not first:
            return False
        return first[0].lower() in TAKES_UP or _charges(self.report)

    def keep(self, claim: Claim) -> None:
        """Add a claim, completed by what was said before; a denial is linked to what it answers."""
        if claim.predicate is Predicate.DESIGNATED_BY and claim.subject is None:
            for before in self.listed:
                if claim.object is not None and not _is_same(before.object, claim.object):
                    note = "subject: from the claim before"
                    self.keep(
                        replace(claim, subject=before.subject, also=(before.evidence,), reasons=(*claim.reasons, note))
                    )
            return
        if claim.reasons[0] == ADDED and (
            self.sanctioner is None or self.memory.sentence - self.sanctioned_at > LISTED_WITHIN
        ):
            return
        if claim.predicate is Predicate.SUPPLIES:
            claim = self._complete_supply(claim)
        elif claim.predicate is Predicate.DESIGNATED_BY:
            claim = self._complete_designation(claim)
        if claim.stance in {Stance.DENIED, Stance.NO_KNOWLEDGE}:
            claim = replace(claim, denies=find_answered(claim, self.claims[-LOOK_BACK:]))
        if claim.evidence.span.end <= self.deck_end:
            note = "stands in the summary over the headline"
            claim = replace(claim, tier=Tier.NEEDS_REVIEW, reasons=(*claim.reasons, note))
        self.claims.append(claim)

    def keep_listed(self, claim: Claim) -> None:
        """Add the claim of a bullet: goods in a list went to whom the text before it says, or the list says nothing."""
        if claim.predicate is Predicate.SUPPLIES and claim.object is None:
            if self.recipient is None or _is_same(claim.subject, self.recipient):
                return
            claim = self.with_recipient(claim, tier=claim.tier)
        self.keep(claim)

    def _complete_supply(self, claim: Claim) -> Claim:
        """Goods already spoken of that go to nobody named here went where they were said to go; those words are kept."""
        if claim.object is not None:
            said_here = claim.evidence.span.covers(claim.object.span)
            if claim.polarity is Polarity.AFFIRMED and said_here:
                self.recipient, self.recipient_said = claim.object, claim.evidence
            return claim
        if self.recipient is None or not _is_definite(claim) or _is_same(claim.subject, self.recipient):
            return claim
        return self.with_recipient(claim, tier=Tier.VERIFIED if claim.subject else claim.tier)

    def with_recipient(self, claim: Claim, *, tier: Tier) -> Claim:
        """The claim with the recipient said before, and the words that said so among its evidence."""
        said = () if self.recipient_said is None else (self.recipient_said,)
        reasons = (*claim.reasons, "recipient: from the claim before")
        return replace(claim, object=self.recipient, tier=tier, also=(*claim.also, *said), reasons=reasons)

    def _complete_designation(self, claim: Claim) -> Claim:
        recent = self.memory.sentence - self.sanctioned_at <= LISTED_WITHIN
        if claim.object is not None:
            if claim.polarity is Polarity.AFFIRMED:
                self.sanctioner = claim.object
                if self.announcer is None and ANNOUNCES.search(claim.evidence.exact):
                    self.announcer = claim.object
                if self.sanctioned_at != self.memory.sentence:
                    self.listed = ()
                self.sanctioned_at = self.memory.sentence
                self.listed = (*self.listed, claim)
            return claim
        spoken = next((a for a in claim.attribution if a.kind is AuthorityKind.GOVERNMENT), None)
        if spoken is not None and claim.reasons[0] in PASSED_ON:
            said = Mention(spoken.span, spoken.text, MentionKind.AUTHORITY, spoken.party or spoken.text)
            return replace(claim, object=said, reasons=(*claim.reasons, "authority: who says so"))
        if self.announcer is not None and ANNOUNCED.search(claim.evidence.exact):
            return replace(
                claim, object=self.announcer, reasons=(*claim.reasons, "authority: whose action the text announces")
            )
        if self.sanctioner is None or not (claim.reasons[0] in PASSED_ON or recent or FROM_LEAD_IN[0] in claim.reasons):
            return claim
        return replace(claim, object=self.sanctioner, reasons=(*claim.reasons, "authority: from the claim before"))


def _charges(report: Voice) -> bool:
    """Whether papers or a prosecutor give the report: such a report runs on to the end of its paragraph."""
    return any(
        s.authority in {AuthorityKind.COURT, AuthorityKind.RECORDS}
        or s.text.lower().endswith(("indictment", "complaint", "affidavit"))
        for s in report.speakers
    )


def _is_definite(claim: Claim) -> bool:
    """Whether the goods are ones already spoken of ("the drones", "them"), by the words of the evidence."""
    words = claim.evidence.exact.lower()
    if claim.item is None:
        return False
    item = claim.item.text.lower()
    return f"the {item}" in words or item not in words


def _is_same(a: Mention | None, b: Mention) -> bool:
    return a is not None and a.party == b.party


def find_answered(denial: Claim, earlier: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the claims that a denial answers: the latest of its own relation, or all where it names none."""
    affirmed = [c for c in earlier if c.polarity is Polarity.AFFIRMED and c.stance is not Stance.OPINION]
    if denial.predicate is Predicate.COMMENTS:
        affirmed = [c for c in affirmed if c.predicate not in BACKGROUND]
    else:
        affirmed = [c for c in affirmed if c.predicate is denial.predicate]
    return tuple(dict.fromkeys(c.id for c in affirmed[-DENIED_AT_MOST:]))


def find_deck(document: Document) -> int:
    """The end of a summary that stands over the headline: a first paragraph with a heading right below; else 0."""
    blocks = document.blocks
    kinds = [block.kind for block in blocks[:3]]
    if kinds != [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]:
        return 0
    is_headline = len(document.cut(blocks[1].span).split()) >= HEADLINE_WORDS
    return blocks[0].span.end if is_headline else 0
