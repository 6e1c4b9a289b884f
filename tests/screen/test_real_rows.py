"""The case's real OFAC rows, from the official files to the answers."""

import datetime as dt
from io import BytesIO

from lading.claims.statements import state_claims
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.explain import describe_designation, load_words
from lading.exposure.publishers import load_grades
from lading.exposure.rules import load_rules
from lading.lists.files import ListFile
from lading.lists.recognise import parse_list, recognise
from lading.model.claim import MentionKind, Predicate
from lading.model.entity import Entity
from lading.model.exposure import Status
from lading.model.issue import Issue, Severity
from lading.model.statement import Statement
from lading.resolve.linker import resolve_parties
from lading.screen.answer import answer_parties
from tests.graph.case import VOCABULARY, Page, build, entities_of, page
from tests.resolve.entries import MATCHER
from tests.shared_data import shared

DAY = dt.date(2025, 10, 1)


def ofac_entities() -> list[Entity]:
    files = []
    for table in ("sdn", "alt", "add"):
        data = shared(f"data/lists/ofac/{table}_kupol_network_2026-08.csv").read_bytes()
        files.append(ListFile(f"{table}.csv", lambda data=data: BytesIO(data)))  # type: ignore[misc]  # early binding
    found = recognise(files)
    assert found.issues == ()
    rows = [row for source in found.sources for row in parse_list(source)]
    # An excerpt lacks the mark at the end of OFAC's files, and is warned of.
    assert all(row.severity is not Severity.ERROR for row in rows if isinstance(row, Issue))
    return entities_of(tuple(row for row in rows if isinstance(row, Statement)))


def report() -> Page:
    one = page("In May, Polyana Trade sold ZX90 engines to «ИЭМЗ «Купол». TSK Vektor and Vektor arranged payment.")
    kupol, trade = one.named("«ИЭМЗ «Купол»", country="RU"), one.named("Polyana Trade")
    vektor, engines = one.named("TSK Vektor"), one.named("ZX90", MentionKind.ITEM)
    one.named("Vektor")
    one.says(Predicate.SUPPLIES, trade, kupol, engines, quote="Polyana Trade sold ZX90 engines")
    one.says(Predicate.PROCURES_FOR, vektor, kupol, quote="TSK Vektor and Vektor arranged payment")
    return one


def test_real_rows_answer() -> None:
    listed, one = ofac_entities(), report()
    own = entities_of(state_claims(one.document, one.reading, vocabulary=VOCABULARY)[0])
    resolution = resolve_parties([own], listed, matcher=MATCHER)
    graph = build([one], listed, dict(resolution.canonical))
    rules = load_rules()
    day = cut_day(graph, DAY, table=rules)
    exposures = assess_exposures(graph, day, table=rules, grades=load_grades(), words=load_words())
    found = {p.caption: p for p in answer_parties(graph, day, exposures, judgements=resolution.judgements)}
    kupol, vektor = found["JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL"], found["TSK Vektor"]
    assert (kupol.id, kupol.status) == ("ofac-46431", Status.LISTED)
    assert (vektor.id, vektor.status) == ("ofac-46441", Status.LISTED)
    assert found["Vektor"].status is Status.MENTIONED
    assert found["Polyana Trade"].status is Status.EXPOSED
    assert found["Polyana Trade"].exposures[0].risk_source == "ofac-46431"
    words = describe_designation(kupol.designations[0], DAY, load_words())
    assert words.endswith("date not stated in the list")
    linked = {(edge.source, edge.target) for edge in day.edges if edge.kind == "linked_to"}
    assert ("ofac-46441", "ofac-46431") in linked
    assert ("ofac-51215", "ofac-51211") in linked
    assert len({edge.source for edge in day.edges if edge.target == "ofac-46431"}) >= 4
