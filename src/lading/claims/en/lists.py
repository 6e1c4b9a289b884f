"""Bullets under a lead-in: "Among the drones shipped were:" gives each item below its relation."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.claims.en.arguments import Trigger, verb_arguments
from lading.claims.en.attribution import Voice
from lading.claims.en.building import Builder
from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause, Parse
from lading.claims.en.frame_index import Draft, Filler, FrameIndex
from lading.claims.en.grouping import is_goods
from lading.claims.en.matching import Matcher
from lading.claims.en.name_rules import Name
from lading.claims.en.side_arguments import as_phrase
from lading.claims.frames import Frame
from lading.model.claim import Claim, MentionKind, Predicate

LISTED = {Predicate.SUPPLIES, Predicate.DESIGNATED_BY}
SUPPLY_NOUNS = frozenset(
    [
        *("shipment", "shipments", "delivery", "deliveries", "supply", "supplies"),
        *("purchase", "purchases", "import", "imports", "export", "exports"),
    ]
)
FROM_LEAD_IN = ("relation: from the lead-in",)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The sentence before a list: the frame that its verb evokes and the clause that holds its arguments."""

    frame: Frame
    clause: Clause

    @classmethod
    def read(cls, parse: Parse, index: FrameIndex) -> "LeadIn | None":
        """What a lead-in says of the items below it, or nothing."""
        for clause in parse.clauses:
            lemma = clause.vg.lemma if clause.vg is not None and not clause.vg.copula else ""
            frame = next((f for f in index.verbs.get(lemma, ()) if f.predicate in LISTED), None)
            if frame is not None:
                return cls(frame, clause)
        for np, clause in parse.phrases:
            if np.head in SUPPLY_NOUNS:
                return cls(index.nouns["shipments"][0], clause)
        return None


def read_bullet(lead: LeadIn, parse: Parse, builder: Builder, *, matcher: Matcher, voice: Voice) -> Iterator[Claim]:
    """The claims that a bullet makes through its lead-in. A supply may lack its recipient: the text before may tell."""
    heads = parse.phrases[0][0].members if parse.phrases else []
    for np in heads:
        goods = is_goods(np, builder.lexicons)
        name = matcher.name_for(np, "model") if goods else np.name
        if lead.frame.predicate is Predicate.DESIGNATED_BY:
            if name is None or name.kind not in {MentionKind.ORG, MentionKind.PERSON}:
                continue
            roles = {"subject": (Filler(np, name),), **_named_by(lead, np, "subj", role="object", matcher=matcher)}
        elif goods:
            roles = {"item": (Filler(np, name),), **_named_by(lead, np, "to", role="object", matcher=matcher)}
            maker = _maker(np) or _maker(heads[0])
            if maker is not None:
                roles["subject"] = (Filler(as_phrase(maker), maker),)
            else:
                roles |= _named_by(lead, np, "subj", role="subject", matcher=matcher)
        else:
            continue
        trigger = Trigger("list", parse.clauses[0], {}, np.start, np.end, np)
        yield from builder.build(Draft(lead.frame, trigger, roles), voice, inherited=FROM_LEAD_IN)


def _maker(np: NounPhrase) -> Name | None:
    """Whose goods they are: "Hunan Haotianyi’s HW52V", "AEE A140"."""
    rows = ([np.owner.name] if np.owner is not None else []) + list(np.mods)
    return next((n for n in rows if n is not None and n.kind is MentionKind.ORG), None)


def _named_by(
    lead: LeadIn, np: NounPhrase, argument: str, *, role: str, matcher: Matcher
) -> dict[str, tuple[Filler, ...]]:
    """The parties that an argument of the lead-in names, standing where the bullet stands."""
    rows = verb_arguments(lead.clause).get(argument, ())
    names = [n for row in rows if (n := matcher.names.get(id(row)) or row.name) and n.kind is not MentionKind.ITEM]
    return {role: tuple(Filler(np, n) for n in names)} if names else {}
