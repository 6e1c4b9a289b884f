"""How many of the names in public corpora of Russian and Chinese the readers find, and how many of what they find are names.

    python benchmarks/names_in_text.py DOCUMENTS_FOLDER

DOCUMENTS_FOLDER holds `factrueval_ru` (FactRuEval-2016, MIT), `uner_zh_gsd` (Universal NER on Chinese GSD, CC BY-SA) and `finre_zh`
(FinRE, MIT). A gold name counts as found where a mention of its kind covers more than 0.6 of it and is not much longer, the rule of
`evals/score.py`; a mention counts as right where it so covers a gold name of its kind.

Limits: FactRuEval is general news of 2015, UNER general encyclopedia sentences in traditional characters read one by one, FinRE one
sentence of business news each, in which only two companies are annotated (no precision there). None is about arms or trade, so
these figures say how well names are known at large, not how well disclosures are read. Nothing was tuned on them: lexicons were
not filled from them.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.ru.extractor import RussianExtractor
from lading.claims.zh.extractor import ChineseExtractor
from lading.documents.read import Reader
from lading.model.claim import Mention, MentionKind

K = MentionKind
KINDS = {
    K.PERSON: "person", K.ORG: "organisation", K.AUTHORITY: "organisation", K.MEDIA: "organisation", K.PLACE: "place",
}  # fmt: skip
FACTRUEVAL = {"Person": "person", "Org": "organisation", "Location": "place", "LocOrg": "place"}
UNER = {"PER": "person", "ORG": "organisation", "LOC": "place"}
Name = tuple[str, int, int]


@dataclass(frozen=True)
class Text:
    """A text with the names in it: kind, start, end."""

    text: str
    names: Sequence[Name]


def read_factrueval(folder: Path) -> Iterator[Text]:
    """The test set's texts, names by their objects' spans."""
    for path in sorted(folder.glob("book_*.txt")):
        spans = {}
        for line in path.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
            number, _, start, length = line.split()[:4]
            spans[number] = (int(start), int(start) + int(length))
        names = []
        for line in path.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
            fields = line.partition("#")[0].split()
            if len(fields) > 2 and fields[1] in FACTRUEVAL:
                own = [spans[n] for n in fields[2:] if n in spans]
                names.append((FACTRUEVAL[fields[1]], min(s for s, _ in own), max(e for _, e in own)))
        yield Text(path.read_bytes().decode("utf-8"), names)


def read_uner(path: Path) -> Iterator[Text]:
    """The sentences of a split, names by their tags."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, at, names = "", 0, []
        for line in block.splitlines():
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line[:1].isdigit():
                _, word, tag = line.split("\t")[:3]
                at = text.find(word, at)
                if tag.startswith("B-"):
                    names.append((UNER[tag[2:]], at, at + len(word)))
                elif tag.startswith("I-") and names:
                    names[-1] = (names[-1][0], names[-1][1], at + len(word))
                at += len(word)
        if text:
            yield Text(text, names)


def read_finre(path: Path) -> Iterator[Text]:
    """Sentences with the two companies that are annotated; those without relation are left out."""
    seen = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 4 and (fields[3], fields[0]) not in seen:
            text = fields[3]
            seen |= {(text, fields[0])}
            if fields[0] in text:
                yield Text(text, [("organisation", text.index(fields[0]), text.index(fields[0]) + len(fields[0]))])


def covers(mention: Mention, name: Name) -> bool:
    """Whether a mention is a gold name, give or take a word."""
    kind, start, end = name
    shared = min(mention.span.end, end) - max(mention.span.start, start)
    longest = 1.6 * (end - start) + 6
    return KINDS.get(mention.kind) == kind and shared > 0.6 * (end - start) and len(mention.span) < longest


def score(texts: Iterator[Text], extractor: Extractor, language: str) -> Counter[str]:
    """Counts of gold names, found names, mentions and right mentions, by kind."""
    counts: Counter[str] = Counter()
    for row in texts:
        document = replace(Reader().read(row.text.encode(), name="t.txt").document, language=language)
        shift = row.text.find(document.text[:20]) if document.text not in row.text else row.text.index(document.text)
        names = [(kind, start - max(shift, 0), end - max(shift, 0)) for kind, start, end in row.names]
        mentions = [m for m in extractor.extract(document, Gazetteer.empty()).mentions if m.kind in KINDS]
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
    """Read the three corpora and print their rows."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    folder = arguments.parse_args().folder
    russian, chinese = RussianExtractor.load(), ChineseExtractor.load()
    print_rows("FactRuEval test", score(read_factrueval(folder / "factrueval_ru" / "testset"), russian, "ru"))
    print_rows("UNER zh GSD test", score(read_uner(folder / "uner_zh_gsd" / "zh_gsd-ud-test.iob2"), chinese, "zh"))
    finre = read_finre(folder / "finre_zh" / "FinRE" / "test.txt")
    print_rows("FinRE test", score(finre, chinese, "zh"), precision=False)


if __name__ == "__main__":
    main()
