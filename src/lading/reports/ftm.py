"""The case as FollowTheMoney entities, one JSON object a line: parties, documents, designations and relations.

A relation's `proof` is the document it was read in, its `summary` the exact quotes. A party keeps all its properties;
one that is exposed also gets the topic that the rule derived and its `riskSource`, neither of which any list states.
Designations after the day asked are left out. What a document denies makes no entity: the quote of a denial stands in
the relation's `description`.
"""

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

from lading.claims.statements import DATASET, LINK, Ends, Vocabulary, load_vocabulary
from lading.model.document import Document
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Designation, Edge
from lading.model.ids import digest
from lading.model.schema import load_schemata
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.phrases import said_by, say_contradiction, say_edge
from lading.reports.standing import say_candidate
from lading.reports.words import load_words

Entity = dict[str, Any]


def render_ftm(dossier: Dossier) -> str:
    """The entities as JSON lines. Raises EvidenceError as every report does."""
    ledger = open_ledger(dossier, load_words())
    vocabulary = load_vocabulary(load_schemata())
    return "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in list_entities(ledger, vocabulary))


def list_entities(ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entity]:
    """Documents, parties, designations, relations, in that order."""
    yield from (_document_entity(document) for document in ledger.dossier.documents)
    held = {party.id for party in ledger.dossier.parties} | ledger.documents.keys()
    yield from (_party_entity(ledger, party, held, vocabulary=vocabulary) for party in ledger.dossier.parties)
    for party in ledger.dossier.parties:
        yield from (_sanction_entity(party, designation) for designation in party.designations)
    known = {party.id for party in ledger.dossier.parties}
    edges = (edge for edge in ledger.edges if {edge.source, edge.target} <= known)
    yield from (_relation_entity(ledger, edge, vocabulary) for edge in edges)


def _entity(
    entity_id: str, schema: str, caption: str, *, values: Mapping[str, list[str]], datasets: list[str]
) -> Entity:
    properties = {name: filled for name, group in values.items() if (filled := [value for value in group if value])}
    return {"id": entity_id, "caption": caption, "schema": schema, "properties": properties, "datasets": datasets}


def _document_entity(document: Document) -> Entity:
    values = {
        "fileName": [document.name],
        "title": [document.title],
        "publisher": [document.publisher],
        "author": [document.author],
        "sourceUrl": [document.url],
        "publishedAt": [document.published or ""],
        "retrievedAt": [document.retrieved or ""],
        "contentHash": [document.sha256],
        "mimeType": [document.media_type],
        "language": [] if document.language == "und" else [document.language],
    }
    return _entity(document.id, "Document", document.title or document.name, values=values, datasets=[DATASET])


def _party_entity(ledger: Ledger, party: Party, held: Set[str], *, vocabulary: Vocabulary) -> Entity:
    """A party with all its properties but references to list entities (addresses, relatives) that are not in the case."""
    schema, values = party.entity.schema, dict(party.entity.properties)
    for name, group in values.items():
        prop = vocabulary.schemata.property(schema, name)
        if prop is not None and prop.type == "entity":
            values[name] = [value for value in group if value in held]
    for exposure in party.exposures:
        for name, value in (("topics", exposure.topic), ("riskSource", exposure.risk_source)):
            values[name] = list(dict.fromkeys((*values.get(name, ()), value)))
    if party.candidates:
        # `Thing.notes`: FollowTheMoney has no word for a match that nobody has decided.
        unsure = [f"Not decided: may be {say_candidate(ledger, candidate)}" for candidate in party.candidates]
        values["notes"] = [*values.get("notes", ()), *unsure]
    return _entity(party.id, schema, party.caption, values=values, datasets=list(party.entity.datasets))


def _sanction_entity(party: Party, d: Designation) -> Entity:
    values = {
        "entity": [party.id],
        "authority": [d.authority],
        "program": [d.program],
        "startDate": [d.period.start or ""],
        "endDate": [d.period.end or ""],
        "sourceUrl": [d.url],
        "reason": [d.reason],
        "recordId": [d.entity_id],
    }
    key = "sanction-" + digest("sanction", party.id, d.entity_id, d.authority, d.program, d.period.start)
    return _entity(key, "Sanction", d.program or d.authority, values=values, datasets=[d.dataset])


def _relation_entity(ledger: Ledger, edge: Edge, vocabulary: Vocabulary) -> Entity:
    """An edge as the interval that its kind is in FollowTheMoney, or as an UnknownLink with the kind as its role."""
    shape = vocabulary.predicates.get(edge.kind, LINK)
    if not _fits(ledger, edge, shape, vocabulary):
        shape = LINK
    documents = dict.fromkeys(claim.evidence.document_id for claim in edge.claims)
    values = {
        shape.subject: [edge.source],
        shape.object: [edge.target],
        "role": [edge.kind],
        "startDate": [edge.period.start or ""],
        "endDate": [edge.period.end or ""],
        "summary": list(dict.fromkeys(claim.evidence.exact for claim in edge.claims)) or [edge.words],
        "description": [
            say_edge(ledger, edge),
            *dict.fromkeys(f"According to {said_by(ledger, claim)}" for claim in edge.claims),
            *(say_contradiction(ledger, claim) for claim in edge.denials),
        ],
        "proof": list(documents),
        "publisher": list(dict.fromkeys(ledger.documents[key].publisher for key in documents)),
        "sourceUrl": list(dict.fromkeys(ledger.documents[key].url for key in documents)),
    }
    kept = {name: held for name, held in values.items() if vocabulary.schemata.property(shape.schema, name)}
    key = "link-" + digest("edge", edge.kind, edge.source, edge.target, *edge.statement_ids)
    datasets = [edge.dataset] if edge.dataset else [DATASET]
    return _entity(key, shape.schema, say_edge(ledger, edge), values=kept, datasets=datasets)


def _fits(ledger: Ledger, edge: Edge, shape: Ends, vocabulary: Vocabulary) -> bool:
    """Whether FollowTheMoney lets the two parties stand at the ends of a schema."""
    for name, end in ((shape.subject, edge.source), (shape.object, edge.target)):
        prop, party = vocabulary.schemata.property(shape.schema, name), ledger.party(end)
        if prop is None or party is None or not vocabulary.schemata.is_a(party.entity.schema, prop.range):
            return False
    return True
