"""What the trained reader decided → a claim with its exact words."""

from dataclasses import dataclass

from lading.claims.learned.compose import Sketch
from lading.claims.learned.found import Named
from lading.claims.learned.labels import AS_KIND
from lading.claims.learned.qualify import qualify
from lading.documents.sentences import Sentence
from lading.model.claim import Attribution, AuthorityKind, Claim, Mention, MentionKind, Polarity, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence

Parties = tuple[Named | None, Named | None, Named | None]
AS_AUTHORITY = {
    "MEDIA": AuthorityKind.MEDIA, "GOVBODY": AuthorityKind.GOVERNMENT, "COUNTRY": AuthorityKind.GOVERNMENT,
    "PERSON": AuthorityKind.PERSON, "ORG": AuthorityKind.COMPANY, "ORG_GROUP": AuthorityKind.COMPANY,
    "PERSON_GROUP": AuthorityKind.OFFICIALS, "SOURCE": AuthorityKind.OTHER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A claim as decided: its sketch, who and what, how it stands to the truth, who says it and who relays it."""

    sketch: Sketch
    parties: Parties
    stance: Stance
    negated: bool
    speakers: tuple[Named, ...]
    relays: tuple[Named, ...]


def write_claim(document: Document, sentence: Sentence, written: Written, *, tier: Tier, method: str) -> Claim:
    """The claim, its whole sentence as evidence: nothing that bends it is left out."""
    sketch = written.sketch
    subject, obj, item = (_mention(name) for name in written.parties)
    speakers: dict[str, Attribution] = {}
    for name in sorted(written.speakers, key=lambda n: n.kind == "REF"):
        if (name.meant or name).kind in AS_AUTHORITY:
            said = _attribution(name)
            speakers.setdefault(said.party or said.text, said)
    return Claim(
        predicate=sketch.predicate, subject=subject, object=obj, item=item,
        evidence=Evidence.quote(document, sentence.span),
        stance=written.stance, method=method, score=round(sketch.score, 3),
        reasons=(f"read by the trained model with probability {sketch.score:.2f}", *_taken_up(written.parties)),
        polarity=Polarity.NEGATED if written.negated else Polarity.AFFIRMED, tier=tier,
        attribution=tuple(speakers.values()), relayed_by=next(((n.meant or n).text for n in written.relays), ""),
        qualifiers=qualify(document, document.cut(sentence.span), sketch.predicate),
    )  # fmt: skip


def _mention(name: Named | None) -> Mention | None:
    if name is None:
        return None
    meant = name.meant or name
    kind: MentionKind = meant.known or AS_KIND[meant.kind]
    return Mention(name.span, name.text, kind, meant.party or meant.text)


def _taken_up(parties: Parties) -> tuple[str, ...]:
    """In words, what each reference was taken for."""
    return tuple(f"“{n.text}” taken for {n.meant.party}" for n in parties if n is not None and n.meant is not None)


def _attribution(name: Named) -> Attribution:
    """A speaker by name: of `it` or `the ministry` the party that it stands for."""
    meant = name.meant or name
    text = meant.party if name.meant is not None else name.text
    return Attribution(text, AS_AUTHORITY[meant.kind], name.span, meant.party)
