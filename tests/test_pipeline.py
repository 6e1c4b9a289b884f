"""The main job on the founding document and on the example case."""

import datetime as dt
from pathlib import Path

import pytest

from lading import pipeline
from lading.documents.about import About
from lading.io.request import Request
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Status
from tests.shared_data import shared

CASE = Path(__file__).resolve().parents[1] / "examples" / "kupol"
BEFORE, AFTER = dt.date(2025, 10, 1), dt.date(2026, 5, 1)


def ask(documents: list[Path], lists: list[Path], as_of: dt.date, published: str | None = None) -> Dossier:
    return pipeline.trace(Request(documents, lists, as_of, About(published=published)))


def named(dossier: Dossier) -> dict[str, Party]:
    return {name: party for party in dossier.parties for name in party.entity.names}


@pytest.fixture(scope="module")
def example() -> Dossier:
    return ask([CASE / "documents"], [CASE / "lists"], BEFORE)


@pytest.fixture(scope="module")
def founding() -> Dossier:
    text = shared("eval/claims_texts/seed.txt")
    return ask([text], [CASE / "lists"], BEFORE, published="2025-09-25")


def test_the_example_finds_the_two_makers_and_nobody_else(example: Dossier) -> None:
    exposed = {party.caption for party in example.parties if party.status is Status.EXPOSED}
    assert exposed == {"Sichuan AEE", "Hunan Haotianyi"}


def test_the_lead_is_two_hundred_and_ten_days(example: Dossier) -> None:
    assert {exposure.lead_days for exposure in example.exposures} == {210}
    later = {str(e.later_designation.period.start) for e in example.exposures if e.later_designation}
    assert later == {"2026-04-23"}


def test_the_denial_stands_beside_every_exposure(example: Dossier) -> None:
    assert all(exposure.contradicted_by for exposure in example.exposures)


def test_one_firm_in_three_scripts_is_one_party(example: Dossier) -> None:
    parties = named(example)
    assert parties["深圳一电航空技术有限公司"].id == parties["Sichuan AEE"].id
    assert parties["ООО «ТСК Вектор»"].id == parties["TSK Vektor"].id
    assert parties["АО «ИЭМЗ «Купол»"].id == parties["IEMZ Kupol"].id


def test_after_the_listing_they_are_listed_and_nobody_is_exposed() -> None:
    dossier = ask([CASE / "documents"], [CASE / "lists"], AFTER)
    assert named(dossier)["Sichuan AEE"].status is Status.LISTED
    assert named(dossier)["Hunan Haotianyi"].status is Status.LISTED
    assert not dossier.exposures


def test_every_quote_of_the_case_is_in_its_document(example: Dossier) -> None:
    documents = {document.id: document for document in example.documents}
    quotes = [e for claim in example.claims for e in (claim.evidence, *claim.also)]
    assert len(quotes) > 20
    for quote in quotes:
        quote.check(documents[quote.document_id])


def test_the_founding_document_exposes_the_makers(founding: Dossier) -> None:
    exposed = {party.caption for party in founding.parties if party.status is Status.EXPOSED}
    assert exposed == {"AEE", "Hunan Haotianyi"}
    (haotianyi,) = {e.party for e in founding.exposures if e.lead_days is not None}
    assert founding.party(haotianyi).caption == "Hunan Haotianyi"


def test_publishers_experts_and_ministries_are_never_exposed(founding: Dossier) -> None:
    parties = named(founding)
    for name in ("Reuters", "Center for a New American Security", "Samuel Bendett"):
        assert parties[name].status in {Status.MENTIONED, None}
    assert not any(p.exposures for p in founding.parties if p.kind not in {"org", "person"})


def test_tsk_vektor_is_its_own_row_and_no_other_vector(founding: Dossier) -> None:
    members = {founding.party_of.get(i, i) for i in founding.party_of}
    vektor = named(founding)["TSK Vektor"]
    assert vektor.status is Status.LISTED
    assert {d.entity_id for d in vektor.designations} <= {"ofac-46441", "eu-tsk-vektor", "us-tsk-vektor"}
    assert not members & {"ofac-51215", "ofac-51292", "ofac-51265"}


def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "program.bin").write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8)
    (tmp_path / "wrong.txt").write_bytes("Поставки завода Купол".encode("utf-16-le")[1:] + b"\xff\xff\x00")
    (tmp_path / "good.txt").write_text("Officials said that Example Optics Ltd supplied lenses to TSK Vektor in 2024.")
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "eu.ftm.json").write_text((CASE / "lists" / "eu-designations.ftm.json").read_text())
    rows = (CASE / "lists" / "sdn.csv").read_bytes().replace(b'-0- ,"UKRAINE', b'-0- ,"unknown","UKRAINE', 1)
    (lists / "sdn.csv").write_bytes(rows)
    dossier = ask([tmp_path], [lists], BEFORE, published="2025-09-25")
    assert [party.caption for party in dossier.parties if party.status is Status.EXPOSED] == ["Example Optics Ltd"]
    errors = {Path(issue.where).name: issue for issue in dossier.issues if issue.severity == "error"}
    assert set(errors) >= {"empty.txt", "program.bin", "sdn.csv"}
    assert errors["sdn.csv"].place == "row 1"
    assert all(issue.remedy for issue in errors.values())


def test_the_same_question_has_the_same_answer(example: Dossier) -> None:
    again = ask([CASE / "documents"], [CASE / "lists"], BEFORE)
    assert again == example


@pytest.mark.parametrize(
    "text",
    [
        "IEMZ Kupol produces the Garpiya-3 drone. Chips made by Example Devices were found in the Garpiya-3.",
        "Example Motors neither sold nor shipped engines to IEMZ Kupol.",
        "Rumours that Example Chips supplied parts to IEMZ Kupol are untrue, police said.",
        "If Example Bearings sold parts to IEMZ Kupol, it would breach sanctions.",
        "Example Batteries was unable to deliver cells to IEMZ Kupol.",
        "The lamp seller Example Lighting was named beside IEMZ Kupol in a court paper.",
        "Example Foods bought potatoes from IEMZ Kupol.",
    ],
)
def test_what_is_no_supply_is_no_exposure(text: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(text)
    dossier = ask([tmp_path / "note.txt"], [CASE / "lists"], BEFORE, published="2025-09-25")
    assert dossier.exposures == ()
    assert named(dossier)["IEMZ Kupol"].status is Status.LISTED
