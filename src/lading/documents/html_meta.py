"""What a page says about itself: title, publisher, address and date of publication, from its metadata alone.

A date is never guessed from the text or the address: a wrong one would move a disclosure in time.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from lading.model.period import first_day

DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "publishdate", "publish-date",
    "publication_date", "pubdate", "date", "citation_publication_date", "article.published",
)  # fmt: skip
PUBLISHER_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
AUTHOR_NAMES = ("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
TITLE_NAMES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
ARTICLES = re.compile(r"Article|NewsArticle|Report|BlogPosting|WebPage|PressRelease|Dataset")
ISO_DAY = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:[T ].*)?|(\d{4})(\d{2})(\d{2})(?:T.*)?|(\d{4})", re.DOTALL)
SLASHED = re.compile(r"(\d{4})/(\d{2})/(\d{2})")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Metadata of a page; empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str | None = None
    author: str = ""


def read_meta(tree: HtmlElement) -> PageMeta:
    """The metadata in a page's head, in its JSON-LD and, for the date, in its `<time>` elements."""
    named = _named(tree)
    linked = list(_linked_data(tree))
    canonical = [
        link.get("href") or ""
        for link in tree.iterdescendants("link")
        if (link.get("rel") or "").lower() == "canonical"
    ]
    return PageMeta(
        title=_first(named, TITLE_NAMES) or _text_of(tree, "h1") or _text_of(tree, "title"),
        publisher=_first(named, PUBLISHER_NAMES) or next(filter(None, map(_publisher_of, linked)), ""),
        url=next((url for url in [*canonical, named.get("og:url", "")] if url.startswith(("http://", "https://"))), ""),
        published=_find_date(tree, named, linked=linked),
        author=_first(named, AUTHOR_NAMES),
    )


def read_date(words: str) -> str | None:
    """The ISO 8601 prefix that a machine-readable date begins with, or none."""
    found = ISO_DAY.fullmatch(SLASHED.sub(r"\1-\2-\3", words.strip()))
    if not found:
        return None
    date = found[1] or found[5] or f"{found[2]}-{found[3]}-{found[4]}"
    try:
        first_day(date)
    except ValueError:
        return None
    return date


def _named(tree: HtmlElement) -> dict[str, str]:
    """The first value of each `<meta>` name, in small letters."""
    named: dict[str, str] = {}
    for meta in tree.iterdescendants("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            named.setdefault(key.strip().lower(), value)
    return named


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _text_of(tree: HtmlElement, tag: str) -> str:
    element = next(tree.iterdescendants(tag), None)
    return "" if element is None else " ".join(element.text_content().split())


def _find_date(tree: HtmlElement, named: Mapping[str, str], *, linked: list[Mapping[str, object]]) -> str | None:
    given = [named[name] for name in DATE_NAMES if name in named]
    given += [value for item in linked if isinstance(value := item.get("datePublished"), str)]
    times = list(tree.iterdescendants("time"))
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    given += [time.get("datetime") or "" for time in marked or times[:1]]
    return next(filter(None, map(read_date, given)), None)


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The JSON-LD items of a page that are a page or an article. Broken JSON says nothing."""
    for script in tree.iterdescendants("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from (item for item in _items(data) if ARTICLES.search(str(item.get("@type", ""))))


def _items(data: object) -> Iterator[Mapping[str, object]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _publisher_of(item: Mapping[str, object]) -> str:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) else ""
