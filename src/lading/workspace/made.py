"""What something made of a store is held by, so that it can be let go of once the store is another one."""

from collections.abc import Hashable
from typing import NamedTuple


class Made(NamedTuple):
    """A key of what was made of a store."""

    what: str
    mark: str
    """Of the store, or of what of it this was made from: once that is another one, nobody asks for it again."""
    asked: Hashable
