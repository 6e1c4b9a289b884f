"""Offices, stakes and commands of the person that an official statement is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lading.claims.official.lexicon import OfficialLexicon
from lading.claims.official.names import Body, BodyReader
from lading.claims.official.subject import References
from lading.documents.sentences import Sentence
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Qualifiers, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

METHOD = "official/1"
SCORE = 0.9
FOLLOWS = re.compile(r"(?:\s*\([^()]{1,60}\))?,?\s+(?:of|at|for|in|with|within|on|from|to)\s+(?=\S)|\s+(?=[‘“«])")
GOES_ON = re.compile(
    r"[\s,;(]*(?:and|as well as|but also|or)?[\s,]*(?:also\s+)?(?:the\s+|a\s+|an\s+|one of the\s+)?$", re.IGNORECASE
)
POSSESSIVE = re.compile(r"(?:['’]s?\s+)$")
NEGATED = re.compile(r"\b(?:not|never|no longer|denied|refused)\b", re.IGNORECASE)
VERB_AFTER = re.compile(
    r"\s*(?:\([^()]*\))?,?\s*(?:is an? [^,.;]{0,60} who |has |have |had |also |currently |formerly |then |still |therefore |effectively |and |who |which |previously |jointly |moreover |(?:owns|heads|leads|manages|founded|controls|runs) and |, )*$",
    re.IGNORECASE,
)
BY_AS = re.compile(
    r"\b(?:as|being|serving as|acting as|in (?:his|her|the|that|a) (?:\w+ )*(?:capacity|role|position|function|post)\w*(?: as| of)?)\b[^,]*$",
    re.IGNORECASE,
)
MINISTER = re.compile(r"\bministers?\W*$", re.IGNORECASE)
PORTFOLIO = re.compile(r"(?!.*\b(?:Ministry|Government|Cabinet|Council)\b).*\bof\s+(?:the\s+)?(?=so-called|[‘“A-Z])")
UNDER = re.compile(r"[’”'\s]*(?:of|under|in|for)\s+(?:the\s+)?")
FAR = 120
REACH = 60
"""Code points of other words that a subject named before an office may be away from it."""


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the offices of a known person."""

    lexicon: OfficialLexicon
    bodies: BodyReader

    def read(self, document: Document, sentence: Sentence, *, references: References) -> Iterator[Claim]:
        """The claims of one sentence: one for each noun of office and body."""
        span, last = sentence.span, -1
        text = document.text
        for match in self.lexicon.offices.finditer(text, span.start, span.end):
            if match.start() < last:
                continue
            found = self._find_bodies(text, match.end(), span, references)
            if not found:
                continue
            held = self._is_held(text, Span(match.start(), found[-1].span.end), span, references=references, last=last)
            if held is None:
                continue
            last = found[-1].span.end
            start = min(held, match.start())
            for office in self.lexicon.office.finditer(text, match.start(), match.end()):
                yield from self._claims(document, office, found, start=start, references=references)
        yield from self._read_verbs(document, span, references=references)

    def _is_held(self, text: str, place_of: Span, span: Span, *, references: References, last: int) -> int | None:
        """Where the words begin that say the subject holds an office; None where it is another's, or nobody says.

        `place_of` reaches from the noun of office to the end of the body after it.
        """
        at = place_of.start
        before = text[span.start : at]
        if NEGATED.search(before[-40:]):
            return None
        if not before.strip(" ‘“'\"") or re.fullmatch(r"\W*(?:the|a|an|one of the)\s+", before, re.IGNORECASE):
            return span.start
        if last > 0 and GOES_ON.fullmatch(
            text[last:at].replace(")", " ", 1) if text[last : last + 2] == " (" else text[last:at]
        ):
            return at
        intro = self.lexicon.introduces.search(before)
        apposed = re.search(r"(?:,|\()\s*(?:the |a |an |who is (?:the )?|both )?$", before)
        if intro is None and apposed is None:
            return None
        place = span.start + (intro.start() if intro is not None else apposed.start() if apposed else 0)
        nearest = references.last_before(place, span.start)
        if nearest is not None and nearest[1]:
            between = text[nearest[0].end : place]
            direct = intro is not None and (
                VERB_AFTER.fullmatch(between) or not re.search(r"\b(?:which|whose|that|where)\b", between)
            )
            near = apposed is not None and (
                not between.strip() or (apposed.group()[0] == "(" and len(between) < REACH * 2)
            )
            return nearest[0].start if direct or near else None
        if nearest is not None:
            return None
        if intro is not None and BY_AS.search(text[span.start : at]):
            following = references.first_after(place_of.end, span.end)
            return place if following is None or following[1] else None
        return None

    def _find_bodies(self, text: str, at: int, span: Span, references: References) -> list[Body]:
        """The bodies after a noun of office, up to the first that is a person's name."""
        follows = FOLLOWS.match(text, at)
        if follows is None or follows.end() >= span.end:
            return []
        people = (*references.own, *references.others)
        found = self.bodies.read_all(text, Span(follows.end(), span.end))
        return list(takewhile(lambda body: not any(s.covers(body.span) for s in people), found))

    def _claims(
        self,
        document: Document,
        office: re.Match[str],
        found: list[Body],
        *,
        start: int,
        references: References,
    ) -> Iterator[Claim]:
        predicate, role = self._judge(office.group()), " ".join(office.group().split())
        if MINISTER.search(role):
            predicate, found = Predicate.WORKS_FOR, self._find_states(document.text, found[0])
        for body in found:
            if body is not found[0] and body.span.cut(document.text).lower() in self.bodies.nations:
                continue
            yield make_claim(document, predicate, body, start=start, references=references, role=role)

    def _find_states(self, text: str, body: Body) -> list[Body]:
        """Whose minister somebody is: the ministry or government, not the subjects that the office is for."""
        words = body.span.cut(text)
        if body.kind is MentionKind.AUTHORITY and not PORTFOLIO.match(words):
            return [body]
        rest = PORTFOLIO.match(words)
        if rest is not None:
            found = self.bodies.read(text, Span(body.span.start + rest.end(), body.span.end))
            return [found] if found else []
        under = UNDER.match(text, body.span.end)
        found = self.bodies.read(text, Span(under.end(), min(len(text), under.end() + FAR))) if under else None
        return [found] if found else []

    def _judge(self, office: str) -> Predicate:
        """The relation that the last noun of an office makes."""
        words = re.sub(r"\W+$", "", self.lexicon.inner.sub("", office.lower())).replace("’", "").replace("‘", "")
        words = re.sub(r"\s*\(\w+\)$", "", words)
        plain = re.sub(r"[\s-]+", " ", words)
        longest = sorted(self.lexicon.relations, key=len, reverse=True)
        for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
            for noun in longest:
                if form.endswith(noun.replace("-", " ")):
                    return self.lexicon.relations[noun]
        return Predicate.WORKS_FOR

    def _read_verbs(self, document: Document, span: Span, *, references: References) -> Iterator[Claim]:
        """Verbs right after the subject that say whom it heads or owns."""
        for predicate, verbs in self.lexicon.verbs:
            for match in verbs.finditer(document.text, span.start, span.end):
                nearest = references.last_before(match.start(), span.start)
                if nearest is None or not nearest[1] or match.end() >= span.end:
                    continue
                between = document.text[nearest[0].end : match.start()]
                if len(between) > REACH or not VERB_AFTER.fullmatch(between):
                    continue
                for body in self.bodies.read_all(document.text, Span(match.end(), span.end), strict=True):
                    yield make_claim(document, predicate, body, start=nearest[0].start, references=references, role="")


def make_claim(
    document: Document,
    predicate: Predicate,
    body: Body,
    *,
    start: int,
    references: References,
    role: str = "",
) -> Claim:
    """A claim about the subject and a body; where no words of the quote name the subject, the quote's own words stand for it."""
    quote = Span(min(start, body.span.start), body.span.end)
    own = next((s for s in references.own if quote.covers(s)), None)
    place = own or Span(quote.start, body.span.start)
    subject = Mention(place, document.cut(place), references.known.kind, references.known.party)
    target = Mention(body.span, document.cut(body.span), body.kind, " ".join(document.cut(body.span).split()))
    return Claim(
        predicate=predicate,
        subject=subject,
        object=target,
        item=None,
        evidence=Evidence.quote(document, quote),
        stance=Stance.ASSERTED,
        method=METHOD,
        score=SCORE,
        reasons=("the statement is on this entry", f"office: {role}" if role else "verb right after the subject"),
        tier=Tier.VERIFIED,
        qualifiers=Qualifiers(role=role),
    )
