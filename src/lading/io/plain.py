"""Frozen dataclasses as plain values that JSON can hold, by position, and back as fast as can be.

Where `io/store/codec.py` keeps evidence and checks every value again, this is for what can be made anew at any time.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from enum import Enum
from typing import Any

Read = Callable[[Any], Any]


def to_plain(value: object) -> Any:
    """A value as JSON can hold it: dataclasses and tuples as lists, sets as sorted lists, enumerations by their values."""
    if dataclasses.is_dataclass(value):
        return [to_plain(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def make_reader(kind: Any) -> Read:
    """A function that makes a value of a type from what `to_plain` gave. The type is looked at once, here.

    Raises:
        TypeError: for a type of which no value can come back.
    """
    origin, arms = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        inner = make_reader(next(arm for arm in arms if arm is not types.NoneType))
        return lambda raw: None if raw is None else inner(raw)
    if origin is tuple and arms[-1] is not Ellipsis:
        return _fixed([make_reader(arm) for arm in arms])
    if origin in {tuple, frozenset}:
        return _many(origin, make_reader(arms[0]))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        readers = [make_reader(hints[f.name]) for f in dataclasses.fields(kind) if f.init]
        make = typing.cast("Callable[..., Any]", kind)
        return lambda raw: make(*[read(item) for read, item in zip(readers, raw, strict=True)])
    if isinstance(kind, type) and issubclass(kind, tuple):  # a named tuple: its fields by position
        hints = typing.get_type_hints(kind)
        row = _fixed([make_reader(hints[name]) for name in kind._fields])  # type: ignore[attr-defined]  # it has them
        whole = typing.cast("Callable[..., Any]", kind)
        return lambda raw: whole(*row(raw))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in {str, int, float, bool}:
        return _same
    raise TypeError(f"no value of {kind} can come back")


def _many(origin: Any, read: Read) -> Read:
    """A reader of any number of values of one type."""
    if read is _same:
        return typing.cast("Read", origin)
    return lambda raw: origin([read(item) for item in raw])


def _fixed(readers: list[Read]) -> Read:
    """A reader of so many values, each of its own type."""
    if all(read is _same for read in readers):
        return tuple
    return lambda raw: tuple([read(item) for read, item in zip(readers, raw, strict=True)])


def _same(raw: Any) -> Any:
    return raw
