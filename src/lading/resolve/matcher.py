"""What resolving stands on, as one value: vocabulary, names, tables."""

from dataclasses import dataclass

from lading.model.schema import Schemata
from lading.names.tables import NameTables
from lading.resolve.score import Scorer, Thresholds


@dataclass(frozen=True, slots=True)
class Matcher:
    """Loaded once and held by the caller: `Matcher(load_schemata(), load_tables(), load_scorer())`."""

    schemata: Schemata
    tables: NameTables
    scorer: Scorer
    use: str = "trace"
    """Which row of the thresholds applies."""

    @property
    def by(self) -> str:
        """Who judges."""
        return f"auto {self.scorer.version}"

    @property
    def thresholds(self) -> Thresholds:
        """Of the use at hand."""
        return self.scorer.thresholds[self.use]
