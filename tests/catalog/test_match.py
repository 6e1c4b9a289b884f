import pytest

from lading.catalog.catalog import Catalog
from lading.catalog.example import read_example
from lading.catalog.filters import Filters
from lading.catalog.match import NAMES_ALONE, Matched, Terms, match_example
from lading.errors import InputError
from tests.catalog.shop import open_shop, shop_scope


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return open_shop(tmp_path_factory.mktemp("shop"))


def ask(catalog: Catalog, schema: str, terms: Terms | None = None, **given: object) -> Matched:
    tools, scope = catalog.tools(), shop_scope(catalog)
    example = read_example(schema, given, own=None, schemata=tools.schemata, countries=tools.countries)
    return match_example(example, scope, catalog.listing(scope), terms or Terms())


def ids(found: Matched) -> list[str]:
    return [one.entity.id for one in found.results]


def test_an_example_names_its_party_across_scripts_and_every_score_has_reasons(catalog: Catalog) -> None:
    for name in ("Ivan Petrov", "Иван ПЕТРОВ", "Petrov, Ivan"):
        found = ask(catalog, "Person", name=name)
        assert ids(found) == ["petrov"]
        assert found.results[0].match
        assert found.results[0].reasons
        assert found.total == 1


def test_dates_countries_and_numbers_count(catalog: Catalog) -> None:
    (other,) = ask(catalog, "Person", name="Ivan Petrov", birthDate="1981").results
    assert "birthDate 1981 is not 1970-05-01" in [reason.words for reason in other.reasons if reason.score < 0]
    agreeing = ask(catalog, "Person", name="Ivan Petrow", birthDate=1970)
    alone = ask(catalog, "Person", name="Ivan Petrow")
    assert agreeing.results[0].score > alone.results[0].score
    by_number = ask(catalog, "Company", innCode="7707083893")
    assert ids(by_number) == ["zarya"]
    assert "innCode" in by_number.results[0].reasons[-1].words


def test_any_kind_may_be_asked_for_and_a_legal_entity_may_be_a_company(catalog: Catalog) -> None:
    assert ids(ask(catalog, "Thing", name="Ivan Petrov")) == ["petrov"]
    assert ids(ask(catalog, "LegalEntity", name="Zarya Plant")) == ["zarya"]
    assert ids(ask(catalog, "Person", name="Zarya Plant")) == []


def test_filters_and_limits_hold(catalog: Catalog) -> None:
    without = Terms(filters=Filters(without=frozenset({"ofac-1"})))
    assert ids(ask(catalog, "Company", without, name="Zarya Plant")) == []
    topics = Terms(filters=Filters(values=(("topics", "crime"),)))
    assert ids(ask(catalog, "Company", topics, name="Zarya Plant")) == []
    assert ask(catalog, "Company", Terms(limit=0), name="Zarya Plant") == Matched((), 1)


def test_features_that_do_not_count_give_no_reason(catalog: Catalog) -> None:
    alone = ask(catalog, "Person", Terms(features=NAMES_ALONE), name="Ivan Petrov", birthDate="1981")
    assert ids(alone) == ["petrov"]
    assert {reason.feature for reason in alone.results[0].reasons} <= NAMES_ALONE
    assert ids(ask(catalog, "Person", Terms(weights={"dates_differ": 0}), name="Ivan Petrov", birthDate="1981")) == [
        "petrov"
    ]


def test_an_example_is_cleaned(catalog: Catalog) -> None:
    tools = catalog.tools()
    given = {
        "firstName": "Ivan",
        "lastName": ["Petrov"],
        "nationality": "Russia",
        "birthDate": [1970],
        "colour": "red",
        "gender": "M",
    }
    made = read_example("Person", given, own="a", schemata=tools.schemata, countries=tools.countries)
    assert made.properties == {
        "firstName": ["Ivan"],
        "lastName": ["Petrov"],
        "nationality": ["ru"],
        "birthDate": ["1970"],
        "gender": ["male"],
        "alias": ["Ivan Petrov"],
    }


@pytest.mark.parametrize(
    ("schema", "given"), [("Banana", {}), ("Ownership", {}), ("Person", {"name": [f"x{i}" for i in range(900)]})]
)
def test_what_cannot_be_asked_is_refused(catalog: Catalog, schema: str, given: dict[str, object]) -> None:
    tools = catalog.tools()
    with pytest.raises(InputError, match="Cannot parse example entity"):
        read_example(schema, given, own=None, schemata=tools.schemata, countries=tools.countries)
