"""What happened when: listings, first disclosures, documents, and what claims date, each with its precision; and the leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from lading.model.dossier import Party
from lading.model.exposure import Designation
from lading.model.period import first_day, last_day
from lading.reports.ledger import Ledger
from lading.reports.phrases import say_claim


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. Dates are ISO 8601 prefixes, and as precise as they are long."""

    start: str
    end: str | None
    kind: str
    """`listing`, `later`, `claim`, `document` or `lead`."""
    party: str
    """Canonical id of the party whose lane it stands in; empty for documents."""
    words: str
    anchor: str
    circa: bool = False

    @property
    def when(self) -> str:
        """The date or dates as text."""
        about = "about " if self.circa else ""
        return f"{about}{self.start}" if self.end in {None, self.start} else f"{about}{self.start} to {self.end}"


def list_events(ledger: Ledger) -> tuple[Event, ...]:
    """All dated events of a case by date; what has no start date is left out, and the tables say so where it stands."""
    events = [*_listings(ledger), *_documents(ledger), *_claims(ledger), *_leads(ledger)]
    ordered = sorted(
        dict.fromkeys(events), key=lambda e: (first_day(e.start), last_day(e.end or e.start), e.kind, e.words)
    )
    return tuple(ordered)


def _listings(ledger: Ledger) -> Iterable[Event]:
    for party in ledger.dossier.parties:
        for kind, designations in (("listing", party.designations), ("later", party.later)):
            for designation in designations:
                if designation.period.start:
                    yield _listing(ledger, designation, kind, party=party)


def _listing(ledger: Ledger, designation: Designation, kind: str, *, party: Party) -> Event:
    program = f" under {designation.program}" if designation.program else ""
    words = f"{ledger.name(party.id)} listed by {designation.authority}{program}"
    return Event(designation.period.start or "", None, kind, party.id, words, ledger.anchor("party", party.id))


def _documents(ledger: Ledger) -> Iterable[Event]:
    for number, document in enumerate(ledger.dossier.documents, 1):
        if document.published:
            words = f"{ledger.brief(document.name)} published" + (
                f" by {ledger.brief(document.publisher)}" if document.publisher else ""
            )
            yield Event(document.published, None, "document", "", words, f"document-{number}")


def _claims(ledger: Ledger) -> Iterable[Event]:
    for claim in ledger.claims.values():
        time = claim.qualifiers.time
        if time is None or not (time.start or time.end):
            continue
        start = time.start or time.end or ""
        party = ledger.party_of(claim, claim.subject)
        open_end = " (and since)" if time.end is None else " (or earlier)" if time.start is None else ""
        words = f"{say_claim(ledger, claim)}{open_end}"
        owner = party.id if party else ""
        yield Event(start, time.end, "claim", owner, words, f"claim-{ledger.number(claim)}", time.circa)


def _leads(ledger: Ledger) -> Iterable[Event]:
    for exposure in ledger.exposures:
        later = exposure.later_designation
        if exposure.first_said and later is not None and later.period.start and exposure.lead_days is not None:
            words = f"{ledger.name(exposure.party)}: first said, then listed by {later.authority}: lead {exposure.lead_days:,} days"
            yield Event(
                exposure.first_said,
                later.period.start,
                "lead",
                exposure.party,
                words,
                ledger.anchor("exposure", exposure.party),
            )
