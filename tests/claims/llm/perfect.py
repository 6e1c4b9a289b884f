"""A model that answers with the hand-written claims of the tuning documents, and the ways in which an answer can be corrupted."""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from lading.claims.llm.knowledge import Knowledge
from lading.claims.llm.sentences import Numbered, number_sentences
from lading.documents.segment import find_blocks
from lading.documents.sentences import split_sentences
from lading.model.document import Document
from lading.model.ids import digest_bytes
from lading.model.span import Span

EVALS = Path(__file__).resolve().parents[3] / "evals"
KINDS = {
    "ORG": "org", "GOVBODY": "authority", "RESEARCH_ORG": "org", "MEDIA": "media", "PERSON": "person", "MODEL": "item",
    "COUNTRY": "place", "PLACE": "place", "PERSON_GROUP": "group", "ORG_GROUP": "group", "SOURCE": "group",
}  # fmt: skip
GOODS = {"supplies", "procures_for", "transports", "manufactures", "assembles", "develops", "tests", "deploys"}
"""Predicates whose goods are their item, not a party."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Truth:
    """One true claim of a document as a model would answer it, with the names it needs."""

    row: Row
    names: tuple[Row, ...]

    def answer(self) -> str:
        return json.dumps({"names": list(self.names), "claims": [self.row]}, ensure_ascii=False)


def load_documents(language: str) -> Iterator[tuple[Document, dict[str, Any]]]:
    split = json.loads((EVALS / "split.json").read_text(encoding="utf-8"))
    for name in split["tune"]:
        gold = json.loads((EVALS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        if gold["lang"] == language:
            text = (EVALS / "texts" / f"{name}.txt").read_text(encoding="utf-8")
            blocks = find_blocks(text)
            sha = digest_bytes(text.encode())
            yield Document(text, name, sha, language=language, published=gold["published"], blocks=blocks), gold


def tell_truths(document: Document, gold: dict[str, Any], knowledge: Knowledge) -> list[Truth]:
    """The claims whose quote stands in one sentence and whose parties are named somewhere in the document."""
    groups = yaml.safe_load((EVALS / "groups.yml").read_text(encoding="utf-8"))["gold"]
    sentences = number_sentences(split_sentences(document, rules=knowledge.guards.sentences))
    entities = {e["id"]: e for e in gold["entities"]}
    found = []
    for said in gold["claims"]:
        home = next((s for s in sentences if s.span.start <= said["span"][0] and said["span"][1] <= s.span.end), None)
        if said["p"] not in groups or home is None or home.span.cut(document.text).find(said["quote"]) < 0:
            continue
        predicate, turned = groups[said["p"]]
        for pair in product(_listed(said["s"]), _listed(said["o"])):
            names: list[Row] = []
            sides = pair[::-1] if turned else pair
            ids = [_name(entities.get(side), home, sentences, names) for side in sides]
            voices = [_name(entities.get(voice), home, sentences, names) for voice in said["attr"]]
            if None in ids or None in voices or not any(ids):
                continue
            item = ""
            kinds = [entities[side]["type"] if side in entities else "" for side in sides]
            for at in (1, 0):
                if kinds[at] == "MODEL" and predicate in GOODS:
                    item, ids[at] = ids[at] or "", ""
            row = {
                "predicate": predicate, "subject": ids[0], "object": ids[1], "item": item, "sentences": [home.number],
                "words": said["quote"], "polarity": said["pol"], "stance": said["stance"],
                "attribution": [v for v in voices if v], "relayed_by": "", "values": [],
            }  # fmt: skip
            found.append(Truth(row, tuple(names)))
    return found


def _listed(value: str | list[str] | None) -> list[str]:
    return value if isinstance(value, list) else [value or ""]


def _name(
    entity: dict[str, Any] | None, home: Numbered, sentences: tuple[Numbered, ...], names: list[Row]
) -> str | None:
    """The id of an entity's name in its sentence, else anywhere; empty for no entity, None for one that is not named."""
    if entity is None:
        return ""
    mentions = [(m["text"], a, b) for m in entity["mentions"] for a, b in m["offsets"]]
    mentions.sort(key=lambda m: (not home.span.start <= m[1] < home.span.end, -len(m[0])))
    for text, start, end in mentions:
        row = next((s for s in sentences if s.span.start <= start and end <= s.span.end), None)
        if row is not None:
            key = f"N{len(names) + 1}"
            names.append({"id": key, "sentence": row.number, "words": text, "kind": KINDS[entity["type"]]})
            return key
    return None


Corruption = Callable[[Truth, Document, random.Random], Truth | None]


def _with(truth: Truth, **changed: Any) -> Truth:
    return Truth({**truth.row, **changed}, truth.names)


def change_digit(truth: Truth, _document: Document, chance: random.Random) -> Truth | None:
    """One digit of the quote is another."""
    words = truth.row["words"]
    places = [i for i, c in enumerate(words) if c.isdigit() and c.isascii()]
    if not places:
        return None
    at = chance.choice(places)
    other = chance.choice([d for d in "0123456789" if d != words[at]])
    return _with(truth, words=words[:at] + other + words[at + 1 :])


def change_name_digit(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """One digit of a name is another: HW52V, HW53V."""
    for i, row in enumerate(truth.names):
        found = re.search(r"[0-9]", row["words"])
        if found:
            digit = str((int(found.group()) + 1 + chance.randrange(8)) % 10)
            words = row["words"][: found.start()] + digit + row["words"][found.end() :]
            if words in document.text:
                return None
            return Truth(truth.row, (*truth.names[:i], {**row, "words": words}, *truth.names[i + 1 :]))
    return None


def drop_digit(truth: Truth, _document: Document, _chance: random.Random) -> Truth | None:
    """A digit of the quote is left out: 18 becomes 8."""
    found = re.search(r"\d\d+", truth.row["words"])
    if found is None:
        return None
    words = truth.row["words"]
    return _with(truth, words=words[: found.start()] + words[found.start() + 1 :])


def insert_not(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """The quote is negated: before one of its words, or characters, stands a not."""
    words = truth.row["words"]
    if document.language == "zh":
        at = chance.randrange(1, len(words))
        return _with(truth, words=words[:at] + chance.choice(["不", "没有", "并未"]) + words[at:])
    parts = words.split(" ")
    at = chance.randrange(1, len(parts)) if len(parts) > 1 else 0
    no = "не" if document.language == "ru" else chance.choice(["not", "never"])
    return _with(truth, words=" ".join([*parts[:at], no, *parts[at:]]))


def drop_word(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """A word, or character, inside the quote is left out."""
    words = truth.row["words"]
    parts = list(words) if document.language == "zh" else words.split(" ")
    if len(parts) < 4:
        return None
    del parts[chance.randrange(1, len(parts) - 1)]
    return _with(truth, words=("" if document.language == "zh" else " ").join(parts))


def swap_words(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """Two words of the quote have changed places."""
    words = truth.row["words"]
    parts = list(words) if document.language == "zh" else words.split(" ")
    pairs = [i for i in range(len(parts) - 1) if parts[i] != parts[i + 1]]
    if not pairs:
        return None
    at = chance.choice(pairs)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return _with(truth, words=("" if document.language == "zh" else " ").join(parts))


def change_letter(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """One letter of the quote is another."""
    words = truth.row["words"]
    places = [i for i, c in enumerate(words) if c.isalpha()]
    at = chance.choice(places)
    letters = {"ru": "абвгдежз", "zh": "甲乙丙丁戊己庚"}.get(document.language, "abcdefgh")
    other = chance.choice([c for c in letters if c != words[at].lower()])
    return _with(truth, words=words[:at] + other + words[at + 1 :])


def invent_ending(truth: Truth, document: Document, _chance: random.Random) -> Truth | None:
    """The quote goes on as the text does not."""
    ending = {"ru": " для войны", "zh": "用于战争"}.get(document.language, " for the war effort")
    return _with(truth, words=truth.row["words"] + ending)


def replace_word(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """A word of the quote is one from another sentence: an organisation, a verb."""
    words = truth.row["words"]
    unit = r"[\u4e00-\u9fff]{3}" if document.language == "zh" else r"[\w-]{4,}"
    own = re.findall(unit, words)
    choices = [other for other in re.findall(unit, document.text) if other not in words]
    if not own or not choices:
        return None
    return _with(truth, words=words.replace(chance.choice(own), chance.choice(choices), 1))


def change_name(truth: Truth, document: Document, chance: random.Random) -> Truth | None:
    """A letter of a party's name is another."""
    row = truth.names[0]
    at = chance.choice([i for i, c in enumerate(row["words"]) if c.isalpha()] or [0])
    letters = {"ru": "абвгдежз", "zh": "甲乙丙丁戊己庚"}.get(document.language, "abcdefgh")
    other = chance.choice([c for c in letters if c != row["words"][at].lower()])
    words = row["words"][:at] + other + row["words"][at + 1 :]
    return None if words in document.text else Truth(truth.row, ({**row, "words": words}, *truth.names[1:]))


def move_sentence(truth: Truth, _document: Document, _chance: random.Random) -> Truth | None:
    """The claim points at the sentence after, which does not say it."""
    return _with(truth, sentences=[truth.row["sentences"][0] + 1])


def exchange_parties(truth: Truth, _document: Document, _chance: random.Random) -> Truth | None:
    """Who did it to whom, the other way round."""
    row = truth.row
    if not row["subject"] or not row["object"] or row["predicate"] in {"contracts_with", "linked_to"}:
        return None
    return _with(truth, subject=row["object"], object=row["subject"])


def flip_polarity(truth: Truth, _document: Document, _chance: random.Random) -> Truth | None:
    """Affirmed where the words deny, denied where they affirm."""
    turned = "-" if truth.row["polarity"] == "+" else "+"
    stance = "asserted" if turned == "+" and truth.row["stance"] == "denied" else truth.row["stance"]
    return _with(truth, polarity=turned, stance=stance)


def put_another(truth: Truth, gold: dict[str, Any], sentence: Span, all_truths: list[Truth]) -> Iterator[Truth]:
    """Each other party named in the same sentence in the subject's place, then in the object's, where no true claim says so."""
    row = truth.row
    said = {n["id"]: n["words"] for n in truth.names}
    for role in ("subject", "object"):
        if not row[role]:
            continue
        for entity in gold["entities"]:
            mentions = [
                m["text"]
                for m in entity["mentions"]
                if any(sentence.start <= a < sentence.end for a, _ in m["offsets"])
            ]
            all_names = {m["text"] for m in entity["mentions"]}
            taken = {
                n["words"]
                for t in all_truths
                for n in t.names
                if t.row["sentences"] == row["sentences"]
                and n["id"] in {t.row["subject"], t.row["object"]}
                and (t.row["predicate"] == row["predicate"])
            } | {said[i] for i in (row["subject"], row["object"]) if i}
            if not mentions or taken & all_names:
                continue
            other = {
                "id": "N99",
                "sentence": row["sentences"][0],
                "words": max(mentions, key=len),
                "kind": KINDS[entity["type"]],
            }
            yield Truth({**row, role: "N99"}, (*truth.names, other))


ALTERED: tuple[Corruption, ...] = (
    change_digit, change_name_digit, drop_digit, insert_not, drop_word, swap_words, change_letter, invent_ending, replace_word,
    change_name, move_sentence,
)  # fmt: skip
TURNED: tuple[Corruption, ...] = (exchange_parties, flip_polarity)
