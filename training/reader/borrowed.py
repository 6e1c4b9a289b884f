"""Public corpora of real texts → windows in which names and relations are learned beside the documents written for it.

The documents of `training/claims/` have invented parties and few authors. These corpora have real names and many authors, but other
kinds of name and other relations: what they leave open of a piece is not asked, and their relations are learned by a head of their
own (`Lent` in `network.py`), which does not ship. What they teach is what a name and a related pair look like.

| corpus | what is taken | licence |
|---|---|---|
| Re-DocRED, dev and test | 1,000 English encyclopedia passages: names, 96 relations with their evidence | MIT |
| CORE, train | English sentences on companies, two names and one of 12 relations each | CC BY 4.0 |
| FinRE, train | Chinese business news, two companies and one of 44 relations each | MIT |
| Universal NER, EWT and Chinese GSD, train | names in English web texts and Chinese encyclopedia sentences | CC BY-SA 4.0 |
| FactRuEval 2016, devset | names in Russian news | MIT |

Their test parts (of Re-DocRED none) are left for `benchmarks/names_in_text.py` and `benchmarks/relations_in_text.py`.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotated import ROOT, Marked
from questions import Asked, Example, place_spots

from lading.claims.learned.labels import NAMED
from lading.claims.learned.tokens import Cutter
from lading.claims.learned.windows import Window, make_windows
from lading.documents.read import Reader
from lading.documents.sentences import load_sentence_rules, split_sentences

sys.path.insert(0, str(ROOT / "benchmarks"))

from corpora import Pair, Text, join_words, read_core, read_factrueval, read_uner

BODIES, PLACES = ("ORG", "GOVBODY", "MEDIA"), ("COUNTRY", "PLACE")
MAY_BE = {"PERSON": ("PERSON",), "ORG": BODIES, "PLACE": PLACES, "MODEL": NAMED}
"""What a mark of a corpus may be in the project's kinds; `MODEL` stands for names of any other sort."""
OUTSIDE = frozenset({0, 1 + 2 * NAMED.index("MODEL"), 2 + 2 * NAMED.index("MODEL")})
"""Tags of a piece in no name of these corpora, which do not mark equipment."""
ANY = frozenset(range(2 * len(NAMED) + 1))
INSIDE = frozenset(range(2, 2 * len(NAMED) + 1, 2))
LOOSE = frozenset({0})
"""Names of other sorts may be none to the project, and Re-DocRED marks "German" as a place."""
TOGETHER = 6
"""Sentences of corpora of single sentences that share a window."""
MOST = 12
"""Names of a sentence whose pairs are looked at."""
FROM_DOCRED = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "MODEL"}
FROM_NAMES = {"person": "PERSON", "organisation": "ORG", "place": "PLACE", "other": "MODEL"}


@dataclass
class Passage:
    """Text of a corpus: its sentences and names, whether all names are marked, and what is said of pairs of them.

    `pairs` holds `(sentence, a, b, labels)`, numbers of `marks`; `open` the pairs of which the corpus says something elsewhere.
    `given`: no pair but these was judged.
    """

    text: str
    sentences: list[tuple[int, int]]
    marks: list[Marked]
    complete: bool = True
    given: bool = False
    pairs: list[tuple[int, int, int, frozenset[str]]] = field(default_factory=list)
    open: set[tuple[int, int, int]] = field(default_factory=set)


def read_corpora(folder: Path, cutter: Cutter) -> tuple[list[Example], dict[str, list[str]]]:
    """The windows of all corpora, and the relations of each."""
    corpora = {
        "docred": [_docred(row) for part in ("dev", "test") for row in _json(folder / f"redocred/{part}_revised.json")],
        "core": list(_core(list(read_core(folder / "core_company_relations/dataset/train.json")))),
        "finre": list(_finre((folder / "finre_zh/FinRE/train.txt").read_text(encoding="utf-8").splitlines())),
        "names": [
            *_names(list(read_uner(folder / "uner_en_ewt/en_ewt-ud-train.2022-12.iob2"))),
            *_names(list(read_uner(folder / "uner_zh_gsd/zh_gsd-ud-train.iob2"))),
            *map(_news, read_factrueval(folder / "factrueval_ru/devset")),
        ],
    }
    examples, tables = list[Example](), dict[str, list[str]]()
    for name, passages in corpora.items():
        tables[name] = sorted({label for p in passages for *_, labels in p.pairs for label in labels})
        for passage in passages:
            examples += _make(name, passage, cutter, tables[name])
    return examples, tables


def _json(path: Path) -> list[dict[str, object]]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _docred(row: dict) -> Passage:  # type: ignore[type-arg]
    """A passage of Re-DocRED: a pair is related in the sentences of its evidence."""
    text, sentences, words = "", [], []
    for said in row["sents"]:
        part, places = join_words(said)
        words.append([(len(text) + a, len(text) + b) for a, b in places])
        sentences.append((len(text), len(text) + len(part)))
        text += part + " "
    marks, where = list[Marked](), dict[tuple[int, int], int]()
    for party, mentions in enumerate(row["vertexSet"]):
        for m in sorted(mentions, key=lambda m: m["pos"]):
            if m["type"] in FROM_DOCRED:
                first, last = m["pos"]
                own = words[m["sent_id"]][first:last]
                where.setdefault((m["sent_id"], party), len(marks))
                marks.append(Marked(own[0][0], own[-1][1], FROM_DOCRED[m["type"]], str(party)))
    facts: dict[tuple[int, int, int], set[str]] = {}
    open_pairs = set[tuple[int, int, int]]()
    for label in row["labels"]:
        for n in range(len(sentences)):
            pair = where.get((n, label["h"])), where.get((n, label["t"]))
            if None in pair:
                continue
            place = (n, *pair)
            if n in label["evidence"]:
                facts.setdefault(place, set()).add(label["r"])  # type: ignore[arg-type]
            else:
                open_pairs.add(place)  # type: ignore[arg-type]
    pairs = [(*place, frozenset(labels)) for place, labels in facts.items()]
    return Passage(text, sentences, marks, pairs=pairs, open=open_pairs - set(facts))


def _empty() -> Passage:
    return Passage("", [], [], complete=False, given=True)


def _add(passage: Passage, text: str, names: Iterable[tuple[int, int, str]]) -> list[int]:
    """Add a sentence to a passage; the numbers of its marks."""
    shift, first = len(passage.text), len(passage.marks)
    passage.sentences.append((shift, shift + len(text)))
    passage.marks += [Marked(shift + a, shift + b, kind, f"{shift}:{a}") for a, b, kind in names]
    passage.text += text + "\n"
    return list(range(first, len(passage.marks)))


def _core(pairs: Sequence[Pair]) -> Iterator[Passage]:
    for at in range(0, len(pairs), TOGETHER):
        passage = _empty()
        for pair in pairs[at : at + TOGETHER]:
            places = sorted((pair.first, pair.second))
            number = dict(zip(places, _add(passage, pair.text, [(*p, "MODEL") for p in places]), strict=True))
            sentence, a, b = len(passage.sentences) - 1, number[pair.first], number[pair.second]
            passage.pairs += [(sentence, a, b, frozenset({pair.relation} - {""})), (sentence, b, a, frozenset())]
        yield passage


def _finre(rows: Iterable[str]) -> Iterator[Passage]:
    """Sentences of FinRE; a name is marked where it first stands and lies in no other."""
    said: dict[str, list[list[str]]] = {}
    for row in rows:
        fields = row.split("\t")
        if len(fields) == 4:
            said.setdefault(fields[3], []).append(fields)
    texts = list(said)
    for start in range(0, len(texts), TOGETHER):
        passage = _empty()
        for text in texts[start : start + TOGETHER]:
            places = _place({n for f in said[text] for n in f[:2]}, text)
            names = sorted(places, key=lambda n: places[n])
            number = dict(zip(names, _add(passage, text, [(*places[n], "ORG") for n in names]), strict=True))
            sentence = len(passage.sentences) - 1
            for head, tail, relation, _ in said[text]:
                if head in number and tail in number and head != tail:
                    labels = frozenset({relation} - {"unknown"})
                    passage.pairs.append((sentence, number[head], number[tail], labels))
        yield passage


def _place(names: Iterable[str], text: str) -> dict[str, tuple[int, int]]:
    """Where names first stand in a text, the longest first, none in another."""
    places = dict[str, tuple[int, int]]()
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0 and any(a < at + len(name) and at < b for a, b in places.values()):
            at = text.find(name, at + 1)
        if at >= 0:
            places[name] = at, at + len(name)
    return places


def _names(texts: Sequence[Text]) -> Iterator[Passage]:
    for at in range(0, len(texts), TOGETHER):
        passage = _empty()
        passage.complete = True
        for row in texts[at : at + TOGETHER]:
            _add(passage, row.text, [(a, b, FROM_NAMES[kind]) for kind, a, b in row.names])
        yield passage


def _news(row: Text) -> Passage:
    """A whole article, cut into sentences as documents are."""
    document = Reader().read(row.text.encode(), name="news.txt").document
    shift = row.text.find(document.text)
    if shift < 0:
        raise ValueError("the reader changes the text of a corpus: its marks would not fit")
    marks = [Marked(a - shift, b - shift, FROM_NAMES[kind], f"{a}") for kind, a, b in row.names]
    sentences = [(s.span.start, s.span.end) for s in split_sentences(document, rules=load_sentence_rules())]
    longest = dict[int, Marked]()
    for mark in sorted(marks, key=lambda m: m.start - m.end):  # of names in one another the longest
        if not any(m.start < mark.end and mark.start < m.end for m in longest.values()):
            longest[mark.start] = mark
    kept = sorted(longest.values(), key=lambda m: m.start)
    return Passage(document.text, sentences, kept, given=True)


def _make(name: str, passage: Passage, cutter: Cutter, table: list[str]) -> Iterator[Example]:
    number = {label: n for n, label in enumerate(table)}
    for window in make_windows(cutter.cut(passage.text, passage.sentences)):
        spots = place_spots(passage.marks, window)
        at = {(window.starts[s.start], s.party): n for n, s in enumerate(spots)}
        found = [at.get((m.start, m.party)) for m in passage.marks]
        asked = []
        for sentence in range(window.fresh, window.stop):
            own = [n for n, s in enumerate(spots) if s.sentence == sentence][:MOST]
            one = Asked(sentence, own)
            judged = set[tuple[int, int]]()
            for place, a, b, labels in passage.pairs:
                pair = found[a], found[b]
                if place == sentence and pair[0] in own and pair[1] in own:
                    judged.add(pair)  # type: ignore[arg-type]
                    one.right |= {(*pair, number[label]) for label in labels}  # type: ignore[misc]
            if not passage.given:
                unsaid = {(found[a], found[b]) for place, a, b in passage.open if place == sentence}
                judged |= {(a, b) for a in own for b in own if a != b} - unsaid
            one.judged = sorted(judged)
            asked.append(one)
        yield Example(name, window, ([], []), spots, asked, has_refs=False, allowed=_allow(passage, window, spots))


def _allow(passage: Passage, window: Window, spots: Sequence) -> list[frozenset[int]]:  # type: ignore[type-arg]
    """The tags that each piece of a window may bear."""
    allowed = [OUTSIDE if passage.complete else ANY] * len(window.ids)
    allowed[0] = allowed[-1] = frozenset({0})
    for spot in spots:
        if not passage.complete and spot.end < len(allowed) - 1:
            allowed[spot.end] = ANY - INSIDE
    for spot in spots:
        kinds = MAY_BE[spot.kind]
        loose = LOOSE if spot.kind == "MODEL" or (not passage.given and spot.kind == "PLACE") else frozenset()
        allowed[spot.start] = frozenset(1 + 2 * NAMED.index(k) for k in kinds) | loose
        for n in range(spot.start + 1, spot.end):
            allowed[n] = frozenset(2 + 2 * NAMED.index(k) for k in kinds) | loose
    return allowed
