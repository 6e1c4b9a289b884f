"""What becomes of links that a checkout has and the site of the documentation has not."""

import importlib
import sys
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["README.md", "adr/0001-first.md", "adr/0002-second.md", "how-to/screen.md"]


@pytest.fixture(scope="module")
def site() -> ModuleType:
    sys.path.insert(0, str(DOCS))
    try:
        return importlib.import_module("build_site")
    finally:
        sys.path.remove(str(DOCS))


@pytest.mark.parametrize(
    ("folder", "link", "shown"),
    [
        ("how-to", "[rules](../../src/lading/rules.yml)", "rules (`src/lading/rules.yml`)"),
        (".", "[the case](../examples/kupol)", "the case (`examples/kupol`)"),
        (".", "[adr/](adr/)", "[adr/](adr/0001-first.md)"),
        ("how-to", "[decisions](../adr/)", "[decisions](../adr/0001-first.md)"),
        ("adr", "[a table](../how-to/screen.md#speed)", "[a table](../how-to/screen.md#speed)"),
        (".", "[a page](https://example.org/a)", "[a page](https://example.org/a)"),
        (".", "[missing](nowhere.md)", "[missing](nowhere.md)"),
    ],
)
def test_a_link_leads_somewhere_on_the_site_or_becomes_words(
    site: ModuleType, folder: str, link: str, shown: str
) -> None:
    assert site.adapt_links(f"See {link}.", PurePosixPath(folder), PAGES) == f"See {shown}."
