"""The tables and rules that ship with Lading, loaded."""

from dataclasses import dataclass

from lading.claims.extractor import Extractor
from lading.claims.extractors import load_extractors
from lading.claims.guards import GuardRules, load_guard_rules
from lading.claims.statements import Vocabulary, load_vocabulary
from lading.exposure.explain import Words, load_words
from lading.exposure.ownership_rules import OwnershipTable, load_ownership_rules
from lading.exposure.publishers import GradeTable, load_grades
from lading.exposure.rules import RuleTable, load_rules
from lading.graph.relations import Relations, load_relations
from lading.model.schema import Schemata, load_schemata
from lading.names.tables import load_tables
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every table and rule that the steps work by, loaded once."""

    schemata: Schemata
    vocabulary: Vocabulary
    matcher: Matcher
    relations: Relations
    rules: RuleTable
    ownership: OwnershipTable
    grades: GradeTable
    words: Words
    extractors: tuple[Extractor, ...]
    guards: GuardRules

    @classmethod
    def load(cls, grades: GradeTable | None = None) -> "Knowledge":
        """Load what ships with Lading; a person's own grades of publishers and documents may stand in place of its own."""
        schemata = load_schemata()
        return cls(
            schemata=schemata,
            vocabulary=load_vocabulary(schemata),
            matcher=Matcher(schemata, load_tables(), load_scorer()),
            relations=load_relations(schemata),
            rules=load_rules(),
            ownership=load_ownership_rules(),
            grades=grades or load_grades(),
            words=load_words(),
            extractors=load_extractors(),
            guards=load_guard_rules(),
        )
