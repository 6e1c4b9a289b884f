import pytest

from lading.errors import StoreError
from lading.io.store import Store
from lading.model.judgement import ClaimJudgement, Decision
from tests.conformance.test_documents import make_document, make_reading
from tests.conformance.test_judgements import judge
from tests.io.store.build import MONDAY, TUESDAY

(CLAIM,) = make_reading(make_document()).claims


def decide(decision: Decision, by: str) -> ClaimJudgement:
    return ClaimJudgement(CLAIM, decision, by, "2026-11-23")


def test_the_last_decision_stands_with_the_claim_as_it_was_seen(store: Store) -> None:
    first = store.claim_judgements.record(decide(Decision.POSITIVE, "A. Analyst"), recorded=MONDAY)
    second = store.claim_judgements.record(decide(Decision.NEGATIVE, "B. Analyst"), recorded=TUESDAY)
    assert second.previous == first.digest
    (standing,) = store.claim_judgements.standing()
    assert standing.judgement == decide(Decision.NEGATIVE, "B. Analyst")
    assert standing.judgement.claim == CLAIM
    assert store.claim_judgements.history(CLAIM.id) == (first, second)
    (known,) = store.claim_judgements.standing(known="2026-11-23")
    assert known == first
    assert store.check() == ()


def test_what_is_taken_back_leaves_what_was_decided_before(store: Store) -> None:
    first = store.claim_judgements.record(decide(Decision.POSITIVE, "A. Analyst"), recorded=MONDAY)
    second = store.claim_judgements.record(decide(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    store.claim_judgements.withdraw(second.digest, by="A. Analyst", recorded=TUESDAY)
    assert list(store.claim_judgements.standing()) == [first]
    assert list(store.claim_judgements.standing(known="2026-11-23")) == [second]
    store.claim_judgements.withdraw(first.digest, by="A. Analyst", recorded=TUESDAY)
    assert list(store.claim_judgements.standing()) == []
    assert store.claim_judgements.history(CLAIM.id) == (first, second)
    assert store.check() == ()


def test_a_match_that_a_person_takes_back_is_the_machines_again(store: Store) -> None:
    store.judgements.record(judge(Decision.POSITIVE, "auto 1"), recorded=MONDAY)
    entry = store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    store.judgements.withdraw(entry.digest, by="A. Analyst", recorded=TUESDAY)
    (standing,) = store.judgements.standing()
    assert standing.judgement.by == "auto 1"


def test_nothing_is_taken_back_twice_nor_what_is_not_there(store: Store) -> None:
    entry = store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    store.judgements.withdraw(entry.digest, by="A. Analyst", recorded=MONDAY)
    with pytest.raises(StoreError, match="taken back already"):
        store.judgements.withdraw(entry.digest, by="A. Analyst", recorded=MONDAY)
    with pytest.raises(StoreError, match="not in the store"):
        store.claim_judgements.withdraw(entry.digest, by="A. Analyst", recorded=MONDAY)


def test_an_analyst_called_autumn_is_a_person(store: Store) -> None:
    entry = store.judgements.record(judge(Decision.NEGATIVE, "autumn"), recorded=MONDAY)
    assert entry.by_person
