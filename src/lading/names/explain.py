"""An alignment in words."""

from lading.model.judgement import Reason
from lading.names.align import Alignment, Pair
from lading.names.fold import fold
from lading.names.measure import Figures
from lading.names.tokens import tokens_of
from lading.names.words import Name, Role, Word


def explain(alignment: Alignment, query: Name, candidate: Name, found: Figures) -> tuple[Reason, ...]:
    """Which words stand for which and how, what is left over on each side, heaviest first."""
    total = found.matched + found.inexact + found.over_less + found.over_more or 1.0
    reasons = [_pair(pair, query, candidate, total) for pair in alignment.pairs]
    over = (("the query", query, alignment.left_over), ("the listed name", candidate, alignment.right_over))
    for where, name, left in over:
        for i in left:
            word = name.words[i]
            reasons.append(Reason("name", 0.0, f"«{word.text}» only in {where} ({word.role})"))
    if found.numbers_differ:
        reasons.append(Reason("name", -1.0, "the numbers differ"))
    return tuple(reasons) or (Reason("name", 0.0, "no word in common"),)


def _pair(pair: Pair, query: Name, candidate: Name, total: float) -> Reason:
    left, right = _words(pair.left, query), _words(pair.right, candidate)
    how = _how(left, right, pair)
    words = f"«{' '.join(w.text for w in left)}» is «{' '.join(w.text for w in right)}» ({how})"
    return Reason("name", round(pair.weight * pair.similarity / total, 3), words)


def _words(token: int, name: Name) -> tuple[Word, ...]:
    return (name.words[token],) if token < len(name.words) else _joined(token, name)


def _joined(token: int, name: Name) -> tuple[Word, ...]:
    mask = tokens_of(name, lambda _: 1.0)[token].mask
    return tuple(word for i, word in enumerate(name.words) if mask >> i & 1)


def _how(left: tuple[Word, ...], right: tuple[Word, ...], pair: Pair) -> str:
    if pair.by:
        return pair.by
    one, other = left[0], right[0]
    latin, with_ = "".join(w.latin for w in left), "".join(w.latin for w in right)
    if len(left) != len(right):
        return "written as one" if pair.similarity == 1.0 else "written as one, spelled otherwise"
    if one.key == other.key and one.role is Role.LEGAL_FORM:
        return "legal form"
    if one.script is not other.script:
        return "translated" if one.key == other.key and latin != with_ else "transliteration"
    if latin == with_:
        return "exact"
    if one.key == other.key:
        return "translated"
    return "transliteration" if fold(latin) == fold(with_) else "spelling"
