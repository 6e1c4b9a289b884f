"""The formats for machines: what each promises, checked by reading it back."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from lading.errors import ConfigurationError, EvidenceError
from lading.model.schema import load_schemata
from lading.reports import FORMATS, render
from lading.reports.graphml import NAMESPACE
from tests.reports.build import make_party
from tests.reports.case import make_case
from tests.reports.crowd import HOSTILE, make_crowd
from tests.reports.forge import forge_a_quote

KEYS = {
    "dossier": "type as_of known version answer caution",
    "dataset": "type name title publisher entities updated version url files",
    "document": "type id name title author publisher published retrieved language url sha256 parent characters",
    "party": "type id kind schema caption names status datasets exposed_to judgements may_be",
    "designation": "type party caption authority program start end dataset entity_id url reason in_force",
    "exposure": "type party caption risk_source risk_source_caption label rule topic weight reasons path alternatives "
    "contradicted_by voices grade first_said later_designation lead_days unsure_later explanation",
    "edge": "type number kind source target items start end words claims denials dataset published statements",
    "claim": "type id number document predicate subject object item words quote start end also stance polarity tier "
    "attribution relayed_by qualifiers denies method score reasons",
    "issue": "type severity where place what remedy",
}


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_refuses_an_unverifiable_quote(form: str) -> None:
    with pytest.raises(EvidenceError):
        render(forge_a_quote(make_case()), form)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_a_function_of_the_dossier(form: str) -> None:
    assert render(make_case(), form) == render(make_case(), form)


def test_a_format_there_is_not_names_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="graphml"):
        render(make_case(), "docx")


def test_json_lines_have_the_documented_keys_in_order() -> None:
    rows = lines(render(make_case(), "jsonl"))
    assert {row["type"] for row in rows} == set(KEYS)
    for row in rows:
        assert list(row) == KEYS[row["type"]].split()


def test_json_lines_quotes_stand_at_their_offsets() -> None:
    case = make_case()
    texts = {document.id: document.text for document in case.documents}
    rows = lines(render(case, "jsonl"))
    claims = [row for row in rows if row["type"] == "claim"]
    assert len(claims) == len(case.claims)
    assert all(texts[row["document"]][row["start"] : row["end"]] == row["quote"] for row in claims)
    (exposure, *_) = [row for row in rows if row["type"] == "exposure" and row["caption"] == "Sichuan AEE"]
    assert exposure["lead_days"] == 210
    assert exposure["path"][0]["quotes"][0]["according_to"] == "the officials, relayed by Reuters"
    assert [quote["stance"] for quote in exposure["contradicted_by"]] == ["denied", "no_knowledge"]


def test_a_line_separator_in_a_text_does_not_break_a_json_line() -> None:
    text = render(make_crowd(["Line\u2028Break\u0085Co"]), "jsonl")
    assert all(json.loads(line) for line in text.rstrip("\n").split("\n"))


def test_csv_has_a_row_for_every_exposure_and_claim() -> None:
    case = make_case()
    exposures = list(csv.DictReader(io.StringIO(render(case, "csv"))))
    claims = list(csv.DictReader(io.StringIO(render(case, "csv-claims"))))
    assert [row["party"] for row in exposures] == ["Hunan Haotianyi", "Sichuan AEE"]
    assert exposures[0]["lead_days"] == "210"
    assert [row["quote"] for row in claims] == [claim.evidence.exact for claim in case.claims]


def test_csv_cells_are_no_formulas() -> None:
    case = make_crowd(["=HYPERLINK(1)", "+1 Ltd", "-2 Ltd", "@cmd", "Plain Ltd"])
    cells = [row["party"] for row in csv.DictReader(io.StringIO(render(case, "csv")))]
    assert sorted(cells) == ["'+1 Ltd", "'-2 Ltd", "'=HYPERLINK(1)", "'@cmd", "Plain Ltd"]


def test_followthemoney_entities_use_only_the_vocabulary() -> None:
    schemata = load_schemata()
    entities = lines(render(make_case(), "ftm"))
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        assert schemata.get(entity["schema"]) is not None
        for name, values in entity["properties"].items():
            prop = schemata.property(entity["schema"], name)
            assert prop is not None, (entity["schema"], name)
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if prop.type == "entity":
                assert set(values) <= ids
            if prop.type == "topic":
                assert set(values) <= schemata.topics


def test_followthemoney_references_to_what_is_not_in_the_file_are_left_out() -> None:
    case = make_case()
    kupol = make_party(
        "kupol",
        "org",
        ["IEMZ Kupol"],
        schema="Company",
        more=[("addressEntity", "addr-1", "us_ofac_sdn")],
        status="listed",
    )
    parties = tuple(kupol if party.id == "kupol" else party for party in case.parties)
    entities = {e["id"]: e for e in lines(render(replace(case, parties=parties), "ftm"))}
    assert "addressEntity" not in entities["kupol"]["properties"]
    assert entities["kupol"]["properties"]["name"] == ["IEMZ Kupol"]


def test_followthemoney_relations_carry_their_quotes_and_documents() -> None:
    case = make_case()
    entities = {e["id"]: e for e in lines(render(case, "ftm"))}
    assert Counter(e["schema"] for e in entities.values())["Sanction"] == 5
    (employment,) = [e for e in entities.values() if e["schema"] == "Employment"]
    assert employment["properties"]["employee"] == ["bendett"]
    supplied = [e for e in entities.values() if e["properties"].get("role") == ["supplies"]]
    (aee,) = [e for e in supplied if (e["properties"]["subject"], e["properties"]["object"]) == (["aee"], ["kupol"])]
    assert aee["properties"]["summary"] == ["Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards"]
    assert entities[aee["properties"]["proof"][0]]["schema"] == "Document"
    assert entities["aee"]["properties"]["riskSource"] == ["kupol"]
    assert entities["aee"]["properties"]["topics"] == ["export.risk"]


def test_graphml_declares_every_key_and_holds_every_party_and_relation() -> None:
    case = make_case()
    root = fromstring(render(case, "graphml"))  # noqa: S314  # our own output
    ns = {"g": NAMESPACE}
    declared = {(key.get("id"), key.get("for")) for key in root.findall("g:key", ns)}
    for scope in ("node", "edge"):
        used = {(data.get("key"), scope) for data in root.findall(f".//g:{scope}/g:data", ns)}
        assert used <= declared
    nodes = {node.get("id") for node in root.findall(".//g:node", ns)}
    edges = root.findall(".//g:edge", ns)
    assert (len(nodes), len(edges)) == (len(case.parties), len(case.edges))
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)
    quotes = [data.text for edge in edges for data in edge.findall("g:data", ns) if data.get("key") == "edge-quotes"]
    assert "Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards" in quotes


def test_graphml_is_xml_whatever_the_names_are() -> None:
    fromstring(render(make_crowd(HOSTILE), "graphml"))  # noqa: S314  # our own output


def test_markdown_reads_no_markup_in_names() -> None:
    text = render(make_crowd(HOSTILE), "markdown")
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "\u202e" not in text
    assert all(line.count("|") - line.count("\\|") == 6 for line in text.split("\n") if line.startswith("| "))


def test_markdown_is_short_and_complete() -> None:
    text = render(make_case(), "markdown")
    assert "## Sichuan AEE · exposed" in text
    assert "> Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards" in text
    assert "does not suggest that anyone broke the law" in text
    assert "\\[16\\] against 1, 2, 3, 4, 7" in text
