"""A notice of an authority says once whose action it is, and of everybody after that only that they are being listed."""

from lading.model.claim import Predicate
from tests.claims.conftest import Reader

FILLER = "Norvik Trading sold engines to Rastok in May. " * 3
NOTICE = (
    "The Office of Foreign Assets Control is designating Norvik Trading today.\n\n"
    + "\n\n".join([FILLER] * 4)
    + "\n\nRastok was listed by the European Union in 2023.\n\n"
    + "\n\nDelta Tools LLC is also being designated pursuant to E.O. 13846.\n"
)


NEWS = (
    "The European Union listed Rastok in 2023. The US Treasury sanctioned Norvik Trading on Tuesday. "
    "Delta Tools LLC is also being sanctioned.\n"
)


def test_a_listing_long_past_announces_nothing(read: Reader) -> None:
    found = {
        c.subject.party: c.object.party
        for c in read(NEWS).claims
        if c.predicate is Predicate.DESIGNATED_BY and c.subject is not None and c.object is not None
    }
    assert found["Rastok"] == "European Union"
    assert found["Delta Tools LLC"] != "European Union"


def test_whom_a_notice_lists_is_listed_by_whoever_gives_it(read: Reader) -> None:
    found = {
        c.subject.party: c.object.party
        for c in read(NOTICE).claims
        if c.predicate is Predicate.DESIGNATED_BY and c.subject is not None and c.object is not None
    }
    assert found["Delta Tools LLC"] == "Office of Foreign Assets Control"
    assert found["Rastok"] == "European Union"
