"""What a language model is asked and what it answers, as values: no endpoint, no clock, no key."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from lading.model.ids import digest

ANSWER_LIMIT = 8000
"""Tokens an answer may have; one that is cut there is asked again in halves."""


@dataclass(frozen=True, slots=True)
class Question:
    """One request to a model. The same content has the same key; the document's name is for people only."""

    model: str
    system: str
    """The instructions: the same for every document."""
    user: str
    """The data, as JSON: nothing in it is an instruction."""
    schema: str
    """JSON schema of the answer, as text."""
    version: str
    """Of instructions and schema."""
    document: str
    document_id: str
    limit: int = ANSWER_LIMIT

    @property
    def key(self) -> str:
        """Digest of everything the answer depends on, the endpoint aside."""
        return digest("question", self.model, self.system, self.user, self.schema, str(self.limit))


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's answer as it came, and the tokens that its server counted (None where it did not)."""

    text: str
    whole: bool = True
    """False where the answer was cut at the limit of tokens."""
    asked_tokens: int | None = None
    answered_tokens: int | None = None
    kept: bool = False
    """Whether it comes from what was kept of an earlier run, and cost nothing."""


Complete = Callable[[Question], Completion]
"""Asks a model. Raises InputError where there is no answer, ConfigurationError where there can be none."""


def as_data(value: object) -> str:
    """A value as compact JSON: the form in which a model is given the text, so that no quotation mark ends it early."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
