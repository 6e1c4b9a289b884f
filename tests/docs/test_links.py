"""Whatever a page of the documentation points at is there, and every page is pointed at."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
FOLDERS = ("docs", "examples", "training", "evals")
PAGES = sorted((*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))))
INDEXED = sorted(
    page for folder in ("how-to", "explain", "reference", "adr") for page in ROOT.glob(f"docs/{folder}/*.md")
)


def find_links(page: Path) -> list[str]:
    """The addresses within the project that a page points at."""
    found = (one or other for one, other in LINK.findall(page.read_text(encoding="utf-8")))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def find_anchors(page: Path) -> set[str]:
    """The headings of a page, as addresses name them."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = (re.sub(r"[^\w\- ]", "", head.lower()) for head in re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE))
    return {head.replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in find_links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} points at {link}, which is not there"
        assert not anchor or anchor in find_anchors(target), f"{link}: no such heading"


def test_the_pages_are_found_and_so_are_their_links() -> None:
    names = {str(page.relative_to(ROOT)) for page in PAGES}
    assert {"README.md", "CONTRIBUTING.md", "training/README.md", "evals/README.md", "docs/README.md"} <= names
    assert sum(len(find_links(page)) for page in PAGES) > 50


def test_the_first_page_of_the_documentation_leads_to_every_other() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in find_links(index)}
    # A folder that is linked stands for what is in it.
    assert [page for page in INDEXED if page not in linked and page.parent not in linked] == []
