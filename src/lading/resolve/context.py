"""What a document says beside a name: a list entry that names another party of the same document is likelier meant.

An acronym tells nobody who is meant. That the list's own words on the entry name a second party of the document does.
"""

import re
from collections.abc import Iterable, Mapping

from lading.resolve.clusters import Clusters
from lading.resolve.features import Finding
from lading.resolve.profile import Profile

WORD = re.compile(r"\w+")
TELLING = 9
"""Letters from which a single word is looked for in a list's prose."""


def find_context(
    entry: Profile, neighbours: Iterable[str], *, clusters: Clusters, profiles: Mapping[str, Profile]
) -> Finding | None:
    """The first party of the document, taken for a listed one by itself, that the entry's own words name.

    Args:
        entry: the list entry in question.
        neighbours: other parties of the document that are judged to be listed ones.
        clusters: who they are.
        profiles: of lists and documents.
    """
    said = [flatten(text) for text in entry.texts]
    if not said or entry.id not in clusters:
        return None
    for neighbour in neighbours:
        members = clusters.members(neighbour)
        if entry.id in members:
            continue
        for name in dict.fromkeys(name for member in members for name in profiles[member].strong):
            flat = flatten(name)
            if _telling(flat) and any(flat in text for text in said):
                return Finding(1.0, f"its list entry names {name}, whom the document names too")
    return None


def flatten(text: str) -> str:
    """Words in lower case between single spaces, with one at each end, so that `in` finds whole words only."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _telling(flat: str) -> bool:
    """Whether a name is long enough that its words in a prose are no chance."""
    words = flat.split()
    return len(words) > 1 or (len(words) == 1 and len(words[0]) >= TELLING)
