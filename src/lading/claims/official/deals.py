"""What the organisation that an official statement is about makes, supplies, and for whom it procures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lading.claims.official.lexicon import OfficialLexicon
from lading.claims.official.names import Body, BodyReader
from lading.claims.official.roles import METHOD, make_claim
from lading.claims.official.subject import References
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

SCORE = 0.85
FAR = 220
"""Code points that a verb may be away from its subject."""
MAKING = frozenset({Predicate.MANUFACTURES, Predicate.DEVELOPS, Predicate.ASSEMBLES})
MOST_ITEMS, WORDS = 6, 9
"""Goods taken from one list, and words of the longest description of one."""
ITEM_ENDS = re.compile(
    r"\s*(?:[.;:(]|,\s+(?:an?|the)\b|,?\s+\b(?:which|that|who|whose|used|deployed|employed|installed|intended|designed|for|to|in|by|at|from|on|with|under|whose|where|when|since|thereby|thus|"
    r"is|are|was|were|has|have|and (?:is|has|was|it|its|supplies|provides|sells|operates|repairs|maintains|other)|(?<!such )(?<!well )as|through|based|operating|subject|while|mainly|named|called|supplied|delivered|produced|manufactured|developed|provided|made)\b)",
    re.IGNORECASE,
)
SPLIT = re.compile(
    r",?\s+(?:and|or|as well as|including|such as|namely|like|in particular)\s+(?:the\s+|its\s+|other\s+|a\s+)?|,\s+(?:and\s+)?",
    re.IGNORECASE,
)
DETERMINER = re.compile(
    r"(?:the|a|an|its|their|various|several|different|other|all|new|types? of|of|a range of|a wide range of|a variety of|both)\s+",
    re.IGNORECASE,
)
TO = re.compile(
    r"\s+(?:to|for(?: the (?:needs|benefit) of)?)\s+(?!use\b|produce\b|military\b|various\b|combat\b)(?=\S)",
    re.IGNORECASE,
)
SUCH_AS = re.compile(r"[^.;]{0,90}?\b(?:such as|including|namely|notably)\s+(?:the\s+)?(?:(?:\w+\s+){0,2})?(?=[A-Z‘“])")
WITH = re.compile(r"(?:\s*\([^()]*\))?\s+with\s+(?=\S)")
ITEM_SPAN = 180
NO_ITEM = re.compile(
    r"(?:in|for|etc\b|low\b|high\b|all-weather\b|took|takes|describes?|improve|has|is|was|uses?|provides?|supplies|to|by|it|its|as|such|one|each|most|more|part)\b"
    r"|.*\b(?:facilit(?:y|ies)|activit(?:y|ies)|capacit(?:y|ies)|capabilit(?:y|ies)|process(?:es)?|enterprises?|compan(?:y|ies)|plants?|groups?|holdings?|profits?|scale|sites?|bases?|entit(?:y|ies)|projects?|licen[cs]es?|networks?|all-weather)$",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"\b(?:support|services?|resources|assistance|funding|funds|training|revenues?|information|contributions?|loans?|access|cover|aid|advice|benefits?|"
    r"guarantees?|insurance|financing|money|impression|basis|opportunit(?:y|ies)|protection|legitimacy|platform)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"(?:^\W*|\)\s*|\b(?:has|have|had|also|and|which|that|subsequently|repeatedly|as|recently|notably|previously)\s+)$",
    re.IGNORECASE,
)
"""What stands before a past form that is the verb of the subject, and not said of other goods."""
SENT = re.compile(
    r"\b(?:(?:(?:these|those|which|that|its products|products)\s+(?:\w+\s+)?)?(?:are|were|have been|has been|is|was)\s+)?(?:supplied|delivered|sold|exported|shipped|provided)\s+to\s+(?=\S)",
    re.IGNORECASE,
)
BY = re.compile(r"(?:\s*\([^()]*\))?\s+by\s+(?=\S)")
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
FOR_MAKING = re.compile(
    r"\b(?:components?|parts?|materials?|equipment|goods|used|needed|required)\s+(?:used\s+)?(?:for|in)\s+(?:the\s+)?$"
)
"""Before a noun of making: what is made for somebody else's production is not that production."""
PAST = re.compile(r"(?:ed|built|made|sold)$", re.IGNORECASE)
BUSY = re.compile(
    r"\b(?:licen[cs]e|licenced|permission|permit|allow\w*|able|most|plan\w*|aim\w*|intend\w*|would|could|may|might|not|contract to|in order to|used|helps?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DealReader:
    """Reads the trade of a known organisation."""

    lexicon: OfficialLexicon
    bodies: BodyReader
    references: References
    organisations: tuple[Span, ...]
    """Other organisations that the text names."""

    def read(self, document: Document, sentence: Sentence) -> Iterator[Claim]:
        """The claims of one sentence. The legal conclusion at the end of a statement tells of no deal."""
        span = sentence.span
        if self.lexicon.conclusion.search(span.cut(document.text)):
            return
        for match in self.lexicon.doing.finditer(document.text, span.start, span.end):
            if (start := self._actor(document.text, match.start(), span)) is not None:
                yield from self._read_doing(document, match, span, start=start)
        for match in self.lexicon.makers.finditer(document.text, span.start, span.end):
            part_of = FOR_MAKING.search(document.text, span.start, match.start())
            if part_of is None and (start := self._actor(document.text, match.start(), span)) is not None:
                yield from self._read_items(document, match, span, start=start)
        yield from self._read_principals(document, span)

    def read_sent(self, document: Document, sentence: Sentence, made: Sequence[Claim]) -> Iterator[Claim]:
        """Goods that the subject makes and somebody else supplies: `attack drones supplied to Kupol by Vektor`."""
        text, span = document.text, sentence.span
        goods = [c.item for c in made if c.predicate in MAKING and c.item and c.evidence.span.end <= span.end]
        for match in SENT.finditer(text, span.start, span.end):
            to = self.bodies.read(text, Span(match.end(), span.end), strict=True)
            by = BY.match(text, to.span.end) if to else None
            supplier = self.bodies.read(text, Span(by.end(), span.end), strict=True, owner=True) if by else None
            if to is None or supplier is None or not goods:
                continue
            word = match.group().split()[0]
            item = Mention(Span(match.start(), match.start() + len(word)), word, MentionKind.ITEM, goods[-1].party)
            near = goods[-1].span.end <= match.start() and goods[-1].span.start >= span.start
            yield replace(
                self._make(
                    document,
                    Predicate.SUPPLIES,
                    goods[-1].span if near else item.span,
                    start=supplier.span.start,
                    to=to,
                ),
                subject=Mention(supplier.span, supplier.span.cut(text), supplier.kind, supplier.span.cut(text)),
                item=goods[-1] if near else item,
                evidence=Evidence.quote(
                    document, Span(goods[-1].span.start if near else span.start, supplier.span.end)
                ),
            )

    def _actor(self, text: str, at: int, span: Span) -> int | None:
        """Where the subject stands of whom a verb speaks; None where another party is nearer, or the words only permit."""
        nearest = self.references.last_before(at, span.start)
        if nearest is None or not nearest[1] or at - nearest[0].end > FAR:
            return None
        between = text[nearest[0].end : at]
        if text[nearest[0].end : nearest[0].end + 2] in {"’s", "'s"} or re.search(
            r"\bby(?:\s+the)?\s+$", text[span.start : nearest[0].start]
        ):
            return None
        if PASSIVE.search(between) and PAST.search(text[at : at + 40].split(maxsplit=1)[0].rstrip(",")):
            return None
        if PAST.search(text[at : at + 40].split(maxsplit=1)[0].rstrip(",")) and not DONE.search(between):
            return None
        beside = any(nearest[0].end <= o.start < at for o in self.organisations)
        return None if beside or BUSY.search(between) else nearest[0].start

    def _predicates(self, words: str) -> list[Predicate]:
        """The relations that some joined words make, each once."""
        found = (self.lexicon.acts.get(word.lower()) for word in re.findall(r"[\w-]+", words))
        return list(dict.fromkeys(act for act in found if act is not None))

    def _read_doing(self, document: Document, match: re.Match[str], span: Span, *, start: int) -> Iterator[Claim]:
        acts = self._predicates(match["words"])
        if Predicate.SUPPLIES in acts:
            to = self.bodies.read_all(document.text, Span(match.end(), span.end), strict=True)
            found = WITH.match(document.text, to[-1].span.end) if to else None
            public = bool(to) and all(b.kind is MentionKind.AUTHORITY for b in to)
            if found is not None or (public and match["words"].lower().startswith("suppl")):
                items = self._items(document.text, Span(found.end(), span.end)) if found else []
                yield from self._supply(document, to, items, start=start)
                return
        yield from self._read_items(document, match, span, start=start)

    def _read_items(self, document: Document, match: re.Match[str], span: Span, *, start: int) -> Iterator[Claim]:
        """What follows a verb or noun of making, and for whom it is."""
        items, text = self._items(document.text, Span(match.end(), span.end)), document.text
        acts = self._predicates(match["words"])
        for act in acts:
            if act is not Predicate.SUPPLIES:
                yield from (self._make(document, act, item, start=start) for item in items)
        if Predicate.SUPPLIES in acts or any(act in MAKING for act in acts):
            yield from self._supply(
                document, self._recipients(text, items, Span(match.end(), span.end), acts), items, start=start
            )

    def _recipients(self, text: str, items: Sequence[Span], span: Span, acts: Sequence[Predicate]) -> list[Body]:
        """For whom goods are: after `to` or `for`; what is only made `for` somebody is supplied to public bodies alone."""
        at = items[-1].end if items else span.start
        for to in islice(TO.finditer(text, at, span.end), 3):
            if items and re.search(r"[.;]|\b(?:which|that|who)\b", text[at : to.start()]):
                return []
            made = Predicate.SUPPLIES not in acts
            if made and not to.group().strip().startswith("for"):
                continue
            found = self.bodies.read_all(text, Span(to.end(), span.end), strict=True)
            if not found and (named := SUCH_AS.match(text, to.end(), span.end)):
                found = self.bodies.read_all(text, Span(named.end(), span.end), strict=True)
            found = [b for b in found if b.span.cut(text).lower() not in self.bodies.nations]
            if found := [b for b in found if not made or b.kind is MentionKind.AUTHORITY]:
                return found
        return []

    def _items(self, text: str, span: Span) -> list[Span]:
        """The goods listed first thing in a stretch of text."""
        end = ITEM_ENDS.search(text, span.start, min(span.end, span.start + ITEM_SPAN))
        stop = end.start() if end is not None else min(span.end, span.start + ITEM_SPAN)
        found, at = [], span.start
        for split in (*SPLIT.finditer(text, span.start, stop), None):
            until = split.start() if split is not None else stop
            first = at
            while determiner := DETERMINER.match(text, first, until):
                first = determiner.end()
            piece = text[first:until].rstrip(" ,.’”")
            if 1 <= len(piece.split()) <= WORDS and len(piece) > 2 and not NO_ITEM.match(piece):
                found.append(Span(first, first + len(piece)))
            at = split.end() if split is not None else stop
        return found[:MOST_ITEMS]

    def _make(self, document: Document, act: Predicate, item: Span, *, start: int, to: Body | None = None) -> Claim:
        ends = [item.end, *([to.span.end] if to else [])]
        quote = Span(min(start, item.start), max(ends))
        own = next((s for s in self.references.own if quote.covers(s)), Span(quote.start, quote.start + 1))
        cut = document.cut
        return Claim(
            predicate=act,
            subject=Mention(own, cut(own), self.references.known.kind, self.references.known.party),
            object=Mention(to.span, cut(to.span), to.kind, " ".join(cut(to.span).split())) if to else None,
            item=Mention(item, cut(item), MentionKind.ITEM, " ".join(cut(item).split())),
            evidence=Evidence.quote(document, quote),
            stance=Stance.ASSERTED,
            method=METHOD,
            score=SCORE,
            reasons=("the statement is on this entry", f"{act}: verb or noun right after the subject"),
            tier=Tier.VERIFIED,
        )

    def _supply(self, document: Document, to: Sequence[Body], items: Sequence[Span], *, start: int) -> Iterator[Claim]:
        if items and all(SERVICE.search(document.cut(item)) for item in items):
            return
        for body in to:
            if any(s.covers(body.span) for s in self.references.own):
                continue
            for item in [i for i in items if not SERVICE.search(document.cut(i))][:2]:
                yield self._make(document, Predicate.SUPPLIES, item, start=start, to=body)
            if not items:
                yield make_claim(
                    document,
                    Predicate.SUPPLIES,
                    body,
                    start=start,
                    references=self.references,
                    role="",
                )

    def _read_principals(self, document: Document, span: Span) -> Iterator[Claim]:
        """For whom the subject procures, or between whom it stands."""
        text = document.text
        for match in self.lexicon.principals.finditer(text, span.start, span.end):
            if (start := self._actor(text, match.start(), span)) is not None:
                found = self.bodies.read_all(text, Span(match.end(), span.end), strict=True)
                yield from self._procure(document, found, start=start)
        for match in self.lexicon.between.finditer(text, span.start, span.end):
            if (start := self._actor(text, match.start(), span)) is None:
                continue
            first = self.bodies.read(text, Span(match.end(), span.end), strict=True)
            after = first.span.end if first else match.end()
            then = re.compile(r"[^.;]*?\band\s+(?=\S)").match(text, after, span.end)
            second = self.bodies.read(text, Span(then.end(), span.end), strict=True) if then else None
            yield from self._procure(document, [b for b in (first, second) if b], start=start)

    def _procure(self, document: Document, found: Sequence[Body], *, start: int) -> Iterator[Claim]:
        for body in found:
            if not any(s.covers(body.span) for s in self.references.own):
                yield make_claim(
                    document,
                    Predicate.PROCURES_FOR,
                    body,
                    start=start,
                    references=self.references,
                    role="",
                )
