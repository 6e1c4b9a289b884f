"""The parties of a dossier that are on no list and yet reached, each with its sentences."""

from lading.model.dossier import Dossier
from lading.reports.explanation import explain_party
from lading.reports.ledger import NAME, Ledger, open_ledger
from lading.reports.words import load_words
from lading.screen.reached import TIERS, Reached, tier_of


def list_reached(dossier: Dossier) -> tuple[Reached, ...]:
    """Who is owned, exposed, or possibly so, the surest first. Raises EvidenceError as every report does."""
    ledger = open_ledger(dossier, load_words(), longest=NAME)
    members: dict[str, set[str]] = {}
    for own, party_id in dossier.party_of.items():
        members.setdefault(party_id, set()).add(own)
    found = []
    for party in dossier.parties:
        tier = tier_of(party)
        if tier:
            entries = {statement.entity_id for statement in party.entity.statements}
            sources = dict.fromkeys(
                (*(e.risk_source for e in party.exposures), *(one for f in party.ownership for one in f.listed))
            )
            found.append(
                Reached(
                    entity=party.entity,
                    members=frozenset({party.id, *entries, *members.get(party.id, ())}),
                    tier=tier,
                    sentences=explain_party(ledger, party).paragraphs,
                    sources=_names(ledger, sources),
                )
            )
    return tuple(sorted(found, key=lambda one: (TIERS.index(one.tier), one.entity.id)))


def _names(ledger: Ledger, parties: dict[str, None]) -> tuple[str, ...]:
    return tuple(ledger.name(party) for party in parties)
