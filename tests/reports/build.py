"""Short ways to write claims, parties and edges by hand, every quote taken from the document itself."""

import hashlib
from collections.abc import Iterable

from lading.claims.statements import party_id
from lading.model.claim import (
    Attribution,
    AuthorityKind,
    Claim,
    Mention,
    MentionKind,
    Polarity,
    Predicate,
    Qualifiers,
    Stance,
    Tier,
)
from lading.model.document import Block, BlockKind, Document
from lading.model.dossier import Party
from lading.model.entity import Entity
from lading.model.evidence import Evidence
from lading.model.exposure import Designation, Exposure, Status
from lading.model.judgement import Judgement
from lading.model.span import Span
from lading.model.statement import Statement


def write_document(name: str, blocks: Iterable[tuple[BlockKind, str]], **fields: str | None) -> Document:
    """A document of blocks, one line each."""
    text, found = "", []
    for kind, words in blocks:
        found.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(text=text, name=name, sha256=sha256, blocks=tuple(found), **fields)  # type: ignore[arg-type]  # fields are named


def find(document: Document, words: str, *, after: str = "") -> Span:
    """Where words stand in a document, optionally after others."""
    start = document.text.index(words, document.text.index(after) if after else 0)
    return Span(start, start + len(words))


class Reader:
    """Reads one document by hand: mentions and claims by their words."""

    def __init__(self, document: Document, *, method: str = "rules/1") -> None:
        self.document, self.method = document, method

    def mention(
        self, words: str, kind: str, party: str = "", *, country: str | None = None, after: str = ""
    ) -> Mention:
        """A mention by its words."""
        span = find(self.document, words, after=after)
        return Mention(span, words, MentionKind(kind), party or words, country)

    def authority(self, words: str, kind: str) -> Attribution:
        """An authority the text names."""
        return Attribution(words, AuthorityKind(kind), find(self.document, words))

    def claim(
        self,
        predicate: str,
        quote: str,
        *,
        subject: Mention | None = None,
        object: Mention | None = None,  # noqa: A002  # the claim's own word
        item: Mention | None = None,
        stance: str = "reported",
        by: tuple[Attribution, ...] = (),
        relayed_by: str = "",
        denies: tuple[Claim, ...] = (),
        when: Qualifiers | None = None,
        also: tuple[str, ...] = (),
        tier: str = "verified",
        score: float = 0.86,
        why: tuple[str, ...] = (),
    ) -> Claim:
        """A claim by the words it stands on."""
        negated = stance in {"denied", "no_knowledge"}
        return Claim(
            predicate=Predicate(predicate),
            subject=subject,
            object=object,
            item=item,
            evidence=Evidence.quote(self.document, find(self.document, quote)),
            stance=Stance(stance),
            method=self.method,
            score=score,
            reasons=why or (f"frame “{predicate}” with both ends named", f"stance {stance} by its cue words"),
            polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
            tier=Tier(tier),
            attribution=by,
            relayed_by=relayed_by,
            qualifiers=when or Qualifiers(),
            denies=tuple(claim.id for claim in denies),
            also=tuple(Evidence.quote(self.document, find(self.document, words)) for words in also),
        )


def make_party(
    canonical: str,
    kind: str,
    names: Iterable[str],
    *,
    status: str | None = None,
    schema: str = "Organization",
    more: Iterable[tuple[str, str, str]] = (),
    listed: Iterable[Designation] = (),
    later: Iterable[Designation] = (),
    exposures: Iterable[Exposure] = (),
    judgements: Iterable[Judgement] = (),
) -> Party:
    """A party; `more` holds further statements as (property, value, dataset)."""
    statements = [Statement(canonical, schema, "name", name, "documents") for name in names]
    statements += [Statement(canonical, schema, prop, value, dataset) for prop, value, dataset in more]
    return Party(
        id=canonical,
        kind=MentionKind(kind),
        entity=Entity.gather(canonical, statements),
        status=Status(status) if status else None,
        designations=tuple(listed),
        later=tuple(later),
        exposures=tuple(exposures),
        judgements=tuple(judgements),
    )


def tie(reader: Reader, mention: Mention) -> str:
    """The key under which a mention's party stands in `Dossier.party_of`."""
    return party_id(reader.document.id, mention)
