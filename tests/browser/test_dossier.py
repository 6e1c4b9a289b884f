"""The dossier in a real browser: legible, reachable, self-contained, on every width, in both colour schemes, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from lading.reports.html import render_html
from tests.browser.chromium import open_browser
from tests.reports.case import make_case
from tests.reports.crowd import HOSTILE, make_crowd

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]

OUTSIDE = """() => [...document.querySelectorAll('svg.network .node[data-node]')].flatMap((node) => {
  const box = node.querySelector('.shape').getBoundingClientRect();
  return [...node.querySelectorAll('text')].filter((text) => {
    const t = text.getBoundingClientRect();
    return t.left < box.left - 1 || t.right > box.right + 1 || t.top < box.top - 1 || t.bottom > box.bottom + 1;
  }).map((text) => text.textContent);
})"""
TOUCHING = """() => {
  const texts = [...document.querySelectorAll('svg.network text, svg.timeline text:not(.asof-words)')];
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const clash = ([, a], [, b]) =>
    a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
  return boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) => clash(one, other)).map((o) => [one[0], o[0]]));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("dossiers")
    cases = {
        "case": make_case(),
        "hostile": make_crowd(HOSTILE),
        "twenty": make_crowd([f"Supplier Number {i} Trading Company" for i in range(18)], middle="Middle House"),
        "sixty": make_crowd([f"供应商 {i} 号有限公司" for i in range(58)], middle="Middle House"),
    }
    for name, dossier in cases.items():
        (folder / f"{name}.html").write_text(render_html(dossier), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in cases}


def visit(browser: Browser, file: Path, *, width: int = 1440, scheme: Scheme = "light", **options: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_no_violation(browser: Browser, files: dict[str, Path], scheme: Scheme, width: int) -> None:
    # The page's own policy forbids the evaluation that axe needs.
    page = visit(browser, files["case"], width=width, scheme=scheme, bypass_csp=True)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    page.close()
    assert [(v["id"], v["impact"], [n["html"][:120] for n in v["nodes"]]) for v in found["violations"]] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}


@pytest.mark.parametrize("name", ["case", "hostile"])
def test_nothing_is_requested_and_no_script_of_the_documents_runs(
    browser: Browser, files: dict[str, Path], name: str
) -> None:
    page = browser.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(files[name].as_uri())
    page.mouse.move(300, 300)
    page.close()
    assert requests == [files[name].as_uri()]
    assert complaints == []


@pytest.mark.parametrize("name", ["case", "hostile", "sixty"])
def test_the_page_never_scrolls_sideways(browser: Browser, files: dict[str, Path], name: str) -> None:
    page = visit(browser, files[name])
    for width in (1440, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.parametrize("name", ["case", "twenty", "sixty"])
def test_words_in_the_pictures_stay_in_their_boxes_and_apart(
    browser: Browser, files: dict[str, Path], name: str
) -> None:
    page = visit(browser, files[name])
    outside, touching = page.evaluate(OUTSIDE), page.evaluate(TOUCHING)
    page.close()
    assert outside == []
    assert touching == []


def test_it_reads_without_scripts(browser: Browser, files: dict[str, Path]) -> None:
    page = visit(browser, files["case"], java_script_enabled=False)
    assert page.locator("svg.network .node[data-node]").count() > 10
    page.locator("#document-1 > summary").click()
    page.locator("#claim-3 summary").click()
    assert page.locator("#claim-3 blockquote").is_visible()
    page.locator("#claim-3 .line .ref").click()
    assert page.url.endswith("#quote-3")
    assert page.locator("input, th button").count() == 0
    page.close()


def test_the_keyboard_reaches_the_answer_the_picture_and_the_claims(browser: Browser, files: dict[str, Path]) -> None:
    page = visit(browser, files["case"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("svg.network a:has(.node.exposed)").first.focus()
    assert page.locator("svg.network.focused .node.dim").count() > 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#exposure-*")
    page.close()


def test_words_lead_to_their_claim_and_tables_sort(browser: Browser, files: dict[str, Path]) -> None:
    page = visit(browser, files["case"])
    page.locator("#exposures .quote a.ref").first.click()
    assert page.locator("#document-1 .claim:target").is_visible()
    page.locator("mark[data-claims='7']").click()
    assert page.url.endswith("#claim-7")
    page.locator("#network .tables > summary").click()
    head = page.locator("#relations th button").first
    head.click()
    first = page.locator("#relations tbody tr td:first-child").all_inner_texts()
    assert first == sorted(first, key=str.casefold)
    head.click()
    assert page.locator("#relations th").first.get_attribute("aria-sort") == "descending"
    box = page.get_by_role("searchbox").first
    box.fill("haotianyi")
    assert page.locator("#document-1 .claim:visible").count() == 1
    page.close()


def test_paper_is_a4_and_nothing_is_folded_or_cut(browser: Browser, files: dict[str, Path], tmp_path: Path) -> None:
    page = visit(browser, files["case"], width=720)
    pdf = page.pdf(path=tmp_path / "dossier.pdf", prefer_css_page_size=True, print_background=True)
    sizes = {tuple(round(float(n)) for n in box) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    page.emulate_media(media="print")
    hidden = page.evaluate(
        "[...document.querySelectorAll('details blockquote, details .why')].filter((e) => !e.getBoundingClientRect().height).length"
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert sizes == {(595, 842), (842, 595)}
    assert hidden == 0
    assert wide <= 720
