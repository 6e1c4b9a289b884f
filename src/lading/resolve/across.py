"""One party in several documents: names that no list decides are compared with each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.resolve.block import Block
from lading.resolve.score import score_pair
from lading.resolve.work import Work


def judge_across_documents(work: Work, unsure: set[str]) -> Iterator[Judgement]:
    """Join what different documents say of one party that is on no list, or that one of them identifies better.

    Args:
        work: the resolution, lists and documents compared already.
        unsure: parties that may be one of several listed ones. They are left alone: joining one to another party
            would settle that by the back door.
    """
    page_of = {one: number for number, page in enumerate(work.pages) for one in page}
    if len(work.pages) < 2:
        return
    everybody = {one: work.profiles[one] for one in page_of if one not in unsure}
    block = Block.build(everybody, tables=work.matcher.tables)
    likely = {one: _likely(work, block, one, page_of) for one in sorted(everybody) if not work.is_listed(one)}
    sure = work.matcher.thresholds.positive
    torn = {one for one, found in likely.items() if _rivals(work, [match for match in found if match.score >= sure])}
    for one, found in likely.items():
        for match in found:
            if one in torn or match.candidate in torn:
                reasons = (*match.reasons, Reason("rival", 0.0, "another party of the documents fits as well"))
                yield Judgement(replace(match, reasons=reasons), Decision.UNSURE, work.matcher.by)
            elif not work.clusters.together(one, match.candidate):
                decision = Decision.POSITIVE if match.score >= sure else Decision.UNSURE
                yield work.carry_out(Judgement(match, decision, work.matcher.by))


def _likely(work: Work, block: Block, one: str, page_of: Mapping[str, int]) -> tuple[Match, ...]:
    """The parties of other documents that one surely is, or else the one that it may be."""
    pairs = work.open_pairs(block.find(work.profiles[one]))
    scored = [score_pair(pair, work.matcher.scorer) for pair in pairs if page_of[pair.entry.id] != page_of[one]]
    sure = tuple(match for match in scored if match.score >= work.matcher.thresholds.positive)
    best = max(scored, key=lambda match: match.score, default=None)
    maybe = best is not None and best.score >= work.matcher.thresholds.unsure
    return sure or ((best,) if best is not None and maybe else ())


def _rivals(work: Work, matches: Iterable[Match]) -> bool:
    """Whether a party matches two that are not one: whose it is would be a guess, whichever comes first."""
    roots = dict.fromkeys(work.clusters.find(match.candidate) for match in matches)
    return any(_apart(work, left, right) for left, right in combinations(roots, 2))


def _apart(work: Work, left: str, right: str) -> bool:
    """Whether two sets are known to be two parties, or are two listed ones."""
    return bool(work.clusters.refusal(left, right)) or (work.is_listed(left) and work.is_listed(right))
