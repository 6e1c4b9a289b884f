"""Real OFAC rows (public domain) and facts of EU designations, as list entities; document parties as entities."""

from lading.model.entity import Entity
from lading.model.ids import digest
from lading.model.judgement import Decision, Judgement
from lading.model.schema import load_schemata
from lading.names.tables import load_tables
from lading.resolve.linker import Resolution, resolve_parties
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from tests.graph.case import EU_AEE, EU_AEE_LISTED, EU_HAO, EU_HAO_LISTED, EU_KUPOL, KUPOL, VEKTOR, VEKTOR_LINK, stated

MATCHER = Matcher(load_schemata(), load_tables(), load_scorer())

TRADING_HOUSE = stated(
    "ofac-51215",
    "Company",
    name="LIMITED LIABILITY COMPANY TRADING HOUSE VECTOR",
    alias="LLC TRADING HOUSE VECTOR",
    country="ru",
    innCode="3808184570",
    ogrnCode="1083808013178",
)
VEKTOR_OOO = stated(
    "ofac-51292", "Company", name="VEKTOR, OOO", country="ru", innCode="7725575432", ogrnCode="1067746783433"
)
REDLEPUS = stated(
    "ofac-51265",
    "Company",
    name="REDLEPUS VECTOR INDUSTRY SHENZHEN CO LTD",
    alias=["REDLEPUS VECTOR", "REDLEPUS TSK VECTOR INDUSTRIAL SHENZHEN CO LTD"],
    country="cn",
    uscCode="91440300MA5HX80Y1Q",
)
AEROKON = stated(
    "ofac-46437",
    "Company",
    name="OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU NPK AEROKON",
    alias=["OOO NPK AEROKON", "AEROKON, OOO"],
    country="ru",
    innCode="1657007195",
)
OTHER_AEROKON = stated(
    "eu-aerokon", "LegalEntity", "eu_fsf", name="NPK AEROKON LLC", country="ru", innCode="1683010356"
)
YAMSHCHIKOV = stated(
    "ofac-51211",
    "Person",
    name="YAMSHCHIKOV, Artem Mikhailovich",
    alias=["YAMSHCHIKOV, Artem Mikhaylovich", "IAMSHCHIKOV, Artem"],
    country="ru",
    birthDate="1979-10-11",
    innCode="381000781179",
)
EU_YAMSHCHIKOV = stated(
    "eu-yamshchikov",
    "Person",
    "eu_fsf",
    name="Artem Mikhaylovich YAMSHCHIKOV",
    alias="Артем Михайлович ЯМЩИКОВ",
    birthDate="1979-10-11",
)
EU_VEKTOR = stated(
    "eu-vektor",
    "LegalEntity",
    "eu_fsf",
    name="OOO TSK Vektor",
    alias=["ООО ТСК Вектор", "LLC TSK Vektor"],
    country="ru",
    innCode="3849055365",
    ogrnCode="1153850042246",
)
LISTED = [
    KUPOL,
    VEKTOR,
    VEKTOR_LINK,
    TRADING_HOUSE,
    VEKTOR_OOO,
    REDLEPUS,
    AEROKON,
    YAMSHCHIKOV,
    EU_KUPOL,
    EU_VEKTOR,
    EU_AEE,
    EU_AEE_LISTED,
    EU_HAO,
    EU_HAO_LISTED,
    EU_YAMSHCHIKOV,
]


def party(name: str, schema: str = "Organization", page: str = "page", **values: str | list[str]) -> Entity:
    """A party of a document."""
    return stated(f"doc-{digest(page, name)}", schema, "documents", name=name, **values)


def resolve(
    *pages: list[Entity], listed: list[Entity] | None = None, decisions: list[Judgement] | None = None
) -> Resolution:
    entries = LISTED if listed is None else listed
    return resolve_parties(pages, entries, matcher=MATCHER, decisions=decisions or ())


def who(entity: Entity, resolution: Resolution) -> str:
    return resolution.canonical[entity.id]


def listed(entry: str, resolution: Resolution) -> str:
    """Canonical id of a list entry."""
    return resolution.canonical.get(entry, entry)


def decided(entity: Entity, resolution: Resolution) -> dict[str, Decision]:
    """Decisions about one document party by candidate."""
    return {j.match.candidate: j.decision for j in resolution.judgements if j.match.query == entity.id}
