"""Posts, towns and makers that stand right beside a Chinese name: X总经理Y, 深圳的X, X旗下的Y, X的L550E发动机."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lading.claims.shallow.values import Event, Found, Phrase
from lading.claims.zh.knowledge import Knowledge, either
from lading.claims.zh.names import Scan
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
BODIES = frozenset({K.ORG, K.AUTHORITY, K.MEDIA})
COMPANIES, PLACES, ITEMS = frozenset({K.ORG}), frozenset({K.PLACE}), frozenset({K.ITEM})
COPULA = re.compile(r"(?:本人)?(?:是|系|为|现任|曾任|时任|曾是|曾担任|担任|出任|就任)(?:中国|俄罗斯|美国)?")
LONGEST = 20
BEFORE_TITLE = "(?:的|（[^）]*）)?(?:前|时任|现任|联合|共同|高级|副|常务|首席|女|名誉|兼|新任)*"
BESIDE = (
    ("TOWN", PLACES, COMPANIES, re.compile("的?"), False),
    ("TOWN", COMPANIES, PLACES, re.compile("位于|的?总部(?:位于|设在|在)"), True),
    ("UNDER", BODIES, COMPANIES, re.compile("(?:旗下|下属|麾下)的?(?:公司|企业|子公司)?[「“]?"), False),
    (
        "MADE",
        COMPANIES,
        ITEMS,
        re.compile(r"(?:公司)?(?:的|生产的|制造的|研制的|自研的)[\u4e00-\u9fff]{0,8}[「“]?"),
        False,
    ),
)
"""What two names beside each other say: the event, what each is, the words between, whether the first is `self`."""


def read_beside(scan: Scan, names: Sequence[Found]) -> Iterator[Event]:
    """Events of names that stand beside each other in one sentence."""
    rows = [n for n in names if n.kind is not K.GROUP]
    words = scan.knowledge.words
    directs = words["persons.directs"]
    title = scan.knowledge.pattern("posts", lambda: _title(scan.knowledge))
    for left, right in pairwise(rows):
        between = scan.plain[left.end : right.start]
        if len(between) > LONGEST:
            continue
        match = title.fullmatch(between)
        if match and right.kind is K.PERSON and (left.kind in BODIES or left.country):
            word = "POST" if match["post"] in directs and left.kind is not K.PLACE else "WORK"
            arguments = {"holder": [_phrase(right)], "body": [_phrase(left)], "post": [_post(left.end, between)]}
            yield Event(word, True, arguments, left.span.join(right.span), scan.span, subordinate=True)
        if left.kind is K.PERSON and right.kind in BODIES and COPULA.fullmatch(between):
            yield from _held(scan, left, right, title)
        for word, first, second, pattern, turned in BESIDE:
            if (
                left.kind in first
                and right.kind in second
                and pattern.fullmatch(between)
                and not (word == "TOWN" and (right if turned else left).country)
            ):
                own, other = (left, right) if turned else (right, left)
                arguments = {"self": [_phrase(own)], "town" if word == "TOWN" else "owner": [_phrase(other)]}
                yield Event(word, True, arguments, left.span.join(right.span), scan.span, subordinate=True)


def _held(scan: Scan, person: Found, body: Found, title: re.Pattern[str]) -> Iterator[Event]:
    """`A是B的总经理`: the post that the words after the body give."""
    match = title.match(scan.plain, body.end, scan.span.end)
    if match is not None:
        word = "POST" if match["post"] in scan.knowledge.words["persons.directs"] else "WORK"
        post = _post(body.end, match.group())
        arguments = {"holder": [_phrase(person)], "body": [_phrase(body)], "post": [post]}
        yield Event(word, True, arguments, person.span.join(Span(body.start, match.end())), scan.span, subordinate=True)


def _phrase(name: Found) -> Phrase:
    return Phrase(name.start, name.end, name.span, name.key, (name.key,), name=name)


def _post(at: int, between: str) -> Phrase:
    text = between.strip("的「“")
    return Phrase(at, at + len(between), Span(at, at + len(between)), text, (text,))


def _title(knowledge: Knowledge) -> str:
    posts = either(knowledge.words["persons.directs"] | knowledge.words["persons.works"])
    return f"{BEFORE_TITLE}(?P<title>[\u4e00-\u9fff]{{0,10}}?(?P<post>{posts}))(?:（[^）]*）|兼[\u4e00-\u9fff]+)?[「“]?"
