"""The answer in a terminal of 80 columns."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from lading.errors import EvidenceError
from lading.model.dossier import Dossier
from lading.model.issue import Issue, Severity
from lading.reports.reveal import strip_escapes
from lading.reports.terminal import render_terminal
from tests.reports.case import make_case
from tests.reports.crowd import HOSTILE, make_crowd
from tests.reports.forge import forge_a_quote


def show(dossier: Dossier, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(render_terminal(dossier, width=width))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for dossier in (make_case(), make_crowd(HOSTILE)):
        assert max(cell_len(line) for line in show(dossier, width).splitlines()) <= width


def test_path_listing_quote_voice_denial_and_lead_stand_under_the_name() -> None:
    lines = [line.strip() for line in show(make_case()).splitlines()]
    start = lines.index("Sichuan AEE · exposed · as of 2025-10-01 on none of the 3 lists loaded")
    assert lines[start + 1 : start + 6] == [
        "supplier of listed (documented) · contested",
        "Sichuan AEE ── supplies A140 and A900 ──▶ IEMZ Kupol",
        "listed: US (date not stated in the list), EU 2022-12-16",
        "“Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards”",
        "kupol-report, 2025-09-25 · according to the officials, relayed by Reuters",
    ]
    assert any(
        line.startswith("contradicted: China’s foreign ministry says it has no knowledge: “China’s") for line in lines
    )
    assert any("210 days" in line for line in lines)


def test_the_caution_and_what_was_not_read_are_always_said() -> None:
    text = " ".join(show(make_case()).split())
    assert "does not suggest that anyone broke the law" in text
    assert "error scan-03.pdf: the document holds no text" in text


def test_a_document_cannot_steer_the_terminal() -> None:
    assert not re.search(
        "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]", show(make_crowd(HOSTILE))
    )


def test_no_rest_of_a_terminal_escape_is_printed() -> None:
    text = show(make_crowd(["\u001b[31mRed Motors\u001b[0m Ltd", "\u001b]0;title\u0007Blue \u009b1mLtd"]))
    assert "“Red Motors Ltd supplied goods to Listed Works in 2024”" in " ".join(text.split())
    assert "Red Motors Ltd · exposed" in text
    assert not re.search("31m|\\[0m|0;title|1mLtd", text)


def test_a_name_cut_out_of_an_escape_loses_the_rest_of_it() -> None:
    assert strip_escapes("31mRed Motors", before="said \u001b[") == "Red Motors"
    assert strip_escapes("31m Street", before="at ") == "31m Street"


def test_every_error_is_shown_however_many_there_are() -> None:
    errors = tuple(Issue(Severity.ERROR, f"list-{i}.csv", "", "is no list") for i in range(12))
    notes = tuple(Issue(Severity.NOTE, f"note-{i}", "", "is old") for i in range(12))
    text = show(replace(make_case(), issues=(*errors, *notes)))
    assert all(f"list-{i}.csv: is no list" in text for i in range(12))
    assert "4 further warnings and notes; -o dossier.html shows them all" in " ".join(text.split())


def test_the_same_denials_are_not_repeated_under_the_next_party() -> None:
    case = make_case()
    denials = case.party("hunan").exposures[0].contradicted_by
    same = tuple(
        replace(p, exposures=tuple(replace(e, contradicted_by=denials) for e in p.exposures)) for p in case.parties
    )
    text = " ".join(show(replace(case, parties=same)).split())
    assert "contradicted: by the same words as Hunan Haotianyi above" in text


def test_square_brackets_are_no_markup() -> None:
    assert "[bold]Firm[/bold]" in show(make_crowd(["[bold]Firm[/bold]"]))


def test_many_exposures_are_counted_not_listed() -> None:
    text = show(make_crowd([f"Supplier {i} Ltd" for i in range(50)]))
    assert "… and 30 more exposed parties; -o dossier.html shows them all" in text


def test_an_unverifiable_quote_stops_it() -> None:
    with pytest.raises(EvidenceError):
        render_terminal(forge_a_quote(make_case()))
