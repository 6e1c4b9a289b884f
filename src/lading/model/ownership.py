"""Who holds how much of whom, and what a rule makes of it. Shares are whole parts per million; nothing here is a float."""

from dataclasses import dataclass
from enum import StrEnum

from lading.model.claim import Claim
from lading.model.period import Period

WHOLE = 1_000_000
"""Parts per million in a whole company."""


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """A share of a company in parts per million, between two bounds that both belong to it.

    `Share(500_000, 500_000)` is exactly 50 %; a register's band 25–50 % is `Share(250_000, 500_000)`; an unknown share
    is `Share(0, 1_000_000)`. A share given more finely than a millionth lies between the two millionths around it.

    Raises:
        ValueError: where the bounds cross, or lie outside 0 to 100 %.
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= WHOLE:
            raise ValueError(f"no such share: {self.low}..{self.high} ppm")

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are one."""
        return self.low == self.high

    def __str__(self) -> str:
        if self == UNKNOWN:
            return "a share not known"
        if self.is_exact:
            return f"{percent(self.low)} %"
        return f"{percent(self.low)}–{percent(self.high)} %"


UNKNOWN = Share(0, WHOLE)


def percent(ppm: int) -> str:
    """Parts per million as a decimal number of per cent: `50`, `33.3333`."""
    whole, rest = divmod(ppm, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".")


class Nature(StrEnum):
    """What a stake is."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    """A share held through others, as a register states it: some product of its own, so it makes nothing definite."""
    JOINT = "joint"
    """Held together with every other joint holder of the same company."""
    CONTROL = "control"
    """Control without a share: a text or register says that the owner controls the other."""


@dataclass(frozen=True, slots=True)
class Stake:
    """That a party holds a share of another, as one dataset states it, with where it says so."""

    owner: str
    asset: str
    """Canonical ids."""
    share: Share
    period: Period
    """When it was held; the first and the last day belong to it."""
    dataset: str
    statement_ids: tuple[str, ...]
    place: str = ""
    """Where it stands: `register.csv row 17`, or the name of a document."""
    nature: Nature = Nature.DIRECT
    words: str = ""
    """What the dataset itself prints: `25-50`, a quote."""
    claims: tuple[Claim, ...] = ()
    """For a stake that documents state: the claims it rests on."""


class Certainty(StrEnum):
    """How sure an answer is."""

    DEFINITE = "definite"
    """It follows whatever the unknown shares are."""
    POSSIBLE = "possible"
    """It follows for some of the values that the unknown or banded shares can have."""
    CIRCULAR = "circular"
    """Companies hold each other, and the rule does not say which way it comes out: a person must judge."""
    CAUTION = "caution"
    """The rule does not reach it; what is known still asks for care."""


class InForce(StrEnum):
    """How a rule stood on the day asked."""

    YES = "in force"
    SUSPENDED = "suspended"
    UNVERIFIED = "status unverified"
    """What became of it by that day has not been checked against its source."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One step of a certificate: what the parties that were already reached hold of the next one."""

    party: str
    round: int
    """1: held by listed parties alone. 0: not reached, shown for what is held of it."""
    total: Share
    """Of all stakes together."""
    stakes: tuple[Stake, ...]


@dataclass(frozen=True, slots=True)
class OwnershipFinding:
    """What one ownership rule says of one party on a day, with the stakes it follows from. Never an accusation."""

    party: str
    regime: str
    """Id of the rule's row, `us_ofac_50`."""
    authority: str
    rule: str
    """What the rule is called: `50 Percent Rule`."""
    certainty: Certainty
    label: str
    """The words allowed for it: `blocked_by_rule`, `possible (share unknown)`; empty for a caution."""
    in_force: InForce
    listed: tuple[str, ...]
    """Canonical ids of the listed parties that it derives from."""
    certificate: tuple[Holding, ...]
    """From the listed to the party, whose own holding is the last."""
    cautions: tuple[str, ...] = ()
    source: str = ""
    """Where the rule is written."""

    @property
    def decides(self) -> bool:
        """Whether it makes the party `owned`: definite, by a rule that was in force."""
        return self.certainty is Certainty.DEFINITE and self.in_force is InForce.YES
