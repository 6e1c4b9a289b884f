"""The Offshore Leaks database: invented rows under the published headers."""

import pytest

from lading.errors import SourceError
from lading.lists.recognise import recognise
from tests.lists.builders import entities_of, file_of, read_all

ENTITIES = (
    "node_id,name,original_name,former_name,jurisdiction,jurisdiction_description,company_type,address,internal_id,"
    "incorporation_date,inactivation_date,struck_off_date,dorm_date,status,service_provider,ibcRUC,country_codes,countries,"
    "sourceID,valid_until,note\n"
    "10,Example Shipping Ltd,,Old Example Ltd,BVI,British Virgin Islands,,,,23-MAR-2006,,,,Active,Agent,25221,HKG,Hong Kong,Invented Papers,2015,\n"
    "11,Second Co,,,SAM,Samoa,,,,not a day,,,,,,,,,Invented Papers,,\n"
)
OFFICERS = (
    "node_id,name,countries,country_codes,sourceID,valid_until,note\n20,Igor Example,Cyprus,CYP,Invented Papers,,\n"
)
ADDRESSES = 'node_id,address,name,countries,country_codes,sourceID,valid_until,note\n30,"1 Quay, Tortola",,,,Invented Papers,,\n'
LINKS = (
    "node_id_start,node_id_end,rel_type,link,status,start_date,end_date,sourceID\n"
    '20,10,officer_of,shareholder of,,"Sep 25, 2012",,Invented Papers\n'
    "20,11,officer_of,Shareholder (Agent) - 34%,,,,Invented Papers\n"
    "20,10,officer_of,director of,,,,Invented Papers\n"
    "20,10,officer_of,beneficiary of,,,,Invented Papers\n"
    "10,30,registered_address,registered address,,,,Invented Papers\n"
    "10,11,similar,similar name,,,,Invented Papers\n"
    "20,,officer_of,director of,,,,Invented Papers\n"
)
FILES = [
    file_of("oldb/nodes-entities.csv", ENTITIES),
    file_of("oldb/nodes-officers.csv", OFFICERS),
    file_of("oldb/nodes-addresses.csv", ADDRESSES),
    file_of("oldb/relationships.csv", LINKS),
]


def test_the_files_of_a_folder_are_one_source() -> None:
    (source,) = recognise(FILES).sources
    assert (source.dataset, [part for part, _ in source.files]) == (
        "icij_offshore_leaks",
        ["addresses", "entities", "officers", "relationships"],
    )


def test_nodes_and_links() -> None:
    statements, issues = read_all(FILES)
    entities = entities_of(statements)
    company = entities["icij-10"]
    assert (company.caption, company.first("incorporationDate"), company.first("jurisdiction")) == (
        "Example Shipping Ltd",
        "2006-03-23",
        "vg",
    )
    assert company.first("address") == "1 Quay, Tortola"
    links = [(e.schema, e.first("role"), e.first("percentage"), e.first("ownershipType"), e.first("startDate"))
             for e in entities.values() if e.id.startswith("icij-link")]  # fmt: skip
    assert links == [
        ("Ownership", "shareholder of", "", "", "2012-09-25"),
        ("Ownership", "Shareholder (Agent) - 34%", "34", "", ""),
        ("Directorship", "director of", "", "", ""),
        ("Ownership", "beneficiary of", "", "indirect", ""),
    ]
    assert [(issue.where, issue.place, issue.what) for issue in issues] == [
        ("nodes-entities.csv", "row 3", "'not a day' in incorporation_date is no date; counted as not known"),
        ("relationships.csv", "row 8", "a relationship without its ends; left out"),
    ]


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(SourceError, match="unknown column 'mood'"):
        read_all([file_of("nodes-officers.csv", OFFICERS.replace("valid_until", "mood"))])
