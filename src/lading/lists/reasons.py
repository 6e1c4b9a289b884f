"""What a list says of its own entries in sentences, as documents: statements of reasons, narratives, remarks.

Each document is the list's text letter for letter, put into the world by the authority that lists, on the day of the
listing. It has a known subject, the entry it stands in: nothing needs to be matched to know whom it is about.

A text of a version that was amended later is dated by its last amendment where the list tells one: on an earlier day
it may have read differently. Without any day it is dated by the edition of the list, when it certainly was public.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lading.documents.segment import find_blocks
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.ids import digest_bytes

SAID_OF_LISTING = ("reason",)
SAID_OF_PARTY = ("notes",)
FEWEST = 5
"""Words of the shortest text that is a statement and no label."""
ENGLISH = re.compile(r"\b(?:the|of|and|is|was|to|in|for|by)\b", re.IGNORECASE)
SHARE = 12
"""Of so many words at least one is a small English one in an English statement."""
LINK = re.compile(
    r"(?:INTERPOL-UN Security Council Special Notice web link:\s*)?https?://\S+|Secondary sanctions risk:[^.]*\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reasons:
    """A statement and the list entry it is on."""

    document: Document
    subject: Entity


def find_reasons(entities: Iterable[Entity], *, editions: Mapping[str, str] | None = None) -> Iterator[Reasons]:
    """Every statement of some lists, once for each entry it stands in, in the order of the lists.

    Args:
        entities: parties and their Sanction entities, as the lists' parsers make them.
        editions: day of the edition by dataset, for entries that do not tell when they were listed.
    """
    every = tuple(entities)
    parties = {entity.id: entity for entity in every}
    days: dict[str, str] = {}
    authorities: dict[str, tuple[str, str]] = {}
    found: dict[tuple[str, str], Reasons] = {}
    for entity in every:
        if entity.schema != "Sanction" or (party := parties.get(entity.first("entity"))) is None:
            continue
        day = _day(entity) or (editions or {}).get(entity.datasets[0], "")
        if day:
            days[party.id] = min(days.get(party.id, day), day)
        authorities.setdefault(party.id, (entity.first("authority"), entity.first("sourceUrl")))
        for prop in SAID_OF_LISTING:
            for text in entity.get(prop):
                _keep(found, party, text, day=day, said_by=authorities[party.id])
    for party_id, said_by in authorities.items():
        for prop in SAID_OF_PARTY:
            for text in parties[party_id].get(prop):
                _keep(found, parties[party_id], text, day=days.get(party_id, ""), said_by=said_by)
    yield from found.values()


def _keep(
    found: dict[tuple[str, str], Reasons], party: Entity, text: str, *, day: str, said_by: tuple[str, str]
) -> None:
    """Add a statement; of one that stands in several designations of the entry, the first day counts."""
    if len(LINK.sub("", text).split()) < FEWEST:
        return
    key = (party.id, text)
    known = found.get(key)
    if known is None or (day and day < (known.document.published or "9")):
        found[key] = Reasons(_make_document(party, text, day=day, said_by=said_by), party)


def _make_document(party: Entity, text: str, *, day: str, said_by: tuple[str, str]) -> Document:
    """The text as a document. Its digest is of entry and text: the same words on two entries are two documents."""
    authority, url = said_by
    return Document(
        text=text,
        name=f"{authority or party.datasets[0]} on {party.caption}",
        sha256=digest_bytes(f"{party.id}\n{text}".encode()),
        title=f"Reasons for listing {party.caption}",
        publisher=authority,
        url=url,
        published=day or None,
        language="en" if len(ENGLISH.findall(text)) * SHARE > len(text.split()) else "und",
        blocks=find_blocks(text),
    )


def _day(sanction: Entity) -> str:
    """The day on which the present text of a designation was public: of its last change, else of the listing."""
    changed = sanction.get("modifiedAt")
    return max(changed) if changed else sanction.first("startDate") or sanction.first("listingDate")
