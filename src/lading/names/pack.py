"""Lists of lists of numbers, and lists of texts, in flat arrays that a file can be mapped to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Row i is `values[offsets[i]:offsets[i + 1]]`."""

    offsets: NDArray[np.integer]
    values: NDArray[np.int32]

    @classmethod
    def group(cls, owner: NDArray[np.integer], values: NDArray[np.int32], rows: int) -> "Ragged":
        """From values, fewer than 2,147,483,648, and the row that each belongs to."""
        order = np.argsort(owner, kind="stable")
        return cls(offsets_of(np.bincount(owner, minlength=rows)).astype(np.int32), values[order])

    def gather(self, rows: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
        """The values of several rows end to end, with the position in `rows` that each comes from."""
        at, places = self.places(rows)
        return at, self.values[places]

    def places(self, rows: NDArray[np.integer]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The same, as places in `values`."""
        starts = self.offsets[rows]
        sizes = self.offsets[rows + 1] - starts
        ends = sizes.cumsum()
        at = np.arange(len(rows)).repeat(sizes)
        return at, np.arange(len(at)) + (starts - (ends - sizes))[at]


@dataclass(frozen=True, slots=True)
class Texts:
    """Many texts as one run of bytes."""

    offsets: NDArray[np.int64]
    data: NDArray[np.uint8]

    @classmethod
    def pack(cls, texts: Iterable[str]) -> "Texts":
        """From any texts. What no encoding can hold (half of a surrogate pair) becomes a question mark."""
        return cls.join([text.encode("utf-8", "replace") for text in texts])

    @classmethod
    def join(cls, encoded: Sequence[bytes]) -> "Texts":
        """From texts in UTF-8."""
        data = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        return cls(offsets_of([len(text) for text in encoded]), data)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, at: int) -> str:
        return self.read(at).decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        return (self[i] for i in range(len(self)))

    def read(self, at: int) -> bytes:
        """One text as UTF-8."""
        offsets = self.offsets
        return self.data.data[offsets.item(at) : offsets.item(at + 1)].tobytes()

    def read_many(self, rows: NDArray[np.integer]) -> list[bytes]:
        """Several texts as UTF-8."""
        data = self.data.data
        starts, ends = self.offsets[rows].tolist(), self.offsets[rows + 1].tolist()
        return [data[start:end].tobytes() for start, end in zip(starts, ends, strict=True)]


def offsets_of(sizes: Sequence[int] | NDArray[np.integer]) -> NDArray[np.int64]:
    """Where rows of these sizes begin, and where the last one ends."""
    offsets = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=offsets[1:])
    return offsets
