"""How many of the names in public corpora are found, and how many of what is found are names.

    python benchmarks/names_in_text.py DOCUMENTS_FOLDER [--rules] [--most N]

DOCUMENTS_FOLDER holds `factrueval_ru` (FactRuEval-2016, MIT), `uner_en_ewt` and `uner_zh_gsd` (Universal NER, CC BY-SA) and `finre_zh`
(FinRE, MIT). `--rules` leaves the trained reader out, `--most` reads the first N texts of each only. A gold name counts as found where a mention of its kind covers more than 0.6 of
it and is not much longer, the rule of `evals/score.py`; a mention counts as right where it so covers a gold name of its kind.

Limits: FactRuEval is general news of 2015, UNER web texts and general encyclopedia sentences in traditional characters read one by
one, FinRE one sentence of business news each, in which only two companies are annotated (no precision there). None is about arms or
trade, so these figures say how well names are known at large, not how well disclosures are read. These are the corpora's test parts; the
trained reader learns from their other parts (`training/reader/borrowed.py`), lexicons were not filled from them.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from corpora import Name, Text, read_factrueval, read_finre, read_uner

from lading.claims.extractor import Extractor
from lading.claims.extractors import load_extractors, load_rules
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.read import read_claims
from lading.documents.read import Reader
from lading.model.claim import Mention, MentionKind

K = MentionKind
KINDS = {
    K.PERSON: "person", K.ORG: "organisation", K.AUTHORITY: "organisation", K.MEDIA: "organisation", K.PLACE: "place",
}  # fmt: skip


def covers(mention: Mention, name: Name) -> bool:
    """Whether a mention is a gold name, give or take a word."""
    kind, start, end = name
    shared = min(mention.span.end, end) - max(mention.span.start, start)
    longest = 1.6 * (end - start) + 6
    return KINDS.get(mention.kind) == kind and shared > 0.6 * (end - start) and len(mention.span) < longest


def score(texts: Iterator[Text], extractors: Sequence[Extractor], language: str) -> Counter[str]:
    """Counts of gold names, found names, mentions and right mentions, by kind."""
    counts: Counter[str] = Counter()
    guards, none, reader = load_guard_rules(), Gazetteer.empty(), Reader()
    for row in texts:
        document = replace(reader.read(row.text.encode(), name="t.txt").document, language=language)
        shift = row.text.find(document.text[:20]) if document.text not in row.text else row.text.index(document.text)
        names = [(kind, start - max(shift, 0), end - max(shift, 0)) for kind, start, end in row.names]
        reading = read_claims(document, extractors=extractors, gazetteer=none, guards=guards)
        mentions = [m for m in reading.mentions if m.kind in KINDS]
        for name in names:
            counts[f"{name[0]} gold"] += 1
            counts[f"{name[0]} found"] += any(covers(m, name) for m in mentions)
        for mention in mentions:
            counts[f"{KINDS[mention.kind]} said"] += 1
            counts[f"{KINDS[mention.kind]} right"] += any(covers(mention, name) for name in names)
    return counts


def print_rows(title: str, counts: Counter[str], *, precision: bool = True) -> None:
    """A line a kind."""
    for kind in ("person", "organisation", "place"):
        gold, said = counts[f"{kind} gold"], counts[f"{kind} said"]
        if gold:
            line = f"{title:22} {kind:13} recall {counts[f'{kind} found'] / gold:.3f} of {gold}"
            print(line + (f"   precision {counts[f'{kind} right'] / max(said, 1):.3f} of {said}" if precision else ""))


def main() -> None:
    """Read the corpora and print their rows."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--rules", action="store_true")
    arguments.add_argument("--most", type=int)
    options = arguments.parse_args()
    folder, extractors = options.folder, load_rules() if options.rules else load_extractors()
    corpora = (
        ("FactRuEval test", read_factrueval(folder / "factrueval_ru/testset"), "ru"),
        ("UNER en EWT test", read_uner(folder / "uner_en_ewt/en_ewt-ud-test.iob2"), "en"),
        ("UNER zh GSD test", read_uner(folder / "uner_zh_gsd/zh_gsd-ud-test.iob2"), "zh"),
        ("FinRE test", read_finre(folder / "finre_zh/FinRE/test.txt"), "zh"),
    )
    for title, texts, language in corpora:
        counts = score(islice(texts, options.most), extractors, language)
        print_rows(title, counts, precision=not title.startswith("FinRE"))


if __name__ == "__main__":
    main()
