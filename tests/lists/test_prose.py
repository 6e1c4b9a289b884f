"""Identifiers and dates in prose, in the ways that the Australian and UN lists announce them."""

import re
import time
from collections.abc import Iterable

import pytest

from lading.lists.draft import Draft
from lading.lists.prose import load_prose
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.lists import test_au_dfat, test_un_sc
from tests.lists.builders import file_of, read_all
from tests.lists.conftest import ReadWhole

SCHEMATA, PROSE = load_schemata(), load_prose()
ADDED = frozenset(
    {"passportNumber", "idNumber", "innCode", "ogrnCode", "taxNumber", "registrationNumber", "imoNumber", "swiftBic"}
    | {"socialSecurityNumber", "phone", "email", "website", "deathDate", "leiCode"}
)


def told(text: str, schema: str = "Person") -> dict[str, str | None]:
    """What prose tells, with the words it is told in."""
    draft = Draft("x", schema, SCHEMATA, "row 1")
    PROSE.fill(draft, text)
    return {f"{prop} {value}": original for (prop, value), (original, *_) in draft.values.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Passport no: A0123456, issued in Iran", {"passportNumber A0123456": "Passport no: A0123456"}),
        ("IRi.099 Passport No. SE-012345 (expired).", {"passportNumber SE-012345": "Passport No. SE-012345"}),
        ("Passport number (RUS): 712345678", {"passportNumber 712345678": "Passport number (RUS): 712345678"}),
        ("Saudi Arabian passport number F123456.", {"passportNumber F123456": "passport number F123456"}),
        ("Passport: Qatar number 00123456", {"passportNumber 00123456": "Passport: Qatar number 00123456"}),
        (
            "Passport no: a) Afghanistan diplomatic passport D0001234, issued on 3 May 2021 b) P00512345",
            {
                "passportNumber D0001234": "a) Afghanistan diplomatic passport D0001234",
                "passportNumber P00512345": "b) P00512345",
            },
        ),
        (
            "National identification no.: Yemeni identity card number 216123",
            {"idNumber 216123": "National identification no.: Yemeni identity card number 216123"},
        ),
        ("United States Social Security Number 548-12-3456", {"socialSecurityNumber 548-12-3456": None}),
        ("Reportedly killed in Syria in Feb. 2017. Other.", {"deathDate 2017-02": "Reportedly killed in Syria in Feb. 2017"}),
    ],
)  # fmt: skip
def test_what_a_label_announces_is_taken_with_its_words(text: str, expected: dict[str, str | None]) -> None:
    found = told(text)
    assert list(found) == list(expected)
    assert all(found[key] == words for key, words in expected.items() if words)
    assert all(words is None or words in text for words in found.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tax ID No.: 7707083893 (Russia)", ["innCode 7707083893"]),
        ("Tax ID: 770505001", ["taxNumber 770505001"]),
        ("Registration ID (OGRN no.): 1 027 700 132 195", ["ogrnCode 1027700132195"]),
        ("Company Identification No., 1027700132195;", ["ogrnCode 1027700132195"]),
        ("State registration number: 1027700132196", ["registrationNumber 1027700132196"]),
        ("Registered company number: 02142819", ["registrationNumber 02142819"]),
        ("SWIFT/BIC: SABRRUMM", ["swiftBic SABRRUMM"]),
        ("SWIFT transfers in the region", []),
        ("IMO number: 5342883. It sails.", ["imoNumber 5342883"]),
        ("Owner of the vessel (IMO number: 9074729)", []),
        (
            "Tel: +963 11 2212345; Fax: +963 11 44694450; Email: info@example.com;\nWebsite: www.example.com",
            ["phone +963 11 2212345", "email info@example.com", "website http://www.example.com"],
        ),
        ("http://www.example.ru/", ["website http://www.example.ru/"]),
        (
            "Websites: http://a.example/ and https://b.example/x",
            ["website http://a.example/", "website https://b.example/x"],
        ),
        ("It was named in a report (see https://example.org/report) of the Panel.", []),
        ("Website: https://www.interpol.int/en/notices", []),
    ],
)
def test_numbers_of_companies_pass_their_check_or_are_kept_as_general_ones(text: str, expected: list[str]) -> None:
    assert list(told(text, "Organization")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Passport no: na. National identification no: na.",
        "His passport was revoked in 2011.",
        "Passport. Review pursuant to resolution 2253 (2015) was concluded on 21 Feb. 2019.",
        "Passport issued on 16/07/2009",
        "Associate of Usama bin Laden (deceased). Arrested in 2006.",
        "Reportedly deceased as of January 2016.",
        "Member of the council since 1999; brother killed in 2003.",
    ],
)
def test_what_is_not_announced_is_nobodys(text: str) -> None:
    assert told(text) == {}


def test_the_prose_itself_stays_as_it_is() -> None:
    note = "XXi.001 Passport no: A0123456.\nReportedly died in Kabul in 2015."
    cells = test_au_dfat.row(Type="Individual", Additional_Information=note)
    statements, issues = read_all([test_au_dfat.workbook(cells)])
    party = {s.prop: s for s in statements if s.entity_id == "au-dfat-9001"}
    assert issues == []
    assert party["notes"].value == note
    assert (party["passportNumber"].value, party["passportNumber"].original_value) == (
        "A0123456",
        "Passport no: A0123456",
    )
    assert party["deathDate"].origin == "dfat.xlsx row 2"


def test_of_the_un_alias_notes_give_names_and_remarks_on_papers_their_dates() -> None:
    alias = "previously listed as</NOTE>"
    text = test_un_sc.LIST.replace(alias, "name in original script: اعلان</NOTE>", 1)
    text = re.sub(r"(<INDIVIDUAL_DOCUMENT>.*?)(</INDIVIDUAL_DOCUMENT>)", _with_note, text, count=1, flags=re.DOTALL)
    statements, _ = read_all([file_of("un.xml", text)])
    assert ("alias", "اعلان") in {(s.prop, s.value) for s in statements}
    assert ("endDate", "2026-10-13") in {(s.prop, s.value) for s in statements if s.schema == "Passport"}


def _with_note(found: re.Match[str]) -> str:
    own = re.sub(r"<(NOTE|DATE_OF_EXPIRY)>.*?</\1>|<(NOTE|DATE_OF_EXPIRY)\s*/>", "", found[1])
    return f"{own}<NOTE>expires on 13 Oct. 2026</NOTE>{found[2]}"


def counted(statements: Iterable[Statement]) -> dict[str, int]:
    """Statements told by prose, by property: those whose printed words are part of a note on the same party."""
    rows = list(statements)
    notes: dict[str, str] = {}
    for said in rows:
        if said.prop == "notes":
            notes[said.entity_id] = notes.get(said.entity_id, "") + "\n" + said.value
    found: dict[str, int] = {}
    for said in rows:
        if said.prop in ADDED and (said.original_value or said.value) in notes.get(said.entity_id, ""):
            found[said.prop] = found.get(said.prop, 0) + 1
    return found


def test_the_real_lists_tell_as_much_in_prose_as_was_counted(whole: ReadWhole) -> None:
    australia, un = (counted(whole(name)[0]) for name in ("au_dfat/dfat.xlsx", "un/un_2026-08-01.xml"))
    assert {name: australia[name] for name in ("passportNumber", "idNumber", "ogrnCode", "website")} == {
        "passportNumber": 411,
        "idNumber": 143,
        "ogrnCode": 110,
        "website": 298,
    }
    assert {name: un[name] for name in ("passportNumber", "deathDate", "imoNumber")} == {
        "passportNumber": 11,
        "deathDate": 24,
        "imoNumber": 17,
    }


@pytest.mark.parametrize("filler", ["of Aa and Bb ", ": ", "Number of the ", "(x) ", "and Aa, ", "a) ", "1-", "no. "])
def test_prose_that_leads_nowhere_is_left_at_once(filler: str) -> None:
    text = f"Passport number {filler * 60}. Tax ID No. {filler * 60}"
    started = time.process_time()
    told(text)
    assert time.process_time() - started < 1
