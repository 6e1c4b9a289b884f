"""A party: what it is as of a day, by which authority, under which names, why, and who it is not."""

import unicodedata
from collections.abc import Iterable

from starlette.responses import RedirectResponse, Response

from lading.claims.statements import party_id
from lading.model.claim import Claim
from lading.model.dossier import Dossier, Party
from lading.model.entity import NAME_PROPERTIES
from lading.model.exposure import Status
from lading.reports.around import plan_around
from lading.reports.boxes import list_legend
from lading.reports.ledger import Ledger
from lading.reports.picture import draw_network
from lading.reports.timeline import list_events
from lading.web.ask import Ask, NotHereError
from lading.web.bench import Bench
from lading.web.places import lead_events, lead_network
from lading.web.view import View, open_view
from lading.workspace.search import find_listed

SCRIPTS = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "CJK": "Chinese", "ARABIC": "Arabic", "HANGUL": "Korean",
           "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HEBREW": "Hebrew", "GREEK": "Greek"}  # fmt: skip
IDENTIFIERS = frozenset(
    {"registrationNumber", "innCode", "ogrnCode", "kppCode", "leiCode", "uscCode", "taxNumber", "idNumber", "imoNumber",
     "passportNumber", "swiftBic", "dunsCode", "uniqueEntityId", "vatCode", "jurisdiction", "website", "email", "phone"}
)  # fmt: skip
PLAIN = ("country", "birthDate", "nationality", "incorporationDate", "address", "position", "topics", "legalForm")
MOST_CLAIMS, MOST_PARTIES = 60, 500


def show_party(bench: Bench, ask: Ask) -> Response:
    """A party of the documents, or one that the lists alone know."""
    wanted = ask.place["id"]
    view = bench.view(ask)
    party = view.ledger.party(wanted)
    if party is None:
        whole = find_whole(view.dossier, wanted)
        if whole:
            return RedirectResponse(ask.links.to("parties", whole), status_code=302)
        party = find_listed(bench.workspace, wanted, view.as_of)
        if party is None:
            raise NotHereError("there is no such party on the lists loaded or in these documents", "look for its name")
        if party.id != wanted:
            return RedirectResponse(ask.links.to("parties", party.id), status_code=302)
        bare = Dossier(view.as_of, (), (), {}, (party,), (), view.dossier.datasets, (), view.dossier.version)
        view = View(open_view(bare), ask.links)
    network = lead_network(view, plan_around(view.ledger, party.id))
    claims = list_claims(view.ledger, party)
    return bench.page(
        "party.html.j2",
        ask,
        view=view,
        desk=view.desk,
        party=party,
        names=names_by_script(party),
        identifiers=list_values(party, IDENTIFIERS),
        facts=list_values(party, PLAIN),
        claims=claims[:MOST_CLAIMS],
        more_claims=max(0, len(claims) - MOST_CLAIMS),
        network=network,
        picture=draw_network(view.ledger, network),
        legend=list_legend(network),
        events=[event for event in lead_events(view, list_events(view.ledger)) if event.party == party.id],
        days=key_days(party),
    )


def show_parties(bench: Bench, ask: Ask) -> Response:
    """Every party that the documents name, by status."""
    view = bench.view(ask)
    status = ask.one("status")
    order = [*Status, None]
    chosen = [p for p in view.dossier.parties if (not status and p.status) or (status and p.status == status)]
    chosen.sort(key=lambda party: (order.index(party.status), view.ledger.name(party.id).casefold()))
    counts = [(one, sum(party.status is one for party in view.dossier.parties)) for one in Status]
    return bench.page(
        "parties.html.j2",
        ask,
        view=view,
        desk=view.desk,
        parties=chosen[:MOST_PARTIES],
        total=len(chosen),
        counts=counts,
        status=status,
    )


def find_whole(dossier: Dossier, wanted: str) -> str:
    """The canonical id of a party that some list or document knows under another id, or nothing."""
    if wanted in dossier.party_of:
        return dossier.party_of[wanted]
    members = ((p.id, {s.entity_id for s in p.entity.statements}) for p in dossier.parties)
    return next((whole for whole, entries in members if wanted in entries), "")


def list_claims(ledger: Ledger, party: Party) -> tuple[Claim, ...]:
    """The claims that name a party as subject, object or goods, in reading order."""
    meant = {key for key, whole in ledger.dossier.party_of.items() if whole == party.id}

    def names(claim: Claim) -> bool:
        ends = (claim.subject, claim.object, claim.item)
        return any(end is not None and party_id(claim.evidence.document_id, end) in meant for end in ends)

    return tuple(claim for claim in ledger.claims.values() if names(claim))


def names_by_script(party: Party) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """Script, then each name in it with the datasets that give it."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for statement in party.entity.statements:
        if statement.prop in NAME_PROPERTIES:
            held = found.setdefault(script_of(statement.value), {}).setdefault(statement.value, {})
            held[statement.dataset] = None
    return tuple(
        (script, tuple((name, tuple(datasets)) for name, datasets in names.items())) for script, names in found.items()
    )


def script_of(text: str) -> str:
    """The script of a name's first letter."""
    for character in text:
        if character.isalpha():
            first = unicodedata.name(character, "").partition(" ")[0]
            return SCRIPTS.get(first, "Other")
    return "Other"


def list_values(party: Party, wanted: Iterable[str]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Property, value and the datasets that give it, each once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    props = frozenset(wanted)
    for statement in party.entity.statements:
        if statement.prop in props:
            found.setdefault((statement.prop, statement.value), {})[statement.dataset] = None
    return tuple((prop, value, tuple(datasets)) for (prop, value), datasets in found.items())


def key_days(party: Party) -> tuple[tuple[str, str], ...]:
    """Days on which the answer changes: listings and their ends, with what happens then."""
    rows = (*party.designations, *party.later)
    starts = ((row.period.start, f"listed by {row.authority}") for row in rows if row.period.start)
    ends = ((row.period.end, f"no longer listed by {row.authority}") for row in rows if row.period.end)
    said = ((exposure.first_said, "first said") for exposure in party.exposures if exposure.first_said)
    days = {day: words for day, words in (*starts, *ends, *said) if day and len(day) == 10}
    return tuple(sorted(days.items()))[:8]
