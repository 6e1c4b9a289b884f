"""An entity in the making: values are gathered, checked against the vocabulary, and given out as statements."""

from collections.abc import Mapping

from lading.model.schema import Schemata
from lading.model.statement import Statement

Value = tuple[str, str]
"""A property and a cleaned value."""
Print = tuple[str | None, str | None, str]
"""What the list printed where that differs, the language, where it stands unless that is where the entity does."""
AS_IT_IS: Print = (None, None, "")
make_tuple = tuple.__new__
"""A Statement from a ready row of its eleven fields, in half the time that `Statement(...)` takes."""


class Draft:
    """Gathers what a list says of one entity. Written out, like Statement, because a list has hundreds of thousands.

    Raises:
        KeyError: for a property that the schema does not have: the parser, not the list, is wrong then.
    """

    __slots__ = ("id", "known", "origin", "schema", "schemata", "values")

    def __init__(self, id: str, schema: str, schemata: Schemata, origin: str) -> None:  # noqa: A002  # FollowTheMoney's word
        """An entity without values; they stand at `origin`, `sdn.csv row 17`, unless a value says otherwise."""
        self.id, self.schema, self.schemata, self.origin = id, schema, schemata, origin
        self.known = schemata.by_name[schema].properties
        self.values: dict[Value, Print] = {}

    def add(
        self, prop: str, value: str | None, *, original: str | None = None, lang: str | None = None, origin: str = ""
    ) -> None:
        """Add a value, unless it is empty or already there. `original` is kept where it differs from the value."""
        cleaned = value.strip() if value else ""
        if not cleaned:
            return
        if prop not in self.known:
            raise KeyError(f"{self.schema} has no property {prop}")
        self.values.setdefault((prop, cleaned), (None if original == cleaned else original, lang, origin))

    def put(self, *values: Value, shown: Print = AS_IT_IS) -> None:
        """Add values that are trimmed already, unless they are empty or there: many at once, all of them shown alike."""
        known, gathered = self.known, self.values
        for value in values:
            if value[1]:
                if value[0] not in known:
                    raise KeyError(f"{self.schema} has no property {value[0]}")
                gathered.setdefault(value, shown)

    def take(self, values: Mapping[Value, Print]) -> None:
        """Add what a draft of the same schema has gathered: what many entities of a list have in common."""
        self.values.update(values)

    def has(self, prop: str) -> bool:
        """Whether any value of a property is there."""
        return any(name == prop for name, _ in self.values)

    def fitting(self, *props: str) -> str | None:
        """The first of some properties that the schema has, or None."""
        known = self.known
        for prop in props:
            if prop in known:
                return prop
        return None

    def statements(
        self, dataset: str, *, first_seen: str | None = None, last_seen: str | None = None
    ) -> list[Statement]:
        """What was gathered, in order, with when the dataset first and last said it where it tells."""
        own, schema, first, last, here = self.id, self.schema, first_seen or None, last_seen or None, self.origin
        return [
            make_tuple(
                Statement, (own, schema, prop, value, dataset, original, lang, first, last, origin or here, False)
            )
            for (prop, value), (original, lang, origin) in self.values.items()
        ]
