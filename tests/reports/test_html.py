"""The dossier page: its structure, its safety, and that it stands on its own."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import etree, html  # lxml ships no types

from lading.errors import EvidenceError
from lading.model.claim import Reading
from lading.model.dossier import Dossier
from lading.model.evidence import Evidence
from lading.model.span import Span
from lading.reports.html import render_html
from tests.reports.case import REPORT, make_case
from tests.reports.crowd import HOSTILE, make_crowd
from tests.reports.forge import forge_a_quote

SECTIONS = ["exposures", "network", "timeline", "documents", "contradictions", "listing", "issues", "method"]


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(make_case())


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_sections_come_in_the_order_promised(tree: html.HtmlElement) -> None:
    assert [section.get("id") for section in tree.xpath("//main//section[@id]")] == SECTIONS


def test_headings_never_skip_a_level(tree: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_markup_is_well_formed(page: str) -> None:
    """Every element is closed where it was opened: the page would parse as XML but for its void elements."""
    body = re.sub(r"(?s)<(style|script)>.*?</\1>", "", page.replace("<!doctype html>", ""))
    body = re.sub(r"<(meta|link|br|hr|input)\b([^>]*)>", r"<\1\2/>", body)
    etree.fromstring(body.strip().encode())


def test_ids_are_unique_and_every_link_within_the_page_arrives(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert targets <= set(ids)


def test_nothing_is_loaded_from_anywhere(tree: html.HtmlElement) -> None:
    assert not tree.xpath(
        "//@src | //link | //object | //embed | //iframe | //*[local-name()='image' or local-name()='use']"
    )
    assert not tree.xpath("//style[contains(., 'url(') or contains(., '@import')]")
    for anchor in tree.xpath("//a[not(starts-with(@href, '#'))]"):
        assert anchor.get("href").startswith("https://")
        assert "noreferrer" in anchor.get("rel")


def test_the_policy_allows_the_two_inline_blocks_and_nothing_else(tree: html.HtmlElement) -> None:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (block,) = tree.xpath(f"//{tag}")
        assert f"'sha256-{b64encode(sha256(block.text.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//*[@style]")
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]


def test_every_quote_of_every_claim_is_marked_in_its_document(tree: html.HtmlElement) -> None:
    dossier = make_case()
    for number, claim in enumerate(dossier.claims, 1):
        marks = tree.xpath(f"//mark[contains(concat(' ', @data-claims, ' '), ' {number} ')]")
        marked = "".join(mark.text_content() for mark in marks)
        assert marked.replace("\t", "") == claim.evidence.exact.replace("\t", "")
        assert len(tree.xpath(f"//*[@id='quote-{number}']")) == 1
        assert len(tree.xpath(f"//*[@id='claim-{number}']")) == 1


def test_an_exposure_card_shows_path_quote_voice_denial_and_lead(tree: html.HtmlElement) -> None:
    (card,) = [c for c in tree.xpath("//section[@id='exposures']/article") if "Sichuan AEE" in c.xpath("string(.//h3)")]
    words = " ".join(card.text_content().split())
    assert "on none of the 3 lists loaded" in words
    assert "supplies A140 and A900" in words
    assert "Sichuan AEE shipped its A140 and A900 drones to Kupol from 2024 onwards" in words
    assert "according to the officials, relayed by Reuters" in words
    assert "China’s foreign ministry says it has no knowledge: 16 quoted under Hunan Haotianyi" in words
    assert "Sichuan AEE (“本公司”) denies that it supplies IEMZ Kupol, in these words" in words
    assert "本公司从未向俄罗斯库波尔工厂供应任何无人机" in words
    assert "210 days after it was first said" in words
    assert "date not stated in the list" in words


def test_jargon_stands_folded_away(tree: html.HtmlElement) -> None:
    for card in tree.xpath("//article[contains(@class, 'exposure')]"):
        (fold,) = card.xpath(".//details[summary='How this was derived']")
        assert "export.risk" in fold.text_content()
        assert fold.get("open") is None
        assert card.text_content().count("export.risk") == fold.text_content().count("export.risk")


def test_documents_are_folded_and_links_lead_into_them(tree: html.HtmlElement) -> None:
    folded = tree.xpath("//section[@id='documents']/details")
    assert [part.get("open") for part in folded] == [None] * 4
    assert "kupol-report, Example Courier, 2025-09-25 · 16 claims" in folded[0].xpath("string(summary)")


def test_one_denial_is_quoted_under_the_first_party_and_linked_under_the_next(tree: html.HtmlElement) -> None:
    first, second = tree.xpath("//section[@id='exposures']/article")
    words = "said that it was not aware of the cooperation"
    assert words in first.text_content()
    assert words not in second.text_content()
    assert second.xpath(f".//dd//a[@href='#{first.get('id')}']")


def test_a_long_name_is_cut_and_whole_in_its_title() -> None:
    tree = html.document_fromstring(render_html(make_crowd(["Long" * 1250])))
    (name,) = tree.xpath("//section[@id='exposures']//h3/bdi")
    assert len(name.text) == 80
    assert name.get("title") == "Long" * 1250
    assert len(tree.xpath("string(//section[@class='answer'])")) < 900


def test_the_words_allowed_are_kept(page: str) -> None:
    text = html.document_fromstring(re.sub(r"(?s)<(style|script)>.*?</\1>", "", page)).text_content()
    assert "sanctioned" not in text.lower()
    assert "does not suggest that anyone broke the law" in text
    assert len(re.findall("does not suggest that anyone broke the law", text)) >= 2


def test_documents_carry_their_language_and_direction(tree: html.HtmlElement) -> None:
    assert tree.xpath("//div[@class='text'][@lang='ru'][@dir='ltr']")
    assert tree.xpath("//div[@class='text'][@lang='zh']")
    arabic = html.document_fromstring(render_html(make_crowd(["شركة الاختبار"])))
    assert arabic.xpath("//blockquote[@dir='rtl']")


def test_look_alikes_are_named_with_the_reason_they_were_not_taken(tree: html.HtmlElement) -> None:
    words = " ".join(tree.xpath("string(//section[@id='listing'])").split())
    assert "Look-alikes not taken for it 1 VEKTOR, OOO ofac-51292" in words
    assert "Not decided: ask a person 1 REDLEPUS TSK VECTOR INDUSTRIAL SHENZHEN CO LTD" in words


def test_issues_stand_by_severity_with_their_remedy(tree: html.HtmlElement) -> None:
    words = " ".join(tree.xpath("string(//section[@id='issues'])").split())
    assert words.index("scan-03.pdf") < words.index("31.02.2024") < words.index("un_sc")
    assert "run a text recogniser over it first" in words


def test_hostile_names_and_texts_stay_text() -> None:
    page = render_html(make_crowd(HOSTILE))
    tree = html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //*[@onload or @onerror or @onmouseover]")
    assert "<script>alert(1)</script>" in tree.xpath("string(//div[@class='text'])")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000\u0007\u001b]", page)
    assert "⟨U+202E⟩" in page
    assert "{{ 7 * 7 }}{% raw %}" in page
    assert not [href for href in tree.xpath("//@href") if href.startswith("javascript")]


def test_a_url_that_is_no_web_address_is_shown_and_not_linked() -> None:
    case = make_case()
    document = replace(REPORT, url="javascript:alert(1)")
    tree = html.document_fromstring(render_html(replace(case, documents=(document, *case.documents[1:]))))
    assert not [href for href in tree.xpath("//@href") if "javascript" in href]
    assert "javascript:alert(1)" in tree.text_content()


def test_a_sentence_of_ten_thousand_characters_is_folded_and_whole() -> None:
    name = "Wide " * 2000
    tree = html.document_fromstring(render_html(make_crowd([name.strip()])))
    (fold, *_) = tree.xpath("//section[@id='exposures']//blockquote/details")
    assert len(fold.xpath("string(p)")) > 9_900
    assert len(fold.xpath("string(summary)")) < 400


def test_a_short_quote_stands_in_its_sentence() -> None:
    tree = html.document_fromstring(render_html(make_case()))
    (quote,) = tree.xpath("//*[@id='claim-9']//blockquote")
    words = quote.text_content().strip()
    assert words == "The Chinese drone experts put the aircraft together in Russia and trained the plant’s staff."
    assert quote.xpath("string(.//mark)") == "trained the plant’s staff"


def test_a_quote_that_is_not_in_the_text_stops_the_page() -> None:
    with pytest.raises(EvidenceError, match="not in the text"):
        render_html(forge_a_quote(make_case()))


def test_a_quote_from_a_document_that_is_not_there_stops_the_page() -> None:
    case = make_case()
    with pytest.raises(EvidenceError, match="does not hold"):
        render_html(replace(case, documents=case.documents[1:]))


def test_further_quotes_are_checked_too() -> None:
    case = make_case()
    claim = case.readings[0].claims[0]
    forged = replace(claim, also=(Evidence(REPORT.id, Span(0, 5), "Paper!"),))
    with pytest.raises(EvidenceError):
        render_html(replace(case, readings=(Reading(REPORT.id, (), (forged,)),)))


def test_an_empty_case_says_so() -> None:
    empty = Dossier(make_case().as_of, (), (), {}, (), (), (), (), "lading 0.1.0")
    words = " ".join(html.document_fromstring(render_html(empty)).text_content().split())
    assert "nobody can come out as listed or exposed: no list was loaded" in words
    assert "Nobody can come out as listed" in words


def test_the_same_dossier_gives_the_same_page(page: str) -> None:
    assert render_html(make_case()) == page
