"""Names of public bodies that run over several names: "a federal court in Brooklyn", "the U.S. Attorney’s Office for …"."""

from collections.abc import Sequence
from typing import Protocol

from lading.claims.en.name_rules import Name
from lading.claims.tokens import Token
from lading.model.claim import MentionKind

COURTS = frozenset({"court", "grand jury", "jury", "tribunal"})
COURT_WORDS = frozenset(
    {"federal", "district", "regional", "supreme", "high", "military", "criminal", "appeals", "city", "grand"}
)


class Draft(Protocol):
    """A sentence whose names are being found."""

    tokens: list[Token]
    names: list[Name]
    inner: list[Name]
    taken: list[bool]

    def add(self, start: int, end: int, kind: MentionKind, **more: object) -> None:
        """A name at a row of tokens."""
        ...


def widen_courts(draft: Draft) -> None:
    """A court with its place is one name: "a federal court in Brooklyn", "the Rotterdam court"."""
    for court in [n for n in draft.names if n.kind is MentionKind.AUTHORITY and n.text.lower() in COURTS]:
        places = [n for n in draft.names if n.kind is MentionKind.PLACE]
        start, end = _court_start(draft.tokens, court.start, places), court.end
        if end + 1 < len(draft.tokens) and draft.tokens[end].lower == "in":
            end = next((n.end for n in places if n.start == end + 1), end)
        if (start, end) != (court.start, court.end):
            inside = [n for n in draft.names if start <= n.start and n.end <= end]
            draft.inner += [n for n in inside if n.kind is MentionKind.PLACE]
            draft.names = [n for n in draft.names if n not in inside]
            draft.add(start, end, MentionKind.AUTHORITY)


def _court_start(tokens: Sequence[Token], start: int, places: Sequence[Name]) -> int:
    while start > 0 and tokens[start - 1].lower in COURT_WORDS:
        start -= 1
    return next((n.start for n in places if n.end == start), start)


def find_offices(draft: Draft) -> None:
    """Mark prosecutors' offices: "the U.S. Attorney’s Office for the Southern District of New York"."""
    tokens = draft.tokens
    for i in range(1, len(tokens) - 2):
        words = [t.lower for t in tokens[i : i + 3]]
        if words != ["attorney", "'s", "office"] or any(draft.taken[i - 1 : i + 3]):
            continue
        end = i + 3
        while end < len(tokens) and not tokens[end].mark and (tokens[end].capital or _goes_on(tokens, end)):
            end += 1
        draft.add(i - 1 if tokens[i - 1].capital else i, end, MentionKind.AUTHORITY)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word goes on with the name: "for the Southern", "of New"."""
    if tokens[at].lower not in {"for", "of", "the"}:
        return False
    following = tokens[at + 1 : at + 3]
    if following and following[0].lower == "the":
        following = following[1:]
    return bool(following) and following[0].capital
