"""How many arguments of verbs the English clause reader finds, against a treebank; the ceiling of what frames can read.

    python benchmarks/clause_reading.py TREEBANK.conllu.gz … [--genres news bio court]

For each verb of the treebank (Universal Dependencies) and each noun or name that is its subject, object or oblique: is
there a clause whose verb covers the verb and whose argument covers the noun? Sentences are read one by one, without the
document around them, so nothing is inherited. `--genres` keeps documents of GUM and EWT whose id holds one of the words.

Measured 2026-11-23 on the test parts of UD English EWT and GUM, `--genres news bio court newsgroup`; beside it a spaCy 3.8
tagger and parser trained for it on the training parts of EWT and of GUM's open genres (`spacy init config -p tagger,parser
-o efficiency`, 5,000 steps, 8 MB; on their test parts tags 0.916, unlabelled 0.843 and labelled attachment 0.806). Its
arcs were counted by another script on the same sentences but for three, whatever their label:

    recall of                    Lading's clauses   trained parser
    subjects of actives (212)    0.703              0.842
    subjects of passives (55)    0.818              0.927
    objects (299)                0.776              0.926
    obliques (329)               0.699              0.735
    agents with by (21)          0.857              0.810
    verbs (899)                  0.819              –

A parser is not used yet: it would find a fifth more of the subjects and objects at 4,000 words a CPU second.
"""

import argparse
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.en.mentions import find_names
from lading.claims.gazetteer import Gazetteer
from lading.documents.read import Reader
from lading.documents.sentences import split_sentences
from lading.model.span import Span

RELATIONS = {
    "nsubj": "subjects",
    "nsubj:pass": "passive subjects",
    "obj": "objects",
    "obl": "obliques",
    "obl:agent": "agents",
}
NOMINAL = {"NOUN", "PROPN"}
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the treebank: where it stands, its part of speech, its head and its relation to it."""

    number: str
    span: Span
    tag: str
    head: str
    relation: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What the reader found: where the verb stands, and its arguments by what they may be."""

    verb: Span
    subjects: tuple[Span, ...]
    objects: tuple[Span, ...]
    others: tuple[Span, ...]

    def holds(self, relation: str, noun: Span) -> bool:
        """Whether an argument of that relation covers a noun."""
        found = {
            "subjects": self.subjects,
            "objects": self.objects,
            "passive subjects": (*self.subjects, *self.objects),
        }
        return any(span.start <= noun.start and noun.end <= span.end for span in found.get(relation, self.others))


def read_sentences(path: Path, genres: list[str]) -> Iterator[tuple[str, list[Word]]]:
    """Text and words of each sentence in documents of the genres."""
    text, words, kept, at = "", list[Word](), not genres, 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if found := re.match(r"# newdoc id = (\S+)", line):
                kept = not genres or any(genre in found[1] for genre in genres)
            elif line.startswith("# text ="):
                text, words, at = line[8:].strip(), [], 0
            elif not line.strip() and words and kept and len(words) >= SHORTEST:
                yield text, words
            elif line[:1].isdigit() and (cells := line.rstrip("\n").split("\t"))[0].isdigit():
                start = max(text.find(cells[1], at), at)
                at = start + len(cells[1])
                words.append(Word(cells[0], Span(start, at), cells[3], cells[6], cells[7]))


def read_clauses(text: str, extractor: RulesExtractor, reader: Reader) -> list[Clause]:
    """The clauses of a sentence with the places of their arguments."""
    document = reader.read(text.encode(), name="sentence.txt").document
    sentences = split_sentences(document, rules=extractor.sentences)
    clauses = []
    for marked in find_names(document.text, sentences, extractor.names, gazetteer=Gazetteer.empty()):
        tokens = marked.tokens

        def place(start: int, end: int, tokens: tuple = tokens) -> Span:  # type: ignore[type-arg]  # of the loop
            return Span(tokens[start].start, tokens[max(start, min(end, len(tokens)) - 1)].end)

        for clause in extractor._parse(marked).clauses:  # noqa: SLF001  # the step that is measured
            if clause.vg is None:
                continue
            arguments: list[list[NounPhrase | None]] = [
                [clause.subj],
                [clause.obj, clause.obj2],
                [phrase for _, phrase in clause.pps],
            ]
            spans = [
                tuple(place(one.start, one.end) for phrase in phrases if phrase for one in phrase.members)
                for phrases in arguments
            ]
            clauses.append(Clause(place(clause.vg.start, clause.vg.end), *spans))
    return clauses


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("treebanks", type=Path, nargs="+")
    arguments.add_argument("--genres", nargs="*", default=[])
    chosen = arguments.parse_args()
    extractor, reader = RulesExtractor.of(load_lexicons()), Reader()
    counts = {relation: [0, 0] for relation in ("verbs", *RELATIONS.values())}
    for path in chosen.treebanks:
        for text, words in read_sentences(path, chosen.genres):
            clauses = read_clauses(text, extractor, reader)
            for verb in (word for word in words if word.tag == "VERB"):
                own = [c for c in clauses if c.verb.start <= verb.span.start and verb.span.end <= c.verb.end]
                counts["verbs"][0] += bool(own)
                counts["verbs"][1] += 1
                for noun in (
                    w for w in words if w.head == verb.number and w.tag in NOMINAL and w.relation in RELATIONS
                ):
                    relation = RELATIONS[noun.relation]
                    counts[relation][0] += any(clause.holds(relation, noun.span) for clause in own)
                    counts[relation][1] += 1
    for relation, (found, every) in counts.items():
        print(f"{relation:18} {found / max(every, 1):.3f} of {every:,}")


if __name__ == "__main__":
    main()
