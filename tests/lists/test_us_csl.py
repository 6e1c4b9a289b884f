import csv
import gzip
import io
import json
import re
from collections import Counter

import pytest

from lading.errors import SourceError
from lading.lists.files import ListFile
from lading.lists.publication import load_knowledge
from lading.model.entity import Entity
from tests.lists.builders import entities_of, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

COLUMNS: list[str] = load_knowledge("us_csl")["columns"]
# Rows of the list of April 2022, public domain.
REPAIR_PLANT = {
    "_id": "4398d33e9e93c7477af39f1e0bfffc13ddd47bcc",
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "140 Repair Plant JSC",
    "addresses": "19 Luysi Chalovskoy St., Borisov, 222512, BY",
    "federal_register_notice": "87 FR 20299",
    "start_date": "2022-04-07",
    "license_requirement": "For all items subject to the EAR. (See §§734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR.)",
    "license_policy": "Policy of denial. ",
    "alt_names": "Open Joint Stock Company 140 Repair Plant; and JSC 140 Repair Plant",
}
CENTRAL_BANK = {
    "_id": "31695",
    "source": "Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department",
    "entity_number": "31695",
    "type": "Entity",
    "programs": "MBS",
    "name": "CENTRAL BANK OF THE RUSSIAN FEDERATION",
    "ids": "RU, 7702235133, Tax ID No.; RU, 1037700013020, Registration Number; www.cbr.ru, Website; CBRFRUMM, SWIFT/BIC",
    "remarks": "(Linked To: 140 FRIEND; Linked To: SECOND FRIEND)",
}


def table(*rows: dict[str, str], columns: list[str] | None = None) -> ListFile:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns or COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return file_of("consolidated.csv", stream.getvalue())


def entities(*rows: dict[str, str]) -> dict[str, Entity]:
    return entities_of(read_all([table(*rows)])[0])


def test_an_entity_list_entry_keeps_its_licence_rules_and_day() -> None:
    found = entities(REPAIR_PLANT)
    plant = found[f"us-csl-{REPAIR_PLANT['_id']}"]
    sanction = found[f"{plant.id}-csl-el"]

    assert plant.schema == "LegalEntity"
    assert plant.get("alias") == ("Open Joint Stock Company 140 Repair Plant", "JSC 140 Repair Plant")
    assert plant.get("country") == ("by",)
    assert plant.get("topics") == ("export.control",)
    assert sanction.get("authority") == ("Bureau of Industry and Security",)
    assert sanction.get("startDate") == ("2022-04-07",)
    assert "License policy: Policy of denial." in sanction.get("provisions")


def test_treasury_entries_are_the_parties_of_ofacs_own_files() -> None:
    friends = [
        {"_id": n, "entity_number": n, "source": CENTRAL_BANK["source"], "type": "Entity", "name": name}
        for n, name in (("1", "140 FRIEND"), ("2", "SECOND FRIEND"))
    ]
    found = entities(CENTRAL_BANK, *friends)
    bank = found["ofac-31695"]

    assert bank.schema == "Company"
    assert (bank.get("innCode"), bank.get("ogrnCode")) == (("7702235133",), ("1037700013020",))
    assert (bank.get("website"), bank.get("swiftBic")) == (("http://www.cbr.ru",), ("CBRFRUMM",))
    assert found["ofac-31695-link-1"].get("object") == ("ofac-1",)
    assert found["ofac-31695-link-2"].first("summary") == "Linked To: SECOND FRIEND"


def test_the_json_says_what_the_csv_says() -> None:
    record = {key: value for key, value in CENTRAL_BANK.items() if key not in {"_id", "ids", "remarks"}} | {
        "id": "31695",
        "programs": ["MBS"],
        "addresses": [
            {"address": "Neglinnaya St 12", "city": "Moscow", "state": None, "postal_code": "107016", "country": "RU"}
        ],
        "ids": [
            {"type": "Tax ID No.", "number": "7702235133", "country": "RU", "issue_date": None, "expiration_date": None}
        ],
        "source_information_url": "https://bit.ly/2MbsybU",
    }
    statements, issues = read_all([file_of("consolidated.json", json.dumps({"total": 1, "results": [record]}))])
    bank = entities_of(statements)["ofac-31695"]

    assert issues == []
    assert bank.get("innCode") == ("7702235133",)
    assert bank.get("address") == ("Neglinnaya St 12, Moscow, 107016, RU",)
    assert bank.get("country") == ("ru",)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (REPAIR_PLANT | {"source": "Naughty List - North Pole"}, "unknown source"),
        (CENTRAL_BANK | {"type": "Robot"}, "unknown party type 'Robot'"),
        (REPAIR_PLANT | {"start_date": "2022-02-31"}, "is no date"),
    ],
)
def test_codes_and_dates_nobody_knows_stop_the_list(row: dict[str, str], words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        entities(row)

    assert (caught.value.where, caught.value.place) == ("consolidated.csv", "row 2")


def test_a_new_column_two_parties_under_one_id_and_a_cut_file_stop_the_list() -> None:
    with pytest.raises(SourceError, match="unknown column 'mood'"):
        read_all([table(columns=[*COLUMNS, "mood"])])
    with pytest.raises(SourceError, match="two names"):
        entities(REPAIR_PLANT, REPAIR_PLANT | {"name": "Somebody else"})
    cut = json.dumps({"results": [{"source_information_url": "x"} | CENTRAL_BANK]})[:-40]
    with pytest.raises(SourceError, match="cut short"):
        read_all([file_of("consolidated.json", cut)])


def test_the_whole_list_loads_and_its_counts_agree_with_a_recount(whole: ReadWhole) -> None:
    data = gzip.decompress(shared("data/lists/us_csl/consolidated.csv.gz").read_bytes())
    statements, issues = whole("us_csl/consolidated.csv.gz")
    schemas = Counter({s.entity_id: s.schema for s in statements}.values())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    designations = {s.entity_id for s in statements if re.search(r"-csl-[a-z]+$", s.entity_id)}
    assert len(designations) == len({(r["_id"], r["source"]) for r in rows})
    assert schemas["Person"] == len({r["_id"] for r in rows if r["type"] == "Individual"})
    assert schemas["UnknownLink"] >= 0.95 * sum(r["remarks"].count("Linked To: ") for r in rows)
    assert len(issues) <= 12
