"""A writer of OLE files, the frame of Outlook's messages: small, and only for tests."""

import struct
from collections.abc import Mapping
from itertools import pairwise


def make_msg(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file whose streams are given by path (`__attach_version1.0_#00000000/__substg1.0_3701000D/…`)."""
    entries: list[tuple[str, int, bytes, list[int]]] = [("Root Entry", 5, b"", [])]
    known: dict[tuple[str, ...], int] = {(): 0}
    for path, data in streams.items():
        parts = tuple(path.split("/"))
        for depth in range(1, len(parts) + 1):
            here = parts[:depth]
            if here not in known:
                known[here] = len(entries)
                leaf = depth == len(parts)
                entries.append((here[-1], 2 if leaf else 1, data if leaf else b"", []))
                entries[known[here[:-1]]][3].append(known[here])
    return _write_ole(entries)


def _write_ole(entries: list[tuple[str, int, bytes, list[int]]]) -> bytes:
    """Version 3: sectors of 512 bytes; streams below 4096 bytes stand in the mini stream of 64-byte sectors."""
    mini = b""
    mini_fat: list[int] = []
    sectors: list[bytes] = []
    starts: dict[int, int] = {}
    fat: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        blocks = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        sectors.extend(blocks)
        fat.extend([first + n + 1 for n in range(len(blocks) - 1)] + [0xFFFFFFFE] if blocks else [])
        return first

    for number, (_, kind, data, _) in enumerate(entries):
        if kind == 2 and data:
            if len(data) < 4096:
                starts[number] = len(mini_fat)
                count = -(-len(data) // 64)
                mini_fat += [len(mini_fat) + n + 1 for n in range(count - 1)] + [0xFFFFFFFE]
                mini += data.ljust(count * 64, b"\0")
            else:
                starts[number] = store(data)
    mini_start = store(mini) if mini else 0xFFFFFFFE
    packed = b"".join(struct.pack("<I", entry) for entry in mini_fat).ljust(-(-len(mini_fat) * 4 // 512) * 512, b"\xff")
    mini_fat_start = store(packed) if packed else 0xFFFFFFFE
    directory = b""
    for number, (name, kind, data, children) in enumerate(entries):
        sibling = {c: d for _, _, _, inner in entries for c, d in pairwise(inner)}.get(number, 0xFFFFFFFF)
        raw = name.encode("utf-16-le")
        start = mini_start if kind == 5 else starts.get(number, 0xFFFFFFFE if kind == 2 else 0)
        size = len(mini) if kind == 5 else len(data)
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(raw) + 2, kind, 1, 0xFFFFFFFF, sibling, children[0] if children else 0xFFFFFFFF
        )
        directory += b"\0" * 36 + struct.pack("<IQ", start, size)
    directory_start = store(directory)
    fat_count = -(-(len(fat) + 8) // 128)
    fat_start = len(sectors)
    fat += [0xFFFFFFFD] * fat_count
    table = b"".join(struct.pack("<I", entry) for entry in fat).ljust(fat_count * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack(
        "<IIIIIIIII", 0, fat_count, directory_start, 0, 4096, mini_fat_start, len(packed) // 512, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", *range(fat_start, fat_start + fat_count), *[0xFFFFFFFF] * (109 - fat_count))
    return head + b"".join(sectors) + table


def wide(text: str) -> bytes:
    """Text as Outlook stores it."""
    return text.encode("utf-16-le")
