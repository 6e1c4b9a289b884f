"""A change of a list in words: what a compliance officer reads first, first, and of long texts only what differs."""

import difflib
from collections.abc import Iterable, Iterator

from lading.lists.diff import Change, Detail, Kind, label

ORDER = (
    "kind",
    "name",
    "former name",
    "alias",
    "weak alias",
    "program",
    "listing date",
    "start date",
    "end date",
    "link",
    "nationality",
    "country",
    "birth date",
    "birth place",
)
"""What is told first; the rest follows in the list's own order, and notes come last."""
NAMES = frozenset({"name", "former name", "alias", "weak alias"})
LAST = ("position", "reason", "notes")
NUMBERS = (" number", "INN", "OGRN", "identifier", "id")
"""Ends of labels whose values need no line of their own where a paper told beside them has them."""
LONG = 90
"""Characters from which a value is shortened; JSON has it whole."""
PASSAGES = 3
"""Reworded passages shown of one text."""
ALIKE = 0.6
"""Likeness (difflib's ratio) from which one value is taken for another one reworded."""
ALIKE_WITHIN = 40
"""Values on each side up to which likeness is looked for: it takes time by the square."""


def describe_change(change: Change) -> Iterator[str]:
    """A change in words: a heading with the party's name, then a line for each thing that changed."""
    known = {detail.what: detail.added or detail.removed for detail in change.details}
    kind = label(change.schema)
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        facts = (kind, "/".join(known.get("country", ())), "; ".join(known.get("program", ())))
        since = known.get("listing date") or known.get("start date") or ()
        listed = (f"listed {day}" for day in since[:1])
        yield " · ".join((change.caption, *filter(None, facts), *listed, change.id))
        return
    number = f"was {change.old_id}, now {change.id}" if change.old_id else change.id
    amended = (f"amended {max(days)}" for days in (known.get("amended", ()),) if days)
    yield " · ".join((change.caption, kind, number, *amended))
    yield from describe_details(change)


def describe_details(change: Change) -> Iterator[str]:
    """The lines under the heading of a changed party."""
    moved = dict(_moved(change.details))
    yield from (f"{shorten(value)}: {now}, was {was}" for value, (was, now) in moved.items())
    papers = [
        value for detail in change.details if not _is_number(detail) for value in (*detail.added, *detail.removed)
    ]
    for detail in sorted(change.details, key=_rank):
        if detail.what == "amended":
            continue
        said = moved if detail.what in NAMES else ()
        told = papers if _is_number(detail) else ()
        removed, added = (
            tuple(value for value in values if value not in said and not any(value in paper for paper in told))
            for values in (detail.removed, detail.added)
        )
        yield from _lines(Detail(detail.what, removed, added))


def _moved(details: Iterable[Detail]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Names that are still there, but of another kind than before: an alias that was a former name."""
    names = [detail for detail in details if detail.what in NAMES]
    went = {value: detail.what for detail in names for value in detail.removed}
    for detail in names:
        yield from ((value, (went[value], f"now {detail.what}")) for value in detail.added if value in went)


def shorten(value: str) -> str:
    """A value in quotation marks, short enough for a line."""
    flat = " ".join(value.split())
    return f"“{flat}”" if len(flat) <= LONG else f"“{flat[:LONG].rstrip()} …”"


def reword(was: str, now: str) -> str:
    """What differs between two long texts, passage by passage."""
    before, after = was.split(), now.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    parts = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = " ".join(before[a:b]), " ".join(after[c:d])
        if tag == "delete":
            parts.append(f"without {shorten(old)}")
        else:
            parts.append(f"{shorten(old)} became {shorten(new)}" if tag == "replace" else f"now with {shorten(new)}")
    more = f"; and {len(parts) - PASSAGES} more" if len(parts) > PASSAGES else ""
    return "; ".join(parts[:PASSAGES]) + more if parts else "only its spacing"


def _lines(detail: Detail) -> Iterator[str]:
    """What came and went; what looks like one value put another way, in one line."""
    removed, added = list(detail.removed), list(detail.added)
    for was, now in _pairs(removed, added):
        removed.remove(was)
        added.remove(now)
        if max(len(was), len(now)) > LONG:
            yield f"{detail.what} reworded: {reword(was, now)}"
        else:
            yield f"{detail.what}: was {shorten(was)}, now {shorten(now)}"
    yield from (f"{detail.what} gone: {shorten(value)}" for value in removed)
    yield from (f"{detail.what} added: {shorten(value)}" for value in added)


def _pairs(removed: list[str], added: list[str]) -> Iterable[tuple[str, str]]:
    """Which value became which: the only two there are, else those most alike."""
    if len(removed) == len(added) == 1:
        return [(removed[0], added[0])]
    if max(len(removed), len(added)) > ALIKE_WITHIN:
        return []
    scored = sorted(
        ((_likeness(was, now), was, now) for was in removed for now in added),
        key=lambda scored: -scored[0],
    )
    taken: set[tuple[str, str]] = set()
    found = []
    for score, was, now in scored:
        if score < ALIKE or ("was", was) in taken or ("now", now) in taken:
            continue
        taken |= {("was", was), ("now", now)}
        found.append((was, now))
    return found


def _likeness(was: str, now: str) -> float:
    if max(len(was), len(now)) > 4 * LONG:
        return difflib.SequenceMatcher(None, was.split(), now.split(), autojunk=False).ratio()
    return difflib.SequenceMatcher(None, was, now, autojunk=False).ratio()


def _rank(detail: Detail) -> int:
    if detail.what in ORDER:
        return ORDER.index(detail.what)
    return len(ORDER) + (1 + LAST.index(detail.what) if detail.what in LAST else 0)


def _is_number(detail: Detail) -> bool:
    return detail.what.endswith(NUMBERS)
