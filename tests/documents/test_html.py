import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lading.documents.about import About
from lading.documents.html import read_html
from lading.documents.parts import Parts
from lading.errors import DocumentError
from lading.model.document import BlockKind
from tests.documents.test_segment import check_cover

ARTICLE = """<!doctype html><html lang="en"><head><title>Drones for Kupol | The Desk</title>
<style>p { color: red }</style><script>var tracking = "on";</script></head><body>
<nav><ul><li><a href="/">Home page</a></li><li><a href="/w">World news</a></li></ul></nav>
<div class="cookie-banner"><p>This site uses cookies to serve you better, every single day of the week.</p></div>
<article><header><h1>Drones for Kupol</h1></header>
<p>Kupol, a plant in Izhevsk, received drones from two Chinese companies, said two officials who have seen
the papers of the plant and who asked not to be named.</p>
<p>Among the drones were:</p>
<ul><li>AEE A140 &amp; A900</li><li><p>Hunan <b>Hao</b>tianyi HW52V</p></li><li><a href="/a60">A60</a></li></ul>
<table><tr><th>Supplier</th><th>Item</th></tr><tr><td>Sichuan AEE</td><td>A140</td></tr>
<tr><td colspan="2">Nothing else<br>was named</td></tr></table>
<dl><dt>Consignee</dt><dd>IEMZ Kupol</dd><dt>Carrier</dt><dd>none named</dd></dl>
<p>The ministry had no knowledge of the deliveries, it said on Thursday in a statement to reporters in the capital,
adding that exports of dual-use goods are strictly controlled.</p>
<h2>FAQ</h2><details><summary>Who paid for them?</summary><p>TSK Vektor paid.</p></details>
<p hidden>Secret words</p><div style="display: none">Hidden words</div><!-- a comment --><noscript>Switch it on</noscript>
</article><aside class="related"><p>Read this other story about tanks and nothing else at all.</p></aside>
<footer><p>Copyright The Desk, all rights reserved, and so on and so forth.</p></footer></body></html>"""


def read(source: str, about: About | None = None) -> Parts:
    return read_html(source.encode(), name="page.html", about=about or About())


def blocks_of(parts: Parts) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.cut(parts.text)) for block in parts.blocks]


def test_the_main_text_is_kept_whole_with_its_kinds() -> None:
    parts = read(ARTICLE)
    found = blocks_of(parts)
    assert found[0] == ("heading", "Drones for Kupol")
    for expected in [
        ("bullet", "AEE A140 & A900"),
        ("bullet", "Hunan Haotianyi HW52V"),
        ("bullet", "A60"),
        ("row", "Supplier\tItem"),
        ("row", "Sichuan AEE\tA140"),
        ("row", "Nothing else was named"),
        ("row", "Consignee\tIEMZ Kupol"),
        ("heading", "FAQ"),
        ("question", "Who paid for them?"),
        ("paragraph", "TSK Vektor paid."),
    ]:
        assert expected in found
    check_cover(parts.text, parts.blocks)
    assert parts.issues == ()


@pytest.mark.parametrize(
    "words",
    ["tracking", "color: red", "Secret", "Hidden", "comment", "Switch", "cookies", "Home page", "tanks", "Copyright"],
)
def test_what_is_hidden_or_around_the_text_is_no_text(words: str) -> None:
    assert words not in read(ARTICLE).text


def test_cells_stand_under_their_columns() -> None:
    parts = read(ARTICLE)
    cells = {block.span.cut(parts.text): block.cells for block in parts.blocks if block.kind is BlockKind.ROW}
    row = cells["Sichuan AEE\tA140"]
    assert [(cell.column, cell.span.cut(parts.text)) for cell in row] == [("Supplier", "Sichuan AEE"), ("Item", "A140")]
    pair = cells["Consignee\tIEMZ Kupol"]
    assert (pair[1].column, pair[1].span.cut(parts.text)) == ("Consignee", "IEMZ Kupol")


def test_a_cell_that_spans_rows_leaves_the_columns_below_in_place() -> None:
    source = (
        "<table><tr><th>No</th><th>Item</th><th>Qty</th></tr><tr><td rowspan=2>1</td><td>A140</td><td>2</td></tr>"
        "<tr><td>A900</td><td>3</td></tr></table>"
    )
    parts = read(f"<html><body>{source}</body></html>")
    last = parts.blocks[-1]
    assert [(cell.column, cell.span.cut(parts.text)) for cell in last.cells] == [("Item", "A900"), ("Qty", "3")]


def test_white_space_collapses_but_special_characters_stay() -> None:
    parts = read("<html><body><p>soft&shy;ly  and\n\t non&nbsp;breaking <i>it</i>alic</p></body></html>")
    assert parts.text == "soft\u00adly and non\u00a0breaking italic"


def test_line_breaks_in_a_paragraph_part_the_fields_of_a_form() -> None:
    parts = read("<html><body><p>Shipper: Redlepus<br>Consignee: TSK Vektor</p></body></html>")
    assert blocks_of(parts) == [("field", "Shipper: Redlepus"), ("field", "Consignee: TSK Vektor")]


def test_a_page_of_menus_alone_is_read_with_a_note() -> None:
    parts = read("<html><body><div><p>Kupol.</p></div></body></html>")
    assert "Kupol" in parts.text


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
    ],
)
def test_the_declared_encoding_is_used(declaration: str, encoding: str) -> None:
    source = f"<html><head>{declaration}</head><body><p>Завод в Ижевске получил груз.</p></body></html>"
    parts = read_html(source.encode(encoding), name="x.html", about=About())
    assert parts.text == "Завод в Ижевске получил груз."


def test_gb2312_is_read_as_browsers_read_it() -> None:
    source = '<html><head><meta charset="gb2312"></head><body><p>深圳一电航空技术有限公司，镕基。</p></body></html>'
    assert "镕基" in read_html(source.encode("gb18030"), name="x.html", about=About()).text


def test_a_page_that_declares_utf8_falsely_is_guessed() -> None:
    source = '<html><head><meta charset="utf-8"></head><body><p>Завод в Ижевске получил груз от поставщика.</p></body></html>'
    parts = read_html(source.encode("cp1251"), name="x.html", about=About())
    assert "Завод" in parts.text
    assert parts.issues


@pytest.mark.parametrize("source", ["<html></html>", "<html><body><script>x</script></body></html>", "<!-- -->"])
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(DocumentError, match="shows no text"):
        read(source)


def test_tags_nested_a_thousand_deep_lose_nothing_and_deeper_ones_are_told() -> None:
    deep = f"<html><body><p>Before it.</p>{'<div>' * 1000}The words below.{'</div>' * 1000}</body></html>"
    assert "The words below." in read(deep).text
    deeper = f"<html><body><p>Before it.</p>{'<div>' * 5000}The words below.{'</div>' * 5000}</body></html>"
    assert any("deep" in issue.what for issue in read(deeper).issues)


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="<>/apbtrdhliv1 \"'=!-&;\n", max_size=120))
def test_any_tag_soup_is_read_or_refused(soup: str) -> None:
    try:
        parts = read(f"<html><body>{soup}")
    except DocumentError:
        return
    check_cover(parts.text, parts.blocks)
