from lading.claims.learned.compose import Sketch
from lading.claims.learned.found import Named
from lading.claims.learned.write import Written, write_claim
from lading.documents.read import Reader
from lading.documents.sentences import load_sentence_rules, split_sentences
from lading.model.claim import Predicate, Stance, Tier
from lading.model.span import Span

TEXT = "He said that Almaz never sold anything to Kupol, Cem Aksoylu added."


def test_a_speaker_is_named_once_and_by_name() -> None:
    document = Reader().read(TEXT.encode(), name="note.txt").document
    (sentence,) = split_sentences(document, rules=load_sentence_rules())
    seller, buyer, man = (
        Named(Span(at, at + len(text)), text, kind, 0, party=text)
        for text, kind in (("Almaz", "ORG"), ("Kupol", "ORG"), ("Cem Aksoylu", "PERSON"))
        for at in [TEXT.index(text)]
    )
    he = Named(Span(0, 2), "He", "REF", 0, party=man.party, meant=man)
    sketch = Sketch(Predicate.SUPPLIES, 0, 1, None, 0.8, 0)
    written = Written(sketch, (seller, buyer, None), Stance.DENIED, negated=True, speakers=(he, man), relays=())
    claim = write_claim(document, sentence, written, tier=Tier.VERIFIED, method="learned/1")
    assert [a.text for a in claim.attribution] == ["Cem Aksoylu"]
