"""A plain table of ownership: what its rows mean, and what is said of a bad one."""

import pytest

from lading.errors import SourceError
from lading.lists.recognise import recognise
from tests.lists.builders import entities_of, file_of, read_all

TABLE = (
    "owner,asset,share,start,end,source,owner_schema\n"
    'Viktor Example,Holding A,50,2019-01-01,,"annual report 2023, page 12",Person\n'
    "Holding A,Works B,25-50,,2024-03-01,register,Company\n"
)


def test_rows_become_parties_and_stakes() -> None:
    found = recognise([file_of("case/stakes.csv", TABLE)])
    assert [(source.parser, source.dataset) for source in found.sources] == [("ownership_csv", "stakes")]
    statements, issues = read_all([file_of("case/stakes.csv", TABLE)])
    assert issues == []
    entities = entities_of(statements)
    stakes = [entity for entity in entities.values() if entity.schema == "Ownership"]
    names = {key: entity.caption for key, entity in entities.items()}
    assert [(names[s.first("owner")], s.first("percentage"), names[s.first("asset")]) for s in stakes] == [
        ("Viktor Example", "50", "Holding A"),
        ("Holding A", "25-50", "Works B"),
    ]
    assert [(s.first("startDate"), s.first("endDate")) for s in stakes] == [("2019-01-01", ""), ("", "2024-03-01")]
    assert stakes[0].statements[0].origin == "stakes.csv row 2"
    assert stakes[0].first("summary") == "annual report 2023, page 12"


def test_bad_rows_are_said_with_their_place() -> None:
    text = "owner,asset,share,start,type\nA,,50,,\nA,B,50,31.02.2024,\nA,C,20,,by marriage\n"
    statements, issues = read_all([file_of("stakes.csv", text)])
    assert [(issue.place, issue.what) for issue in issues] == [
        ("row 2", "a stake without its owner or its asset; left out"),
        ("row 3", "'31.02.2024' in start is no date; counted as not known"),
        ("row 4", "unknown type 'by marriage'; read as direct"),
    ]
    assert sum(entity.schema == "Ownership" for entity in entities_of(statements).values()) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("owner,asset,share,mood\nA,B,50,good\n", "unknown column 'mood'"),
        ("owner,asset,share\n", "the table holds no stake"),
        ("owner,asset,share,owner_schema\nA,B,50,Wizard\n", "unknown schema 'Wizard'"),
    ],
)
def test_a_table_of_another_shape_is_refused(text: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        read_all([file_of("stakes.csv", text)])


def test_a_party_may_be_an_entry_of_another_list() -> None:
    text = "owner,asset,share,owner_entry\nV. Example,Works B,60,ofac-1\n"
    statements, issues = read_all([file_of("stakes.csv", text)])
    entities = entities_of(statements)
    (stake,) = (entity for entity in entities.values() if entity.schema == "Ownership")
    assert issues == []
    assert stake.first("owner") == "ofac-1"
    assert [entity.caption for entity in entities.values() if entity.schema != "Ownership"] == ["Works B"]
