"""What stands before the head of a Russian noun phrase: adjectives, numbers, `его`, legal forms, quotation marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lading.claims.ru.groups import POSSESSIVE, QUOTES
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import Word
from lading.claims.shallow.values import Found


@dataclass(slots=True)
class Front:
    """What stands before the head of a phrase, and the cases it leaves."""

    end: int
    cases: set[str]
    adjectives: list[Word] = field(default_factory=list)
    possessor: str = ""
    counted: bool = False
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Fronts:
    """Reads the fronts of the phrases of one sentence."""

    words: Sequence[Word]
    knowledge: Knowledge
    names: Mapping[int, Found]

    def read(self, i: int, governed: frozenset[str]) -> Front:
        """The words before the head: adjectives, numbers, `его`, legal forms, an opening quotation mark."""
        front = Front(i, set(governed))
        while front.end < len(self.words) and front.end not in self.names:
            if not self._take(front, self.words[front.end], first=front.end == i):
                break
            front.end += 1
        while (
            front.end < len(self.words) and self.words[front.end].token.text in QUOTES and front.end + 1 in self.names
        ):
            front.end += 1
        return front

    def _take(self, front: Front, word: Word, *, first: bool) -> bool:
        """Whether a word still stands before the head; what it tells goes to the front."""
        if self.legal(front.end):
            front.legal = True
            return True
        if (word.token.text == "%" and front.counted) or (word.token.text in QUOTES and not first):
            return True
        if (word.lower in POSSESSIVE or word.lemma in POSSESSIVE) and not self._is_object(front.end):
            front.possessor = word.lower
            return True
        modifier = self._modifier(word, front.end)
        if modifier is None:
            return False
        front.counted = front.counted or self._counts(word)
        front.adjectives.append(word)
        front.cases = front.cases & modifier or front.cases
        return True

    def _is_object(self, at: int) -> bool:
        """Whether `их`, `её`, `его` after a verb is what is done something to: `перепродавала их военным заводам`."""
        if at + 1 >= len(self.words) or self.words[at].lower not in {"их", "ее", "его"}:
            return False
        if self.words[at + 1].token.mark or self.words[at + 1].is_("VERB", "INFN", "PRTS", "PREP", "CONJ"):
            return True
        verb = self.words[at - 1].of("VERB", "INFN", "GRND")[:1] if at else ()
        following = {f.case for f in self.words[at + 1].of("NOUN", "ADJF", "PRTF")}
        return bool(verb) and "tran" in verb[0].tags and "dat" in following and "acc" not in following

    def _modifier(self, word: Word, at: int) -> frozenset[str] | None:
        """The cases of an adjective, participle or number that may stand before a noun; None for anything else."""
        if word.token.mark:
            return None
        if word.token.text[0].isdigit():
            return frozenset()
        if word.is_("NUMR") or (
            {word.lower, word.lemma} & self.knowledge.words["words.quantifiers"] and not word.is_("CONJ", "VERB")
        ):
            return frozenset() if self._goes_on(at + 1) else None
        adjectives = word.of("ADJF", "PRTF")
        if not adjectives or not word.is_("ADJF", "PRTF") or adjectives[0].lemma in {"который", "чей"}:
            return None
        cases = frozenset(f.case for f in adjectives)
        agrees = self._agrees_with_next(cases, at + 1, strictly=bool(word.of("PRTF")))
        return cases if agrees else None

    def _agrees_with_next(self, cases: frozenset[str], at: int, *, strictly: bool) -> bool:
        """Whether a participle goes with the word after it, and not that word with another noun."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        following = {f.case for f in word.of("NOUN", "ADJF", "PRTF")}
        return (
            not following or (at in self.names and not strictly) or word.token.text in QUOTES or bool(following & cases)
        )

    def _counts(self, word: Word) -> bool:
        """Whether a word is a number, or a noun of number in the nominative or accusative."""
        if word.token.text[0].isdigit() or word.is_("NUMR"):
            return not word.of("NUMR") or any(f.case in {"nom", "acc"} for f in word.of("NUMR"))
        return word.is_("NOUN") and any(f.case in {"nom", "acc"} for f in word.of("NOUN"))

    def _goes_on(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        return (
            at in self.names
            or word.token.text[0].isdigit()
            or word.is_("NOUN", "ADJF", "NUMR", "PRTF")
            or word.lower in self.knowledge.words["words.quantifiers"]
        )

    def legal(self, i: int) -> bool:
        """Whether a legal form stands at a token, before a name."""
        return (
            i < len(self.words)
            and self.words[i].token.plain in self.knowledge.words["organisations.legal"]
            and (i + 1 in self.names or i + 2 in self.names)
        )
