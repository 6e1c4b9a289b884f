"""What the paths of the reconciliation protocol say of entities, their kinds and properties."""

from lading.catalog.catalog import Catalog
from lading.catalog.nest import Row
from lading.catalog.scope import Scope
from lading.catalog.served import Served
from lading.model.schema import Property, Schema


def record_typed(one: Served, catalog: Catalog) -> Row:
    """An entity as the protocol has it."""
    schema = catalog.tools().schemata.by_name[one.schema]
    label = catalog.tools().labels.schema(one.schema)
    return {"id": one.id, "name": one.caption, "description": label, "type": [record_type(schema, catalog)]}


def record_type(schema: Schema, catalog: Catalog) -> Row:
    """A kind of entities."""
    labels = catalog.tools().labels
    return {
        "id": schema.name,
        "name": labels.schema(schema.name, plural=True),
        "description": labels.schema(schema.name),
    }


def list_schemata(catalog: Catalog, scope: Scope) -> list[Schema]:
    """The kinds of entities that rows may be matched to, and what they are kinds of."""
    known = catalog.tools().schemata.by_name
    names = {above for name in scope.schemata() if known[name].matchable for above in known[name].ancestors}
    return [known[name] for name in sorted(names)]


def list_telling(schema: Schema, catalog: Catalog) -> list[Property]:
    """The properties of a kind that have values, those that tell most first."""
    labels = catalog.tools().labels
    first = [schema.properties[name] for name in labels.featured(schema.name) if name in schema.properties]
    rest = (p for p in schema.properties.values() if p not in first and p.type != "entity" and not labels.hidden(p))
    return [*(p for p in first if p.type != "entity"), *rest]
