from pathlib import Path

from lading.model.judgement import Decision
from lading.workspace.screening import open_bench, screen_party
from lading.workspace.told import compare_days, explain_named, select, tell_answer
from tests.cli.stored import FIRST
from tests.workspace.test_workspace import NOW, make_workspace


def test_a_party_is_told_by_its_tier_with_quotes(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    item = workspace.queue().open[0]
    before = screen_party(open_bench(workspace, tell_answer(workspace)), {"name": "Zarya Plant"})
    assert (before["answer"], before["tiers"]["exposed"]) == ("mentioned", [])
    assert before["tiers"]["mentioned"][0]["claims"][0]["quote"] == "Zarya Plant sent pumps to IEMZ Kupol in 2024"
    with workspace.desk("Vera") as desk:
        desk.decide(item, Decision.POSITIVE)
    told = tell_answer(workspace)
    assert told is tell_answer(workspace)
    bench = open_bench(workspace, told)
    plant = screen_party(bench, {"name": "Zarya Plant"})
    assert plant["answer"] == "exposed"
    (party,) = plant["tiers"]["exposed"]
    assert party["exposures"][0]["path"][0]["quotes"][0]["exact"] == "Zarya Plant sent pumps to IEMZ Kupol in 2024"
    assert party["reasons"]
    assert "Zarya Plant is exposed" in party["explanation"][0]
    assert "broke the law" in told.head["caution"]
    listed = screen_party(bench, {"name": "IEMZ Kupol", "country": "Russia"})
    assert listed["answer"] == "listed"
    assert listed["tiers"]["listed"][0]["entry"] == "ofac-46431"
    assert listed["tiers"]["listed"][0]["reasons"]


def test_who_is_not_named_and_what_cannot_be_read_is_told_apart(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    bench = open_bench(workspace, tell_answer(workspace), threshold=0.9)
    assert screen_party(bench, {"name": "Nobody Atall"})["answer"] == "nobody"
    unread = screen_party(bench, {"name": "???"}, number=7)
    assert (unread["answer"], unread["id"]) == ("unreadable", "7")
    assert unread["issues"][0]["remedy"]
    doubtful = screen_party(bench, {"name": "Kupol", "country": "Atlantis"})
    assert "unknown country" in doubtful["issues"][0]["what"]


def test_an_answer_is_told_in_rows_that_can_be_selected(tmp_path: Path) -> None:
    told = tell_answer(make_workspace(tmp_path))
    claims = told.rows["claim"]
    assert [row["predicate"] for row in select(claims, predicate="located_in")] == ["located_in"]
    assert select(claims, party="Zarya Plant") == list(claims)
    assert select(claims, party="Omsk", predicate="supplies") == []
    (explained,) = explain_named(told, "zarya plant")
    assert explained["sayings"][0]["quote"].startswith("Zarya Plant sent pumps")
    assert explain_named(told, "nobody") == []
    assert told.head["as_of"] == str(NOW.date())


def test_two_days_are_compared(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    day = NOW.date()
    assert compare_days(workspace, day, day) == []
    changes = compare_days(workspace, day.replace(year=2025, month=4), day)
    assert {change["kind"] for change in changes} == {"listed"}
    assert FIRST > "2025"
