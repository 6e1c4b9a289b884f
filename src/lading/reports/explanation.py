"""One party of a dossier in full sentences: what it is on that day, why, in whose words, and who contradicts it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lading.model.claim import Claim, Stance, Tier
from lading.model.dossier import Dossier, Party
from lading.model.exposure import Status
from lading.reports.ledger import Ledger
from lading.reports.ownership import group_findings, say_reached
from lading.reports.phrases import said_by, say_claim, say_path
from lading.reports.standing import is_unsure, say_candidate, say_over, say_standing, say_unlisted
from lading.reports.words import join_words
from lading.screen.answer import fold_name

WAYS = 3
"""Further ways told of before the rest is counted."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim about the party: what it says, the exact words, where they are, on whose word."""

    number: int
    words: str
    quote: str
    place: str
    according_to: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is answered of one party."""

    party: str
    caption: str
    status: str
    paragraphs: tuple[str, ...]
    sayings: tuple[Saying, ...]
    """Every claim that names it as subject or object, in reading order."""
    caution: str


def find_parties(dossier: Dossier, asked: str) -> tuple[Party, ...]:
    """The parties that are called so: by id or by a whole name; where there is none, those with all its words in a name."""
    wanted = fold_name(asked)
    whole = tuple(p for p in dossier.parties if p.id == asked or wanted in {fold_name(n) for n in p.entity.names})
    if whole or not wanted:
        return whole
    words = set(wanted.split())
    return tuple(p for p in dossier.parties if any(words <= set(fold_name(n).split()) for n in p.entity.names))


def explain_party(ledger: Ledger, party: Party) -> Explanation:
    """All that the dossier holds on a party, in the words allowed for it."""
    sayings = tuple(_say(ledger, claim) for claim in ledger.claims.values() if _names(ledger, claim, party))
    return Explanation(
        party=party.id,
        caption=ledger.name(party.id),
        status=str(party.status or "not a party that can be listed or exposed"),
        paragraphs=tuple(_paragraphs(ledger, party)),
        sayings=sayings,
        caution=ledger.words.caution,
    )


def _paragraphs(ledger: Ledger, party: Party) -> Iterator[str]:
    name, day = ledger.name(party.id), ledger.day
    exposures = [exposure for exposure in ledger.exposures if exposure.party == party.id]
    if party.designations or is_unsure(party):
        yield f"As of {day}, {name} is {say_standing(ledger, party)}."
    for findings in group_findings(ledger, party):
        yield say_reached(ledger, party, findings)
    for exposure in exposures:
        yield exposure.explanation
        others = [say_path(ledger, path) for path in exposure.alternatives]
        if others:
            more = f"; {len(others) - WAYS:,} more" if len(others) > WAYS else ""
            yield f"Other ways to {ledger.name(exposure.risk_source)}: {'; '.join(others[:WAYS])}{more}."
    if party.status is Status.MENTIONED and not party.ownership:
        yield (
            f"As of {day}, {name} is {_say_where(ledger, party)}, and nothing more: {say_unlisted(ledger)}"
            f"{say_over(ledger, party)}, and no relation read in them reaches a listed party by a rule."
        )
        claims = [claim for claim in ledger.claims.values() if _names(ledger, claim, party)]
        if any(not claim.bears_edge for claim in claims):
            yield "What is only supposed, planned, denied or not yet verified carries nothing by itself; it stands below."
    for candidate in party.candidates if not is_unsure(party) else ():
        yield f"It may be {say_candidate(ledger, candidate)}."


def _say_where(ledger: Ledger, party: Party) -> str:
    """`mentioned in these documents`, or which datasets name it where no document does."""
    if party.id in ledger.dossier.party_of.values():
        return "mentioned in these documents"
    return f"named in {join_words([ledger.brief(name) for name in party.entity.datasets])}"


def _names(ledger: Ledger, claim: Claim, party: Party) -> bool:
    ends = (ledger.party_of(claim, mention) for mention in (claim.subject, claim.object, claim.item))
    return any(end is not None and end.id == party.id for end in ends)


def _say(ledger: Ledger, claim: Claim) -> Saying:
    document = ledger.document(claim)
    place = (ledger.brief(document.name), document.locate(claim.evidence.span), document.published)
    return Saying(
        number=ledger.number(claim),
        words=f"{say_claim(ledger, claim)}{_say_stance(ledger, claim)}",
        quote=claim.evidence.exact,
        place=", ".join(part for part in place if part),
        according_to=said_by(ledger, claim),
    )


def _say_stance(ledger: Ledger, claim: Claim) -> str:
    """` (hedged)` where the words do not say it so; what is denied begins with that already."""
    weak = {Stance.HEDGED, Stance.ALLEGED, Stance.PLANNED, Stance.OPINION}
    stance = [ledger.words.tables["stances"][claim.stance]] if claim.stance in weak else []
    tier = [ledger.words.tables["tiers"][claim.tier]] if claim.tier is not Tier.VERIFIED else []
    return f" ({', '.join((*stance, *tier))})" if stance or tier else ""
