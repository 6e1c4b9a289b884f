"""A party that no list names and a rule reaches is owned; what is only possible stays what it was."""

import datetime as dt

from lading.claims.statements import party_id
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.explain import load_words
from lading.exposure.ownership import assess_ownership
from lading.exposure.publishers import load_grades
from lading.exposure.rules import load_rules
from lading.model.claim import Predicate, Qualifiers, Stance
from lading.model.dossier import Party
from lading.model.exposure import Status
from lading.screen.answer import answer_parties
from tests.exposure.register import TABLE, holding, listing
from tests.graph.case import build, page, stated

RULES = load_rules()


def answers(day: str) -> dict[str, Party]:
    """A report of one purchase, a register of one holding, and one designation."""
    one = page(
        "Mill B bought Trading C, a subsidiary of X Group. Works A is half owned by X Group.", published="2024-01-01"
    )
    mill, trading, group, works = (one.named(n) for n in ("Mill B", "Trading C", "X Group", "Works A"))
    quote = "Trading C, a subsidiary of X Group"
    one.says(Predicate.SUBSIDIARY_OF, trading, group, quote=quote, stance=Stance.ASSERTED)
    half = Qualifiers(share="50")
    quote = "Works A is half owned by X Group"
    one.says(Predicate.OWNS, group, works, quote=quote, stance=Stance.ASSERTED, qualifiers=half)
    canonical = {
        party_id(one.document.id, group): "X",
        party_id(one.document.id, mill): "B",
        party_id(one.document.id, works): "A",
    }
    entries = [
        stated(key, "Company", "register", name=name)
        for key, name in (("X", "X GROUP JSC"), ("B", "MILL B LLC"), ("H", "HOLDING H"))
    ]
    rows = [*entries, holding(1, "X", "80", "H"), holding(2, "H", "70", "B"), listing("X", "us_ofac_50")]
    graph = build([one], rows, canonical)
    as_of = dt.date.fromisoformat(day)
    cut = cut_day(graph, as_of, table=RULES)
    found = assess_exposures(graph, cut, table=RULES, grades=load_grades(), words=load_words())
    owned = assess_ownership(graph, as_of, table=TABLE).findings
    return {p.caption: p for p in answer_parties(graph, cut, found, judgements=(), ownership=owned)}


def test_owned_through_a_register_and_a_document() -> None:
    found = answers("2024-06-01")
    assert found["X Group"].status is Status.LISTED
    assert found["Mill B"].status is Status.OWNED
    assert found["Works A"].status is Status.OWNED
    finding = found["Mill B"].ownership[0]
    assert (finding.label, finding.regime) == ("blocked_by_rule", "us_ofac_50")
    assert [(held.party, held.round) for held in finding.certificate] == [("H", 1), ("B", 2)]
    assert "half owned" in found["Works A"].ownership[0].certificate[0].stakes[0].claims[0].evidence.exact


def test_whoever_stands_on_the_chain_is_among_the_parties() -> None:
    assert "HOLDING H" in answers("2024-06-01")


def test_a_subsidiary_of_unknown_share_is_possible_and_not_owned() -> None:
    party = answers("2024-06-01")["Trading C"]
    assert party.status is not Status.OWNED
    assert party.ownership[0].label == "possible (share unknown)"


def test_nothing_is_owned_before_anybody_is_listed() -> None:
    found = answers("2022-02-28")
    assert all(party.ownership == () for party in found.values())
