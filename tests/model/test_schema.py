from lading.model.schema import Schemata, load_schemata


def vocabulary() -> Schemata:
    return load_schemata()


def test_a_company_is_a_legal_entity_and_an_asset_but_no_person() -> None:
    schemata = vocabulary()

    assert schemata.is_a("Company", "LegalEntity")
    assert schemata.is_a("Company", "Asset")
    assert schemata.is_a("Company", "Company")
    assert not schemata.is_a("Company", "Person")


def test_properties_are_inherited_with_their_types() -> None:
    schemata = vocabulary()

    inn = schemata.property("Company", "innCode")
    holder = schemata.property("Passport", "holder")

    assert inn is not None
    assert (inn.type, inn.schema) == ("identifier", "LegalEntity")
    assert holder is not None
    assert (holder.type, holder.range, holder.reverse) == ("entity", "LegalEntity", "identification")


def test_what_the_vocabulary_does_not_have_is_none_never_a_default() -> None:
    schemata = vocabulary()

    assert schemata.get("Spaceship") is None
    assert schemata.property("Person", "imoNumber") is None
    assert schemata.property("Spaceship", "name") is None
    assert not schemata.is_a("Spaceship", "Thing")


def test_an_ownership_is_an_edge_from_owner_to_asset() -> None:
    ownership, link, sanction = (vocabulary().get(name) for name in ("Ownership", "UnknownLink", "Sanction"))

    assert ownership is not None
    assert ownership.edge is not None
    assert (ownership.edge.source, ownership.edge.target, ownership.edge.directed) == ("owner", "asset", True)
    assert link is not None
    assert link.edge is not None
    assert not link.edge.directed
    assert sanction is not None
    assert sanction.edge is None


def test_relations_are_known_by_the_name_the_other_side_gives_them() -> None:
    person = vocabulary().get("Person")

    assert person is not None
    assert person.reverse["sanctions"].schema == "Sanction"
    assert person.reverse["familyPerson"].name == "person"
    assert "addressEntity" not in person.reverse


def test_intervals_inherit_where_their_time_stands() -> None:
    sanction = vocabulary().get("Sanction")

    assert sanction is not None
    assert sanction.start == ("startDate", "date")
    assert sanction.end == ("endDate",)


def test_every_range_edge_and_parent_names_something_the_vocabulary_has() -> None:
    schemata = vocabulary()

    for schema in schemata.by_name.values():
        assert all(parent in schemata.by_name for parent in schema.extends), schema.name
        assert all(prop.range in schemata.by_name for prop in schema.properties.values() if prop.type == "entity")
        if schema.edge:
            assert {schema.edge.source, schema.edge.target} <= set(schema.properties), schema.name
    assert {"sanction", "sanction.linked", "export.control", "export.risk"} <= schemata.topics
