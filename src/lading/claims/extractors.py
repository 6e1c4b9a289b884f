"""The readers of claims that ship with Lading."""

from lading.claims.en.extractor import RulesExtractor
from lading.claims.en.lexicons import load_lexicons
from lading.claims.extractor import Extractor
from lading.claims.fields.extractor import FieldsExtractor
from lading.claims.learned.beside import Beside
from lading.claims.learned.model import load_reader
from lading.claims.ru.extractor import read_russian
from lading.claims.zh.extractor import read_chinese


def load_rules() -> tuple[Extractor, ...]:
    """The readers of labels and of frames alone. What a label names stands before what rules make of the same words."""
    return (FieldsExtractor(), RulesExtractor.of(load_lexicons()), read_russian(), read_chinese())


def load_extractors() -> tuple[Extractor, ...]:
    """The readers of claims: labels, and frames with the trained reader beside them. Load them once for many documents."""
    labels, *rules = load_rules()
    trained = load_reader()
    return (labels, *(Beside(one, trained) for one in rules))
