"""Query by example over a scope: whom it may name, scored, with reasons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from lading.catalog.example import Example
from lading.catalog.filters import Filters, narrow
from lading.catalog.kinds import comparable
from lading.catalog.scope import Scope, Shelved
from lading.catalog.seek import Found
from lading.catalog.served import Served
from lading.model.entity import Entity
from lading.model.judgement import Reason
from lading.model.schema import Schemata
from lading.model.statement import Statement
from lading.resolve.block import Candidate
from lading.resolve.profile import SORTS, Profile, Sort, profile_entity
from lading.resolve.score import Effect, Row, Scorer, best_score, score_pair
from lading.screen.listing import Listing

STANDS_FOR = {Sort.PERSON: "Person", Sort.ORGANISATION: "Organization", Sort.CRAFT: "Vessel", Sort.GOODS: "Asset"}
"""The schema that an example is compared as where its own is of another sort, or of several."""
LEAST, MOST = 20, 500
"""Candidates of one name."""
NAMES_ALONE = frozenset({"name", "same_words", "weak_differs", "weak_name", "short_name", "short_part"})
QUALIFIED = NAMES_ALONE | {
    "kind_differs",
    "country_agrees",
    "country_differs",
    "dates_agree",
    "day_agrees",
    "dates_differ",
}
QUERY = "query"


@dataclass(frozen=True, slots=True)
class Terms:
    """How an example is looked for."""

    limit: int = 5
    threshold: float = 0.7
    """Score from which an entity is a match."""
    cutoff: float = 0.7
    """Score that an entity must be above to be given at all."""
    filters: Filters = field(default_factory=Filters)
    features: frozenset[str] = frozenset()
    """Features of the scorer that count; all where it is empty."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Of features: 0 leaves one out, 2 counts it twice."""


@dataclass(frozen=True, slots=True)
class Scored:
    """An entity that an example may name."""

    entity: Served
    where: Shelved
    score: float
    match: bool
    reasons: tuple[Reason, ...]
    asked: str
    """The example's name that fits best; empty where none does."""
    name: str
    """The entity's."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The best of those found, and how many matches there are in all."""

    results: tuple[Scored, ...]
    total: int


def match_example(example: Example, scope: Scope, listing: Listing, terms: Terms) -> Matched:
    """Whom an example may name, best first.

    Args:
        example: cleaned, `example.read_example`.
        scope: where the entities stand.
        listing: the name index over the same entities.
        terms: limits, filters and what counts.
    """
    scorer = adjust(listing.matcher.scorer, terms)
    wanted = comparable(example.schema, listing.matcher.schemata)
    best: dict[str, tuple[float, Candidate]] = {}
    for profile in _profiles(example, scope, listing, wanted):
        candidates = listing.block.find(profile, explained=0, found=min(max(terms.limit * 10, LEAST), MOST))
        for pair in _let_through(candidates, scope, replace(terms.filters, schemata=wanted)):
            if best_score(pair, scorer) <= terms.cutoff:
                continue
            score = score_pair(pair, scorer).score
            before = best.get(pair.entry.id)
            if score > terms.cutoff and (before is None or score > before[0]):
                best[pair.entry.id] = score, pair
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].entry.id))
    total = sum(score >= terms.threshold for score, _ in ranked)
    results = (_explain(pair, scope, listing, scorer, terms) for _, pair in ranked[: terms.limit])
    return Matched(tuple(one for one in results if one is not None), total)


def adjust(scorer: Scorer, terms: Terms) -> Scorer:
    """The scorer with the features that count, as much as they are to count."""
    if not terms.features and not terms.weights:
        return scorer
    rows = (row for row in scorer.rows if not terms.features or row.feature in terms.features)
    return replace(scorer, rows=tuple(one for row in rows if (one := _weigh(row, terms.weights)) is not None))


def _weigh(row: Row, weights: Mapping[str, float]) -> Row | None:
    weight = weights.get(row.feature, 1.0)
    if weight == 1 or (row.effect is Effect.BASE and weight > 0):
        return row
    if weight <= 0:
        return None
    return replace(row, value=row.value**weight) if row.effect is Effect.ODDS else row


def _profiles(example: Example, scope: Scope, listing: Listing, wanted: frozenset[str]) -> Iterator[Profile]:
    """The example as the scorer sees it, once for each sort of entity that it may mean and the scope has."""
    schemata, tables = listing.matcher.schemata, listing.matcher.tables
    own = sort_of(example.schema, schemata)
    present = {sort_of(schema, schemata) for schema in scope.schemata() if schema in wanted}
    for sort, schema in STANDS_FOR.items():
        if sort in present:
            kept = example.schema if sort is own else schema
            stated = _state(example, kept, schemata)
            profile = profile_entity(stated, schemata=schemata, tables=tables) if stated else None
            if profile is not None:
                yield profile


def _state(example: Example, schema: str, schemata: Schemata) -> Entity | None:
    """The example as an entity of a schema; None where nothing of it fits."""
    known = schemata.by_name[schema]
    rows = [
        Statement(QUERY, schema, prop, value, QUERY)
        for prop, values in example.properties.items()
        if prop in known.properties or prop in {"birthDate", "incorporationDate"}
        for value in values
    ]
    if not rows:
        return None
    named = any(row.prop in {"name", "alias", "weakAlias", "previousName", "abbreviation"} for row in rows)
    # Whoever is known by a number alone has no name; a profile needs one, and nobody has this.
    return Entity(QUERY, schema, tuple(rows if named else (*rows, Statement(QUERY, schema, "name", "", QUERY))))


def sort_of(schema: str, schemata: Schemata) -> Sort | None:
    """What sort of party entities of a schema are; None for what is none."""
    return next((sort for above, sort in SORTS if schemata.is_a(schema, above)), None)


def _let_through(candidates: Iterable[Candidate], scope: Scope, filters: Filters) -> Iterator[Candidate]:
    """The candidates that stand in the scope and that its filters keep."""
    by_shelf: dict[int, dict[int, Candidate]] = {}
    for pair in candidates:
        for at, one in enumerate(scope.shelves):
            number = one.shelf.numbers.get(pair.entry.id)
            if number is not None:
                by_shelf.setdefault(at, {})[number] = pair
                break
    for at, pairs in by_shelf.items():
        one = scope.shelves[at]
        numbers = np.array(sorted(pairs), np.int64)
        kept = narrow(Found(numbers, np.zeros(len(numbers))), one.shelf, filters, name=one.name)
        yield from (pairs[number] for number in kept.numbers.tolist())


def _explain(pair: Candidate, scope: Scope, listing: Listing, scorer: Scorer, terms: Terms) -> Scored | None:
    """A candidate with its reasons in words: the slow part, done for those alone that are given."""
    found = scope.entity(pair.entry.id)
    if found is None:
        return None
    match = score_pair(listing.block.explain(pair), scorer)
    score = match.score
    return Scored(*found, score, score >= terms.threshold, match.reasons, pair.asked, pair.name)
