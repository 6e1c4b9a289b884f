"""Impossible or contradictory ownership, by every reader of it: said with its row, and no other answer changes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from lading.graph.build import Graph
from lading.graph.ownership import stakes_as_of
from lading.model.issue import Issue
from lading.model.ownership import Stake
from tests.graph.case import build
from tests.lists.builders import entities_of, file_of, read_all

Files = Mapping[str, str]
ICIJ_NODES = "node_id,name,jurisdiction,incorporation_date,ibcRUC\n1,A,,,\n2,B,,,\n3,C,,,\n"
ICIJ_LINKS = "node_id_start,node_id_end,rel_type,link,start_date,end_date\n1,2,officer_of,shareholder (60%) of,,\n"
RR = "LEI,Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType,Registration.RegistrationStatus\n"


def psc(number: str, owner: str, **data: Any) -> str:
    data = {
        "kind": "corporate-entity-person-with-significant-control",
        "name": f"Company {owner}",
        "natures_of_control": ["ownership-of-shares-50-to-75-percent"],
        "identification": {"registration_number": owner, "country_registered": "England"},
        **data,
    }
    return json.dumps({"company_number": number, "data": data}) + "\n"


def lei(child: str, parent: str, start: str = "", end: str = "") -> str:
    return f"{child},{child},LEI,{parent},LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,{start},{end},RELATIONSHIP_PERIOD,PUBLISHED\n"


def ftm(*rows: dict[str, Any]) -> str:
    parties = [{"id": one, "schema": "Company", "properties": {"name": [one.upper()]}} for one in ("a", "b", "c")]
    return "".join(json.dumps(row) + "\n" for row in (*parties, *rows))


def held(own: str, owner: str, asset: str, **more: str) -> dict[str, Any]:
    values = {"owner": owner, "asset": asset, **more}
    return {"id": own, "schema": "Ownership", "properties": {key: [value] for key, value in values.items()}}


def bods(*stakes: tuple[str, str, dict[str, Any]]) -> str:
    rows: list[dict[str, Any]] = [
        {"statementId": one, "recordId": one, "recordType": "entity", "recordStatus": "new", "statementDate": "2024-01-01",
         "recordDetails": {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": one.upper()}}
        for one in ("a", "b", "c")
    ]  # fmt: skip
    for number, (owner, asset, interest) in enumerate(stakes):
        details = {"isComponent": False, "subject": asset, "interestedParty": owner, "interests": [interest]}
        rows.append({"statementId": f"s{number}", "recordId": f"s{number}", "recordType": "relationship", "recordStatus": "new",
                     "statementDate": "2024-01-01", "recordDetails": details})  # fmt: skip
    return json.dumps(rows)


def shares(**share: Any) -> dict[str, Any]:
    return {"type": "shareholding", "directOrIndirect": "direct", "share": share}


GOOD = shares(exact=60)
TABLE = "owner,asset,share,start,end\nA,B,60,,\n"
CASES: list[tuple[str, Files, Files, str, str]] = [
    ("csv above", {"t.csv": TABLE}, {"t.csv": TABLE + "A,C,120,,\n"}, "t.csv row 3", "above 100 %"),
    ("csv negative", {"t.csv": TABLE}, {"t.csv": TABLE + "A,C,-5,,\n"}, "t.csv row 3", "negative"),
    ("csv itself", {"t.csv": TABLE}, {"t.csv": TABLE + "C,C,50,,\n"}, "t.csv row 3", "own itself"),
    ("csv reversed", {"t.csv": TABLE}, {"t.csv": TABLE + "A,C,50,2024-01-01,2023-01-01\n"}, "t.csv row 3", "before it starts"),
    ("csv band", {"t.csv": TABLE}, {"t.csv": TABLE + "A,C,50-25,,\n"}, "t.csv row 3", "ends before it starts"),
    ("bods above", {"b.json": bods(("a", "b", GOOD))}, {"b.json": bods(("a", "b", GOOD), ("a", "c", shares(exact=120)))}, "b.json", "above 100 %"),
    ("bods negative", {"b.json": bods(("a", "b", GOOD))}, {"b.json": bods(("a", "b", GOOD), ("a", "c", shares(exact=-5)))}, "b.json", "negative"),
    ("bods itself", {"b.json": bods(("a", "b", GOOD))}, {"b.json": bods(("a", "b", GOOD), ("c", "c", GOOD))}, "b.json", "own itself"),
    ("bods unknown", {"b.json": bods(("a", "b", GOOD))}, {"b.json": bods(("a", "b", GOOD), ("ghost", "c", GOOD))}, "b.json", "no list or document has"),
    ("bods reversed", {"b.json": bods(("a", "b", GOOD))},
     {"b.json": bods(("a", "b", GOOD), ("a", "c", GOOD | {"startDate": "2024-01-01", "endDate": "2023-01-01"}))}, "b.json", "before it starts"),
    ("ftm above", {"f.json": ftm(held("s", "a", "b", percentage="60"))},
     {"f.json": ftm(held("s", "a", "b", percentage="60"), held("t", "a", "c", percentage="120"))}, "", "above 100 %"),
    ("ftm unknown", {"f.json": ftm(held("s", "a", "b", percentage="60"))},
     {"f.json": ftm(held("s", "a", "b", percentage="60"), held("t", "ghost", "c"))}, "", "no list or document has"),
    ("ftm itself", {"f.json": ftm(held("s", "a", "b", percentage="60"))},
     {"f.json": ftm(held("s", "a", "b", percentage="60"), held("t", "c", "c"))}, "", "own itself"),
    ("psc itself", {"p.txt": psc("00000001", "2") + psc("00000002", "3")},
     {"p.txt": psc("00000001", "2") + psc("00000002", "3") + psc("00000009", "9")}, "p.txt line 3", "own itself"),
    ("psc reversed", {"p.txt": psc("00000001", "2")},
     {"p.txt": psc("00000001", "2") + psc("00000009", "8", notified_on="2024-01-01", ceased_on="2023-01-01")}, "p.txt line 2", "before it starts"),
    ("icij above", {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS},
     {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS + "1,3,officer_of,shareholder (134%) of,,\n"}, "r.csv row 3", "above 100 %"),
    ("icij unknown", {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS},
     {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS + "99,3,officer_of,shareholder of,,\n"}, "r.csv row 3", "no list or document has"),
    ("icij itself", {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS},
     {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS + "3,3,officer_of,shareholder of,,\n"}, "r.csv row 3", "own itself"),
    ("icij reversed", {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS},
     {"n.csv": ICIJ_NODES, "r.csv": ICIJ_LINKS + "1,3,officer_of,shareholder of,2024-01-01,2023-01-01\n"}, "r.csv row 3", "before it starts"),
    ("gleif itself", {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\n", "rr.csv": RR + lei("BBB", "AAA")},
     {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\n", "rr.csv": RR + lei("BBB", "AAA") + lei("AAA", "AAA")}, "rr.csv row 3", "own itself"),
    ("gleif unknown", {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\n", "rr.csv": RR + lei("BBB", "AAA")},
     {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\n", "rr.csv": RR + lei("BBB", "AAA") + lei("BBB", "GHOST")}, "rr.csv row 3", "no list or document has"),
    ("gleif reversed", {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\nCCC,C\n", "rr.csv": RR + lei("BBB", "AAA")},
     {"l.csv": "LEI,Entity.LegalName\nAAA,A\nBBB,B\nCCC,C\n", "rr.csv": RR + lei("BBB", "AAA") + lei("CCC", "AAA", "2024-01-01", "2023-01-01")}, "rr.csv row 3", "before it starts"),
]  # fmt: skip


def load(files: Files) -> tuple[Graph, list[Issue]]:
    statements, issues = read_all([file_of(name, text) for name, text in files.items()])
    return build([], list(entities_of(statements).values()), {}), issues


def standing(graph: Graph) -> Sequence[tuple[str, str, str]]:
    stakes: tuple[Stake, ...] = stakes_as_of(graph.stakes, {}, "2024-06-01")[0]
    return [(stake.owner, stake.asset, str(stake.share)) for stake in stakes]


@pytest.mark.parametrize(
    ("good", "bad", "place", "what"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_wrong_row_is_said_and_changes_nothing_else(good: Files, bad: Files, place: str, what: str) -> None:
    right, _ = load(good)
    wrong, noted = load(bad)
    assert standing(right)
    assert standing(wrong) == standing(right)
    said = [issue for issue in (*noted, *wrong.issues) if what in issue.what]
    assert len(said) == 1
    assert place in f"{said[0].where} {said[0].place}"


def test_shares_that_add_up_to_more_than_the_whole_are_said_with_their_rows() -> None:
    graph, _ = load({"t.csv": "owner,asset,share\nA,B,60\nC,B,70\nA,D,10\n"})
    stakes, issues = stakes_as_of(graph.stakes, {}, "2024-06-01")
    assert len(stakes) == 3
    (said,) = [issue for issue in issues if "add up to 130 %" in issue.what]
    assert "t.csv row 2" in said.what
    assert "t.csv row 3" in said.what
