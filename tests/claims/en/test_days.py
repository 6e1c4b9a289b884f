"""Words that say when stand apart from the name after them."""

import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import Reader
from lading.model.claim import Claim

RULES = RulesExtractor.of(load_lexicons())


def read(text: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    reading = RULES.extract(Reader().read(text.encode(), name="t.txt").document, Gazetteer.empty())
    return [m.text for m in reading.mentions], [tell(claim) for claim in reading.claims]


def tell(claim: Claim) -> tuple[str, str, str]:
    return (
        claim.subject.text if claim.subject else "",
        claim.predicate.value,
        claim.object.text if claim.object else "",
    )


@pytest.mark.parametrize(
    "when",
    ["On Monday", "Last Tuesday", "Last week", "This month", "Prosecutors said Friday", "It was clear last Wednesday:"],
)
def test_a_day_is_no_part_of_the_name_after_it(when: str) -> None:
    names, claims = read(f"{when} Green Tea Ltd sold 40 engines to Ural Works.")
    assert "Green Tea Ltd" in names
    assert ("Green Tea Ltd", "supplies", "Ural Works") in claims


def test_a_company_may_bear_a_day() -> None:
    names, claims = read("The Monday Group owns Hexa Machine. Friday Motors LLC was founded in Perm.")
    assert {"Monday Group", "Friday Motors LLC"} <= set(names)
    assert ("Monday Group", "owns", "Hexa Machine") in claims


@pytest.mark.parametrize("before", ["from", "by way of", "with the help of"])
def test_a_company_that_bears_a_day_may_follow_a_preposition(before: str) -> None:
    names, _ = read(f"Kupol bought chips {before} Monday Electronics.")
    assert "Monday Electronics" in names
