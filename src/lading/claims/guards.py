"""The last gate: a claim whose sentence takes back, doubts or only plans what its quote says is not `verified`.

A guard reads the whole sentence around the evidence, its neighbours in the block and the lead-in of a list, whoever made the
claim. Cues and their reach stand in `guards.yml`. What it cannot settle goes to a person, with a quote that has the cue in it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

import yaml

from lading.claims.tokens import INVISIBLE
from lading.documents.sentences import Sentence, SentenceRules, load_sentence_rules, split_sentences
from lading.errors import ConfigurationError
from lading.model.claim import Claim, Polarity, Predicate, Stance, Tier
from lading.model.document import BlockKind, Document
from lading.model.evidence import Evidence
from lading.model.span import Span

EFFECTS = ("denied", "negated", "planned", "hedged", "alleged", "indirect")
"""What a cue does to a claim, strongest first. `indirect` alone leaves stance and polarity: whose goods arrive need not have sent them."""
REACHES = frozenset(
    {
        "clause",
        "near",
        "verb",
        "infinitive",
        "gerund",
        "after",
        "back",
        "mention",
        "sentence",
        "next",
        "prior",
        "record",
    }
)
BEARING = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.ADMITTED})
SPOKEN = frozenset({Stance.DENIED, Stance.NO_KNOWLEDGE, Stance.NO_COMMENT})
PASSING = frozenset({Predicate.LOCATED_IN, Predicate.WORKS_FOR, Predicate.DIRECTS})
"""Relations mostly said in passing, in the words of a name: only a denial reaches them."""
ASIDE = "cue: background"
"""The reason of a claim that a title or an apposition makes: what its bearer then denies is something else."""
RECORDS = frozenset({BlockKind.ROW, BlockKind.FIELD})
REPLACE = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\n": " ",
    "\t": " ",
    "\u2010": "-",
    "\u2011": "-",
}
WINDOW = 1500
"""Code points looked at on each side of the evidence in a sentence that does not end."""
LONGEST_QUOTE = 900
SCRIPTS = (("zh", re.compile(r"[\u3400-\u9fff]")), ("ru", re.compile(r"[\u0400-\u04ff]")))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that bend what they reach; `because` says so to the person who reviews the claim."""

    effect: str
    reach: str
    because: str
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Guard:
    """What one language knows: cues, the words that look like cues and are none, where clauses break, verbs of relations."""

    cues: tuple[Cue, ...]
    harmless: re.Pattern[str]
    inserted: re.Pattern[str]
    """Remarks that only say who speaks ("are, police said, untrue"): read as if they were not there."""
    asides: re.Pattern[str]
    breaks: re.Pattern[str]
    near_breaks: re.Pattern[str]
    back_breaks: re.Pattern[str]
    finite: re.Pattern[str]
    gerund: re.Pattern[str]
    verb_gap: re.Pattern[str]
    unsaid: re.Pattern[str]
    """Words that only refuse an answer or a confirmation: nothing is denied by them."""
    negations: re.Pattern[str]
    """Words by which a sentence may say that something is not so, or no longer."""
    near: int
    """Code points that a `near` cue reaches."""
    triggers: Mapping[str, re.Pattern[str]]
    fold: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class GuardRules:
    """The guards of all languages, and what splits a document into sentences."""

    guards: Mapping[str, Guard]
    sentences: SentenceRules


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that reaches a claim, and where in the document."""

    cue: Cue
    span: Span


def load_guard_rules() -> GuardRules:
    """Read `guards.yml`. Takes a moment: hold the value and pass it on.

    Raises:
        ConfigurationError: for an unknown effect or reach.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where the wheel has it
    table = yaml.load(resources.files("lading.claims").joinpath("guards.yml").read_bytes(), Loader=loader)  # noqa: S506 - both are safe
    return GuardRules({name: _read_guard(data, name) for name, data in table.items()}, load_sentence_rules())


def _read_guard(data: Mapping[str, Any], name: str) -> Guard:
    bound = r"(?:{})" if name == "zh" else r"\b(?:{})(?!\w)"
    cues = []
    for row in data["cues"]:
        if row["effect"] not in EFFECTS or row["reach"] not in REACHES:
            raise ConfigurationError("unknown effect or reach", where="guards.yml", place=f"{name}: {row['because']}")
        words = "|".join(row["words"])
        pattern = f"(?:{words})" if row.get("open") else bound.format(words)
        cues.append(Cue(row["effect"], row["reach"], row["because"], re.compile(pattern, re.IGNORECASE)))
    compiled = {
        key: re.compile("|".join(data[key]), re.IGNORECASE)
        for key in (
            "harmless",
            "inserted",
            "asides",
            "breaks",
            "near_breaks",
            "back_breaks",
            "finite",
            "gerund",
            "verb_gap",
            "unsaid",
            "negations",
        )
    }
    triggers = {key: re.compile(bound.format(stems), re.IGNORECASE) for key, stems in data["triggers"].items()}
    fold = {ord(pair[0]): pair[1] for pair in data.get("fold", "").split()}
    return Guard(tuple(cues), **compiled, near=data["near"], triggers=triggers, fold=fold)


def _outside(spans: Iterable[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """What some stretches, in order, leave of a text."""
    kept, last = [], 0
    for start, stop in spans:
        kept.append((last, start))
        last = stop
    return [*kept, (last, end)]


class _Text:
    """A stretch of a document made plain, letter for letter where that can be, with the way back."""

    def __init__(self, document: Document, span: Span, guard: Guard) -> None:
        places = [i for i in range(span.start, span.end) if document.text[i] not in INVISIBLE]
        plain = "".join(REPLACE.get(document.text[i], document.text[i]) for i in places).translate(guard.fold)
        kept = _outside([m.span() for m in guard.inserted.finditer(plain)], len(plain))
        self.places = [place for a, b in kept for place in places[a:b]]
        self.whole = "".join(plain[a:b] for a, b in kept)
        self.plain, self.guard = guard.harmless.sub(lambda m: " " * len(m.group()), self.whole), guard
        self.asides = [m.span() for m in guard.asides.finditer(self.plain)]

    def at(self, place: int) -> int:
        """Where a place of the document is here."""
        return bisect_right(self.places, place - 1)

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of this text is in the document."""
        return Span(self.places[start], self.places[max(start, end - 1)] + 1)

    def focus(self, trigger: tuple[int, int]) -> str:
        """The text without remarks put in; for what a remark says, that remark alone."""
        own = next(((a, b) for a, b in self.asides if a <= trigger[0] and trigger[1] <= b), None)
        if own is not None:
            return " " * own[0] + self.plain[own[0] : own[1]] + " " * (len(self.plain) - own[1])
        parts, last = [], 0
        for a, b in self.asides:
            parts += [self.plain[last:a], " " * (b - a)]
            last = b
        return "".join(parts) + self.plain[last:]

    def find_trigger(self, claim: Claim, mentions: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The word that says the relation: the last one among the names, else in the quote; else the last name."""
        quote = self.at(claim.evidence.span.start), self.at(claim.evidence.span.end)
        hull = (min(m[0] for m in mentions), max(m[1] for m in mentions)) if len(mentions) > 1 else quote
        stems = self.guard.triggers.get(claim.predicate.value)
        for start, end in (hull, quote) if stems is not None else ():
            inside = [m.span() for m in stems.finditer(self.plain, start, end)] if stems is not None else []
            free = [s for s in inside if not any(a <= s[0] < b for a, b in self.asides)]
            free = free or inside
            if free:
                return free[-1]
        last = max((m[0] for m in mentions), default=quote[1])
        return last, last


def _reaches(cue: Cue, match: re.Match[str], *, text: str, trigger: tuple[int, int], guard: Guard) -> bool:  # noqa: PLR0911 - a table of reaches
    """Whether a cue found in a text governs the word that says the relation."""
    start, end = trigger
    if cue.reach == "sentence":
        return True
    if cue.reach == "back":
        return match.end() > end and not guard.back_breaks.search(text, end, match.end())
    if cue.reach == "after":
        return (
            match.start() >= end
            and len(text[end : match.start()].split()) <= 1
            and len(text[end : match.start()]) < guard.near
        )
    if match.end() > start:
        return match.start() < start and end <= match.end() and cue.reach in {"clause", "gerund"}
    gap, word = text[match.end() : start], text[start:end]
    if cue.reach == "clause":
        return not guard.breaks.search(gap)
    if len(gap) > guard.near or guard.near_breaks.search(gap):
        return False
    if cue.reach == "verb":
        return bool(guard.verb_gap.fullmatch(gap)) or not word
    if cue.reach == "gerund":
        return bool(guard.gerund.fullmatch(word)) or not word
    finite = bool(guard.finite.fullmatch(word)) and not re.search(r"\b(?:be|been|have|being|get)(?: \w+ly)?\s*$", gap)
    if cue.reach == "infinitive":
        return not finite
    return not (finite and re.search(r"\band\b", gap))


def _find_cues(text: _Text, claim: Claim) -> Iterator[Found]:
    """The cues of the sentence itself that reach the claim."""
    guard = text.guard
    mentions = [
        (text.at(m.span.start), text.at(m.span.end))
        for m in (claim.subject, claim.object, claim.item)
        if m is not None and text.places[0] <= m.span.start and m.span.end <= text.places[-1] + 1
    ]
    trigger = text.find_trigger(claim, mentions)
    focus = text.focus(trigger)
    for cue in guard.cues:
        if cue.reach in {"next", "prior", "record"}:
            continue
        scanned = text.whole if cue.reach == "mention" else text.plain if cue.reach in {"back", "sentence"} else focus
        for match in cue.words.finditer(scanned):
            if cue.reach == "mention":
                held = any(
                    re.fullmatch(r"[\s\"“„«]*(?:(?:the|a|an|to|by|from)\s+){0,2}[\"“«]?", scanned[match.end() : m[0]])
                    for m in mentions
                    if m[0] >= match.end()
                )
            else:
                held = _reaches(cue, match, text=scanned, trigger=trigger, guard=guard)
            if held:
                yield Found(cue, text.span(*match.span()))


def _find_around(document: Document, span: Span, guard: Guard, *, reaches: frozenset[str]) -> Iterator[Found]:
    """The cues that a sentence before or after holds for its neighbour."""
    text = _Text(document, span, guard)
    for cue in guard.cues:
        if cue.reach not in reaches:
            continue
        for match in cue.words.finditer(text.plain):
            if cue.reach != "clause" or not guard.breaks.search(text.plain, match.end()):
                yield Found(cue, text.span(*match.span()))


class Context:
    """The sentences of one document, and those that bear on each."""

    def __init__(self, document: Document, rules: GuardRules) -> None:
        self.document, self.rules = document, rules
        self.sentences = split_sentences(document, rules=rules.sentences)
        self.starts = [s.span.start for s in self.sentences]
        self.leads: list[int | None] = []
        lead: int | None = None
        for i, sentence in enumerate(self.sentences):
            if sentence.block.kind is not BlockKind.BULLET:
                lead = i if document.cut(sentence.span).rstrip().endswith((":", "：")) else None
            self.leads.append(lead if sentence.block.kind is BlockKind.BULLET else None)

    def find(self, claim: Claim) -> Iterator[tuple[Found, Span]]:
        """Every cue that reaches a claim, with the sentence that holds it."""
        place = claim.evidence.span
        first, last, whole = self._around(place)
        near = Span(max(whole.start, place.start - WINDOW), min(whole.end, place.end + WINDOW))
        guard = self.rules.guards[_language(self.document.cut(near))]
        if self.sentences[first].block.kind in RECORDS:
            yield from (
                (f, near) for f in _find_around(self.document, near, guard, reaches=frozenset({"record", "sentence"}))
            )
            return
        yield from ((found, near) for found in _find_cues(_Text(self.document, near, guard), claim))
        for other, reaches in self._neighbours(first, last):
            if len(other.span) < WINDOW:
                for found in _find_around(self.document, other.span, guard, reaches=reaches):
                    yield found, other.span

    def _around(self, place: Span) -> tuple[int, int, Span]:
        """The first and the last sentence that a quote touches, and all of them with it."""
        first = max(0, bisect_right(self.starts, place.start) - 1)
        last = max(first, bisect_right(self.starts, place.end - 1) - 1)
        return first, last, self.sentences[first].span.join(self.sentences[last].span).join(place)

    def negates(self, claim: Claim) -> bool:
        """Whether the sentences of a claim hold any word by which something is said not to be so."""
        _, _, whole = self._around(claim.evidence.span)
        text = self.document.cut(whole)
        guard = self.rules.guards[_language(text)]
        return bool(guard.negations.search(guard.unsaid.sub(" ", text)))

    def _neighbours(self, first: int, last: int) -> Iterator[tuple[Sentence, frozenset[str]]]:
        own = self.sentences[first].block
        before = self.sentences[first - 1] if first else None
        if before is not None and (before.block == own or before.block.kind is BlockKind.HEADING):
            yield before, frozenset({"prior"})
        if last + 1 < len(self.sentences) and self.sentences[last + 1].block.kind not in RECORDS:
            yield self.sentences[last + 1], frozenset({"next"})
        lead = self.leads[first]
        if lead is not None:
            yield self.sentences[lead], frozenset({"prior", "sentence", "clause"})


def _language(text: str) -> str:
    return next((name for name, script in SCRIPTS if len(script.findall(text)) * 4 > len(text)), "en")


def guard_claim(claim: Claim, context: Context) -> Claim:
    """The claim as its surroundings leave it: the stance and polarity of the strongest cue, `needs_review`, and its words.

    A claim that already says what the cue says only gets the cue into its quote.
    """
    if claim.predicate is Predicate.COMMENTS or claim.stance in SPOKEN or claim.tier is not Tier.VERIFIED:
        return claim
    if claim.predicate in PASSING and ASIDE in claim.reasons:
        return claim
    if claim.polarity is Polarity.NEGATED and not context.negates(claim):
        return _doubt(claim)
    effects = ("denied", "negated") if claim.predicate in PASSING else EFFECTS
    reached = [row for row in context.find(claim) if row[0].cue.effect in effects and _bears_on(row[0], claim)]
    reached.sort(key=lambda row: EFFECTS.index(row[0].cue.effect))
    if not reached:
        return claim
    found, sentence = reached[0]
    evidence = _widen(claim.evidence, found.span, sentence, document=context.document)
    effect = found.cue.effect
    if _is_said(claim, found.cue):
        return replace(claim, evidence=evidence)
    reason = f"guard: {found.cue.because} ({context.document.cut(found.span)[:60]})"
    negated = effect in {"denied", "negated"}
    return replace(
        claim,
        evidence=evidence,
        tier=Tier.NEEDS_REVIEW,
        polarity=Polarity.NEGATED if negated else claim.polarity,
        stance=claim.stance if effect in {"negated", "indirect"} else Stance(effect),
        score=min(claim.score, 0.5),
        reasons=(*claim.reasons, reason),
    )


def _bears_on(found: Found, claim: Claim) -> bool:
    """Whether a cue is one for the claim's relation; who is called a go-between does send what he passes on."""
    if found.cue.effect != "indirect":
        return True
    return (
        claim.predicate is Predicate.SUPPLIES
        and claim.subject is not None
        and not claim.subject.span.overlaps(found.span)
    )


def _doubt(claim: Claim) -> Claim:
    """A claim that something is not so, of a sentence in which no word says it."""
    reason = "guard: no word of the sentence says that it is not so"
    return replace(claim, tier=Tier.NEEDS_REVIEW, score=min(claim.score, 0.5), reasons=(*claim.reasons, reason))


def _is_said(claim: Claim, cue: Cue) -> bool:
    """Whether the claim has already been given what the cue says."""
    if cue.effect in {"denied", "negated"} or claim.polarity is Polarity.NEGATED:
        return claim.polarity is Polarity.NEGATED
    if cue.effect == "indirect":
        return claim.stance not in BEARING
    if cue.effect == "alleged" and (claim.stance is Stance.ALLEGED or claim.predicate is Predicate.PROSECUTED_BY):
        return True
    return claim.stance not in BEARING


def _widen(evidence: Evidence, cue: Span, sentence: Span, *, document: Document) -> Evidence:
    """The quote with the cue in it: the whole sentence, or up to the cue where that is too long to read."""
    if evidence.span.covers(cue):
        return evidence
    whole = evidence.span.join(sentence)
    return Evidence.quote(document, whole if len(whole) <= LONGEST_QUOTE else evidence.span.join(cue))


def guard_claims(claims: Iterable[Claim], document: Document, rules: GuardRules) -> tuple[Claim, ...]:
    """Every claim of a document guarded; ids that denials answer follow the claims that changed. Linear in the text and claims."""
    before = tuple(claims)
    if not before or not document.blocks:
        return before
    context = Context(document, rules)
    after = [guard_claim(claim, context) for claim in before]
    renamed = {old.id: new.id for old, new in zip(before, after, strict=True) if old.id != new.id}
    if not renamed:
        return tuple(after)
    return tuple(replace(c, denies=tuple(renamed.get(i, i) for i in c.denies)) if c.denies else c for c in after)
