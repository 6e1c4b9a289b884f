"""A dossier with one quote that is not in its document."""

from dataclasses import replace

from lading.model.claim import Reading
from lading.model.dossier import Dossier


def forge_a_quote(case: Dossier) -> Dossier:
    """The same dossier, one word of its first quote changed."""
    reading = case.readings[0]
    claim = reading.claims[0]
    forged = replace(claim, evidence=replace(claim.evidence, exact=claim.evidence.exact.replace("six", "ten")))
    return replace(case, readings=(Reading(reading.document_id, reading.mentions, (forged,)), *case.readings[1:]))
