"""What becomes of a positive judgement."""

from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.resolve.clusters import Clusters
from lading.resolve.profile import profile_all
from lading.resolve.work import Work
from tests.graph.case import KUPOL, VEKTOR
from tests.resolve.entries import MATCHER, party

LISTED = profile_all([KUPOL, VEKTOR], schemata=MATCHER.schemata, tables=MATCHER.tables, texts={})
PAGE = profile_all([party("Zarya"), party("Zarya Works")], schemata=MATCHER.schemata, tables=MATCHER.tables, texts={})
FIRST, SECOND = PAGE


def work(**identifiers: str) -> Work:
    known = {one: {("innCode", identifiers[one])} if one in identifiers else set() for one in (*LISTED, *PAGE)}
    return Work(MATCHER, LISTED, [PAGE], {**LISTED, **PAGE}, Clusters(known), frozenset())


def positive(query: str, candidate: str) -> Judgement:
    return Judgement(Match(query, candidate, 0.9, (Reason("name", 0.9, "alike"),)), Decision.POSITIVE, "auto")


def test_a_positive_pair_is_joined() -> None:
    one = work()
    assert one.carry_out(positive(FIRST, KUPOL.id)).decision is Decision.POSITIVE
    assert one.is_listed(FIRST)
    assert not one.is_listed(SECOND)


def test_a_contradiction_makes_it_unsure_and_says_why() -> None:
    one = work(**{FIRST: "1657007195", KUPOL.id: "1831083343"})
    judgement = one.carry_out(positive(FIRST, KUPOL.id))
    assert judgement.decision is Decision.UNSURE
    assert judgement.match.reasons[-1].words == "innCode 1657007195 is not 1831083343"
    assert not one.is_listed(FIRST)


def test_documents_never_make_two_listed_parties_one() -> None:
    one = work()
    one.carry_out(positive(FIRST, KUPOL.id))
    one.carry_out(positive(SECOND, VEKTOR.id))
    judgement = one.carry_out(positive(FIRST, SECOND))
    assert judgement.decision is Decision.UNSURE
    assert judgement.match.reasons[-1].words == "both are listed, and no list says that they are one"
    assert not one.clusters.together(KUPOL.id, VEKTOR.id)


def test_an_unsure_pair_is_left_alone() -> None:
    one = work()
    match = Match(FIRST, KUPOL.id, 0.6, (Reason("name", 0.6, "alike"),))
    one.carry_out(Judgement(match, Decision.UNSURE, "auto"))
    assert not one.is_listed(FIRST)
