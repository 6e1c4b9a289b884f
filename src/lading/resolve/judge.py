"""What is decided about a party's matches: which listed party it is, which it may be, which it is not."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.resolve.score import Thresholds

IDENTIFIED = "identifier_same"


def judge_matches(
    matches: Iterable[Match], *, root: Callable[[str], str], thresholds: Thresholds, by: str
) -> tuple[Judgement, ...]:
    """Decisions on all matches of one party, best first: positive and unsure ones, and the nearest negatives.

    Entries that are one party (`root`) are judged by the best of them. Two listed parties that fit about equally
    well are both unsure: to pick one would be a guess. An identifier in common is no guess and settles it.

    Args:
        matches: of one query.
        root: the party that an entry belongs to.
        thresholds: of the use at hand.
        by: who judges: `auto` and the version of the tables.
    """
    best: dict[str, Match] = {}
    for match in sorted(matches, key=_order):
        best.setdefault(root(match.candidate), match)
    ranked = sorted(best.values(), key=_order)
    if not ranked:
        return ()
    top = ranked[0]
    rivals = [m for m in ranked[1:] if m.score >= thresholds.unsure and top.score - m.score < thresholds.margin]
    settled = not rivals or (_identified(top) and not any(map(_identified, rivals)))
    found = [_judge(match, top, thresholds, settled=settled, rivals=bool(rivals), by=by) for match in ranked]
    kept = [judgement for judgement in found if judgement.decision is not Decision.NEGATIVE]
    turned_down = [judgement for judgement in found if judgement.decision is Decision.NEGATIVE]
    return (*kept, *turned_down[: thresholds.negatives])


def _judge(match: Match, top: Match, thresholds: Thresholds, *, settled: bool, rivals: bool, by: str) -> Judgement:
    """The decision on one match, given the best one."""
    if match.score < thresholds.unsure:
        return Judgement(match, Decision.NEGATIVE, by)
    close = rivals and top.score - match.score < thresholds.margin
    if close and (match is not top or not settled):
        words = "another entry has the same identifier" if settled else "another listed party fits as well"
        return Judgement(_because(match, words), Decision.UNSURE, by)
    if match is top and match.score >= thresholds.positive:
        return Judgement(match, Decision.POSITIVE, by)
    if match is not top and top.score >= thresholds.positive:
        return Judgement(_because(match, "another listed party fits better"), Decision.NEGATIVE, by)
    return Judgement(match, Decision.UNSURE, by)


def _because(match: Match, words: str) -> Match:
    return replace(match, reasons=(*match.reasons, Reason("rival", 0.0, words)))


def _identified(match: Match) -> bool:
    return any(reason.feature == IDENTIFIED for reason in match.reasons)


def _order(match: Match) -> tuple[bool, float, str]:
    return (not _identified(match), -match.score, match.candidate)
