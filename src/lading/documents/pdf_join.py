"""Lines put together as one text: words broken at the end of a line are whole again, those with a hyphen keep it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lading.documents.pdf_lines import WIDE_FROM, Line

HYPHENS = "-\u2010"
SOFT = "\u00ad"
COMPOUNDS = frozenset(
    [
        "anti",
        "arms",
        "co",
        "counter",
        "cross",
        "dual",
        "ex",
        "export",
        "first",
        "full",
        "government",
        "half",
        "high",
        "import",
        "inter",
        "joint",
        "large",
        "long",
        "low",
        "mid",
        "military",
        "multi",
        "non",
        "object",
        "one",
        "open",
        "post",
        "pre",
        "privately",
        "pro",
        "quasi",
        "re",
        "second",
        "self",
        "semi",
        "short",
        "single",
        "small",
        "so",
        "state",
        "sub",
        "third",
        "three",
        "two",
        "ultra",
        "under",
        "vice",
        "well",
    ]
)
"""First parts that keep their hyphen where nothing in the document says otherwise: `dual-use`, `state-owned`."""


@dataclass
class Joiner:
    """Puts lines together; knows which words the document spells without a break."""

    words: Counter[str] = field(default_factory=Counter)

    def learn(self, lines: Iterable[Line]) -> None:
        """Take note of the words that no line end breaks."""
        for line in lines:
            inner = [word.text for word in line.words]
            if inner and inner[-1][-1] in HYPHENS:
                inner.pop()
            self.words.update(text.strip(".,;:!?\"'()«»“”").lower() for text in inner[1:])

    def join(self, above: str, below: str) -> str:
        """Two lines as one."""
        if not above or not below:
            return above or below
        if above.endswith(SOFT):
            return above[:-1] + below
        if above[-1] in HYPHENS and len(above) > 1 and above[-2].isalnum() and below[0].isalnum():
            return above[:-1] + ("-" if self._keeps(above, below) else "") + below
        if above[-1] >= WIDE_FROM and below[0] >= WIDE_FROM:
            return above + below
        return f"{above} {below}"

    def _keeps(self, above: str, below: str) -> bool:
        """Whether the hyphen between two lines belongs to the word."""
        first = above.rsplit(maxsplit=1)[-1][:-1].lstrip("\"'(«“[").lower()
        second = below.split(maxsplit=1)[0].rstrip(".,;:!?\"')»”]").lower()
        if not (below[0].islower() and first[-1:].isalpha()):
            return True
        if self.words[first + second]:
            return False
        known = self.words[f"{first}-{second}"] or (self.words[first] and self.words[second])
        return bool(known) or "-" in first or first in COMPOUNDS


def is_broken(text: str) -> bool:
    """Whether a line ends within a word."""
    return text[-1] in HYPHENS + SOFT and len(text) > 1 and text[-2].isalpha()
