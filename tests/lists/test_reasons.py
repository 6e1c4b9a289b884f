"""A list's own statements become documents, each with the entry it stands in."""

from lading.lists.reasons import find_reasons
from lading.model.entity import Entity
from lading.model.statement import Statement

TEXT = "Delta LLC is a Russian company that supplies engines to IEMZ Kupol."


def party(entity_id: str, **values: str) -> Entity:
    rows = [Statement(entity_id, "Company", prop, value, "eu_test") for prop, value in values.items()]
    return Entity.gather(entity_id, rows)


def sanction(entity_id: str, of: str, **values: str) -> Entity:
    rows = [
        Statement(entity_id, "Sanction", prop, value, "eu_test") for prop, value in {"entity": of, **values}.items()
    ]
    return Entity.gather(entity_id, rows)


def test_the_text_is_the_statement_letter_for_letter_with_publisher_and_day() -> None:
    entry = party("p1", name="Delta LLC")
    act = sanction(
        "s1", "p1", reason=TEXT, authority="Council", startDate="2024-12-16", sourceUrl="https://example.eu/act"
    )
    (found,) = find_reasons([entry, act])
    assert found.subject is entry
    document = found.document
    assert (document.text, document.publisher, document.published) == (TEXT, "Council", "2024-12-16")
    assert document.url == "https://example.eu/act"
    assert document.language == "en"


def test_one_statement_in_two_designations_is_one_document_of_the_first_day() -> None:
    acts = [sanction(f"s{day}", "p1", reason=TEXT, startDate=day) for day in ("2025-02-01", "2024-12-16")]
    (found,) = find_reasons([party("p1", name="Delta LLC"), *acts])
    assert found.document.published == "2024-12-16"


def test_equal_words_on_two_entries_are_two_documents() -> None:
    entries = [party("p1", name="Delta LLC"), party("p2", name="Gamma LLC")]
    acts = [sanction("s1", "p1", reason=TEXT), sanction("s2", "p2", reason=TEXT)]
    first, second = find_reasons([*entries, *acts])
    assert first.document.id != second.document.id


def test_an_amended_text_is_dated_by_its_last_change_and_an_undated_one_by_the_edition() -> None:
    entry = party("p1", name="Delta LLC")
    amended = sanction("s1", "p1", reason=TEXT, startDate="2022-03-01", modifiedAt="2023-05-04")
    assert [r.document.published for r in find_reasons([entry, amended])] == ["2023-05-04"]
    undated = sanction("s2", "p1", reason=TEXT)
    assert [r.document.published for r in find_reasons([entry, undated], editions={"eu_test": "2026-06-30"})] == [
        "2026-06-30"
    ]
    assert [r.document.published for r in find_reasons([entry, undated])] == [None]


def test_remarks_are_read_and_labels_and_links_are_not() -> None:
    remark = "Registered owner of the tanker YU JONG 2, which loaded fuel oil."
    entry = party("p1", name="Delta LLC", notes=remark)
    label = party("p2", name="Gamma LLC", notes="Acting State Councilor")
    link = party(
        "p3", name="Beta LLC", notes="INTERPOL-UN Security Council Special Notice web link: https://www.interpol.int/x"
    )
    acts = [sanction(f"s{n}", f"p{n}", authority="Council") for n in (1, 2, 3)]
    assert [r.document.text for r in find_reasons([entry, label, link, *acts])] == [remark]
