"""Supply exposure: the best ways from unlisted parties to listed ones, at most three edges long.

Plain and exact: from every listed party the rules are walked backwards, breadth first, keeping a bounded number of
ways to each party at each distance. Work grows with the edges that carry, not with the length of the lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
"""Ways kept to one party by one rule from one risk source at one distance."""
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
    steps = _steps_onto(graph, edges, table)
    found: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for source in sources:
        reached = [Way((step,)) for step in steps.get(source, ()) if not step.rule.after]
        for hop in range(1, table.max_hops + 1):
            reached = _keep(reached)
            for way in reached:
                if graph.kinds[way.parties[0]] in REACHED:
                    found[way.parties[0], source].append(way)
            reached = list(_extend(reached, steps, hop=hop + 1, table=table))
    return {pair: tuple(sorted(ways, key=_order)) for pair, ways in found.items()}


def _order(way: Way) -> tuple[float, int, tuple[str, ...], tuple[str, ...]]:
    return (-way.weight, len(way.steps), way.parties, tuple(step.rule.id for step in way.steps))


def _keep(ways: list[Way]) -> list[Way]:
    """The heaviest few to each party by each rule, so that a hub does not multiply and no rule that leads on is crowded out."""
    kept: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for way in sorted(ways, key=_order):
        rows = kept[way.parties[0], way.steps[0].rule.id]
        if len(rows) < KEPT:
            rows.append(way)
    return [way for rows in kept.values() for way in rows]


def _extend(ways: list[Way], steps: Mapping[str, list[Step]], *, hop: int, table: RuleTable) -> Iterator[Way]:
    """Every way one step longer that the rules allow."""
    for way in ways:
        head = way.steps[0]
        for step in steps.get(head.exposed, ()):
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


def _steps_onto(graph: Graph, edges: Iterable[Edge], table: RuleTable) -> dict[str, list[Step]]:
    """Every step the rules allow, by the party or goods it leads onto."""
    by_kind: dict[str, list[Rule]] = defaultdict(list)
    for rule in table.rules:
        for kind in rule.kinds:
            by_kind[kind].append(rule)
    steps: dict[str, list[Step]] = defaultdict(list)
    for edge in edges:
        if not carries(edge):
            continue
        for rule in by_kind.get(edge.kind, ()):
            if rule.list_only and edge.claims:
                continue
            for exposed, onto in _read(graph, edge, rule):
                steps[onto].append(Step(exposed, onto, rule, edge, _factors(graph, edge, rule, table)))
    return steps


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
