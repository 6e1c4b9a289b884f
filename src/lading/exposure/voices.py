"""How many independent voices stand behind an exposure: ten outlets with one agency's text, or relaying it, are one."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lading.exposure.publishers import bare_name
from lading.model.claim import AuthorityKind, Claim
from lading.model.document import Document
from lading.model.exposure import Edge, Path
from lading.model.issue import Issue, Severity

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
"""Every document has a text of its own."""
NAMED = 5
"""Documents of one text that a note names."""


def count_voices(
    path: Path,
    documents: Mapping[str, Document],
    relays: Mapping[str, str],
    *,
    texts: Mapping[str, str] = NO_TEXTS,
) -> int:
    """Independent voices of a way: those of its weakest edge.

    Args:
        path: the way.
        documents: by id.
        relays: per document the one agency that it relays, as `find_relays` tells.
        texts: per document whose text is not its own alone, the document that speaks for all that have it.
    """
    return min(len(edge_voices(edge, documents, relays, texts=texts)) for edge in path.edges)


def edge_voices(
    edge: Edge,
    documents: Mapping[str, Document],
    relays: Mapping[str, str],
    *,
    texts: Mapping[str, str] = NO_TEXTS,
) -> frozenset[str]:
    """The voices behind one edge: of the claims that bear it, or the list that states it."""
    if not edge.claims:
        return frozenset({edge.dataset})
    bearing = (claim for claim in edge.claims if claim.bears_edge)
    spoken = ((claim, documents[claim.evidence.document_id]) for claim in bearing)
    return frozenset(voice_of(claim, documents.get(texts.get(d.id, d.id), d), relays) for claim, d in spoken)


def voice_of(claim: Claim, document: Document, relays: Mapping[str, str]) -> str:
    """Whose word a claim is in the end: the agency it is relayed from, else the publisher, else the document itself.

    A document that relays one agency and goes on with "officials said" still speaks that agency's words: counting it
    as a second voice would be counting an echo.
    """
    return bare_name(origin_of(claim, document, relays)[0]) or document.id


def origin_of(claim: Claim, document: Document, relays: Mapping[str, str]) -> tuple[str, str]:
    """Name and address of whoever's word a claim is in the end; the address only where it is the document's own publisher."""
    media = next((a.text for a in claim.attribution if a.kind is AuthorityKind.MEDIA), "")
    agency = claim.relayed_by or media or (relays.get(document.id, "") if claim.attribution else "")
    return (agency, "") if agency else (document.publisher, document.url)


def find_relays(claims: Iterable[Claim], *, texts: Mapping[str, str] = NO_TEXTS) -> dict[str, str]:
    """The agency each document relays, for documents that relay exactly one; documents with one text relay the same."""
    agencies: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relayed_by:
            document = claim.evidence.document_id
            agencies.setdefault(texts.get(document, document), set()).add(claim.relayed_by)
    single = {
        document: next(iter(names)) for document, names in agencies.items() if len({bare_name(n) for n in names}) == 1
    }
    return single | {document: single[text] for document, text in texts.items() if text in single}


def note_texts(texts: Mapping[str, str], documents: Mapping[str, Document]) -> Iterator[Issue]:
    """A note for each text that several documents have."""
    alike: dict[str, list[str]] = {}
    for document, text in texts.items():
        alike.setdefault(text, []).append(documents[document].name)
    for text, names in alike.items():
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        what = f"{len(names)} documents have one text and count as one voice: {', '.join(names[:NAMED])}{more}"
        yield Issue(Severity.NOTE, documents[text].name, "", what)
