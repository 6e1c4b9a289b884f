"""Supply exposure: the best ways from unlisted parties to listed ones, at most three edges long.

Plain and exact: from every listed party the rules are walked backwards, breadth first, keeping a bounded number of
ways to each party at each distance, and among them every one that the heaviest way further may need. Work grows with
the edges that carry, not with the length of the lists. For tables of the size of a register there is `reach`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lading.exposure.rules import Exposed, Factor, Rule, RuleTable
from lading.exposure.tiers import highest_tier
from lading.graph.build import Graph
from lading.model.claim import MentionKind, Stance
from lading.model.exposure import Edge, Path
from lading.resolve.goods import is_model

GOODS = "goods"
"""Label of rules that reach goods, on the way to who makes them; never an answer."""
KEPT = 8
"""Ways kept to one party by one rule from one risk source at one distance, beside those that longer ones need."""
REACHED = frozenset({MentionKind.ORG, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class Step:
    """One edge read as a step from an exposed party (or its goods) towards the listed one."""

    exposed: str
    onto: str
    rule: Rule
    edge: Edge
    factors: tuple[Factor, ...]

    @property
    def weight(self) -> float:
        """Of the rule and everything that multiplies it."""
        weight = self.rule.weight
        for factor in self.factors:
            weight *= factor.weight
        return weight


@dataclass(frozen=True, slots=True)
class Way:
    """Steps from an exposed party to its risk source."""

    steps: tuple[Step, ...]

    @property
    def weight(self) -> float:
        """The product of the steps' weights."""
        weight = 1.0
        for step in self.steps:
            weight *= step.weight
        return weight

    @property
    def parties(self) -> tuple[str, ...]:
        """The exposed party first, the risk source last."""
        return (*(step.exposed for step in self.steps), self.steps[-1].onto)

    @property
    def path(self) -> Path:
        """The same as a value of the model."""
        return Path(self.parties, tuple(step.edge for step in self.steps))


def carries(edge: Edge) -> bool:
    """Whether an edge may carry exposure: a list states it, or a claim that is more than hedged supports it."""
    return not edge.claims or any(claim.bears_edge for claim in edge.claims)


def is_alleged(edge: Edge) -> bool:
    """Whether an edge that carries rests on allegations alone."""
    bearing = [claim for claim in edge.claims if claim.bears_edge]
    return bool(bearing) and all(claim.stance is Stance.ALLEGED for claim in bearing)


def find_ways(
    graph: Graph, edges: Iterable[Edge], sources: Iterable[str], *, table: RuleTable
) -> dict[tuple[str, str], tuple[Way, ...]]:
    """The ways from each party to each risk source, heaviest first.

    Args:
        graph: for what each party is.
        edges: those that stand on the day asked, `graph.as_of.edges_as_of`.
        sources: the canonical ids of the listed parties that are risk sources on that day.
        table: the rules.
    """
    steps = _Steps(graph, edges, table)
    found: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for source in sources:
        reached = [Way((step,)) for step in steps.onto(source) if not step.rule.after]
        for hop in range(1, table.max_hops + 1):
            reached = _keep(reached, table)
            for way in reached:
                if graph.kinds[way.parties[0]] in REACHED:
                    found[way.parties[0], source].append(way)
            reached = list(_extend(reached, steps, hop=hop + 1, table=table))
    return {pair: tuple(sorted(ways, key=_order)) for pair, ways in found.items()}


def _order(way: Way) -> tuple[float, int, tuple[str, ...], tuple[str, ...]]:
    return (-way.weight, len(way.steps), way.parties, tuple(step.rule.id for step in way.steps))


def _keep(ways: list[Way], table: RuleTable) -> list[Way]:
    """The heaviest few to each party by each rule, so that a hub does not multiply.

    Beside them the heaviest of each kind that a longer way may have to go on with where it cannot with those: about the
    same goods, supplied by another, and through another party than the heaviest of that kind, which may be the one that
    the longer way begins with.
    """
    followed = {rule for row in table.rules if row.same_goods for rule in row.after}
    kept: dict[tuple[str, str], list[Way]] = defaultdict(list)
    best: dict[tuple[str, str, tuple[str, ...], str], list[str]] = {}
    for way in sorted(ways, key=_order):
        party, rule, edge = way.parties[0], way.steps[0].rule, way.steps[0].edge
        rows = kept[party, rule.id]
        goods = edge.items if rule.id in followed else ()
        supplier = edge.source if rule.label == GOODS else ""
        through = best.setdefault((party, rule.id, goods, supplier), [])
        needed = len(through) < 2 and way.parties[1] not in through
        if needed:
            through.append(way.parties[1])
        if needed or len(rows) < KEPT:
            rows.append(way)
    return [way for rows in kept.values() for way in rows]


def _extend(ways: list[Way], steps: "_Steps", *, hop: int, table: RuleTable) -> Iterator[Way]:
    """Every way one step longer that the rules allow."""
    for way in ways:
        head = way.steps[0]
        for step in steps.onto(head.exposed):
            rule = step.rule
            if head.rule.id not in rule.after or hop > rule.hops or step.exposed in way.parties:
                continue
            if step.exposed == head.edge.source and head.onto == way.parties[-1]:
                continue  # it supplied its own goods to the listed party: the shorter way says so
            if rule.same_goods and not _same_goods(step.edge, head.edge, table):
                continue
            yield Way((step, *way.steps))


def _same_goods(edge: Edge, onward: Edge, table: RuleTable) -> bool:
    """Whether two edges name one thing supplied, or a text calls the supplier the only one."""
    if set(edge.items) & set(onward.items):
        return True
    words = {word for claim in edge.claims for word in claim.qualifiers.role.casefold().split()}
    return bool(words & table.sole_words)


class _Steps:
    """Every step the rules allow, by the party or goods it leads onto; made when it is first asked for.

    Most edges of a long list lead onto nobody that is ever reached.
    """

    def __init__(self, graph: Graph, edges: Iterable[Edge], table: RuleTable) -> None:
        self._graph, self._table = graph, table
        self._by_kind: dict[str, list[Rule]] = defaultdict(list)
        for rule in table.rules:
            for kind in rule.kinds:
                self._by_kind[kind].append(rule)
        self._at: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge.kind in self._by_kind:
                self._at[edge.source].append(edge)
                if edge.target != edge.source:
                    self._at[edge.target].append(edge)
        self._made: dict[str, tuple[Step, ...]] = {}

    def onto(self, party: str) -> tuple[Step, ...]:
        """The steps that lead onto a party or goods, in the order of their edges."""
        if party not in self._made:
            self._made[party] = tuple(self._make(party))
        return self._made[party]

    def _make(self, party: str) -> Iterator[Step]:
        for edge in self._at.get(party, ()):
            if not carries(edge):
                continue
            for rule in self._by_kind[edge.kind]:
                if rule.list_only and edge.claims:
                    continue
                for exposed, onto in _read(self._graph, edge, rule):
                    if onto == party:
                        yield Step(exposed, onto, rule, edge, _factors(self._graph, edge, rule, self._table))


def _read(graph: Graph, edge: Edge, rule: Rule) -> Iterator[tuple[str, str]]:
    """Who an edge exposes to whom by a rule. Groups, places, authorities and goods in general carry nothing."""
    if rule.exposes is Exposed.GOODS:
        goods = (edge.source, *edge.items) if graph.kinds[edge.source] is MentionKind.ITEM else edge.items
        pairs = [(item, edge.target) for item in goods]
    elif rule.exposes is Exposed.SOURCE:
        pairs = [(edge.source, edge.target)]
    else:
        pairs = [(edge.target, edge.source)]
    for exposed, onto in pairs:
        bearing = _is_named_model(graph, exposed) if rule.label == GOODS else graph.kinds.get(exposed) in REACHED
        reached = not rule.after or graph.kinds.get(onto) in REACHED or _is_named_model(graph, onto)
        if bearing and reached:
            yield exposed, onto


def _is_named_model(graph: Graph, party: str) -> bool:
    """Whether a thing is goods with a model's name. The maker of a part is no goods, whatever the part is in."""
    return graph.kinds.get(party) is MentionKind.ITEM and any(is_model(n) for n in graph.members[party][0].names)


def _factors(graph: Graph, edge: Edge, rule: Rule, table: RuleTable) -> tuple[Factor, ...]:
    """What multiplies a rule's weight on this edge."""
    found = []
    if rule.exposes is Exposed.SOURCE:
        names = [name for item in edge.items for name in graph.members[item][0].names]
        tier = highest_tier(edge, names, documents=graph.documents, table=table.goods)
        if tier is not None:
            found.append(replace(table.factors["listed_goods"], words=tier.words, tier=True))
        elif edge.items:
            found.append(table.factors["model" if any(map(is_model, names)) else "other_goods"])
    if is_alleged(edge):
        found.append(table.factors["alleged"])
    return tuple(found)
