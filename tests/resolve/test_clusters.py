"""What may not become one."""

from lading.resolve.clusters import Clusters, contradicting

FIRST = frozenset({("innCode", "1657007195"), ("kppCode", "165701001")})
SECOND = frozenset({("innCode", "1683010356")})


def test_a_different_number_of_one_kind_contradicts() -> None:
    assert contradicting(FIRST, SECOND) == ("innCode", "1657007195", "1683010356")
    assert contradicting(FIRST, SECOND | FIRST) is None
    assert contradicting(FIRST, {("kppCode", "999999999")}) is None
    assert contradicting(FIRST, {("ogrnCode", "1021603148830")}) is None


def test_a_contradiction_travels_with_the_set() -> None:
    sets = Clusters({"a": FIRST, "b": SECOND, "between": ()})
    assert sets.join("a", "between")
    assert not sets.join("between", "b")
    assert sets.refusal("between", "b") == "innCode 1657007195 is not 1683010356"
    assert sorted(sets.sets()) == [("a", "between"), ("b",)]


def test_a_persons_no_travels_with_the_set() -> None:
    sets = Clusters({"a": (), "b": (), "between": ()}, [("a", "b")])
    assert sets.join("a", "between")
    assert not sets.join("b", "between")
    assert sets.refusal("b", "between") == "a person judged that they are two"


def test_a_person_may_join_what_contradicts() -> None:
    sets = Clusters({"a": FIRST, "b": SECOND})
    assert sets.join("a", "b", force=True)
    assert sets.together("a", "b")


def test_joining_is_transitive_and_repeatable() -> None:
    sets = Clusters(dict.fromkeys("abcd", ()))
    assert sets.join("a", "b")
    assert sets.join("c", "d")
    assert sets.join("b", "c")
    assert sets.join("a", "d")
    assert sorted(sets.members("d")) == ["a", "b", "c", "d"]
