"""A hit as a record: nested for JSON lines, flat for tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lading.model.dossier import Dataset
from lading.model.exposure import Designation
from lading.model.judgement import Decision
from lading.screen.ask import Answer, Hit
from lading.screen.reached import Reached

FLAT = (
    "row", "id", "name", "score", "decision", "tier", "matched_name", "listed_name", "party", "entry", "list",
    "list_date", "list_version", "authority", "program", "listed_since", "listings", "reasons", "explanation",
)  # fmt: skip
"""Columns of a table of hits, in order. `listings` and `reasons` are joined by semicolons. `explanation` is why a party
that is on no list is reached."""
NUMERIC = {"row": int, "score": float}
IN_FORCE, LATER, OVER = "in force", "later", "over"
"""How a designation stands on the day asked."""
WORDS = {Decision.POSITIVE: "match", Decision.UNSURE: "possible", Decision.NEGATIVE: "none"}
"""What a decision is called in answers."""


def record_hit(
    hit: Hit, answer: Answer, datasets: Sequence[Dataset], *, row: int | None = None, told: Reached | None = None
) -> dict[str, Any]:
    """One hit with everything it stands on, in plain values.

    Args:
        hit: of the answer.
        answer: to one query.
        datasets: the lists asked, for which version of a list names the party.
        row: where the query stood, if it stood anywhere.
        told: what is to be said of a party that is on no list.
    """
    lists = [one for one in datasets if one.name == hit.entry.dataset]
    return {
        "row": row,
        "id": answer.query.id,
        "name": answer.query.name,
        "score": round(hit.match.score, 4),
        "decision": WORDS[hit.judgement.decision],
        "tier": told.tier if told else str(hit.status) if hit.status else "entry without a designation",
        "matched_name": hit.name,
        "listed_name": hit.entry.caption,
        "party": hit.party,
        "entry": hit.entry.id,
        "list": hit.entry.dataset,
        "list_date": "; ".join(one.updated or "" for one in lists),
        "list_version": "; ".join(one.digest for one in lists),
        "schema": hit.entry.schema,
        "facts": list(_facts(hit)),
        "designations": [_designation(one, state) for state, rows in _standings(hit) for one in rows],
        "reasons": [{"feature": r.feature, "score": r.score, "words": r.words} for r in hit.match.reasons],
        "alignment": [{"share": r.score, "words": r.words} for r in hit.alignment],
        "explanation": list(told.sentences) if told else [],
        "reached_from": list(told.sources) if told else [],
    }


def record_all(answer: Answer, datasets: Sequence[Dataset], *, row: int | None = None) -> Iterator[dict[str, Any]]:
    """Every hit of an answer as a record, listed parties first."""
    yield from (record_hit(hit, answer, datasets, row=row) for hit in answer.hits)
    yield from (record_hit(one.hit, answer, datasets, row=row, told=one.told) for one in answer.reached)


def flatten(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of `record_hit` as a row under the columns `FLAT`. The first designation is the oldest one dated."""
    listings: list[dict[str, Any]] = [one for one in record["designations"] if one["standing"] == IN_FORCE]
    dated = [one for one in listings if one["since"]]
    first = min(dated, key=lambda one: str(one["since"])) if dated else next(iter(listings), {})
    return {
        **{name: record[name] for name in FLAT[: FLAT.index("authority")]},
        "authority": first.get("authority", ""),
        "program": first.get("program", ""),
        "listed_since": first.get("since") or "",
        "listings": "; ".join(dict.fromkeys(say_designation(one) for one in listings)),
        "reasons": "; ".join(one["words"] for one in record["reasons"]),
        "explanation": " ".join(record["explanation"]),
    }


def say_designation(one: Mapping[str, Any]) -> str:
    """A designation of a record in a line: who lists, under which program, since when."""
    since = f"since {one['since']}" if one["since"] else "date not stated in the list"
    until = f"until {one['until']}" if one["until"] else ""
    return ", ".join(filter(None, (str(one["authority"]), str(one["program"]), since, until)))


def _standings(hit: Hit) -> tuple[tuple[str, tuple[Designation, ...]], ...]:
    return (IN_FORCE, hit.standing), (LATER, hit.later), (OVER, hit.over)


def _designation(one: Designation, state: str) -> dict[str, Any]:
    return {
        "authority": one.authority,
        "program": one.program,
        "since": one.period.start,
        "until": one.period.end,
        "standing": state,
        "list": one.dataset,
        "entry": one.entity_id,
        "url": one.url,
    }


def _facts(hit: Hit) -> Iterator[str]:
    """What tells the listed party from others of its name."""
    yield from sorted(hit.entry.countries)
    yield from (f"{prop} {day}" for prop, day in hit.entry.dates)
    yield from (f"{kind} {value}" for kind, value in sorted(hit.entry.identifiers))
