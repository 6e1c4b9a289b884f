"""Who is reached through ownership: every rule of the table, as of a day, each answer with its certificate."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lading.exposure.cascade import Cascade, Pairs, Register, add_shares, run_each, run_together
from lading.exposure.ownership_cautions import Cautions
from lading.exposure.ownership_rules import OwnershipRule, OwnershipTable
from lading.graph.as_of import in_force, possibly_published
from lading.graph.build import Graph
from lading.graph.ownership import stakes_as_of
from lading.model.issue import Issue
from lading.model.ownership import WHOLE, Certainty, Holding, InForce, Nature, OwnershipFinding, Share, Stake


@dataclass(frozen=True, slots=True)
class Ownership:
    """What the rules say of each party on a day, and what is wrong with the stakes."""

    findings: Mapping[str, tuple[OwnershipFinding, ...]]
    """By party: rules in force first, the surest first. A party that is itself listed under a rule has no finding of that rule."""
    issues: tuple[Issue, ...] = ()


def assess_ownership(
    graph: Graph, as_of: dt.date, *, table: OwnershipTable, perhaps: Pairs = (), known: dt.date | None = None
) -> Ownership:
    """Run every ownership rule of the table over the stakes of a day.

    Args:
        graph: of the case, with its stakes and designations of all days.
        as_of: the day asked. Only what was held on it counts.
        table: the rules.
        perhaps: canonical ids of a party and of a listed one that it may be, where nobody has decided. What it holds makes
            a company possibly reached, never surely.
        known: by when it must have been published; None: by the day asked.
    """
    published = {
        key: document for key, document in graph.documents.items() if possibly_published(document, known or as_of)
    }
    stakes, issues = stakes_as_of(graph.stakes, published, as_of.isoformat(), name=graph.caption)
    register = Register.of(stakes)
    controls = tuple(stake for stake in stakes if stake.nature is Nature.CONTROL)
    found: dict[str, list[OwnershipFinding]] = {}
    for rule in table.rules:
        stood = rule.stood(as_of)
        listed = _listed(graph, rule, as_of) if stood is not None else frozenset()
        if stood is None or not listed:
            continue
        runs = _run(register, rule, listed, perhaps)
        maybe = {owner: other for owner, other in perhaps if other in listed and owner not in listed}
        cautions = Cautions(graph, as_of, table, rule, stood, register, controls, maybe)
        for finding in _findings(runs, rule, stood=stood, table=table, cautions=cautions):
            found.setdefault(finding.party, []).append(finding)
        for party, holding, words, sources in cautions.beside(runs, listed):
            plain = _finding(party, rule, stood=stood, certainty=Certainty.CAUTION, label="")
            finding = replace(plain, certificate=holding, listed=sources, cautions=words)
            found.setdefault(party, []).append(finding)
    order = tuple(Certainty)
    findings = {
        party: tuple(sorted(rows, key=lambda f: (f.in_force is not InForce.YES, order.index(f.certainty), f.regime)))
        for party, rows in found.items()
    }
    return Ownership(findings, issues)


def _listed(graph: Graph, rule: OwnershipRule, as_of: dt.date) -> frozenset[str]:
    """The parties whose designations count under a rule on a day."""
    return frozenset(
        party for party, rows in graph.designations.items() if any(rule.counts(row) for row in in_force(rows, as_of))
    )


def _run(register: Register, rule: OwnershipRule, listed: Collection[str], perhaps: Pairs) -> tuple[Cascade, ...]:
    if rule.each:
        return tuple(run_each(register, listed, perhaps, threshold=rule.threshold))
    return (run_together(register, listed, perhaps, threshold=rule.threshold),)


def _findings(
    runs: Iterable[Cascade], rule: OwnershipRule, *, stood: InForce, table: OwnershipTable, cautions: Cautions
) -> Iterator[OwnershipFinding]:
    """One finding for each party that a rule reaches; where several cascades reach it, that of the surest one."""
    order = tuple(Certainty)
    best: dict[str, tuple[Certainty, Cascade]] = {}
    for run in runs:
        for party in run.reached:
            certainty = run.certainty(party)
            held = best.get(party)
            if certainty is not None and (held is None or order.index(certainty) < order.index(held[0])):
                best[party] = (certainty, run)
    for party, (certainty, run) in best.items():
        if cautions.is_listed(party):
            continue
        certificate = certify(run, party, certainty)
        owners = [stake.owner for held in certificate for stake in held.stakes]
        unsure = [run.perhaps[owner] for owner in owners if owner in run.perhaps and owner not in run.definite]
        key = "perhaps" if unsure and certainty is Certainty.POSSIBLE else certainty.value
        label = rule.label if certainty is Certainty.DEFINITE else table.labels[key]
        plain = _finding(party, rule, stood=stood, certainty=certainty, label=label)
        listed = dict.fromkeys((*(owner for owner in owners if owner in run.seeds), *unsure))
        words = cautions.of(certificate, certainty, listed, unsure)
        yield replace(plain, certificate=certificate, listed=tuple(listed), cautions=words)


def _finding(party: str, rule: OwnershipRule, *, stood: InForce, certainty: Certainty, label: str) -> OwnershipFinding:
    return OwnershipFinding(
        party=party,
        regime=rule.id,
        authority=rule.authority,
        rule=rule.rule,
        certainty=certainty,
        label=label,
        in_force=stood,
        listed=(),
        certificate=(),
        source=rule.source,
    )


def certify(run: Cascade, party: str, certainty: Certainty) -> tuple[Holding, ...]:
    """The holdings that a finding follows from, nearest to the listed first, the party's own last.

    Every stake in it is held by a listed party or by one whose own holding stands before; in a circle, beside.
    """
    members = run.members(certainty)
    circular = certainty is Certainty.CIRCULAR
    made: dict[str, Holding] = {}
    left = [party]
    while left:
        one = left.pop()
        if one in made or one in run.seeds or (one in run.perhaps and one not in run.definite):
            continue
        stakes = run.contributing(one, members, before=None if circular else members[one])
        made[one] = Holding(one, members[one], _total(stakes, run.into.get(one, ())), stakes)
        left += (stake.owner for stake in stakes if stake.owner in members)
    ordered = sorted(made.values(), key=lambda held: (held.party == party, held.round, held.party))
    return tuple(ordered)


def _total(stakes: tuple[Stake, ...], into: tuple[Stake, ...]) -> Share:
    """What some stakes come to: at most what the others surely leave, indirect ones aside, which overlap others."""
    total = add_shares(stake.share for stake in stakes if stake.nature is not Nature.INDIRECT)
    beside = sum(stake.share.high for stake in stakes if stake.nature is Nature.INDIRECT)
    counted = {id(stake) for stake in stakes}
    others = sum(stake.share.low for stake in into if id(stake) not in counted)
    most = max(total.low, min(total.high, WHOLE - others))
    return Share(total.low, min(WHOLE, most + beside))
