"""A dossier as JSON lines: one object a line, each with `type`, keys in a fixed order, so that any tool can read it.

    dossier       as_of, known (by when, where that is another day), version, answer (list of {about, text}), caution
    dataset       name, title, publisher, entities, updated, version, url, files
    document      id, name, title, author, publisher, published, retrieved, language, url, sha256, parent (sha256 of what it
                  came in), characters
    party         id, kind, schema, caption, names, status, datasets, exposed_to (ids of risk sources), judgements
                  ({decision, candidate, candidate_name, score, by, at, reasons: [{feature, score, words}]}), may_be (listed
                  parties that it may be, which nobody has decided: {candidate, candidate_name, because, designations:
                  [{authority, program, start, end, dataset, in_force}]}: while there is one, it is not surely unlisted)
    designation   party, caption, authority, program, start, end, dataset, entity_id, url, reason,
                  in_force (false: listed after `as_of`)
    exposure      party, caption, risk_source, risk_source_caption, label, rule, topic, weight, reasons, path (one object a
                  hop: from, to, edge, words, quotes), alternatives (paths), contradicted_by (quotes), voices,
                  grade ({code, likelihood, reasons}), first_said, later_designation ({authority, start}), lead_days,
                  unsure_later ({candidate, candidate_name, authority, start, lead_days} of a listing that would be
                  its own, were it its `may_be`), explanation (all of it in full sentences)
    ownership     party, caption, regime, authority, rule, label, certainty, in_force, decides, listed (ids), certificate
                  (one object a step: party, round, low, high (parts per million), stakes: [{owner, owner_caption, low,
                  high, nature, start, end, dataset, place, words, quotes}]), cautions, source
    edge          number, kind, source, target, items, start, end, words, claims (numbers), denials (numbers), dataset,
                  published, statements (ids)
    claim         id, number, document, predicate, subject, object, item ({text, party, kind, start, end}), words, quote,
                  start, end, also, stance, polarity, tier, attribution ({text, kind}), relayed_by, qualifiers, denies,
                  method, score, reasons
    issue         severity, where, place, what, remedy

A quote is {claim, number, exact, document, start, end, place, lead_in, according_to, stance}; `place` is where it stands
in the original (`p. 3`, `sheet Payments, row 12`), `lead_in` are the passages that
tell what a bullet or a row is about, each {exact, start, end}. Offsets count Unicode code points and are
half-open. What is not known is null or empty, never left out. Text is exact; nothing is shortened or made visible.
"""

import json
from collections.abc import Iterator
from typing import Any

from lading.model.claim import Claim, Mention
from lading.model.document import Document
from lading.model.dossier import Candidate, Dossier, Party
from lading.model.exposure import Designation, Edge, Exposure, Path
from lading.model.ownership import OwnershipFinding, Stake
from lading.reports.answer import compose_answer
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.phrases import said_by, say_claim, say_edge, say_hop, say_qualifiers
from lading.reports.quotes import list_lead_in
from lading.reports.standing import find_unsure_lead, say_doubt
from lading.reports.words import load_words

Row = dict[str, Any]


def render_jsonl(dossier: Dossier) -> str:
    """The dossier as JSON lines. Raises EvidenceError as every report does."""
    ledger = open_ledger(dossier, load_words())
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in list_rows(ledger))


def list_rows(ledger: Ledger) -> Iterator[Row]:
    """The objects in order: the answer, what it was made from, then parties, findings, relations, claims, issues."""
    dossier = ledger.dossier
    answer = [{"about": sentence.about, "text": sentence.text} for sentence in compose_answer(ledger)]
    caution = ledger.words.caution
    yield {
        "type": "dossier",
        "as_of": str(dossier.as_of),
        "known": str(dossier.known) if dossier.known else None,
        "version": dossier.version,
        "answer": answer,
        "caution": caution,
    }
    for d in dossier.datasets:
        head: Row = {"type": "dataset", "name": d.name, "title": d.title, "publisher": d.publisher}
        yield head | {
            "entities": d.entities,
            "updated": d.updated,
            "version": d.digest,
            "url": d.url,
            "files": list(d.files),
        }
    yield from (record_document(document) for document in dossier.documents)
    yield from (_party(party) for party in dossier.parties)
    for party in dossier.parties:
        yield from (_designation(party, d, in_force=True) for d in party.designations)
        yield from (_designation(party, d, in_force=False) for d in party.later)
    yield from (_exposure(ledger, exposure) for exposure in ledger.exposures)
    yield from (_ownership(ledger, finding) for party in dossier.parties for finding in party.ownership)
    yield from (_edge(ledger, edge) for edge in ledger.edges)
    yield from (_claim(ledger, claim) for claim in ledger.claims.values())
    for i in dossier.issues:
        yield {
            "type": "issue",
            "severity": str(i.severity),
            "where": i.where,
            "place": i.place,
            "what": i.what,
            "remedy": i.remedy,
        }


def record_document(document: Document) -> Row:
    """What is known of a document, without its text."""
    keys = (
        "id",
        "name",
        "title",
        "author",
        "publisher",
        "published",
        "retrieved",
        "language",
        "url",
        "sha256",
        "parent",
    )
    return {"type": "document", **{key: getattr(document, key) for key in keys}, "characters": len(document.text)}


def _party(party: Party) -> Row:
    judgements = [
        {
            "decision": str(j.decision),
            "candidate": j.match.candidate,
            "candidate_name": j.match.candidate_name,
            "score": j.match.score,
            "by": j.by,
            "at": j.at,
            "reasons": [{"feature": r.feature, "score": r.score, "words": r.words} for r in j.match.reasons],
        }
        for j in party.judgements
    ]
    return {
        "type": "party",
        "id": party.id,
        "kind": str(party.kind),
        "schema": party.entity.schema,
        "caption": party.caption,
        "names": list(party.entity.names),
        "status": str(party.status) if party.status else None,
        "datasets": list(party.entity.datasets),
        "exposed_to": [exposure.risk_source for exposure in party.exposures],
        "judgements": judgements,
        "may_be": [_candidate(candidate) for candidate in party.candidates],
    }


def _candidate(candidate: Candidate) -> Row:
    rows = [(d, True) for d in candidate.designations] + [(d, False) for d in candidate.later]
    return {
        "candidate": candidate.judgement.match.candidate,
        "candidate_name": candidate.judgement.match.candidate_name,
        "because": say_doubt(candidate.judgement),
        "designations": [
            {
                "authority": d.authority,
                "program": d.program,
                "start": d.period.start,
                "end": d.period.end,
                "dataset": d.dataset,
                "in_force": standing,
            }
            for d, standing in rows
        ],
    }


def _designation(party: Party, d: Designation, *, in_force: bool) -> Row:
    return {
        "type": "designation",
        "party": party.id,
        "caption": party.caption,
        "authority": d.authority,
        "program": d.program,
        "start": d.period.start,
        "end": d.period.end,
        "dataset": d.dataset,
        "entity_id": d.entity_id,
        "url": d.url,
        "reason": d.reason,
        "in_force": in_force,
    }


def _exposure(ledger: Ledger, exposure: Exposure) -> Row:
    later = exposure.later_designation
    return {
        "type": "exposure",
        "party": exposure.party,
        "caption": ledger.name(exposure.party),
        "risk_source": exposure.risk_source,
        "risk_source_caption": ledger.name(exposure.risk_source),
        "label": exposure.label,
        "rule": exposure.rule,
        "topic": exposure.topic,
        "weight": exposure.weight,
        "reasons": list(exposure.reasons),
        "path": _path(ledger, exposure.path),
        "alternatives": [_path(ledger, path) for path in exposure.alternatives],
        "contradicted_by": [_quote(ledger, claim) for claim in exposure.contradicted_by],
        "voices": exposure.voices,
        "grade": _grade(exposure),
        "first_said": exposure.first_said,
        "later_designation": {"authority": later.authority, "start": later.period.start} if later else None,
        "lead_days": exposure.lead_days,
        "unsure_later": _unsure_later(ledger, exposure),
        "explanation": exposure.explanation,
    }


def _grade(exposure: Exposure) -> Row | None:
    grade = exposure.grade
    if grade is None:
        return None
    return {"code": grade.code, "likelihood": grade.likelihood, "reasons": list(grade.reasons)}


def _unsure_later(ledger: Ledger, exposure: Exposure) -> Row | None:
    party = ledger.party(exposure.party)
    found = find_unsure_lead(party, exposure) if party else None
    if found is None:
        return None
    candidate, row, days = found
    match = candidate.judgement.match
    name = {"candidate": match.candidate, "candidate_name": match.candidate_name}
    return name | {"authority": row.authority, "start": row.period.start, "lead_days": days}


def _ownership(ledger: Ledger, finding: OwnershipFinding) -> Row:
    return {
        "type": "ownership",
        "party": finding.party,
        "caption": ledger.name(finding.party),
        "regime": finding.regime,
        "authority": finding.authority,
        "rule": finding.rule,
        "label": finding.label,
        "certainty": str(finding.certainty),
        "in_force": str(finding.in_force),
        "decides": finding.decides,
        "listed": list(finding.listed),
        "certificate": [
            {
                "party": held.party,
                "caption": ledger.name(held.party),
                "round": held.round,
                "low": held.total.low,
                "high": held.total.high,
                "stakes": [_stake(ledger, stake) for stake in held.stakes],
            }
            for held in finding.certificate
        ],
        "cautions": list(finding.cautions),
        "source": finding.source,
    }


def _stake(ledger: Ledger, stake: Stake) -> Row:
    return {
        "owner": stake.owner,
        "owner_caption": ledger.name(stake.owner),
        "low": stake.share.low,
        "high": stake.share.high,
        "nature": str(stake.nature),
        "start": stake.period.start,
        "end": stake.period.end,
        "dataset": stake.dataset,
        "place": stake.place,
        "words": stake.words,
        "quotes": [_quote(ledger, claim) for claim in stake.claims],
    }


def _path(ledger: Ledger, path: Path) -> list[Row]:
    return [
        {
            "from": start,
            "to": end,
            "edge": ledger.edge_number(edge),
            "words": say_hop(ledger, edge, start, end),
            "quotes": [_quote(ledger, claim) for claim in edge.claims],
        }
        for start, edge, end in zip(path.parties, path.edges, path.parties[1:], strict=False)
    ]


def _quote(ledger: Ledger, claim: Claim) -> Row:
    return {
        "claim": claim.id,
        "number": ledger.number(claim),
        "exact": claim.evidence.exact,
        "document": claim.evidence.document_id,
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "place": ledger.document(claim).locate(claim.evidence.span),
        "lead_in": [
            {"exact": e.exact, "start": e.span.start, "end": e.span.end}
            for e in list_lead_in(ledger.document(claim), claim)
        ],
        "according_to": said_by(ledger, claim),
        "stance": str(claim.stance),
    }


def _edge(ledger: Ledger, edge: Edge) -> Row:
    return {
        "type": "edge",
        "number": ledger.edge_number(edge),
        "kind": edge.kind,
        "source": edge.source,
        "target": edge.target,
        "items": list(edge.items),
        "start": edge.period.start,
        "end": edge.period.end,
        "words": edge.words or say_edge(ledger, edge),
        "claims": [ledger.number(claim) for claim in edge.claims],
        "denials": [ledger.number(claim) for claim in edge.denials],
        "dataset": edge.dataset,
        "published": edge.published,
        "statements": list(edge.statement_ids),
    }


def _claim(ledger: Ledger, claim: Claim) -> Row:
    return {
        "type": "claim",
        "id": claim.id,
        "number": ledger.number(claim),
        "document": claim.evidence.document_id,
        "predicate": str(claim.predicate),
        "subject": _mention(ledger, claim, claim.subject),
        "object": _mention(ledger, claim, claim.object),
        "item": _mention(ledger, claim, claim.item),
        "words": say_claim(ledger, claim),
        "quote": claim.evidence.exact,
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "also": [{"exact": e.exact, "start": e.span.start, "end": e.span.end} for e in claim.also],
        "stance": str(claim.stance),
        "polarity": str(claim.polarity),
        "tier": str(claim.tier),
        "attribution": [{"text": a.text, "kind": str(a.kind)} for a in claim.attribution],
        "relayed_by": claim.relayed_by,
        "qualifiers": dict(say_qualifiers(claim)),
        "denies": list(claim.denies),
        "method": claim.method,
        "score": claim.score,
        "reasons": list(claim.reasons),
    }


def _mention(ledger: Ledger, claim: Claim, mention: Mention | None) -> Row | None:
    if mention is None:
        return None
    party = ledger.party_of(claim, mention)
    place = {"start": mention.span.start, "end": mention.span.end}
    return {"text": mention.text, "party": party.id if party else None, "kind": str(mention.kind), **place}
