"""A party asked of a workspace: listed, owned, exposed, merely mentioned, or nobody that these lists and documents name."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lading.graph.relations import load_relations
from lading.io.store import Store
from lading.model.entity import Entity
from lading.model.exposure import Status
from lading.resolve.matcher import Matcher
from lading.screen.ask import Answer, Terms, screen_query
from lading.screen.columns import load_columns
from lading.screen.listing import Listing
from lading.screen.query import Query
from lading.screen.reached import CAUTION, POSSIBLY_OWNED, ReachedListing
from lading.screen.record import record_hit
from lading.screen.rows import RowReader
from lading.workspace.made import Made
from lading.workspace.reached import ReachedQuestion, find_reached
from lading.workspace.told import Row, Told, record_issue
from lading.workspace.workspace import Workspace

LISTED, MENTIONED = str(Status.LISTED), str(Status.MENTIONED)
TIERS = (LISTED, str(Status.OWNED), str(Status.EXPOSED), POSSIBLY_OWNED, CAUTION, MENTIONED)
"""The gravest first. The names of the keys have no spaces: `possibly_owned`."""
NOBODY, UNREADABLE = "nobody", "unreadable"
WHERE = "the query"


@dataclass(frozen=True, slots=True)
class Bench:
    """What questions are asked of, on one day."""

    told: Told
    lists: Listing
    reached: ReachedListing
    mentioned: Listing
    terms: Terms
    reader: RowReader


def open_bench(workspace: Workspace, told: Told, *, threshold: float | None = None, limit: int | None = None) -> Bench:
    """Lists and documents as they stand on the day of an answer, ready to be asked. Made once, and kept beside the store.

    Args:
        workspace: whose lists and documents are asked.
        told: the answer of the day.
        threshold: the score from which a party is named; what the table says where none is given.
        limit: parties named at most.
    """
    answers, day = workspace.answers, told.dossier.as_of
    matcher = answers.matcher()
    usual = matcher.thresholds
    least = usual if threshold is None else replace(usual, unsure=threshold, positive=max(threshold, usual.positive))
    terms = Terms(day, least) if limit is None else Terms(day, least, limit)
    with workspace.opened() as store:
        lists = answers.listing(store, day) or _list_entities((), matcher)
        key = Made("reached", store.mark, day)
        reached = workspace.held.get(key, lambda: _open_reached(workspace, store, day))
    mentioned = workspace.make_of("mentioned", told, lambda: _list_mentioned(told, matcher))
    reader = workspace.held.get("row reader", lambda: RowReader(load_columns({}), workspace.catalog.tools().countries))
    return Bench(told, lists, reached, mentioned, terms, reader)


def _open_reached(workspace: Workspace, store: Store, day: dt.date) -> ReachedListing:
    answers = workspace.answers
    question, matcher = ReachedQuestion(answers.ask(store, day), store, day, ()), answers.matcher()
    found = find_reached(question, answers.folder, lambda: answers.reached(store, day))
    return ReachedListing.build(found, matcher=matcher, relations=load_relations(matcher.schemata))


def _list_mentioned(told: Told, matcher: Matcher) -> Listing:
    entities = [party.entity for party in told.dossier.parties if party.status is Status.MENTIONED]
    return _list_entities(entities, matcher)


def _list_entities(entities: Iterable[Entity], matcher: Matcher) -> Listing:
    return Listing.build(entities, (), matcher=matcher, relations=load_relations(matcher.schemata))


def screen_party(bench: Bench, fields: Mapping[str, Any], *, number: int = 1) -> Row:
    """What lists and documents say of whom some fields describe (`name`, `country`, `birth_date`, `inn` …), by tier.

    Each party named comes with its reasons; one on no list with full sentences and, where documents say so, the quotes.
    What cannot be read costs only itself: the answer says why.
    """
    query, issues = bench.reader.read(fields, where=WHERE, number=number)
    name = query.name if query else ""
    head: Row = {"id": query.id if query else str(number), "name": name, "as_of": str(bench.terms.as_of)}
    head["issues"] = [record_issue(one) for one in issues]
    tiers = {tier: list[Row]() for tier in TIERS}
    beside: dict[str, list[Row]] = {"lapsed": [], "near": []}
    if query is not None:
        _fill(tiers, beside, bench, query)
    found = next((tier for tier in TIERS if tiers[tier]), NOBODY) if query is not None else UNREADABLE
    return head | {"answer": found, "tiers": {tier.replace(" ", "_"): rows for tier, rows in tiers.items()}} | beside


def _fill(tiers: dict[str, list[Row]], beside: dict[str, list[Row]], bench: Bench, query: Query) -> None:
    """Puts whom a query may name under their tiers; beside them who was listed on other days, or is near and no hit."""
    answer, datasets = screen_query(query, bench.lists, bench.terms, bench.reached), bench.lists.datasets
    tiers[LISTED] += (record_hit(hit, answer, datasets) for hit in answer.hits)
    beside["lapsed"] += (record_hit(hit, answer, datasets) for hit in answer.lapsed)
    if not answer.alerts:
        beside["near"] += (record_hit(hit, answer, datasets) for hit in answer.near)
    for one in answer.reached:
        record = record_hit(one.hit, answer, datasets, told=one.told)
        tiers[one.told.tier].append(record | _quote(bench, one.hit.party))
    tiers[MENTIONED] += _name_mentioned(bench, query, {one.hit.party for one in answer.reached}, answer)


def _name_mentioned(bench: Bench, query: Query, besides: set[str], answer: Answer) -> list[Row]:
    hits = screen_query(query, bench.mentioned, bench.terms).hits
    records = (record_hit(hit, answer, ()) | {"tier": MENTIONED} | _quote(bench, hit.party) for hit in hits)
    return [record for record in records if record["party"] not in besides]


def _quote(bench: Bench, party: str) -> Row:
    """What documents say of a party: its exposures hop by hop, and every claim about it, each in the exact words."""
    claims = bench.told.claims_about(party)
    said = ("number", "words", "quote", "document", "stance", "polarity", "attribution", "relayed_by")
    return {
        "exposures": bench.told.about("exposure", party),
        "ownership": bench.told.about("ownership", party),
        "claims": [{key: claim[key] for key in said} for claim in claims],
    }
