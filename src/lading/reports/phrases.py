"""Claims, edges and designations as short sentences, the same in every report."""

from collections.abc import Iterable
from dataclasses import dataclass

from lading.model.claim import Attribution, AuthorityKind, Claim, Mention, MentionKind, Polarity, Predicate, Stance
from lading.model.exposure import Designation, Edge, Exposure, Path
from lading.reports.ledger import Ledger
from lading.reports.words import join_words

GOODS = 6
"""Goods named in a sentence before the rest is counted."""
WORDS = 200
"""Characters of a denial's own words inside a sentence."""
UNNAMED = ", without naming the parties"
NOT_SAYING_SO = frozenset({Stance.HEDGED, Stance.PLANNED, Stance.OPINION})


@dataclass(frozen=True, slots=True)
class Ends:
    """The parts of a relation as names; `several` where the source is more than one."""

    source: str
    target: str
    items: tuple[str, ...] = ()
    several: bool = False


def say_claim(ledger: Ledger, claim: Claim) -> str:
    """`Sichuan AEE supplies A140 to IEMZ Kupol`; what is denied starts with `Not so:`."""
    source, target = _name(ledger, claim, claim.subject), _name(ledger, claim, claim.object)
    items = (_name(ledger, claim, claim.item),) if claim.item else ()
    if claim.predicate is Predicate.COMMENTS and not (target or items):
        table = ledger.words.tables["speech"]
        return f"{source} {table.get(claim.stance, table['other'])}"
    several = claim.subject is not None and claim.subject.kind is MentionKind.GROUP
    said = say_relation(ledger, claim.predicate, Ends(source, target, items, several))
    return f"Not so: {said}" if claim.polarity is Polarity.NEGATED and claim.predicate != "comments" else said


def say_relation(ledger: Ledger, kind: str, ends: Ends) -> str:
    """A relation in words, whichever of its parts are known."""
    verb, goods = ledger.words.verb(kind), join_words(ends.items, most=GOODS)
    source = ends.source or "somebody"
    one, bare = (verb.many, verb.bares) if ends.several else (verb.one, verb.bare)
    if goods and ends.target:
        return f"{source} {one} {goods} {verb.joint} {ends.target}"
    if goods or ends.target:
        return f"{source} {one if goods else bare} {goods or ends.target}"
    return f"{source} {one.removesuffix(' by').removesuffix(' about')}"


def say_edge(ledger: Ledger, edge: Edge) -> str:
    """An edge in words."""
    items = tuple(ledger.names(edge.items))
    source = ledger.party(edge.source)
    if is_goods(ledger, edge.source):
        return f"{ledger.name(edge.source)} {ledger.words.verb(edge.kind).goods} {ledger.name(edge.target)}"
    several = source is not None and source.kind is MentionKind.GROUP
    name = ledger.name(edge.target)
    if is_goods(ledger, edge.target) and not items:
        return say_relation(ledger, edge.kind, Ends(ledger.name(edge.source), "", (name,), several))
    return say_relation(ledger, edge.kind, Ends(ledger.name(edge.source), name, items, several))


def say_hop(ledger: Ledger, edge: Edge, start: str, end: str) -> str:
    """The words between two parties of a path, in the direction walked. Goods that the edge names may be one of the two."""
    verb = ledger.words.verb(edge.kind)
    if start in edge.items and start not in {edge.source, edge.target}:
        return f"which {ledger.name(edge.source)} {verb.one}" + (f" {verb.joint}" if end == edge.target else "")
    goods = join_words(ledger.names(item for item in edge.items if item != end), most=GOODS)
    if edge.source == start and is_goods(ledger, start):
        return verb.goods
    if edge.source == start:
        joint = f" {verb.joint}" if verb.bare != verb.one else ""
        return f"{verb.one} {goods}{joint}" if goods else verb.one if is_goods(ledger, end) else verb.bare
    return f"{verb.back} ({goods})" if goods else verb.back


def say_path(ledger: Ledger, path: Path) -> str:
    """A path on one line, `A — supplies X → B — procures for → C`."""
    hops = (
        f" — {say_hop(ledger, edge, start, end)} → {ledger.name(end)}"
        for start, edge, end in zip(path.parties, path.edges, path.parties[1:], strict=False)
    )
    return ledger.name(path.parties[0]) + "".join(hops)


def said_by(ledger: Ledger, claim: Claim) -> str:
    """In whose words: `company documents and two officials, relayed by Reuters`, others, or the document's own voice."""
    names = join_words(_speakers(ledger, claim))
    if not names:
        document = ledger.document(claim)
        teller = ledger.brief(document.publisher or document.name)
        names = f"others, as {teller} tells" if claim.stance is Stance.REPORTED else f"{teller} in its own words"
    return f"{names}, relayed by {ledger.brief(claim.relayed_by)}" if claim.relayed_by else names


def speaker(ledger: Ledger, claim: Claim, attribution: Attribution) -> str:
    """Who is meant by an attribution: the party named there, and for "this company", "its lawyer" the party that speaks."""
    named = ledger.party_at(claim.evidence.document_id, attribution.span)
    unnamed = named is None or named.kind is MentionKind.GROUP
    if unnamed and attribution.kind is AuthorityKind.PERSON and claim.predicate is Predicate.COMMENTS and claim.subject:
        # "Its lawyer denied the charges": the party speaks, through somebody.
        return _speaks_for(ledger, claim, attribution)
    if named is not None:
        return _with_article(ledger.name(named.id), attribution)
    if attribution.kind is AuthorityKind.COMPANY and claim.subject is not None:
        return _speaks_for(ledger, claim, attribution)
    return _with_article(ledger.brief(attribution.party or attribution.text), attribution)


def _speaks_for(ledger: Ledger, claim: Claim, attribution: Attribution) -> str:
    """The party that speaks, and by what word the text calls it or whoever speaks for it: `Kestrel (“its lawyer”)`."""
    name, said = _name(ledger, claim, claim.subject), ledger.brief(attribution.text)
    return name if said == name else f"{name} (“{said}”)"


def all_voices(ledger: Ledger, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The distinct answers to "in whose words", in reading order."""
    return tuple(dict.fromkeys(said_by(ledger, claim) for claim in claims))


def short_authority(ledger: Ledger, authority: str) -> str:
    """`EU` for the European Union; a name that has no short form stays as it is."""
    return ledger.words.tables["authorities"].get(authority, authority)


def say_authority(ledger: Ledger, authority: str) -> str:
    """An authority inside a sentence: `the European Union`."""
    return ledger.words.tables["spoken"].get(authority, authority)


def say_listing(ledger: Ledger, designation: Designation) -> str:
    """`the US Treasury (OFAC) since 2023-12-12`; a missing date is said to be missing."""
    start, end = designation.period.start, designation.period.end
    since = f" since {start}" if start else f", {ledger.words.undated_listing}"
    return say_authority(ledger, designation.authority) + since + (f" until {end}" if end else "")


def say_listings(ledger: Ledger, designations: Iterable[Designation]) -> tuple[str, ...]:
    """One phrase an authority, the earliest dated designation of each standing for all of it.

    Two names of one authority, by the table of short forms, are one authority.
    """
    first: dict[str, Designation] = {}
    for designation in designations:
        name = short_authority(ledger, designation.authority)
        held = first.get(name)
        if held is None or (designation.period.start or "9999") < (held.period.start or "9999"):
            first[name] = designation
    return tuple(say_listing(ledger, designation) for designation in first.values())


def say_listings_short(ledger: Ledger, designations: Iterable[Designation]) -> str:
    """`US (date not stated in the list), EU 2022-12-16`: one authority each, its earliest date."""
    dates: dict[str, list[str]] = {}
    for designation in designations:
        name = short_authority(ledger, designation.authority)
        dates.setdefault(name, []).extend([designation.period.start] if designation.period.start else [])
    return ", ".join(
        f"{name} {min(held)}" if held else f"{name} ({ledger.words.undated_listing})" for name, held in dates.items()
    )


def say_contradiction(ledger: Ledger, claim: Claim) -> str:
    """Who contradicts what, with the whole quote: `China's foreign ministry says it has no knowledge: …`. For machines."""
    return f"{find_denier(ledger, claim)} {say_denial(ledger, claim)}: {claim.evidence.exact}"


def find_denier(ledger: Ledger, claim: Claim) -> str:
    """Who contradicts."""
    return (
        join_words(_speakers(ledger, claim))
        or _name(ledger, claim, claim.subject)
        or ledger.brief(ledger.document(claim).name)
    )


def _speakers(ledger: Ledger, claim: Claim) -> list[str]:
    """Whoever a claim names as its authority, each once."""
    return list(dict.fromkeys(speaker(ledger, claim, said) for said in claim.attribution))


def say_denial(ledger: Ledger, claim: Claim) -> str:
    """What a speaker does who contradicts: `denies that it supplies IEMZ Kupol`; without a deed its words must follow."""
    table = ledger.words.tables["contradict" if len(_speakers(ledger, claim)) > 1 else "contradicts"]
    verb = table.get(claim.stance, table["other"])
    if not denies_deed(claim):
        return f"{verb}{UNNAMED}" if claim.id in ledger.general else verb
    source, target = _name(ledger, claim, claim.subject), _name(ledger, claim, claim.object)
    items = (_name(ledger, claim, claim.item),) if claim.item else ()
    itself = "it" if source == find_denier(ledger, claim).partition(" (“")[0] else source
    return f"{verb} that {say_relation(ledger, claim.predicate, Ends(itself, target, items))}"


def denies_deed(claim: Claim) -> bool:
    """Whether a denial names who did not do what to whom, so that it can be told without its words."""
    ends = (claim.subject, claim.object)
    named = all(end is not None and end.kind in {MentionKind.ORG, MentionKind.PERSON} for end in ends)
    return claim.stance is Stance.DENIED and claim.predicate is not Predicate.COMMENTS and named


def say_strength(edge: Edge) -> str:
    """What weakens an edge: `hedged only`, `alleged only`, or nothing."""
    stances = {claim.stance for claim in edge.claims}
    if stances and stances <= NOT_SAYING_SO:
        return "hedged only"
    return "alleged only" if stances and stances <= NOT_SAYING_SO | {Stance.ALLEGED} else ""


def say_lead(ledger: Ledger, exposure: Exposure) -> str:
    """`listed by European Union on 2026-04-23, 210 days after it was first said`, or nothing."""
    later = exposure.later_designation
    if later is None:
        return ""
    words = (
        f"listed by {say_authority(ledger, later.authority)} on {later.period.start or ledger.words.undated_listing}"
    )
    return words if exposure.lead_days is None else f"{words}, {exposure.lead_days:,} days after it was first said"


def say_qualifiers(claim: Claim) -> tuple[tuple[str, str], ...]:
    """When, where, how much: pairs of a label and a value, only those the claim has."""
    held = claim.qualifiers
    pairs = (
        ("when", str(held.time) if held.time else ""),
        ("where", held.place),
        ("quantity", held.quantity),
        ("share", f"{held.share} %" if held.share else ""),
        ("amount", f"{held.amount} {held.currency}".strip()),
        ("role", held.role),
        ("program", held.program),
    )
    return tuple((label, value) for label, value in pairs if value)


def say_dataset(ledger: Ledger, name: str) -> str:
    """`the list eu_fsf`; of one that lists nobody, `the register gleif`."""
    registers = {dataset.name for dataset in ledger.dossier.datasets if not dataset.designates}
    return f"the {'register' if name in registers else 'list'} {name}"


def is_goods(ledger: Ledger, party_id: str) -> bool:
    """Whether a party is goods or an equipment model."""
    party = ledger.party(party_id)
    return party is not None and party.kind is MentionKind.ITEM


def _name(ledger: Ledger, claim: Claim, mention: Mention | None) -> str:
    return ledger.name_of(claim, mention) if mention else ""


def _with_article(text: str, attribution: Attribution) -> str:
    """An authority inside a sentence: a first article in small letters, and one for what is no name: `the ministry`."""
    if text.startswith("The "):
        return f"the {text[4:]}"
    institution = attribution.kind in {AuthorityKind.GOVERNMENT, AuthorityKind.COURT, AuthorityKind.COMPANY}
    return f"the {text}" if institution and text.isascii() and text.isalpha() and text.islower() else text
