"""One party on several lists: entries that share an identifier, or a full name that no two entries of a list have.

No pair is compared by likeness here. Entries meet under equal keys, so that the work grows with the lists' length.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.names.analyze import analyze_name
from lading.names.fold import fold
from lading.names.tables import NameTables
from lading.names.words import Role
from lading.resolve.clusters import DECISIVE, Clusters
from lading.resolve.profile import NAME_KINDS, Profile, Sort

LONG = 7
"""Letters from which a single word can name a party, if the countries agree as well."""
NATIONAL = frozenset({"taxNumber", "registrationNumber", "idNumber", "passportNumber", "okpoCode"})
"""Kinds of identifier that are unique within a country only."""
SILENT = frozenset({Role.LEGAL_FORM, Role.PARTICLE, Role.TITLE})

Key = tuple[str, ...]


def link_lists(
    profiles: Mapping[str, Profile], clusters: Clusters, *, tables: NameTables, by: str
) -> Iterator[Judgement]:
    """Join the entries that are one party, and say why.

    Args:
        profiles: of list entries, by id.
        clusters: where they are joined.
        tables: of names.
        by: who judges: `auto` and the version of the tables.
    """
    for key, found in _meet(profiles.values(), _identifier_keys).items():
        reason = Reason("identifier_same", 1.0, f"both have {key[0]} {key[1]}")
        yield from _join(found, clusters, reason=reason, by=by)
    if len({profile.dataset for profile in profiles.values()}) < 2:
        return
    for key, found in _meet(profiles.values(), lambda profile: _name_keys(profile, tables)).items():
        alone = [rows[0] for rows in _by_dataset(found).values() if len(rows) == 1]
        agreeing = alone[:1] + [one for one in alone[1:] if _agree(alone[0], one, key)]
        words = f"both are called {' '.join(key[1:])}, as no other entry of either list is"
        yield from _join(agreeing, clusters, reason=Reason("name", 0.9, words), by=by)
        for other in alone[1:]:
            if other not in agreeing and _may_agree(alone[0], other):
                yield _doubt(alone[0], other, words=words, by=by)


def _meet(profiles: Iterable[Profile], keys: Callable[[Profile], Iterable[Key]]) -> dict[Key, list[Profile]]:
    """Profiles by what they share, where more than one does."""
    found: dict[Key, list[Profile]] = {}
    for profile in profiles:
        for key in dict.fromkeys(keys(profile)):
            found.setdefault(key, []).append(profile)
    return {key: rows for key, rows in found.items() if len(rows) > 1}


def _identifier_keys(profile: Profile) -> Iterator[Key]:
    """Identifiers that say by themselves who a party is; those of a country only together with it."""
    for kind, value in sorted(profile.identifiers):
        if kind in DECISIVE:
            yield kind, value
        elif kind in NATIONAL:
            yield from ((kind, value, country, profile.sort) for country in sorted(profile.countries))


def _name_keys(profile: Profile, tables: NameTables) -> Iterator[Key]:
    """Every strong name as its words in alphabetical order, legal forms left out and romanisations folded."""
    for text in profile.strong:
        name = analyze_name(text, NAME_KINDS[profile.sort], tables=tables)
        words = [word for word in name.words if word.role not in SILENT]
        telling = [word for word in words if word.role is Role.CORE]
        if telling and (len(words) > 1 or len(telling[0].latin) >= LONG):
            yield profile.sort, *sorted(fold(word.key) if word.role is Role.CORE else word.key for word in words)


def _by_dataset(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        found.setdefault(profile.dataset, []).append(profile)
    return found


def _agree(left: Profile, right: Profile, key: Key) -> bool:
    """Whether what is known beside an equal name lets two entries be one party."""
    if left.countries and right.countries and not left.countries & right.countries:
        return False
    if left.sort is Sort.PERSON:
        return bool({value[:4] for _, value in left.dates} & {value[:4] for _, value in right.dates})
    return len(key) > 2 or bool(left.countries & right.countries)


def _may_agree(left: Profile, right: Profile) -> bool:
    """Whether nothing speaks against two persons of one full name, and nothing beside it for them."""
    if left.sort is not Sort.PERSON or (left.countries and right.countries and not left.countries & right.countries):
        return False
    return not (left.dates and right.dates)


def _doubt(first: Profile, other: Profile, *, words: str, by: str) -> Judgement:
    """That two may be one, which only a person can say."""
    against = Reason("day_missing", -0.4, "no date of birth tells whether they are one person")
    reasons = (Reason("name", 0.9, words), against)
    return Judgement(Match(other.id, first.id, 0.5, reasons, first.caption), Decision.UNSURE, by)


def _join(found: list[Profile], clusters: Clusters, *, reason: Reason, by: str) -> Iterator[Judgement]:
    """Join everyone to the first; a pair that must not be joined is left unsure, with the reason why."""
    first = found[0] if found else None
    for other in found[1:]:
        if first is None or clusters.find(first.id) == clusters.find(other.id):
            continue
        against = clusters.refusal(first.id, other.id)
        clusters.join(first.id, other.id)
        reasons = (reason, Reason("contradiction", -1.0, against)) if against else (reason,)
        decision = Decision.UNSURE if against else Decision.POSITIVE
        yield Judgement(
            Match(other.id, first.id, 0.5 if against else reason.score, reasons, first.caption), decision, by
        )
