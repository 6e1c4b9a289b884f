"""Cells that hold several values: `(a) 1.5.1972, (b) 16.9.1973`, `Russian, Ukrainian`, names in two scripts."""

import re
import unicodedata

LETTERED = re.compile(r"(?:^|[,;.]\s*|\s+)\(?(?:[a-k]|i{1,3}|iv|v|vi{0,3})\)\s*")
JOINED = re.compile(r"\s*(?:,|;|/|\band/or\b|\band\b|\bor\b)\s*")
BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
LANGUAGE_LABEL = re.compile(r"\((?:in )?[A-Z][a-z]+(?: spelling| script| language| name)?\s*:\s*")
LATIN = re.compile("[\0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u024f\u2000-\u206f]*")
"""Text whose letters are Latin all: its Unicode blocks without the ordinal indicators and the micro sign."""
NO_LETTERS = r"\0-@\[-`{-\x7f"
"""ASCII without its letters."""
CYRILLIC = r"\u0400-\u0481\u048a-\u052f"
WHOLE = (
    ("LATIN", re.compile(f"[{NO_LETTERS}]*[A-Za-z][{NO_LETTERS}A-Za-z]*")),
    ("CYRILLIC", re.compile(f"[{NO_LETTERS}]*[{CYRILLIC}][{NO_LETTERS}{CYRILLIC}]*")),
    ("", re.compile(f"[{NO_LETTERS}]*")),
)
"""What most words are: told without looking at their letters one by one."""
EDGES = " ,;:/|–—-()[]«»“”\"'’‘"


def split_lettered(text: str) -> list[str]:
    """The values of an enumeration by letters or Roman numerals; the text itself where it is none."""
    if ")" not in text[:5] or not re.match(r"\(?(?:a|i)\)\s*\S", text):
        return [text]
    return [part.strip(" ,;") for part in LETTERED.split(text) if part.strip(" ,;")]


def split_joined(text: str) -> list[str]:
    """The values between commas, slashes and the words that join."""
    return [part for part in JOINED.split(text) if part]


def drop_bracket(text: str) -> str:
    """A text without the remark in brackets that ends it."""
    bare = text.strip()
    return BRACKETS.sub("", bare).strip() if bare.endswith(")") else bare


def split_scripts(name: str) -> list[str]:
    """A name printed in two scripts, side by side or one in brackets, as two names; any other name as it is.

    Only a clean change from one script to another is taken for that: "КУПОЛ (Kupol)", "Asif – آصف". A name whose
    words alternate between scripts stays whole, for where it would have to be cut is a guess.
    """
    if name.isascii() or LATIN.fullmatch(name):
        return [name]
    runs: list[tuple[str, list[str]]] = []
    for word in LANGUAGE_LABEL.sub("(", name).split():
        script = _script(word) or (runs[-1][0] if runs else "")
        if not script:
            continue
        if runs and runs[-1][0] == script:
            runs[-1][1].append(word)
        else:
            runs.append((script, [word]))
    parts = [" ".join(words).strip(EDGES) for _, words in runs]
    if len(runs) != 2 or any(len(part) < 2 for part in parts) or "MIXED" in dict(runs):
        return [name]
    return parts if all(part.count("(") == part.count(")") for part in parts) else [name]


def _script(word: str) -> str:
    """The script of a word's letters: LATIN, CYRILLIC, ARABIC, CJK …; MIXED for several, empty for none."""
    for script, whole in WHOLE:
        if whole.fullmatch(word):
            return script
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in set(word) if letter.isalpha()}
    scripts.discard("MODIFIER")
    if not scripts:
        return ""
    return scripts.pop() if len(scripts) == 1 else "MIXED"
