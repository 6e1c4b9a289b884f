"""What is asked: a name, and whatever else is known of whom it names."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.model.entity import Entity
from lading.model.statement import Statement
from lading.names.identifiers import normalize_identifier
from lading.resolve.matcher import Matcher
from lading.resolve.profile import Profile, Sort, profile_entity

SCHEMAS = {Sort.PERSON: "Person", Sort.ORGANISATION: "Organization", Sort.CRAFT: "Vessel"}
"""The schema that a query of a kind is compared as. Goods are nobody's customers."""
COMPANY_NUMBERS = frozenset({"leiCode", "uscCode", "kppCode", "dunsCode"})
INN_OF_A_PERSON, INN_OF_A_COMPANY = 12, 10
DATASET = "query"


@dataclass(frozen=True, slots=True)
class Query:
    """One party to be looked up."""

    id: str
    """The caller's own id, else the row."""
    names: tuple[str, ...]
    """The name first, then others it goes by."""
    kind: Sort | None = None
    """None where it is not known: every kind is searched."""
    countries: tuple[str, ...] = ()
    """FollowTheMoney country codes."""
    births: tuple[str, ...] = ()
    """ISO prefixes."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """FollowTheMoney property and value."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


def query_kinds(query: Query) -> tuple[Sort, ...]:
    """The kinds of party a query may be about: the one stated, else the one its identifiers tell, else all."""
    if query.kind is not None:
        return (query.kind,)
    found = [normalize_identifier(kind, value) for kind, value in query.identifiers]
    told = {_told_by(one.kind, one.value) for one in found if one is not None and one.valid} - {None}
    if query.births:
        told.add(Sort.PERSON)
    return tuple(sort for sort in SCHEMAS if sort in told) if len(told) == 1 else tuple(SCHEMAS)


def _told_by(kind: str, value: str) -> Sort | None:
    """What kind of party has such a number, where that is sure."""
    if kind == "imoNumber":
        return Sort.CRAFT
    if kind == "passportNumber" or (kind == "innCode" and len(value) == INN_OF_A_PERSON):
        return Sort.PERSON
    if kind in COMPANY_NUMBERS or (kind == "innCode" and len(value) == INN_OF_A_COMPANY):
        return Sort.ORGANISATION
    return None


def profile_query(query: Query, matcher: Matcher) -> Iterator[Profile]:
    """A query as the scorer sees it, once for each kind it may be about."""
    for sort in query_kinds(query):
        schema = SCHEMAS[sort]
        values = [("name", query.names[0]), *(("alias", name) for name in query.names[1:])]
        values += [("country", country) for country in query.countries]
        values += [("birthDate", day) for day in query.births if sort is Sort.PERSON]
        values += query.identifiers
        stated = (Statement(query.id, schema, prop, value, DATASET) for prop, value in values)
        profile = profile_entity(
            Entity(query.id, schema, tuple(stated)), schemata=matcher.schemata, tables=matcher.tables
        )
        if profile is not None:
            yield profile
