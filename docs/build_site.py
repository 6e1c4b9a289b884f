"""What the site of the documentation does with links that pages in a checkout may have and a site may not: `make site`."""

import re
from pathlib import PurePosixPath
from typing import Any

LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, page: Any, files: Any, **_: object) -> str:
    """A page as the site shows it. Called by the builder for each one."""
    pages = sorted(file.src_uri for file in files.documentation_pages())
    return adapt_links(markdown, PurePosixPath(page.file.src_uri).parent, pages)


def adapt_links(markdown: str, folder: PurePosixPath, pages: list[str]) -> str:
    """A link to a file outside of the documentation becomes its words and path, one to a folder of pages leads to its first."""

    def adapt(link: re.Match[str]) -> str:
        words, target, _ = link.groups()
        if ":" in target:
            return link[0]
        path = _walk(folder, target)
        if path.startswith(".."):
            return f"{words} (`{path.removeprefix('../')}`)"
        inside = [page for page in pages if page.startswith(f"{path}/")]
        return f"[{words}]({'../' * len(folder.parts)}{inside[0]})" if inside else link[0]

    return LINK.sub(adapt, markdown)


def _walk(folder: PurePosixPath, target: str) -> str:
    """Where a link leads, from the root of the documentation; what lies outside begins with `../`."""
    parts: list[str] = []
    for part in (folder / target).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
