"""The network as GraphML, for Gephi, yEd, Cytoscape and networkx: parties with kind and status, relations with quotes."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lading.model.dossier import Dossier
from lading.model.exposure import Edge
from lading.reports.ledger import Ledger, edge_key, open_ledger
from lading.reports.phrases import said_by, say_edge, say_listings, say_strength
from lading.reports.reveal import reveal
from lading.reports.standing import say_candidate
from lading.reports.words import load_words

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS = ("label", "kind", "status", "schema", "listed_by", "may_be", "names")
EDGE_KEYS = (
    "label", "relation", "items", "start", "end", "quotes", "according_to", "denials", "strength", "dataset", "on_path",
)  # fmt: skip


def render_graphml(dossier: Dossier) -> str:
    """Every party and every relation. Characters that XML cannot hold appear as their names in brackets."""
    ledger = open_ledger(dossier, load_words())
    root = Element("graphml", {"xmlns": NAMESPACE})
    for scope, names in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name in names:
            kind = "boolean" if name == "on_path" else "string"
            SubElement(root, "key", {"id": f"{scope}-{name}", "for": scope, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", {"id": "dossier", "edgedefault": "directed"})
    nodes = {party_id: f"n{i}" for i, party_id in enumerate(_all_nodes(ledger))}
    for party_id, node in nodes.items():
        _fill(SubElement(graph, "node", {"id": node}), "node", _describe_node(ledger, party_id))
    on_path = {edge_key(edge) for exposure in dossier.exposures for edge in exposure.path.edges}
    for edge in ledger.edges:
        ends = {"id": f"e{ledger.edge_number(edge)}", "source": nodes[edge.source], "target": nodes[edge.target]}
        values = _describe_edge(ledger, edge) | {"on_path": "true" if edge_key(edge) in on_path else "false"}
        _fill(SubElement(graph, "edge", ends), "edge", values)
    indent(root)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{tostring(root, encoding='unicode')}\n"


def _all_nodes(ledger: Ledger) -> Iterable[str]:
    """Ids of all parties, and of ends that the dossier holds no party for."""
    parties = [party.id for party in ledger.dossier.parties]
    ends = [end for edge in ledger.edges for end in (edge.source, edge.target)]
    return dict.fromkeys((*parties, *ends))


def _describe_node(ledger: Ledger, party_id: str) -> dict[str, str]:
    party = ledger.party(party_id)
    if party is None:
        return {"label": party_id}
    return {
        "label": party.caption,
        "kind": str(party.kind),
        "status": str(party.status or ""),
        "schema": party.entity.schema,
        "listed_by": "; ".join(say_listings(ledger, party.designations)),
        "may_be": " | ".join(say_candidate(ledger, candidate) for candidate in party.candidates),
        "names": " | ".join(party.entity.names),
    }


def _describe_edge(ledger: Ledger, edge: Edge) -> dict[str, str]:
    return {
        "label": edge.kind,
        "relation": say_edge(ledger, edge),
        "items": ", ".join(ledger.name(item) for item in edge.items),
        "start": edge.period.start or "",
        "end": edge.period.end or "",
        "quotes": " | ".join(dict.fromkeys(claim.evidence.exact for claim in edge.claims)) or edge.words,
        "according_to": " | ".join(dict.fromkeys(said_by(ledger, claim) for claim in edge.claims)),
        "denials": " | ".join(claim.evidence.exact for claim in edge.denials),
        "strength": say_strength(edge),
        "dataset": edge.dataset,
    }


def _fill(element: Element, scope: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            SubElement(element, "data", {"key": f"{scope}-{name}"}).text = reveal(value)
