"""Makes `docs/explain/garpiya.md` and its picture from lists alone: who supplies the maker of the Garpiya drones, in the lists' own words.

    python docs/build_garpiya.py EU_JOURNAL_FOLDER OFAC_FILE...

EU_JOURNAL_FOLDER holds the designations of the EU as CSV, one file an act; the OFAC files are the SDN list's (sdn, alt,
add). No document is read, and no name is given to the program but `Kupol` and `Garpiya`.
"""

import argparse
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from lading import pipeline
from lading.claims.gazetteer import Gazetteer
from lading.claims.official.subject import Known
from lading.claims.statements import party_id
from lading.engine.local import Unwatched
from lading.io.knowledge import Knowledge
from lading.io.official import list_statements, read_statements
from lading.io.request import Request
from lading.lists.reasons import Reasons
from lading.model.case import Case, Read
from lading.model.claim import Claim, Mention, Predicate, Tier
from lading.model.dossier import Dossier
from lading.model.exposure import Edge
from lading.model.span import Span
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.network import plan_network
from lading.reports.picture import draw_network
from lading.reports.words import load_words

HERE = Path(__file__).resolve().parent
ASKED = re.compile("kupol|garpiya|купол|гарпия", re.IGNORECASE)
SHOWN = frozenset({
    Predicate.SUPPLIES, Predicate.PROCURES_FOR, Predicate.MANUFACTURES, Predicate.DIRECTS, Predicate.OWNS,
    Predicate.LINKED_TO,
})  # fmt: skip
TRADE = ("supplies", "procures_for", "manufactures")
DAY = dt.date(2026, 8, 2)
ACT = "Council Regulation (EU) No 269/2014, Annex I (CELEX 32014R0269)"

PAGE = """# Who supplies the maker of the Garpiya drones, from lists alone

Lists do not only name; they give reasons. This page is made from nothing but two lists: the EU's designations under
{act} and the US Treasury's SDN list, as of {day}. The two words *Kupol* and *Garpiya*, in either script, were all that
was searched for. What follows is what the lists themselves say, read by rules, each row with its words.

![Parties that the EU and the US list around IEMZ Kupol: makers, suppliers, intermediaries and their directors](../images/garpiya.svg)

| who | does what | in whose words | in the reasons on | first said | who is listed |
|---|---|---|---|---|---|
{table}

*First said* is the day on which the first statement that says so was published. *Listed* is the first day on which each list names the party; the
US file in its old column order tells no days. An alias, a short form and a misspelling in the act (`LIBBS`, `TKS Vektor`) are the parties
they are short for; the quotes have them as the act prints them.

What the lists state in remarks and columns, beside their sentences:

| who | whom | words |
|---|---|---|
{ties}

**How complete it is.** A plain text search finds the two words in {statements} statements of reasons: {names}. Of these, {read} name the plant as a party; in the reasons on JSC Kometa, *Kupol* is a
missile defence system and no company, and Lading says nothing about the plant from it. {asked} of the {read} are on companies other than the plant: {companies}. {found} of these {asked} are in the table with what they make or supply. Hunan Haotyanyi and Sichuan AEE
make drones which, by the same sentences, TSK Vektor supplies to the plant; the rows of the others lead to it themselves.

**How right it is.** The table has {rows} rows. Those of the edition of 2026-08-02, 18, were read by hand against their statements: each says what its sentence says. Three things a reader should know: an *intermediary between* two parties is
shown as procuring for both, because the sentence does not say for whom it buys; *IEMZ* alone, an acronym, is left a party of its own; and the plant's own row on the Russian Armed Forces is what it sells, not what it is sold.

**What a row is not.** It is the Council's or the Treasury's statement, with the day of its publication. It is not evidence beyond that, and a mention does not suggest that anyone broke the law.

**Make it again**, with lists of your own:

```
python docs/build_garpiya.py EU_JOURNAL_FOLDER OFAC_FILES     # this page and its picture
lading claims --reasons LIST                                  # every claim in a list's statements
lading trace DOCUMENTS --lists LISTS --reasons                # a case, with the statements that concern it
```

The quotes are from {act}, as amended; © European Union, 1998–2026, reused under Commission Decision 2011/833/EU. Only the acts published in the Official Journal are authentic.
"""


@dataclass(frozen=True, slots=True)
class Network:
    """The dossier of the statements that name the maker or its drone, and those statements."""

    dossier: Dossier
    ledger: Ledger
    statements: tuple[Reasons, ...]
    makers: frozenset[str]
    """Canonical ids of the listed parties called so."""
    captions: Mapping[str, str]
    """Names of the lists' entries by id."""


def read_network(lists: list[Path]) -> Network:
    """Read the statements that have one of the two words, and answer on them alone."""
    request = Request((), lists, DAY)
    knowledge = Knowledge.load()
    listed = pipeline.load_lists(pipeline.ask_lists(request), schemata=knowledge.schemata, watch=Unwatched())
    every = list_statements(listed, as_of=DAY)
    found = tuple(one for one in every if ASKED.search(one.document.text))
    made = read_statements(
        found, extractors=knowledge.extractors, guards=knowledge.guards, gazetteer=Gazetteer.build(listed.entities)
    )
    pairs = tuple((document, replace(reading, claims=_keep(reading.claims))) for document, reading in made.pairs)
    case = Case(listed, Read(pairs, ()), (), made.subjects)
    wide = pipeline.answer(case, knowledge=knowledge, as_of=DAY)
    makers = {p.id for p in wide.parties if p.designations and any(ASKED.search(name) for name in p.entity.names)}
    near = tuple(pair for pair in pairs if any(_party(wide, pair[0].id, m) in makers for m in _ends_of(pair[1].claims)))
    dossier = pipeline.answer(replace(case, read=Read(near, ())), knowledge=knowledge, as_of=DAY)
    captions = {entity.id: entity.caption for entity in listed.entities}
    return Network(dossier, open_ledger(dossier, load_words()), found, frozenset(makers), captions)


def _party(dossier: Dossier, document_id: str, mention: Mention) -> str:
    """Canonical id of a mention."""
    return dossier.party_of.get(party_id(document_id, mention), "")


def _ends_of(claims: Iterable[Claim]) -> Iterable[Mention]:
    return (m for c in claims for m in (c.subject, c.object) if m is not None)


def _keep(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(c for c in claims if c.predicate in SHOWN and c.tier is Tier.VERIFIED and c.subject is not None)


def draw(network: Network) -> str:
    """The picture as an SVG file that stands alone."""
    drawn = str(draw_network(network.ledger, plan_network(network.ledger)))
    style = files("lading.reports").joinpath("templates/dossier.css").read_text(encoding="utf-8")
    head, rest = drawn.split(">", 1)
    head = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    rest = re.sub(r"<a [^>]*>|</a>", "", rest)
    return f"{head}><style>{style}</style>{rest}\n"


def list_rows(network: Network) -> list[tuple[str, ...]]:
    """One row a relation of trade: who, does what, to whom, with what, in which words, first said, listed."""
    rows = []
    for edge in network.dossier.edges:
        if edge.kind in TRADE and edge.claims:
            quote = _shortest(edge.claims)
            rows.append(
                (
                    *_ends(network, edge),
                    f"“{quote.evidence.exact}”",
                    network.ledger.document(quote).name.split(" on ", 1)[1],
                    edge.published or "",
                    _listed(network, edge.source),
                )
            )
    return sorted(rows, key=lambda row: (row[5], row[0], row[1], row[2]))


def _shortest(claims: Iterable[Claim]) -> Claim:
    return min(claims, key=lambda claim: len(claim.evidence.exact))


def _ends(network: Network, edge: Edge) -> tuple[str, str]:
    """Who, and what it does to whom with what."""
    ledger = network.ledger
    verb = ledger.words.verb(edge.kind).one if edge.kind == "manufactures" else ledger.words.verb(edge.kind).bare
    goods = ", ".join(dict.fromkeys(c.item.party for c in edge.claims if c.item and edge.kind != "manufactures"))
    return ledger.name(edge.source), f"{verb} {ledger.name(edge.target)}" + (f" ({goods})" if goods else "")


def _listed(network: Network, party_id: str) -> str:
    party = network.ledger.party(party_id)
    first: dict[str, str] = {}
    for one in party.designations if party else ():
        who, day = one.dataset[:2].upper(), one.period.start or ""
        first[who] = min(first.get(who, day), day)
    return ", ".join(f"{who} {day}".strip() for who, day in sorted(first.items())) or "–"


def list_ties(network: Network) -> list[tuple[str, ...]]:
    """The relations that the lists state in columns or remarks between parties of the network."""
    names, ledger = network.captions, network.ledger
    rows = {
        (*(ledger.name(end) if ledger.party(end) else names.get(end, end) for end in (e.source, e.target)), e.words)
        for e in network.dossier.edges
        if not e.claims and (ledger.party(e.source) or ledger.party(e.target))
    }
    return sorted(rows)


def list_companies(network: Network) -> tuple[list[str], list[str]]:
    """The companies, but for the maker, whose reasons name it as a party, and those of them that the table has."""
    told = {document.title for document in network.dossier.documents}
    sources = {edge.source for edge in network.dossier.edges if edge.kind in TRADE and edge.claims}
    every, found = [], []
    for one in network.statements:
        party = network.ledger.party(_party(network.dossier, one.document.id, _subject(one)))
        if one.document.title in told and one.subject.schema != "Person" and party and party.id not in network.makers:
            every.append(party.caption)
            found += [party.caption] if party.id in sources else []
    return every, found


def _subject(one: Reasons) -> Mention:
    known = Known.of(one.subject)
    return Mention(Span(0, 0), "", known.kind, known.party)


def compose(network: Network) -> str:
    """The page."""
    rows = list_rows(network)
    names = [f"{one.subject.caption} ({one.document.published})" for one in network.statements]
    table = "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in rows)
    ties = "\n".join(f"| {' | '.join(row)} |" for row in list_ties(network))
    read = len(network.dossier.documents)
    companies, found = list_companies(network)
    return PAGE.format(
        act=ACT,
        day=DAY,
        statements=len(names),
        read=read,
        names="; ".join(names),
        rows=len(rows),
        table=table,
        ties=ties,
        asked=len(companies),
        found=len(found),
        companies=", ".join(companies),
    )


def main() -> None:
    """Write the page and the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, nargs="+")
    network = read_network(parser.parse_args().lists)
    (HERE / "images" / "garpiya.svg").write_text(draw(network), encoding="utf-8")
    (HERE / "explain" / "garpiya.md").write_text(compose(network), encoding="utf-8")
    print(*(" | ".join(row) for row in list_rows(network)), sep="\n")


if __name__ == "__main__":
    main()
