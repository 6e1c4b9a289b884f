"""Claims beside what contradicts them: denials, professed ignorance, and claims that cannot both be true."""

from collections.abc import Iterable
from dataclasses import dataclass

from lading.model.claim import Claim, Mention, Polarity, Stance
from lading.reports.ledger import Ledger
from lading.reports.phrases import UNNAMED, WORDS, denies_deed, find_denier, say_denial
from lading.reports.quotes import fold_quotes
from lading.reports.reveal import shorten, strip_escapes
from lading.reports.words import join_words

SPEAKS_AGAINST = frozenset({Stance.DENIED, Stance.NO_KNOWLEDGE, Stance.NO_COMMENT})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Some claims and the one that stands against them."""

    claims: tuple[Claim, ...]
    """Empty where a denial answers nothing that was read."""
    against: Claim
    how: str
    """`denied`, `no_knowledge`, `no_comment`, or `incompatible`."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What one speaker says against something in one passage, however many claims were read in it."""

    who: str
    how: str
    """`says it has no knowledge, without naming the parties, and denies`."""
    claim: Claim
    """The one that quotes most of the passage."""
    same: tuple[Claim, ...]
    whole: bool
    """Whether the words say what is denied, so that the quote need not follow."""

    @property
    def said(self) -> str:
        """Speaker and act."""
        return f"{self.who} {self.how}"


def list_denials(ledger: Ledger, claims: Iterable[Claim]) -> tuple[Denial, ...]:
    """Some contradicting claims by speaker and passage, in their order."""
    speakers: dict[str, list[Claim]] = {}
    for claim in claims:
        speakers.setdefault(find_denier(ledger, claim), []).append(claim)
    found = []
    for who, held in speakers.items():
        for quote in fold_quotes(held):
            alike = (quote.claim, *quote.same)
            general = all(claim.id in ledger.general for claim in alike)
            bare = [say_denial(ledger, claim).removesuffix(UNNAMED) for claim in alike]
            told = [one for one in dict.fromkeys(bare) if not any(other.startswith(f"{one} that ") for other in bare)]
            how = join_words(told) + UNNAMED * general
            found.append(Denial(who, how, quote.claim, quote.same, all(denies_deed(claim) for claim in alike)))
    return tuple(found)


def say_denials(denials: Iterable[Denial]) -> tuple[str, ...]:
    """What each speaker says against it, as a sentence without its stop: `AEE denies that it supplies Kupol`."""
    speakers: dict[str, list[str]] = {}
    for denial in denials:
        words = shorten(strip_escapes(denial.claim.evidence.exact), WORDS)
        speakers.setdefault(denial.who, []).append(denial.how if denial.whole else f"{denial.how}: “{words}”")
    return tuple(f"{who} {', and '.join(said)}" for who, said in speakers.items())


def list_contradictions(ledger: Ledger) -> tuple[Contradiction, ...]:
    """Every denial with what it answers, then pairs that nobody links but that exclude each other."""
    answered: dict[str, dict[str, Claim]] = {}
    for claim in ledger.claims.values():
        if claim.polarity is Polarity.NEGATED or claim.stance in SPEAKS_AGAINST or claim.denies:
            named = (ledger.claims.get(denied) for denied in claim.denies)
            answered[claim.id] = {c.id: c for c in named if c is not None}
    for edge in ledger.edges:
        for denial in edge.denials:
            answered.setdefault(denial.id, {}).update((claim.id, claim) for claim in edge.claims)
    found = []
    for denial_id, claims in answered.items():
        denial = ledger.claims[denial_id]
        how = str(denial.stance) if denial.stance in SPEAKS_AGAINST else "incompatible"
        found.append(Contradiction(tuple(sorted(claims.values(), key=ledger.number)), denial, how))
    linked = {(claim.id, c.against.id) for c in found for claim in c.claims}
    return (*found, *(pair for pair in _incompatible(ledger) if (pair.claims[0].id, pair.against.id) not in linked))


def _incompatible(ledger: Ledger) -> Iterable[Contradiction]:
    """Claims of one relation between the same parties: one affirmed and one not, or with different shares."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in ledger.claims.values():
        ends = tuple(_who(ledger, claim, m) for m in (claim.subject, claim.object, claim.item))
        if sum(end is not None for end in ends) > 1:
            alike.setdefault((claim.predicate, *ends), []).append(claim)
    for group in alike.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                first, second = sorted((one, other), key=lambda c: c.polarity is Polarity.NEGATED)
                if one.polarity is not other.polarity or _shares_differ(one, other):
                    yield Contradiction((first,), second, "incompatible")


def _who(ledger: Ledger, claim: Claim, mention: Mention | None) -> str | None:
    party = ledger.party_of(claim, mention)
    return party.id if party else mention.party if mention else None


def _shares_differ(one: Claim, other: Claim) -> bool:
    first, second = one.qualifiers.share, other.qualifiers.share
    return bool(first and second and first != second and one.qualifiers.time == other.qualifiers.time)
