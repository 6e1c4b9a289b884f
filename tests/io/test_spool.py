import subprocess
import sys
from pathlib import Path

import pytest

from lading.errors import StoreError
from lading.io.spool import Spool

HOLD = """
import sys, time
from pathlib import Path
from lading.io.spool import Spool
spool = Spool(Path(sys.argv[1]))
spool.keep("lot", {"who": "vera"}, [b"one", b"two"])
print("kept", flush=True)
time.sleep(600)
"""


def test_a_lot_is_found_again_until_its_last_file_is_done(tmp_path: Path) -> None:
    first = Spool(tmp_path / "sent")
    first.keep("lot", {"who": "vera"}, [b"one", b"two"])
    later = Spool(tmp_path / "sent")
    assert list(later.left()) == []  # somebody reads it
    first.close()
    (lot,) = later.left()
    assert (lot.id, lot.said, lot.places) == ("lot", {"who": "vera"}, (0, 1))
    assert later.read("lot", 1) == b"two"
    later.end("lot", 0)
    later.end("lot", 1)
    assert list((tmp_path / "sent").iterdir()) == []


def test_a_lot_of_a_process_that_lives_is_its_own_and_of_one_that_was_killed_anybodys(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "sent")
    with subprocess.Popen([sys.executable, "-c", HOLD, str(spool.folder)], stdout=subprocess.PIPE, text=True) as other:  # noqa: S603  # our own interpreter
        assert other.stdout is not None
        assert other.stdout.readline() == "kept\n"
        assert list(spool.left()) == []
        other.kill()
        other.wait()
    assert [one.places for one in spool.left()] == [(0, 1)]
    spool.close()


def test_it_is_counted_how_often_a_file_is_begun(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.keep("lot", {}, [b"one"])
    assert [spool.begin("lot", 0) for _ in range(3)] == [1, 2, 3]
    spool.close()


def test_what_was_left_half_written_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".torn").mkdir()
    (tmp_path / ".torn" / "0").write_bytes(b"half")
    assert list(Spool(tmp_path).left()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_lies_under_its_own_name_for_as_long_as_it_is_read(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with spool.laid_out("key", "lock", b"bytes") as path:
        assert (path.name, path.read_bytes()) == ("lock", b"bytes")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "sent").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="cannot be kept"):
        Spool(tmp_path / "sent").keep("lot", {}, [b"one"])
