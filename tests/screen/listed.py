"""The case's list entries, ready to be asked."""

import datetime as dt
from dataclasses import replace

from lading.model.dossier import Dataset
from lading.screen.ask import Answer, Hit, Terms, screen_query
from lading.screen.listing import Listing
from lading.screen.query import Query
from tests.graph.case import KUPOL_LISTED, RELATIONS, VEKTOR_LISTED, stated
from tests.resolve.entries import LISTED, MATCHER, OTHER_AEROKON

VESSEL = stated("ofac-1", "Vessel", name="HAPPINESS I", imoNumber="9034640", topics="sanction")
WEAK = stated(
    "ofac-2", "Person", name="AL-DULAYMI, Khalid", weakAlias="ABU ALI", birthDate="1965-03-02", topics="sanction"
)
NAMED_ONLY = stated("pep-1", "Person", "peps", name="Ingrid Maria LINDQVIST", topics="role.pep")
DATASETS = (
    Dataset("us_ofac_sdn", "SDN", "US Treasury (OFAC)", 9),
    Dataset("eu_fsf", "EU", "European Union", 5),
    Dataset("peps", "PEPs", "Somebody", 1),
)
LISTING = Listing.build(
    [*LISTED, KUPOL_LISTED, VEKTOR_LISTED, OTHER_AEROKON, VESSEL, WEAK, NAMED_ONLY],
    DATASETS,
    matcher=MATCHER,
    relations=RELATIONS,
)
TERMS = Terms(dt.date(2026, 11, 23), MATCHER.scorer.thresholds["batch"])


def ask(name: str, *, day: str = "2026-11-23", least: float | None = None, **more: object) -> Answer:
    """The answer to a name; `kind`, `countries`, `births` and `identifiers` as Query has them."""
    query = replace(Query("q", (name,)), **more)  # type: ignore[arg-type]  # a test's shorthand
    thresholds = TERMS.thresholds if least is None else replace(TERMS.thresholds, unsure=least)
    return screen_query(query, LISTING, Terms(dt.date.fromisoformat(day), thresholds))


def found(answer: Answer) -> list[str]:
    """Canonical ids of the hits."""
    return [hit.party for hit in answer.hits]


def best(answer: Answer) -> Hit:
    return answer.hits[0]
