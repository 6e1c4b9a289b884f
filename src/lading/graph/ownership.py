"""Stakes: who holds how much of whom, read from Ownership and Control entities of lists and documents, as of any day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lading.graph.designations import is_date
from lading.graph.edges import STAKES, read_period
from lading.graph.relations import Relations, read_ends
from lading.graph.shares import parse_share
from lading.model.claim import Claim, Stance
from lading.model.document import Document
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from lading.model.ownership import UNKNOWN, WHOLE, Nature, Share, Stake
from lading.model.period import first_day, last_day

NATURES = {"indirect": Nature.INDIRECT, "joint": Nature.JOINT}
"""What `Ownership.ownershipType` says of a stake; anything else is direct."""


def read_stakes(
    entities: Mapping[str, Entity],
    canonical: Mapping[str, str],
    *,
    supported: Mapping[str, tuple[Claim, ...]],
    relations: Relations,
) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
    """Every stake that lists and documents state, in the order stated.

    A stake that cannot be (a share above 100 % or below 0, a company that owns itself, dates reversed, an unknown end)
    is reported with its row and left out; the others stay as they are. A share that cannot be read is unknown.

    Args:
        entities: parties and intervals of lists and documents, by their own id.
        canonical: canonical id of each; an id that is missing stands for itself.
        supported: the claims that each statement rests on, by statement id.
        relations: the table of kinds.
    """
    stakes: list[Stake] = []
    issues: list[Issue] = []
    for entity in entities.values():
        ends = read_ends(entity, relations)
        if ends is None or ends[0] not in STAKES:
            continue
        wrong = _check(entity, ends, entities, canonical)
        if wrong:
            issues.append(wrong)
            continue
        share, problem = _share(entity)
        if problem:
            issues.append(problem)
        if share is not None:
            stakes += _stake(entity, ends, share, canonical=canonical, supported=supported)
    return tuple(stakes), tuple(issues)


def _check(
    entity: Entity, ends: tuple[str, str, str], entities: Mapping[str, Entity], canonical: Mapping[str, str]
) -> Issue | None:
    """What makes a stake impossible, or None."""
    _, owner, asset = ends
    lost = next((end for end in (owner, asset) if end not in entities), None)
    if lost is not None:
        return _issue(entity, f"the stake has an end, {lost}, that no list or document has; left out")
    if owner == asset:
        return _issue(entity, f"{entities[owner].caption} is said to own itself; left out")
    if canonical.get(owner, owner) == canonical.get(asset, asset):
        what = f"the stake leads from {entities[owner].caption} to {entities[asset].caption}, which were taken for one party; left out"
        return _issue(entity, what, severity=Severity.NOTE, remedy="if they are two, say so in a judgement")
    start, end = (_days(entity, prop) for prop in ("startDate", "endDate"))
    if start and end and last_day(max(end, key=last_day)) < first_day(min(start, key=first_day)):
        return _issue(entity, f"the stake ends {max(end)} before it starts {min(start)}; left out")
    return None


def _days(entity: Entity, prop: str) -> list[str]:
    return [value for value in entity.get(prop) if is_date(value)]


def _share(entity: Entity) -> tuple[Share | None, Issue | None]:
    """The share that an entity states, and what is wrong with it. Several values are a band around them."""
    found = []
    for value in entity.get("percentage"):
        try:
            found.append(parse_share(value))
        except ValueError as problem:
            left_out = any(word in str(problem) for word in ("above", "negative", "ends before"))
            what = f"{problem}; {'left out' if left_out else 'counted as unknown'}"
            return None if left_out else UNKNOWN, _issue(entity, what)
    if not found:
        return UNKNOWN, None
    return Share(min(share.low for share in found), max(share.high for share in found)), None


def _stake(
    entity: Entity,
    ends: tuple[str, str, str],
    share: Share,
    *,
    canonical: Mapping[str, str],
    supported: Mapping[str, tuple[Claim, ...]],
) -> Iterator[Stake]:
    """The stake an entity is; none where only denials, plans or hedged words stand behind it."""
    kind, owner, asset = ends
    claims = tuple({claim.id: claim for s in entity.statements for claim in supported.get(s.id, ())}.values())
    bearing = tuple(claim for claim in claims if claim.bears_edge)
    if claims and not bearing:
        return
    nature = Nature.CONTROL if kind == "controls" else NATURES.get(entity.first("ownershipType"), Nature.DIRECT)
    first = entity.statements[0]
    yield Stake(
        owner=canonical.get(owner, owner),
        asset=canonical.get(asset, asset),
        share=_bound(share, nature, bearing),
        period=read_period(entity),
        dataset=first.dataset,
        statement_ids=tuple(statement.id for statement in entity.statements),
        place=first.origin or entity.id,
        nature=nature,
        words=entity.first("summary") or entity.first("percentage") or entity.first("role"),
        claims=bearing,
    )


def _bound(share: Share, nature: Nature, claims: Iterable[Claim]) -> Share:
    """What a share proves: nothing for sure where it is indirect or a mere allegation; none where it is control."""
    if nature is Nature.CONTROL:
        return Share(0, 0)
    every = tuple(claims)
    alleged = bool(every) and all(claim.stance is Stance.ALLEGED for claim in every)
    return Share(0, share.high) if nature is Nature.INDIRECT or alleged else share


def stakes_as_of(
    stakes: Iterable[Stake], published: Mapping[str, Document], as_of: str, *, name: Callable[[str], str] = str
) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
    """What was held and known on a day, one stake for each pair of owner and company, and what contradicts itself.

    Args:
        stakes: of all days.
        published: the documents that may have been public on that day, by id.
        as_of: the day, ISO.
        name: what to call a party in an issue, by its id.
    """
    day = first_day(as_of)
    pairs: dict[tuple[str, str, Nature], list[Stake]] = {}
    for stake in stakes:
        known = tuple(claim for claim in stake.claims if claim.evidence.document_id in published)
        held = stake.period.possibly_begun(day) and not stake.period.surely_over(day)
        if not held or (stake.claims and not known):
            continue
        sure = stake.period.surely_begun(day) and not _perhaps_over(stake, as_of)
        share = stake.share if sure else Share(0, stake.share.high)
        pairs.setdefault((stake.owner, stake.asset, stake.nature), []).append(replace(stake, claims=known, share=share))
    merged = [_merge(rows, name) for rows in pairs.values()]
    clashes = [clash for _, clash in merged if clash is not None]
    return tuple(stake for stake, _ in merged), (*clashes, *_overfull((stake for stake, _ in merged), name))


def _perhaps_over(stake: Stake, as_of: str) -> bool:
    """Whether a stake may have ended by a day because its end is given to the month or year only."""
    end = stake.period.end
    return end is not None and len(end) < 10 and first_day(end) <= first_day(as_of)


@dataclass(frozen=True, slots=True)
class _Told:
    """One dataset's word on one pair."""

    share: Share
    stakes: tuple[Stake, ...]


def _merge(rows: list[Stake], name: Callable[[str], str]) -> tuple[Stake, Issue | None]:
    """One stake from all that is said of a pair.

    Several entries of one dataset may be one holding told twice or several that add up: between the largest and the
    sum. Several datasets, or documents, tell of one holding: what all of them allow, or, where they contradict each other, all of it.
    """
    if len(rows) == 1:
        return rows[0], None
    by_dataset: dict[str, list[Stake]] = {}
    for row in rows:
        by_dataset.setdefault(row.place if row.claims else row.dataset, []).append(row)
    told = [_Told(_add(found), tuple(found)) for found in by_dataset.values()]
    low, high = max(each.share.low for each in told), min(each.share.high for each in told)
    issue = None
    if low > high:
        low, high = min(each.share.low for each in told), max(each.share.high for each in told)
        said = "; ".join(f"{each.stakes[0].place}: {each.share}" for each in told)
        what = f"the share of {name(rows[0].owner)} in {name(rows[0].asset)} is told differently ({said}); counted as a band"
        issue = Issue(Severity.WARNING, rows[0].dataset, rows[0].place, what, "give the stakes their dates")
    first = max(rows, key=lambda row: (row.share.low, -row.share.high))
    return replace(
        first,
        share=Share(low, high),
        statement_ids=tuple(dict.fromkeys(key for row in rows for key in row.statement_ids)),
        place="; ".join(dict.fromkeys(row.place for row in rows)),
        claims=tuple({claim.id: claim for row in rows for claim in row.claims}.values()),
    ), issue


def _add(rows: list[Stake]) -> Share:
    """What several entries of one dataset can come to: the largest of them alone, or all together."""
    return Share(max(row.share.low for row in rows), min(WHOLE, sum(row.share.high for row in rows)))


def _overfull(stakes: Iterable[Stake], name: Callable[[str], str]) -> Iterator[Issue]:
    """Companies whose stakes add up to more than the whole."""
    held: dict[str, list[Stake]] = {}
    for stake in stakes:
        held.setdefault(stake.asset, []).append(stake)
    for asset, rows in held.items():
        total = sum(row.share.low for row in rows)
        if total > WHOLE:
            places = "; ".join(dict.fromkeys(row.place for row in rows))
            what = f"the shares stated of {name(asset)} add up to {total // 10_000} %: {places}"
            yield Issue(Severity.WARNING, rows[0].dataset, rows[0].place, what, "check the rows and their dates")


def _issue(
    entity: Entity,
    what: str,
    *,
    severity: Severity = Severity.WARNING,
    remedy: str = "correct the row in its register",
) -> Issue:
    first = entity.statements[0]
    return Issue(severity, first.dataset, first.origin or entity.id, what, remedy)
