import pytest

from lading.claims.en.extractor import RulesExtractor
from lading.claims.gazetteer import Gazetteer, is_specific
from lading.claims.read import read_claims
from lading.model.entity import Entity
from lading.model.span import Span
from lading.model.statement import Statement
from tests.claims.conftest import make_document


def make_entity(name: str, schema: str = "Company") -> Entity:
    statement = Statement(dataset="test", entity_id=f"t-{name}", schema=schema, prop="name", value=name)
    return Entity.gather(statement.entity_id, [statement])


@pytest.mark.parametrize("name", ["TSK Vektor", "Uralvagonzavod", "AO «Восход Плюс»"])
def test_specific_names_are_looked_for(name: str) -> None:
    assert is_specific(name)


@pytest.mark.parametrize("name", ["Vektor", "Trade", "AO", "1234", ""])
def test_names_that_tell_nothing_are_not(name: str) -> None:
    assert not is_specific(name)


def test_a_listed_name_is_found_whole_words_only(extractor: RulesExtractor) -> None:
    gazetteer = Gazetteer.build([make_entity("Dal Enerji"), make_entity("Ocean Star", "Vessel")])
    text = "It passed Dal Enerji and Dal Enerjisi while the Ocean Star waited."
    mentions = read_claims(make_document(text), extractors=[extractor], gazetteer=gazetteer).mentions
    assert [(m.text, m.kind.value) for m in mentions if m.text in {"Dal Enerji", "Ocean Star"}] == [
        ("Dal Enerji", "org"),
        ("Ocean Star", "item"),
    ]


def test_names_in_han_characters_are_found_by_place() -> None:
    gazetteer = Gazetteer.build([make_entity("深圳一电航空技术有限公司"), make_entity("一电")])
    text = "据报道,深圳一电航空技术有限公司供应"
    assert [(s, k.name) for s, k in gazetteer.find_han(text, Span(0, len(text)))] == [
        (Span(4, 16), "深圳一电航空技术有限公司")
    ]
