"""A PDF page → its words and ruled lines, in one frame of co-ordinates whichever way the page is turned.

Words come from pdfium, character by character, with the boxes that the fonts give them. Letters turned by 90, 180 or
270 degrees are turned back; what stands askew (a watermark, a stamp) is a group of its own.
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SKEW = -1
"""The turn of letters that stand at no right angle."""
WORD_GAP = 0.3
"""Ems between two letters from which on they belong to two words, where the file sets no space."""
SAME_LINE = 0.35
"""Ems by which the feet of two letters of one word may differ."""
MAX_CHARACTERS = 60_000
"""Characters read from one page; an honest page has five thousand."""
MAX_RULES = 2_000
"""Lines and boxes read from one page."""
THIN = 2.5
"""Points up to which a painted box is a line."""
LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x02: "-", 0xFFFE: "-", 0x2010: "-",
}  # fmt: skip
"""What stands for letters; pdfium gives 2 or FFFE for a hyphen at the end of a line."""
BOLD = 600
"""Font weight from which on letters are bold."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points; y grows downwards, as lines do."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def foot(self) -> float:
        """Roughly where the letters stand: what the words of one line share, large or small."""
        return self.bottom - 0.25 * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: across (`top == bottom`) or down (`left == right`)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """Whether it goes from left to right."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one side of a page in one direction of reading."""

    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    unreadable: int = 0
    """Characters for which the file names no letter."""


def read_sheets(page: Any) -> tuple[Sheet, ...]:
    """The sheets of a pdfium page: the direction in which most letters stand first."""
    groups: dict[int, list[tuple[str, float, tuple[float, float, float, float], bool]]] = {}
    textpage = page.get_textpage()
    try:
        for turn, *glyph in _glyphs(textpage):
            groups.setdefault(turn, []).append(tuple(glyph))  # type: ignore[arg-type]  # the rest of one glyph
    finally:
        textpage.close()
    boxes = _boxes(page) if groups else []
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    sheets = []
    for number, (turn, glyphs) in enumerate(ordered):
        rules = () if number else tuple(rule for box in boxes for rule in _edges(_turn(box[:4], turn), stroked=box[4]))
        unreadable = sum(_is_unreadable(text) for text, *_ in glyphs)
        sheets.append(Sheet(tuple(_join_words(glyphs)), rules, unreadable))
    return tuple(sheets)


def _glyphs(textpage: Any) -> Iterator[tuple[int, str, float, tuple[float, float, float, float], bool]]:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    given = ctypes.byref(box)
    page = textpage.raw
    high, turn, size, bold = 0, 0, 0.0, False
    known: dict[float, float] = {}
    for number in range(min(textpage.count_chars(), MAX_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(page, number)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        text = _letter(code)
        if text.isspace() or not code:
            yield turn, " ", size, (0.0, 0.0, 0.0, 0.0), bold
            continue
        raw.FPDFText_GetLooseCharBox(page, number, given)
        turn = _quarter(raw.FPDFText_GetCharAngle(page, number))
        place = _turn((box.left, box.bottom, box.right, box.top), turn)
        if not all(map(math.isfinite, place)):
            continue
        size, place = _em(place, raw.FPDFText_GetFontSize(page, number), known)
        bold = raw.FPDFText_GetFontWeight(page, number) >= BOLD
        yield turn, text, size, place, bold


def _em(
    box: tuple[float, float, float, float], font: float, known: dict[float, float]
) -> tuple[float, tuple[float, float, float, float]]:
    """The height of letters, and a box of that height where the font gives that of the ink alone (`一`, `-`).

    `known` holds the heights of letters seen so far by the size that the file gives their font, which may be scaled.
    """
    left, top, right, bottom = box
    height = bottom - top
    usual = known.get(font, 0.0)
    if height >= 0.6 * usual:
        known[font] = height
        return max(height, 0.1), box
    middle = (top + bottom) / 2
    return usual, (left, middle - usual / 2, right, middle + usual / 2)


def _letter(code: int) -> str:
    """What a code of pdfium stands for. Fonts name Chinese characters by their radicals (U+2F00), which are others."""
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", chr(code))
    return LIGATURES.get(code) or (chr(code) if code < 0x110000 else "\ufffd")


def _quarter(angle: float) -> int:
    """How many quarter turns against the clock letters have made, from the angle with the clock that pdfium gives."""
    if not math.isfinite(angle) or angle < 0:
        return 0
    quarters = angle / (math.pi / 2)
    return -round(quarters) % 4 if abs(quarters - round(quarters)) < 0.05 else SKEW


def _turn(box: tuple[float, ...], turn: int) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) of the page as (left, top, right, bottom) where its letters stand upright."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, left, top, right
    if turn == 2:
        return -right, bottom, -left, top
    if turn == 3:
        return -top, -right, -bottom, -left
    return left, -top, right, -bottom


def _join_words(glyphs: list[tuple[str, float, tuple[float, float, float, float], bool]]) -> Iterator[Word]:
    held: list[tuple[str, float, tuple[float, float, float, float], bool]] = []
    for glyph in glyphs:
        text, size, box, _ = glyph
        if held and (text == " " or _parts(held[-1], box, size=size)):
            yield _make_word(held)
            held = []
        if text != " ":
            held.append(glyph)
    if held:
        yield _make_word(held)


def _parts(
    last: tuple[str, float, tuple[float, float, float, float], bool], box: tuple[float, ...], *, size: float
) -> bool:
    """Whether a letter begins a new word after the last one: it stands apart from it, before it or on another line.

    The letters of a ligature share its box.
    """
    gap = box[0] - last[2][2]
    em = max(size, last[1])
    if box[0] == last[2][0] and box[2] == last[2][2]:
        return False
    back = box[0] < last[2][0] - 0.1 * em
    return back or gap > WORD_GAP * em or abs(box[3] - last[2][3]) > SAME_LINE * em


def _make_word(glyphs: list[tuple[str, float, tuple[float, float, float, float], bool]]) -> Word:
    boxes = [box for _, _, box, _ in glyphs]
    return Word(
        "".join(text for text, *_ in glyphs),
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        max(size for _, size, *_ in glyphs),
        2 * sum(bold for *_, bold in glyphs) > len(glyphs),
    )


def _is_unreadable(text: str) -> bool:
    return text == "\ufffd" or "\ue000" <= text <= "\uf8ff" or (text < " " and text != "")


def _boxes(page: Any) -> list[tuple[float, float, float, float, bool]]:
    """The painted boxes and lines of a page, and whether each is only drawn around."""
    from pypdfium2 import raw

    found = []
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if number >= MAX_RULES:
            break
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
        try:
            left, bottom, right, top = item.get_bounds()
        except Exception:  # noqa: BLE001, S112  # a path without bounds draws nothing
            continue
        if all(map(math.isfinite, (left, bottom, right, top))):
            found.append((left, bottom, right, top, bool(stroke.value)))
    return found


def _edges(box: tuple[float, float, float, float], *, stroked: bool) -> Iterator[Rule]:
    """The lines that a painted box is: itself where it is thin, its four edges where it is drawn around."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if height <= THIN < width:
        yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    elif width <= THIN < height:
        yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
    elif stroked and width > THIN:
        for y in (top, bottom):
            yield Rule(left, y, right, y)
        for x in (left, right):
            yield Rule(x, top, x, bottom)
