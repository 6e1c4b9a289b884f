"""Noun phrases and verb groups: a tagged sentence as a short row of chunks."""

import re
from collections.abc import Sequence

from lading.claims.en.chunks import Chunk, NounPhrase
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.units import Unit
from lading.claims.en.verb_groups import read_verb_group
from lading.model.claim import MentionKind


def make_chunks(units: Sequence[Unit], lexicons: Lexicons) -> list[Chunk]:
    """The chunks of a tagged sentence, in order."""
    chunks: list[Chunk] = []
    i = 0
    while i < len(units):
        unit = units[i]
        leads = unit.tag == "B" and i + 1 < len(units) and units[i + 1].tag in {"V", "A", "M"} and i > 0
        if leads or unit.tag in {"A", "M", "V", "AX", "MX", "X"} or (unit.tag == "T" and i + 1 < len(units)):
            chunk, after = read_verb_group(units, i, lexicons)
            if chunk is not None:
                chunks.append(chunk)
                i = after
                continue
        if _is_when(units, i) and not (chunks and chunks[-1].tag == "P"):
            chunks.append(Chunk("B", unit.start, units[i + 1].end, units[i + 1].word))
            i += 2
            continue
        if unit.tag in {"E", "N", "D", "Q", "O", "V"}:
            chunk, i = _noun_phrase(units, i)
            chunks.append(chunk)
            continue
        chunks.append(Chunk(unit.tag, unit.start, unit.end, unit.word))
        i += 1
    return chunks


def _is_when(units: Sequence[Unit], i: int) -> bool:
    """Whether two words say when, as an adverb does, right before a name: "last week Vostok Kabel sold", "this March Ural Works"."""
    named = i + 2 < len(units) and units[i + 2].name is not None
    return named and units[i].word in WHEN_NEXT | {"this"} and units[i + 1].word in TIMES


def _noun_phrase(units: Sequence[Unit], i: int) -> tuple[Chunk, int]:
    first = i
    i += 1
    if units[first].tag != "O":
        while i < len(units) and _continues(units, first, i):
            i += 1
    np = build_phrase(units[first:i])
    return Chunk("NP", np.start, np.end, np.head, np=np), i


def _continues(units: Sequence[Unit], first: int, i: int) -> bool:  # noqa: C901, PLR0911 - a decision list, read from the top
    tag, before = units[i].tag, units[i - 1].tag
    if tag == "E" and (units[i - 1].word in TIMES or (before == "Q" and YEAR.fullmatch(units[i - 1].word))):
        return False
    named = units[i - 1].name
    party = named is not None and named.kind is not MentionKind.ITEM
    if tag == "Q" and (party or (before == "E" and units[i].word in {"$", "€", "£", "₽"})):
        return False
    ago = i + 1 < len(units) and units[i].word in SPANS and units[i + 1].word in {"ago", "earlier", "later", "before"}
    if ago:
        return False
    dated = i + 1 < len(units) and units[i + 1].word in TIMES
    if ((party or dated) and units[i].word in WHEN_NEXT) or (party and units[i].word in WAYS):
        return False
    if tag == "E" and _opens_clause(units, first, i):
        return False
    if tag in {"N", "E", "Q"}:
        return True
    if tag == "'":
        return before in {"N", "E"}
    if tag == "D":
        return before == "D" or (before == "Q" and units[i].word in {"a", "an"})
    if tag == '"':
        after = units[i + 1].tag if i + 1 < len(units) else "."
        return (after in {"N", "E"} and before in {"D", "N", "'"}) or False
    if tag == "C" and units[i].word in {"&", "and"} and before == "N" and i + 2 < len(units):
        # "attack and surveillance models": adjectives joined before one head
        return (
            units[i + 1].tag == "N"
            and units[i + 2].tag == "N"
            and not units[i - 1].word.endswith("s")
            and units[i - 1].word not in OFFICES
            and i - first <= 2
        )
    if tag == "C" and before == "E" and _is_sender(units[i - 1]) and i + 2 < len(units) and _is_sender(units[i + 1]):
        # "U.S. and EU sanctions": two modifiers of one head
        return units[i + 2].tag == "N"
    return tag == "B" and before == "D" and i + 1 < len(units) and units[i + 1].tag in {"N", "E"}


TIMES = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "today", "yesterday", "week", "month", "year",
])  # fmt: skip


def _opens_clause(units: Sequence[Unit], first: int, i: int) -> bool:
    """Whether a name is the subject after a phrase that opens the sentence: "In its settlement Haas admitted"."""
    fronted = first == 1 and units[0].tag == "P" and units[i - 1].tag == "N" and units[first].tag in {"D", "N"}
    after = units[i + 1].tag if i + 1 < len(units) else "."
    return fronted and after in {"V", "A", "M", "AX", "MX"} and units[first].word not in {"the", "a", "an"}


SPANS = frozenset({"years", "months", "weeks", "days", "decades", "year", "month", "week", "hours"})
WAYS = frozenset(
    {"south", "north", "east", "west", "southeast", "northeast", "southwest", "northwest", "early", "late"}
)
WHEN_NEXT = frozenset({"last", "next", "earlier", "later", "late", "early", "mid"})
"""Words that after a name begin a time: "from Delta Ltd last spring"."""
YEAR = re.compile(r"(?:19|20)\d\d")
OFFICES = frozenset([
    "founder", "co-founder", "owner", "co-owner", "director", "chairman", "president", "head", "chief", "ceo", "partner",
    "executive", "maker", "supplier", "manufacturer", "producer", "importer", "exporter", "developer", "shareholder",
    "engineer", "manager", "designer", "wife", "husband",
])  # fmt: skip
"""Nouns that stand for themselves before `and`: "founder and chief executive"."""
COUNTS = frozenset([
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "several",
])  # fmt: skip


def _is_sender(unit: Unit) -> bool:
    return unit.name is not None and unit.name.kind in {MentionKind.PLACE, MentionKind.AUTHORITY}


def build_phrase(units: Sequence[Unit]) -> NounPhrase:
    """One noun phrase of its units: possessors become owners, the last name or noun is the head."""
    last_possessive = max((k for k, u in enumerate(units) if u.tag == "'"), default=-1)
    owner = build_phrase(units[:last_possessive]) if last_possessive > 0 else None
    core = list(units[last_possessive + 1 :]) or list(units)
    det = core[0].word if core[0].tag == "D" else ""
    content = [u for u in core if u.tag in {"N", "E", "Q", "O"}] or core
    names = [u for u in content if u.name is not None]
    head = content[-1]
    words = tuple(u.word for u in content if u.tag != "E")
    if (
        not det
        and core
        and core[0].name is not None
        and core[0].name.kind is MentionKind.GROUP
        and core[0].word in COUNTS
    ):
        det = "both"
    quantity = " ".join(
        u.word
        for u in core
        if u.tag == "Q" or u.word in {"several", "multiple", "many", "dozens", "hundreds", "thousands", "numerous"}
    )
    name = head.name if head.name is not None else None
    mods = tuple(u.name for u in names if u.name is not None and u is not head)
    return NounPhrase(
        units[0].start, units[-1].end, head.word if head.name is None else "", words, name, owner, mods, det, quantity,
        pronoun=head.tag == "O",
    )  # fmt: skip
