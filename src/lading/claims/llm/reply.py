"""A model's answer as values. What has not the shape that was asked for is refused, row by row, with its reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from lading.claims.llm.schema import ANSWER, CLAIM, MOST_SENTENCES, NAME, VALUE, VALUES
from lading.model.claim import MentionKind, Polarity, Predicate, Stance

FENCE = re.compile(r"^\s*(?:<think>.*?</think>\s*)?```(?:json)?\s*\n(?P<body>.*)\n\s*```\s*$", re.DOTALL)
THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
LONGEST_WORDS = 1000
MOST_ROWS = 500
Choice = TypeVar("Choice", bound=StrEnum)


class Fault(StrEnum):
    """Why a row of an answer is refused."""

    SHAPE = "not of the shape asked for"
    TWICE = "an id given twice"
    SENTENCE = "a sentence that was not asked about"
    PARTY = "a party that is not there"
    WORDS = "words that are not in the sentence"
    NO_NAME = "a word that is no name"
    POLARITY = "said to be so, or not so, against the words"
    DIRECTION = "the wrong way round"
    NOTHING = "about nobody"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was refused, and the part of it that is at fault."""

    fault: Fault
    what: str


class RefusedRowError(Exception):
    """Carries a refusal out of the reading of one row."""

    def __init__(self, fault: Fault, what: str) -> None:
        super().__init__(what)
        self.refusal = Refusal(fault, what[:80])


class BrokenReplyError(Exception):
    """An answer that is no answer: not JSON, or not the object that was asked for."""


@dataclass(frozen=True, slots=True)
class SaidName:
    """A name that the model points at."""

    id: str
    sentence: int
    words: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class SaidClaim:
    """A claim as the model states it: ids and words, nothing of it believed yet. Ids are empty where it gives none."""

    predicate: Predicate
    subject: str
    object: str
    item: str
    sentences: tuple[int, ...]
    words: str
    polarity: Polarity
    stance: Stance
    attribution: tuple[str, ...]
    relayed_by: str
    values: tuple[tuple[str, str], ...]
    """Kind and words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The rows of an answer that have the right shape, and those that have not."""

    names: tuple[SaidName, ...] = ()
    claims: tuple[SaidClaim, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def parse_reply(text: str) -> Reply:
    """The rows of an answer.

    Raises:
        BrokenReplyError: where it is not one JSON object with `names` and `claims` and nothing else.
    """
    fenced = FENCE.match(text)
    body = fenced["body"] if fenced else THOUGHT.sub("", text, count=1)
    try:
        data = json.loads(body, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BrokenReplyError(f"no JSON: {str(error)[:80]}") from error
    if not isinstance(data, dict) or set(data) != set(ANSWER["properties"]):
        raise BrokenReplyError("not an object with `names` and `claims`")
    if not all(isinstance(data[key], list) and len(data[key]) <= MOST_ROWS for key in ("names", "claims")):
        raise BrokenReplyError(f"`names` and `claims` are not lists of at most {MOST_ROWS} rows")
    refusals: list[Refusal] = []
    names, claims = [], []
    for row in data["names"]:
        try:
            names.append(_read_name(row))
        except RefusedRowError as error:
            refusals.append(error.refusal)
    for row in data["claims"]:
        try:
            claims.append(_read_claim(row))
        except RefusedRowError as error:
            refusals.append(error.refusal)
    return Reply(tuple(names), tuple(claims), tuple(refusals))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(what: object) -> NoReturn:
    raise RefusedRowError(Fault.SHAPE, str(what))


def _check_keys(row: object, schema: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(row, dict):
        _refuse(row)
    if set(row) != set(schema["properties"]):
        _refuse(f"keys: {', '.join(sorted(set(row) ^ set(schema['properties'])))}")
    return row


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or len(value) > LONGEST_WORDS:
        _refuse(f"{key}: {value}")
    return value.strip()


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(f"sentence: {value}")
    return value


def _choice(row: Mapping[str, Any], key: str, kind: type[Choice]) -> Choice:
    try:
        return kind(_text(row, key))
    except ValueError:
        _refuse(f"{key}: {row[key]}")


def _list(row: Mapping[str, Any], key: str) -> list[Any]:
    value = row[key]
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        _refuse(f"{key}: {value}")
    return value


def _read_name(row: object) -> SaidName:
    found = _check_keys(row, NAME)
    return SaidName(
        _text(found, "id"), _number(found["sentence"]), _text(found, "words"), _choice(found, "kind", MentionKind)
    )


def _read_claim(row: object) -> SaidClaim:
    found = _check_keys(row, CLAIM)
    numbers = tuple(dict.fromkeys(_number(value) for value in _list(found, "sentences")))
    if not 0 < len(numbers) <= MOST_SENTENCES:
        _refuse(f"sentences: {len(numbers)}")
    voices = _list(found, "attribution")
    if not all(isinstance(voice, str) for voice in voices):
        _refuse(f"attribution: {voices}")
    return SaidClaim(
        predicate=_choice(found, "predicate", Predicate),
        subject=_text(found, "subject"),
        object=_text(found, "object"),
        item=_text(found, "item"),
        sentences=numbers,
        words=_text(found, "words"),
        polarity=_choice(found, "polarity", Polarity),
        stance=_choice(found, "stance", Stance),
        attribution=tuple(dict.fromkeys(voice.strip() for voice in voices if voice.strip())),
        relayed_by=_text(found, "relayed_by"),
        values=tuple(_read_value(value) for value in _list(found, "values")),
    )


def _read_value(row: object) -> tuple[str, str]:
    found = _check_keys(row, VALUE)
    kind, words = _text(found, "kind"), _text(found, "words")
    if kind not in VALUES:
        _refuse(f"value: {kind}")
    return kind, words
