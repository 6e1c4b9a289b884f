"""The arguments of a Chinese verb: its object, what its prepositions govern, the names inside them, and what bends it."""

import re
from collections.abc import Sequence

from lading.claims.shallow.values import Event, Phrase
from lading.claims.zh.names import Scan
from lading.claims.zh.segments import SAME, Segment, Token, read_phrase
from lading.model.claim import MentionKind, Stance
from lading.model.span import Span

K = MentionKind
Arguments = dict[str, list[Phrase]]
PASSIVE = frozenset({"被"})
GIVEN = frozenset({"由"})
AFTER = frozenset({"到", "给", "在", "与", "从", "向", "于"})
AND = frozenset({"并", "和", "及", "、", "并且", "以及", "或"})
"""Joints between two verbs that share an object: `研发并试飞一款无人机`."""
FOR = frozenset({"用于", "用来", "用以", "专用于"})
ASPECT = re.compile(r"^(?:了|过|着|到|出|至|给)+")


def as_phrase(token: Token) -> Phrase:
    """A name as a phrase of its own."""
    return Phrase(token.start, token.end, Span(token.start, token.end), token.word, (token.word,), name=token.name)


def is_time(phrase: Phrase) -> bool:
    """Whether a phrase only says when."""
    return phrase.name is None and bool(
        re.fullmatch(
            r"[\d年月日至今去前后当时此外目随同其中而但且又还也并，因此然后的是]*|.*(?:年|月|日|时|后|前|期间|以来|季度)",
            phrase.words[0] if phrase.words else "",
        )
    )


def read_argument(tokens: Sequence[Token], at: int, scan: Scan) -> tuple[list[Phrase], int]:
    """What a preposition governs; nothing where a verb follows at once."""
    joined = tokens[at].word in {"把", "将", "对", "针对", "被", "由"}
    phrases, end = read_phrase(tokens, at + 1, scan, after_verb=joined)
    return phrases, max(end, at + 1)


def make_event(segment: Segment, scan: Scan, at: int, *, topic: list[Phrase], before: Arguments) -> Event:
    """The event of the verb at a token; `before` is what prepositions before it govern."""
    tokens = segment.tokens
    token = tokens[at]
    found: Arguments = {key: list(rows) for key, rows in before.items()}
    objects, end = _objects(tokens, at, scan)
    found["obj"] = objects
    while end < len(tokens) and tokens[end].kind == "prep":
        source = SAME.get(tokens[end].word, tokens[end].word)
        if source not in AFTER:
            break
        phrases, following = read_phrase(tokens, end + 1, scan, after_verb=True)
        found.setdefault(source, []).extend(phrases)
        end = max(following, end + 1)
    maker = _maker(tokens, end, scan)
    if maker is not None:
        found["obj_maker"], found["obj"] = objects, maker
    _add_lists(found)
    _add_inner(found)
    event = Event(token.word, False, found, segment.span, scan.span)
    passive = bool(PASSIVE & before.keys())
    if passive or GIVEN & before.keys():
        found["topic"] = topic
        event.passive = True
        if passive:
            found["topic_passive"] = topic
    elif "把" in before or "将" in before:
        found["subj"] = topic
    else:
        found["subj"] = topic
    return event


def _maker(tokens: Sequence[Token], end: int, scan: Scan) -> list[Phrase] | None:
    """What a verb's object comes to where a verb and `的` follow: in `发现英特尔生产的芯片` the chips, not Intel."""
    if end + 1 < len(tokens) and tokens[end].kind == "verb" and tokens[end + 1].word.startswith("的"):
        return read_phrase(tokens, end + 1, scan, after_verb=True)[0]
    return None


def _add_inner(found: Arguments) -> None:
    """The names inside a phrase that is none itself: `担任X公司董事长`, `参观X公司的工厂`."""
    for key in ("obj", "在", "到"):
        inner = [n for p in found.get(key, ()) if p.name is None for n in p.inner]
        if inner:
            found[f"{key}_of"] = [Phrase(n.start, n.end, n.span, n.key, (n.key,), name=n) for n in inner]


def _objects(tokens: Sequence[Token], at: int, scan: Scan) -> tuple[list[Phrase], int]:
    """What follows a verb, past its aspect; after 的 it is what the verb describes."""
    following = at + 1
    if following + 1 < len(tokens) and tokens[following].word in AND and tokens[following + 1].kind == "verb":
        following += 2
    if following < len(tokens) and tokens[following].word in FOR:
        following += 1
    phrases, end = read_phrase(tokens, following, scan, after_verb=True)
    if not phrases and (described := find_described(tokens, end)) is not None:
        return [as_phrase(tokens[described])], described + 1
    if phrases and phrases[0].name is None:
        first = phrases[0]
        word = first.words[0] if first.words else ""
        lead = ASPECT.match(word)
        if lead and len(word) > lead.end():
            first.span = Span(first.span.start + lead.end(), first.span.end)
            first.words = (word[lead.end() :],)
            first.head = first.head[lead.end() :] if first.head.startswith(word[: lead.end()]) else first.head
    return [p for p in phrases if not is_time(p)], end


def find_described(tokens: Sequence[Token], at: int) -> int | None:
    """Where the name is that the verb at a token describes: in `位于深圳的X` that of X."""
    if at >= len(tokens) or tokens[at].kind != "verb":
        return None
    bound = False
    for i in range(at + 1, len(tokens)):
        token = tokens[i]
        if token.kind not in {"name", "text"}:
            return None
        if token.name is not None and bound and token.name.kind is not K.PLACE:
            return i
        bound = bound or (token.kind == "text" and token.word.endswith("的"))
    return None


def _add_lists(found: Arguments) -> None:
    """The list that an object is, and whose it is: 列入美国实体清单."""
    for key in ("obj", "到"):
        for phrase in found.get(key, ()):
            word = phrase.words[0] if phrase.words else phrase.head
            if phrase.name is None and word.endswith(("名单", "清单", "黑名单")):
                found.setdefault("obj_list", []).append(phrase)
                owners = [n for n in phrase.inner if n.kind in {K.AUTHORITY, K.PLACE}]
                found.setdefault("list_owner", []).extend(Phrase(n.start, n.end, n.span, n.key, name=n) for n in owners)


def bend(event: Event, bent: Sequence[Token]) -> None:
    """What negation, hedges, plans and endings before a verb make of it."""
    for token in bent:
        if token.kind == "neg":
            event.negated, event.mood_cue = True, token.word
        elif token.kind == "stop":
            event.negated, event.stopped, event.mood_cue = True, True, token.word
        elif token.kind == "hedge" and event.mood is None:
            event.mood, event.mood_cue = Stance.HEDGED, token.word
        elif token.kind == "plan" and event.mood is None and not event.negated:
            event.mood, event.mood_cue = Stance.PLANNED, token.word
