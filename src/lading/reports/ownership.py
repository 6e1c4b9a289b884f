"""Ownership findings in words: which rule, how surely, and who holds how much of whom, stake by stake."""

from collections.abc import Iterator

from lading.model.dossier import Party
from lading.model.ownership import Certainty, Holding, InForce, Nature, OwnershipFinding, Stake
from lading.reports.ledger import Ledger
from lading.reports.phrases import say_listings
from lading.reports.words import join_words


def say_finding(finding: OwnershipFinding) -> str:
    """The finding in the words allowed: `blocked by rule · US Treasury (OFAC), 50 Percent Rule`."""
    label = finding.label.replace("_", " ") or "caution"
    stood = "" if finding.in_force is InForce.YES else f" ({finding.in_force})"
    return f"{label} · {finding.authority}, {finding.rule}{stood}"


def say_holding(ledger: Ledger, holding: Holding) -> str:
    """One step of a chain: `X holds 3 % and B holds 47 % of A: 50 % together`."""
    of = ledger.name(holding.party)
    shares = [stake for stake in holding.stakes if stake.share.high or not _only_controlled(stake)]
    if not shares:
        return f"{join_words([ledger.name(stake.owner) for stake in holding.stakes])} is said to control {of}"
    said = join_words([_say_share(ledger, stake) for stake in shares])
    together = f": {holding.total} together" if len(shares) > 1 and holding.total.high else ""
    return f"{said} of {of}{together}"


def _say_share(ledger: Ledger, stake: Stake) -> str:
    """`X holds 60 %`; of a stake that is over `X held 60 % until 2024-03-01`."""
    if stake.period.surely_over(ledger.dossier.as_of):
        return f"{ledger.name(stake.owner)} held {stake.share} until {stake.period.end}"
    return f"{ledger.name(stake.owner)} holds {stake.share}"


def say_stake_place(stake: Stake) -> str:
    """Where a stake is stated: `register.csv row 17, since 2019-01-01`."""
    period = str(stake.period)
    return stake.place if period == "undated" else f"{stake.place}, {period}"


def list_places(finding: OwnershipFinding) -> tuple[str, ...]:
    """Where the stakes of a finding are stated, each once."""
    return tuple(dict.fromkeys(say_stake_place(stake) for held in finding.certificate for stake in held.stakes))


def say_owned(ledger: Ledger, party: Party) -> str:
    """A sentence for a party that a rule reaches: `B is owned: blocked by rule (…). X holds 50 % of A; …`."""
    finding = next(found for found in party.ownership if found.decides)
    chain = "; ".join(say_holding(ledger, held) for held in finding.certificate)
    rules = join_words([say_finding(found) for found in party.ownership if found.decides])
    return f"{ledger.name(party.id)}: {rules}. {chain}"


def list_findings(party: Party) -> Iterator[OwnershipFinding]:
    """What to show of a party, the deciding first; a caution only where nothing surer is said under the same rule."""
    surer = {found.regime for found in party.ownership if found.certainty is not Certainty.CAUTION}
    for found in party.ownership:
        if found.certainty is not Certainty.CAUTION or found.regime not in surer:
            yield found


def group_findings(ledger: Ledger, party: Party) -> list[list[OwnershipFinding]]:
    """What to show of a party: findings of several rules that follow from one chain together."""
    found: dict[tuple[object, ...], list[OwnershipFinding]] = {}
    for finding in list_findings(party):
        chain = tuple(say_holding(ledger, holding) for holding in finding.certificate)
        found.setdefault((finding.certainty, finding.decides, chain), []).append(finding)
    return list(found.values())


def say_reached(ledger: Ledger, party: Party, findings: list[OwnershipFinding]) -> str:
    """Findings of one chain in full sentences: which rule, who holds what and is listed since when, where it stands."""
    first = findings[0]
    definite = first.certainty is Certainty.DEFINITE
    key = "not in force" if definite and not first.decides else str(first.certainty)
    rules = "; ".join(_say_rule(finding) for finding in findings)
    name = ledger.name(party.id)
    chain = "; ".join(say_holding(ledger, held) for held in first.certificate)
    sources = (ledger.party(one) for one in dict.fromkeys(one for finding in findings for one in finding.listed))
    listed = [
        f"{ledger.name(one.id)} is listed by {join_words(say_listings(ledger, one.designations))}"
        for one in sources
        if one is not None and one.designations
    ]
    cautions = dict.fromkeys(words for finding in findings for words in finding.cautions)
    parts = [
        ledger.words.tables["reached"][key].format(day=ledger.day, name=name, rules=rules),
        *([f"{chain}."] if chain else []),
        *(f"{words}." for words in listed),
        *(f"{words[:1].upper()}{words[1:]}." for words in cautions),
        f"Stated in {join_words(list_places(first))}." if list_places(first) else "",
        f"Sources of the rules: {'; '.join(dict.fromkeys(finding.source for finding in findings))}.",
    ]
    return " ".join(filter(None, parts))


def _say_rule(finding: OwnershipFinding) -> str:
    label = finding.label.replace("_", " ") or "caution"
    stood = "" if finding.in_force is InForce.YES else f", {finding.in_force} on that day"
    return f"{label} ({finding.authority}, {finding.rule}{stood})"


def _only_controlled(stake: Stake) -> bool:
    return stake.nature is Nature.CONTROL
