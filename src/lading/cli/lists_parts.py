"""OFAC's files of aliases and addresses without the primary file they belong to: enough to compare two dates of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from lading.lists.files import ListFile, look, read_rows
from lading.lists.publication import load_knowledge
from lading.model.statement import Statement

WIDTHS = {5: "alt", 6: "add"}
NULL = "-0-"


def part_of(file: ListFile) -> str:
    """Which part of an OFAC list a file is, by its shape: `alt`, `add`, or empty for neither."""
    row = look(file).row
    numbers = len(row) > 2 and row[0].isdigit() and row[1].isdigit()
    return WIDTHS.get(len(row), "") if numbers else ""


def read_part(file: ListFile, part: str) -> Iterator[Statement]:
    """The names or addresses in such a file, each entry under its number. Raises SourceError as `read_rows` does."""
    knowledge: Mapping[str, Any] = load_knowledge("us_ofac")
    columns = knowledge["columns"][part]
    for number, row in read_rows(file, width=len(columns)):
        fields = {
            name: "" if value.strip() == NULL else value.strip() for name, value in zip(columns, row, strict=True)
        }
        entity = f"ofac-{fields['ent_num']}"
        origin = f"{file.name.rsplit('/', 1)[-1]} row {number}"
        if part == "alt":
            prop, value = knowledge["aliases"].get(fields["type"], "alias"), fields["name"]
            prop = "weakAlias" if "weak" in fields["remarks"].lower() else prop
        else:
            prop, value = "address", ", ".join(filter(None, (fields[key] for key in ("street", "city", "country"))))
        if value:
            yield Statement(entity, "LegalEntity", prop, value, "us_ofac_sdn", origin=origin)
