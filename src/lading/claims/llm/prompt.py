"""The question about a piece of a document: instructions on one side, the text as data on the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from lading.claims.llm.question import Question, as_data
from lading.claims.llm.schema import write_schema
from lading.claims.llm.sentences import Piece
from lading.model.claim import Mention
from lading.model.document import Document
from lading.model.ids import digest


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions and the shape of the answer, with the version that both make."""

    text: str
    schema: str

    @property
    def version(self) -> str:
        """Changes with every letter of the instructions or the schema."""
        return digest("prompt", self.text, self.schema)[:8]


def load_prompt() -> Prompt:
    """The instructions that ship with Lading."""
    file = resources.files("lading.claims.llm").joinpath("prompt.md")
    return Prompt(file.read_text(encoding="utf-8"), write_schema())


Parties = Mapping[str, tuple[Mention, ...]]
"""Ids by which a model names the parties that are known, with their mentions in the order of the text."""


def number_parties(mentions: Sequence[Mention]) -> dict[str, tuple[Mention, ...]]:
    """The parties of a document under the ids P1, P2, … in the order of their first mentions."""
    rows: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        rows.setdefault((mention.kind.value, mention.party.casefold()), []).append(mention)
    return {f"P{number}": tuple(row) for number, row in enumerate(rows.values(), 1)}


def choose_parties(parties: Parties, piece: Piece) -> dict[str, tuple[Mention, ...]]:
    """The parties with a mention in a piece, with those mentions alone."""
    spans = [one.span for one in piece]
    kept = {key: tuple(m for m in row if any(s.covers(m.span) for s in spans)) for key, row in parties.items()}
    return {key: row for key, row in kept.items() if row}


def ask_about(document: Document, piece: Piece, parties: Parties, *, prompt: Prompt, model: str) -> Question:
    """The question about a piece, given the parties that are known in it."""
    rows = [[key, row[0].kind.value, row[0].party] for key, row in parties.items()]
    sentences = [[one.number, document.cut(one.span)] for one in piece]
    data = as_data({"parties": rows, "sentences": sentences})
    return Question(model, prompt.text, data, prompt.schema, prompt.version, document.name, document.id)
