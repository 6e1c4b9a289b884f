"""The values of forms and tables: the name in a party's value, its identifiers, dates and amounts."""

import re
from decimal import Decimal, InvalidOperation

from lading.claims.fields.labels import FieldLexicon, normalize
from lading.model.claim import Mention, MentionKind
from lading.model.period import Period
from lading.model.span import Span

PARTY_WIDTH = 160
"""A longer value without a comma or a line's end is a sentence, not a name."""
QUOTED = re.compile(r"«[^»]{1,120}»(?:[^«»\s,;(]{0,40}»)?|“[^”]{1,120}”|\"[^\"]{1,120}\"")
CUT = re.compile(r"[\n;；|\t]|[,，、]|\s[—–-]\s|[(（]")
TRAILING = " \t\u00a0,，;；.。:：、"
ISO_DATE = re.compile(r"\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b")
DOTTED_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
SLASHED_DATE = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
HAN_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?")
WORDED_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([^\W\d_]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,\s*)?(\d{4})\b"
)
NUMBER = re.compile(r"\d(?:[\d\s\u00a0\u202f'’.,]*\d)?")
ITEM_WIDTH = 200


def find_party(text: str, span: Span, *, lexicon: FieldLexicon) -> Mention | None:
    """The party that a value names, with the identifiers the value gives; none where it names nobody."""
    name = _name_span(text, span, lexicon=lexicon)
    words = name.cut(text)
    if sum(map(str.isalpha, words)) < 2 or len(words) > PARTY_WIDTH or normalize(words) in lexicon.nobody:
        return None
    kind = MentionKind.PERSON if lexicon.persons.match(words) else MentionKind.ORG
    identifiers = find_identifiers(span.cut(text), lexicon)
    return Mention(name, words, kind, " ".join(words.split()), identifiers=identifiers)


def find_identifiers(value: str, lexicon: FieldLexicon) -> tuple[tuple[str, str], ...]:
    """The identifiers written in a value, as FollowTheMoney property and cleaned value."""
    pairs = [
        (prop, found["id"].upper())
        for prop, pattern in lexicon.identifiers.items()
        for found in pattern.finditer(value)
    ]
    return tuple(dict.fromkeys(pairs))


def find_items(text: str, span: Span) -> tuple[Span, ...]:
    """The goods that a value names: the parts between semicolons and line ends, each without its further details."""
    parts = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^;；\n]+", span.cut(text))]
    trimmed = [_trim(text, Span(part.start, min(part.end, part.start + ITEM_WIDTH))) for part in parts]
    return tuple(part for part in trimmed if any(map(str.isalpha, part.cut(text))))


def parse_day(words: str, lexicon: FieldLexicon) -> Period | None:
    """The one day, or month, that a date field gives. None for no date, two dates, or 04/05/2024, which is two days."""
    found = _find_days(words, lexicon)
    if len(set(found)) != 1:
        return None
    try:
        return Period(found[0], found[0])
    except ValueError:
        return None


def parse_amount(words: str, *, label: str, lexicon: FieldLexicon) -> tuple[str, str]:
    """Amount as a decimal string and ISO currency code, the latter from the value or its label; empty if not told."""
    numbers = NUMBER.findall(words)
    if len(numbers) != 1:
        return "", ""
    amount = _parse_number(numbers[0])
    return amount, find_currency(words, lexicon) or find_currency(label, lexicon)


def find_currency(words: str, lexicon: FieldLexicon) -> str:
    """The ISO code of the only currency that some words name; empty for none or several."""
    codes = {lexicon.currencies[found.casefold()] for found in lexicon.currency_words.findall(words)}
    return codes.pop() if len(codes) == 1 else ""


def _name_span(text: str, span: Span, *, lexicon: FieldLexicon) -> Span:
    """The part of a value that is the name: up to the first comma, line end or identifier that does not belong to it."""
    value = span.cut(text)
    quoted = [found.span() for found in QUOTED.finditer(value)]
    stop = next(
        (m.start() for m in lexicon.after_name.finditer(value) if m.start() and not _inside(m.start(), quoted)),
        len(value),
    )
    for mark in CUT.finditer(value, 0, stop):
        if _inside(mark.start(), quoted) or not mark.start() or _goes_on(value, mark, lexicon=lexicon):
            continue
        stop = mark.start()
        break
    return _trim(text, Span(span.start, span.start + stop))


def _inside(place: int, quoted: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in quoted)


def _goes_on(value: str, mark: re.Match[str], *, lexicon: FieldLexicon) -> bool:
    """Whether a name goes on after a comma (`Co., Ltd`) or a bracket (`（深圳）有限公司`)."""
    rest = value[mark.end() :]
    if mark.group() in "(（":
        closed = re.match(r"[^()（）]{1,30}[)）](?=\s?\w)", rest)
        return closed is not None and not any(map(str.isdigit, closed.group()))
    if mark.group() not in ",，":
        return False
    part = re.split(r"[,，;；\n(（]", rest, maxsplit=1)[0].strip().rstrip(".").casefold()
    return part in lexicon.legal_forms


def _trim(text: str, span: Span) -> Span:
    words = span.cut(text)
    left = len(words) - len(words.lstrip(TRAILING))
    right = len(words.rstrip(TRAILING))
    if words[right : right + 1] == "." and re.search(
        r"\b(?:Ltd|Inc|Co|Corp|S\.A|L\.L\.C|S\.r\.l)$", words[:right], re.IGNORECASE
    ):
        right += 1
    return Span(span.start + left, span.start + max(left, right))


def _find_days(words: str, lexicon: FieldLexicon) -> list[str]:
    days = [_iso(year, month, day=day) for year, month, day in ISO_DATE.findall(words)]
    days += [_iso(year, month, day=day) for day, month, year in DOTTED_DATE.findall(words)]
    days += [_iso(year, month, day=day) for year, month, day in HAN_DATE.findall(words)]
    for first, second, year in SLASHED_DATE.findall(words):
        if int(first) > 12 or first == second:
            days.append(_iso(year, second, day=first))
        elif int(second) > 12:
            days.append(_iso(year, first, day=second))
    for before, name, after, year in WORDED_DATE.findall(words):
        month = lexicon.months.get(name.casefold())
        if month:
            days.append(_iso(year, str(month), day=before or after))
    return days


def _iso(year: str, month: str, *, day: str) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _parse_number(words: str) -> str:
    """`12 000,50`, `12,000.50` and `12000` as decimal strings; empty for `12.000`, which is one of two numbers."""
    plain = re.sub(r"[\s\u00a0\u202f'’]", "", words)
    last = max(plain.rfind(","), plain.rfind("."))
    marks = {mark for mark in ",." if mark in plain}
    if len(marks) == 2:
        whole, part = re.sub(r"[.,]", "", plain[:last]), plain[last + 1 :]
        plain = f"{whole}.{part}"
    elif marks:
        mark = marks.pop()
        tail = len(plain) - last - 1
        if plain.count(mark) > 1 or (tail == 3 and mark == ","):
            plain = plain.replace(mark, "")
        elif tail == 3:
            return ""
        else:
            plain = plain.replace(mark, ".")
    try:
        return str(Decimal(plain))
    except InvalidOperation:
        return ""
