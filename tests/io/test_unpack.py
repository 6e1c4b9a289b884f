import gzip
import io
import zipfile
from pathlib import Path

import pytest

from lading.errors import SourceError
from lading.io.unpack import find_lists, unpack
from lading.lists.files import ListFile
from lading.lists.recognise import recognise
from tests.shared_data import shared

CONTENT = b'36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"\n' * 1000


def read(file: ListFile) -> bytes:
    with file.open() as stream:
        return stream.read()


def test_plain_gzipped_and_zipped_files_give_the_same_bytes_every_time(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(CONTENT)
    (tmp_path / "sdn.csv.gz").write_bytes(gzip.compress(CONTENT))
    with zipfile.ZipFile(tmp_path / "ofac.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lists/sdn.csv", CONTENT)
        archive.writestr("lists/alt.csv", b"2")
    files, issues = find_lists([tmp_path])
    assert issues == ()
    names = [file.name.removeprefix(f"{tmp_path}/") for file in files]
    assert names == ["ofac.zip/lists/alt.csv", "ofac.zip/lists/sdn.csv", "sdn.csv", "sdn.csv"]
    for file in (file for file in files if file.name.endswith("sdn.csv")):
        assert read(file) == read(file) == CONTENT


def test_sidecars_are_no_lists_and_a_spreadsheet_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv.meta.yml").write_text("published: 2026-08-02\n")
    with zipfile.ZipFile(tmp_path / "dfat.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    files, _ = find_lists([tmp_path])
    assert [Path(file.name).name for file in files] == ["dfat.xlsx"]


def test_what_cannot_be_opened_is_an_issue_and_the_rest_is_found(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_bytes(CONTENT)
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(CONTENT)[:40])
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04" + b"x" * 100)
    files, issues = find_lists([tmp_path, tmp_path / "nowhere"])
    assert [Path(file.name).name for file in files] == ["good.csv"]
    assert [Path(issue.where).name for issue in issues] == ["cut.csv", "cut.zip", "nowhere"]
    assert all(issue.remedy for issue in issues)


def test_a_file_cut_short_is_named_when_its_end_is_reached(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv.gz"
    path.write_bytes(gzip.compress(CONTENT, mtime=0)[:-10])
    (file,) = unpack(path)
    with pytest.raises(SourceError, match=r"sdn\.csv: cannot be unpacked"):
        read(file)


def test_a_bomb_is_stopped_at_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"0" * 10_000_000))
    (file,) = unpack(path, limit=1_000_000)
    with pytest.raises(SourceError, match="more than any list holds"):
        read(file)


def test_a_gzipped_list_is_recognised(tmp_path: Path) -> None:
    files, _ = find_lists([shared("data/lists/us_csl/consolidated.csv.gz")])
    assert [source.dataset for source in recognise(files).sources] == ["us_trade_csl"]
    assert isinstance(files[0].open(), io.BufferedReader)
    assert tmp_path.exists()
