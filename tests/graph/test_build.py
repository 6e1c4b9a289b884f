"""Canonical parties out of lists and documents."""

from lading.model.claim import MentionKind
from tests.graph.case import EU_KUPOL, KUPOL, LISTS, build, founding_canonical, founding_page


def test_a_party_gathers_the_statements_of_lists_and_documents() -> None:
    one = founding_page()
    graph = build([one], LISTS, founding_canonical(one))
    kupol = graph.entity("ofac-46431")
    assert kupol.caption == "IEMZ Kupol"
    assert kupol.schema == "Company"
    assert kupol.datasets == ("documents", "us_ofac_sdn", "eu_fsf")
    assert set(KUPOL.statements) | set(EU_KUPOL.statements) <= set(kupol.statements)


def test_kinds_come_from_whoever_speaks_then_from_the_list_then_from_the_text() -> None:
    one = founding_page()
    graph = build([one], LISTS, founding_canonical(one))
    kinds = {graph.caption(party): kind for party, kind in graph.kinds.items()}
    assert kinds["IEMZ Kupol"] is MentionKind.ORG
    assert kinds["Reuters"] is MentionKind.MEDIA
    assert kinds["China's foreign ministry"] is MentionKind.AUTHORITY
    assert kinds["A140"] is MentionKind.ITEM
    assert kinds["Samuel Bendett"] is MentionKind.PERSON


def test_every_party_of_a_document_has_a_canonical_id() -> None:
    one = founding_page()
    graph = build([one], LISTS, founding_canonical(one))
    assert set(graph.party_of.values()) <= set(graph.members)
    assert len(graph.party_of) == len({(mention.kind, mention.party) for mention in one.mentions})


def test_intervals_and_documents_are_no_parties() -> None:
    one = founding_page()
    graph = build([one], LISTS, founding_canonical(one))
    assert one.document.id not in graph.members
    assert not any(row.schema in {"Sanction", "UnknownLink"} for rows in graph.members.values() for row in rows)


def test_an_unknown_party_is_captioned_by_its_id() -> None:
    assert build([], [], {}).caption("x-1") == "x-1"
