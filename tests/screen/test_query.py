import pytest

from lading.resolve.profile import Sort
from lading.screen.query import Query, profile_query, query_kinds
from tests.resolve.entries import MATCHER


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (Query("1", ("X",)), (Sort.PERSON, Sort.ORGANISATION, Sort.CRAFT)),
        (Query("1", ("X",), kind=Sort.CRAFT), (Sort.CRAFT,)),
        (Query("1", ("X",), births=("1979",)), (Sort.PERSON,)),
        (Query("1", ("X",), identifiers=(("innCode", "1831083343"),)), (Sort.ORGANISATION,)),
        (Query("1", ("X",), identifiers=(("innCode", "381000781179"),)), (Sort.PERSON,)),
        (Query("1", ("X",), identifiers=(("imoNumber", "9034640"),)), (Sort.CRAFT,)),
        # A number that breaks its check tells nothing, and neither do two that contradict each other.
        (Query("1", ("X",), identifiers=(("innCode", "1831083344"),)), (Sort.PERSON, Sort.ORGANISATION, Sort.CRAFT)),
        (
            Query("1", ("X",), births=("1979",), identifiers=(("imoNumber", "9034640"),)),
            (Sort.PERSON, Sort.ORGANISATION, Sort.CRAFT),
        ),
    ],
)
def test_the_kind_is_the_one_stated_or_told_by_a_number_else_every_kind(query: Query, kinds: tuple[Sort, ...]) -> None:
    assert query_kinds(query) == kinds


def test_a_birth_date_is_compared_for_persons_only() -> None:
    query = Query("1", ("X Y",), births=("1979-10-11",), identifiers=(("imoNumber", "9034640"),), countries=("ru",))
    profiles = {profile.sort: profile for profile in profile_query(query, MATCHER)}
    assert profiles[Sort.PERSON].dates == (("birthDate", "1979-10-11"),)
    assert profiles[Sort.ORGANISATION].dates == ()
    assert {profile.countries for profile in profiles.values()} == {frozenset({"ru"})}
