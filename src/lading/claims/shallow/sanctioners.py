"""Who imposed the sanctions that a later sentence only mentions: `Also listed were X and Y`."""

from dataclasses import dataclass, replace

from lading.claims.shallow.fill import Draft
from lading.claims.shallow.values import Phrase
from lading.model.claim import Predicate

FAR = 3
"""Sentences after which an authority is no longer the one that is meant."""


@dataclass(slots=True)
class Sanctioners:
    """The authority of the last designation a document tells of."""

    last: Phrase | None = None
    since: int = 0

    def begin_sentence(self) -> None:
        """A further sentence begins."""
        self.since += 1

    def complete(self, draft: Draft) -> Draft:
        """The draft; a designation by nobody named is given the authority of the one before it."""
        if draft.frame.predicate is not Predicate.DESIGNATED_BY:
            return draft
        said = draft.roles.get("object", ())
        if said:
            self.last, self.since = said[0], 0
            return draft
        if self.last is None or self.since > FAR or draft.event.negated:
            return draft
        return replace(draft, roles={**draft.roles, "object": (self.last,)})
