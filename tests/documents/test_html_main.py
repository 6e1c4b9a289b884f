from lxml import html

from lading.documents.html_main import MainText, choose_main
from lading.documents.html_walk import walk_page

SOUP = """<html><head><title>Firm linked to drones - Daily Soup</title></head><body>
<div id="top"><div class="logo"><a href="/">Daily Soup</a></div>
<div class="menu-main"><a href="/a">Politics</a> <a href="/b">Economy</a></div></div>
<div class="wrap"><div class="col-left"><div class="title">Firm linked to drones</div>
<div class="share-buttons"><a href="#">Facebook</a><a href="#">Twitter</a></div>
<div class="post-body">
A Russian firm has bought drones from China for a plant in Izhevsk, documents show.<br><br>
The firm paid an unnamed broker in Shenzhen and shipped the goods by air, two officials who saw the papers said.<br><br>
<b>What was bought</b><br>- A140 attack drones<br>- HW52V reconnaissance drones<br><br>
<div class="related-posts"><h4>Read also</h4><a href="/x">Another story about a factory fire in the south</a></div>
The foreign ministry said that it knew nothing about the case, adding that exports are controlled.
<table class="data"><tr><td>Supplier</td><td>Recipient</td></tr><tr><td>Sichuan AEE</td><td>TSK Vektor</td></tr></table>
<ul><li><a href="/p/aee">Sichuan AEE</a></li><li><a href="/p/hao">Hunan Haotianyi</a></li></ul>
<p>Both companies are based in China.</p></div>
<div class="comments"><p>Great article, thanks for the reporting on this whole affair.</p></div></div>
<div class="col-right"><h3>Popular</h3><ul><li><a href="/q">Ten ways to cook soup at home</a></li></ul></div></div>
<div class="bottom">Daily Soup 2025. All rights reserved.</div></body></html>"""


def choose(source: str) -> MainText:
    tree = html.document_fromstring(source)
    return choose_main(tree, walk_page(tree))


def test_a_page_of_bare_divisions_keeps_its_article_whole() -> None:
    main = choose(SOUP)
    assert main.told
    assert main.lost == 0
    assert [piece.text for piece in main.pieces] == [
        "Firm linked to drones",
        "A Russian firm has bought drones from China for a plant in Izhevsk, documents show.",
        "The firm paid an unnamed broker in Shenzhen and shipped the goods by air, two officials who saw the papers said.",
        "What was bought",
        "- A140 attack drones",
        "- HW52V reconnaissance drones",
        "The foreign ministry said that it knew nothing about the case, adding that exports are controlled.",
        "Supplier\tRecipient",
        "Sichuan AEE\tTSK Vektor",
        "Sichuan AEE",
        "Hunan Haotianyi",
        "Both companies are based in China.",
    ]


def test_a_page_that_is_all_menu_is_not_told_apart_and_still_read() -> None:
    main = choose("<html><body><nav><ul><li><a href='/'>Kupol</a></li></ul></nav></body></html>")
    assert not main.told
    assert [piece.text for piece in main.pieces] == ["Kupol"]


def test_a_table_alone_is_main_text() -> None:
    main = choose(
        "<html><body><h1>Deliveries</h1><table><tr><th>Supplier</th><th>Item</th></tr><tr><td>AEE</td><td>A900</td></tr>"
        "</table></body></html>"
    )
    assert [piece.text for piece in main.pieces] == ["Deliveries", "Supplier\tItem", "AEE\tA900"]


def test_a_hundred_list_items_and_rows_are_all_accounted_for() -> None:
    items = "".join(f"<li>Component {number} was named in the papers</li>" for number in range(100))
    rows = "".join(f"<tr><td>Firm {number}</td><td>{number} boxes</td></tr>" for number in range(100))
    intro = "<p>The papers of the plant name a hundred components and a hundred firms that delivered them by air.</p>"
    main = choose(
        f"<html><body><article>{intro}<ul>{items}</ul><table><tr><th>Name</th><th>Goods</th></tr>{rows}</table></article></body></html>"
    )
    assert len(main.pieces) == 202
