"""The order in which a person is asked: by what a decision would change."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from lading.claims.decided import raise_open
from lading.claims.review import ClaimItem, Queue, Rank, build_queue, find_item
from lading.exposure.assess import assess_exposures, cut_day
from lading.model.claim import Tier
from lading.model.dossier import Dossier
from lading.model.judgement import ClaimJudgement, Decision
from lading.screen.answer import answer_parties
from tests.exposure.network import DAY, GRADES, RULES, WORDS, graph_of, told
from tests.graph.case import Page

WAITS = Tier.NEEDS_REVIEW


def dossier(pages: Iterable[Page]) -> Dossier:
    rows = tuple(pages)
    graph = graph_of(*rows)
    day = cut_day(graph, DAY, table=RULES)
    exposures = assess_exposures(graph, day, table=RULES, grades=GRADES, words=WORDS)
    return Dossier(
        as_of=dt.date(2025, 10, 1),
        documents=tuple(one.document for one in rows),
        readings=tuple(one.reading for one in rows),
        party_of=dict(graph.party_of),
        parties=answer_parties(graph, day, exposures, judgements=()),
        edges=day.edges,
        datasets=(),
        issues=(),
        version="",
    )


def waiting(*lines: str, name: str, open_lines: tuple[int, ...] = ()) -> Page:
    """A page some of whose claims wait for review."""
    one = told(*lines, name=name, publisher=name)
    tiers = (WAITS if number in open_lines else Tier.VERIFIED for number in range(len(one.claims)))
    one.claims = [replace(claim, tier=tier) for claim, tier in zip(one.claims, tiers, strict=True)]
    return one


def queue_of(*pages: Page, judgements: tuple[ClaimJudgement, ...] = ()) -> Queue:
    decided = {judgement.claim.id for judgement in judgements}
    raised = [Page(one.document, list(raise_open(one.reading, besides=decided).claims), one.mentions) for one in pages]
    return build_queue(dossier(pages), dossier(raised), judgements=judgements)


def shown(queue: Queue) -> list[tuple[Rank, str, tuple[str, ...]]]:
    return [(i.rank, i.claim.evidence.exact, i.effects) for i in queue.open if isinstance(i, ClaimItem)]


SUPPLY = "Zarya Plant | supplies | Arms Works | A140"
RESALE = "Buying House | procures_for | Arms Works |"


def test_a_claim_that_would_create_an_exposure_comes_before_one_that_would_not() -> None:
    one = waiting("Perm Plant | located_in | Omsk |", SUPPLY, name="a", open_lines=(0, 1))
    assert shown(queue_of(one)) == [
        (Rank.EXPOSURE, SUPPLY, ("a yes makes Zarya Plant exposed to Arms Works",)),
        (Rank.OTHER, "Perm Plant | located_in | Omsk |", ()),
    ]


def test_a_claim_that_needs_another_says_so() -> None:
    one = waiting(SUPPLY.replace("Arms Works", "Buying House"), RESALE, name="a", open_lines=(0, 1))
    effects = {quote: words for _, quote, words in shown(queue_of(one))}
    assert any(
        "together with 1 other claim" in words for words in effects[SUPPLY.replace("Arms Works", "Buying House")]
    )
    assert "a yes makes Buying House exposed to Arms Works" in effects[RESALE]


def test_a_second_witness_of_a_verified_relation_changes_nothing() -> None:
    sure, more = waiting(SUPPLY, name="a"), waiting(SUPPLY, name="b", open_lines=(0,))
    ranks = {(rank, words) for rank, _, words in shown(queue_of(sure, more))}
    assert (Rank.OTHER, ()) in ranks


def test_a_claim_on_which_alone_an_exposure_rests_is_shown_although_rules_are_sure() -> None:
    alone = queue_of(waiting(SUPPLY, name="a"))
    assert shown(alone) == [(Rank.EXPOSURE, SUPPLY, ("a no takes it away that Zarya Plant is exposed to Arms Works",))]
    assert shown(queue_of(waiting(SUPPLY, name="a"), waiting(SUPPLY, name="b"))) == []


def test_what_nobody_is_sure_of_comes_before_what_rules_are_sure_of() -> None:
    one = waiting(SUPPLY, "Perm Plant | procures_for | Arms Works |", name="a", open_lines=(1,))
    assert [quote for _, quote, _ in shown(queue_of(one))] == ["Perm Plant | procures_for | Arms Works |", SUPPLY]


def test_what_a_person_decided_is_not_asked_again() -> None:
    one = waiting(SUPPLY, name="a", open_lines=(0,))
    judgement = ClaimJudgement(one.claims[0], Decision.UNSURE, "Ada", "2026-11-23")
    queue = queue_of(one, judgements=(judgement,))
    assert queue.open == ()
    (item,) = queue.decided
    assert isinstance(item, ClaimItem)
    assert item.decided == judgement
    assert find_item(queue.decided, item.id[:6]) == (item,)
    assert find_item(queue.decided, "zz") == ()
