import random

from lading.claims.learned.beside import _Near, _says_so
from lading.model.claim import Claim, Mention, MentionKind, Predicate, Stance
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.span import Span

TEXT = Document("abcdefghij " * 60, "text", "0" * 64)


def _claims(chance: random.Random, number: int) -> list[Claim]:
    found = []
    for _ in range(number):
        start = chance.randrange(600)
        span = Span(start, min(660, start + chance.choice((1, 20, 60, 300))))
        ends = [_mention(chance, span), _mention(chance, span)]
        found.append(
            Claim(
                predicate=chance.choice((Predicate.SUPPLIES, Predicate.PROCURES_FOR)),
                subject=ends[0],
                object=ends[1],
                item=None,
                evidence=Evidence.quote(TEXT, span),
                stance=Stance.REPORTED,
                method="test",
                score=1.0,
                reasons=("made",),
            )
        )
    return found


def _mention(chance: random.Random, within: Span) -> Mention:
    start = chance.randrange(within.start, within.end)
    span = Span(start, start + 1)
    return Mention(span, TEXT.text[start : start + 1], MentionKind.ORG, TEXT.text[start : start + 1])


def test_claims_near_each_other_are_all_that_can_say_the_same() -> None:
    chance = random.Random(20261201)  # noqa: S311  # a case that can be made again
    said = 0
    for _ in range(30):
        rules, trained = _claims(chance, 40), _claims(chance, 40)
        near = _Near(rules)
        for claim in trained:
            plainly = {id(one) for one in rules if _says_so(one, claim)}
            assert {id(one) for one in near.find(claim) if _says_so(one, claim)} == plainly
            said += len(plainly)
    assert said > 20
