"""Small made-up networks around one listed arms maker, written as who does what to whom."""

import datetime as dt
from dataclasses import replace

from lading.claims.statements import party_id
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.explain import load_words
from lading.exposure.publishers import load_grades
from lading.exposure.rules import load_rules
from lading.graph.build import Graph
from lading.model.claim import Claim, MentionKind, Predicate, Qualifiers, Stance
from lading.model.entity import Entity
from lading.model.exposure import Exposure
from tests.graph.case import Page, build, page, stated

RULES = load_rules()
GRADES = load_grades()
WORDS = load_words()
DAY = dt.date(2025, 10, 1)
ARMS = stated("arms", "Company", name="Arms Works", country="ru", topics="sanction")
ARMS_LISTED = stated("arms-s", "Sanction", entity="arms", authority="European Union", startDate="2022-12-16")

KINDS = {"person": MentionKind.PERSON, "group": MentionKind.GROUP, "media": MentionKind.MEDIA}


def kind_of(name: str) -> MentionKind:
    """By the first word: `group of experts`; a name with a digit, or in lower case, is goods."""
    first = name.split(maxsplit=1)[0]
    if first in KINDS:
        return KINDS[first]
    return MentionKind.ITEM if any(c.isdigit() for c in name) or name.islower() else MentionKind.ORG


def told(*lines: str, stance: Stance = Stance.ASSERTED, **about: str) -> Page:
    """A document of lines `subject | predicate | object | item`; empty parts are missing, a fifth is the role."""
    one = page(". ".join(lines), **about)
    for line in lines:
        subject, predicate, object_, item, role = (*(part.strip() for part in line.split("|")), "", "")[:5]
        ends = [one.named(name, kind_of(name)) if name else None for name in (subject, object_, item)]
        one.says(Predicate(predicate), *ends, quote=line, stance=stance, qualifiers=Qualifiers(role=role))
    return one


def graph_of(*pages: Page, listed: list[Entity] | None = None) -> Graph:
    """The graph of some pages, parties of one name being one, `Arms Works` the listed one."""
    first: dict[str, str] = {"Arms Works": "arms"}
    canonical = {}
    for one in pages:
        for mention in one.mentions:
            own = party_id(one.document.id, mention)
            canonical[own] = first.setdefault(mention.party, own)
    return build(list(pages), [ARMS, ARMS_LISTED, *(listed or [])], canonical)


def exposed(*pages: Page, day: dt.date = DAY, listed: list[Entity] | None = None) -> dict[str, tuple[Exposure, ...]]:
    """Exposures by name."""
    graph = graph_of(*pages, listed=listed)
    found = assess_exposures(graph, cut_day(graph, day, table=RULES), table=RULES, grades=GRADES, words=WORDS)
    return {graph.caption(party): rows for party, rows in found.items()}


def changed(claim: Claim, **values: object) -> Claim:
    """A claim with other values."""
    return replace(claim, **values)  # type: ignore[arg-type]  # builder
