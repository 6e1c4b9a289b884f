"""The founding case built by hand: texts in own words, claims pointed at their words, real OFAC rows as statements."""

from dataclasses import dataclass, field
from typing import Any

from lading.claims.statements import load_vocabulary, state_claims
from lading.graph.build import Graph, build_graph
from lading.graph.relations import load_relations
from lading.model.claim import (
    Attribution,
    AuthorityKind,
    Claim,
    Mention,
    MentionKind,
    Predicate,
    Qualifiers,
    Reading,
    Stance,
    Tier,
)
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.evidence import Evidence
from lading.model.ids import digest_bytes
from lading.model.schema import load_schemata
from lading.model.span import Span
from lading.model.statement import Statement, Support

SCHEMATA = load_schemata()
VOCABULARY = load_vocabulary(SCHEMATA)
RELATIONS = load_relations(SCHEMATA)
AUTHORITIES = {"us_ofac_sdn": "US Treasury (OFAC)", "eu_fsf": "European Union"}


@dataclass
class Page:
    """A document that is being marked up by hand."""

    document: Document
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def named(self, text: str, kind: MentionKind = MentionKind.ORG, **more: Any) -> Mention:
        start = self.document.text.index(text)
        party = str(more.pop("party", text))
        mention = Mention(Span(start, start + len(text)), text, kind, party, **more)
        self.mentions.append(mention)
        return mention

    def says(
        self,
        predicate: Predicate,
        subject: Mention | None,
        object_: Mention | None,
        item: Mention | None = None,
        *,
        quote: str,
        **more: Any,
    ) -> Claim:
        start = self.document.text.index(quote)
        values: dict[str, Any] = {"stance": Stance.REPORTED, "tier": Tier.VERIFIED} | more
        claim = Claim(
            predicate,
            subject,
            object_,
            item,
            Evidence.quote(self.document, Span(start, start + len(quote))),
            method="hand/1",
            score=1.0,
            reasons=("marked by hand",),
            **values,
        )
        self.claims.append(claim)
        return claim

    def authority(self, text: str, kind: AuthorityKind = AuthorityKind.OFFICIALS) -> Attribution:
        start = self.document.text.index(text)
        return Attribution(text, kind, Span(start, start + len(text)))

    @property
    def reading(self) -> Reading:
        return Reading(self.document.id, tuple(self.mentions), tuple(self.claims))


def page(text: str, *, name: str = "report", published: str | None = "2025-09-25", publisher: str = "") -> Page:
    sha = digest_bytes(f"{name}{text}".encode())
    return Page(Document(text, name, sha, published=published, publisher=publisher, language="en"))


def stated(key: str, schema: str, dataset: str = "us_ofac_sdn", /, **values: str | list[str]) -> Entity:
    """A list entry: properties by name, one value or several."""
    rows = [
        Statement(key, schema, prop, value, dataset)
        for prop, found in values.items()
        for value in ([found] if isinstance(found, str) else found)
    ]
    return Entity.gather(key, rows)


def entities_of(statements: tuple[Statement, ...]) -> list[Entity]:
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.entity_id, []).append(statement)
    return [Entity.gather(entity, rows) for entity, rows in grouped.items()]


def build(pages: list[Page], listed: list[Entity], canonical: dict[str, str]) -> Graph:
    entities, supports = list(listed), list[Support]()
    for one in pages:
        made, tied = state_claims(one.document, one.reading, vocabulary=VOCABULARY)
        entities += entities_of(made)
        supports += tied
    read = [(one.document, one.reading) for one in pages]
    return build_graph(entities, canonical, read=read, supports=supports, relations=RELATIONS, authorities=AUTHORITIES)


KUPOL = stated(
    "ofac-46431",
    "Company",
    name="JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL",
    alias=["JSC IEMZ KUPOL", "AO IEMZ KUPOL", "AKTSIONERNOE OBSHCHESTVO IZHEVSKI ELEKTROMEKHANICHESKI ZAVOD KUPOL"],
    country="ru",
    innCode="1831083343",
    ogrnCode="1021801143374",
    topics="sanction",
)
KUPOL_LISTED = stated(
    "ofac-46431-sanction", "Sanction", entity="ofac-46431", authority="US Treasury (OFAC)", program="RUSSIA-EO14024"
)
VEKTOR = stated(
    "ofac-46441",
    "Company",
    name="TSK VEKTOR, OOO",
    alias="OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU TSK VEKTOR",
    country="ru",
    innCode="3849055365",
    ogrnCode="1153850042246",
    topics="sanction",
)
VEKTOR_LISTED = stated(
    "ofac-46441-sanction", "Sanction", entity="ofac-46441", authority="US Treasury (OFAC)", program="RUSSIA-EO14024"
)
VEKTOR_LINK = stated(
    "ofac-46441-link-46431",
    "UnknownLink",
    subject="ofac-46441",
    object="ofac-46431",
    role="Linked To",
    summary="Linked To: JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL.",
)
EU_KUPOL = stated(
    "eu-kupol",
    "LegalEntity",
    "eu_fsf",
    name="JSC IZHEVSK ELECTROMECHANICAL PLANT ‘KUPOL’",
    alias="ИЖЕВСКИЙ ЭЛЕКТРОМЕХАНИЧЕСКИЙ ЗАВОД ‘КУПОЛ’",
    country="ru",
    innCode="1831083343",
    topics="sanction",
)
EU_KUPOL_LISTED = stated(
    "eu-kupol-s", "Sanction", "eu_fsf", entity="eu-kupol", authority="European Union", startDate="2022-12-16"
)
EU_AEE = stated(
    "eu-aee",
    "LegalEntity",
    "eu_fsf",
    name="Sichuan AEE",
    alias=["Shenzhen Yidian Aviation Technology Co., Ltd.", "深圳一电航空技术有限公司"],
    weakAlias="AEE",
    country="cn",
    topics="sanction",
)
EU_AEE_LISTED = stated(
    "eu-aee-s",
    "Sanction",
    "eu_fsf",
    entity="eu-aee",
    authority="European Union",
    startDate="2026-04-23",
    reason="Maker of drones that reached JSC IZHEVSK ELECTROMECHANICAL PLANT KUPOL.",
)
EU_HAO = stated("eu-hao", "LegalEntity", "eu_fsf", name="Hunan Haotyanyi", country="cn", topics="sanction")
EU_HAO_LISTED = stated(
    "eu-hao-s",
    "Sanction",
    "eu_fsf",
    entity="eu-hao",
    authority="European Union",
    startDate="2026-04-23",
    reason="Maker of drones that reached JSC IZHEVSK ELECTROMECHANICAL PLANT KUPOL.",
)
LISTS = [
    KUPOL,
    KUPOL_LISTED,
    VEKTOR,
    VEKTOR_LISTED,
    VEKTOR_LINK,
    EU_KUPOL,
    EU_KUPOL_LISTED,
    EU_AEE,
    EU_AEE_LISTED,
    EU_HAO,
    EU_HAO_LISTED,
]

REPORT = (
    "European security officials told Reuters that IEMZ Kupol took delivery of A140 drones made by Sichuan AEE. "
    "They said Hunan Haotianyi had shipped its HW52V to Kupol as well. "
    "Since 2024 the orders ran through TSK Vektor. "
    "China's foreign ministry said it knew nothing of such dealings. "
    "Samuel Bendett of the Center for a New American Security called the trade significant."
)


def founding_page() -> Page:
    """One report that relays an agency, with a denial by the government of the makers' country."""
    one = page(REPORT, name="founding", publisher="The Daily Example")
    kupol = one.named("IEMZ Kupol", country="ru")
    aee, hao, vektor = one.named("Sichuan AEE"), one.named("Hunan Haotianyi"), one.named("TSK Vektor")
    a140, hw52v = one.named("A140", MentionKind.ITEM), one.named("HW52V", MentionKind.ITEM)
    reuters = one.named("Reuters", MentionKind.MEDIA)
    ministry = one.named("China's foreign ministry", MentionKind.AUTHORITY, country="cn")
    bendett = one.named("Samuel Bendett", MentionKind.PERSON)
    cnas = one.named("Center for a New American Security")
    assert reuters.kind is MentionKind.MEDIA
    said: dict[str, Any] = {"attribution": (one.authority("European security officials"),)}
    first = "IEMZ Kupol took delivery of A140 drones made by Sichuan AEE"
    one.says(Predicate.SUPPLIES, aee, kupol, a140, quote=first, relayed_by="Reuters", **said)
    one.says(Predicate.MANUFACTURES, aee, None, a140, quote="A140 drones made by Sichuan AEE", **said)
    one.says(Predicate.SUPPLIES, hao, kupol, hw52v, quote="Hunan Haotianyi had shipped its HW52V to Kupol", **said)
    one.says(Predicate.PROCURES_FOR, vektor, kupol, quote="Since 2024 the orders ran through TSK Vektor", **said)
    one.says(
        Predicate.COMMENTS,
        ministry,
        None,
        quote="China's foreign ministry said it knew nothing of such dealings",
        stance=Stance.NO_KNOWLEDGE,
        attribution=(one.authority("China's foreign ministry", AuthorityKind.GOVERNMENT),),
    )
    one.says(
        Predicate.WORKS_FOR,
        bendett,
        cnas,
        quote="Samuel Bendett of the Center for a New American Security",
        stance=Stance.ASSERTED,
        qualifiers=Qualifiers(role="analyst"),
    )
    return one


def founding_canonical(one: Page) -> dict[str, str]:
    """What `resolve` would say, fixed by hand so that graph tests do not depend on names."""
    from lading.claims.statements import party_id

    found = {"eu-kupol": "ofac-46431"}
    parties = {"IEMZ Kupol": "ofac-46431", "TSK Vektor": "ofac-46441"}
    parties |= {"Sichuan AEE": "eu-aee", "Hunan Haotianyi": "eu-hao"}
    for mention in one.mentions:
        if mention.party in parties:
            found[party_id(one.document.id, mention)] = parties[mention.party]
    return found
