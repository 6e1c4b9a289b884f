"""The readers of claims that ship with Lading."""

from lading.claims.extractor import Extractor
from lading.claims.fields import FieldsExtractor
from lading.claims.lexicons import load_lexicons
from lading.claims.ru.extractor import read_russian
from lading.claims.rules import RulesExtractor
from lading.claims.zh.extractor import read_chinese


def load_extractors() -> tuple[Extractor, ...]:
    """The readers of claims. What a label names stands before what rules make of the same words."""
    return (FieldsExtractor(), RulesExtractor.of(load_lexicons()), read_russian(), read_chinese())
