"""Every frame file's own examples: what it must read, and what it must not."""

import pytest

from lading.claims.frames import Example, read_examples
from lading.model.claim import Claim, Polarity, Predicate
from tests.claims.conftest import Reader

EXAMPLES = read_examples("en")


def describe(claim: Claim) -> str:
    subject = claim.subject.text if claim.subject else ""
    said = subject + (f" > {claim.object.text}" if claim.object else " >" if claim.item else "")
    return f"{said} ({claim.item.text})" if claim.item else said


def test_every_predicate_but_comments_has_frames_with_examples_of_both_kinds() -> None:
    reads = {p for p, e in EXAMPLES if e.expect}
    leaves = {p for p, e in EXAMPLES if not e.expect}
    assert reads == leaves == set(Predicate) - {Predicate.COMMENTS}


@pytest.mark.parametrize(
    ("predicate", "example"), [row for row in EXAMPLES if row[1].expect], ids=lambda v: getattr(v, "text", v)
)
def test_a_frame_reads_its_example(predicate: Predicate, example: Example, read: Reader) -> None:
    found = [describe(c) for c in read(example.text).claims if c.predicate is predicate]
    assert example.expect in found


@pytest.mark.parametrize(
    ("predicate", "example"), [row for row in EXAMPLES if not row[1].expect], ids=lambda v: getattr(v, "text", v)
)
def test_a_frame_leaves_what_only_looks_alike(predicate: Predicate, example: Example, read: Reader) -> None:
    claims = read(example.text).claims
    assert not [
        describe(c) for c in claims if c.predicate is predicate and c.polarity is Polarity.AFFIRMED and c.bears_edge
    ]
