"""Edges from interval entities."""

from lading.model.claim import MentionKind, Predicate, Qualifiers, Stance
from lading.model.period import Period
from tests.graph.case import KUPOL, VEKTOR, VEKTOR_LINK, Page, build, founding_canonical, founding_page, page, stated


def report(
    predicate: Predicate = Predicate.SUPPLIES, *, name: str = "r", time: Period | None = None, **dates: str
) -> Page:
    one = page("Zarya Plant sold E300 engines to Example Works.", name=name, **dates)
    seller, buyer, goods = one.named("Zarya Plant"), one.named("Example Works"), one.named("E300", MentionKind.ITEM)
    one.says(predicate, seller, buyer, goods, quote="sold E300 engines", qualifiers=Qualifiers(time=time))
    return one


def same(*pages: Page) -> dict[str, str]:
    """Parties of one name are one in all pages."""
    from lading.claims.statements import party_id

    found, first = {}, dict[str, str]()
    for one in pages:
        for mention in one.mentions:
            own = party_id(one.document.id, mention)
            found[own] = first.setdefault(mention.party, own)
    return found


def test_one_relation_from_two_documents_is_one_edge_with_two_claims() -> None:
    pages = [
        report(name="a", time=Period("2024-03", "2024-03"), published="2025-09-25"),
        report(name="b", time=Period("2024"), published="2025-01-10"),
    ]
    [edge] = build(pages, [], same(*pages)).edges
    assert len(edge.claims) == 2
    assert edge.published == "2025-01-10"
    assert edge.period == Period("2024")
    assert len(edge.items) == 1


def test_periods_of_what_lasts_make_edges_of_their_own() -> None:
    pages = [
        report(Predicate.OWNS, name="a", time=Period("2020", "2024-03-01")),
        report(Predicate.OWNS, name="b", time=Period("2024-03-01")),
    ]
    assert [edge.period for edge in build(pages, [], same(*pages)).edges] == [
        Period("2020", "2024-03-01"),
        Period("2024-03-01"),
    ]


def test_a_subsidiary_reads_as_its_owners() -> None:
    one = page("Zarya Plant belongs to Example Works.")
    plant, owner = one.named("Zarya Plant"), one.named("Example Works")
    one.says(Predicate.SUBSIDIARY_OF, plant, owner, quote="Zarya Plant belongs to Example Works")
    graph = build([one], [], {})
    assert [(edge.kind, graph.caption(edge.source), graph.caption(edge.target)) for edge in graph.edges] == [
        ("owns", "Example Works", "Zarya Plant")
    ]


def test_goods_received_without_a_supplier_lead_from_the_goods() -> None:
    one = page("Example Works took in E300 engines.")
    works, goods = one.named("Example Works"), one.named("E300", MentionKind.ITEM)
    one.says(Predicate.SUPPLIES, None, works, goods, quote="took in E300 engines")
    graph = build([one], [], {})
    assert [(graph.caption(e.source), graph.caption(e.target), e.items) for e in graph.edges] == [
        ("E300", "Example Works", ())
    ]


def test_a_relation_of_a_list_keeps_its_words() -> None:
    [edge] = build([], [KUPOL, VEKTOR, VEKTOR_LINK], {}).edges
    assert (edge.kind, edge.source, edge.target) == ("linked_to", "ofac-46441", "ofac-46431")
    assert edge.words.startswith("Linked To: JOINT STOCK COMPANY")
    assert edge.dataset == "us_ofac_sdn"
    assert edge.claims == ()


def test_family_of_a_list_is_no_supply() -> None:
    people = [stated("a", "Person", name="A"), stated("b", "Person", name="B")]
    kin = stated("f", "Family", person="a", relative="b", relationship="sister")
    [edge] = build([], [*people, kin], {}).edges
    assert (edge.kind, edge.words) == ("family", "sister")


def test_a_lost_end_and_a_loop_are_reported_and_left_out() -> None:
    lost = build([], [VEKTOR, VEKTOR_LINK], {})
    assert lost.edges == ()
    assert "ofac-46431, that the list does not have" in lost.issues[0].what
    loop = build([], [KUPOL, VEKTOR, VEKTOR_LINK], {"ofac-46441": "ofac-46431"})
    assert loop.edges == ()
    assert "to itself" in loop.issues[0].what


def test_an_edge_says_which_statements_it_is_read_from() -> None:
    one = founding_page()
    graph = build([one], [], founding_canonical(one))
    assert all(edge.statement_ids and edge.claims for edge in graph.edges)
    kinds = sorted(edge.kind for edge in graph.edges)
    assert kinds == ["manufactures", "procures_for", "supplies", "supplies", "works_for"]


def test_a_hedged_claim_dates_nothing_where_others_bear() -> None:
    early, late = report(name="a", published="2024-01-01"), report(name="b", published="2025-01-01")
    hedged = early.claims[0]
    early.claims[0] = type(hedged)(
        **{field: getattr(hedged, field) for field in hedged.__dataclass_fields__ if field not in {"id", "stance"}},
        stance=Stance.HEDGED,
    )
    [edge] = build([early, late], [], same(early, late)).edges
    assert edge.published == "2025-01-01"
