"""Names, groups and look-alikes."""

import pytest

from tests.claims.conftest import Reader


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shares of Norvik Trading Co., Ltd. fell.", "Norvik Trading Co., Ltd", "org"),
        ("The procurement company Rastok bought lathes.", "Rastok", "org"),
        ("Engines reached OOO Progress Lider in May.", "OOO Progress Lider", "org"),
        ("Rustakt, a Russian drone maker, bought motors.", "Rustakt", "org"),
        ("The firm paid Göktürk Agvaz, the founder of Azu.", "Göktürk Agvaz", "person"),
        ("Commerce Secretary Howard Lutnick spoke.", "Howard Lutnick", "person"),
        ("He met A. M. Yamshchikov there.", "A. M. Yamshchikov", "person"),
        ("China’s foreign ministry denied it.", "China’s foreign ministry", "authority"),
        ("The Bureau of Industry and Security fined it.", "Bureau of Industry and Security", "authority"),
        ("Beijing denied it.", "Beijing", "place"),
        ("It was built in the Tula region by hand.", "Tula region", "place"),
        ("The GA-21 drone is new.", "GA-21", "item"),
        ("It builds the HW52V drone.", "HW52V", "item"),
        ("Kupol builds Garpiya drones.", "Garpiya", "item"),
        ("The Shahed-107 flew.", "Shahed-107", "item"),
        ("It was told to Chinese drone experts.", "Chinese drone experts", "group"),
        ("It was told to two European security officials.", "two European security officials", "group"),
        ("He said so to the Financial Times.", "Financial Times", "media"),
    ],
)  # fmt: skip
def test_a_name_is_found_with_its_kind(text: str, name: str, kind: str, read: Reader) -> None:
    assert (name, kind) in {(m.text.rstrip("."), m.kind.value) for m in read(text).mentions} | {
        (m.text, m.kind.value) for m in read(text).mentions
    }


@pytest.mark.parametrize(
    "text",
    ["The G20 met.", "Sales fell in Q2.", "Drones are EAR99 items under E.O. 14024.", "COVID-19 hit drone makers."],
)
def test_look_alikes_are_no_equipment(text: str, read: Reader) -> None:
    assert not [m for m in read(text).mentions if m.kind.value == "item"]


def test_a_mention_leaves_the_possessive_out(read: Reader) -> None:
    assert "Kupol" in {m.text for m in read("Kupol’s plant produces drones.").mentions}


def test_short_forms_and_descriptions_share_a_party(read: Reader) -> None:
    text = "IEMZ Kupol produces drones. Kupol grew. The company builds the GA-21 drone."
    made = [c for c in read(text).claims if c.item and c.item.text == "GA-21"]
    assert [c.subject.party for c in made if c.subject] == ["IEMZ Kupol"]


def test_an_acronym_in_brackets_is_the_long_name(read: Reader) -> None:
    text = "The Economic Council of Ukraine (ECU) met. ECU sanctioned Delta Ltd."
    assert {m.party for m in read(text).mentions if m.text == "ECU"} == {"Economic Council of Ukraine"}


@pytest.mark.parametrize(
    "text", ["It was done under Executive Order (E.O.) 13846.", "It broke the Export Control Act."]
)
def test_a_law_or_an_order_is_no_party(text: str, read: Reader) -> None:
    assert not [m for m in read(text).mentions if m.kind.value in {"org", "authority"}]
