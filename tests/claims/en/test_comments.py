"""Comments: a denial through a lawyer is the party's own, in the lawyer's words."""

import pytest

from lading.model.claim import Predicate, Stance
from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "party", "speaker"),
    [
        ("A lawyer for Delta Ltd denied the charges.", "Delta Ltd", "lawyer"),
        ("Anton Belov’s lawyer, Ivan Petrov, denied the allegations.", "Anton Belov", "Ivan Petrov"),
        ("Ivan Petrov, a lawyer for Delta Ltd, denied the allegations.", "Delta Ltd", "Ivan Petrov"),
        ("Delta Ltd denied the allegations.", "Delta Ltd", "Delta Ltd"),
    ],
)
def test_a_denial_is_the_partys_for_whom_it_is_made(read: Reader, text: str, party: str, speaker: str) -> None:
    (comment,) = [c for c in read(text).claims if c.predicate is Predicate.COMMENTS]
    assert comment.stance is Stance.DENIED
    assert comment.subject is not None
    assert comment.subject.party == party
    assert [a.text for a in comment.attribution] == [speaker]


def test_a_lawyer_of_nobody_named_speaks_for_himself(read: Reader) -> None:
    (comment,) = [c for c in read("His lawyer denied the allegations.").claims if c.predicate is Predicate.COMMENTS]
    assert comment.subject is not None
    assert comment.subject.party == "His lawyer"
