"""A name asked of a workspace: who is on a list, who is owned, exposed or mentioned in the documents, in any script."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lading.claims.gazetteer import SCHEMA_KINDS
from lading.graph.as_of import in_force, later
from lading.graph.relations import load_relations
from lading.io.store import Store, choose_versions
from lading.model.claim import MentionKind
from lading.model.dossier import Dossier, Party
from lading.model.entity import Entity
from lading.model.exposure import Status
from lading.resolve.matcher import Matcher
from lading.screen.ask import Answer, Terms, screen_query
from lading.screen.listing import Listing
from lading.screen.query import Query
from lading.workspace.workspace import Workspace

SOUGHT = frozenset({MentionKind.ORG, MentionKind.PERSON})
LONGEST, MOST = 300, 20
"""Characters of a question that are read, and parties given in answer to it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party of the documents that a question may name."""

    party: Party
    name: str
    """Its name that fits."""
    why: str
    """Why it may be meant, in words."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The answer to a question."""

    asked: str
    lists: Answer | None
    """Who is on a list; None where no list is loaded."""
    parties: tuple[Named, ...]
    """Whom the documents name, the graver answers first."""


def search_names(workspace: Workspace, text: str, dossier: Dossier) -> Sought:
    """Who may be meant by some words, as of the day of an answer.

    Args:
        workspace: whose lists are asked.
        text: a name, in whole words; of parties of the documents the beginning of a name is enough.
        dossier: the answer whose parties are searched.
    """
    asked = " ".join(text[:LONGEST].split())
    if not asked:
        return Sought("", None, ())
    query, day = Query("question", (asked,)), dossier.as_of
    listing = open_lists(workspace, day)
    matcher = workspace.answers.matcher()
    terms = Terms(day, matcher.thresholds, limit=MOST)
    answer = screen_query(query, listing, terms) if listing else None
    found = {one.party.id: one for one in _starting(asked, dossier)}
    for hit in screen_query(query, _list_parties(workspace, dossier, matcher), terms).hits:
        reason = "; ".join(one.words for one in hit.alignment) or hit.match.reasons[0].words
        found.setdefault(hit.party, Named(dossier.party(hit.party), hit.name, reason))
    order = list(Status)
    ranked = sorted(found.values(), key=lambda one: order.index(one.party.status or Status.MENTIONED))
    return Sought(asked, answer, tuple(ranked[:MOST]))


def find_listed(workspace: Workspace, party_id: str, day: dt.date) -> Party | None:
    """A party that the lists alone know, by its canonical id or that of an entry; None where there is none."""
    listing = open_lists(workspace, day)
    if listing is None:
        return None
    party = listing.party(party_id)
    with workspace.opened() as store:
        members = [party, *(entry for entry, whole in listing.party_of.items() if whole == party and entry != party)]
        found = _find_entries(workspace, store, members, day)
    if not found:
        return None
    statements = tuple(statement for entity in found for statement in entity.statements)
    rows = listing.designations.get(party, ())
    standing = in_force(rows, day)
    kind = SCHEMA_KINDS.get(found[0].schema, MentionKind.ORG)
    status = Status.LISTED if standing else None
    return Party(party, kind, Entity(party, found[0].schema, statements), status, standing, later(rows, day))


def _find_entries(workspace: Workspace, store: Store, members: Sequence[str], day: dt.date) -> list[Entity]:
    """Entries of lists by their ids: from the store, and from the files that are asked beside it."""
    snapshot = choose_versions(store.lists.versions(), as_of=day)
    found = [entity for entry in members if (entity := store.lists.entity(entry, snapshot)) is not None]
    if len(found) == len(members) or not workspace.lists:
        return found
    answers = workspace.answers
    known = {entity.id: entity for entity in answers.load(store, answers.ask(store, day)).entities}
    return [known[entry] for entry in members if entry in known]


def open_lists(workspace: Workspace, day: dt.date) -> Listing | None:
    """The lists as they stood on a day, ready to be asked. None where there is none."""
    with workspace.opened() as store:
        return workspace.answers.listing(store, day)


def _list_parties(workspace: Workspace, dossier: Dossier, matcher: Matcher) -> Listing:
    """The parties of the documents, ready to be asked as lists are."""

    def make() -> Listing:
        entities = [party.entity for party in dossier.parties if party.kind in SOUGHT]
        return Listing.build(entities, (), matcher=matcher, relations=load_relations(matcher.schemata))

    return workspace.make_of("parties", dossier, make)


def _starting(asked: str, dossier: Dossier) -> Iterator[Named]:
    """Parties of which a name has words that begin with the words asked."""
    wanted = asked.casefold().split()
    for party in dossier.parties:
        for name in party.entity.names if party.kind in SOUGHT else ():
            words = name.casefold().replace("«", " ").replace("“", " ").replace('"', " ").split()
            whole = name.casefold()
            if all(
                any(word.startswith(one) for word in words) or (not one.isascii() and one in whole) for one in wanted
            ):
                yield Named(
                    party,
                    name,
                    f"“{asked}” begins a word of “{name}”" if whole != asked.casefold() else "it is the same name",
                )
                break
