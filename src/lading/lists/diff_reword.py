"""Texts put another way: which value became which, and of long ones only what differs."""

import difflib
import re
from collections.abc import Iterator, Sequence

LONG = 300
"""Characters from which a value is cut for people; JSON has it whole."""
PASSAGES = 4
"""Reworded passages shown of one text."""
ALIKE = 0.6
"""Likeness (difflib's ratio) from which one value is taken for another one reworded."""
ALIKE_WITHIN = 40
"""Values on each side up to which likeness is looked for: it takes time by the square."""
LINK = re.compile(r"\S*https?://\S*")
"""One word that holds a web address."""
INLINE = 40
"""Characters from which only what differs is told of a value whose words are mostly the same."""


def quote(value: str, *, long: int = LONG) -> str:
    """A value in quotation marks; a very long one cut at a word, with how much was cut."""
    flat = " ".join(value.split())
    if len(flat) <= long:
        return f"“{flat}”"
    kept = flat[:long].rsplit(" ", 1)[0] if " " in flat[:long] else flat[:long]
    return f"“{kept}” (and {len(flat) - len(kept):,} more characters)"


def reword(was: str, now: str) -> str:
    """What differs between two texts, passage by passage; of web addresses, only that they do."""
    before, after = was.split(), now.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    parts = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = " ".join(before[a:b]), " ".join(after[c:d])
        if LINK.fullmatch(old or new) and (not new or LINK.match(new)):
            parts.append("a web address differs")
        elif tag == "delete":
            parts.append(f"without {quote(old)}")
        elif tag == "insert":
            parts.append(f"now with {quote(new)}")
        else:
            parts.append(f"{quote(old)} became {quote(new)}")
    more = f"; and {len(parts) - PASSAGES} more" if len(parts) > PASSAGES else ""
    return "; ".join(parts[:PASSAGES]) + more if parts else "only its spacing"


def pair_values(removed: Sequence[str], added: Sequence[str], *, sole: bool) -> Iterator[tuple[str, str]]:
    """Which value became which: those most alike; with `sole`, the only two there are as well, however unlike."""
    if sole and len(removed) == len(added) == 1:
        yield removed[0], added[0]
        return
    if max(len(removed), len(added)) > ALIKE_WITHIN:
        return
    scored = sorted(((likeness(was, now), was, now) for was in removed for now in added), key=lambda row: -row[0])
    gone, come = set(), set()
    for score, was, now in scored:
        if score >= ALIKE and was not in gone and now not in come:
            gone.add(was)
            come.add(now)
            yield was, now


def likeness(was: str, now: str) -> float:
    """How alike two values are, 0 to 1; of long texts, how much of the shorter one is found again in the other."""
    if max(len(was), len(now)) <= LONG:
        return difflib.SequenceMatcher(None, was, now, autojunk=False).ratio()
    before, after = _words(was), _words(now)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 2)
    return same / (min(len(before), len(after)) or 1)


def mostly_same(was: str, now: str) -> bool:
    """Whether what differs tells more of two values than both of them whole."""
    if max(len(was), len(now)) > LONG:
        return True
    before, after = was.split(), now.split()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return min(len(was), len(now)) >= INLINE and matcher.ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
