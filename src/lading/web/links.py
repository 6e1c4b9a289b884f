"""Addresses of pages. The address is the state: the day asked and the investigation travel with every link."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses that keep the day and the investigation a person has chosen."""

    base: str = ""
    """Where the pages are mounted, without a slash at the end."""
    as_of: str = ""
    """The day asked; empty for today, whichever day that is when the link is followed."""
    scope: str = ""
    """Id of the investigation whose documents are looked at; empty for all documents."""

    def to(self, *place: str, **query: object) -> str:
        """`to("parties", "NK-1", tab="claims")`; a value that is empty is left out, and takes out what is kept."""
        path = "/".join((self.base, *(quote(part, safe="") for part in place))) if place else "/"
        kept: dict[str, object] = {"as_of": self.as_of, "in": self.scope}
        asked = {key.rstrip("_"): value for key, value in query.items()}
        pairs = [(key, value) for key, value in {**kept, **asked}.items() if value not in ("", None, [], ())]
        return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path

    def fixed(self, *place: str) -> str:
        """An address without day and investigation: of a file that ships with Lading, of a form."""
        return "/".join((self.base, *(quote(part, safe="") for part in place)))
