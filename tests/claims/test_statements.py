"""Claims put in FollowTheMoney's vocabulary."""

from typing import Any

from lading.claims.statements import is_stated, load_vocabulary, party_id, state_claims
from lading.model.claim import Mention, MentionKind, Polarity, Predicate, Qualifiers, Stance, Tier
from lading.model.entity import Entity
from lading.model.period import Period
from lading.model.schema import load_schemata
from lading.model.span import Span
from lading.model.statement import Statement, Support
from tests.graph.case import Page, entities_of, page

SCHEMATA = load_schemata()
VOCABULARY = load_vocabulary(SCHEMATA)
TEXT = (
    "Zarya Plant (INN 1657007195) bought A140 drones from Sichuan Example, officials said. "
    "Ivan Sidorov is its director. Zarya Holding owns 60 per cent of Zarya Plant. It denied the purchase."
)


def marked() -> tuple[Page, Mention, Mention, Mention]:
    one = page(TEXT, name="note", publisher="The Daily Example")
    plant = one.named("Zarya Plant", identifiers=(("innCode", "1657007195"),), country="ru")
    maker, drones = one.named("Sichuan Example"), one.named("A140", MentionKind.ITEM)
    return one, plant, maker, drones


def state(one: Page) -> tuple[tuple[Statement, ...], tuple[Support, ...]]:
    return state_claims(one.document, one.reading, vocabulary=VOCABULARY)


def by_schema(one: Page, schema: str) -> list[Entity]:
    return [entity for entity in entities_of(state(one)[0]) if entity.schema == schema]


def test_a_party_has_its_names_country_and_numbers_with_their_place() -> None:
    one, plant, _, _ = marked()
    [entity] = [entity for entity in entities_of(state(one)[0]) if entity.id == party_id(one.document.id, plant)]
    assert entity.schema == "Organization"
    assert entity.properties == {"name": ["Zarya Plant"], "country": ["ru"], "innCode": ["1657007195"]}
    assert entity.statements[1].origin == "note characters 0–11"


def test_the_same_name_in_another_document_or_of_another_kind_is_another_id() -> None:
    mention = Mention(Span(0, 5), "Zarya", MentionKind.ORG, "Zarya")
    item = Mention(Span(0, 5), "Zarya", MentionKind.ITEM, "Zarya")
    assert party_id("a", mention) == party_id("a", Mention(Span(9, 14), "Zarya", MentionKind.ORG, "Zarya"))
    assert len({party_id("a", mention), party_id("b", mention), party_id("a", item)}) == 3


def test_short_forms_are_weak_and_pronouns_are_no_names() -> None:
    one = page("Izhevsk Plant Kupol, or IEMZ, said that Kupol grew. It thrives; the plant too. 库波尔 is its name.")
    full = "Izhevsk Plant Kupol"
    for text in (full, "IEMZ", "Kupol grew", "It", "the plant", "库波尔"):
        one.named(text.removesuffix(" grew"), party=full)
    [entity] = by_schema(one, "Organization")
    assert entity.get("name") == (full,)
    assert entity.get("alias") == ("库波尔",)
    assert entity.get("weakAlias") == ("IEMZ", "Kupol")


def test_a_supply_is_a_link_with_role_words_publisher_and_support() -> None:
    one, plant, maker, drones = marked()
    when = Qualifiers(time=Period("2024-05", "2024-05"))
    quote = "bought A140 drones from Sichuan Example"
    claim = one.says(Predicate.SUPPLIES, maker, plant, drones, quote=quote, qualifiers=when)
    [link] = by_schema(one, "UnknownLink")
    assert link.first("subject") == party_id(one.document.id, maker)
    assert link.first("object") == party_id(one.document.id, plant)
    assert (link.first("role"), link.first("status"), link.first("date")) == ("supplies", "reported", "2024-05")
    assert (link.first("summary"), link.first("publisher")) == (quote, "The Daily Example")
    assert link.first("proof") == one.document.id
    supports = state(one)[1]
    assert {support.statement_id for support in supports} == {statement.id for statement in link.statements}
    assert {support.claim_id for support in supports} == {claim.id}


def test_two_claims_of_one_relation_share_its_entity_and_support_it_both() -> None:
    one, plant, maker, drones = marked()
    first = one.says(Predicate.SUPPLIES, maker, plant, drones, quote="bought A140 drones from Sichuan Example")
    second = one.says(Predicate.SUPPLIES, maker, plant, quote="Sichuan Example, officials said")
    [link] = by_schema(one, "UnknownLink")
    supports = state(one)[1]
    role = next(statement for statement in link.statements if statement.prop == "role")
    assert {s.claim_id for s in supports if s.statement_id == role.id} == {first.id, second.id}
    quotes = [statement for statement in link.statements if statement.prop == "summary"]
    assert [[s.claim_id for s in supports if s.statement_id == quote.id] for quote in quotes] == [
        [first.id],
        [second.id],
    ]


def test_ownership_makes_the_asset_a_company_and_keeps_the_share() -> None:
    one, plant, _, _ = marked()
    holding = one.named("Zarya Holding")
    words = "Zarya Holding owns 60 per cent of Zarya Plant"
    one.says(Predicate.SUBSIDIARY_OF, plant, holding, quote=words, qualifiers=Qualifiers(share="60"))
    [owned] = by_schema(one, "Ownership")
    assert owned.first("owner") == party_id(one.document.id, holding)
    assert owned.first("asset") == party_id(one.document.id, plant)
    assert owned.first("percentage") == "60"
    assert [entity.first("name") for entity in by_schema(one, "Company")] == ["Zarya Plant"]


def test_a_director_is_a_directorship_and_a_group_in_his_place_a_mere_link() -> None:
    one, plant, _, _ = marked()
    person = one.named("Ivan Sidorov", MentionKind.PERSON)
    group = one.named("officials", MentionKind.GROUP)
    words = "Ivan Sidorov is its director"
    one.says(Predicate.DIRECTS, person, plant, quote=words, qualifiers=Qualifiers(role="director"))
    one.says(Predicate.WORKS_FOR, group, plant, quote=words)
    [post] = by_schema(one, "Directorship")
    assert (post.first("director"), post.first("role")) == (party_id(one.document.id, person), "director")
    [link] = by_schema(one, "UnknownLink")
    assert link.first("role") == "works_for"
    assert by_schema(one, "Employment") == []


def test_every_statement_fits_the_vocabulary() -> None:
    one, plant, maker, drones = marked()
    person = one.named("Ivan Sidorov", MentionKind.PERSON)
    for predicate in Predicate:
        one.says(predicate, person, plant, drones, quote="Ivan Sidorov is its director")
        one.says(predicate, maker, None, drones, quote="A140 drones from Sichuan Example")
        one.says(predicate, None, plant, drones, quote="Zarya Plant")
    statements, _ = state(one)
    schema_of = {statement.entity_id: statement.schema for statement in statements}
    assert len(schema_of) > 20
    for statement in statements:
        prop = SCHEMATA.property(statement.schema, statement.prop)
        assert prop is not None, statement
        if prop.range:
            assert SCHEMATA.is_a(schema_of[statement.value], prop.range), statement


def test_denials_comments_plans_and_unverified_claims_are_not_stated() -> None:
    one, plant, maker, _ = marked()
    base: dict[str, Any] = {"quote": "It denied the purchase"}
    refused = [
        one.says(Predicate.SUPPLIES, maker, plant, **base, stance=Stance.DENIED, polarity=Polarity.NEGATED),
        one.says(Predicate.COMMENTS, maker, None, **base, stance=Stance.NO_COMMENT),
        one.says(Predicate.COMMENTS, maker, plant, **base, stance=Stance.ASSERTED),
        one.says(Predicate.PROCURES_FOR, maker, plant, **base, stance=Stance.PLANNED),
        one.says(Predicate.TESTS, maker, plant, **base, stance=Stance.OPINION),
        one.says(Predicate.TRAINS, maker, plant, **base, tier=Tier.NEEDS_REVIEW),
    ]
    assert not any(is_stated(claim) for claim in refused)
    assert by_schema(one, "UnknownLink") == []
    assert state(one)[1] == ()


def test_a_hedged_claim_is_stated_as_hedged() -> None:
    one, plant, maker, _ = marked()
    one.says(Predicate.SUPPLIES, maker, plant, quote="Sichuan Example", stance=Stance.HEDGED)
    assert [link.first("status") for link in by_schema(one, "UnknownLink")] == ["hedged"]


def test_what_a_text_calls_sanctioned_is_no_designation() -> None:
    one, plant, _, _ = marked()
    ministry = one.named("officials", MentionKind.AUTHORITY)
    one.says(Predicate.DESIGNATED_BY, plant, ministry, quote="Zarya Plant")
    assert by_schema(one, "Sanction") == []
    assert [link.first("role") for link in by_schema(one, "UnknownLink")] == ["designated_by"]


def test_a_place_becomes_an_address() -> None:
    one, plant, _, _ = marked()
    place = one.named("Sichuan", MentionKind.PLACE)
    one.says(Predicate.LOCATED_IN, plant, place, quote="Zarya Plant")
    assert next(e for e in entities_of(state(one)[0]) if e.first("name") == "Zarya Plant").get("address") == (
        "Sichuan",
    )
    assert by_schema(one, "UnknownLink") == []


def test_a_number_that_only_companies_have_makes_a_company_and_an_odd_one_a_note() -> None:
    one = page("Zarya Plant sells optics.")
    one.named("Zarya Plant", identifiers=(("kppCode", "165701001"), ("imoNumber2", "9")))
    [entity] = by_schema(one, "Company")
    assert entity.get("kppCode") == ("165701001",)
    assert entity.get("notes") == ("imoNumber2: 9",)


def test_the_document_is_stated_too() -> None:
    one, _, _, _ = marked()
    [document] = by_schema(one, "Document")
    assert document.id == one.document.id
    assert (document.first("publishedAt"), document.first("contentHash")) == ("2025-09-25", one.document.sha256)
