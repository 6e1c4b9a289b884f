"""Every altered quote is refused; what a whole quote cannot show to be wrong is never verified."""

import pytest

from lading.claims.extractor import Extractor
from lading.claims.llm.knowledge import Knowledge
from tests.claims.llm.corrupt import Counts, count
from tests.claims.llm.perfect import ALTERED, TURNED


@pytest.fixture(scope="module", params=["en", "ru", "zh"])
def counts(request: pytest.FixtureRequest, knowledge: Knowledge, readers: tuple[Extractor, ...]) -> Counts:
    return count(str(request.param), knowledge, readers, most=4, step=4)


def test_true_claims_pass_some_without_a_person(counts: Counts) -> None:
    true = counts["true"]
    assert true["verified"] / true.total() > 0.1
    assert true["refused"] / true.total() < 0.15


@pytest.mark.parametrize("kind", [corrupt.__name__ for corrupt in ALTERED])
def test_an_altered_quote_name_digit_or_an_inserted_not_is_refused(counts: Counts, kind: str) -> None:
    assert kind in counts
    assert set(counts[kind]) == {"refused"}


@pytest.mark.parametrize("kind", [corrupt.__name__ for corrupt in TURNED])
def test_parties_exchanged_and_polarity_flipped_are_never_verified(counts: Counts, kind: str) -> None:
    assert counts[kind]["verified"] == 0
    assert counts[kind]["refused"] > 0.3 * counts[kind].total()


def test_another_party_of_the_sentence_is_hardly_ever_verified(counts: Counts) -> None:
    assert counts["put_another"]["verified"] <= 0.01 * counts["put_another"].total()
