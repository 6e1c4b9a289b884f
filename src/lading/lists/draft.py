"""An entity in the making: values are gathered, checked against the vocabulary, and given out as statements."""

from dataclasses import dataclass, field

from lading.model.schema import Schemata
from lading.model.statement import Statement


@dataclass(slots=True)
class Draft:
    """Gathers what a list says of one entity. Its schema may still change until the statements are taken.

    Raises:
        KeyError: for a property that the schema does not have: the parser, not the list, is wrong then.
    """

    id: str
    schema: str
    schemata: Schemata
    origin: str
    """Where its values stand, `sdn.csv row 17`, unless a value says otherwise."""
    values: dict[tuple[str, str], tuple[str | None, str | None, str]] = field(default_factory=dict)
    """By property and cleaned value: what the list printed where that differs, the language, where it stands."""

    def add(
        self, prop: str, value: str | None, *, original: str | None = None, lang: str | None = None, origin: str = ""
    ) -> None:
        """Add a value, unless it is empty or already there. `original` is kept where it differs from the value."""
        cleaned = value.strip() if value else ""
        if not cleaned or (prop, cleaned) in self.values:
            return
        if prop not in self.schemata.by_name[self.schema].properties:
            raise KeyError(f"{self.schema} has no property {prop}")
        self.values[prop, cleaned] = (None if original == cleaned else original, lang, origin or self.origin)

    def has(self, prop: str) -> bool:
        """Whether any value of a property is there."""
        return any(name == prop for name, _ in self.values)

    def fitting(self, *props: str) -> str | None:
        """The first of some properties that the schema has, or None."""
        known = self.schemata.by_name[self.schema].properties
        for prop in props:
            if prop in known:
                return prop
        return None

    def statements(
        self, dataset: str, *, first_seen: str | None = None, last_seen: str | None = None
    ) -> list[Statement]:
        """What was gathered, in order, with when the dataset first and last said it where it tells."""
        own, schema, first, last = self.id, self.schema, first_seen or None, last_seen or None
        return [
            Statement(own, schema, prop, value, dataset, original, lang, first, last, origin)
            for (prop, value), (original, lang, origin) in self.values.items()
        ]
