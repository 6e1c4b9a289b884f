"""The slowest answer to a query that means harm or nothing, over an index of real size, in milliseconds of CPU.

    python benchmarks/names_hostile.py LIST.json

LIST.json (or .json.gz) holds {"index": {entity: [P|O|V, [name, ...]]}}. Emoji, marks that turn the direction of writing,
control characters, 10,000 characters of several kinds, many common words at once, and 2,000 seeded strings of any
characters are asked for, each as every kind of name. The best of three runs counts for each.
"""

import gzip
import json
import random
import sys
import time
from pathlib import Path

from lading.names.index import NameIndex
from lading.names.kinds import NameKind

KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION, "V": NameKind.VESSEL}
FIXED = (
    "", "😀" * 200, "\u202eKupol\u202c", "\x00\x01\x02", "Kupol " * 2000, "(" * 10_000, "ا" * 10_000, "翼" * 10_000,
    "a." * 5000, "ab" * 5000, "Mohammed Ali Hassan Ahmed Hussein Omar Abdullah Mahmoud Ibrahim Khalid " * 20,
    " ".join(chr(0x4E00 + i) for i in range(5000)), "ovich" * 2000, "محمد " * 2000, "1 2 3 4 5 6 7 8 9 " * 500,
    "international trading company limited general industry technology group " * 100,
)  # fmt: skip


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    path = Path(sys.argv[1])
    raw = path.read_bytes()
    source = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)["index"]
    index = NameIndex.build((entity, KINDS[kind], names) for entity, (kind, names) in source.items())
    chance = random.Random(1)  # noqa: S311 - seeded, so that the same strings come again
    drawn = ["".join(chr(chance.randrange(1, 0xD800)) for _ in range(chance.randrange(1, 300))) for _ in range(2000)]
    index.search("warm", explain=False)
    worst = (0.0, "")
    for query in (*FIXED, *drawn):
        taken = []
        for _ in range(3):
            started = time.process_time()
            for kind in KINDS.values():
                index.search(query, kind)
            taken.append(1000 * (time.process_time() - started) / len(KINDS))
        worst = max(worst, (min(taken), query[:30]))
    print(f"slowest of {len(FIXED) + len(drawn)}: {worst[0]:.1f} ms for {worst[1]!r}, reasons included")


if __name__ == "__main__":
    main()
