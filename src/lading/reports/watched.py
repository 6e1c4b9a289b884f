"""A dossier as `exposure.watch` compares it, and kept as JSON between two runs."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from lading.errors import ConfigurationError
from lading.exposure.watch import Fact, FactKind, Quoted, Seen, Snapshot
from lading.model.document import Document
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Designation, Edge, Exposure
from lading.model.ownership import Certainty, OwnershipFinding
from lading.model.period import first_day
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.ownership import say_finding, say_holding, say_stake_place
from lading.reports.phrases import say_path
from lading.reports.words import load_words

FORMAT = "lading-watch/1"


def take_snapshot(dossier: Dossier) -> Snapshot:
    """What is compared of an answer. Raises EvidenceError as every report does."""
    ledger = open_ledger(dossier, load_words())
    refs: dict[str, set[str]] = {}
    for own, party in dossier.party_of.items():
        refs.setdefault(party, set()).add(own)
    return Snapshot(
        as_of=str(dossier.as_of),
        version=dossier.version,
        datasets=tuple(sorted(dataset.name for dataset in dossier.datasets)),
        documents={d.id: _place(ledger, d.id) for d in dossier.documents if _was_public(d, dossier.as_of)},
        parties=tuple(_see(ledger, party, refs.get(party.id, set())) for party in dossier.parties if party.status),
    )


def _see(ledger: Ledger, party: Party, refs: set[str]) -> Seen:
    listed = {row.entity_id for row in (*party.designations, *party.later)}
    caption = ledger.name(party.id)
    every = frozenset({party.id, f"name: {' '.join(caption.casefold().split())}", *refs, *listed})
    facts = (
        *(_listing(row) for row in party.designations),
        *(fact for found in party.ownership for fact in _owned(ledger, found)),
        *(_exposed(ledger, exposure) for exposure in party.exposures),
    )
    return Seen(every, caption, facts)


def _listing(row: Designation) -> Fact:
    program = f" ({row.program})" if row.program else ""
    since = f" since {row.period.start}" if row.period.start else ", the list does not state since when"
    quotes = (Quoted(row.reason, row.dataset, f"{row.dataset}, entry {row.entity_id}"),) if row.reason else ()
    until = f" until {row.period.end}" if row.period.end else ""
    words = f"listed by {row.authority}{program}{since}{until}"
    return Fact(FactKind.LISTED, f"{row.dataset} {row.entity_id} {row.program}", words, quotes, row.dataset)


def _owned(ledger: Ledger, found: OwnershipFinding) -> Iterator[Fact]:
    """A finding that decides, or one that may."""
    if found.certainty is Certainty.CAUTION:
        return
    chain = "; ".join(say_holding(ledger, held) for held in found.certificate)
    stakes = [stake for held in found.certificate for stake in held.stakes]
    quotes = [
        Quoted(claim.evidence.exact, claim.evidence.document_id, _place(ledger, claim.evidence.document_id))
        for stake in stakes
        for claim in stake.claims
    ]
    quotes += [
        Quoted(stake.words, stake.dataset, say_stake_place(stake))
        for stake in stakes
        if stake.words and not stake.claims
    ]
    kind = FactKind.OWNED if found.decides else FactKind.POSSIBLY_OWNED
    words = f"{say_finding(found)}: {chain}"
    yield Fact(kind, found.regime, words, tuple(dict.fromkeys(quotes)), next(iter(found.listed), ""))


def _exposed(ledger: Ledger, exposure: Exposure) -> Fact:
    paths = (exposure.path, *exposure.alternatives)
    edges = [edge for path in paths for edge in path.edges]
    quotes = tuple(sorted(dict.fromkeys(quote for edge in edges for quote in _quotes(ledger, edge))))
    denied = sum(1 for _ in exposure.contradicted_by)
    words = f"{exposure.label.replace('_', ' ')}: {say_path(ledger, exposure.path)}"
    words += f"; contradicted by {denied}" if denied else ""
    words += f"; grade {exposure.grade.code}" if exposure.grade else ""
    return Fact(FactKind.EXPOSED, ledger.name(exposure.risk_source), words, quotes, exposure.risk_source)


def _quotes(ledger: Ledger, edge: Edge) -> Iterator[Quoted]:
    for claim in edge.claims:
        document = claim.evidence.document_id
        yield Quoted(claim.evidence.exact, document, _place(ledger, document))
    if not edge.claims:
        yield Quoted(edge.words, edge.dataset, f"list {edge.dataset}")


def _was_public(document: Document, as_of: dt.date) -> bool:
    """Whether a document may have been published by a day."""
    return document.published is None or first_day(document.published) <= as_of


def _place(ledger: Ledger, document: str) -> str:
    found = ledger.documents[document]
    return ", ".join(filter(None, (found.name, found.published)))


def write_snapshot(snapshot: Snapshot) -> str:
    """A snapshot as JSON: the same snapshot, the same text."""
    raw = {
        "format": FORMAT,
        "as_of": snapshot.as_of,
        "version": snapshot.version,
        "datasets": list(snapshot.datasets),
        "documents": dict(sorted(snapshot.documents.items())),
        "parties": [
            {
                "caption": party.caption,
                "refs": sorted(party.refs),
                "facts": [
                    {
                        "kind": str(fact.kind),
                        "key": fact.key,
                        "words": fact.words,
                        "source": fact.source,
                        "quotes": [[quote.exact, quote.document, quote.place] for quote in fact.quotes],
                    }
                    for fact in party.facts
                ],
            }
            for party in snapshot.parties
        ],
    }
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def read_snapshot(text: str, *, where: str) -> Snapshot:
    """A snapshot as `write_snapshot` wrote it.

    Raises:
        ConfigurationError: for anything else.
    """
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise ValueError(raw["format"])
        return Snapshot(
            as_of=str(raw["as_of"]),
            version=str(raw["version"]),
            datasets=tuple(raw["datasets"]),
            documents=dict(raw["documents"]),
            parties=tuple(_read_party(party) for party in raw["parties"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "name the file that an earlier `lading watch` wrote, or a new one to begin with"
        raise ConfigurationError("not a state of `lading watch`", where=where, remedy=remedy) from error


def _read_party(raw: dict[str, Any]) -> Seen:
    facts = tuple(
        Fact(
            FactKind(fact["kind"]),
            fact["key"],
            fact["words"],
            tuple(Quoted(*quote) for quote in fact["quotes"]),
            fact["source"],
        )
        for fact in raw["facts"]
    )
    return Seen(frozenset(raw["refs"]), raw["caption"], facts)
