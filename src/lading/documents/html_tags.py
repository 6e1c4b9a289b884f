"""What HTML's tags and attributes say: what is shown, what stands in a line, what is no part of the text proper."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head", "audio",
        "video", "canvas", "select", "option", "textarea", "button", "input", "datalist", "map",
    }
)  # fmt: skip
INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "ins", "kbd", "label", "mark", "meter", "output", "picture", "img", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
HEADINGS = frozenset(
    {
        "h1", "h2", "h3", "h4", "h5", "h6",
    }
)  # fmt: skip
BOILERPLATE_TAGS = frozenset(
    {
        "nav", "aside", "footer", "form", "dialog", "menu",
    }
)  # fmt: skip
BOILERPLATE_ROLES = frozenset(
    {
        "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alert",
    }
)  # fmt: skip
BOILERPLATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:igation|bar)?|menu|breadcrumbs?|sidebar|footer|share|sharing|social|related|recommend(?:ed|ations?)|trending|"
    r"newsletter|subscribe|cookies?|consent|promo|advert(?:isement)?|ads?|comments?|most-read|popular|paywall|skip-link)(?=$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACES = re.compile(r"[ \t\n\r\f\v]+")


def is_unseen(element: HtmlElement) -> bool:
    """Whether a browser would not show an element."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" or bool(HIDDEN_STYLE.search(element.get("style") or ""))


def is_boilerplate(element: HtmlElement, above: Sequence[HtmlElement]) -> bool:
    """Whether an element, opened inside those `above`, is a menu, a footer, a sidebar or the like."""
    if element.tag in {"body", "html", "main", "article"}:
        return False
    if element.tag in BOILERPLATE_TAGS or element.get("role") in BOILERPLATE_ROLES:
        return True
    if element.tag == "header":
        return not any(parent.tag in {"article", "main"} for parent in above)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(BOILERPLATE_NAMES.search(names))
