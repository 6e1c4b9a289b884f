"""Text from outside made safe to show: characters that would steer a page or a terminal become visible names.

Escaping markup is the template's work. This is about what escaping leaves: control characters, terminal escapes, and the
bidirectional overrides that make a reader see other words than the stored ones (CVE-2021-42574).
"""

import re

STEERING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2028\u2029\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")
SPACES = re.compile(r"\s+")
ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])|\x9b[0-?]*[ -/]*[@-~]")
"""A whole terminal escape: a control sequence, a title, or a single one."""
CUT_ESCAPE = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*$")
REST_OF_ESCAPE = re.compile(r"[0-?]*[ -/]*[@-~]")


def reveal(text: str) -> str:
    """The text with every steering character replaced by its name in brackets; line breaks and tabs stay."""
    return STEERING.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text.replace("\r\n", "\n"))


def strip_escapes(text: str, *, before: str = "") -> str:
    """The text without terminal escapes; `before` is what stands in front of it, where one may have been cut in two."""
    if CUT_ESCAPE.search(before):
        text = REST_OF_ESCAPE.sub("", text, count=1)
    return ESCAPE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, safe to show."""
    return SPACES.sub(" ", reveal(text)).strip()


def shorten(text: str, limit: int) -> str:
    """No more than `limit` characters of the text on one line, an ellipsis where something is left out."""
    line = one_line(text)
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def direction(text: str) -> str:
    """`rtl` where the first letter is of a script written from right to left, else `ltr`."""
    first = LETTER.search(text)
    return "rtl" if first and RIGHT_TO_LEFT.match(first.group()) else "ltr"
