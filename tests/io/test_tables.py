import json
from pathlib import Path
from typing import Any

import pytest

from lading.errors import ConfigurationError, InputError
from lading.io.tables import check_output, defuse, measure_table, open_table, read_batches, write_table


def rows_of(path: Path, **more: Any) -> list[tuple[int, Any]]:
    """Number and values of each row, or what is wrong with it."""
    table = open_table(path, **more)
    return [(row.number, row.issue.what if row.issue else dict(row.values)) for row in table.rows()]


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path / "c.csv", f"name{delimiter}country\nKupol{delimiter}RU\n\n")
    assert rows_of(path) == [(2, {"name": "Kupol", "country": "RU"})]


def test_quotes_and_line_breaks_in_cells(tmp_path: Path) -> None:
    text = 'name,note\r\n"ООО ""Вектор""","two\r\nlines, one cell"\r\nHotel "Moskva,5"" pipe\r\n'
    assert rows_of(written(tmp_path / "c.csv", text)) == [
        (2, {"name": 'ООО "Вектор"', "note": "two\r\nlines, one cell"}),
        (3, {"name": 'Hotel "Moskva', "note": '5"" pipe'}),
    ]


def test_a_quote_that_never_closes_costs_only_its_row(tmp_path: Path) -> None:
    lines = ["name,country", '"Broken,RU', *(f"Firm {n},RU" for n in range(100)), '"Also broken,RU', "Last,RU"]
    found = rows_of(written(tmp_path / "c.csv", "\n".join(lines)))
    assert len(found) == 103
    assert [number for number, values in found if isinstance(values, str)] == [2, 103]
    assert found[-1] == (104, {"name": "Last", "country": "RU"})


def test_rows_of_another_width_are_issues_with_row_and_remedy(tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", "name,country\nA,RU\nB\nC,RU,x\nD,CN\n")
    table = open_table(path)
    issues = [row.issue for row in table.rows() if row.issue]
    assert [(issue.place, issue.what) for issue in issues] == [
        ("row 3", "1 cells where the header has 2"),
        ("row 4", "3 cells where the header has 2"),
    ]
    assert all(issue.remedy and issue.where == str(path) for issue in issues)


def test_bytes_of_another_encoding_cost_only_their_row(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes("name,country\nКупол,RU\n".encode() + "Вектор,RU\n".encode("cp1251") + b"Last,RU\n")
    found = rows_of(path)
    assert found[0] == (2, {"name": "Купол", "country": "RU"})
    assert found[1] == (3, "the text is not in the table's encoding")
    assert found[2][1] == {"name": "Last", "country": "RU"}


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "c.csv", "имя,страна\nКупол,RU\n", encoding)
    stated = encoding if encoding == "cp1251" else ""
    assert rows_of(path, encoding=stated) == [(2, {"имя": "Купол", "страна": "RU"})]


def test_json_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "c.jsonl", '{"name": "A", "aka": ["B"]}\n\n[1]\n{"name"\n{"name": "C"}\n')
    found = rows_of(path)
    assert [number for number, _ in found] == [1, 3, 4, 5]
    assert found[0][1] == {"name": "A", "aka": ["B"]}
    assert found[1][1] == "the line is not a JSON object"
    assert "not JSON" in found[2][1]
    assert open_table(path).headers == ("name", "aka")


def test_parquet_there_and_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    path = tmp_path / "c.parquet"
    rows = [{"name": f"Firm {n}", "score": n / 10, "row": n} for n in range(10)]
    write_table(path, iter(rows), ("row", "name", "score"), numeric={"row": int, "score": float})
    assert rows_of(path)[9] == (10, {"row": 9, "name": "Firm 9", "score": 0.9})
    assert measure_table(path).lines == 0
    with pytest.raises(InputError, match="no readable Parquet"):
        open_table(written(tmp_path / "bad.parquet", "name\n"))


def test_parquet_without_pyarrow_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(module: str) -> object:
        raise ImportError(module)

    monkeypatch.setattr("lading.io.table_parquet.importlib.import_module", missing)
    with pytest.raises(ConfigurationError, match=r"pip install 'lading\[parquet\]'"):
        check_output(tmp_path / "hits.parquet")


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"ending of .*c\.xlsx"):
        open_table(tmp_path / "c.xlsx")
    with pytest.raises(InputError, match="cannot be opened"):
        open_table(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="no header line"):
        open_table(written(tmp_path / "empty.csv", "\n\n"))
    with pytest.raises(InputError, match="no JSON objects"):
        open_table(written(tmp_path / "c.jsonl", "[{}\n"))
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        open_table(written(tmp_path / "c.csv", "name\nA\n"), encoding="klingon")


def test_batches_begin_after_what_is_done(tmp_path: Path) -> None:
    path = written(tmp_path / "c.csv", "name\n" + "".join(f"Firm {n}\n" for n in range(10)))
    batches = list(read_batches(open_table(path), size=4, skip=3))
    assert [[row.number for row in batch] for batch in batches] == [[5, 6, 7, 8], [9, 10, 11]]
    assert measure_table(path).lines == 10


def test_tables_are_written_for_spreadsheets_and_programs(tmp_path: Path) -> None:
    rows = [{"name": "Купол", "note": "=1+1", "more": [1]}]
    write_table(tmp_path / "h.csv", rows, ("name", "note"), numeric={})
    assert (tmp_path / "h.csv").read_bytes() == "\ufeffname,note\r\nКупол,'=1+1\r\n".encode()
    write_table(tmp_path / "h.jsonl", rows, ("name",), numeric={})
    assert json.loads((tmp_path / "h.jsonl").read_text(encoding="utf-8")) == rows[0]
    assert defuse(-0.5) == -0.5
