"""What one thread of a server frees, the others can use again."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import ctypes, sys, threading
from pathlib import Path
from lading.api.run import share_heap

def count_heaps():
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    libc.malloc_info.argtypes, libc.fclose.argtypes = [ctypes.c_int, ctypes.c_void_p], [ctypes.c_void_p]
    file = libc.fopen(sys.argv[1].encode(), b"w")
    libc.malloc_info(0, file)
    libc.fclose(file)
    return Path(sys.argv[1]).read_text().count("<heap ")

def take():
    taken = [bytes(10_000) for _ in range(10)]
    together.wait()

together, before = threading.Barrier(8), count_heaps()
if "share" in sys.argv:
    share_heap()
threads = [threading.Thread(target=take) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count_heaps() - before)
"""


def count_new_heaps(folder: Path, *how: str) -> int:
    command = [sys.executable, "-c", PROGRAM, str(folder / "heaps.xml"), *how]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  # our own interpreter


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="no C library of GNU's: its threads have no heaps of their own"
)
def test_threads_take_memory_from_one_heap(tmp_path: Path) -> None:
    assert count_new_heaps(tmp_path) > 0
    assert count_new_heaps(tmp_path, "share") == 0
