"""How templates are filled: everything escaped, every steering character shown, and the filters that all pages use."""

import re
from collections.abc import Mapping

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from lading.reports import ownership, phrases, words
from lading.reports.reveal import direction, one_line, reveal, shorten
from lading.reports.svg import link_to

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DATE = re.compile(r"\b\d{4}-\d{2}(-\d{2})?\b")
LINK = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


def make_environment(loader: BaseLoader) -> Environment:
    """Jinja with everything escaped and every steering character made visible, wherever a value is printed."""
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: reveal(value) if type(value) is str else value,
    )
    filters: Mapping[str, object] = {
        "dates": _keep_dates,
        "link": lambda url: url if LINK.fullmatch(url) else "",
        "href": link_to,
        "lang": lambda code: code if LANGUAGE.fullmatch(code) and code != "und" else "",
        "direction": direction,
        "shorten": shorten,
        "one_line": one_line,
        "count_noun": words.count_noun,
        "sentence": _begin_large,
        "strength": phrases.say_strength,
        "qualifiers": phrases.say_qualifiers,
    }
    environment.filters.update(filters)
    environment.globals["path_words"] = phrases.say_path
    environment.globals["finding_words"] = ownership.say_finding
    environment.globals["stake_places"] = ownership.list_places
    return environment


def _begin_large(text: str) -> str:
    """A phrase as the beginning of a line."""
    return text[:1].upper() + text[1:]


def _keep_dates(text: str) -> Markup:
    """A text with its dates kept from breaking at their hyphens."""
    return Markup(DATE.sub(r'<span class="date">\g<0></span>', str(escape(reveal(text)))))  # noqa: S704  # escaped
