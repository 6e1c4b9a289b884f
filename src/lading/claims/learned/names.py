"""Tags and other readers' names → the mentions of a document, and their places in a window."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lading.claims.learned.found import Named
from lading.claims.learned.labels import BODIES, DESCRIBED
from lading.claims.learned.scope import Spot
from lading.claims.learned.windows import Window
from lading.documents.sentences import Sentence
from lading.model.claim import Mention, MentionKind
from lading.model.document import Document
from lading.model.span import Span

AS_NAMED = {
    MentionKind.ORG: "ORG", MentionKind.AUTHORITY: "GOVBODY", MentionKind.MEDIA: "MEDIA", MentionKind.PERSON: "PERSON",
    MentionKind.PLACE: "PLACE",
}  # fmt: skip

SPACELESS = "\u2e80"
"""From here on letters are written without spaces between words."""

ARTICLES = frozenset({"the", "a", "an"})
"""Words that are no mention by themselves, though the network may mark the beginning of one only."""

ASIDE = re.compile(
    r",\s+(?:too|also|which|who|whose|where|when|as well|including|however|meanwhile|котор\w+|также|тоже|где|однако|включая)\b"
)
"""Where a name ends though the network goes on: "Infineon, too", "Kupol, which"."""
INSTRUMENT = re.compile(
    r"E\.?\s?O\.?(?:\s?\d+)?|Specially Designated Nationals?|Blocked Persons?|(?:.+ )?(?:SDN|Entity|Unverified) List|(?:.+ )?(?:Act|Order|Orders|Regulations?|Code|Treaty|Convention|Resolution|Directive|Decree)(?: \d+)?"
    r"|(?:.+ )?(?:[Зз]акон|[Уу]каз|[Кк]одекс)(?:а|у|ом|е)?(?: .+)?|(?:.+ )?(?:[Пп]остановлени|[Рр]аспоряжени)(?:е|я|ю|ем|и)(?: .+)?|УК(?: РФ)?|.{2,}(?:法案|条例|條例|决议|決議|行政令|(?<!最高)法)"
)
"""What a law or an order is called: it binds, and does nothing itself."""


def find_names(document: Document, window: Window, spans: Sequence[tuple[int, int, str]]) -> Iterator[Named]:
    """The mentions that the tags give the fresh sentences of a window."""
    for start, end, kind in spans:
        home = next((i for i, (a, b) in enumerate(window.bounds) if a <= start < b), None)
        if home is None or window.first + home < window.fresh:
            continue
        last = min(end, window.bounds[home][1]) - 1
        span = _whole(document.text, _trim(document.text, Span(window.starts[start], window.ends[last])))
        aside = ASIDE.search(document.cut(span)) if kind not in DESCRIBED else None
        span = Span(span.start, span.start + aside.start()) if aside and aside.start() else span
        text = document.cut(span)
        if len(span) and text.casefold() not in ARTICLES and not (kind in BODIES and INSTRUMENT.fullmatch(text)):
            yield Named(span, text, kind, window.first + home)


def add_known(found: Sequence[Named], sentences: Sequence[Sentence], known: Sequence[Mention]) -> list[Named]:
    """The mentions found, each with the party that another reader gives the same name, and that reader's further names."""
    names = {n.span: n for n in found if n.kind in DESCRIBED}
    named = sorted((n for n in found if n.kind not in DESCRIBED), key=lambda n: n.span.start)
    at, first = 0, 0
    for mention in sorted(known, key=lambda m: (m.span.start, -m.span.end)):
        kind = AS_NAMED.get(mention.kind) or ("MODEL" if mention.kind is MentionKind.ITEM else None)
        while at < len(sentences) and sentences[at].span.end <= mention.span.start:
            at += 1
        if kind is None or at == len(sentences):
            continue
        while first < len(named) and named[first].span.end <= mention.span.start:
            first += 1
        clash = (
            [i for i in range(first, len(named)) if named[i].span.overlaps(mention.span)][:1]
            if first < len(named)
            else []
        )
        if not clash:
            kind = "COUNTRY" if mention.kind is MentionKind.PLACE and mention.country else kind
            names.setdefault(
                mention.span, Named(mention.span, mention.text, kind, at, mention.party, known=mention.kind)
            )
        elif named[clash[0]].span == mention.span and _is_like(named[clash[0]].kind, kind):
            named[clash[0]] = replace(named[clash[0]], party=mention.party, known=mention.kind)
    bodies = {m.text: m for m in known if m.kind in AS_NAMED}
    for n, name in enumerate(named):  # a firm that is named by itself is no product of that name
        if name.kind == "MODEL" and name.text in bodies:
            body = bodies[name.text]
            named[n] = replace(name, kind=AS_NAMED[body.kind], party=body.party, known=body.kind)
    names |= {n.span: n for n in named}
    return sorted(names.values(), key=lambda n: (n.span.start, -n.span.end))


def _is_like(kind: str, other: str) -> bool:
    """Whether two readers mean the same sort of thing: which body it is, the one that knows the name says."""
    return kind == other or {kind, other} <= BODIES or {kind, other} <= {"COUNTRY", "PLACE"}


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:.“”\"'’‘"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:“”\"'’‘"):
        end -= 1
    return Span(start, end)


def _whole(text: str, span: Span) -> Span:
    """The span, widened to the words that its ends cut: tags are given to pieces of words. Scripts without spaces stay as they are."""
    start, end = span.start, span.end
    while start < end and start and _joined(text[start - 1 : start + 1]):
        start -= 1
    while start < end < len(text) and _joined(text[end - 1 : end + 1]):
        end += 1
    return Span(start, end)


def _joined(pair: str) -> bool:
    return all(letter.isalpha() and letter < SPACELESS for letter in pair)


def place_name(name: Named, window: Window) -> Spot | None:
    """A mention in the pieces of a window."""
    first, last = window.bounds[name.sentence - window.first]
    inside = [i for i in range(first, last) if window.starts[i] < name.span.end and window.ends[i] > name.span.start]
    return Spot(inside[0], inside[-1] + 1, name.kind, name.sentence, name.party) if inside else None
