"""What is said of a party that may be on a list: never that it is on none."""

import io
import json
from dataclasses import replace

from lxml import html  # lxml ships no types
from rich.console import Console

from lading.model.dossier import Candidate, Dossier
from lading.model.exposure import Designation
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.model.period import Period
from lading.reports import FORMATS, render
from lading.reports.standing import say_doubt
from lading.reports.terminal import render_terminal
from tests.reports.case import make_case

WEAK = Judgement(
    Match(
        "aee",
        "eu-sichuan-aee",
        0.7,
        (
            Reason("name", 1.0, "«AEE» is «AEE» (exact)"),
            Reason("name", -0.2, "«AEE» is a weak name: it does not tell who is meant"),
        ),
        "Sichuan AEE Aviation",
    ),
    Decision.UNSURE,
    "auto",
)


def make_unsure(start: str, *, party: str = "aee") -> Dossier:
    """The case, its lists knowing no later listing of a party but one of a firm that it may be, from a day on."""
    case = make_case()
    row = Designation("x", "eu-sichuan-aee", "European Union", "269/2014", Period(start), "eu_fsf")
    after = start > str(case.as_of)
    candidate = Candidate(WEAK, () if after else (row,), (row,) if after else ())
    parties = tuple(
        replace(
            held,
            later=(),
            candidates=(candidate,),
            judgements=(WEAK,),
            exposures=tuple(replace(e, later_designation=None, lead_days=None) for e in held.exposures),
        )
        if held.id == party
        else held
        for held in case.parties
    )
    return replace(case, parties=parties)


def words_of(dossier: Dossier, form: str) -> str:
    text = render(dossier, form)
    if form == "html":
        text = html.document_fromstring(text.partition("</style>")[2]).text_content()
    return " ".join(text.split())


def show(dossier: Dossier) -> str:
    console = Console(file=io.StringIO(), width=80, color_system=None)
    console.print(render_terminal(dossier, width=80))
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def test_an_exposed_party_that_may_be_listed_is_never_called_unlisted() -> None:
    unsure = make_unsure("2024-01-01")
    sentence = (
        "not surely on a list: may be Sichuan AEE Aviation (listed by the European Union since 2024-01-01; unsure"
    )
    for text in (show(unsure), words_of(unsure, "html"), words_of(unsure, "csv")):
        assert sentence in text
        assert "Sichuan AEE are exposed, though on none of the 3 lists loaded" not in text
    assert "whether Sichuan AEE is listed is not sure" in show(unsure)
    assert "unsure because «AEE» is a weak name: it does not tell who is meant" in show(unsure)
    (card,) = html.document_fromstring(render(unsure, "html")).xpath("//article[contains(@class, 'exposure')][2]")
    assert "on none of the 3 lists" not in card.text_content()
    assert "none known" not in card.text_content()


def test_every_format_names_the_candidate() -> None:
    unsure = make_unsure("2024-01-01")
    for form in FORMATS:
        if form != "csv-claims":  # claims have no standing
            assert "Sichuan AEE Aviation" in render(unsure, form), form


def test_a_candidate_listed_later_gives_a_lead_marked_as_unsure() -> None:
    unsure = make_unsure("2026-04-23")
    said = "it may be Sichuan AEE Aviation, listed by the European Union on 2026-04-23 (lead 210 days, if so)"
    for text in (show(unsure), words_of(unsure, "html"), words_of(unsure, "csv")):
        assert f"not sure: {said}" in text
    rows = [json.loads(line) for line in render(unsure, "jsonl").split("\n") if line]
    (aee,) = [row for row in rows if row["type"] == "exposure" and row["party"] == "aee"]
    assert aee["lead_days"] is None
    assert aee["unsure_later"]["lead_days"] == 210
    (party,) = [row for row in rows if row["type"] == "party" and row["id"] == "aee"]
    assert [d["in_force"] for d in party["may_be"][0]["designations"]] == [False]


def test_a_party_merely_mentioned_that_may_be_listed_is_told_apart() -> None:
    unsure = make_unsure("2024-01-01", party="cnas")
    assert "Center for a New American Security may be Sichuan AEE Aviation" in words_of(unsure, "html")
    assert "Center for a New American Security · not surely on a list: may be Sichuan AEE Aviation" in show(unsure)
    assert "nothing more: Chinese drone experts, Samuel Bendett and Reuters" in show(unsure)


def test_an_undecided_name_on_no_list_takes_nothing_away() -> None:
    case = make_case()
    parties = tuple(replace(p, judgements=(WEAK,)) if p.id == "aee" else p for p in case.parties)
    assert "Sichuan AEE are exposed, though on none of the 3 lists loaded" in show(replace(case, parties=parties))


def test_a_doubt_without_a_reason_against_says_what_does_not_suffice() -> None:
    match = replace(WEAK.match, reasons=WEAK.match.reasons[:1])
    assert say_doubt(replace(WEAK, match=match)) == "what speaks for it does not suffice: «AEE» is «AEE» (exact)"
