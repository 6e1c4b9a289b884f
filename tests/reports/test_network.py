"""What the picture shows, and what it puts together."""

import re
from dataclasses import replace

from lading.model.exposure import Edge
from lading.reports.ledger import Ledger, open_ledger
from lading.reports.network import MOST, Network, plan_network
from lading.reports.picture import draw_network
from lading.reports.words import load_words
from tests.reports.case import make_case
from tests.reports.crowd import make_crowd


def plan(names: int, middle: str = "") -> tuple[Ledger, Network]:
    ledger = open_ledger(make_crowd([f"Supplier {i:02} Ltd" for i in range(names)], middle=middle), load_words())
    return ledger, plan_network(ledger)


def test_the_case_tells_listed_exposed_people_and_equipment_apart() -> None:
    network = plan_network(open_ledger(make_case(), load_words()))
    looks = {node.name: (node.shape, node.status) for node in network.nodes}
    assert looks["IEMZ Kupol"] == ("party", "listed")
    assert looks["Sichuan AEE"] == ("party", "exposed")
    assert looks["Chinese drone experts"][0] == "people"
    assert looks["GA-21"][0] == "equipment"
    assert {party.caption for party in network.aside} == {
        "two European security officials",
        "Reuters",
        "China’s foreign ministry",
    }


def test_relations_of_the_same_two_parties_are_one_line_with_all_their_words() -> None:
    network = plan_network(open_ledger(make_case(), load_words()))
    (link,) = [k for k in network.links if (k.source, k.target) == ("vektor", "kupol")]
    assert link.kinds == ("procures_for", "supplies", "linked_to")
    assert link.items == ("A140",)


def test_hedged_and_contested_lines_say_so() -> None:
    network = plan_network(open_ledger(make_case(), load_words()))
    links = {(k.source, k.target): k for k in network.links}
    assert links["kupol", "ga21"].weak
    assert not links["kupol", "garpiya"].weak
    assert links["aee", "kupol"].contested
    assert links["aee", "kupol"].on_path


def test_what_hangs_on_no_listed_or_exposed_party_is_left_to_the_table() -> None:
    network = plan_network(open_ledger(make_case(), load_words()))
    assert {"Samuel Bendett", "Center for a New American Security"}.isdisjoint(node.name for node in network.nodes)
    assert network.total - network.drawn == 2


def test_relations_that_lists_state_of_parties_no_document_names_are_left_out() -> None:
    case = make_case()
    foreign = Edge("linked_to", "ofac-1", "ofac-2", ("st-x",), words="Linked To: X")
    known = Edge("linked_to", "vektor", "ofac-2", ("st-y",), words="Linked To: X")
    ledger = open_ledger(replace(case, edges=(*case.edges, foreign, known)), load_words())
    assert foreign not in ledger.edges
    assert known in ledger.edges
    assert all("ofac" not in node.id for node in plan_network(ledger).nodes)


def test_two_parties_are_drawn_as_two() -> None:
    _, network = plan(1)
    assert (len(network.nodes), len(network.links)) == (2, 1)


def test_sixty_alike_parties_become_one_stack_that_names_them() -> None:
    ledger, network = plan(60, "Middle House")
    assert len(network.nodes) == 3
    (stack,) = [node for node in network.nodes if node.members]
    assert len(stack.members) == 60
    assert network.drawn == network.total == 62
    picture = draw_network(ledger, network)
    assert "60 organisations" in picture
    assert "and 55 more" in picture


def test_a_picture_is_never_larger_than_can_be_read() -> None:
    dossier = make_case()
    ledger = open_ledger(dossier, load_words())
    assert len(plan_network(ledger).nodes) <= MOST


def test_the_exposed_stand_in_the_picture_in_the_order_of_the_report() -> None:
    ledger = open_ledger(make_case(), load_words())
    network = plan_network(ledger)
    assert [node.name for node in network.nodes if node.status == "exposed"] == ["Hunan Haotianyi", "Sichuan AEE"]
    picture = str(draw_network(ledger, network))
    boxes = r'class="node party exposed" data-node="(\w+)"><title>[^<]*</title><path d="M[\d.]+ ([\d.]+)H'
    heights = {node: float(height) for node, height in re.findall(boxes, picture)}
    assert sorted(heights, key=lambda node: heights[node]) == [party.id for party in ledger.exposed]
