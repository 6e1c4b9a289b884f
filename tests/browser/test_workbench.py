"""The workbench in a real browser: every screen on a phone and a desk, by mouse and by keyboard, with and without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from lading.workspace.workspace import Workspace
from tests.browser.chromium import open_browser
from tests.browser.workbench import serve
from tests.web.bench import CASE, DAY, NOW, make_workspace

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]
SCREENS = (
    "/", "search?q=Kupol", "parties", "parties/eu-kupol", "parties/{party}", "documents", "documents/{document}",
    "claims", "claims/{claim}", "paths/{party}", "paths/{party}?to=eu-kupol", "exposures", "exposures?goods=none",
    "ownership", "contradictions", "timeline", "network", "network?around=eu-kupol", "review", "review?kind=match",
    "lists", "upload", "investigations", "log", "settings", "parties/nobody",
)  # fmt: skip
REPORT = (
    "<html><head><title>Engines for Kupol</title></head><body><h1>Engines for Kupol</h1>"
    "<p>Shenzhen Lianfeng Microdrive supplied L550 engines to IEMZ Kupol, according to invoices seen by Reuters.</p>"
    "<p>Lianfeng denied that it supplied Kupol.</p></body></html>"
)
TABLE = (
    "date,exporter,exporter country,consignee,goods,quantity\n"
    "2024-05-01,SHENZHEN LIANFENG MICRODRIVE CO LTD,CN,TSK VEKTOR OOO,Engines L550,20\n"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """An address with the example case, and ids of a party, a document and a claim in it."""
    workspace = make_workspace(tmp_path_factory.mktemp("case"))
    dossier = workspace.dossier(NOW.date().replace(2025, 10, 1))
    claim = next(one for one in dossier.claims if one.bears_edge)
    ids = {"party": dossier.exposures[0].party, "document": claim.evidence.document_id, "claim": claim.id}
    with serve(workspace) as address:
        yield address, ids


def find(case: tuple[str, dict[str, str]], screen: str) -> str:
    """The address of a screen on the day of the example."""
    address, ids = case
    place = "/" if screen == "/" else f"/workbench/{screen.format(**ids)}"
    return f"{address}{place}{'&' if '?' in place else '?'}as_of={DAY}"


def listen(page: Page) -> list[str]:
    """What a page complains about: broken scripts, and what its policy forbids."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    return heard


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_on_any_screen(
    browser: Browser, case: tuple[str, dict[str, str]], scheme: Scheme, width: int
) -> None:
    # The page's own policy forbids the evaluation that axe needs.
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found: list[Any] = []
    for screen in SCREENS:
        page.goto(find(case, screen))
        for details in page.locator("details:not(.menu)").all():
            details.evaluate("(one) => { one.open = true; }")
        report = Axe().run(page, options={"resultTypes": ["violations"]})
        found += [(screen, v["id"], v["impact"], v["nodes"][0]["html"][:160]) for v in report["violations"]]
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [1440, 390])
def test_no_screen_scrolls_sideways_complains_or_asks_others(
    browser: Browser, case: tuple[str, dict[str, str]], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    heard, others, wide = listen(page), list[str](), []
    page.on("request", lambda request: others.append(request.url) if not request.url.startswith(case[0]) else None)
    for screen in SCREENS:
        page.goto(find(case, screen))
        if page.evaluate("document.documentElement.scrollWidth") != width:
            wide.append(screen)
    page.close()
    assert wide == []
    assert others == []
    assert [one for one in heard if "404 (Not Found)" not in one] == []


def test_every_screen_reads_without_scripts(browser: Browser, case: tuple[str, dict[str, str]]) -> None:
    page = browser.new_page(java_script_enabled=False)
    for screen in SCREENS:
        page.goto(find(case, screen))
        assert page.locator("main h1").is_visible()
        assert page.locator("footer").get_by_text("does not suggest that anyone broke the law").is_visible()
    page.goto(find(case, "documents/{document}"))
    page.locator(".claim .line .ref").first.click()
    assert "#quote-" in page.url
    page.goto(find(case, "/"))
    page.fill("#ask", "Haotianyi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search**")
    assert page.locator(".hit", has_text="Hunan Haotianyi").count() == 1
    page.close()


def test_the_answer_follows_the_typing_and_the_address_the_answer(
    browser: Browser, case: tuple[str, dict[str, str]]
) -> None:
    page = browser.new_page()
    heard = listen(page)
    page.goto(find(case, "/"))
    page.locator("#ask").press_sequentially("Haotia")
    expect(page.locator(".hit", has_text="Hunan Haotianyi")).to_be_visible()
    page.fill("#ask", "<img src=x onerror=alert(1)>")
    expect(page.locator("#answer", has_text="That clears nobody")).to_be_visible()
    page.goto(find(case, "search?q=Kupol"))
    page.fill("#ask", "Sichuan AEE")
    expect(page.locator(".hit", has_text="Sichuan AEE").first).to_be_visible()
    page.wait_for_url("**q=Sichuan+AEE**")
    page.close()
    assert heard == []


def test_a_quote_and_its_claim_lead_to_each_other(browser: Browser, case: tuple[str, dict[str, str]]) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(find(case, "documents/{document}"))
    number = page.locator(".claim").last.get_attribute("id")
    assert number
    page.locator(f"#{number} .line .ref").click()
    place = page.locator(f"#quote-{number.removeprefix('claim-')} ~ mark").first
    expect(place).to_be_in_viewport()
    place.click()
    assert "#claim-" in page.url
    page.close()


def test_the_slider_changes_the_day_and_the_status(browser: Browser, case: tuple[str, dict[str, str]]) -> None:
    page = browser.new_page()
    page.goto(find(case, "parties/{party}"))
    assert page.locator("h1 .badge").inner_text() == "exposed"
    page.locator("#slider").focus()
    page.keyboard.press("End")
    page.wait_for_url(re.compile(r"as_of=202[67]"))
    assert page.locator("h1 .badge").inner_text() == "listed"
    page.close()


def test_the_network_moves_expands_collapses_pins_and_exports(
    browser: Browser, case: tuple[str, dict[str, str]]
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    heard = listen(page)
    page.goto(find(case, "network?around={party}"))
    page.locator("#switch").click()
    page.locator("#canvas[data-ready=yes]").wait_for()
    count = page.locator("#count")
    before = int(count.inner_text().split()[0])
    page.keyboard.press("ArrowRight")
    names = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        names.add(page.locator("#card h2").inner_text())
        page.keyboard.press("e")
        page.wait_for_timeout(150)
    assert len(names) > 1
    grown = int(count.inner_text().split()[0])
    assert grown > before
    page.keyboard.press("p")
    page.keyboard.press("c")
    assert int(count.inner_text().split()[0]) <= grown
    with page.expect_download() as loaded:
        page.locator("#png").click()
    assert loaded.value.suggested_filename == "network.png"
    with page.expect_download() as loaded:
        page.get_by_role("link", name="SVG").click()
    assert Path(str(loaded.value.path())).read_text(encoding="utf-8").startswith("<svg xmlns=")
    page.close()
    assert heard == []


def test_a_way_between_two_parties_is_found(browser: Browser, case: tuple[str, dict[str, str]]) -> None:
    page = browser.new_page()
    page.goto(find(case, "network"))
    page.locator("#from").select_option(label="Sichuan AEE")
    page.locator("#toward").select_option(label="REDLEPUS VECTOR INDUSTRY SHENZHEN CO LTD")
    page.locator("#way button").click()
    page.wait_for_url("**/paths/**to=**")
    assert page.locator(".hop").count() >= 2
    page.close()


def test_a_whole_investigation_by_mouse(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(REPORT, encoding="utf-8")
    (tmp_path / "customs.csv").write_text(TABLE, encoding="utf-8")
    with serve(Workspace(tmp_path / "lading.db", lambda: NOW, lists=[CASE / "lists"])) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        heard = listen(page)
        page.goto(address)
        page.get_by_role("link", name="Investigations").click()
        page.get_by_label("Name", exact=True).fill("Engines")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("link", name="Upload into it").click()
        page.get_by_label("Files").set_input_files([tmp_path / "report.html", tmp_path / "customs.csv"])
        page.get_by_label("Who published them").fill("Example Desk")
        page.get_by_label("When").fill("2025-01-10")
        page.get_by_role("button", name="Upload and read").click()
        page.get_by_text("What now?").wait_for(timeout=60_000)
        page.get_by_role("link", name="open").first.click()
        assert page.locator(".claim").count() >= 1
        assert page.locator("mark[data-claims]").count() >= 1
        page.get_by_role("link", name="Review").first.click()
        if page.locator("[data-key=y]").count():
            page.keyboard.press("y")
            page.wait_for_load_state()
        page.get_by_role("link", name="Network").first.click()
        assert page.locator("svg.network .node").count() >= 2
        page.get_by_role("link", name="Exposures").first.click()
        page.locator("td[data-label=Finding] a").first.click()
        assert page.locator(".hop").count() >= 1
        assert page.locator(".path blockquote").count() >= 1
        page.get_by_role("link", name="Investigations").first.click()
        page.get_by_role("link", name="Engines").first.click()
        with page.expect_download() as loaded:
            page.get_by_role("link", name="Export the dossier").click()
        dossier = Path(str(loaded.value.path())).read_text(encoding="utf-8")
        page.close()
    assert "LIANFENG" in dossier.upper()
    assert heard == []


def test_a_whole_investigation_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(REPORT, encoding="utf-8")
    with serve(Workspace(tmp_path / "lading.db", lambda: NOW, lists=[CASE / "lists"])) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(address)
        press_to(page, "Upload documents")
        page.keyboard.press("Enter")
        page.wait_for_url("**/upload")
        # A file is chosen in a window of the system, which no page and no test can press keys in.
        page.get_by_label("Files").set_input_files([tmp_path / "report.html"])
        press_to(page, "Upload and read")
        page.keyboard.press("Enter")
        page.get_by_text("What now?").wait_for(timeout=60_000)
        press_to(page, "open")
        page.keyboard.press("Enter")
        page.wait_for_url("**/documents/*")
        press_to(page, "Open the claim")
        page.keyboard.press("Enter")
        page.wait_for_url("**/claims/*")
        press_to(page, "Yes")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Take back").wait_for()
        page.keyboard.press("/")
        page.keyboard.type("Shenzhen Lianfeng")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search**")
        press_to(page, re.compile("lianfeng", re.IGNORECASE))
        page.keyboard.press("Enter")
        page.wait_for_url("**/parties/**")
        press_to(page, "Menu")
        page.keyboard.press("Enter")
        press_to(page, "Exposures")
        page.keyboard.press("Enter")
        page.wait_for_url("**/exposures")
        look_around_by_keyboard(page)
        page.close()


def look_around_by_keyboard(page: Page) -> None:
    """From the exposures along a way and through the network to the dossier."""
    press_to(page, "supplier of listed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/paths/**")
    press_to(page, "Menu")
    page.keyboard.press("Enter")
    press_to(page, "Network")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network")
    press_to(page, "Moving picture")
    page.keyboard.press("Enter")
    page.locator("#canvas[data-ready=yes]").wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#card h2").inner_text()
    page.go_back()
    press_to(page, "Menu")
    page.keyboard.press("Enter")
    press_to(page, "Exposures")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exposures")
    press_to(page, "Dossier")
    with page.expect_download() as loaded:
        page.keyboard.press("Enter")
    assert loaded.value.suggested_filename.startswith("dossier-all-")


def press_to(page: Page, name: str | re.Pattern[str], most: int = 150) -> None:
    """Press Tab until what has that name has the focus, and can be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        text = str(page.evaluate("(document.activeElement.innerText || '').trim()"))
        if name.search(text) if isinstance(name, re.Pattern) else text.startswith(name):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_the_queue_is_worked_through_with_keys(browser: Browser, tmp_path: Path) -> None:
    with serve(make_workspace(tmp_path)) as address:
        page = browser.new_page()
        page.goto(f"{address}/workbench/review?as_of={DAY}")
        waiting = page.locator("h1 .count")
        start = int(waiting.inner_text().split()[0])
        first = page.locator("#item").get_attribute("data-id")
        page.keyboard.press("s")
        page.wait_for_url("**item=**")
        assert page.locator("#item").get_attribute("data-id") != first
        page.keyboard.press("n")
        expect(waiting).to_have_text(f"{start - 1} waiting")
        page.wait_for_load_state()  # its words are there before its keys are
        page.keyboard.press("z")
        expect(waiting).to_have_text(f"{start} waiting")
        page.close()


def test_paper_has_the_words_and_none_of_the_controls(browser: Browser, case: tuple[str, dict[str, str]]) -> None:
    page = browser.new_page(viewport={"width": 720, "height": 1000})
    page.goto(find(case, "paths/{party}"))
    page.emulate_media(media="print")
    assert page.locator("blockquote").first.is_visible()
    assert not page.locator("nav.main").is_visible()
    assert not page.locator(".find").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.close()
