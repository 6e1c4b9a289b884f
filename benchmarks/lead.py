"""The backtest: what lists' own statements, published before a day, say of parties that were designated after it.

    python benchmarks/lead.py DAY [DAY …] --lists FILES [--documents FILES]

For each day: every statement of reasons published by then is read, and the case is answered as of that day. Counted are
the organisations and persons found exposed (on no list as of the day), how many of them the same lists name later, and
after how many days. Precision: exposed parties that were designated later. Recall: of all entries designated later, those
that were exposed on the day. An authority's statements mention few of those it has not yet listed, so recall is low by
nature; nothing here says that the others should be listed. Each row is told apart by what exposes the party: the label of
its heaviest exposure. With documents, only they are read, and the statements that concern their parties.
"""

import argparse
import datetime as dt
import statistics
import time
from pathlib import Path

from lading import pipeline
from lading.claims.gazetteer import Gazetteer
from lading.engine.local import Unwatched
from lading.io.knowledge import Knowledge
from lading.io.official import list_statements, read_statements
from lading.io.request import Request
from lading.model.case import Case, Listed, Read
from lading.model.claim import MentionKind
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Status
from lading.model.period import first_day

PARTIES = frozenset({MentionKind.ORG, MentionKind.PERSON})


def answer_on(day: dt.date, listed: Listed, knowledge: Knowledge) -> Dossier:
    """The case of all statements published by a day."""
    found = list_statements(listed, as_of=day)
    gazetteer = Gazetteer.build(listed.entities)
    made = read_statements(found, extractors=knowledge.extractors, guards=knowledge.guards, gazetteer=gazetteer)
    case = Case(listed, Read(made.pairs, ()), (), made.subjects)
    return pipeline.answer(case, knowledge=knowledge, as_of=day)


def count_later(listed: Listed, day: dt.date) -> int:
    """Parties whose first designation is after a day."""
    first: dict[str, str] = {}
    for entity in listed.entities:
        if entity.schema == "Sanction" and entity.first("startDate"):
            party, start = entity.first("entity"), entity.first("startDate")
            first[party] = min(first.get(party, start), start)
    return sum(first_day(start) > day for start in first.values())


def lead(party: Party) -> int:
    """Days from the first statement that exposes a party to its first designation."""
    return max((e.lead_days for e in party.exposures if e.lead_days is not None), default=0)


def main() -> None:
    """Read, answer, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("days", nargs="+", type=dt.date.fromisoformat)
    parser.add_argument("--lists", nargs="+", type=Path, required=True)
    parser.add_argument("--documents", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="name those designated later")
    asked = parser.parse_args()
    knowledge = Knowledge.load()
    request = Request((), asked.lists, dt.date.max)
    listed = pipeline.load_lists(pipeline.ask_lists(request), schemata=knowledge.schemata, watch=Unwatched())
    for day in asked.days:
        began = time.process_time()
        if asked.documents:
            dossier = pipeline.trace(Request(asked.documents, asked.lists, day, reasons=True))
        else:
            dossier = answer_on(day, listed, knowledge)
        report(day, dossier, count_later(listed, day), show=asked.show)
        print(f"  {time.process_time() - began:.0f} CPU s")


def report(day: dt.date, dossier: Dossier, total: int, *, show: bool) -> None:
    """Print the rows of one day: all exposed parties, then by what exposes them."""
    exposed = [p for p in dossier.parties if p.kind in PARTIES and p.status is Status.EXPOSED]
    print(f"{day}: {len(dossier.documents)} documents, {total} entries designated later")
    rows: dict[str, list[Party]] = {"all": exposed}
    for party in exposed:
        rows.setdefault(max(party.exposures, key=lambda e: e.weight).label, []).append(party)
    for label, parties in ((label, parties) for label, parties in rows.items() if parties):
        later = [p for p in parties if p.later]
        days = [lead(p) for p in later]
        perhaps = sum(bool(p.candidates) for p in parties)
        print(
            f"  {label}: {len(parties)} exposed, {perhaps} of them perhaps an entry already; {len(later)} designated later: "
            f"precision {len(later) / len(parties):.3f}, recall {len(later) / max(1, total):.4f}; "
            f"median lead {statistics.median(days) if days else 0:.0f} days"
        )
        if show and label == "all":
            print(*(f"    {p.caption}: {lead(p)} days" for p in later), sep="\n")


if __name__ == "__main__":
    main()
