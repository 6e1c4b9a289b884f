"""Learns `src/lading/names/data/similar_words.json`: how alike two words are, by the edit distances of their forms.

    python benchmarks/names_similar.py CASES.json ...        (needs catboost, which Lading does not; cases as in names_train.py)

The words aligned in the entity wanted, where the rest of the name agrees, count as spellings of one word; the words
aligned in other entities count as different ones. A small monotone model of the distances is written out cell by cell.
Rows for words without vowels rest on too few pairs to learn from and are set by hand.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rapidfuzz.distance import OSA

from lading.names.align import Pair, align
from lading.names.analyze import analyze_name
from lading.names.compare import Comparer, side_of
from lading.names.fill import fill_shelf
from lading.names.kinds import NameKind
from lading.names.seek import Seeker
from lading.names.similarity import FARTHEST, LONGEST, load_similar
from lading.names.tables import load_tables
from lading.names.tokens import Speller, Token, tokens_of

TARGET = Path(__file__).parents[1] / "src/lading/names/data/similar_words.json"
KINDS = {"P": NameKind.PERSON, "O": NameKind.ORGANISATION}
SHAPE = (2, 2, FARTHEST + 1, FARTHEST + 1, LONGEST + 1)
ASKED, AGREEING = 4, 0.5
SHIFT = 2.2
"""Logits added, so that words one letter apart lie around 0.5 where they are short."""
SAME_FOLD = 0.97
ABJAD = ((0.95, 5, 0.85), (0.7, 6, 0.5), (0.36, 8, 0.0), (0.0, 0, 0.0))
"""By distance of the semivowel forms: similarity from so many letters on, similarity below."""
Cell = tuple[int, int, int, int, int]


def cell_of(left: Token, right: Token, speller: Speller) -> Cell:
    """Where a pair of words belongs in the table."""
    one, other = (speller.spell(t.latin, abjad=t.abjad) for t in (left, right))
    letters = min(OSA.distance(one.folded, other.folded), FARTHEST)
    semi = min(OSA.distance(one.semi, other.semi), FARTHEST)
    longer = min(max(len(one.folded), len(other.folded)), LONGEST)
    return int(one.abjad or other.abjad), int(one.folded[:1] == other.folded[:1]), letters, semi, longer


def read_pairs(path: Path, kind: str, comparer: Comparer) -> Iterator[tuple[Cell, int]]:
    """Aligned pairs of unequal words, and whether they belong to the entity wanted."""
    cases = json.loads(path.read_text(encoding="utf-8"))
    parties = [(entity, names) for entity, (of, names) in cases["index"].items() if of == kind]
    seeker = Seeker.over(fill_shelf(KINDS[kind], parties, comparer=comparer), comparer)
    for text, of, wanted in cases["queries"] + cases["clean"]:
        if of != kind:
            continue
        asked = analyze_name(text, KINDS[kind], tables=comparer.tables)
        for rank, name in enumerate(seeker.candidates(asked)[0]):
            right = seeker.shelf.entities[int(seeker.shelf.name_entity[name])] == wanted
            if right or rank < ASKED:
                yield from pairs_of(text, seeker.shelf.names[name], right, seeker)


def pairs_of(query: str, candidate: str, right: bool, seeker: Seeker) -> Iterator[tuple[Cell, int]]:
    """The unequal pairs of one alignment."""
    kind, comparer = seeker.shelf.kind, seeker.comparer
    one, other = (analyze_name(text, kind, tables=comparer.tables) for text in (query, candidate))
    speller = Speller(comparer.variants(kind))
    left, right_tokens = tokens_of(one, seeker.shelf.rarity.bits), tokens_of(other, seeker.shelf.rarity.bits)
    sides = side_of(left, len(one.words)), side_of(right_tokens, len(other.words))
    aligned = align(comparer.pairs(left, right_tokens, speller), *sides, comparer.tables.letters)
    over = sum(sides[0].weights[i] for i in aligned.left_over) + sum(sides[1].weights[j] for j in aligned.right_over)
    for pair in aligned.pairs:
        if pair.similarity < 1 and not pair.by and (not right or agreement(pair, aligned.pairs, over) >= AGREEING):
            yield cell_of(left[pair.left], right_tokens[pair.right], speller), int(right)


def agreement(pair: Pair, pairs: list[Pair], over: float) -> float:
    """Share of the rest of the names that agrees."""
    rest = [other for other in pairs if other is not pair]
    total = sum(other.weight for other in rest) + over
    return sum(other.gain for other in rest) / total if total > 1 else AGREEING


def main() -> None:
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    from catboost import CatBoostClassifier  # type: ignore[import-not-found, unused-ignore]

    comparer = Comparer(load_tables(), load_similar(), {})
    found = [pair for path in sys.argv[1:] for kind in KINDS for pair in read_pairs(Path(path), kind, comparer)]
    model = CatBoostClassifier(
        iterations=150, depth=4, learning_rate=0.1, l2_leaf_reg=5, monotone_constraints=[0, 1, -1, -1, 0],
        random_seed=1, thread_count=1, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(np.array([cell for cell, _ in found]), np.array([right for _, right in found]))
    logits = model.predict(np.array(list(np.ndindex(SHAPE))), prediction_type="RawFormulaVal").reshape(SHAPE)
    table = 1 / (1 + np.exp(-(logits + SHIFT)))
    table[0, :, 0] = np.maximum(table[0, :, 0], SAME_FOLD)
    for semi, (long, letters, short) in enumerate(ABJAD):
        table[1, :, :, semi, letters:] = long
        table[1, :, :, semi, :letters] = short
    values = [round(float(value), 3) for value in table.ravel()]
    TARGET.write_text(json.dumps({"shape": SHAPE, "values": values}, separators=(",", ":")), encoding="utf-8")
    print(len(found), "pairs")


if __name__ == "__main__":
    main()
