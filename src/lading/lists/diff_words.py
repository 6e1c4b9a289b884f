"""A change of a list in words: what a compliance officer reads first, first, and everything said once."""

from collections.abc import Iterable, Iterator, Mapping

from lading.lists.diff import Change, Detail, Kind
from lading.lists.diff_profile import label
from lading.lists.diff_reword import mostly_same, pair_values, quote, reword

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
    "address",
    "passport",
    "identification",
)
"""What is told first; the rest follows in the list's own order, and notes come last."""
NAMES = ("name", "former name", "alias", "weak alias")
WEAKER = {"former name": "formerly", "alias": "also known as", "weak alias": "weak alias"}
LAST = ("position", "description", "summary", "reason", "notes")
NUMBERS = (" number", "INN", "OGRN", "identifier", "id")
"""Ends of labels whose values need no line of their own where a paper told beside them has them."""
SOLE = frozenset({"address", *NAMES, *LAST})
"""What a party has any number of: one that goes and one that comes are the same reworded only if they are alike."""
TELLING = ("passport", "IMO number", "INN", "registration number", "unified social credit code")
"""Papers and numbers that tell a party that came or went from its namesakes."""
TOLD = 3
"""Further names and papers told of a party that came or went."""


def describe_change(change: Change, countries: Mapping[str, str]) -> Iterator[str]:
    """A change in words: a heading with the party's name, then a line for each thing that changed."""
    known = {detail.what: detail.added or detail.removed for detail in change.details}
    kind = label(change.schema) if change.schema != "LegalEntity" else ""
    own = change.id if change.id != change.caption else ""
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        where = "/".join(countries.get(code, code) for code in known.get("country", ()))
        since = known.get("listing date") or known.get("start date") or ()
        until = (f"ended {day}" for day in known.get("end date", ())[:1])
        facts = (kind, where, "; ".join(known.get("program", ())), *(f"listed {min(since)}" for _ in since[:1]), *until)
        yield " · ".join(filter(None, (change.caption, *facts, own)))
        yield from _describe_party(change, known)
        return
    renamed = f"was {change.old_caption}" if change.old_caption else ""
    number = f"was {change.old_id}, now {change.id}" if change.old_id else own
    amended = (f"amended {max(days)}" for days in (known.get("amended", ()),) if days)
    yield " · ".join(filter(None, (change.caption, renamed, kind, number, *amended)))
    lines = list(describe_details(change, countries))
    yield from lines or ["amended, and nothing else differs"]


def _describe_party(change: Change, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What tells a party that came or went from its namesakes, in one line."""
    facts = []
    for what, words in WEAKER.items():
        if values := [value for value in known.get(what, ()) if value != change.caption]:
            facts.append(f"{words} {_some(values)}")
    if born := known.get("birth date"):
        facts.append(f"born {' or '.join(born)}")
    facts += (f"{what} {_some(list(known[what]))}" for what in TELLING if what in known)
    if change.caption == change.id and (addresses := list(known.get("address", ()))):
        facts.append(f"address {_some(addresses)}")
    if facts:
        yield "; ".join(facts)


def _some(values: list[str]) -> str:
    more = f" and {len(values) - TOLD:,} more" if len(values) > TOLD else ""
    return ", ".join(quote(value, long=120) for value in values[:TOLD]) + more


def describe_details(change: Change, countries: Mapping[str, str]) -> Iterator[str]:
    """The lines under the heading of a changed party."""
    moved = dict(_moved(change.details))
    for turn in dict.fromkeys(moved.values()):
        yield f"{', '.join(quote(value) for value in moved if moved[value] == turn)}: {turn}"
    for detail in told_details(change, countries):
        yield from _lines(detail.what, list(detail.removed), list(detail.added))


def told_details(change: Change, countries: Mapping[str, str]) -> Iterator[Detail]:
    """What is told of a change, best first, countries by name: without what another detail says as well."""
    moved, titles = dict(_moved(change.details)), {change.caption, change.old_caption}
    papers = [v for d in change.details if not d.what.endswith(NUMBERS) for v in (*d.added, *d.removed)]
    places = [v.casefold() for d in change.details if d.what == "address" for v in (*d.added, *d.removed)]

    def said(value: str, detail: Detail) -> bool:
        if detail.what in NAMES:
            return value in moved or (detail.what == "name" and bool(change.old_caption) and value in titles)
        if detail.what == "country":
            return any(countries.get(value, value).casefold() in place for place in places)
        return detail.what.endswith(NUMBERS) and any(value in paper for paper in papers)

    for detail in sorted(change.details, key=_rank):
        removed, added = (
            tuple(_word(value, detail, countries) for value in values if not said(value, detail))
            for values in (detail.removed, detail.added)
        )
        if (removed or added) and detail.what != "amended":
            yield Detail(detail.what, removed, added, detail.type)


def _word(value: str, detail: Detail, countries: Mapping[str, str]) -> str:
    return countries.get(value, value) if detail.type == "country" else value


def _moved(details: Iterable[Detail]) -> Iterator[tuple[str, str]]:
    """Names that are still there, but of another kind than before: an alias that was a former name."""
    names = [detail for detail in details if detail.what in NAMES]
    went = {value: detail.what for detail in names for value in detail.removed}
    for detail in names:
        yield from ((value, f"now {detail.what}, was {went[value]}") for value in detail.added if value in went)


def _lines(what: str, removed: list[str], added: list[str]) -> Iterator[str]:
    """What came and went; what looks like one value put another way, in one line, and alike rewordings together."""
    reworded: dict[str, list[str]] = {}
    for was, now in list(pair_values(removed, added, sole=what not in SOLE)):
        removed.remove(was)
        added.remove(now)
        if what not in NAMES and mostly_same(was, now):
            reworded.setdefault(reword(was, now), []).append(was)
        else:
            yield f"{what}: was {quote(was)}, now {quote(now)}"
    for words, values in reworded.items():
        if what in LAST[1:]:
            yield from (f"{what}: {words}" for _ in values)
        else:
            yield f"{what} {', '.join(quote(value, long=120) for value in values)}: {words}"
    for values, verb in ((removed, "gone"), (added, "added")):
        if what in NAMES and values:
            yield f"{what} {verb}: {', '.join(map(quote, values))}"
        else:
            yield from (f"{what} {verb}: {quote(value)}" for value in values)


def _rank(detail: Detail) -> int:
    return rank_label(detail.what)


def rank_label(what: str) -> int:
    """The place of what a label says among what is told of a party."""
    if what in ORDER:
        return ORDER.index(what)
    return len(ORDER) + (1 + LAST.index(what) if what in LAST else 0)
