"""SVG elements as text, and the width of words before anybody has drawn them."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from lading.reports.reveal import one_line

NARROW, WIDE = frozenset("iIjl.,:;'’|!()[] -ftr·"), frozenset("mwMWＷ@%—")
ELLIPSIS = "…"


def element(name: str, *content: str, **attributes: object) -> Markup:
    """One element. Attribute names are written with `_` for `-`; `class_` is `class`; what is None is left out."""
    held = Markup("").join(
        Markup(' {}="{}"').format(_attribute(key), _value(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, held, Markup("").join(content))


def link_to(anchor: str) -> str:
    """The address of a place: `#party-7` for one of the same page; what begins with a slash leads to another page."""
    return anchor if anchor.startswith("/") else f"#{anchor}"


def text_width(text: str, size: float) -> float:
    """About how wide a text runs in a sans serif of a size: generous, for no font of the reader's is known here."""
    return size * sum(_character_width(character) for character in text)


def wrap_words(text: str, *, width: float, size: float, lines: int) -> tuple[str, ...]:
    """A text in at most so many lines of at most that width; what does not fit ends in an ellipsis."""
    rest = one_line(text)
    found: list[str] = []
    while rest and len(found) < lines:
        head = _fit(rest, width, size)
        if len(head) < len(rest) and len(found) == lines - 1:
            while head and text_width(head + ELLIPSIS, size) > width:
                head = head[:-1]
            return (*found, head.rstrip() + ELLIPSIS)
        found.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return tuple(found)


def text_block(lines: Sequence[str], *, x: float, y: float, leading: float, **attributes: object) -> Markup:
    """Lines of text one under the other, each isolated so that scripts of both directions stay in their place."""
    rows = [element("text", escape(line), x=x, y=y + i * leading, **attributes) for i, line in enumerate(lines)]
    return Markup("").join(rows)


def _fit(text: str, width: float, size: float) -> str:
    """The longest head of a text that fits, cut at a space or between ideographs, inside a word only if it must."""
    room, cut, last = width, 0, 0
    for i, character in enumerate(text):
        room -= size * _character_width(character)
        if room < 0:
            break
        cut = i + 1
        if character in " -/" or _is_wide(character):
            last = i + 1
    if cut == len(text):
        return text
    return text[: last or max(cut, 1)]


def _character_width(character: str) -> float:
    if _is_wide(character):
        return 1.02
    if character in NARROW:
        return 0.36
    if character in WIDE:
        return 0.92
    return 0.72 if character.isupper() else 0.6


def _is_wide(character: str) -> bool:
    """Whether a character is an ideograph, kana, hangul or full-width form."""
    return "\u1100" <= character <= "\u115f" or "\u2e80" <= character <= "\ud7a3" or "\uf900" <= character <= "\uffe6"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else one_line(str(value))
