"""Kinds and directions."""

import pytest

from lading.graph.relations import orient, party_kind, read_ends
from lading.model.claim import MentionKind
from tests.graph.case import KUPOL, RELATIONS, VEKTOR_LINK, stated


@pytest.mark.parametrize(
    ("schema", "values", "expected"),
    [
        ("Ownership", {"owner": "a", "asset": "b"}, ("owns", "a", "b")),
        ("Directorship", {"director": "a", "organization": "b"}, ("directs", "a", "b")),
        ("UnknownLink", {"subject": "a", "object": "b", "role": "procures_for"}, ("procures_for", "a", "b")),
        ("UnknownLink", {"subject": "a", "object": "b", "role": "subsidiary_of"}, ("owns", "b", "a")),
        ("UnknownLink", {"subject": "a", "object": "b", "role": "Supplier"}, ("linked_to", "a", "b")),
        ("Succession", {"predecessor": "a", "successor": "b"}, ("succession", "a", "b")),
    ],
)
def test_intervals_read_as_edges(schema: str, values: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert read_ends(stated("x", schema, **values), RELATIONS) == expected


def test_linked_to_of_a_list() -> None:
    assert read_ends(VEKTOR_LINK, RELATIONS) == ("linked_to", "ofac-46441", "ofac-46431")


def test_a_party_or_half_a_relation_is_no_edge() -> None:
    assert read_ends(KUPOL, RELATIONS) is None
    assert read_ends(stated("x", "Ownership", owner="a"), RELATIONS) is None


def test_other_kinds_keep_their_direction() -> None:
    assert orient("supplies", "a", "b", RELATIONS) == ("supplies", "a", "b")


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Person", MentionKind.PERSON),
        ("Company", MentionKind.ORG),
        ("PublicBody", MentionKind.AUTHORITY),
        ("Vessel", MentionKind.ITEM),
        ("Address", MentionKind.PLACE),
    ],
)
def test_what_a_list_entry_is(schema: str, kind: MentionKind) -> None:
    assert party_kind(schema, RELATIONS) is kind
