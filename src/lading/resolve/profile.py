"""What is known of an entity that can tell it from others: names, identifiers, countries, dates, and its company."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from lading.model.entity import Entity
from lading.model.schema import Schemata
from lading.names.analyze import analyze_name
from lading.names.identifiers import CHECKS, normalize_identifier
from lading.names.kinds import NameKind
from lading.names.tables import NameTables
from lading.names.words import Name, Role, Script

STRONG = ("name", "alias", "previousName")
WEAK = ("weakAlias", "abbreviation")
COUNTRIES = ("country", "jurisdiction", "mainCountry", "nationality", "citizenship")
DATES = ("birthDate", "incorporationDate")
TEXTS = ("notes", "summary", "description")
ACRONYM = 5
"""Letters up to which a single word is an acronym, or as common as one."""
SHORT = 6
"""Letters up to which a single word (Vektor, Rostec) is a name that many firms may bear."""
BRIEF = 24
"""Characters beyond which a name is more than one short word with its legal form, and need not be taken apart to tell."""


class Sort(StrEnum):
    """What two entities must have in common before their names are worth comparing."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CRAFT = "craft"
    """A vessel or aircraft."""
    GOODS = "goods"


SORTS = (
    ("Person", Sort.PERSON),
    ("Vessel", Sort.CRAFT),
    ("Airplane", Sort.CRAFT),
    ("LegalEntity", Sort.ORGANISATION),
    ("Asset", Sort.GOODS),
)
"""Sort by schema, the first that it is or extends. A bare LegalEntity may be either; see `features`."""
NAME_KINDS = {
    Sort.PERSON: NameKind.PERSON,
    Sort.ORGANISATION: NameKind.ORGANISATION,
    Sort.CRAFT: NameKind.VESSEL,
    Sort.GOODS: NameKind.ITEM,
}


class _Names(NamedTuple):
    """Names of a profile, as its fields tell them apart."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    short: frozenset[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity as the scorer sees it."""

    id: str
    schema: str
    sort: Sort
    dataset: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    """Names that others share: weak aliases and acronyms."""
    short: frozenset[str]
    """Strong names that are one short word beside their legal form."""
    telling: frozenset[str]
    """Names with two or more words that tell a party from others, as far as names so brief were looked at."""
    identifiers: frozenset[tuple[str, str]]
    """Kind and value of those that are valid."""
    countries: frozenset[str]
    dates: tuple[tuple[str, str], ...]
    """Property and ISO prefix."""
    texts: tuple[str, ...] = ()
    """What its dataset says of it in prose, the reasons of its designations among it."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, strong ones first."""
        return (*self.strong, *self.weak)

    @property
    def caption(self) -> str:
        """What its dataset calls it."""
        return next(iter(self.names), self.id)


def profile_entity(
    entity: Entity, *, schemata: Schemata, tables: NameTables, texts: Iterable[str] = ()
) -> Profile | None:
    """The profile of a party or thing; None for what is no party: an address, an interval, a document, an unnamed group.

    Args:
        entity: from a list or a document.
        schemata: FollowTheMoney's vocabulary.
        tables: of names, to tell strong names from weak ones.
        texts: what other entities say of it: reasons of designations, relations.
    """
    sort = next((sort for schema, sort in SORTS if schemata.is_a(entity.schema, schema)), None)
    if sort is None or not entity.names:
        return None
    names = _split_names(entity, sort, tables)
    found = (normalize_identifier(s.prop, s.value) for s in entity.statements if s.prop in CHECKS)
    return Profile(
        id=entity.id,
        schema=entity.schema,
        sort=sort,
        dataset=entity.statements[0].dataset,
        strong=names.strong,
        weak=names.weak,
        short=names.short,
        telling=names.telling,
        identifiers=frozenset((one.kind, one.value) for one in found if one is not None and one.valid),
        countries=frozenset(value for prop in COUNTRIES for value in entity.get(prop)),
        dates=tuple((prop, value) for prop in DATES for value in entity.get(prop)),
        texts=(*texts, *(value for prop in TEXTS for value in entity.get(prop))),
    )


def _split_names(entity: Entity, sort: Sort, tables: NameTables) -> _Names:
    """Strong and weak names. An acronym is weak, whatever its dataset calls it."""
    strong: dict[str, None] = {}
    weak = dict.fromkeys(value for prop in WEAK for value in entity.get(prop))
    short, telling = set(), set()
    for name in dict.fromkeys(value for prop in STRONG for value in entity.get(prop)):
        brief = sort is Sort.ORGANISATION and len(name) <= BRIEF
        read = analyze_name(name, NAME_KINDS[sort], tables=tables) if brief else None
        letters = single_letters(read) if read else 0
        (weak if 0 < letters <= ACRONYM else strong)[name] = None
        if ACRONYM < letters <= SHORT:
            short.add(name)
        if read and sum(word.role is Role.CORE for word in read.words) > 1:
            telling.add(name)
    return _Names(tuple(strong), tuple(weak), frozenset(short), frozenset(telling))


def single_letters(name: Name) -> int:
    """Letters of the one word that a name has beside its legal form; 0 where it has more, or is written in Chinese."""
    telling = [word for word in name.words if word.role is not Role.LEGAL_FORM]
    return len(telling[0].latin) if len(telling) == 1 and telling[0].script is not Script.HAN else 0


def read_texts(entities: Iterable[Entity], schemata: Schemata) -> dict[str, tuple[str, ...]]:
    """What a list says of each party elsewhere: the reasons of its Sanction entities and the words of its relations."""
    found: dict[str, dict[str, None]] = {}
    for entity in entities:
        if schemata.is_a(entity.schema, "Sanction"):
            about, said = entity.get("entity"), (*entity.get("reason"), *entity.get("summary"))
        elif entity.schema == "UnknownLink":
            about, said = entity.get("subject"), entity.get("summary")
        else:
            continue
        for party in about:
            found.setdefault(party, {}).update(dict.fromkeys(said))
    return {party: tuple(said) for party, said in found.items()}


def profile_all(
    entities: Iterable[Entity], *, schemata: Schemata, tables: NameTables, texts: Mapping[str, tuple[str, ...]]
) -> dict[str, Profile]:
    """Profiles of those that are parties, by id, in the order given."""
    made = (profile_entity(e, schemata=schemata, tables=tables, texts=texts.get(e.id, ())) for e in entities)
    return {profile.id: profile for profile in made if profile is not None}
