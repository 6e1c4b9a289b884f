"""One query against the lists: whom it may name, who lists that party on the day asked, and why it may be that one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lading.graph.as_of import Standing, in_force, later, standing
from lading.model.exposure import Designation, Status
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.resolve.block import Candidate
from lading.resolve.judge import judge_matches
from lading.resolve.profile import Profile
from lading.resolve.score import Thresholds, best_score, score_pair
from lading.screen.listing import Listing
from lading.screen.query import Query, profile_query
from lading.screen.reached import TIERS, Reached, ReachedListing

TELLING = frozenset({"identifier_same", "day_agrees"})
"""Features that tell who is meant by a weak name."""

ADDED = frozenset({"rival", "weak_name"})
"""Reasons that a judgement adds to those of its score."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How the lists are asked."""

    as_of: dt.date
    thresholds: Thresholds
    """`unsure` is the score from which a name is a hit, `positive` the one from which it is taken for the party."""
    limit: int = 5
    """Parties given for one query, best first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party that a query may name."""

    judgement: Judgement
    party: str
    """Canonical id; the entry that fits best is the match's candidate."""
    entry: Profile
    name: str
    """The listed name that fits best; empty where only an identifier does."""
    alignment: tuple[Reason, ...]
    """Which word stands for which, and what is left over."""
    standing: tuple[Designation, ...]
    """Designations in force on the day, or possibly so."""
    later: tuple[Designation, ...] = ()
    over: tuple[Designation, ...] = ()

    @property
    def match(self) -> Match:
        """The scored pair with its reasons."""
        return self.judgement.match

    @property
    def status(self) -> Status | None:
        """Listed on the day; None for an entry that no designation covers on that day, or none at all."""
        return Status.LISTED if self.standing else None

    @property
    def lapsed(self) -> bool:
        """Whether the party is designated on other days only."""
        return not self.standing and bool(self.later or self.over)


@dataclass(frozen=True, slots=True)
class ReachedHit:
    """A party on no list that a query may name, and what is to be said of it."""

    hit: Hit
    told: Reached


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a query may name."""

    query: Query
    hits: tuple[Hit, ...] = ()
    """At or above the threshold, and designated on the day or entered without a designation. Best first.

    A weak name makes none by itself.
    """
    lapsed: tuple[Hit, ...] = ()
    """At or above the threshold, and designated on other days only."""
    near: tuple[Hit, ...] = ()
    """The nearest that are no hits, as many as the terms ask for: below the threshold, or meant by a weak name alone."""
    reached: tuple[ReachedHit, ...] = ()
    """Parties on no list that a rule of ownership or an exposure reaches, at or above the threshold. The surest tier first."""

    @property
    def alerts(self) -> tuple[Hit, ...]:
        """Everything that a screener must look at."""
        return (*self.hits, *(one.hit for one in self.reached))


def screen_query(query: Query, listing: Listing, terms: Terms, reached: ReachedListing | None = None) -> Answer:
    """Ask the lists. Whoever is not found is not thereby cleared: only what these lists name can be found.

    With `reached`, those are asked too who are on no list and yet owned by a rule or exposed.

    The names are compared in words for those alone that are given in the answer: that is the slow part.
    """
    pairs = dict(_score(query, listing, terms))
    matches = {one: match for one, (match, pair) in pairs.items() if not _weak_alone(match, pair)}
    judged = judge_matches(
        matches.values(),
        root=listing.party,
        thresholds=replace(terms.thresholds, negatives=len(matches)),
        by=listing.matcher.by,
    )
    above = [one for one in judged if one.match.score >= terms.thresholds.unsure][: terms.limit]
    below = [one for one in judged if one.match.score < terms.thresholds.unsure]
    below += (_turned_down(match, listing) for one, (match, _) in pairs.items() if one not in matches)
    below.sort(key=lambda one: -one.match.score)
    found = [_hit(one, pairs[one.match.candidate][1], listing, terms.as_of) for one in above]
    near = (
        _hit(one, pairs[one.match.candidate][1], listing, terms.as_of) for one in below[: terms.thresholds.negatives]
    )
    members = reached.members if reached is not None else frozenset()
    return Answer(
        query,
        hits=tuple(hit for hit in found if not hit.lapsed and (hit.standing or hit.entry.id not in members)),
        lapsed=tuple(hit for hit in found if hit.lapsed),
        near=tuple(near),
        reached=_ask_reached(query, reached, terms) if reached is not None and reached.told else (),
    )


def _ask_reached(query: Query, reached: ReachedListing, terms: Terms) -> tuple[ReachedHit, ...]:
    """Whom of the reached a query may name."""
    found = screen_query(query, reached.listing, terms).hits
    told = (ReachedHit(hit, reached.told[hit.party]) for hit in found)
    return tuple(sorted(told, key=lambda one: TIERS.index(one.told.tier)))


def _score(query: Query, listing: Listing, terms: Terms) -> Iterator[tuple[str, tuple[Match, Candidate]]]:
    """Each entry worth scoring with its best pair, whatever kind of party the query was taken for."""
    least = 0.0 if terms.thresholds.negatives else terms.thresholds.unsure
    scorer = listing.matcher.scorer
    best: dict[str, tuple[Match, Candidate]] = {}
    for profile in profile_query(query, listing.matcher):
        # Weak names cannot make a hit alone, so that a table is not asked for them, unless a date may agree.
        weak = bool(terms.thresholds.negatives) or any(day in listing.weak_days for day in profile.dates)
        for pair in listing.block.find(profile, explained=0, weak=weak):
            if best_score(pair, scorer) < least:
                continue
            match = score_pair(pair, scorer)
            before = best.get(match.candidate)
            if match.score >= least and (before is None or match.score > before[0].score):
                best[match.candidate] = (match, pair)
    yield from best.items()


def _weak_alone(match: Match, pair: Candidate) -> bool:
    """Whether nothing but a weak name (AEE, Abu Ali) speaks for a pair: it does not tell who is meant."""
    return pair.weak and not any(reason.feature in TELLING for reason in match.reasons)


def _turned_down(match: Match, listing: Listing) -> Judgement:
    """The judgement on a pair that a weak name alone speaks for."""
    if not any(reason.feature == "weak_name" for reason in match.reasons):
        said = Reason("weak_name", 0.0, "a weak name alone does not tell who is meant")
        match = replace(match, reasons=(*match.reasons, said))
    return Judgement(match, Decision.NEGATIVE, listing.matcher.by)


def _hit(judgement: Judgement, pair: Candidate, listing: Listing, day: dt.date) -> Hit:
    """A judgement with its words, and what the party's designations are on the day."""
    explained = listing.block.explain(pair)
    said = score_pair(explained, listing.matcher.scorer).reasons
    added = tuple(one for one in judgement.match.reasons if one.feature in ADDED and not one.score)
    match = replace(judgement.match, reasons=(*said, *added))
    decision = judgement.decision
    if decision is Decision.NEGATIVE and any(reason.feature == "rival" for reason in added):
        # One customer is one party, but a screener must see every listed one that fits.
        decision = Decision.UNSURE
    party = listing.party(pair.entry.id)
    rows = listing.designations.get(party, ())
    return Hit(
        judgement=replace(judgement, match=match, decision=decision),
        party=party,
        entry=pair.entry,
        name=pair.name,
        alignment=explained.reasons,
        standing=in_force(rows, day),
        later=later(rows, day),
        over=tuple(row for row in rows if standing(row, day) is Standing.OVER),
    )
