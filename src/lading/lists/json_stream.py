"""The objects of a large JSON array, one by one: a file of any size in the memory of its largest object."""

import json
from collections.abc import Iterator
from typing import Any

from lading.errors import SourceError
from lading.lists.files import FETCH_AGAIN, ListFile, open_text

CHUNK = 1 << 16


def read_array(file: ListFile, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the array under a key of the outermost object, or of an outermost array, numbered from 1.

    Raises:
        SourceError: where there is no such array, or the file ends before it does.
    """
    decoder = json.JSONDecoder()
    number = 0
    with open_text(file) as text:
        buffer = _find_array(text.read(CHUNK), key, file)
        while True:
            buffer = buffer.lstrip(" \t\r\n,")
            if buffer.startswith("]"):
                return
            try:
                value, end = decoder.raw_decode(buffer)
            except (json.JSONDecodeError, RecursionError) as error:
                more = "" if isinstance(error, RecursionError) else text.read(max(CHUNK, len(buffer)))
                if not more:
                    place = f"object {number + 1}"
                    raise SourceError(
                        "the JSON is broken or cut short", where=file.name, place=place, remedy=FETCH_AGAIN
                    ) from error
                buffer += more
                continue
            number += 1
            if not isinstance(value, dict):
                raise SourceError("not an object", where=file.name, place=f"object {number}", remedy=FETCH_AGAIN)
            yield number, value
            buffer = buffer[end:]


def _find_array(head: str, key: str, file: ListFile) -> str:
    """The text from the array's first object on."""
    start = head.find("[", head.find(f'"{key}"')) if f'"{key}"' in head and head.lstrip().startswith("{") else -1
    if head.lstrip().startswith("["):
        start = head.index("[")
    if start < 0:
        raise SourceError(f"no array {key!r}", where=file.name, remedy=FETCH_AGAIN)
    return head[start + 1 :]
