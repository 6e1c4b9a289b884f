"""Readers of the public corpora that Lading is measured with, and that the trained reader learns beside (`training/reader/borrowed.py`)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
                    names.append((UNER.get(tag[2:], "other"), at, at + len(word)))
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


NO_SPACE_BEFORE = frozenset(",.;:!?)%]'") | {"'s", "n't"}
NO_SPACE_AFTER = frozenset("([$")


@dataclass(frozen=True)
class Pair:
    """Two names in a text, by their places, and the relation from the first to the second; empty where there is none."""

    text: str
    first: tuple[int, int]
    second: tuple[int, int]
    relation: str


@dataclass(frozen=True)
class Said:
    """An attribution in a text: where its source stands and its content."""

    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]


def join_words(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words as a text, and where each stands."""
    text, places, opened, bare = "", list[tuple[int, int]](), False, True
    for raw in words:
        word = '"' if raw in ("``", "''") else raw
        closing = word == '"' and opened
        if text and not bare and word not in NO_SPACE_BEFORE and not closing:
            text += " "
        if word == '"':
            opened = not opened
        bare = word in NO_SPACE_AFTER or (word == '"' and opened)
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def read_core(path: Path) -> Iterator[Pair]:
    """CORE: a sentence or two from a company's encyclopedia page, two names in it; names inside one another are left out."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        text, places = join_words(row["context"])
        first, second = ((places[row[f"{e}_start"]][0], places[row[f"{e}_end"]][1]) for e in ("e1", "e2"))
        if first[1] > second[0]:
            continue
        if row["invert_relation"]:
            first, second = second, first
        yield Pair(text, first, second, "" if row["relation"] == "undefined" else row["relation"])


def read_re3d(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """The documents of re3d with their entities and relations, as its files have them."""
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        entities, relations = (_by_document(part / name) for name in ("entities.json", "relations.json"))
        for row in _lines(part / "documents.json"):
            yield row["text"], entities.get(row["_id"], []), relations.get(row["_id"], [])


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found = dict[str, list[dict[str, Any]]]()
    for row in _lines(path):
        found.setdefault(row["documentId"], []).append(row)
    return found


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip())


def read_polnear(folder: Path) -> Iterator[tuple[str, list[Said]]]:
    """The articles of a part of PolNeAR with their attributions."""
    for path in sorted((folder / "attributions").glob("*.ann")):
        lines = [line.partition("\t")[::2] for line in path.read_text(encoding="utf-8").splitlines()]
        places = {number: _bounds(rest) for number, rest in lines if number.startswith("T")}
        told = list[Said]()
        for number, rest in lines:
            if number.startswith("E"):
                roles = [role.partition(":")[::2] for role in rest.split()]
                source, content = (
                    tuple(places[ref] for role, ref in roles if role.rstrip("0123456789") == name and ref in places)
                    for name in ("Source", "Content")
                )
                told.append(Said(source, content))
        text = (folder / "text" / f"{path.stem.rpartition('_')[0]}.txt").read_bytes().decode("utf-8")
        yield text, told


def _bounds(rest: str) -> tuple[int, int]:
    """The first and last character of a brat annotation, which may have gaps."""
    pieces = rest.partition("\t")[0].split(" ", 1)[1].split(";")
    return int(pieces[0].split()[0]), int(pieces[-1].split()[1])
