"""The nouns as JSON and back. What comes back is made by the class itself, so that its own checks are run again."""

import dataclasses
import json
import types
import typing
from enum import Enum
from typing import Any, TypeVar

from lading.errors import StoreError

Noun = TypeVar("Noun")


def write_json(value: object) -> str:
    """A frozen dataclass, with everything in it, as compact JSON. Fields that a class works out itself are kept too."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


Shapes = dict[type, tuple[tuple[str, Any], ...]]
"""Fields of dataclasses with their types, worked out once by whoever reads many values."""


def read_json(kind: type[Noun], text: str, *, where: str, shapes: Shapes | None = None) -> Noun:
    """The value again. `shapes` is filled in on the way; who reads many values hands the same in each time.

    Raises:
        StoreError: where the text is not what `write_json` made of such a value, ids included.
    """
    try:
        raw = json.loads(text)
        value = _build(kind, raw, {} if shapes is None else shapes)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(
            f"a stored {kind.__name__} cannot be read: {error}", where=where, remedy="restore the store from a backup"
        ) from error
    if _plain(value) != raw:
        what = f"a stored {kind.__name__} is not what was stored: its digest differs"
        raise StoreError(what, where=where, remedy="restore the store from a backup")
    return typing.cast("Noun", value)


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _build(kind: Any, raw: Any, shapes: Shapes) -> Any:
    """A value of a type from plain JSON values: dataclasses, enumerations, tuples, optional and plain values."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if raw is None:
            return None
        return _build(next(arm for arm in typing.get_args(kind) if arm is not type(None)), raw, shapes)
    if origin is tuple:
        arms = typing.get_args(kind)
        kinds = arms[:1] * len(raw) if arms[-1] is Ellipsis else arms
        return tuple(_build(arm, item, shapes) for arm, item in zip(kinds, raw, strict=True))
    if dataclasses.is_dataclass(kind):
        made = {name: _build(hint, raw[name], shapes) for name, hint in _shape(typing.cast("type", kind), shapes)}
        return typing.cast("type[Any]", kind)(**made)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(raw)
    return raw


def _shape(kind: type, shapes: Shapes) -> tuple[tuple[str, Any], ...]:
    """The fields that a dataclass is made with, and the type of each."""
    if kind not in shapes:
        hints = typing.get_type_hints(kind)
        shapes[kind] = tuple((f.name, hints[f.name]) for f in dataclasses.fields(kind) if f.init)
    return shapes[kind]
