"""Red flags: own rows for truth, a synthetic customs register for speed and rates."""

import csv
import datetime as dt
import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from lading.errors import ConfigurationError
from lading.exposure.goods import load_goods
from lading.io.tables import open_table
from lading.lists.countries import load_countries, load_country_names
from lading.model.exposure import Designation
from lading.model.issue import Issue
from lading.model.period import Period
from lading.screen.flags import Flag, list_disabled, load_flags, map_headers
from lading.screen.flags_address import AddressIndex
from lading.screen.flags_deal import DealReader, read_day, read_number
from lading.screen.flags_find import FlagFinder
from lading.screen.flags_listed import ListedFlags, fold_contact
from lading.screen.flags_peers import Peers
from lading.screen.flags_rules import Tables
from lading.screen.rows import Row
from tests.resolve.entries import LISTED
from tests.screen.listed import LISTING, TERMS
from tests.shared_data import shared

TABLE = load_flags()
TABLES = Tables(TABLE, load_goods(), load_country_names())
DAY = dt.date(2026, 11, 1)
CHIPS = {"Date": "2023-03-01", "HS": "8542.31", "Importer": "Yeni Ticaret"}


def find(*rows: Mapping[str, object], listed: ListedFlags | None = None, day: dt.date = DAY) -> list[Flag | Issue]:
    """Flags and issues of some rows; their columns are those of any of them."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    headers = map_headers(names, TABLE, stated={}, where="t.csv")
    disabled = list_disabled(TABLE, headers, lists=listed is not None)
    reader = DealReader(headers, load_countries(), "t.csv")
    finder = FlagFinder(TABLES, reader, Peers(TABLES), listed, disabled, day)
    made = [Row(number, {name: row.get(name, "") for name in names}) for number, row in enumerate(rows, start=2)]
    finder.gather(made)
    return list(finder.find(made))


def flags(*rows: Mapping[str, object], listed: ListedFlags | None = None) -> list[tuple[int, str]]:
    return [(item.row, item.flag) for item in find(*rows, listed=listed) if isinstance(item, Flag)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (CHIPS | {"Incorporated": "2022-06-01"}, ["NEWCO"]),
        (CHIPS | {"Incorporated": "2021-06-01"}, []),
        (CHIPS | {"Incorporated": "2022-06-01", "Date": "2025-06-01"}, []),
        (CHIPS | {"Incorporated": "2022-06-01", "HS": "0701.90"}, []),
        (CHIPS | {"Incorporated": "2022-06-01", "HS": "8806.92"}, []),
        ({"Origin": "US", "Dispatch": "Hong Kong", "HS": "8542.31"}, ["HUB"]),
        ({"Origin": "Germany", "Country of departure": "Türkiye"}, ["HUB"]),
        ({"Origin": "CN", "Dispatch": "CN"}, []),
        ({"Origin": "US", "Dispatch": "DE"}, []),
        ({"Origin": "BR", "Dispatch": "TR", "HS": "090111"}, []),
        ({"Consignee": "Fast Freight Forwarding LLC"}, ["FF_CONSIGNEE"]),
        ({"Consignee": "Shenzhen Yida 物流有限公司"}, ["FF_CONSIGNEE"]),
        ({"Грузополучатель": "ООО Транс-Экспедиторская компания"}, ["FF_CONSIGNEE"]),
        ({"Consignee": "Bankside Instruments Ltd"}, []),
        ({"Consignee": "First Bank of Nowhere"}, ["FF_CONSIGNEE"]),
        ({"Consignee": "Fast Cargo", "End user": "Clinic No 4"}, []),
        ({"Consignee": "Zarya Plant"}, []),
        ({"Consignee": "Transition Metals Research"}, []),
        ({"Consignee": "Two Brothers Couriers"}, ["FF_CONSIGNEE"]),
        ({"HS": "8542.31", "Line of business": "bakery and confectionery"}, ["MISMATCH"]),
        ({"HS": "8542.31", "Вид деятельности": "Пекарня"}, ["MISMATCH"]),
        ({"HS": "8542.31", "Line of business": "electronics"}, []),
        ({"HS": "1901.20", "Line of business": "bakery"}, []),
        ({"Website": "none", "Email": "a@mail.ru"}, ["NO_WEB"]),
        ({"Website": "", "Email": "a@gmail.com"}, ["NO_WEB"]),
        ({"Website": "", "Email": ""}, []),
        ({"Website": "", "Email": "a@zarya.example"}, []),
        ({"Origin": "DE", "Dispatch": "KZ", "Destination": "DE"}, ["HUB", "ROUTE"]),
        ({"Origin": "DE", "Via": "TR; AE; TR; RU", "Destination": "TR"}, ["ROUTE"]),
        ({"Origin": "DE", "Via": "PL", "Destination": "BY"}, []),
        ({"Payer country": "AE", "Buyer country": "TR", "Seller country": "DE"}, ["PAY3"]),
        ({"Payer country": "TR", "Buyer country": "TR", "Seller country": "DE"}, []),
        ({"Payment change": "2023-02-27", "Date": "2023-03-01"}, ["PAY3"]),
        ({"Payment change": "2022-02-27", "Date": "2023-03-01"}, []),
        ({"Payment change": "no", "Date": "2023-03-01"}, []),
        ({"Notes": "Chinese specialists were presented as employees of another firm"}, ["IDENTITY_COVER"]),
        ({"Примечание": "инженеры прибыли под видом сотрудников другой компании"}, ["IDENTITY_COVER"]),
        ({"Notes": "our employees of the month"}, []),
    ],
)
def test_what_a_row_shows(row: Mapping[str, object], expected: Sequence[str]) -> None:
    assert [flag for _, flag in flags(row)] == expected


def test_a_flag_has_its_evidence_its_source_and_a_question() -> None:
    (flag,) = find(CHIPS | {"Incorporated": "2022-06-01", "Reference": "A-17"})
    assert isinstance(flag, Flag)
    assert (flag.row, flag.id, flag.party) == (2, "A-17", "Yeni Ticaret")
    assert flag.evidence == (("Incorporated", "2022-06-01"), ("Date", "2023-03-01"), ("HS", "8542.31"))
    assert "273 days after it was incorporated" in flag.words
    assert flag.source.startswith("FinCEN-BIS")
    assert flag.ask.endswith("?")


def test_new_to_listed_goods_needs_rows_before_the_day_and_many_after() -> None:
    after = [CHIPS | {"Date": f"2023-0{month}-01"} for month in (1, 2, 3)]
    other = {"Date": "2021-05-01", "HS": "0701.90", "Importer": "Old Co"}
    assert flags(other, *after) == [(3, "FIRST_CHPL")]
    assert flags(*after) == []
    assert flags(other, *after[:2]) == []
    assert flags(CHIPS | {"Date": "2021-05-01"}, *after) == []


def test_goods_that_an_older_nomenclature_filed_elsewhere_are_not_new() -> None:
    parts = {"Importer": "Aviation Parts", "HS": "8807.30"}
    after = [parts | {"Date": f"2023-0{month}-01"} for month in (1, 2, 3)]
    assert flags(parts | {"HS": "8803.30", "Date": "2021-05-01"}, *after) == []


def test_a_price_far_from_its_peers_is_an_outlier_and_their_own_spread_is_not() -> None:
    peers = [{"HS": "848210", "Value": 100 * math.exp(0.3 * math.sin(n)), "Net weight": 10} for n in range(30)]
    assert flags(*peers) == []
    assert flags(*peers, {"HS": "848210", "Value": 40_000, "Net weight": 10}) == [(32, "MISMATCH")]
    assert flags(*peers, {"HS": "848220", "Value": 40_000, "Net weight": 10}) == []
    assert flags(*peers, *({"HS": "848210", "Value": 100, "Net weight": 0} for _ in range(3))) == []


def test_peers_that_are_all_alike_do_not_make_a_little_more_an_outlier() -> None:
    peers = [{"HS": "848210", "Quantity": 100} for _ in range(30)]
    assert flags(*peers, {"HS": "848210", "Quantity": 250}) == []
    assert flags(*peers, {"HS": "848210", "Quantity": 400}) == [(32, "MISMATCH")]


def listed() -> ListedFlags:
    return ListedFlags.build(LISTING, LISTED, TERMS)


def test_lists_tell_owners_directors_and_former_names() -> None:
    row = {"Importer": "Zarya", "Owner": "IEMZ Kupol", "Share": ""}
    assert flags(row, listed=listed()) == [(2, "OWNERSHIP_UNKNOWN")]
    assert flags(row | {"Share": "unknown"}, listed=listed()) == [(2, "OWNERSHIP_UNKNOWN")]
    assert flags(row | {"Share": "12 %"}, listed=listed()) == []
    assert flags(row | {"Owner": "Somebody Else Entirely"}, listed=listed()) == []
    assert flags({"Importer": "Zarya", "Former name": "IEMZ Kupol"}, listed=listed()) == [(2, "RENAME")]
    (flag,) = find({"Importer": "Zarya", "Former name": "IEMZ Kupol"}, listed=listed())
    assert isinstance(flag, Flag)
    assert "listed by" in flag.words


def test_a_bank_is_at_risk_by_business_of_a_party_blocked_under_that_program_from_its_day_on() -> None:
    """E.O. 14114 of 2023-12-22: KUPOL_LISTED is of the program RUSSIA-EO14024."""
    row = {"Date": "2024-03-01", "Bank": "Pearl Coast Bank", "Importer": "IEMZ Kupol"}
    assert flags(row, listed=listed()) == [(2, "FFI_SECONDARY_RISK")]
    assert flags(row | {"Date": "2023-12-21"}, listed=listed()) == []
    assert flags(row | {"Bank": ""}, listed=listed()) == []
    assert flags(row | {"Importer": "Somebody Else Entirely"}, listed=listed()) == []
    (flag,) = find(row, listed=listed())
    assert isinstance(flag, Flag)
    assert flag.words.startswith("ffi_secondary_risk: ")
    assert "sanctioned" not in flag.words
    assert ("Bank", "Pearl Coast Bank") in flag.evidence
    assert not TABLE.banks.concerns(Designation("p", "e", "European Union", "EU-UKR", Period(), "eu_fsf"))


def test_a_shared_phone_or_address_is_compared_without_its_punctuation() -> None:
    assert fold_contact("phone", "+7 (495) 123-45-67") == fold_contact("phone", "74951234567")
    assert fold_contact("address", "1, Quay St., Hull") == fold_contact("address", "1 QUAY ST HULL")
    index = ListedFlags(LISTING, TERMS, {("address", "1 quay street hull"): "x"}, {"x": "Listed Co"})
    assert flags({"Address": "1, Quay Street, Hull"}, listed=index) == [(2, "ADDR")]
    assert flags({"Address": "2, Quay Street, Hull"}, listed=index) == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("3 ul. Pesochnaya, Izhevsk", True),
        ("Russia, Izhevsk, Pesochnaya st. 3, 426033", True),
        ("UL PESOCHNAYA 3, IZHEVSK 426033, UDMURTIA REPUBLIC, RUSSIA", True),
        ("ul. Pesochnaya 5, Izhevsk", False),
        ("Izhevsk, Udmurtia Republic 426033", False),
        ("ul. Pesochnaya 3, Moscow", False),
        ("3", False),
        ("", False),
    ],
)
def test_an_address_is_its_words_and_its_house(text: str, same: bool) -> None:
    index = AddressIndex()
    index.add("ul. Pesochnaya 3, Izhevsk, Udmurtia Republic 426033, Russia", "kupol")
    assert index.find(text) == ("kupol" if same else None)


def test_what_a_table_lacks_is_said() -> None:
    headers = map_headers(["Date", "HS"], TABLE, stated={}, where="t.csv")
    disabled = list_disabled(TABLE, headers, lists=False)
    assert disabled["NEWCO"] == "no column for incorporated"
    assert disabled["OWNERSHIP_UNKNOWN"].endswith("no lists are given")
    assert "MISMATCH" in disabled


def test_columns_can_be_stated_and_a_wrong_one_is_refused() -> None:
    assert map_headers(["Ware"], TABLE, stated={"hs": "Ware"}, where="t.csv").by_field == {"hs": "Ware"}
    for stated in ({"hs": "Gone"}, {"mood": "Ware"}):
        with pytest.raises(ConfigurationError):
            map_headers(["Ware"], TABLE, stated=stated, where="t.csv")
    with pytest.raises(ConfigurationError, match="no column is known"):
        map_headers(["x", "y"], TABLE, stated={}, where="t.csv")


def test_a_bad_cell_costs_itself_and_is_said() -> None:
    bad = {"Date": "someday", "HS": "many", "Origin": "Atlantis", "Value": "-3", "Consignee": "Fast Cargo"}
    found = find(bad)
    assert [item.flag for item in found if isinstance(item, Flag)] == ["FF_CONSIGNEE"]
    assert sum(isinstance(item, Issue) and item.place == "row 2" for item in found) == 4


def test_rows_after_the_day_are_left_out() -> None:
    assert find(CHIPS | {"Incorporated": "2022-06-01"}, day=dt.date(2023, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("1234.5", 1234.5), ("1,234.50", 1234.5), ("1 234,50", 1234.5), ("1.234,50", 1234.5), ("12,5", 12.5), ("€ 1,234", 1234.0),
     ("100 kg", 100.0), ("1e3", 1000.0), ("abc", None), ("", None)],
)  # fmt: skip
def test_amounts_as_tables_print_them(text: str, number: float | None) -> None:
    assert read_number(text) == number


def test_days_as_tables_print_them() -> None:
    said = ("2024-05-17", "2024/5/17", "20240517", "17.05.2024", "2024-05-17T10:00:00", "2024-05-17 00:00:00")
    assert {read_day(text) for text in said} == {dt.date(2024, 5, 17)}
    assert read_day("2024-05") is None


def test_a_register_of_customs_is_read_quickly_and_few_rows_are_flagged() -> None:
    path = shared("data/trade/customs_synthetic_kr/df_syn_test_eng.csv")
    table = open_table(path)
    headers = map_headers(table.headers, TABLE, stated={}, where=str(path))
    disabled = list_disabled(TABLE, headers, lists=False)
    reader = DealReader(headers, load_countries(), str(path))
    finder = FlagFinder(TABLES, reader, Peers(TABLES), None, disabled, DAY)
    started = time.process_time()
    count = finder.gather(table.rows())
    found = Counter(item.flag for item in finder.find(table.rows()) if isinstance(item, Flag))
    with path.open(encoding="utf-8") as file:
        assert count == sum(1 for _ in csv.DictReader(file))
    assert set(found) == {"HUB", "MISMATCH"}
    assert all(rows / count < 0.1 for rows in found.values())
    assert (time.process_time() - started) / count < 1e-3
