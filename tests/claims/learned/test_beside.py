"""Rules and the trained reader over one document: what stands, and what waits for a person."""

from dataclasses import dataclass, replace

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.learned.beside import Beside
from lading.claims.learned.model import load_reader
from lading.documents.read import Reader
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Reading, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

TEXT = "Almaz-Trade LLC shipped 300 navigation modules to the Russian plant Uralpribor, records show.\n"
DOCUMENT = Reader().read(TEXT.encode(), name="note.txt").document


@dataclass(frozen=True)
class Told:
    """Rules that say what they are told to say."""

    claims: tuple[Claim, ...]
    method: str = "rules/1"

    def reads(self, document: Document) -> bool:  # noqa: ARG002  # of the protocol
        return True

    def extract(self, document: Document, gazetteer: Gazetteer) -> Reading:  # noqa: ARG002  # of the protocol
        mentions = (m for c in self.claims for m in (c.subject, c.object) if m is not None)
        return Reading(document.id, tuple(mentions), self.claims)


def _mention(text: str, kind: MentionKind = MentionKind.ORG) -> Mention:
    at = TEXT.index(text)
    return Mention(Span(at, at + len(text)), text, kind, text)


def _claim(predicate: Predicate, subject: str, obj: str, item: str | None = None) -> Claim:
    quote = Evidence.quote(DOCUMENT, Span(0, len(TEXT) - 1))
    return Claim(
        predicate, _mention(subject), _mention(obj), _mention(item, MentionKind.ITEM) if item else None, quote, Stance.REPORTED, "rules/1", 0.9, ("frame",),
        tier=Tier.VERIFIED,
    )  # fmt: skip


def _extract(*claims: Claim) -> Reading:
    rules: Extractor = Told(claims)
    return Beside(rules, load_reader()).extract(DOCUMENT, Gazetteer.empty())


SOLD = _claim(Predicate.SUPPLIES, "Almaz-Trade LLC", "Uralpribor", "navigation modules")
RULED = _claim(Predicate.SUBSIDIARY_OF, "Uralpribor", "Almaz-Trade LLC")


def test_what_both_read_is_one_claim_with_both_methods() -> None:
    supplies = [c for c in _extract(SOLD).claims if c.predicate is Predicate.SUPPLIES and c.object is not None]
    assert [(c.method, c.tier) for c in supplies] == [("rules/1+learned/1", Tier.VERIFIED)]


def test_what_the_trained_reader_sees_nothing_of_waits_for_a_person_and_says_why() -> None:
    (owned,) = (c for c in _extract(SOLD, RULED).claims if c.predicate is Predicate.SUBSIDIARY_OF)
    assert owned.tier is Tier.NEEDS_REVIEW
    assert owned.score < 0.5
    assert "does not see it" in owned.reasons[-1]


def test_a_looser_claim_of_rules_does_not_hide_a_sure_one() -> None:
    loose = replace(SOLD, tier=Tier.NEEDS_REVIEW)
    supplies = [c for c in _extract(loose).claims if c.predicate is Predicate.SUPPLIES and c.object is not None]
    assert "learned/1" in {c.method for c in supplies}
