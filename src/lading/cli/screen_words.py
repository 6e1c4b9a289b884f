"""What `lading screen` says to people: one answer, or one hit of many."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from lading.cli.screen_setup import Setup
from lading.model.exposure import Status
from lading.reports.reveal import one_line, shorten
from lading.reports.words import count_noun
from lading.screen.ask import Answer, Hit
from lading.screen.listing import Listing
from lading.screen.reached import TIERS
from lading.screen.record import IN_FORCE, LATER, OVER, record_hit, say_designation

Record = Mapping[str, Any]

NOT_ASKED = "not asked (--listed-only)"
NO_STAKES = "nobody of that name, by the stakes that these lists and documents state"
NO_EXPOSURE = "nobody of that name, by {said} and what the lists state of each other"
NO_DOCUMENTS = "nobody of that name, by what the lists state of each other; no documents were asked: `lading read` puts some into a store"
CAUTION = "A name found is not a party found. Whoever is not found is not cleared: only these lists were asked."
WHY = 220
"""Characters of the reasons in an answer that does not explain."""
FACTS = 4
BARELY = 0.05
"""Nearest parties below this are nobody's look-alikes, and shown only to who asks for them with a lower --threshold."""
STYLES = {"match": "bold red", "possible": "yellow", "none": "dim"}
STANDINGS = {IN_FORCE: "", LATER: "not yet on that day: ", OVER: "no longer on that day: "}


def render_answer(answer: Answer, setup: Setup, *, explain: bool) -> RenderableType:
    """The answer to one name as a table, readable from 60 columns on."""
    listing, terms = setup.listing, setup.terms
    head = f"«{one_line(answer.query.name)}» as of {terms.as_of}"
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("tier", no_wrap=True)
    table.add_column("score", no_wrap=True)
    table.add_column("who it may be, who lists them since when, why", overflow="fold")
    if not answer.hits:
        table.add_row(str(Status.LISTED), "", f"nobody (hits begin at {terms.thresholds.unsure:.2f})")
    before = ""
    for hit in _shown(answer, anybody=terms.thresholds.unsure < listing.matcher.thresholds.unsure):
        record = record_hit(hit, answer, listing.datasets)
        tier = "" if hit not in answer.hits else str(Status.LISTED) if hit.status else "entered"
        table.add_row(tier if tier != before else "", _score(record), _body(record, explain=explain))
        before = tier
    for tier, score, words in _reached(answer, setup, explain=explain):
        table.add_row(tier, score, words)
    asked = Text(f"{len(listing.block.profiles):,} entries of {say_lists(listing)}", style="dim")
    return Group(Text(head, style="bold"), asked, Text(), table, Text(), Text(CAUTION, style="italic"))


def _reached(answer: Answer, setup: Setup, *, explain: bool) -> Iterator[tuple[str, Text, Text]]:
    """The rows of the tiers below the listed: each party with its sentences, or that there is none."""
    documents = NO_EXPOSURE.format(said=count_noun(setup.documents, "document")) if setup.documents else NO_DOCUMENTS
    nobody = {str(Status.OWNED): NO_STAKES, str(Status.EXPOSED): documents}
    told = {tier: [one for one in answer.reached if one.told.tier == tier] for tier in TIERS}
    for tier, found in told.items():
        for one in found:
            record = record_hit(one.hit, answer, setup.listing.datasets, told=one.told)
            yield tier, _score(record), _body(record, explain=explain)
        if not found and tier in nobody:
            yield tier, Text(), Text(NOT_ASKED if setup.reached is None else nobody[tier], style="dim")


def say_lists(listing: Listing) -> str:
    """The lists asked, with the version of each where it is known."""
    return "; ".join(f"{one.name} {one.edition}".rstrip() for one in listing.datasets)


def _shown(answer: Answer, *, anybody: bool) -> tuple[Hit, ...]:
    """Hits and what was listed on other days; where there is no hit, the nearest, so that a reader sees why not.

    `anybody`: the nearest however unlike, for who asked from a lower score on than usual.
    """
    near = () if answer.hits else tuple(hit for hit in answer.near if anybody or hit.match.score >= BARELY)
    return (*answer.hits, *answer.lapsed, *near)


def render_record(record: Record, *, explain: bool) -> RenderableType:
    """One hit of a table of customers."""
    row, name = Text(f"row {record['row']}  ", style="dim"), Text(one_line(record["name"]), style="bold")
    return Group(Text.assemble(row, name, "  ", _score(record)), _body(record, explain=explain), Text())


def _score(record: Record) -> Text:
    word = str(record["decision"])
    return Text.assemble(f"{record['score']:.2f}", ("" if word == "none" else f" {word}", STYLES[word]))


def _body(record: Record, *, explain: bool) -> Text:
    """Who, on which list since when, and why."""
    lines = [Text(one_line(record["listed_name"]), style="bold")]
    if record["matched_name"] not in {"", record["listed_name"]}:
        lines.append(Text(f"by the name {one_line(record['matched_name'])}"))
    lines.append(Text(" · ".join((record["list"], record["entry"], *record["facts"][:FACTS])), style="dim"))
    said = dict.fromkeys(STANDINGS[one["standing"]] + say_designation(one) for one in record["designations"])
    if record["explanation"]:
        lines += (Text(one_line(words)) for words in record["explanation"])
    else:
        lines += (Text(one_line(words)) for words in said or ["entered in the list without a designation"])
    if explain:
        lines += _alignment(record)
    else:
        why = "; ".join(reason["words"] for reason in record["reasons"])
        lines.append(Text(f"why: {shorten(why, WHY)}", style="italic"))
    return Text("\n").join(lines)


def _alignment(record: Record) -> Iterator[Text]:
    """Word by word with its share; then what speaks for and against beside the names."""
    names, *others = record["reasons"]
    compared = f"the names alone give {names['score']:.2f}, word by word:"
    yield Text(compared if record["alignment"] else one_line(names["words"]), style="italic")
    for part in record["alignment"]:
        weight = f"{part['share']:4.0%}" if part["share"] > 0 else "   –"
        yield _line(weight, part["share"], part["words"])
    for reason in others:
        weight = f"{reason['score']:+.2f}" if reason["score"] else "   ·"
        yield _line(weight, reason["score"], reason["words"])


def _line(weight: str, score: float, words: str) -> Text:
    """`43%  «Kupol» is «KUPOL» (exact)`, `+0.05  both are of ru`."""
    style = "green" if score > 0 else "red" if score < 0 else "dim"
    return Text.assemble((f"{weight:>5}  ", style), one_line(words))
