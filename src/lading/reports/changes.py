"""Changes of `exposure.watch` as JSON lines and as an Atom feed."""

import dataclasses
import json
import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from lading.exposure.watch import Change
from lading.model.ids import digest

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""


def render_change_lines(changes: Iterable[Change]) -> str:
    """One JSON object a line: kind, caption, words, reasons, quotes, before, after."""
    return "".join(json.dumps(dataclasses.asdict(change), ensure_ascii=False) + "\n" for change in changes)


def render_feed(changes: Sequence[Change], *, as_of: str, caution: str) -> str:
    """An Atom feed (RFC 4287), one entry a change. The same changes have the same ids, so that a reader shows each once."""
    entries = "".join(_entry(change, caution) for change in changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>urn:lading:watch</id>\n  <title>Lading: who became listed, owned, exposed or was cleared</title>\n"
        f"  <updated>{as_of}T00:00:00Z</updated>\n  <author><name>Lading</name></author>\n"
        f"  <subtitle>{_xml(caution)}</subtitle>\n{entries}</feed>\n"
    )


def say_kind(kind: str) -> str:
    """`no longer exposed`, `listing changed`."""
    return kind.replace("_", " ")


def _entry(change: Change, caution: str) -> str:
    own = digest(change.kind, change.caption, change.words, *change.reasons, change.before, change.after)
    parts = [f"<p>{_xml(change.words)}</p>"]
    parts += [f"<p>Why: {_xml(reason)}</p>" for reason in change.reasons]
    parts += [
        f"<blockquote>{_xml(quote.exact)} ({_xml(quote.place or quote.document)})</blockquote>"
        for quote in change.quotes
    ]
    content = escape("".join((*parts, f"<p>{_xml(caution)}</p>")))
    return (
        f"  <entry>\n    <id>urn:lading:change:{own}</id>\n    <title>{_xml(f'{change.caption}: {say_kind(change.kind)}')}</title>\n"
        f'    <updated>{change.after}T00:00:00Z</updated>\n    <content type="html">{content}</content>\n  </entry>\n'
    )


def _xml(text: str) -> str:
    return escape(NO_XML.sub("\ufffd", text))
