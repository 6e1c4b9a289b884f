"""Blocks → sentences: a rule-based splitter for English, Russian and Chinese that loses no character.

Only paragraphs, bullets and questions are split; a heading, a field or a row is one sentence. A full stop ends a
sentence unless the word before it is an abbreviation of `sentences.yml`, an initial, or goes on in small letters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import yaml

from lading.model.document import Block, BlockKind, Document
from lading.model.span import Span

SPLIT_KINDS = {BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUESTION}
CLOSERS = "\"'”’»)\\]」』）】》"
STOP = re.compile(rf"(?P<han>[。！？；]+)[{CLOSERS}]*|(?P<latin>[.!?…]+)[{CLOSERS}]*(?=\s|$|[\u2e80-\u9fff])")
OPENERS = "\"'“‘„«([「『（【《—–-"
LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\],;:–—]+$")
NEXT_WORD = re.compile(r"[^\W_]+")
NUMBERED = re.compile(r"\d{1,2}|[ivxIVX]{1,4}|[a-zа-я]", re.ASCII)
BRACKETED = re.compile(r"[(（][^()（）]{1,240}[)）]")
"""A stop inside round brackets ends nothing where the bracket closes soon."""
WORD_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document and the block it stands in; `span` counts in the document's text."""

    span: Span
    block: Block


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The word lists of `sentences.yml`, in small letters and without the final stop."""

    never: frozenset[str]
    before_digit: frozenset[str]
    company: frozenset[str]
    seldom: frozenset[str]
    name_goes_on: frozenset[str]
    starters: frozenset[str]


def load_sentence_rules() -> SentenceRules:
    """The rules that ship with Lading. Load them once for many documents."""
    table = yaml.safe_load(resources.files("lading.documents").joinpath("sentences.yml").read_text(encoding="utf-8"))
    return SentenceRules(**{name: frozenset(" ".join(lines).split()) for name, lines in table.items()})


def split_sentences(document: Document, *, rules: SentenceRules | None = None) -> tuple[Sentence, ...]:
    """The sentences of a document in order: every character that is not white space is in exactly one of them."""
    rules = rules or load_sentence_rules()
    return tuple(
        Sentence(span, block) for block in document.blocks for span in _split_block(document.text, block, rules=rules)
    )


def _split_block(text: str, block: Block, *, rules: SentenceRules) -> Iterator[Span]:
    words = block.span.cut(text)
    start = 0
    if block.kind in SPLIT_KINDS:
        for end in _ends(words, rules):
            yield _trim(words, start, end=end).shift(block.span.start)
            start = end
    if words[start:].strip():
        yield _trim(words, start, end=len(words)).shift(block.span.start)


def _trim(words: str, start: int, *, end: int) -> Span:
    part = words[start:end]
    left = len(part) - len(part.lstrip())
    return Span(start + left, start + len(part.rstrip()))


def _ends(words: str, rules: SentenceRules) -> Iterator[int]:
    """Places after which a new sentence begins, none at the very end."""
    brackets = BRACKETED.finditer(words)
    bracket = next(brackets, None)
    start = 0
    for found in STOP.finditer(words):
        while bracket and bracket.end() <= found.start():
            bracket = next(brackets, None)
        if bracket and bracket.start() < found.start() and found.end() < bracket.end():
            continue
        if found["han"] or _ends_sentence(words, found, start=start, rules=rules):
            yield found.end()
            start = found.end()


def _ends_sentence(words: str, stop: re.Match[str], *, start: int, rules: SentenceRules) -> bool:
    """Whether Latin or Cyrillic punctuation ends the sentence that began at `start`."""
    following = words[stop.end() : stop.end() + WORD_WIDTH].lstrip().lstrip(OPENERS)
    if not following or following[0].islower():
        return False
    if stop["latin"] != ".":
        return True
    before = LAST_WORD.search(words, max(start, stop.start() - WORD_WIDTH), stop.start())
    if not before:
        return True
    if not words[start : before.start()].strip() and NUMBERED.fullmatch(before.group()):
        return False
    return _word_ends_sentence(before.group(), following, rules=rules)


def _word_ends_sentence(word: str, following: str, *, rules: SentenceRules) -> bool:
    """Whether a full stop after this word ends a sentence that would be followed by these letters."""
    known = word.lower()
    found = NEXT_WORD.match(following)
    after = found.group().lower() if found else ""
    if known in rules.never:
        return False
    if known in rules.seldom or _is_initial(word):
        return after in rules.starters
    if known in rules.before_digit:
        return not following[0].isdigit()
    if known in rules.company:
        return following[0].isalpha() and after not in rules.name_goes_on
    return True


def _is_initial(word: str) -> bool:
    """`A`, `J.P` or `А.М`: letters of a name, each with its stop."""
    return all(len(part) == 1 and part.isupper() for part in word.split("."))
