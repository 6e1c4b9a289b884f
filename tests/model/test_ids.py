from hypothesis import given
from hypothesis import strategies as st

from lading.model.ids import ID_LENGTH, digest, digest_bytes


def test_parts_do_not_run_into_each_other() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("", None) != digest(None, "")
    assert digest("x") != digest("x", "")


def test_ids_are_the_same_on_any_machine() -> None:
    assert digest("ofac", "46431", "name") == "3250f00924c0315e7320d0ef6fed7238c18998b3"
    assert len(digest()) == ID_LENGTH
    assert digest_bytes(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.text() | st.none()), st.lists(st.text() | st.none()))
def test_different_content_has_different_ids(a: list[str | None], b: list[str | None]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)
