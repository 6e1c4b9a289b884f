"""Forms and tables → claims: who ships what to whom, as the labels of a waybill, invoice or customs row say.

A label is a fact of layout, so these claims are verified without a person where every label is beyond doubt. The
document speaks in its own voice: stance asserted, no attribution. A pro forma or an order is a plan; a cancelled row
is left to a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lading.claims.fields.forms import GOODS_ROLES, PARTY_ROLES, Filled, Form, find_forms
from lading.claims.fields.labels import FieldLexicon, Relation, load_field_lexicon, normalize
from lading.claims.fields.values import find_items, find_party, parse_amount, parse_day
from lading.claims.gazetteer import Gazetteer
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Qualifiers, Reading, Stance, Tier
from lading.model.document import BlockKind, Document
from lading.model.evidence import Evidence
from lading.model.span import Span

METHOD = "fields/1"
SURE_SCORE, UNSURE_SCORE = 0.95, 0.6
RUN_WIDTH = 1500
"""Characters of a run of lines up to which it is one quote; in a longer table the row is the quote, and the lines that
name the parties above it are given beside it."""
TITLE_WIDTH = 100
TITLE_BLOCKS = 8
"""Blocks from the top in which a form says what kind of paper it is."""


@dataclass(frozen=True, slots=True)
class Party:
    """A mention in a role, with the field it stands in."""

    mention: Mention
    filled: Filled


class FieldsExtractor:
    """Reads forms and tables in English, Russian and Chinese. Pure; holds only its lexicon."""

    method = METHOD

    def __init__(self, lexicon: FieldLexicon | None = None) -> None:
        self.lexicon = lexicon or load_field_lexicon()

    def reads(self, document: Document) -> bool:
        """Whether the document has a line or a column whose label names the role of a party."""
        return any(form.fields.keys() & PARTY_ROLES for form in find_forms(document, self.lexicon))

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:  # noqa: ARG002 - labels, not names, tell
        """The parties and goods of every form and row, and the claims their labels make."""
        planned = self._is_plan(document)
        mentions: dict[tuple[Span, str], Mention] = {}
        claims: dict[str, Claim] = {}
        for form in find_forms(document, self.lexicon):
            parties = self._find_parties(document, form)
            items = self._find_items(document, form)
            for mention in (*(party.mention for party in parties.values()), *items):
                mentions.setdefault((mention.span, mention.kind), mention)
            for claim in self._make_claims(document, form, parties=parties, items=items):
                claims.setdefault(claim.id, replace(claim, stance=Stance.PLANNED) if planned else claim)
        found = sorted(mentions.values(), key=lambda mention: (mention.span, mention.kind))
        return Reading(document.id, tuple(found), tuple(claims.values()))

    def _is_plan(self, document: Document) -> bool:
        kinds = {BlockKind.HEADING, BlockKind.PARAGRAPH}
        titles = (document.cut(b.span) for b in document.blocks[:TITLE_BLOCKS] if b.kind in kinds)
        return any(len(title) <= TITLE_WIDTH and self.lexicon.planned.search(title) for title in titles)

    def _find_parties(self, document: Document, form: Form) -> dict[str, Party]:
        parties: dict[str, Party] = {}
        repeated: list[Filled] = []
        for role, filled in form.fields.items():
            if role not in PARTY_ROLES:
                continue
            if normalize(filled.value.cut(document.text)) in self.lexicon.repeats:
                repeated.append(filled)
                continue
            mention = find_party(document.text, filled.value, lexicon=self.lexicon)
            if mention:
                ids = tuple(dict.fromkeys((*mention.identifiers, *filled.identifiers)))
                parties[role] = Party(replace(mention, identifiers=ids), filled)
        for filled in repeated:
            other = parties.get(self.lexicon.same_as.get(filled.role, ""))
            if other:
                line = filled.line.join(other.filled.line)
                parties[filled.role] = Party(other.mention, replace(filled, line=line))
        return parties

    def _find_items(self, document: Document, form: Form) -> tuple[Mention, ...]:
        """The goods: by model where the form has one, else by description."""
        filled = form.fields.get("model") or form.fields.get("item")
        if not filled:
            return ()
        spans = find_items(document.text, filled.value)
        return tuple(_item(span.cut(document.text), span) for span in spans)

    def _make_claims(
        self, document: Document, form: Form, *, parties: Mapping[str, Party], items: tuple[Mention, ...]
    ) -> Iterator[Claim]:
        made: set[tuple[str, str, str]] = set()
        for relation in self.lexicon.relations:
            subject = _first(parties, relation.subject)
            target = _first(parties, relation.object)
            if not subject or (relation.object and not target) or (not relation.object and not items):
                continue
            key = (relation.predicate, subject.mention.party, target.mention.party if target else "")
            if key in made or key[1] == key[2]:
                continue
            made.add(key)
            sure = relation.sure and all(_is_sure(p, form) for p in (subject, target) if p)
            if not sure and not form.fields.keys() & GOODS_ROLES:
                continue  # a letter has a sender and a customer too
            for item in items or (None,):
                claim = self._make_claim(document, form, relation=relation, roles=(subject, target, item))
                yield claim if sure and not self._is_undone(document, form) else _doubt(claim)

    def _make_claim(
        self,
        document: Document,
        form: Form,
        *,
        relation: Relation,
        roles: tuple[Party, Party | None, Mention | None],
    ) -> Claim:
        subject, target, item = roles
        named = [subject, *([target] if target else [])]
        quotes = _quotes(document, form, named=named, item=item)
        return Claim(
            predicate=Predicate(relation.predicate),
            subject=subject.mention,
            object=target.mention if target else None,
            item=item,
            evidence=quotes[0],
            also=quotes[1:],
            stance=Stance.ASSERTED,
            method=METHOD,
            score=SURE_SCORE,
            reasons=tuple(f"“{party.filled.label}” names the {party.filled.role.replace('_', ' ')}" for party in named),
            tier=Tier.VERIFIED,
            qualifiers=self._qualify(document, form),
        )

    def _is_undone(self, document: Document, form: Form) -> bool:
        status = form.fields.get("status")
        place = status.value if status else form.row
        return place is not None and bool(self.lexicon.undone.search(place.cut(document.text)))

    def _qualify(self, document: Document, form: Form) -> Qualifiers:
        def value(role: str) -> str:
            return form.fields[role].value.cut(document.text).strip() if role in form.fields else ""

        unit, currency = value("unit"), value("currency")
        quantity = value("quantity")
        label = form.fields["amount"].label if "amount" in form.fields else ""
        amount, found = parse_amount(value("amount"), label=f"{label} {currency}", lexicon=self.lexicon)
        return Qualifiers(
            time=parse_day(value("date"), self.lexicon),
            quantity=f"{quantity} {unit}".strip() if quantity else value("weight"),
            amount=amount,
            currency=found if amount else "",
        )


def _is_sure(party: Party, form: Form) -> bool:
    return party.filled.sure and (not party.filled.with_goods or bool(form.fields.keys() & GOODS_ROLES))


def _doubt(claim: Claim) -> Claim:
    return replace(claim, tier=Tier.NEEDS_REVIEW, score=UNSURE_SCORE)


def _first(parties: Mapping[str, Party], roles: tuple[str, ...]) -> Party | None:
    return next((parties[role] for role in roles if role in parties), None)


def _item(words: str, span: Span) -> Mention:
    return Mention(span, words, MentionKind.ITEM, " ".join(words.split()))


def _quotes(document: Document, form: Form, *, named: list[Party], item: Mention | None) -> tuple[Evidence, ...]:
    """The row that says it all, else the smallest run of lines from the parties to the item."""
    lines = [party.filled.line for party in named]
    if item:
        lines += [f.line for role in ("model", "item") if (f := form.fields.get(role)) and f.line.covers(item.span)]
    run = lines[0]
    for line in lines:
        run = run.join(line)
    if len(run) <= RUN_WIDTH or not form.row:
        return (Evidence.quote(document, run),)
    apart = dict.fromkeys((form.row, *lines))
    return tuple(Evidence.quote(document, line) for line in apart)
