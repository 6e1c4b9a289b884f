from lading.io.store import Store
from lading.model.judgement import Decision, Judgement, Match, Reason
from tests.io.store.build import MONDAY, TUESDAY


def judge(decision: Decision, by: str, *, query: str = "doc-1", candidate: str = "ofac-46431") -> Judgement:
    match = Match(query, candidate, 0.93, (Reason("name", 0.9, "«Купол» is KUPOL"),), "KUPOL")
    return Judgement(match, decision, by, None if by.startswith("auto") else "2026-11-23")


def test_a_persons_decision_stands_against_any_later_machines(store: Store) -> None:
    store.judgements.record(judge(Decision.POSITIVE, "auto/1"), recorded=MONDAY)
    store.judgements.record(judge(Decision.NEGATIVE, "A. Analyst"), recorded=MONDAY)
    store.judgements.record(judge(Decision.POSITIVE, "auto/2"), recorded=TUESDAY)
    (standing,) = store.judgements.standing()
    assert (standing.judgement.decision, standing.by_person) == (Decision.NEGATIVE, True)
    store.judgements.record(judge(Decision.UNSURE, "B. Analyst"), recorded=TUESDAY)
    (standing,) = store.judgements.standing()
    assert standing.judgement.decision is Decision.UNSURE
    (known,) = store.judgements.standing(known="2026-11-23")
    assert known.judgement.by == "A. Analyst"


def test_nothing_is_overwritten_and_each_entry_carries_the_digest_of_the_one_before(store: Store) -> None:
    first = store.judgements.record(judge(Decision.POSITIVE, "auto/1"), recorded=MONDAY)
    other = store.judgements.record(judge(Decision.NEGATIVE, "auto/1", candidate="ofac-51292"), recorded=MONDAY)
    again = store.judgements.record(judge(Decision.POSITIVE, "auto/1"), recorded=MONDAY)
    assert (first.previous, other.previous, again.previous) == ("", first.digest, other.digest)
    assert store.judgements.history("doc-1", "ofac-46431") == (first, again)
    assert [entry.digest for entry in store.judgements.standing()] == [other.digest, again.digest]
    assert store.check() == ()
