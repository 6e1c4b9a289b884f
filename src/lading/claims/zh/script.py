"""Traditional characters as simplified ones, one for one, so that every offset still points at the same place."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Simplifier:
    """Turns traditional text into simplified; characters that have no single counterpart stay."""

    converter: Any

    @classmethod
    def load(cls) -> "Simplifier":
        """The conversion of OpenCC, in the package `opencc-python-reimplemented`."""
        from opencc import OpenCC

        return cls(OpenCC("t2s"))

    def simplify(self, text: str) -> str:
        """The text in simplified characters, exactly as long as before."""
        whole = str(self.converter.convert(text))
        if len(whole) == len(text):
            return whole
        return "".join(self._one(character) for character in text)

    def _one(self, character: str) -> str:
        plain = str(self.converter.convert(character))
        return plain if len(plain) == 1 else character
