"""The UK register of people with significant control: invented records in the published shape."""

import json
from typing import Any

import pytest

from lading.errors import SourceError
from lading.lists.recognise import recognise
from lading.model.entity import Entity
from lading.model.issue import Issue
from tests.lists.builders import entities_of, file_of, read_all


def record(number: str = "01234567", **data: Any) -> str:
    link = f"/company/{number}/persons-with-significant-control/{data.get('name', 'x')}"
    base = {
        "kind": "individual-person-with-significant-control",
        "etag": "0" * 40,
        "notified_on": "2018-05-01",
        "links": {"self": link},
    }
    return json.dumps({"company_number": number, "data": base | data})


OWNER = record(
    name="Mr Igor Example",
    natures_of_control=["ownership-of-shares-50-to-75-percent", "voting-rights-50-to-75-percent"],
    date_of_birth={"month": 3, "year": 1970},
    nationality="British",
    country_of_residence="England",
    address={"premises": "1", "address_line_1": "Quay Street", "locality": "Hull", "postal_code": "HU1 0AA"},
)
CORPORATE = record(
    "7654321",
    kind="corporate-entity-person-with-significant-control",
    name="Example Holdings Ltd",
    natures_of_control=["ownership-of-shares-75-to-100-percent"],
    identification={"registration_number": "1234567", "country_registered": "England And Wales", "legal_form": "Ltd"},
)


def read(*lines: str) -> tuple[dict[str, Entity], list[Issue]]:
    statements, issues = read_all([file_of("psc-snapshot-2026-11-01.txt", "\n".join(lines) + "\n")])
    return entities_of(statements), issues


def stakes(entities: dict[str, Entity], schema: str = "Ownership") -> list[Entity]:
    return [entity for entity in entities.values() if entity.schema == schema]


def test_a_snapshot_is_recognised_and_its_stakes_are_bands() -> None:
    (source,) = recognise([file_of("psc.txt", OWNER)]).sources
    assert source.dataset == "uk_psc"
    entities, issues = read(OWNER)
    assert issues == []
    (stake,) = stakes(entities)
    assert stake.first("percentage") == "50.0001-74.9999"
    assert (stake.first("startDate"), stake.first("endDate")) == ("2018-05-01", "")
    assert stake.first("asset") == "gb-coh-01234567"
    assert stake.statements[0].origin == "psc-snapshot-2026-11-01.txt line 1"
    person = entities[stake.first("owner")]
    assert (person.caption, person.first("birthDate"), person.first("nationality")) == (
        "Mr Igor Example",
        "1970-03",
        "gb",
    )
    assert stakes(entities, "Control") == []


def test_a_company_of_the_register_is_one_whether_it_owns_or_is_owned() -> None:
    entities, _ = read(OWNER, CORPORATE)
    chain = {stake.first("asset"): stake.first("owner") for stake in stakes(entities)}
    assert chain["gb-coh-07654321"] == "gb-coh-01234567"
    assert entities["gb-coh-01234567"].caption == "Example Holdings Ltd"


@pytest.mark.parametrize(
    ("nature", "schema", "share", "kind"),
    [
        ("ownership-of-shares-25-to-50-percent", "Ownership", "25.0001-50", ""),
        ("ownership-of-shares-75-to-100-percent-as-trust", "Ownership", "75-100", "indirect"),
        ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", "Ownership", "25.0001-100", ""),
        ("voting-rights-75-to-100-percent", "Control", "", ""),
        ("right-to-appoint-and-remove-directors", "Control", "", ""),
        ("significant-influence-or-control", "Control", "", ""),
        ("right-to-share-surplus-assets-25-to-50-percent-limited-liability-partnership", "UnknownLink", "", ""),
    ],
)
def test_natures_of_control(nature: str, schema: str, share: str, kind: str) -> None:
    entities, issues = read(record(name="A. Person", natures_of_control=[nature]))
    (stake,) = stakes(entities, schema)
    assert issues == []
    if schema == "Ownership":
        assert (stake.first("percentage"), stake.first("ownershipType")) == (share, kind)


def test_what_has_ceased_ends_and_what_is_protected_has_no_name() -> None:
    entities, issues = read(
        record(name="A. Person", natures_of_control=["significant-influence-or-control"], ceased_on="2020-02-03"),
        record("00000009", kind="super-secure-person-with-significant-control", description="super-secure"),
        record("00000010", kind="exemptions", exemptions={"psc_exempt_as_trading_on_regulated_market": {}}),
        record("00000011", kind="persons-with-significant-control-statement", statement="no-individual-or-entity-with-signficant-control"),
        json.dumps({"data": {"kind": "totals#persons-of-significant-control-snapshot", "statements_count": 1}}),
    )  # fmt: skip
    assert issues == []
    assert stakes(entities, "Control")[0].first("endDate") == "2020-02-03"
    assert "protected" in entities["gb-coh-00000009"].first("notes")
    assert "trading on regulated market" in entities["gb-coh-00000010"].first("notes")
    assert entities["gb-coh-00000011"].first("notes").startswith("Statement to the register")


def test_bad_records_are_said_with_their_line_and_change_nothing_else() -> None:
    good, _ = read(OWNER)
    entities, issues = read(
        OWNER,
        record("00000001", name="B", natures_of_control=["ownership-by-magic"]),
        record("00000002", name="C", natures_of_control=["significant-influence-or-control"], notified_on="31 May"),
        record("00000003", name="D", natures_of_control=[], mood="good"),
        record("00000004", name="", natures_of_control=["significant-influence-or-control"]),
        record("00000005", name="E", natures_of_control=["significant-influence-or-control"], ceased=True),
        record("00000006", kind="ghost", name="F"),
    )
    assert [(issue.place, issue.what.split("; ")[0]) for issue in issues] == [
        ("line 2", "unknown nature of control 'ownership-by-magic'"),
        ("line 3", "'31 May' in notified_on is no date"),
        ("line 4", "an unknown key 'mood' is left out, here and wherever else it stands"),
        ("line 4", "no nature of control is given"),
        ("line 5", "a holder without a name"),
        ("line 6", "the control has ceased, but the day is not given"),
        ("line 7", "unknown kind of record 'ghost'"),
    ]
    assert {key: entity.properties for key, entity in entities.items() if key in good} == {
        key: entity.properties for key, entity in good.items()
    }


@pytest.mark.parametrize(
    ("text", "what"),
    [(f"{OWNER}\n{{broken", "no JSON"), (f'{OWNER}\n{{"data": {{"kind": "exemptions"}}}}', "company number")],
)
def test_a_broken_file_is_refused_with_its_line(text: str, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        read(text)
    assert caught.value.place == "line 2"


@pytest.mark.parametrize(
    ("filed", "kind", "number"),
    [
        ("2339274", "corporate-entity-person-with-significant-control", "02339274"),
        ("sc 12345", "legal-person-person-with-significant-control", "SC012345"),
        ("OE3609", "corporate-entity-beneficial-owner", "OE003609"),
    ],
)
def test_a_number_filed_without_its_noughts_or_in_small_letters_is_that_company(
    filed: str, kind: str, number: str
) -> None:
    held = record(
        "00000002",
        kind=kind,
        name="Upper Holdings",
        natures_of_control=["ownership-of-shares-75-to-100-percent"],
        identification={"registration_number": filed, "place_registered": "Companies House"},
    )
    entities, issues = read(
        held, record(number, name="Ms Owner", natures_of_control=["significant-influence-or-control"])
    )
    assert issues == []
    (stake,) = stakes(entities)
    assert stake.first("owner") == f"gb-coh-{number}"
    assert entities[f"gb-coh-{number}"].schema == "Company"
    assert entities[f"gb-coh-{number}"].get("registrationNumber") == (number,)


def test_a_nature_that_is_null_says_nothing() -> None:
    entities, issues = read(record(name="Mr A", natures_of_control=["ownership-of-shares-25-to-50-percent", None]))
    assert issues == []
    assert len(stakes(entities)) == 1
