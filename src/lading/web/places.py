"""Pictures and tables of the reports, led to the pages of the workbench."""

from collections.abc import Iterable
from dataclasses import replace

from lading.reports.network import Network
from lading.reports.timeline import Event
from lading.web.view import View


def lead_network(view: View, network: Network) -> Network:
    """The same picture, its boxes leading to parties and its lines to what they rest on."""
    nodes = tuple(
        replace(node, anchor=view.links.to("network") if node.members else view.desk.party_link(node.id))
        for node in network.nodes
    )
    links = tuple(
        replace(
            link,
            anchor=view.desk.claim_link(link.edges[0].claims[0])
            if link.edges[0].claims
            else view.desk.party_link(link.source),
        )
        for link in network.links
    )
    return replace(network, nodes=nodes, links=links)


def lead_events(view: View, events: Iterable[Event]) -> tuple[Event, ...]:
    """The same events, leading to parties, documents and claims."""
    documents, claims = list(view.ledger.documents), list(view.ledger.claims.values())

    def lead(event: Event) -> str:
        number = int(event.anchor.rpartition("-")[2]) if event.anchor[-1].isdigit() else 0
        if event.kind == "document":
            return view.links.to("documents", documents[number - 1])
        if event.kind == "claim":
            return view.desk.claim_link(claims[number - 1])
        return view.desk.party_link(event.party)

    return tuple(replace(event, anchor=lead(event)) for event in events)
