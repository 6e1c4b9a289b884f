"""What the picture of a case shows: parties as nodes, relations between the same two drawn as one, alike leaves as one stack."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lading.model.claim import MentionKind
from lading.model.dossier import Party
from lading.model.exposure import Edge, Status
from lading.reports.ledger import Ledger, edge_key
from lading.reports.phrases import say_edge, say_listings, say_strength, short_authority
from lading.reports.standing import is_unsure

CROWD = 16
"""Parties up to which each is drawn by itself."""
STACK = 3
"""Alike parties from which a crowded picture draws one stack for them."""
MOST = 60
"""Nodes drawn at most; the table holds them all."""
MATTER = frozenset({Status.LISTED, Status.OWNED, Status.EXPOSED})
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the picture."""

    id: str
    name: str
    shape: str
    """`party`, `people` or `equipment`."""
    status: str
    """`listed`, `owned`, `exposed`, `mentioned`, or empty for what has none."""
    note: str
    """The line under the name: `listed · US, EU`."""
    title: str
    """What hovering tells."""
    anchor: str
    """Where a click leads, within the page."""
    members: tuple[str, ...] = ()
    """For a stack: the names of the parties in it."""


@dataclass(frozen=True, slots=True)
class Link:
    """All relations between two nodes in one direction, as one line."""

    source: str
    target: str
    edges: tuple[Edge, ...]
    kinds: tuple[str, ...]
    items: tuple[str, ...]
    """Names of the goods concerned."""
    weak: bool
    """Nothing but hedged or alleged words carries it."""
    contested: bool
    """Somebody contradicts one of its relations, or an exposure whose main path it is part of."""
    on_path: bool
    """Part of the main path of an exposure."""
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn, and how much of the whole that is."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    aside: tuple[Party, ...]
    """Parties and speakers that no drawn relation touches."""
    drawn: int
    """Parties that are in the picture, those in stacks counted each."""
    total: int
    """Parties that could be: all that a drawable relation touches."""
    near: frozenset[str]
    """Ids of all parties that hang on a listed or exposed one, drawn or not."""


@dataclass(slots=True)
class _Draft:
    """The picture while it is being thinned out: who stands for whom."""

    drawable: list[Edge]
    stands_for: dict[str, str]
    stacks: dict[str, list[str]] = field(default_factory=dict)


def plan_network(ledger: Ledger) -> Network:
    """Choose what to draw: what hangs on a listed or exposed party, alike leaves of a larger case as stacks."""
    drawable = [edge for edge in ledger.edges if _is_drawable(ledger, edge)]
    everyone = _near_the_matter(ledger, drawable)
    ranked = [party.id for party in ledger.exposed if party.id in everyone]
    everyone = dict.fromkeys((*ranked, *everyone))
    related = {end for edge in drawable for end in (edge.source, edge.target)}
    drawable = [edge for edge in drawable if edge.source in everyone]
    draft = _Draft(drawable, {party: party for party in everyone})
    if len(everyone) > CROWD:
        _stack_alike(ledger, draft)
    kept = _keep_most_telling(ledger, draft)
    nodes = tuple(_draw_node(ledger, draft, node) for node in kept)
    links = tuple(_draw_links(ledger, draft, set(kept)))
    carried = {item for edge in ledger.edges for item in edge.items}
    aside = tuple(p for p in ledger.dossier.parties if p.id not in related and p.id not in carried)
    drawn = sum(1 for party in everyone if draft.stands_for[party] in set(kept))
    return Network(nodes, links, aside, drawn, len(related), frozenset(everyone))


def _near_the_matter(ledger: Ledger, edges: Iterable[Edge]) -> dict[str, None]:
    """The ends of all edges that hang, however far, on a listed, owned or exposed party; all ends where none is."""
    beside: dict[str, list[str]] = {}
    for edge in edges:
        beside.setdefault(edge.source, []).append(edge.target)
        beside.setdefault(edge.target, []).append(edge.source)
    matter = [end for end in beside if (party := ledger.party(end)) and party.status in MATTER]
    reached = set(matter)
    for end in matter:
        fresh = [other for other in beside[end] if other not in reached]
        reached.update(fresh)
        matter += fresh
    return {end: None for end in beside if end in reached or not reached}


def _is_drawable(ledger: Ledger, edge: Edge) -> bool:
    """Whether an edge is between two different parties of the case, and of a kind that a picture shows."""
    known = ledger.party(edge.source) is not None and ledger.party(edge.target) is not None
    return known and edge.source != edge.target and edge.kind not in ledger.words.not_drawn


def _stack_alike(ledger: Ledger, draft: _Draft) -> None:
    """Put parties that look alike and hang on the same others by the same relations into one stack."""
    ties: dict[str, set[tuple[str, str, bool]]] = {party: set() for party in draft.stands_for}
    for edge in draft.drawable:
        ties[edge.source].add((edge.kind, edge.target, True))
        ties[edge.target].add((edge.kind, edge.source, False))
    groups: dict[tuple[object, ...], list[str]] = {}
    for party, held in ties.items():
        groups.setdefault((*_look(ledger.party(party)), frozenset(held)), []).append(party)
    for members in groups.values():
        if len(members) >= STACK:
            name = f"stack-{members[0]}"
            draft.stacks[name] = members
            draft.stands_for.update(dict.fromkeys(members, name))


def _keep_most_telling(ledger: Ledger, draft: _Draft) -> list[str]:
    """No more nodes than can be read: paths of exposures first, then listed parties, then the best connected."""
    nodes = list(dict.fromkeys(draft.stands_for.values()))
    if len(nodes) <= MOST:
        return nodes
    on_path = {draft.stands_for.get(p, p) for e in ledger.dossier.exposures for p in e.path.parties}
    degree = Counter(draft.stands_for[end] for edge in draft.drawable for end in (edge.source, edge.target))
    listed = {draft.stands_for.get(p.id, p.id) for p in ledger.dossier.parties if p.status is Status.LISTED}
    ranked = sorted(nodes, key=lambda node: (node not in on_path, node not in listed, -degree[node]))
    chosen = set(ranked[:MOST])
    return [node for node in nodes if node in chosen]


def _draw_node(ledger: Ledger, draft: _Draft, node: str) -> Node:
    if node in draft.stacks:
        return _draw_stack(ledger, node, draft.stacks[node])
    party = ledger.party(node)
    shape, status = _look(party)
    name = ledger.name(node)
    note = _note(ledger, party)
    listings = "; ".join(say_listings(ledger, party.designations)) if party else ""
    title = f"{name}: {note}" + (f" ({listings})" if listings else "")
    anchor = ledger.anchor("exposure" if party and party.exposures else "party", node)
    return Node(node, name, shape, status, note, title, anchor)


def _draw_stack(ledger: Ledger, node: str, members: list[str]) -> Node:
    party = ledger.party(members[0])
    shape, status = _look(party)
    names = tuple(ledger.name(member) for member in members)
    what = ledger.words.count(len(members), party.kind if party else MentionKind.ORG)
    note = status or ("equipment" if shape == "equipment" else "no status")
    return Node(node, what, shape, status, note, f"{what}, {note}: {', '.join(names)}", "relations", names)


def _note(ledger: Ledger, party: Party | None) -> str:
    """The status and the kind in words, because colour and shape alone tell nothing to many readers."""
    if party is None:
        return ""
    if party.status is Status.LISTED:
        by = dict.fromkeys(short_authority(ledger, d.authority) for d in party.designations)
        return f"listed · {', '.join(by)}" if by else "listed"
    if party.kind in {MentionKind.ITEM, MentionKind.GROUP}:
        kind = ledger.words.kinds[party.kind].one
        return kind if party.kind is MentionKind.ITEM or party.status is not Status.EXPOSED else f"{kind} · exposed"
    if party.status is None:
        return ledger.words.kinds[party.kind].one
    person = "person · " if party.kind is MentionKind.PERSON else ""
    unsure = " · may be listed" if is_unsure(party) else ""
    return person + ledger.words.word("statuses", party.status) + unsure


def _look(party: Party | None) -> tuple[str, str]:
    """Shape and status of a party."""
    if party is None:
        return "party", ""
    shape = "equipment" if party.kind is MentionKind.ITEM else "people" if party.kind in PEOPLE else "party"
    return shape, party.status.value if party.status else ""


def _draw_links(ledger: Ledger, draft: _Draft, kept: set[str]) -> Iterable[Link]:
    """One line for all relations from one node to another."""
    on_path = {edge_key(edge) for e in ledger.dossier.exposures for edge in e.path.edges}
    contested = {edge_key(edge) for e in ledger.dossier.exposures if e.contradicted_by for edge in e.path.edges}
    pairs: dict[tuple[str, str], list[Edge]] = {}
    for edge in draft.drawable:
        source, target = draft.stands_for[edge.source], draft.stands_for[edge.target]
        if source != target and {source, target} <= kept:
            pairs.setdefault((source, target), []).append(edge)
    for (source, target), edges in pairs.items():
        yield Link(
            source=source,
            target=target,
            edges=tuple(edges),
            kinds=tuple(dict.fromkeys(edge.kind for edge in edges)),
            items=tuple(dict.fromkeys(ledger.name(item) for edge in edges for item in edge.items)),
            weak=all(say_strength(edge) for edge in edges),
            contested=any(edge.denials or edge_key(edge) in contested for edge in edges),
            on_path=any(edge_key(edge) in on_path for edge in edges),
            title="\n".join(_tell(ledger, edge) for edge in edges[:STACK]),
            anchor=f"relation-{ledger.edge_number(edges[0])}",
        )


def _tell(ledger: Ledger, edge: Edge) -> str:
    """An edge with its quote, for hovering."""
    quote = edge.claims[0].evidence.exact if edge.claims else edge.words
    return f"{say_edge(ledger, edge)}: “{quote}”"
