"""Places of names in Russian sentences: by case and preposition. A name that is not declined lends its case from the word before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.frames import read_frames
from lading.claims.llm.direction import FrameLike, Scene, Trigger, by_predicate, find_tokens
from lading.claims.ru.morph import ALL_CASES, Morphology
from lading.claims.tokens import Token, tokenize
from lading.model.claim import Predicate
from lading.model.span import Span

NOWHERE: frozenset[str] = frozenset()
PREPOSITIONS = {
    "в": "в", "во": "в", "на": "на", "для": "для", "к": "к", "ко": "к", "у": "у", "от": "от", "из": "из", "с": "с", "со": "с",
    "через": "через", "против": "против", "под": "под",
}  # fmt: skip
OTHER = frozenset(
    {"по", "при", "о", "об", "за", "перед", "без", "кроме", "между", "согласно", "среди", "вместо", "около"}
)
BREAKS = frozenset({"что", "чтобы", "но", "а", "если", "когда", "где", "как", "хотя", "однако", "потому", ";", ":"})
BARE = {"nom": "subj", "acc": "obj", "dat": "dat", "ins": "ins", "gen": "gen"}
REACH = 5


@dataclass(frozen=True, slots=True)
class Russian:
    """Russian, as the dictionary and the frames of the rules know it."""

    morphology: Morphology
    frames: Mapping[Predicate, tuple[FrameLike, ...]]

    @classmethod
    def load(cls) -> "Russian":
        """With what ships with Lading; takes a sixth of a second."""
        return cls(Morphology.load(), by_predicate(read_frames("ru")))

    def find_triggers(self, scene: Scene, within: Span, predicate: Predicate) -> list[Trigger]:
        """See Tongue."""
        found = []
        for token in tokenize(scene.text, scene.span):
            span = Span(token.start, token.end)
            if token.mark or not within.covers(span):
                continue
            word = self.morphology.word(token)
            frames = self.frames.get(predicate, ())
            verbs = tuple(f for f in frames if word.lemmas & f.verbs)
            nouns = tuple(f for f in frames if word.lemmas & f.nouns)
            passive = word.tagged("pssv") or word.lower.endswith(("ся", "сь"))
            if verbs:
                found.append(Trigger(span, False, passive, verbs))
            if nouns:
                found.append(Trigger(span, True, False, nouns))
        return found

    def place(self, scene: Scene, trigger: Trigger, name: Span) -> frozenset[str]:
        """See Tongue."""
        tokens = tokenize(scene.text, scene.span)
        held = [any(s.start <= t.start < s.end for s in scene.names if s != name) for t in tokens]
        found = find_tokens(tokens, name)
        if found is None:
            return NOWHERE
        first, last = found
        at = next(i for i, t in enumerate(tokens) if t.start >= trigger.span.start)
        if first <= at < last or not self._is_near(tokens, min(at, last - 1) + 1, max(at, first), held=held):
            return NOWHERE
        prep, cases = self._govern(tokens, first, last, held=held)
        if not prep and self._is_spoken_for(tokens, first, at, held=held):
            return NOWHERE
        if prep == "?" or not cases:
            return NOWHERE
        if prep:
            return frozenset(f"{prep}:{case}" for case in cases)
        places = frozenset(BARE[case] for case in cases if case in BARE)
        if trigger.passive and not trigger.noun:
            turned = {"subj": "obj", "ins": "subj", "obj": ""}
            places = frozenset(turned.get(p, p) for p in places) - {""}
        return places | ({"agent"} if trigger.noun and "ins" in places else set())

    def _is_near(self, tokens: Sequence[Token], start: int, end: int, *, held: Sequence[bool]) -> bool:
        """Whether no other verb and no other clause stands between."""
        for i in range(start, end):
            if held[i]:
                continue
            word = self.morphology.word(tokens[i])
            if word.lower in BREAKS or word.lemma == "который" or word.is_("VERB", "GRND", "PRTF", "PRTS"):
                return False
        return True

    def _is_spoken_for(self, tokens: Sequence[Token], first: int, at: int, *, held: Sequence[bool]) -> bool:
        """Whether a verb other than the trigger stands right before a name: `как писал журнал X`."""
        for i in range(first - 1, max(-1, first - 1 - REACH), -1):
            word = self.morphology.word(tokens[i])
            if i == at or held[i] or (tokens[i].mark and tokens[i].text not in '«"“„('):
                return False
            if word.is_("VERB", "GRND", "INFN"):
                return True
        return False

    def _govern(
        self, tokens: Sequence[Token], first: int, last: int, *, held: Sequence[bool]
    ) -> tuple[str, frozenset[str]]:
        """The preposition before a name and the cases it may stand in; `?` for one that fills no role."""
        cases = (
            self._cases(tokens[first:last]) if tokens[first - 1 : first] and not _quoted(tokens, first) else ALL_CASES
        )
        cases = self._cases(tokens[first:last]) if first == 0 else cases
        for i in range(first - 1, max(-1, first - 1 - REACH), -1):
            token = tokens[i]
            word = self.morphology.word(token)
            if word.lower in PREPOSITIONS:
                return PREPOSITIONS[word.lower], cases
            if word.lower in OTHER:
                return "?", cases
            if token.mark and token.text in '«"“„(':
                continue
            if held[i] or not word.is_("NOUN", "ADJF") or not word.cyrillic:
                break
            own = frozenset(f.case for f in word.of("NOUN", "ADJF") if f.case)
            if not cases & own:
                break
            cases = cases & own
        return "", cases

    def _cases(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The cases that all words of a name may have together; every case for a name that is not declined."""
        common = ALL_CASES
        for token in tokens:
            word = self.morphology.word(token)
            own = frozenset(f.case for f in word.of("NOUN", "ADJF") if f.case)
            if own and not word.tagged("Fixd", "Abbr"):
                common = common & own or common
            if own and word.is_("NOUN") and token.text[:1].islower():
                break
        return common


def _quoted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands in quotation marks: it is then called so, and not declined."""
    return tokens[first].text in '«"“„' or (first > 0 and tokens[first - 1].text in '«"“„')
