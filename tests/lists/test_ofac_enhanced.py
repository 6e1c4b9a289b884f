import re

import pytest

from lading.errors import SourceError
from lading.model.entity import Entity
from tests.lists.builders import FIXTURES, entities_of, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

# Two entries of OFAC's non-SDN list of 2025-01-10 in the ENHANCED format, public domain.
EXCERPT = FIXTURES / "cons_enhanced_excerpt.xml"


def read(text: str) -> dict[str, Entity]:
    return entities_of(read_all([file_of("CONS_ENHANCED.XML", text)])[0])


def text_of() -> str:
    return EXCERPT.read_text(encoding="utf-8")


def test_a_bank_is_listed_since_the_day_of_each_list() -> None:
    found = read(text_of())
    days = {
        entity.first("description"): entity.get("listingDate")
        for entity in found.values()
        if entity.id.startswith("ofac-17016-list-")
    }

    assert days == {"Sectoral Sanctions Identifications List": ("2014-07-16",), "SDN List": ("2024-11-21",)}
    assert found["ofac-17016"].get("name") == ("GAZPROMBANK JOINT STOCK COMPANY", "ГАЗПРОМБАНК АКЦИОНЕРНОЕ ОБЩЕСТВО")
    assert found["ofac-17016"].schema == "Company"
    assert found["ofac-17016"].get("innCode") == ("7744001497",)
    assert "GAZPROMBANK OPEN JOINT STOCK COMPANY" in found["ofac-17016"].get("previousName")
    assert found["ofac-17016-sanction-eo-14024-directive-3"].get("listingDate") == ("2022-02-24",)


def test_a_relation_keeps_its_kind_as_its_role() -> None:
    links = [entity for entity in read(text_of()).values() if entity.schema == "UnknownLink"]

    assert [(link.get("role"), link.get("object")) for link in links] == [
        (("Acting for or on behalf of",), ("ofac-4695",))
    ]
    assert links[0].first("summary") == "Acting for or on behalf of: HAMAS"


# What the schema has and the two entries have not: each put where the schema has it.
FURTHER = {
    "</entityType>": '</entityType><livingStatus refId="1">Deceased</livingStatus>',
    "</generalInfo>": "<isUsPerson>false</isUsPerson></generalInfo>",
    "</relatedEntity>": """</relatedEntity><dateRange id="1"><fromDateBegin>2010-01-01</fromDateBegin><fromDateEnd>2010-12-31</fromDateEnd>
        <toDateBegin>2012-03-01</toDateBegin><toDateEnd>2012-03-31</toDateEnd><isApproximate>false</isApproximate><isDateRange>true</isDateRange></dateRange>""",
    "</isValid>": """</isValid><issuingAuthority>Ministry</issuingAuthority><issueDate id="2"><fromDateBegin>1998-09-13</fromDateBegin>
        <isApproximate>false</isApproximate><isDateRange>false</isDateRange></issueDate><expirationDate id="3"><fromDateBegin>2008-09-01</fromDateBegin>
        <toDateEnd>2008-09-30</toDateEnd><isApproximate>false</isApproximate><isDateRange>false</isDateRange></expirationDate>
        <idFeatures><idFeature id="4" featureVersionId="5">seen in Hebron</idFeature></idFeatures>""",
    "</addressParts>": """</addressParts></translation><translation id="9"><isPrimary>false</isPrimary><script refId="3">Cyrillic</script><addressParts>
        <addressPart id="10"><type refId="1454">CITY</type><value>Москва</value></addressPart></addressParts>""",
}


def test_every_element_of_the_schema_is_read() -> None:
    text = text_of()
    for old, new in FURTHER.items():
        assert old in text
        text = text.replace(old, new)
    found = read(text)
    bank = found["ofac-17016"]
    link = next(entity for entity in found.values() if entity.schema == "UnknownLink")
    papers = [entity for entity in found.values() if entity.schema == "Identification" and entity.get("startDate")]

    assert {"Living status: Deceased", "US person: false"} <= set(bank.get("notes"))
    assert (link.get("startDate"), link.get("endDate")) == (("2010-01-01",), ("2012-03-31",))
    assert {(paper.get("startDate"), paper.get("endDate")) for paper in papers} == {(("1998-09-13",), ("2008-09",))}
    assert any("seen in Hebron" in note for note in bank.get("notes"))
    assert any("Москва" in address for address in bank.get("address"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('<entityType refId="601">Entity', '<entityType refId="601">Robot', "unknown code 'Robot' among types"),
        ("F.K.A.</aliasType>", "X.K.A.</aliasType>", "unknown code 'X.K.A.' among aliases"),
        ('datePublished="2014-07-16"', 'datePublished="2014-07-32"', "is no date"),
        ("<generalInfo>", "<generalInfo><mood/>", "unknown element 'mood' in 'generalInfo'"),
        ('<entity id="17016">', '<entity id="">', "missing or given twice"),
        ("</sanctionsData>", "", "broken XML"),
    ],
)
def test_a_list_that_changed_its_shape_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    assert old in text_of()

    with pytest.raises(SourceError, match=re.escape(words)) as caught:
        read(text_of().replace(old, new, 1))

    assert caught.value.place.startswith("line ")


def test_the_whole_list_loads_and_its_counts_agree_with_a_recount(whole: ReadWhole) -> None:
    path = shared("data/lists/us_csl/CONS_ENHANCED.XML")
    text = path.read_text(encoding="utf-8")
    statements, issues = whole("us_csl/CONS_ENHANCED.XML")
    found = entities_of(statements).values()

    parties = [entity for entity in found if re.fullmatch(r"ofac-\d+", entity.id)]
    assert len(parties) == text.count("<entity id=")
    assert sum(entity.schema == "UnknownLink" for entity in found) == text.count("<relationship id=")
    full = set(re.findall(r"<formattedFullName>([^<]+)<", text))
    printed = {
        s.original_value or s.value for s in statements if s.prop in {"name", "alias", "weakAlias", "previousName"}
    }
    assert len({name.replace("&amp;", "&") for name in full} - printed) == 0
    assert len(issues) <= 1
