import pytest

from lading.errors import SourceError
from lading.lists.xml_stream import Node, read_records
from tests.lists.builders import file_of

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]>
<list><entry>&lol2;</entry></list>"""


def records(text: str | bytes) -> list[Node]:
    return list(read_records(file_of("list.xml", text), {"entry"}, around={"list"}))


def test_records_come_whole_with_text_attributes_and_line() -> None:
    (entry,) = records('<list xmlns="urn:x">\n<entry id="7"><name>A &amp; B</name><name>C</name></entry></list>')

    assert (entry.attributes["id"], entry.line) == ("7", 2)
    assert [name.text for name in entry.all("name")] == ["A & B", "C"]
    assert entry.value("name") == "A & B"
    assert entry.value("nothing", "below") == ""


def test_a_billion_laughs_and_outside_entities_are_refused_unread() -> None:
    outside = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><list><entry>&e;</entry></list>'
    )
    for attack in (LAUGHS, outside, LAUGHS.replace('"1.0"?', '"1.0" encoding="UTF-16"?').encode("utf-16")):
        with pytest.raises(SourceError, match="document type"):
            records(attack)


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(SourceError, match="nested more than"):
        records("<list><entry>" + "<a>" * 60 + "</a>" * 60 + "</entry></list>")


def test_a_broken_or_cut_file_and_a_stranger_are_refused_with_their_line() -> None:
    for text, words in (
        ("<list>\n<entry>", "broken XML"),
        ("", "broken XML"),
        ('<?xml version="1.0" encoding="klingon"?><list/>', "unknown encoding"),
        ("<list>\n<stranger/></list>", "unknown element 'stranger'"),
    ):
        with pytest.raises(SourceError, match=words) as caught:
            records(text)
        assert caught.value.place.startswith("line ")
