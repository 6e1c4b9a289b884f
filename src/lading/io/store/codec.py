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


def read_json(kind: type[Noun], text: str, *, where: str) -> Noun:
    """The value again.

    Raises:
        StoreError: where the text is not what `write_json` made of such a value, ids included.
    """
    try:
        raw = json.loads(text)
        value = _build(kind, raw)
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


def _build(kind: Any, raw: Any) -> Any:
    """A value of a type from plain JSON values: dataclasses, enumerations, tuples, optional and plain values."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if raw is None:
            return None
        return _build(next(arm for arm in typing.get_args(kind) if arm is not type(None)), raw)
    if origin is tuple:
        arms = typing.get_args(kind)
        kinds = arms[:1] * len(raw) if arms[-1] is Ellipsis else arms
        return tuple(_build(arm, item) for arm, item in zip(kinds, raw, strict=True))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        made = {f.name: _build(hints[f.name], raw[f.name]) for f in dataclasses.fields(kind) if f.init}
        return typing.cast("type[Any]", kind)(**made)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(raw)
    return raw
