"""Drafts to claims: mentions, stance, attribution, qualifiers and evidence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from lading.claims.anchor import cut_quote, is_bent
from lading.claims.en.amounts import find_money, find_quantity, find_share
from lading.claims.en.attribution import Voice, attribute
from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause
from lading.claims.en.frame_index import Draft, Filler
from lading.claims.en.grouping import is_goods
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Marked, Name
from lading.claims.en.stance import Bearing, judge_stance
from lading.claims.en.times import find_time
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Qualifiers, Stance, Tier
from lading.model.document import Document
from lading.model.span import Span

ITEMLESS = frozenset(
    {
        Predicate.OWNS,
        Predicate.CONTROLS,
        Predicate.PROSECUTED_BY,
        Predicate.DESIGNATED_BY,
        Predicate.CONTRACTS_WITH,
        Predicate.FINANCES,
    }
)
"""Relations whose frames use an item only to recognise themselves: a stake, a contract, sanctions."""
METHOD = "rules/1"
MAX_PRODUCT = 12
"""Claims that one coordination may give: beyond it a list is no longer a sentence."""
APPROXIMATE = frozenset([
    "than", "least", "at", "about", "over", "some", "nearly", "almost", "around", "up", "to",
])  # fmt: skip
PLACE_PREPOSITIONS = ("in", "at", "near", "inside", "outside", "from")


def _phrase(filler: Filler | None) -> NounPhrase | None:
    return filler.phrase if filler is not None else None


def _is_part(subject: Filler | None, item: Filler | None) -> bool:
    """Whether the subject is the part itself, or the company that made it: not another part of a coordination."""
    if subject is None or (subject.name is not None and subject.name.kind in {MentionKind.ORG, MentionKind.GROUP}):
        return True
    return _phrase(subject) is _phrase(item)


SAID_OF_NOBODY = {Predicate.MANUFACTURES, Predicate.OWNS, Predicate.WORKS_FOR}
"""Relations that "the makers of the parts" or "a spokesman for X" name without telling who it is."""
FORBIDDING = frozenset({"ban", "bar", "prohibit", "forbid", "block", "exclude"})


def _is_forbidden(draft: Draft) -> bool:
    """Whether the words say what somebody may not do, which tells nothing of what he did: "barred from doing business"."""
    vg, parent = draft.clause.vg, draft.clause.parent
    above = parent.vg.lemma if parent is not None and parent.vg is not None and draft.clause.link else ""
    return above in FORBIDDING or (vg is not None and any(lemma in FORBIDDING for lemma in vg.chain))


def _we(draft: Draft, voice: Voice) -> Filler | None:
    """The company that says "we" of itself; of a person who says so it is not told here whose "we" it is."""
    subj = draft.clause.subj
    said = subj is not None and subj.head.lower() == "we" and draft.trigger.noun is None
    firms = [s for s in voice.speakers if s.kind is MentionKind.ORG]
    return Filler(subj, firms[0]) if said and subj is not None and len(firms) == len(voice.speakers) == 1 else None


def _is_unnamed(subject: Mention | None) -> bool:
    """Whether a maker is only "the makers of the parts": the words name nobody."""
    return subject is not None and subject.kind is MentionKind.GROUP


def as_mention(name: Name) -> Mention:
    """A name as a mention of the model."""
    return Mention(name.span, name.text, name.kind, name.party or name.text, name.country, name.score)


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes the claims of one sentence."""

    document: Document
    marked: Marked
    lexicons: Lexicons
    names: Mapping[int, Name]
    """The name that each phrase stands for."""

    def build(self, draft: Draft, voice: Voice, *, inherited: tuple[str, ...] = ()) -> Iterator[Claim]:
        """The claims of a draft: one for each subject, object and item of its coordinations."""
        aside = (draft.frame.background or self._is_described(draft)) and self._is_background(draft)
        background = aside
        if (
            background
            and voice.speakers
            and draft.frame.predicate is not Predicate.DESIGNATED_BY
            and not self._is_speaker(draft, voice)
        ):
            background = False
        bearing = judge_stance(
            draft.clause,
            voice,
            self.lexicons,
            background=background,
            hedged=draft.frame.hedged,
            noun=draft.trigger.noun is not None,
            denied=self._is_denied(draft) != draft.frame.negated,
        )
        if aside and draft.trigger.noun is not None and bearing.stance in {Stance.HEDGED, Stance.PLANNED}:
            bearing = replace(bearing, stance=Stance.REPORTED)  # a doubt of the verb is none of an apposition
        if draft.frame.negated and bearing.stance is Stance.DENIED:
            bearing = replace(bearing, stance=Stance.REPORTED)
        if draft.frame.predicate is Predicate.PROSECUTED_BY and bearing.stance is Stance.ALLEGED:
            bearing = replace(bearing, stance=Stance.REPORTED if voice.speakers else Stance.ASSERTED)
        if draft.trigger.word == "plead" and bearing.stance in {Stance.ASSERTED, Stance.REPORTED}:
            bearing = replace(bearing, stance=Stance.ADMITTED)
            pleading = tuple(f.name for f in draft.roles.get("subject", ()) if f.name is not None)
            voice = voice if voice.speakers else replace(voice, speakers=pleading)
        if bearing.stance is Stance.DENIED and not voice.speakers:
            voice = replace(voice, speakers=self._denier(draft))
        if background:
            voice = Voice()
        roles = ("subject", "object", "item") if draft.frame.predicate not in ITEMLESS else ("subject", "object", "")
        options: list[list[Filler | None]] = [list(draft.roles.get(role, ())) or [None] for role in roles]
        options[0] = options[0] if options[0] != [None] else [_we(draft, voice)]
        for subject, obj, item in list(product(*options))[:MAX_PRODUCT]:
            if draft.frame.predicate is Predicate.COMPONENT_OF and not _is_part(subject, item):
                continue
            yield self._claim(draft, (subject, obj, item), voice=voice, bearing=bearing, inherited=inherited)

    def _is_denied(self, draft: Draft) -> bool:
        """Whether the words around a noun deny it: "on no list", "is not under sanctions"."""
        noun, vg = draft.trigger.noun, draft.clause.vg
        if noun is None:
            return False
        predicated = any(k in draft.trigger.arguments for k in ("under", "subject_to")) and not noun.describes
        placed = predicated and any(noun in np.members for _, np in draft.clause.pps)
        return noun.det in {"no", "neither"} or (placed and vg is not None and vg.negated)

    def _denier(self, draft: Draft) -> tuple[Name, ...]:
        """Who denies it: the subject of the verb of denying, or of the negated verb itself."""
        deny = self.lexicons.words["reporting.deny"]
        node: Clause | None = draft.clause
        while node is not None:
            vg = node.vg
            if (
                vg is not None
                and (vg.lemma in deny or any(lemma in deny for lemma in vg.chain))
                and node.subj is not None
            ):
                return tuple(n for m in node.subj.members for n in [self.names.get(id(m))] if n is not None)
            node = node.parent
        return ()

    def _is_speaker(self, draft: Draft, voice: Voice) -> bool:
        """Whether what is said in passing is about the one who speaks: "said Samuel Bendett, of …"."""
        subjects = {f.name.party or f.name.text for f in draft.roles.get("subject", ()) if f.name is not None}
        return any((s.party or s.text) in subjects for s in voice.speakers)

    def _is_described(self, draft: Draft) -> bool:
        """Whether a title or apposition says it: "Haas, the largest builder of machine tools"."""
        noun = draft.trigger.noun
        return (
            noun is not None
            and (noun.name is not None or noun.describes is not None)
            and any("self" in slot.sources for slot in draft.frame.slots)
        )

    def _is_background(self, draft: Draft) -> bool:
        """Whether the relation is said in passing: in a title, an apposition or a relative clause, not as the message."""
        clause, noun = draft.clause, draft.trigger.noun
        if clause.kind in {"rel", "part"}:
            return True
        if noun is None:
            return False
        predicated = (
            clause.vg is not None and clause.vg.copula and noun.describes is clause.subj and noun.describes is not None
        )
        return not predicated

    def _claim(
        self, draft: Draft, fillers: tuple[Filler | None, ...], *, voice: Voice, bearing: Bearing, inherited: tuple[str, ...]
    ) -> Claim:  # fmt: skip
        subject, obj, item = (
            self.mention(f, role) if f is not None else None for f, role in zip(fillers, ("s", "o", "i"), strict=True)
        )
        if obj is not None and draft.frame.predicate is Predicate.LOCATED_IN:
            obj = replace(obj, party=obj.text)
        negated = bearing.polarity.value == "-"
        evidence = cut_quote(
            self.document, self._core(draft, fillers), self.marked.sentence.span, bent=is_bent(bearing.stance, negated)
        )
        return Claim(
            predicate=draft.frame.predicate, subject=subject, object=obj, item=item, evidence=evidence,
            stance=bearing.stance, method=METHOD, score=draft.frame.score,
            reasons=(f"frame: {draft.frame.name}", *(f"cue: {cue}" for cue in bearing.cues), *inherited),
            polarity=bearing.polarity, tier=self._tier(draft, (subject, obj, item)),
            attribution=tuple(dict.fromkeys(attribute(s) for s in voice.speakers)), relayed_by=voice.relayed_by,
            qualifiers=self._qualifiers(draft, fillers),
        )  # fmt: skip

    def _tier(self, draft: Draft, mentions: tuple[Mention | None, Mention | None, Mention | None]) -> Tier:
        """Verified, unless the frame says otherwise or a supply lacks the side that would make it an edge."""
        subject, obj, _ = mentions
        if draft.frame.predicate is Predicate.SUPPLIES and draft.trigger.word != "list":
            received = any(slot.role == "object" and "subj" in slot.sources for slot in draft.frame.slots)
            named = obj is not None and obj.kind is MentionKind.ORG
            if obj is None or (subject is None and not received and not named):
                return Tier.NEEDS_REVIEW
        if draft.frame.predicate is Predicate.TRANSPORTS and obj is None:
            return Tier.NEEDS_REVIEW
        if draft.frame.predicate in SAID_OF_NOBODY and draft.trigger.noun is not None and _is_unnamed(subject):
            return Tier.NEEDS_REVIEW
        vg = draft.clause.vg
        if draft.frame.predicate is Predicate.COMPONENT_OF and vg is not None and vg.modal in {"can", "could"}:
            return Tier.NEEDS_REVIEW
        if _is_forbidden(draft):
            return Tier.NEEDS_REVIEW
        return draft.frame.tier

    def mention(self, filler: Filler, role: str) -> Mention:
        """The mention of a filler: its name, or its words as unnamed goods."""
        if filler.name is not None:
            return as_mention(filler.name)
        span = self.phrase_span(filler.phrase)
        if role != "i" and is_goods(filler.phrase, self.lexicons):
            role = "i"
        if role != "i":
            span = self._with_place(filler.phrase, span)
        text = self.document.cut(span)
        return Mention(span, text, MentionKind.ITEM if role == "i" else MentionKind.GROUP, text)

    def _with_place(self, np: NounPhrase, span: Span) -> Span:
        """An unnamed party with what tells which one: "a manufacturer in Dutchess County"."""
        for prep in ("of", "in"):
            rows = [row for row in np.pps.get(prep, ()) if not row.head.isdigit()]
            if rows and rows[0].start - np.end <= 3:
                return span.join(self.phrase_span(rows[0]))
        return span

    def phrase_span(self, np: NounPhrase) -> Span:
        """Where a phrase stands, without its article; of "shipments of drones", the drones."""
        if np.content is not None:
            return self.phrase_span(np.content)
        tokens = self.marked.tokens
        start = np.start
        while start < np.end - 1 and (
            tokens[start].lower in self.lexicons.words["words.determiners"]
            or tokens[start].lower in APPROXIMATE
            or (tokens[start].text[0].isdigit() and not any(c.isalpha() for c in tokens[start].text))
            or tokens[start].mark
        ):
            start += 1
        end = np.end
        while end - 1 > start and tokens[end - 1].mark:
            end -= 1
        return Span(tokens[start].start, tokens[end - 1].end)

    def _core(self, draft: Draft, fillers: Iterable[Filler | None]) -> Span:
        """From the first to the last word that says it, within the sentence."""
        tokens = self.marked.tokens
        spans = [Span(tokens[draft.trigger.start].start, tokens[draft.trigger.end - 1].end)]
        for filler in fillers:
            if filler is None:
                continue
            if self.marked.sentence.span.covers(
                Span(tokens[filler.phrase.start].start, tokens[filler.phrase.end - 1].end)
            ):
                spans.append(Span(tokens[filler.phrase.start].start, tokens[filler.phrase.end - 1].end))
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def _qualifiers(self, draft: Draft, fillers: tuple[Filler | None, ...]) -> Qualifiers:
        text = self.document.cut(self.marked.sentence.span)
        clause = self.document.cut(self._clause_span(draft))
        amount, currency = find_money(clause)
        item = fillers[2].phrase if fillers[2] is not None else None
        quantity = ""
        if item is not None and item.start < item.end <= len(self.marked.tokens):
            tokens = self.marked.tokens
            quantity = find_quantity(self.document.text[tokens[item.start].start : tokens[item.end - 1].end])
        predicate = draft.frame.predicate
        return Qualifiers(
            time=find_time(clause, self.document.published) or find_time(text, self.document.published),
            place=self._place(draft, fillers),
            quantity=quantity,
            share=find_share(clause) if predicate in {Predicate.OWNS, Predicate.CONTROLS, Predicate.SUBSIDIARY_OF} else "",
            amount=amount, currency=currency,
            role=draft.trigger.word if predicate in {Predicate.DIRECTS, Predicate.WORKS_FOR} and draft.trigger.word.islower() else "",
            program="",
        )  # fmt: skip

    def _clause_span(self, draft: Draft) -> Span:
        tokens, clause = self.marked.tokens, draft.clause
        start, end = min(clause.start, draft.trigger.start), max(clause.end, draft.trigger.end)
        if clause.subj is not None and clause.kind != "part":
            start = min(start, clause.subj.start)
        return Span(tokens[min(start, len(tokens) - 1)].start, tokens[min(end, len(tokens)) - 1].end)

    def _place(self, draft: Draft, fillers: tuple[Filler | None, ...]) -> str:
        used = {id(f.phrase) for f in fillers if f is not None}
        for prep, np in draft.clause.pps:
            if prep in PLACE_PREPOSITIONS[:5] and id(np) not in used:
                if np.name is not None and np.name.kind is MentionKind.PLACE:
                    return np.name.text
                if np.head in {
                    "site",
                    "sites",
                    "range",
                    "ranges",
                    "facility",
                    "facilities",
                    "plant",
                    "factory",
                    "airfield",
                    "base",
                    "bases",
                }:
                    return self.document.cut(self.phrase_span(np))
        return ""
