"""Claims put in FollowTheMoney's vocabulary: statements, and which claim each of them rests on.

A party of a document becomes one entity: Organization (Company where the text says that it is owned), Person,
PublicBody for an authority, Asset for goods and equipment models, Address for a place, LegalEntity for an unnamed
group. Its fullest name in the document is `name`, the other names there are `alias`, and short forms that could mean
others as well (an acronym, one word of the full name) are `weakAlias`. Nothing is inferred: a country is stated only
where the words give it, and identifiers only where they stand in the text.

A claim becomes an interval entity: Ownership, Control, Directorship, Employment, Payment, or an UnknownLink whose role
is the predicate, with the goods' own entity as an end where the claim has no second party. Claims of one relation and
one time in one document share that entity, and a statement that several of them make is supported by each. `located_in`
becomes the party's `address`. An identifier that the schema has no property for is kept in `notes`.
The document is an entity too, the `proof` of every interval.

Refused: denials, comments, plans, opinions and whatever nobody has verified. They stay claims; the graph shows denials
beside the edge they contradict. That a text calls a party sanctioned is an UnknownLink to the authority it names,
never a Sanction: what is on a list, only lists say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.model.claim import Claim, Mention, MentionKind, Polarity, Predicate, Reading, Stance, Tier
from lading.model.document import Document
from lading.model.ids import digest
from lading.model.schema import Schemata
from lading.model.statement import Statement, Support

DATASET = "documents"
STATED = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.ADMITTED, Stance.HEDGED})
ACRONYM = 5
"""Letters up to which a single word in capitals is taken for an acronym, which others may share."""


@dataclass(frozen=True, slots=True)
class Ends:
    """An interval schema and the properties that hold a claim's two ends."""

    schema: str
    subject: str
    object: str


LINK = Ends("UnknownLink", "subject", "object")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How to state parties and claims: `statements.yml` over FollowTheMoney's schemata."""

    schemata: Schemata
    kinds: Mapping[str, str]
    predicates: Mapping[str, Ends]
    no_interval: frozenset[str]
    not_names: frozenset[str]


def load_vocabulary(schemata: Schemata) -> Vocabulary:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.claims").joinpath("statements.yml").read_text(encoding="utf-8"))
    ends = {predicate: Ends(**row) for predicate, row in raw["predicates"].items()}
    return Vocabulary(schemata, raw["kinds"], ends, frozenset(raw["no_interval"]), frozenset(raw["not_names"]))


def party_id(document_id: str, mention: Mention) -> str:
    """Id of the party that a mention belongs to within its document: same document, kind and name, same id."""
    return "doc-" + digest("party", document_id, mention.kind, mention.party)


def state_claims(
    document: Document, reading: Reading, *, vocabulary: Vocabulary, dataset: str = DATASET
) -> tuple[tuple[Statement, ...], tuple[Support, ...]]:
    """What a document says, as statements of a dataset, and the claims they rest on.

    Raises:
        ValueError: where the reading is of another document.
    """
    if reading.document_id != document.id:
        raise ValueError(f"the reading is not of {document.name}")
    stated = tuple(claim for claim in reading.claims if is_stated(claim))
    schemas = _choose_schemas(document, reading, stated, vocabulary)
    found: dict[Statement, None] = dict.fromkeys(_state_document(document, dataset))
    found.update(dict.fromkeys(_state_parties(document, reading, schemas=schemas, words=vocabulary, dataset=dataset)))
    supports: dict[Support, None] = {}
    for claim in stated:
        made = tuple(_state_claim(document, claim, schemas=schemas, words=vocabulary, dataset=dataset))
        found.update(dict.fromkeys(made))
        supports.update((Support(statement.id, claim.id), None) for statement in made)
    return tuple(found), tuple(supports)


def is_stated(claim: Claim) -> bool:
    """Whether a claim becomes statements: affirmed, verified, and not a plan, an opinion or a speech act."""
    affirmed = claim.polarity is Polarity.AFFIRMED and claim.tier is Tier.VERIFIED
    return affirmed and claim.stance in STATED and claim.predicate is not Predicate.COMMENTS


def _choose_schemas(document: Document, reading: Reading, stated: Iterable[Claim], words: Vocabulary) -> dict[str, str]:
    """Schema of each party of a reading by its id."""
    schemas: dict[str, str] = {}
    for mention in _all_mentions(reading):
        entity = party_id(document.id, mention)
        schema = schemas.setdefault(entity, words.kinds[mention.kind])
        if any(_company_only(schema, prop, words.schemata) for prop, _ in mention.identifiers):
            schemas[entity] = "Company"
    for claim in stated:
        ends = words.predicates.get(claim.predicate)
        if ends is None or ends.schema != "Ownership":
            continue
        asset = claim.subject if ends.subject == "asset" else claim.object
        if asset is not None and asset.kind is MentionKind.ORG:
            schemas[party_id(document.id, asset)] = "Company"
    return schemas


def _company_only(schema: str, prop: str, schemata: Schemata) -> bool:
    """Whether an identifier (KPP, ISIN) makes an organisation a Company, which alone has it."""
    lacks = schemata.property(schema, prop) is None
    return lacks and schema == "Organization" and schemata.property("Company", prop) is not None


def _all_mentions(reading: Reading) -> Iterator[Mention]:
    """Every mention of a reading, those first that stand on their own."""
    yield from reading.mentions
    for claim in reading.claims:
        yield from (m for m in (claim.subject, claim.object, claim.item) if m is not None)


def _state_document(document: Document, dataset: str) -> Iterator[Statement]:
    """The document itself, as FollowTheMoney's Document."""
    values = {
        "fileName": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "sourceUrl": document.url,
        "publishedAt": document.published,
        "retrievedAt": document.retrieved,
        "contentHash": document.sha256,
        "mimeType": document.media_type,
        "language": None if document.language == "und" else document.language,
    }
    for prop, value in values.items():
        if value:
            yield Statement(document.id, "Document", prop, value, dataset)


def _state_parties(
    document: Document, reading: Reading, *, schemas: Mapping[str, str], words: Vocabulary, dataset: str
) -> Iterator[Statement]:
    """Names, countries and identifiers of every party, each with the place where it is read."""
    lang = None if document.language == "und" else document.language
    for mention in _all_mentions(reading):
        entity = party_id(document.id, mention)
        schema = schemas[entity]
        place = f"{document.name} characters {mention.span.start}–{mention.span.end}"
        yield Statement(entity, schema, "name", mention.party, dataset, lang=lang, origin=document.name)
        prop = _name_property(mention, words)
        if prop:
            yield Statement(entity, schema, prop, mention.text, dataset, lang=lang, origin=place)
        if mention.country:
            yield Statement(entity, schema, "country", mention.country.lower(), dataset, origin=place)
        for prop, value in mention.identifiers:
            known = words.schemata.property(schema, prop) is not None
            stated = (prop, value) if known else ("notes", f"{prop}: {value}")
            yield Statement(entity, schema, *stated, dataset, origin=place)


def _name_property(mention: Mention, words: Vocabulary) -> str:
    """Which kind of name a mention's words are: `alias`, `weakAlias`, or none."""
    text = mention.text.strip()
    bare = text.removeprefix("The ").removeprefix("the ")
    named = any(letter.isalpha() and not letter.islower() for letter in bare)
    if text == mention.party or not named or bare.casefold() in words.not_names or mention.kind is MentionKind.GROUP:
        return ""
    single = len(bare.split()) == 1 and any(letter.islower() or letter.isupper() for letter in bare)
    short = bare.isupper() and len(bare) <= ACRONYM
    part = bare.casefold() in mention.party.casefold().split()
    return "weakAlias" if single and (short or part) else "alias"


def _state_claim(
    document: Document, claim: Claim, *, schemas: Mapping[str, str], words: Vocabulary, dataset: str
) -> Iterator[Statement]:
    """The statements that one claim makes. None where it has only one end: there is no relation to state."""
    ends = [(party_id(document.id, m), m) for m in _ends(claim) if m is not None]
    if claim.predicate is Predicate.LOCATED_IN and claim.subject and claim.object:
        source, schema = ends[0][0], schemas[ends[0][0]]
        yield Statement(source, schema, "address", claim.object.text, dataset, origin=document.name)
    if claim.predicate in words.no_interval or len(ends) < 2:
        return
    turned = claim.subject is None and claim.predicate is not Predicate.COMPONENT_OF
    source, target = (ends[1][0], ends[0][0]) if turned else (ends[0][0], ends[1][0])
    shape = words.predicates.get(claim.predicate, LINK)
    if not _fits(shape, schemas[source], schemas[target], words.schemata):
        shape = LINK
    held = claim.qualifiers
    entity = "link-" + digest("link", claim.predicate, source, target, str(held.time), held.share, held.role)
    values = {shape.subject: source, shape.object: target} | _describe(document, claim, shape)
    for prop, value in values.items():
        if value and words.schemata.property(shape.schema, prop) is not None:
            yield Statement(entity, shape.schema, prop, value, dataset, origin=document.name)


def _ends(claim: Claim) -> tuple[Mention | None, ...]:
    """Who and what a claim joins. A part is a component of its whole; who made the part is no component of anything."""
    if claim.predicate is Predicate.COMPONENT_OF and claim.item is not None and claim.object is not None:
        return (claim.item, claim.object)
    return (claim.subject, claim.object, claim.item)


def _fits(shape: Ends, source: str, target: str, schemata: Schemata) -> bool:
    """Whether FollowTheMoney lets entities of these schemata stand at the two ends."""
    found = (
        (schemata.property(shape.schema, shape.subject), source),
        (schemata.property(shape.schema, shape.object), target),
    )
    return all(prop is not None and schemata.is_a(schema, prop.range) for prop, schema in found)


def _describe(document: Document, claim: Claim, shape: Ends) -> dict[str, str | None]:
    """Everything that an interval says beside its ends. Properties its schema lacks are left to the caller to drop."""
    held = claim.qualifiers
    start = held.time.start if held.time else None
    end = held.time.end if held.time else None
    dates = {"date": start} if start == end else {"startDate": start, "endDate": end}
    role = held.role if shape.schema in {"Directorship", "Employment"} and held.role else str(claim.predicate)
    return {
        **dates,
        "role": role,
        "status": str(claim.stance),
        "percentage": held.share,
        "amount": held.amount,
        "currency": held.currency,
        "summary": claim.evidence.exact,
        "publisher": document.publisher,
        "sourceUrl": document.url,
        "retrievedAt": document.retrieved,
        "proof": document.id,
    }
