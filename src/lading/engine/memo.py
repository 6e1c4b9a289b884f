"""Values that are slow to make, made once and held: by key, few of them, safe to ask from many threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Value = TypeVar("Value")


class Memo:
    """Holds the values lately asked for. Who asks for one that another thread is making waits for it.

    Args:
        most: so many values are held; the one not asked for longest goes first.
    """

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key; `make` makes it where it is not held. What `make` raises is raised, and nothing held."""
        with self._lock:
            if key in self._held:
                return self._recall(key)  # type: ignore[no-any-return]  # values are of the type their key was made with
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._recall(key)  # type: ignore[no-any-return]  # as above
            try:
                value = make()
            except BaseException:
                with self._lock:
                    self._making.pop(key, None)
                raise
            with self._lock:
                self._held[key] = value
                self._making.pop(key, None)
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
            return value

    def keep(self, wanted: Callable[[Hashable], bool]) -> None:
        """Let go of the values of all keys that are not wanted. Who uses one has it as long as it is used."""
        with self._lock:
            for key in [key for key in self._held if not wanted(key)]:
                del self._held[key]

    def _recall(self, key: Hashable) -> Any:
        self._held.move_to_end(key)
        return self._held[key]
