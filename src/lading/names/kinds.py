"""What a name is the name of: each kind is read and compared differently."""

from enum import StrEnum


class NameKind(StrEnum):
    """The four kinds of names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    ITEM = "item"
    """A model of goods: `Garpiya-A1`, `L550E`."""
