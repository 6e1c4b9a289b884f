"""A person decides, and it holds: in the answer, through later readings, until they take it back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import pytest

from lading.claims.statements import state_claims
from lading.cli.review import name_person
from lading.cli.review_words import TIERS, say_voices
from lading.errors import ConfigurationError
from lading.io.knowledge import Knowledge
from lading.io.store import SqliteStore
from lading.model.claim import Claim, Predicate, Reading, Stance, Tier
from lading.model.document import Document
from lading.model.evidence import Evidence
from lading.model.ids import digest_bytes
from lading.model.span import Span
from tests.cli.stored import FIRST, Office, make_office
from tests.graph.case import SCHEMATA, VOCABULARY, Page
from tests.io.store.build import MONDAY, TUESDAY

TEXT = "Zarya Plant sent pumps to IEMZ Kupol in 2024, officials said. Zarya Plant is in Omsk."
NOTES = ("Omsk Glass sold glass to Aerokon in 2023.", "Perm Glass sold glass to Aerokon in 2022.")
SENT = "Zarya Plant sent pumps to IEMZ Kupol in 2024"


def make_page() -> Page:
    """One supply that waits for review, and one claim that changes nothing."""
    one = bare_page(TEXT)
    plant, kupol, place = one.named("Zarya Plant"), one.named("IEMZ Kupol"), one.named("Omsk")
    one.says(Predicate.SUPPLIES, plant, kupol, quote=SENT, tier=Tier.NEEDS_REVIEW)
    one.says(Predicate.LOCATED_IN, plant, place, quote="Zarya Plant is in Omsk", tier=Tier.NEEDS_REVIEW)
    return one


def make_note(text: str) -> Page:
    """A name that may be a listed party's."""
    one = bare_page(text)
    one.says(Predicate.SUPPLIES, one.named(text[:10]), one.named("Aerokon"), quote=text)
    return one


def bare_page(text: str) -> Page:
    sha256 = digest_bytes(text.encode())
    return Page(Document(text, "report", sha256, publisher="The Outlet", published="2025-03-01", language="en"))


def keep(
    office: Office, one: Page, claims: tuple[Claim, ...], *, method: str = "hand/1", recorded: str = MONDAY
) -> None:
    """Put a reading into the store."""
    reading = Reading(one.document.id, tuple(one.mentions), claims)
    statements, supports = state_claims(one.document, reading, vocabulary=VOCABULARY)
    with SqliteStore.open(office.store) as store:
        store.documents.keep(one.document, one.document.text.encode(), recorded=MONDAY)
        store.documents.keep_reading(
            reading, method=method, statements=statements, supports=supports, schemata=SCHEMATA, recorded=recorded
        )


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(autouse=True)
def loaded_once(shipped: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Knowledge, "load", lambda _=None: shipped)


@pytest.fixture
def one() -> Page:
    return make_page()


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with the Kupol entries, as bytes."""
    return make_office(tmp_path_factory.mktemp("listed")).store.read_bytes()


@pytest.fixture
def office(tmp_path: Path, listed: bytes, one: Page) -> Iterator[Office]:
    made = Office(tmp_path)
    made.store.write_bytes(listed)
    for page in (one, *map(make_note, NOTES)):
        keep(made, page, tuple(page.claims))
    yield made
    with SqliteStore.open(made.store) as store:
        assert store.check() == ()


def review(office: Office, *args: object, keys: str = "") -> list[dict[str, Any]]:
    """Call `lading review`; the queue, where it prints one."""
    office.run("review", *args, "--store", office.store, "--as-of", FIRST, keys=keys)
    return [json.loads(line) for line in office.said.splitlines() if line.startswith("{")]


def parties(office: Office) -> dict[str, str]:
    """Status by name."""
    office.run("trace", "--store", office.store, "--as-of", FIRST, "--format", "jsonl")
    return {row["caption"]: row["status"] for row in office.hits() if row["type"] == "party"}


def test_what_would_change_the_answer_comes_first(office: Office) -> None:
    queue = review(office, "--list")
    assert [(row["type"], row["rank"]) for row in queue] == [
        ("claim", "exposure"),
        ("match", "listed"),
        ("claim", "other"),
    ]
    claim, match, _ = queue
    assert claim["effects"][0].startswith("a yes makes Zarya Plant exposed to")
    assert claim["quote"] == SENT
    assert claim["before"] + claim["quote"] + claim["after"] in TEXT + "…"
    assert match["name"] == "Aerokon"
    assert len(match["parties"]) == 2
    assert match["reasons"]


def test_a_yes_makes_the_exposure_and_is_taken_back(office: Office) -> None:
    assert parties(office)["Zarya Plant"] == "mentioned"
    claim = review(office, "--list")[0]["id"]
    review(office, "--decide", claim[:8], "yes", "--as", "Ada")
    assert parties(office)["Zarya Plant"] == "exposed"
    (decided,) = review(office, "--decided")
    assert (decided["decided"]["decision"], decided["decided"]["by"]) == ("yes", "Ada")
    assert claim not in {row["id"] for row in review(office, "--list") if row["rank"] == "exposure"}
    review(office, "--undo", claim[:8], "--as", "Ada")
    assert parties(office)["Zarya Plant"] == "mentioned"
    assert review(office, "--list")[0]["id"] == claim


def test_a_no_on_a_claim_that_rules_verified_removes_the_exposure(office: Office, one: Page) -> None:
    verified = replace(one.claims[0], tier=Tier.VERIFIED)
    keep(office, one, (verified, *one.claims[1:]))
    assert parties(office)["Zarya Plant"] == "exposed"
    first = review(office, "--list")[0]
    assert first["effects"][0].startswith("a no takes it away that Zarya Plant is exposed to")
    review(office, "--decide", first["id"], "no", "--as", "Ada")
    assert parties(office)["Zarya Plant"] == "mentioned"


def test_a_claim_that_counts_is_not_said_to_be_verified_by_rules(one: Page) -> None:
    trained = replace(one.claims[0], tier=Tier.VERIFIED, method="learned/1")
    reported = replace(trained, stance=Stance.REPORTED, attribution=())
    assert "rules" not in TIERS[trained.tier]
    assert say_voices(reported) == "others"
    assert say_voices(replace(reported, stance=Stance.ASSERTED)) == "the document itself"


def test_a_decision_outlives_newer_extractors(office: Office, one: Page) -> None:
    review(office, "--decide", one.claims[0].id, "yes", "--as", "Ada")
    newer = replace(one.claims[0], method="hand/2", score=0.2, reasons=("read anew",))
    keep(office, one, (newer,), method="hand/2", recorded=TUESDAY)
    assert parties(office)["Zarya Plant"] == "exposed"
    wider = replace(newer, evidence=Evidence.quote(one.document, Span(0, len(SENT) + 16)))
    keep(office, one, (wider,), method="hand/3", recorded=TUESDAY)
    assert parties(office)["Zarya Plant"] == "exposed"
    keep(office, one, (), method="hand/4", recorded=TUESDAY)
    assert parties(office)["Zarya Plant"] == "exposed"


def test_a_person_says_that_two_names_are_one_party_or_two(office: Office) -> None:
    def match() -> dict[str, Any]:
        return next(row for row in review(office, "--list") if row["type"] == "match")

    found = match()
    review(office, "--decide", found["id"], "yes", "--as", "Ada")
    found_now = parties(office)
    assert (found_now["Aerokon"], found_now["Omsk Glass"], found_now["Perm Glass"]) == ("listed", "exposed", "exposed")
    review(office, "--undo", found["id"], "--as", "Ada")
    assert match()["id"] == found["id"]
    review(office, "--decide", found["id"], "no", "--as", "Ada")
    assert not [row for row in review(office, "--list") if row["type"] == "match" and row["name"] == "Aerokon"]
    assert parties(office)["Aerokon"] == "mentioned"


def test_unsure_is_a_decision_too(office: Office) -> None:
    claim, match, _ = review(office, "--list")
    review(office, "--decide", claim["id"], "unsure", "--decide", match["id"], "unsure", "--as", "Ada")
    assert [row["rank"] for row in review(office, "--list")] == ["other"]
    assert parties(office)["Zarya Plant"] == "mentioned"
    assert len(review(office, "--decided")) == 2


def test_keys_go_through_the_queue(office: Office) -> None:
    review(office, "--as", "Ada", "--width", 80, keys="y z ? y s n q")
    assert "taken back" in office.said
    assert "that key means nothing here" in office.said
    assert "2 decided by Ada, 1 left" in office.said
    assert max(map(len, office.said.splitlines())) <= 80
    assert {row["decided"]["decision"] for row in review(office, "--decided")} == {"yes", "no"}
    assert parties(office)["Zarya Plant"] == "exposed"


def test_a_pipe_that_ends_is_a_person_who_leaves(office: Office) -> None:
    review(office, "--as", "Ada", keys="")
    assert "0 decided by Ada, 3 left" in office.said
    assert review(office, "--decided") == []


def test_what_is_recorded_is_looked_up_before(office: Office) -> None:
    first = review(office, "--list")[0]["id"]
    with pytest.raises(ConfigurationError, match="no item begins so"):
        review(office, "--decide", first, "yes", "--decide", "ffffffff", "no", "--as", "Ada")
    with pytest.raises(ConfigurationError, match="too short"):
        review(office, "--decide", first[:2], "yes", "--as", "Ada")
    with pytest.raises(ConfigurationError, match="no item begins so"):
        review(office, "--undo", first, "--as", "Ada")
    assert review(office, "--decided") == []


def test_a_machine_cannot_sign() -> None:
    for name in ("auto", "auto 3", " "):
        with pytest.raises(click.UsageError, match="no person"):
            name_person(name)
    assert name_person(" Ada   Lovelace") == "Ada Lovelace"
