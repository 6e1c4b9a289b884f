import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from lading.web.guard import POLICY
from lading.web.screens import SCREENS
from lading.workspace.workspace import Workspace
from tests.web.bench import DAY, NOW, Page, open_client

CAUTION = "It does not suggest that anyone broke the law."
WIDE = 220


def follow_all(client: TestClient, start: str, most: int = WIDE) -> dict[str, int]:
    """Every page that can be reached from a page, with its answer."""
    seen: dict[str, int] = {}
    waiting = [start]
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        answer = client.get(path)
        seen[path] = answer.status_code
        if answer.status_code == 302:
            waiting.append(answer.headers["location"])
        if answer.headers.get("content-type", "").startswith("text/html") and "attachment" not in str(
            answer.headers.get("content-disposition")
        ):
            links = (urlsplit(link) for link in Page(answer.text).links)
            waiting += [
                one._replace(fragment="").geturl() for one in links if not one.netloc and one.path.startswith("/")
            ]
    return seen


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen = follow_all(client, f"/?as_of={DAY}")
    assert len(seen) == WIDE
    assert {path: code for path, code in seen.items() if code not in {200, 302}} == {}


@pytest.mark.parametrize("path", [path for method, path, _ in SCREENS if method == "GET" and "{" not in path])
def test_every_screen_cautions_and_loads_and_runs_nothing_of_others(client: TestClient, path: str) -> None:
    answer = client.get(path if path == "/" else f"/workbench{path}", params={"as_of": DAY})
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.headers["content-type"].startswith("text/html"):
        page = Page(answer.text)
        assert CAUTION in answer.text
        assert page.forbidden == []
        assert all(load.startswith("/workbench/static/") for load in page.loads)
        assert {client.get(load).status_code for load in page.loads} == {200}
        assert "sanctioned" not in answer.text.replace("sanctioned Russian plant", "")


def test_the_first_page_answers_and_says_what_waits(client: TestClient) -> None:
    text = client.get("/", params={"as_of": DAY}).text
    assert "Hunan Haotianyi and Sichuan AEE are exposed" in text
    assert "would change who is exposed or owned" in text
    assert "3</b> lists" in text


def test_the_first_page_leads_to_the_day_before_a_later_listing(client: TestClient) -> None:
    text = client.get("/").text
    assert "listed only after the first document here (2025-09-25)" in text
    assert "as_of=2026-04-22" in text
    assert "listed only after" not in client.get("/", params={"as_of": DAY}).text


def test_lists_that_are_read_from_files_are_told_apart(client: TestClient) -> None:
    text = client.get("/workbench/lists").text
    assert "Read from files" in text
    assert "OFAC Specially Designated Nationals" in text


def test_a_day_in_the_address_changes_the_answer_and_stays_in_links(client: TestClient, case: Workspace) -> None:
    party = next(party for party in case.dossier().parties if party.caption == "Sichuan AEE")
    now, before = client.get(f"/workbench/parties/{party.id}"), client.get("/workbench/exposures?as_of=2025-10-01")
    assert "status listed" in now.text
    assert "210 days later" in before.text
    assert f"as_of={DAY}" in before.text
    assert client.get("/?as_of=yesterday").status_code == 400
    assert "Write it like" in client.get("/?as_of=yesterday").text


def test_what_is_not_there_is_said_in_words(client: TestClient) -> None:
    for path in (
        "parties/none",
        "documents/none",
        "claims/none",
        "paths/none",
        "lists/none",
        "uploads/none",
        "export/pdf",
    ):
        answer = client.get(f"/workbench/{path}")
        assert answer.status_code == 404
        assert "There is no" in answer.text


def test_a_party_shows_status_names_look_alikes_claims_and_its_lead(client: TestClient, case: Workspace) -> None:
    party = next(one for one in case.dossier(case.today.replace(2025, 10, 1)).parties if one.exposures)
    text = client.get(f"/workbench/parties/{party.id}", params={"as_of": DAY}).text
    for words in (
        "on none of the 3 lists loaded",
        "after the day asked",
        "Lead:",
        "210 days after",
        "Latin",
        "score",
        "svg",
    ):
        assert words in text


def test_a_name_of_a_list_leads_to_its_party_by_any_id(client: TestClient, case: Workspace) -> None:
    kupol = next(party for party in case.dossier().parties if party.caption == "IEMZ Kupol")
    other = next(s.entity_id for s in kupol.entity.statements if s.entity_id != kupol.id)
    answer = client.get(f"/workbench/parties/{other}")
    assert answer.status_code == 302
    assert answer.headers["location"].endswith(kupol.id)


def test_a_party_that_only_a_list_in_files_has_is_shown(client: TestClient, case: Workspace) -> None:
    day = case.today.replace(2025, 10, 1)
    named = {party.id for party in case.dossier(day).parties}
    alike = {one.match.candidate for party in case.dossier(day).parties for one in party.judgements} - named
    assert "ofac-51292" in alike
    text = client.get("/workbench/parties/ofac-51292", params={"as_of": DAY}).text
    assert "VEKTOR, OOO" in text
    assert "listed" in text


def test_the_exposure_table_narrows_down(client: TestClient) -> None:
    whole = client.get("/workbench/exposures", params={"as_of": DAY}).text
    few = client.get("/workbench/exposures", params={"as_of": DAY, "goods": "nothing"}).text
    assert "showing 4 of 4 findings" in whole
    assert "showing 0 of 4" in few
    assert "No exposure fits that choice" in few


def test_a_path_is_a_row_a_hop_with_its_quote_and_what_would_change_it(client: TestClient, case: Workspace) -> None:
    party = next(one for one in case.dossier(case.today.replace(2025, 10, 1)).parties if one.exposures)
    text = client.get(f"/workbench/paths/{party.id}", params={"as_of": DAY}).text
    assert 'class="hop"' in text
    assert "<blockquote" in text
    assert "What would change the answer" in text
    way = client.get(f"/workbench/paths/{party.id}", params={"as_of": DAY, "to": "eu-kupol"}).text
    assert "Way 1 of" in way


def test_the_network_is_data_picture_and_file(client: TestClient) -> None:
    data = json.loads(client.get("/workbench/network.json", params={"as_of": DAY}).text)
    assert data["total"] == data["shown"] == len(data["nodes"])
    names = {node["id"] for node in data["nodes"]}
    assert all(edge["source"] in names and edge["target"] in names and edge["quote"] for edge in data["edges"])
    few = json.loads(client.get("/workbench/network.json", params={"as_of": DAY, "most": "5"}).text)
    assert (few["shown"], few["total"]) == (5, data["total"])
    around = json.loads(client.get("/workbench/network.json", params={"as_of": DAY, "around": "eu-kupol"}).text)
    assert 0 < around["total"] < data["total"]
    assert client.get("/workbench/network.svg").text.startswith("<svg xmlns=")
    assert client.get("/workbench/network.json", params={"hops": "many", "around": "x"}).status_code == 400


def test_relations_are_those_that_held_on_the_day(client: TestClient) -> None:
    every, old = (
        json.loads(client.get("/workbench/network.json", params={"as_of": DAY, **more}).text)["edges"]
        for more in ({}, {"held": "1990-01-01"})
    )
    assert {edge["kind"] for edge in old} == {"linked to"}  # the list does not say since when
    assert len(every) > 20


@pytest.mark.parametrize("form", ["html", "markdown", "csv", "csv-claims", "jsonl", "ftm", "graphml"])
def test_every_format_is_exported_as_a_file(client: TestClient, form: str) -> None:
    answer = client.get(f"/workbench/export/{form}", params={"as_of": DAY})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="dossier-all-2025-10-01.')
    assert len(answer.content) > 500
    assert "exported" in client.get("/workbench/log").text


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path) -> None:
    fresh = open_client(Workspace(tmp_path / "new.db", lambda: NOW))
    assert "Two steps to a first answer" in fresh.get("/").text
    seen = follow_all(fresh, "/", 60)
    assert set(seen.values()) == {200}
