"""Whether a party is on a list, said no surer than it is known: on none, on these, or perhaps on one."""

from lading.exposure.assess import lead_days
from lading.model.dossier import Candidate, Party
from lading.model.exposure import Designation, Exposure
from lading.model.judgement import Judgement
from lading.model.period import first_day
from lading.reports.ledger import Ledger
from lading.reports.phrases import say_authority, say_lead, say_listings
from lading.reports.reveal import strip_escapes
from lading.reports.words import join_words

MOST = 3
NONE_LATER = "none known in the lists loaded"


def say_unlisted(ledger: Ledger) -> str:
    """`on none of the 3 lists loaded`."""
    number = len(ledger.dossier.lists)
    if number > 1:
        return f"on none of the {number:,} lists loaded"
    return "not on the list loaded" if number else "no list was loaded that could name them"


def say_standing(ledger: Ledger, party: Party) -> str:
    """`listed by …`, `on none of the 3 lists loaded`, or `not surely on a list: may be …, unsure because …`."""
    if party.designations:
        return f"listed by {join_words(say_listings(ledger, party.designations), most=MOST)}"
    said = [say_candidate(ledger, candidate) for candidate in party.candidates]
    if not said:
        return f"{say_unlisted(ledger)}{say_over(ledger, party)}"
    if is_unsure(party):
        return f"not surely on a list: may be {join_words(said, most=MOST)}"
    return f"{say_unlisted(ledger)}; may be {join_words(said, most=MOST)}"


def say_over(ledger: Ledger, party: Party) -> str:
    """`, formerly listed by the European Union since 2022-03-01 until 2024-06-30`, or nothing."""
    return f", formerly listed by {join_words(say_listings(ledger, party.over), most=MOST)}" if party.over else ""


def is_unsure(party: Party) -> bool:
    """Whether the party may be on a list on the day asked, and nobody has decided."""
    return not party.designations and any(candidate.designations for candidate in party.candidates)


def say_candidate(ledger: Ledger, candidate: Candidate) -> str:
    """`Sichuan AEE (listed by the European Union since 2026-04-23; unsure because «AEE» is a weak name)`."""
    listed = join_words(say_listings(ledger, candidate.designations or candidate.later), most=MOST)
    after = "" if candidate.designations else ", after the day asked"
    return f"{name_candidate(ledger, candidate)} (listed by {listed}{after}; unsure because {say_doubt(candidate.judgement)})"


def name_candidate(ledger: Ledger, candidate: Candidate) -> str:
    """What the list calls a candidate."""
    return ledger.brief(candidate.judgement.match.candidate_name or candidate.judgement.match.candidate)


def say_doubt(judgement: Judgement) -> str:
    """What keeps a judgement from being sure: its reasons against, else that those for it do not suffice."""
    against = [strip_escapes(reason.words) for reason in judgement.match.reasons if reason.score < 0]
    if against:
        return join_words(against)
    best = max(judgement.match.reasons, key=lambda reason: reason.score)
    return f"what speaks for it does not suffice: {strip_escapes(best.words)}"


def find_unsure_lead(party: Party, exposure: Exposure) -> tuple[Candidate, Designation, int | None] | None:
    """The first later listing that would be the party's, were it its candidate, and the days from when it was first said."""
    found = [(row, candidate) for candidate in party.candidates for row in candidate.later if row.period.start]
    if exposure.later_designation is not None or not found:
        return None
    row, candidate = min(found, key=lambda pair: first_day(pair[0].period.start or ""))
    return candidate, row, lead_days(exposure.first_said, row)


def say_later(ledger: Ledger, exposure: Exposure) -> str:
    """The listing after the day asked, with its lead; what is not sure says so."""
    said = say_lead(ledger, exposure)
    if said:
        return said
    return say_unsure_lead(ledger, exposure) or _say_no_lead(ledger, exposure)


def say_unsure_lead(ledger: Ledger, exposure: Exposure) -> str:
    """`not sure: it may be Sichuan AEE, listed by … on 2026-04-23 (lead 210 days, if so)`, or nothing."""
    party = ledger.party(exposure.party)
    found = find_unsure_lead(party, exposure) if party else None
    if found is None:
        return ""
    candidate, row, days = found
    lead = f" (lead {days:,} days, if so)" if days is not None else ""
    listed = f"listed by {say_authority(ledger, row.authority)} on {row.period.start}{lead}"
    return f"not sure: it may be {name_candidate(ledger, candidate)}, {listed}"


def _say_no_lead(ledger: Ledger, exposure: Exposure) -> str:
    party = ledger.party(exposure.party)
    if party and is_unsure(party):
        names = join_words([name_candidate(ledger, candidate) for candidate in party.candidates], most=MOST)
        return f"not sure: it may be {names}, listed already"
    return NONE_LATER
