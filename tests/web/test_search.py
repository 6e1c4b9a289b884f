import pytest
from fastapi.testclient import TestClient

from tests.web.bench import DAY


@pytest.mark.parametrize(
    ("asked", "tier", "found"),
    [
        ("IEMZ Kupol", "Listed", "IEMZ Kupol"),
        ("ИЭМЗ Купол", "Listed", "IEMZ Kupol"),
        ("Sichuan AEE", "Exposed", "Sichuan AEE"),
        ("haot", "Exposed", "Hunan Haotianyi"),
        ("Example Bearings", "Mentioned", "EXAMPLE BEARINGS TRADING CO LTD"),
    ],
)
def test_a_name_is_answered_in_its_tier(client: TestClient, asked: str, tier: str, found: str) -> None:
    text = client.get("/workbench/search", params={"q": asked, "as_of": DAY}).text
    after = text[text.index(f"<h2>{tier} ") :]
    assert found.casefold() in after[: after.index("</section>")].casefold()


def test_a_script_gets_the_answer_alone(client: TestClient) -> None:
    part = client.get("/workbench/search", params={"q": "Kupol"}, headers={"X-Requested-With": "lading"}).text
    assert "<html" not in part
    assert "Listed" in part


def test_nobody_found_is_nobody_cleared(client: TestClient) -> None:
    assert "That clears nobody" in client.get("/workbench/search", params={"q": "Zzyzx Trading"}).text


def test_an_empty_or_endless_question_is_answered(client: TestClient) -> None:
    assert client.get("/workbench/search").status_code == 200
    assert client.get("/workbench/search", params={"q": "x" * 5_000}).status_code == 200
