"""What the trained reader can say: kinds of mention, relations and the side a party takes in them, stances."""

from lading.model.claim import MentionKind, Predicate, Stance

NAMED = ("ORG", "GOVBODY", "MEDIA", "PERSON", "MODEL", "COUNTRY", "PLACE")
"""Names; they never lie inside one another."""
DESCRIBED = ("PERSON_GROUP", "ORG_GROUP", "SOURCE", "ITEM", "REF")
"""Unnamed groups, papers and people cited, goods, and words that take up a party: "the company", "it"."""
BODIES = frozenset({"ORG", "GOVBODY", "MEDIA"})
"""Names of organisations of any sort."""
KINDS = (*NAMED, *DESCRIBED)
AS_KIND = {
    "ORG": MentionKind.ORG,
    "GOVBODY": MentionKind.AUTHORITY,
    "MEDIA": MentionKind.MEDIA,
    "PERSON": MentionKind.PERSON,
    "MODEL": MentionKind.ITEM,
    "COUNTRY": MentionKind.PLACE,
    "PLACE": MentionKind.PLACE,
    "PERSON_GROUP": MentionKind.GROUP,
    "ORG_GROUP": MentionKind.GROUP,
    "SOURCE": MentionKind.GROUP,
    "ITEM": MentionKind.ITEM,
}
GOODS = frozenset({"ITEM", "MODEL"})
PREDICATES = tuple(p for p in Predicate if p is not Predicate.COMMENTS)
TO = tuple(
    p
    for p in (Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.TRANSPORTS, Predicate.FINANCES, Predicate.DEVELOPS)
)
"""Relations in which goods may be tied to whom they reach, for want of whom they come from."""
RELATIONS = (*((p, False) for p in PREDICATES), *((p, True) for p in TO))
"""Each label of a pair: the relation, and whether the pair is its object and its goods."""
STANCES = tuple(Stance)
