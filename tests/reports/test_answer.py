"""The first paragraph: what is missing stands first, who denies what is told, nothing is enumerated at length."""

from dataclasses import replace

import pytest

from lading.model.claim import Reading
from lading.model.dossier import Dossier
from lading.model.exposure import Designation, Edge, Exposure
from lading.model.issue import Issue, Severity
from lading.model.period import Period
from lading.reports.answer import compose_answer, count_parts, name_dataset
from lading.reports.ledger import NAME, open_ledger
from lading.reports.rows import merge_designations
from lading.reports.words import load_words
from tests.reports.build import make_party
from tests.reports.case import make_case
from tests.reports.crowd import make_crowd

BROKEN = Issue(Severity.ERROR, "lists/sdn.csv", "row 8", "the file breaks off")


def say(dossier: Dossier, about: str) -> str:
    ledger = open_ledger(dossier, load_words(), longest=NAME)
    return " ".join(sentence.text for sentence in compose_answer(ledger) if sentence.about == about)


def silence(dossier: Dossier, *, keep: int = 0) -> Dossier:
    """The case with nothing read in its documents but the first few."""
    readings = tuple(r if i < keep else Reading(r.document_id) for i, r in enumerate(dossier.readings))
    parties = tuple(replace(party, exposures=()) for party in dossier.parties)
    return replace(dossier, readings=readings, parties=parties, edges=(), issues=())


def test_what_failed_stands_in_the_first_sentence() -> None:
    said = say(replace(make_case(), issues=(BROKEN,)), "summary")
    assert said.startswith("Incomplete, because 1 file could not be read (sdn.csv): as of 2025-10-01, ")


def test_no_list_means_no_answer_and_not_no_exposure() -> None:
    case = silence(make_case(), keep=4)
    assert "no list was loaded" in say(replace(case, datasets=()), "summary")
    failed = say(replace(case, datasets=(), issues=(BROKEN,)), "summary")
    assert failed.startswith("Incomplete, because 1 file could not be read")
    assert failed.endswith("no list could be read.")
    assert "no ground" not in failed


@pytest.mark.parametrize(("keep", "words"), [(0, "no claim could be read out of 4 documents"),
    (1, "nothing could be read out of 3 of 4 documents"), (4, "these documents give no ground")])  # fmt: skip
def test_documents_without_a_claim_soften_the_answer(keep: int, words: str) -> None:
    assert words in say(silence(make_case(), keep=keep), "summary")


def test_a_denial_says_what_is_denied_by_whom() -> None:
    said = say(make_case(), "contradicted")
    assert (
        "China’s foreign ministry says it has no knowledge: “China’s foreign ministry said that it was not aware"
        in said
    )
    assert "Sichuan AEE (“本公司”) denies that it supplies IEMZ Kupol" in said
    assert "; and" not in said


def test_a_denial_that_names_nobody_says_so() -> None:
    case = make_case()
    unaware = case.party("hunan").exposures[0].contradicted_by

    def part(edge: Edge) -> Edge:
        named = tuple(claim for claim in edge.denials if claim not in unaware)
        return replace(edge, denials=named, general_denials=unaware if edge.denials else ())

    def amend(exposure: Exposure) -> Exposure:
        return replace(exposure, path=replace(exposure.path, edges=tuple(part(edge) for edge in exposure.path.edges)))

    parties = tuple(replace(p, exposures=tuple(amend(e) for e in p.exposures)) for p in case.parties)
    said = say(replace(case, edges=tuple(part(edge) for edge in case.edges), parties=parties), "contradicted")
    assert "has no knowledge, without naming the parties: “" in said
    assert "denies that it supplies IEMZ Kupol" in said
    only = tuple(p for p in parties if p.id != "aee")
    bare = say(replace(case, edges=tuple(part(edge) for edge in case.edges), parties=only), "contradicted")
    assert bare.startswith(
        "Against it, naming none of these parties: China’s foreign ministry says it has no knowledge: “"
    )


def test_the_mentioned_are_counted_and_not_enumerated() -> None:
    assert say(make_case(), "mentioned") == "4 further parties are mentioned, and nothing more."


def test_the_order_is_weight_then_first_said_then_name() -> None:
    case = make_crowd(["Zeta", "Alpha", "Mid", "Omega"])
    weights = {
        "p0": (0.5, "2024-01-01"),
        "p1": (0.9, "2025-01-01"),
        "p2": (0.9, "2024-06-01"),
        "p3": (0.9, "2025-01-01"),
    }
    parties = tuple(
        replace(
            p, exposures=tuple(replace(e, weight=weights[p.id][0], first_said=weights[p.id][1]) for e in p.exposures)
        )
        for p in case.parties
    )
    ledger = open_ledger(replace(case, parties=parties), load_words())
    assert [ledger.name(e.party) for e in ledger.exposures] == ["Mid", "Alpha", "Omega", "Zeta"]
    assert [party.caption for party in ledger.exposed] == ["Mid", "Alpha", "Omega", "Zeta"]


def test_counts_agree_with_their_nouns() -> None:
    parts = {key: label for key, label, _ in count_parts(open_ledger(make_crowd(["A"]), load_words()))}
    assert (parts["documents"], parts["lists"]) == ("document", "lists")


def test_a_list_without_a_title_is_called_after_its_name() -> None:
    case = make_case()
    ledger = open_ledger(case, load_words())
    plain = replace(case.datasets[1], name="eu_designations", title="eu_designations")
    assert name_dataset(ledger, plain) == "EU designations"
    assert name_dataset(ledger, case.datasets[0]) == "OFAC Specially Designated Nationals"


def test_many_acts_of_one_authority_are_one_row() -> None:
    acts = [
        Designation("x", "x", "European Union", f"P{i}", Period(f"202{i}-01-01"), "eu_fsf", f"https://eu.example/{i}")
        for i in range(4)
    ]
    party = make_party("x", "org", ["X"], status="listed", listed=acts)
    (row,) = merge_designations(open_ledger(make_case(), load_words()), party)
    assert (row.programs, row.since) == ("P0, P1, P2 and P3", "2020-01-01 and 3 later")


def test_names_of_any_length_leave_the_answer_short() -> None:
    case = make_crowd(["Wide" * 1250, "Long" * 1250])
    assert len(say(case, "summary")) < 400
    assert max(len(s.text) for s in compose_answer(open_ledger(case, load_words(), longest=NAME))) < 1500
