"""What assistants can ask: screen, explain, search."""

import datetime as dt
from typing import Any

from lading.catalog.ask import parse_words
from lading.catalog.filters import Filters
from lading.catalog.kinds import comparable
from lading.catalog.nest import record_entity
from lading.catalog.search import Search, search
from lading.mcp.protocol import ParamsError, Row, Tool
from lading.workspace.screening import open_bench, screen_party
from lading.workspace.told import explain_named, tell_answer
from lading.workspace.workspace import Workspace

DAY = {
    "type": "string",
    "format": "date",
    "description": "The day the answer is for, 2025-10-01; today where it is not given",
}
MOST, SAID = 20, 40
"""Results of a search, and claims about one party that are given: an assistant reads them all."""
LONGEST = 500
VALUES = 8
"""Values of one property of an entity that are given."""
SCREEN = "Whether a person, organisation or vessel is on a sanctions list, owned by a listed party, exposed to one through documents, or mentioned. Each with reasons, designations, dates and exact quotes."
EXPLAIN = "What the documents and lists of the workspace say of one party, in full sentences, with every claim's exact quote, where it stands and who says it; denials included."
SEARCH = "Entities of the loaded lists by words: names in any script, addresses, numbers, notes."


def make_tools(workspace: Workspace) -> dict[str, Tool]:
    """The tools over a workspace, by name."""
    tools = (
        Tool("screen", "Screen a name", SCREEN, _schema({"name": _text("As somebody wrote it, in any script"), "kind": {"type": "string", "enum": ["person", "organisation", "vessel"]}, "country": _text("Name or code"), "birth_date": _text("1970-05-01, or its beginning"), "as_of": DAY}, "name"), lambda given: _screen(workspace, given)),
        Tool("explain", "Explain a party", EXPLAIN, _schema({"party": _text("Name or id of a party"), "as_of": DAY}, "party"), lambda given: _explain(workspace, given)),
        Tool("search", "Search the lists", SEARCH, _schema({"words": _text("Words and \"phrases in quotes\""), "schema": _text("Kind of entity: Person, Company, Vessel, Address …"), "dataset": _text("A list; `default` is all"), "limit": {"type": "integer", "minimum": 1, "maximum": MOST}}, "words"), lambda given: _search(workspace, given)),
    )  # fmt: skip
    return {tool.name: tool for tool in tools}


def _screen(workspace: Workspace, given: Row) -> Row:
    _check(given, {"name", "kind", "country", "birth_date", "as_of"})
    told = tell_answer(workspace, _day(given))
    fields = {key: _word(given, key) for key in ("name", "kind", "country", "birth_date") if given.get(key)}
    if "name" not in fields:
        raise ParamsError("name: say whom to screen")
    bench = open_bench(workspace, told)
    lists = [f"{one.name} {one.edition}".rstrip() for one in bench.lists.datasets]
    return told.head | {"lists": lists, "documents": len(told.dossier.documents)} | screen_party(bench, fields)


def _explain(workspace: Workspace, given: Row) -> Row:
    _check(given, {"party", "as_of"})
    told, asked = tell_answer(workspace, _day(given)), _word(given, "party")
    found = explain_named(told, asked)
    if not found:
        raise ParamsError(f"party: no party of these documents is called {asked!r}; `screen` asks the lists too")
    for one in found:
        one["claims_left_out"] = max(0, len(one["sayings"]) - SAID)
        one["sayings"] = list(one["sayings"])[:SAID]
    return told.head | {"parties": found}


def _search(workspace: Workspace, given: Row) -> Row:
    _check(given, {"words", "schema", "dataset", "limit"})
    catalog = workspace.catalog
    scope = catalog.scope(_word(given, "dataset") or "default")
    if scope is None:
        raise ParamsError(f"dataset: there is none of that name; there are {', '.join(catalog.state().names)}")
    schema, schemata = _word(given, "schema") or "Thing", catalog.tools().schemata
    if schemata.get(schema) is None:
        raise ParamsError(f"schema: there is no kind {schema!r}; say Person, Company, Vessel or Thing")
    limit = given.get("limit", MOST)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST:
        raise ParamsError(f"limit: a whole number from 1 to {MOST}")
    filters = Filters(schemata=comparable(schema, schemata))
    found = search(scope, Search(parse_words(_word(given, "words")), filters, limit))
    results = [_shorten(record_entity(hit.entity, hit.where)) for hit in found.hits]
    return {
        "total": found.total,
        "results": results,
        "caution": "A name found is not a party found. Whoever is not found is not cleared.",
    }


def _shorten(record: Row) -> Row:
    properties = {prop: values[:VALUES] for prop, values in record["properties"].items()}
    return {key: record[key] for key in ("id", "caption", "schema", "datasets", "target")} | {"properties": properties}


def _schema(properties: Row, *required: str) -> Row:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _text(words: str) -> Row:
    return {"type": "string", "maxLength": LONGEST, "description": words}


def _check(given: Row, known: set[str]) -> None:
    unknown = sorted(set(given) - known)
    if unknown:
        raise ParamsError(f"{unknown[0]}: there is no such argument; there are {', '.join(sorted(known))}")


def _word(given: Row, key: str) -> str:
    value: Any = given.get(key, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ParamsError(f"{key}: a text of at most {LONGEST} characters")
    return value.strip()


def _day(given: Row) -> dt.date | None:
    text = _word(given, "as_of")
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ParamsError(f"as_of: {text!r} is no day like 2025-10-01") from error
