import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lading.errors import StoreError
from lading.io.packed import HEAD, read_packed, write_packed

ARRAYS: dict[str, NDArray[Any]] = {
    "numbers": np.arange(1000, dtype=np.int64),
    "nothing": np.zeros(0, np.float32),
    "table": np.arange(6, dtype=np.uint8).reshape(2, 3),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_packed(tmp_path / "folder" / "x.index", ARRAYS, {"name": "Купол"})
    return tmp_path / "folder" / "x.index"


def test_what_was_written_is_read_and_cannot_be_changed(path: Path) -> None:
    packed = read_packed(path)
    assert packed.facts == {"name": "Купол"}
    assert packed.arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert (packed.arrays[name] == array).all()
        assert packed.arrays[name].shape == array.shape
        assert not packed.arrays[name].flags.writeable
    assert [file.name for file in path.parent.iterdir()] == ["x.index"]


def test_a_file_cut_short_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for size in (0, 1, HEAD.size - 1, HEAD.size, HEAD.size + 40, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with pytest.raises(StoreError, match="built anew"):
            read_packed(path)


def test_a_single_byte_that_changed_is_noticed_wherever_it_stands(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(StoreError):
            read_packed(path)


def test_a_write_that_fails_leaves_the_file_before_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_packed(path, {"numbers": np.zeros(5)}, {})
    assert path.read_bytes() == whole
    assert [file.name for file in path.parent.iterdir()] == ["x.index"]
