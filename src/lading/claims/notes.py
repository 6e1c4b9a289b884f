"""What a reader must know about a reading: above all, that nothing could be read."""

from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.issue import Issue, Severity

REMEDY = "read it yourself: that Lading found nothing does not mean that there is nothing"


def note_reading(document: Document, reading: Reading) -> tuple[Issue, ...]:
    """What its readers noted, and an issue where a document gave no claim; a warning where it did not even give a name."""
    size = f"a text of {len(document.text):,} characters in language {document.language!r}"
    if not reading.mentions:
        return (
            *reading.issues,
            Issue(Severity.WARNING, document.name, "", f"no name and no claim was found in {size}", REMEDY),
        )
    if not reading.claims:
        return (
            *reading.issues,
            Issue(Severity.NOTE, document.name, "", f"names but no claim were found in {size}", REMEDY),
        )
    return reading.issues
