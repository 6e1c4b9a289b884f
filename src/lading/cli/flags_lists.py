"""The lists, made ready for the red flags that need them."""

import datetime as dt

from lading import pipeline
from lading.cli.progress import ProgressBar
from lading.graph.relations import load_relations
from lading.io.asked import Asked
from lading.model.issue import Issue
from lading.model.schema import load_schemata
from lading.names.tables import load_tables
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from lading.screen.ask import Terms
from lading.screen.flags_listed import ListedFlags
from lading.screen.listing import Listing


def load_listed(asked: Asked, day: dt.date) -> tuple[ListedFlags, tuple[Issue, ...]]:
    """The lists of a question as of a day, and what of them could not be read."""
    schemata = load_schemata()
    matcher = Matcher(schemata, load_tables(), load_scorer(), "batch")
    loaded = pipeline.load_lists(asked, schemata=schemata, watch=ProgressBar())
    listing = Listing.build(
        loaded.entities, loaded.datasets, matcher=matcher, relations=load_relations(matcher.schemata)
    )
    return ListedFlags.build(listing, loaded.entities, Terms(day, matcher.thresholds)), loaded.issues
