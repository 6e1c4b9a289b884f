"""Two tables for a spreadsheet: the exposures, a row each, and the claims, a row each.

A cell that a spreadsheet would take for a formula (`=`, `+`, `-`, `@` or a tab first) is preceded by an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from lading.model.claim import Claim, Mention, Polarity
from lading.model.dossier import Dossier
from lading.model.exposure import Exposure
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.phrases import said_by, say_claim, say_contradiction, say_listings, say_path
from lading.reports.standing import say_standing, say_unsure_lead
from lading.reports.words import load_words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EXPOSURES = (
    "party", "party_id", "as_of", "standing", "label", "risk_source", "risk_source_listed_by", "path", "quotes", "according_to",
    "contradicted_by", "voices", "grade", "likelihood", "first_said", "later_listed_by", "later_listed_on", "lead_days", "unsure_later_listing", "rule", "topic", "weight",
)  # fmt: skip
CLAIMS = (
    "number", "document", "published", "subject", "predicate", "object", "item", "words", "quote", "start", "end",
    "stance", "polarity", "tier", "according_to", "relayed_by", "when", "place", "quantity", "method", "score", "claim_id",
)  # fmt: skip


def render_exposures_csv(dossier: Dossier) -> str:
    """The exposures. Quotes and voices of one cell are set apart by ` | `."""
    ledger = open_ledger(dossier, load_words())
    return _write(EXPOSURES, (_exposure_row(ledger, exposure) for exposure in ledger.exposures))


def render_claims_csv(dossier: Dossier) -> str:
    """The claims of all documents, in the order of their numbers."""
    ledger = open_ledger(dossier, load_words())
    return _write(CLAIMS, (_claim_row(ledger, claim) for claim in ledger.claims.values()))


def _write(header: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([_disarm(value) for value in row] for row in rows)
    return text.getvalue()


def _disarm(value: object) -> object:
    """A value as it may stand in a spreadsheet; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _exposure_row(ledger: Ledger, exposure: Exposure) -> Iterator[object]:
    source = ledger.party(exposure.risk_source)
    later = exposure.later_designation
    claims = [claim for edge in exposure.path.edges for claim in edge.claims]
    party = ledger.party(exposure.party)
    yield from (ledger.name(exposure.party), exposure.party, str(ledger.dossier.as_of))
    yield from (say_standing(ledger, party) if party else "", exposure.label)
    yield from (
        ledger.name(exposure.risk_source),
        "; ".join(say_listings(ledger, source.designations)) if source else "",
    )
    yield say_path(ledger, exposure.path)
    yield " | ".join(dict.fromkeys(claim.evidence.exact for claim in claims))
    yield " | ".join(dict.fromkeys(said_by(ledger, claim) for claim in claims))
    yield " | ".join(say_contradiction(ledger, claim) for claim in exposure.contradicted_by)
    yield exposure.voices
    yield from (exposure.grade.code, exposure.grade.likelihood) if exposure.grade else ("", "")
    yield exposure.first_said or ""
    yield from (later.authority if later else "", (later.period.start or "") if later else "")
    yield from (
        exposure.lead_days if exposure.lead_days is not None else "",
        say_unsure_lead(ledger, exposure),
        exposure.rule,
        exposure.topic,
        exposure.weight,
    )


def _claim_row(ledger: Ledger, claim: Claim) -> Iterator[object]:
    document, held = ledger.document(claim), claim.qualifiers
    yield from (ledger.number(claim), document.name, document.published or "")
    yield from (_name(ledger, claim, claim.subject), str(claim.predicate))
    yield from (_name(ledger, claim, claim.object), _name(ledger, claim, claim.item))
    yield from (say_claim(ledger, claim), claim.evidence.exact, claim.evidence.span.start, claim.evidence.span.end)
    yield from (str(claim.stance), "negated" if claim.polarity is Polarity.NEGATED else "affirmed", str(claim.tier))
    yield from (
        said_by(ledger, claim),
        claim.relayed_by,
        str(held.time) if held.time else "",
        held.place,
        held.quantity,
    )
    yield from (claim.method, claim.score, claim.id)


def _name(ledger: Ledger, claim: Claim, mention: Mention | None) -> str:
    return ledger.name_of(claim, mention) if mention else ""
