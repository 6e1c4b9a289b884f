import re

import pytest

from lading.errors import SourceError
from lading.model.entity import Entity
from tests.lists.builders import entities_of, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

# The shape of the UN's file, about a person who does not exist.
LIST = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-08-01T23:00:03.110Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>IVAN</FIRST_NAME><SECOND_NAME>PRIMEROV</SECOND_NAME>
      <UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON>
      <GENDER>Male</GENDER><NAME_ORIGINAL_SCRIPT>ИВАН ПРИМЕРОВ</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>A comment.</COMMENTS1>
      <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>I. Primerov</ALIAS_NAME><NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><CITY>Goma</CITY><COUNTRY>Democratic Republic of the Congo</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1958</FROM_YEAR><TO_YEAR>1960</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>OB 0243318</NUMBER><ISSUING_COUNTRY>Sudan</ISSUING_COUNTRY><DATE_OF_ISSUE>2011-12-07</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES/>
</CONSOLIDATED_LIST>
"""


def person(text: str = LIST) -> dict[str, Entity]:
    return entities_of(read_all([file_of("un.xml", text)])[0])


def test_a_person_comes_out_with_names_by_quality_and_the_day_of_listing() -> None:
    found = person()
    ivan, sanction = found["un-xxi.001"], found["un-xxi.001-sanction"]

    assert ivan.get("name") == ("IVAN PRIMEROV", "ИВАН ПРИМЕРОВ")
    assert (ivan.get("weakAlias"), ivan.get("previousName")) == (("Vanya",), ("I. Primerov",))
    assert (ivan.get("birthDate"), ivan.get("nationality")) == (("1958", "1960"), ("cd",))
    assert ivan.get("passportNumber") == ("OB 0243318",)
    assert (sanction.get("listingDate"), sanction.get("unscId")) == (("2012-12-31",), ("XXi.001",))


@pytest.mark.parametrize(
    ("comment", "schema", "props"),
    [
        ("IMO: 9058713 Listed pursuant to paragraph 10(a). Flag State: Cameroon.", "Vessel", ("9058713",)),
        ("IMO number: 5342883. The company operated the vessel Chong Chon Gang.", "Organization", ("5342883",)),
        ("IMO: 9058714 Flag State: Cameroon.", "Organization", ()),
        ("It owns the vessel with IMO: 9058713.", "Organization", ()),
    ],
)
def test_a_ship_is_told_by_the_number_its_comments_begin_with(
    comment: str, schema: str, props: tuple[str, ...]
) -> None:
    entry = (
        "<ENTITY><DATAID>2</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>AVAX</FIRST_NAME><UN_LIST_TYPE>Libya</UN_LIST_TYPE>"
        "<REFERENCE_NUMBER>LYe.006</REFERENCE_NUMBER><LISTED_ON>2026-07-22</LISTED_ON>"
        f"<COMMENTS1>{comment}</COMMENTS1></ENTITY>"
    )
    ship = person(LIST.replace("<ENTITIES/>", f"<ENTITIES>{entry}</ENTITIES>"))["un-lye.006"]
    assert (ship.schema, ship.get("imoNumber")) == (schema, props)


def test_papers_and_addresses_are_entities_of_their_own() -> None:
    found = person().values()
    passport = next(entity for entity in found if entity.schema == "Passport")
    address = next(entity for entity in found if entity.schema == "Address")

    assert (passport.get("country"), passport.get("startDate")) == (("sd",), ("2011-12-07",))
    assert (address.get("city"), address.get("country"), address.get("remarks")) == (
        ("Goma",),
        ("cd",),
        ("as of 2016",),
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<GENDER>Male</GENDER>", "<GENDER>Male</GENDER><MOOD>grim</MOOD>", "unknown element 'MOOD' in 'INDIVIDUAL'"),
        ("<QUALITY>Low", "<QUALITY>Purple", "unknown alias quality 'Purple'"),
        ("<LISTED_ON>2012-12-31", "<LISTED_ON>2012-12-32", "is no date"),
        ("</INDIVIDUALS>", "", "broken XML"),
        ("  <INDIVIDUALS>", "  <ROBOTS/><INDIVIDUALS>", "unknown element 'ROBOTS'"),
        ("XXi.001", "", "missing or given twice"),
    ],
)
def test_a_list_that_changed_its_shape_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        person(LIST.replace(old, new, 1))

    assert caught.value.where == "un.xml"
    assert re.fullmatch(r"line \d+", caught.value.place)


def test_an_entry_given_twice_is_refused() -> None:
    entry = LIST[LIST.index("    <INDIVIDUAL>") : LIST.index("  </INDIVIDUALS>")]

    with pytest.raises(SourceError, match="given twice"):
        person(LIST.replace("  </INDIVIDUALS>", f"{entry}  </INDIVIDUALS>"))


@pytest.mark.parametrize("name", ["un_2026-02.xml", "un_2026-08-01.xml"])
def test_the_whole_list_loads_and_its_counts_agree_with_a_recount(whole: ReadWhole, name: str) -> None:
    path = shared(f"data/lists/un/{name}")
    text = path.read_text(encoding="utf-8")
    statements, issues = whole(f"un/{name}")
    found = entities_of(statements).values()

    assert sum(entity.schema == "Person" for entity in found) == text.count("<INDIVIDUAL>")
    assert sum(entity.schema in {"Organization", "Vessel"} for entity in found) == text.count("<ENTITY>")
    assert [e.caption for e in found if e.schema == "Vessel"] == (["AVAX"] if "2026-08" in name else [])
    assert sum(s.prop == "listingDate" for s in statements) == text.count("<LISTED_ON>")
    aliases = set(re.findall(r"<ALIAS_NAME>([^<]*\S[^<]*)</ALIAS_NAME>", text))
    stated = {s.value for s in statements if s.prop in {"alias", "weakAlias", "previousName", "name"}}
    assert len(stated & {a.strip() for a in aliases}) >= 0.99 * len(aliases) - 30
    assert issues == []
