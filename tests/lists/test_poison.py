"""Poisoned copies of the real lists: each gives one error that names the file, the place in it and what to do.

The copies are the beginnings of real files, so that a poison costs milliseconds; where no real file is at hand, the
fixture written from the published schema stands in.
"""

import csv
import gzip
import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from lading.errors import SourceError
from lading.lists.files import ListFile, ListSource
from lading.lists.recognise import parse_list
from tests.lists import test_au_dfat, test_ofac_advanced, test_unmet_lists
from tests.lists.builders import FIXTURES, file_of, read_all
from tests.shared_data import shared

Poison = Callable[[str], str]


def swap(old: str, new: str, *, times: int = 1) -> Poison:
    """A poison that puts one text in the place of another; it must be there."""

    def poison(text: str) -> str:
        assert re.search(old, text), f"{old!r} is not in the file"
        return re.sub(old, new, text, count=times)

    return poison


def cut(text: str) -> str:
    """The file, broken off in its last third, within a field or an element."""
    return text[: text.rindex(",", 0, len(text) * 9 // 10)]


def twice(pattern: str) -> Poison:
    """The first entry of a file, given a second time."""

    def poison(text: str) -> str:
        found = re.search(pattern, text, re.DOTALL)
        assert found
        return text[: found.end()] + found.group() + text[found.end() :]

    return poison


def nest(tag: str) -> Poison:
    """The first entry inside itself, ten times over."""

    def poison(text: str) -> str:
        found = re.search(rf"<{tag}\b[^>]*>", text)
        assert found
        return text[: found.end()] + found.group() * 10 + f"</{tag}>" * 10 + text[found.end() :]

    return poison


def laugh(text: str) -> str:
    """The file with a document type whose entities grow tenfold in every line."""
    lines = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    doctype = f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{"".join(lines)}]>'
    declaration, rest = re.fullmatch(r"(\s*<\?xml.*?\?>)?(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{declaration or ''}{doctype}{re.sub(r'>([^<>]*)</', '>&l9;</', rest, count=1)}"


def check(file: ListFile, *, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_all([file])

    assert caught.value.where == file.name
    assert re.fullmatch(r"(row|line|object) [1-9]\d*", caught.value.place)
    assert caught.value.remedy


def head_of(relative: str, lines: int) -> str:
    """The first lines of a shared text file, gzipped or not."""
    path = shared(relative)
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = itertools.islice(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")), lines)
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap(r'(?m)^("\d+",)', r'\1"new",'), "13 fields"),
        (swap('"individual"', '"android"'), "unknown party type 'android'"),
        (cut, "breaks off|fields"),
        (twice(r'(?m)^"\d+",.*?\r\n'), "appears twice"),
        (swap('DOB [^;"]+', "DOB 31 Feb 1979"), "no day of any calendar"),
        (lambda text: text[:9000] + "\0" * 500 + text[9000:], "null characters"),
    ],
)
def test_ofacs_legacy_list(poison: Poison, words: str) -> None:
    check(file_of("ofac/cons_prim.csv", poison(head_of("data/lists/ofac/cons_prim.csv", 200))), words=words)


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap('"source"', '"source","mood"'), "unknown column 'mood'"),
        (swap('"source"', '"source","source"'), "repeated column 'source'"),
        (swap('"Individual"', '"Robot"'), "unknown party type 'Robot'"),
        (swap('"[^"]* - Treasury Department"', '"Naughty List - North Pole"'), "unknown source"),
        (cut, "breaks off|fields"),
        (swap(r'(?s)("\w+","[^"]+","\d*","Individual","[^"]*",)("[^"]+")(.*?\r\n)', r'\1\2\3\1"Else"\3'), "two names"),
        (swap(r'( FR [^"]*",)"\d{4}-\d\d-\d\d"', r'\1"2022-02-31"'), "is no date"),
    ],
)
def test_the_consolidated_screening_list(screening_list: str, poison: Poison, words: str) -> None:
    check(file_of("consolidated.csv", poison(screening_list)), words=words)


@pytest.fixture(scope="module")
def screening_list() -> str:
    """Some persons, ships, bodies and dated entries of the real list."""
    header, *rows = head_of("data/lists/us_csl/consolidated.csv.gz", 9000).splitlines(keepends=True)
    some = [row for kind in ("Individual", "Vessel", "Entity") for row in [r for r in rows if f'"{kind}"' in r][:40]]
    dated = [row for row in rows if re.search(r' FR [^"]*","\d{4}-\d\d-\d\d"', row)][:20]
    return header + "".join(dict.fromkeys(some + dated))


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap('"annex"', '"mood"'), "unknown column 'mood'"),
        (swap('"Person"', '"Android"'), "unknown schema 'Android'"),
        (swap('"Asset freeze"', '"Tickling"'), "unknown measure 'Tickling'"),
        (cut, "breaks off|fields"),
        (twice(r'(?m)^"3\d{4}R[^\n]*?\r\n'), "twice"),
        (swap(r'"\d{1,2}\.\d{1,2}\.\d{4}"', '"31.2.2022"'), "is no date"),
    ],
)
def test_an_act_of_the_official_journal(poison: Poison, words: str) -> None:
    text = head_of("data/lists/eu_journal/32014R0269.csv", 40)
    check(file_of("eu/32014R0269.csv", poison(text)), words=words)


def un_list() -> str:
    """The real list with its first two persons and bodies."""
    text = shared("data/lists/un/un_2026-08-01.xml").read_text(encoding="utf-8")
    for tag in ("INDIVIDUAL", "ENTITY"):
        entries = list(re.finditer(rf"<{tag}>.*?</{tag}>", text, re.DOTALL))
        text = text[: entries[1].end()] + text[entries[-1].end() :]
    return text


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap("<DATAID>", "<MOOD/><DATAID>"), "unknown element 'MOOD' in 'INDIVIDUAL'"),
        (swap(r"<(/?)INDIVIDUALS>", r"<\1ROBOTS>", times=2), "unknown element 'ROBOTS'"),
        (lambda text: text[: len(text) * 2 // 3], "broken XML"),
        (twice("<INDIVIDUAL>.*?</INDIVIDUAL>"), "given twice"),
        (swap("<LISTED_ON>[^<]*", "<LISTED_ON>2026-02-31"), "is no date"),
        (nest("INDIVIDUAL"), "stands inside another"),
        (laugh, "document type"),
    ],
)
def test_the_security_councils_list(poison: Poison, words: str) -> None:
    check(file_of("un.xml", poison(un_list())), words=words)


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap("<generalInfo>", "<generalInfo><mood/>"), "unknown element 'mood'"),
        (swap(r'(<entityType refId="\d+">)Entity', r"\1Robot"), "unknown code 'Robot'"),
        (lambda text: text[: len(text) * 2 // 3], "broken XML"),
        (twice(r"<entity id=.*?</entity>"), "given twice"),
        (swap(r'datePublished="[^"]*"', 'datePublished="2014-02-31"'), "is no date"),
        (nest("entity"), "stands inside another"),
        (laugh, "document type"),
    ],
)
def test_ofacs_enhanced_list(poison: Poison, words: str) -> None:
    text = (FIXTURES / "cons_enhanced_excerpt.xml").read_text(encoding="utf-8")
    check(file_of("CONS_ENHANCED.XML", poison(text)), words=words)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (test_ofac_advanced.SDN, "DistinctParty"),
        (test_unmet_lists.EU, "sanctionEntity"),
        (test_unmet_lists.UK, "Designation"),
        (test_unmet_lists.SWISS, "target"),
    ],
)
@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (lambda text: text[: len(text) * 2 // 3], "broken XML"),
        ("twice", "given twice"),
        ("nest", "stands inside another"),
        (laugh, "document type"),
    ],
)
def test_the_lists_in_xml_that_no_real_file_is_at_hand_for(
    text: str, entry: str, poison: Poison | str, words: str
) -> None:
    made = {"twice": twice(rf"<{entry}\b.*?</{entry}>"), "nest": nest(entry)}
    check(file_of("list.xml", (made[poison] if isinstance(poison, str) else poison)(text)), words=words)


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap('"schema":"Person"', '"schema":"Robot"'), "unknown schema 'Robot'"),
        (lambda text: text[: len(text) - 40], "broken JSON"),
        (twice(r"(?m)^\{[^\n]*\n"), "appears twice"),
        (lambda text: text + '{"id":"x","schema":"Person","properties":' + "[" * 99_999 + "\n", "recursion"),
    ],
)
def test_entities_of_opensanctions(poison: Poison, words: str) -> None:
    path = shared("data/lists/opensanctions/sa_wiki_peps_entities.ftm.json")
    some = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:20]]
    text = "".join(json.dumps(entity, separators=(",", ":")) + "\n" for entity in some)
    check(file_of("entities.ftm.json", poison(text)), words=words)


def test_a_row_of_the_screening_list_given_twice(screening_list: str) -> None:
    rows = screening_list.splitlines(keepends=True)
    check(file_of("consolidated.csv", "".join([*rows[:5], rows[4], *rows[5:]])), words="is given twice")


@pytest.mark.parametrize("file", ["CONS_ENHANCED.XML", "un.xml", "uk.xml"])
def test_an_attribute_that_is_not_read_is_reported(file: str) -> None:
    text, tag = {
        "CONS_ENHANCED.XML": ((FIXTURES / "cons_enhanced_excerpt.xml").read_text(encoding="utf-8"), "generalInfo"),
        "un.xml": (un_list(), "INDIVIDUAL"),
        "uk.xml": (test_unmet_lists.UK, "Names"),
    }[file]
    before = read_all([file_of(file, text)])
    statements, issues = read_all([file_of(file, text.replace(f"<{tag}>", f'<{tag} mood="bad">', 1))])
    (issue,) = (issue for issue in issues if issue not in before[1])
    assert (statements, issue.where) == (before[0], file)
    assert f"attribute 'mood' of '{tag}' is not read" in str(issue)


@pytest.mark.parametrize("page", ["<!DOCTYPE html>\n<p>503</p>", "\n<html lang='en'><body/></html>"])
def test_a_web_page_is_called_one(page: str) -> None:
    _, (issue,) = read_all([file_of("un.xml", page)])
    assert issue.what.startswith("a web page in the place of a list")


def test_the_screening_list_in_json_nested_without_end() -> None:
    text = '{"results":[{"source_information_url":' + "[" * 99_999
    check(file_of("consolidated.json", text), words="broken")


@pytest.mark.parametrize(
    ("poison", "words"),
    [
        (swap("<row ", "<!DOCTYPE x [<!ENTITY l 'lol'>]><row "), "broken|document type"),
        (laugh, "document type"),
        (nest("row"), "stands inside another"),
        (lambda text: text[: len(text) // 2], "broken XML"),
    ],
)
def test_australias_spreadsheet(poison: Poison, words: str) -> None:
    with zipfile.ZipFile(test_au_dfat.workbook(test_au_dfat.row(), test_au_dfat.row(Reference="9002")).open()) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", poison(sheet))
    source = ListSource("au_dfat", "au_dfat_sanctions", (("list", file_of("dfat.xlsx", stream.getvalue())),))

    with pytest.raises(SourceError, match=words) as caught:
        list(parse_list(source))

    assert caught.value.where.startswith("dfat.xlsx")
    assert caught.value.place.startswith(("line ", "row "))
    assert caught.value.remedy
