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
    reads = {e.predicate for e in EXAMPLES if e.expect}
    leaves = {e.predicate for e in EXAMPLES if not e.expect}
    assert reads == leaves == set(Predicate) - {Predicate.COMMENTS}


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.expect], ids=lambda e: f"{e.predicate}-{e.text}")
def test_a_frame_reads_its_example(example: Example, read: Reader) -> None:
    found = [describe(c) for c in read(example.text).claims if c.predicate is example.predicate]
    assert example.expect in found


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.expect], ids=lambda e: f"{e.predicate}-{e.text}")
def test_a_frame_leaves_what_only_looks_alike(example: Example, read: Reader) -> None:
    claims = [c for c in read(example.text).claims if c.predicate is example.predicate]
    assert not [describe(c) for c in claims if c.polarity is Polarity.AFFIRMED and c.bears_edge]
