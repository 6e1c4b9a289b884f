"""The mapping file of a table of one's own: what its columns mean, checked before a row is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from lading.errors import ConfigurationError
from lading.lists.files import ListFile, open_text
from lading.model.schema import Schemata

REQUIRED = frozenset({"dataset", "schema", "id", "columns"})
OPTIONAL = frozenset({"title", "publisher", "authority", "separator", "delimiter", "topics"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column's values go."""

    prop: str
    on_sanction: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a table's columns mean."""

    name: str
    """The mapping's file."""
    dataset: str
    title: str
    publisher: str
    authority: str
    """Who designates; empty where the table lists nobody."""
    schemas: Mapping[str, str]
    """Schema by the code in `schema_column`; under the empty code where all rows have one."""
    schema_column: str
    ids: tuple[str, ...]
    columns: Mapping[str, Target | None]
    separator: str
    delimiter: str
    topics: tuple[str, ...]


def read_mapping(file: ListFile, schemata: Schemata) -> TableMapping:
    """The mapping in a file.

    Raises:
        ConfigurationError: for what is no mapping, or names a schema, property, topic or column that does not exist.
    """
    raw = _read_yaml(file)
    if not REQUIRED <= set(raw) <= REQUIRED | OPTIONAL:
        remedy = f"it needs {', '.join(sorted(REQUIRED))}, and may have {', '.join(sorted(OPTIONAL))}"
        raise ConfigurationError("not a mapping of a table", where=file.name, remedy=remedy)
    schema = raw["schema"] if isinstance(raw["schema"], dict) else {"column": "", "codes": {"": raw["schema"]}}
    mapping = TableMapping(
        name=file.name,
        dataset=_text(file, raw, "dataset"),
        title=_text(file, raw, "title"),
        publisher=_text(file, raw, "publisher"),
        authority=_text(file, raw, "authority"),
        schemas={str(code): str(name) for code, name in _table(file, schema, "codes").items()},
        schema_column=_text(file, schema, "column"),
        ids=_texts(file, raw, "id"),
        columns={str(name): _target(file, target) for name, target in _table(file, raw, "columns").items()},
        separator=_text(file, raw, "separator"),
        delimiter=_text(file, raw, "delimiter") or ",",
        topics=_texts(file, raw, "topics"),
    )
    _check(mapping, schemata)
    return mapping


def _check(mapping: TableMapping, schemata: Schemata) -> None:
    """Refuse names that mean nothing."""
    kinds = tuple(mapping.schemas.values())
    own = [*mapping.ids, *([mapping.schema_column] if mapping.schema_column else [])]
    problems = [f"{kind!r} is no schema" for kind in kinds if (found := schemata.get(kind)) is None or found.abstract]
    problems += (f"{topic!r} is no topic" for topic in mapping.topics if topic not in schemata.topics)
    problems += (f"{column!r} is none of the columns" for column in own if column not in mapping.columns)
    for target in mapping.columns.values():
        holders = ("Sanction",) if target and target.on_sanction else kinds
        if target and not any(schemata.property(holder, target.prop) for holder in holders):
            problems.append(f"none of {', '.join(holders)} has a property {target.prop!r}")
    if not mapping.dataset or not mapping.ids or len(mapping.delimiter) != 1:
        problems.append("dataset and id are needed, and a delimiter is one character")
    if problems:
        raise ConfigurationError(problems[0], where=mapping.name, remedy="mend the mapping")


def _read_yaml(file: ListFile) -> dict[str, Any]:
    with open_text(file) as text:
        try:
            raw = yaml.safe_load(text.read())
        except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
            raise ConfigurationError(f"no readable YAML: {error}", where=file.name) from error
    return {str(key): value for key, value in raw.items()} if isinstance(raw, dict) else {}


def _text(file: ListFile, raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    if value is not None and not isinstance(value, str | int):
        raise ConfigurationError(f"{key} is no text", where=file.name, remedy="write one value")
    return "" if value is None else str(value)


def _texts(file: ListFile, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key) or []
    if not isinstance(value, list):
        raise ConfigurationError(f"{key} is no list", where=file.name, remedy=f"write {key}: [{value}]")
    return tuple(str(each) for each in value)


def _table(file: ListFile, raw: Mapping[str, Any], key: str) -> dict[Any, Any]:
    value = raw.get(key)
    if not isinstance(value, dict):
        raise ConfigurationError(f"{key} is no table", where=file.name, remedy="write one `name: meaning` a line")
    return value


def _target(file: ListFile, value: Any) -> Target | None:
    """`name`, `{sanction: startDate}`, or null for a column that is left out on purpose."""
    if value is None:
        return None
    if isinstance(value, str):
        return Target(value)
    if isinstance(value, dict) and set(value) == {"sanction"}:
        return Target(str(value["sanction"]), on_sanction=True)
    remedy = "write a property, {sanction: property}, or null"
    raise ConfigurationError(f"{value!r} is no place for a column", where=file.name, remedy=remedy)
