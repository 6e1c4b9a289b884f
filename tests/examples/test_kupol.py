"""The example case reads as its README says: every file, every block, every date."""

import csv
import json
from pathlib import Path

import pytest

from lading.claims.fields.extractor import FieldsExtractor
from lading.claims.gazetteer import Gazetteer
from lading.documents.about import SIDECAR_SUFFIX, parse_about
from lading.documents.read import Reader, ReadResult
from lading.model.claim import Tier
from lading.model.document import BlockKind

CASE = Path(__file__).resolve().parents[2] / "examples" / "kupol"
READER = Reader()
DOCUMENTS = {
    "report.html": (
        "en",
        "text/html",
        {BlockKind.HEADING: 6, BlockKind.BULLET: 3, BlockKind.QUESTION: 2, BlockKind.ROW: 4},
    ),
    "delivery-note.txt": ("ru", "text/plain", {BlockKind.HEADING: 1, BlockKind.FIELD: 7, BlockKind.ROW: 3}),
    "company-notice.txt": ("zh", "text/plain", {BlockKind.HEADING: 1, BlockKind.FIELD: 6}),
    "ministry-statement.txt": ("en", "text/plain", {BlockKind.PARAGRAPH: 4}),
    "customs.csv": ("en", "text/csv", {BlockKind.PARAGRAPH: 1, BlockKind.ROW: 11}),
}
MADE_UP = {
    "report.html": "Illustrative page",
    "delivery-note.txt": "ПРИМЕР",
    "company-notice.txt": "【示例文件】",
    "ministry-statement.txt": "ILLUSTRATIVE TEXT",
    "customs.csv": "ILLUSTRATIVE TABLE",
}


def read(name: str) -> ReadResult:
    path = CASE / "documents" / name
    sidecar = path.with_name(name + SIDECAR_SUFFIX)
    about = parse_about(sidecar.read_text(encoding="utf-8"), where=sidecar.name)
    return READER.read(path.read_bytes(), name=name, about=about)


def listed(name: str) -> list[dict[str, object]]:
    lines = (CASE / "lists" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_reads_with_its_language_and_blocks(name: str) -> None:
    language, media_type, counts = DOCUMENTS[name]
    document = read(name).document
    assert (document.language, document.media_type) == (language, media_type)
    found = {kind: sum(block.kind is kind for block in document.blocks) for kind in counts}
    assert found == counts
    assert document.published == "2025-09-25"
    assert document.publisher
    assert document.title


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_says_at_its_top_that_it_was_made_up(name: str) -> None:
    result = read(name)
    assert MADE_UP[name] in result.document.text[:250]
    assert any("made as an example" in issue.what for issue in result.issues)


def test_the_report_keeps_its_text_and_leaves_its_menus() -> None:
    text = read("report.html").document.text
    for words in ("AEE A60, A100 and A200", "IEMZ Kupol\t16 December 2022", "Who arranged the deliveries?", "GA-21"):
        assert words in text
    for words in ("cookies", "Imprint", "Related", "dataLayer", "How customs tariffs", "Skip to"):
        assert words not in text


def test_the_report_says_for_itself_who_published_it_and_when() -> None:
    document = READER.read((CASE / "documents" / "report.html").read_bytes(), name="report.html").document
    assert (document.publisher, document.published) == ("Lading Example Desk", "2025-09-25")


def test_the_papers_say_who_supplies_whom() -> None:
    extractor = FieldsExtractor()
    found = {
        (claim.subject.text, claim.object.text, claim.item.text)
        for name in ("delivery-note.txt", "company-notice.txt", "customs.csv")
        for claim in extractor.extract(read(name).document, Gazetteer.empty()).claims
        if claim.subject and claim.object and claim.item and claim.tier is Tier.VERIFIED
    }
    assert {
        ("ООО «ТСК Вектор»", "АО «ИЭМЗ «Купол»", "A140"),
        ("ООО «ТСК Вектор»", "АО «ИЭМЗ «Купол»", "A900"),
        ("深圳一电航空技术有限公司", "ООО «ТСК Вектор»", "A140"),
        ("REDLEPUS VECTOR INDUSTRY SHENZHEN CO LTD", "TSK VEKTOR OOO", "L550"),
        ("HUNAN HAOTIANYI", "TSK VEKTOR OOO", "HW52V"),
        ("EXAMPLE PUMPS GMBH", "EXAMPLE WATER WORKS LLC", "Centrifugal pumps"),
    } <= found
    assert len(found) == 13


def test_the_real_numbers_stand_beside_the_real_names() -> None:
    reading = FieldsExtractor().extract(read("delivery-note.txt").document, Gazetteer.empty())
    numbers = {mention.text: dict(mention.identifiers) for mention in reading.mentions if mention.identifiers}
    assert numbers == {
        "ООО «ТСК Вектор»": {"innCode": "3849055365", "ogrnCode": "1153850042246"},
        "АО «ИЭМЗ «Купол»": {"innCode": "1831083343", "ogrnCode": "1021801143374"},
    }


@pytest.mark.parametrize(("name", "columns"), [("sdn.csv", 12), ("alt.csv", 5), ("add.csv", 6)])
def test_the_ofac_rows_have_the_official_columns(name: str, columns: int) -> None:
    with (CASE / "lists" / name).open(encoding="utf-8", newline="") as lines:
        *rows, end = csv.reader(lines)
    assert {len(row) for row in rows} == {columns}
    assert end == ["\x1a"]


def test_no_file_of_the_case_is_without_its_sidecar_or_its_test() -> None:
    files = {path.name for path in (CASE / "documents").iterdir()}
    assert files == {*DOCUMENTS, *(name + SIDECAR_SUFFIX for name in DOCUMENTS)}


def test_the_dates_of_the_designations() -> None:
    dates: dict[tuple[str, str], object] = {}
    for name in ("eu-designations.ftm.json", "us-listing-dates.ftm.json"):
        entities = {str(line["id"]): line for line in listed(name)}
        for line in entities.values():
            properties = line["properties"]
            assert isinstance(properties, dict)
            if line["schema"] == "Sanction":
                (party,) = properties["entity"]
                assert entities[party]["schema"] in {"Company", "Person"}
                assert properties["sourceUrl"][0].startswith("https://")
                dates[party, properties["authority"][0]] = properties["startDate"][0]
    assert dates == {
        ("eu-kupol", "Council of the European Union"): "2022-12-16",
        ("eu-tsk-vektor", "Council of the European Union"): "2024-12-16",
        ("eu-redlepus", "Council of the European Union"): "2024-12-16",
        ("eu-xiamen-limbach", "Council of the European Union"): "2024-12-16",
        ("eu-yamshchikov", "Council of the European Union"): "2024-12-16",
        ("eu-sichuan-aee", "Council of the European Union"): "2026-04-23",
        ("eu-hunan-haotianyi", "Council of the European Union"): "2026-04-23",
        ("us-kupol", "Office of Foreign Assets Control"): "2023-12-12",
        ("us-tsk-vektor", "Office of Foreign Assets Control"): "2023-12-12",
        ("us-yamshchikov", "Office of Foreign Assets Control"): "2024-10-17",
        ("us-trading-house-vector", "Office of Foreign Assets Control"): "2024-10-17",
        ("us-redlepus", "Office of Foreign Assets Control"): "2024-10-17",
        ("us-xiamen-limbach", "Office of Foreign Assets Control"): "2024-10-17",
    }
