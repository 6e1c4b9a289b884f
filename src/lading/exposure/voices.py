"""How many independent voices stand behind an exposure: ten outlets relaying one agency are one."""

import re
from collections.abc import Iterable, Mapping

from lading.model.claim import AuthorityKind, Claim
from lading.model.document import Document
from lading.model.exposure import Edge, Path

SITE = re.compile(
    r"^(?:https?://)?(?:www\.)?([^/\s]+?)(?:\.(?:com|org|net|co|info|news|in|ru|cn|ua|eu|uk|de|fr))*(?:/.*)?$"
)


def count_voices(path: Path, documents: Mapping[str, Document], relays: Mapping[str, str]) -> int:
    """Independent voices of a way: those of its weakest edge.

    Args:
        path: the way.
        documents: by id.
        relays: per document the one agency that it relays, as `find_relays` tells.
    """
    return min(len(edge_voices(edge, documents, relays)) for edge in path.edges)


def edge_voices(edge: Edge, documents: Mapping[str, Document], relays: Mapping[str, str]) -> frozenset[str]:
    """The voices behind one edge: of the claims that bear it, or the list that states it."""
    if not edge.claims:
        return frozenset({edge.dataset})
    bearing = (claim for claim in edge.claims if claim.bears_edge)
    return frozenset(voice_of(claim, documents[claim.evidence.document_id], relays) for claim in bearing)


def voice_of(claim: Claim, document: Document, relays: Mapping[str, str]) -> str:
    """Whose word a claim is in the end: the agency it is relayed from, else the publisher, else the document itself.

    A document that relays one agency and goes on with "officials said" still speaks that agency's words: counting it
    as a second voice would be counting an echo.
    """
    media = next((a.text for a in claim.attribution if a.kind is AuthorityKind.MEDIA), "")
    agency = claim.relayed_by or media or (relays.get(document.id, "") if claim.attribution else "")
    return _name(agency or document.publisher) or document.id


def find_relays(claims: Iterable[Claim]) -> dict[str, str]:
    """The agency each document relays, for documents that relay exactly one."""
    agencies: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relayed_by:
            agencies.setdefault(claim.evidence.document_id, set()).add(claim.relayed_by)
    return {document: next(iter(names)) for document, names in agencies.items() if len({_name(n) for n in names}) == 1}


def _name(publisher: str) -> str:
    """A publisher's name as one voice: `Reuters`, `reuters.com` and `the Reuters` are the same."""
    bare = publisher.casefold().strip().removeprefix("the ").strip()
    found = SITE.match(bare)
    return found.group(1) if found else bare
