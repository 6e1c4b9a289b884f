"""The shape of a model's answer, as JSON schema. Plain enough for servers that turn schemas into grammars."""

import json
from collections.abc import Mapping
from typing import Any

from lading.model.claim import MentionKind, Polarity, Predicate, Stance

VALUES = ("time", "place", "quantity", "share", "amount", "role", "program")
"""What a claim may say beside who and whom."""
MOST_SENTENCES = 3


def _object(**properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def _one_of(values: object) -> dict[str, Any]:
    return {"type": "string", "enum": [str(v) for v in values]}  # type: ignore[attr-defined]  # enumerations and tuples


TEXT: Mapping[str, Any] = {"type": "string"}
NUMBER: Mapping[str, Any] = {"type": "integer"}
NAME = _object(id=TEXT, sentence=NUMBER, words=TEXT, kind=_one_of(MentionKind))
VALUE = _object(kind=_one_of(VALUES), words=TEXT)
CLAIM = _object(
    predicate=_one_of(Predicate),
    subject=TEXT,
    object=TEXT,
    item=TEXT,
    sentences=_list(NUMBER),
    words=TEXT,
    polarity=_one_of(Polarity),
    stance=_one_of(Stance),
    attribution=_list(TEXT),
    relayed_by=TEXT,
    values=_list(VALUE),
)
ANSWER = _object(names=_list(NAME), claims=_list(CLAIM))


def write_schema() -> str:
    """The schema of an answer, the same text every time."""
    return json.dumps(ANSWER, separators=(",", ":"))
