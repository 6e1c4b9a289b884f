"""Places of names in English sentences: by prepositions, by what stands between a name and the verb, by the passive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.en.inflection import add_s
from lading.claims.en.lexicons import Lexicons
from lading.claims.llm.direction import FrameLike, Scene, Trigger, by_predicate, find_tokens
from lading.claims.tokens import Token, tokenize
from lading.model.claim import Predicate
from lading.model.span import Span

NOWHERE: frozenset[str] = frozenset()
BREAKS = frozenset({";", ":", "—", "–", "that", "which", "who", "whose", "whom", "but", "while", "whereas", "although",
                    "though", "because", "when", "where", "whether", "if", "as", "according", "than"})  # fmt: skip
LINKS = frozenset({",", "and", "or", "&", "both", "“", "”", '"', "’s", "the", "(", ")"})
RAISING = frozenset({"to", "of", "from", "not", "never", "in", "for", "with"})
SETTLED = frozenset({"based", "located", "registered", "headquartered", "incorporated", "known"})
NO_ROLE = frozenset({"according", "due", "thanks", "owing", "prior", "addition"})
BY = frozenset({"by"})
REACH = 6
"""Words between a preposition and the name it governs."""


@dataclass(frozen=True, slots=True)
class English:
    """English, as the lexicons and frames of the rules know it."""

    lexicons: Lexicons
    frames: Mapping[Predicate, tuple[FrameLike, ...]]

    @classmethod
    def of(cls, lexicons: Lexicons) -> "English":
        """With these lexicons and their frames."""
        return cls(lexicons, by_predicate(lexicons.frames))

    def find_triggers(self, scene: Scene, within: Span, predicate: Predicate) -> list[Trigger]:
        """See Tongue."""
        tokens = tokenize(scene.text, scene.span)
        found = []
        for at, token in enumerate(tokens):
            if token.mark or not within.covers(Span(token.start, token.end)):
                continue
            verbs, nouns = self._frames_of(tokens, at, predicate)
            span = Span(token.start, token.end)
            if verbs:
                found.append(Trigger(span, False, self._is_passive(tokens, at), verbs))
            if nouns:
                found.append(Trigger(span, True, False, nouns))
        return found

    def _frames_of(
        self, tokens: Sequence[Token], at: int, predicate: Predicate
    ) -> tuple[tuple[FrameLike, ...], tuple[FrameLike, ...]]:
        lower = tokens[at].lower
        rest = " ".join(t.lower for t in tokens[at + 1 : at + 4]) + " "
        lemmas = [lemma for lemma, _ in self.lexicons.verbs.get(lower, ())]
        frames = self.frames.get(predicate, ())
        verbs = tuple(f for f in frames if any(_begins(v, lemma, rest) for v in f.verbs for lemma in lemmas))
        nouns = tuple(f for f in frames if any(_is_noun(n, lower, tokens, at) for n in f.nouns))
        return verbs, nouns

    def _is_passive(self, tokens: Sequence[Token], at: int) -> bool:
        kinds = {kind for _, kind in self.lexicons.verbs.get(tokens[at].lower, ())}
        if not kinds & {"en", "past"}:
            return False
        words = self.lexicons.words
        before = at - 1
        while before >= 0 and (self.is_adverb(tokens[before]) or tokens[before].lower in words["words.negators"]):
            before -= 1
        if before >= 0 and tokens[before].lower in words["words.be"] | words["words.contractions"]:
            return True
        after = at + 1
        while after < len(tokens) and self.is_adverb(tokens[after]):
            after += 1
        return after < len(tokens) and tokens[after].lower == "by"

    def is_adverb(self, token: Token) -> bool:
        """Whether a word may stand inside a verb group and changes nothing."""
        return token.lower in self.lexicons.words["words.adverbs"] or (
            token.lower.endswith("ly") and token.lower not in self.lexicons.verbs
        )

    def is_verb(self, token: Token) -> bool:
        """Whether a word is a verb and nothing else."""
        return token.lower in self.lexicons.verbs and token.lower not in self.lexicons.ambiguous and not token.capital

    def place(self, scene: Scene, trigger: Trigger, name: Span) -> frozenset[str]:
        """See Tongue."""
        tokens = tokenize(scene.text, scene.span)
        held = [any(s.start <= t.start < s.end for s in scene.names if s != name) for t in tokens]
        found = find_tokens(tokens, name)
        if found is None:
            return NOWHERE
        first, last = found
        at = next(i for i, t in enumerate(tokens) if t.start >= trigger.span.start)
        if first <= at < last:
            return NOWHERE
        line = _Line(self, tokens, held)
        prep, governed = line.preposition(first)
        if at < first:
            return line.behind(trigger, at, first, prep=prep, governed=governed)
        if last < len(tokens) and tokens[last].lower in {"'s", "’s"}:
            return frozenset({"poss"}) if trigger.noun and line.is_plain(last + 1, at) else NOWHERE
        if prep:
            return frozenset({prep}) if prep not in NO_ROLE and line.is_near(last, at) else NOWHERE
        return line.before(trigger, first, last, at)


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of one sentence; `held` are those that belong to other names."""

    english: English
    tokens: Sequence[Token]
    held: Sequence[bool]

    def preposition(self, first: int) -> tuple[str, int]:
        """The preposition that governs the name that begins here, and its place; an empty one where there is none."""
        words = self.english.lexicons.words
        for at in range(first - 1, max(-1, first - 1 - 2 * REACH), -1):
            token = self.tokens[at]
            if token.lower in {"by", "to", "from"} | (words["words.prepositions"] - {"i"}) and not self.held[at]:
                if at and self.tokens[at - 1].lower in NO_ROLE:
                    return self.tokens[at - 1].lower, at
                return token.lower, at
            if self.held[at] or token.lower in LINKS - {","} | words["words.determiners"]:
                continue
            coordinated = token.text == "," and at > 0 and self.held[at - 1]
            if coordinated or (not token.mark and not token.text[0].isdigit() and not self._ends_phrase(token)):
                continue
            return "", first
        return "", first

    def _ends_phrase(self, token: Token) -> bool:
        words = self.english.lexicons.words
        closed = (
            "words.be",
            "words.have",
            "words.do",
            "words.modals",
            "words.pronouns",
            "words.months",
            "words.negators",
        )
        return self.english.is_verb(token) or token.lower in BREAKS or any(token.lower in words[k] for k in closed)

    def behind(self, trigger: Trigger, at: int, first: int, *, prep: str, governed: int) -> frozenset[str]:
        """Where a name stands that follows the trigger."""
        if prep and governed > at:
            if prep in NO_ROLE or not self.is_near(at + 1, governed):
                return NOWHERE
            return frozenset({"subj"}) if trigger.passive and prep in BY else frozenset({prep})
        if trigger.passive or not self.is_plain(at + 1, first):
            return NOWHERE
        if trigger.noun:
            return frozenset({"self"}) if first == at + 1 else NOWHERE
        return frozenset({"obj"})

    def before(self, trigger: Trigger, first: int, last: int, at: int) -> frozenset[str]:
        """Where a name stands that comes before the trigger with no preposition."""
        if self._is_object(first):
            return NOWHERE
        if trigger.noun:
            return frozenset({"self"}) if self._describes(last, at) else NOWHERE
        return frozenset({"obj" if trigger.passive else "subj"}) if self._leads(last, at) else NOWHERE

    def _is_object(self, first: int) -> bool:
        """Whether another verb stands before the name and governs it: in `trained operators and helped`, the operators."""
        words = self.english.lexicons.words
        says = words["reporting.say"] | words["reporting.show"] | words["reporting.opinion"] | words["reporting.allege"]
        for at in range(first - 1, max(-1, first - 1 - REACH), -1):
            token = self.tokens[at]
            if self.english.is_verb(token):
                return not any(lemma in says for lemma, _ in self.english.lexicons.verbs[token.lower])
            if token.mark or token.lower in BREAKS or self.held[at]:
                return False
        return False

    def is_near(self, start: int, end: int) -> bool:
        """Whether nothing between opens another clause."""
        return not any(
            (t.lower in BREAKS or self.english.is_verb(t)) and not h
            for t, h in zip(self.tokens[start:end], self.held[start:end], strict=True)
        )

    def is_plain(self, start: int, end: int) -> bool:
        """Whether only words that describe a name stand between, or names beside it."""
        prepositions = self.english.lexicons.words["words.prepositions"]
        rows = [
            t
            for t, h in zip(self.tokens[start:end], self.held[start:end], strict=True)
            if not h and t.lower not in LINKS
        ]
        return len(rows) <= REACH and not any(
            t.mark or t.lower in BREAKS or t.lower in prepositions or self.english.is_verb(t) for t in rows
        )

    def _describes(self, last: int, at: int) -> bool:
        """`X, a supplier`, `X is the largest supplier`."""
        words = self.english.lexicons.words
        rows = self.tokens[last:at]
        if any(self.held[last:at]):
            return False
        links = [t for t in rows if t.text == "," or t.lower in words["words.be"] or t.lower in {"became", "remains"}]
        rest = [t for t in rows if t not in links]
        return bool(links) and len(rest) <= REACH and not any(
            t.mark or t.lower in BREAKS or self.english.is_verb(t) or t.lower in words["words.prepositions"] for t in rest
        )  # fmt: skip

    def _leads(self, last: int, at: int) -> bool:
        """Whether a name is the subject of the verb: helping verbs, adverbs, short remarks and fellow subjects between."""
        words = self.english.lexicons.words
        helping = words["words.be"] | words["words.have"] | words["words.do"] | words["words.modals"]
        helping = helping | words["words.contractions"] | words["words.negators"]
        rows = list(range(last, at))
        if rows and self.tokens[rows[-1]].lower in {"which", "who", "that"}:
            rows = rows[:-1]
        rows = self._drop_asides(rows)
        linked = any(self.tokens[i].lower in {"and", "or", "&"} for i in rows)
        previous = ""
        for i in rows:
            lower = self.tokens[i].lower
            settled = previous in {"in", "of", "-"} | SETTLED
            if self.held[i]:
                if not (linked or settled):
                    return False
            elif not self._passes(i, at, helping | LINKS | RAISING | SETTLED, settled=settled):
                return False
            previous = lower
        return True

    def _passes(self, i: int, at: int, open_words: frozenset[str], *, settled: bool) -> bool:
        """Whether a word may stand between a subject and its verb."""
        token, lower = self.tokens[i], self.tokens[i].lower
        if lower in BREAKS:
            return False
        if lower in open_words or self.english.is_adverb(token):
            return True
        if self.english.is_verb(token):
            return self._raises(i, at)
        return settled and token.capital

    def _raises(self, i: int, at: int) -> bool:
        """Whether a verb only leads on to the trigger: `began to`, `was believed to have`, `admitted`."""
        after = [t.lower for t in self.tokens[i + 1 : at]]
        return not after or after[0] in {"to", "of", "from", "with"} or self.tokens[i].lower in SETTLED

    def _opens(self, token: Token) -> bool:
        """Whether a word makes a remark more than a remark: a verb, or what opens a clause."""
        return token.lower in BREAKS or (self.english.is_verb(token) and token.lower not in SETTLED)

    def _drop_asides(self, rows: list[int]) -> list[int]:
        """Without what stands in brackets or between two commas and holds no verb."""
        kept = rows
        for left, right in (("(", ")"), (",", ",")):
            opened = next((n for n, i in enumerate(kept) if self.tokens[i].text == left), None)
            if opened is None:
                continue
            closed = next((n for n in range(len(kept) - 1, opened, -1) if self.tokens[kept[n]].text == right), None)
            if closed is None:
                continue
            inside = kept[opened + 1 : closed]
            if left == "(" or not any(self._opens(self.tokens[i]) for i in inside):
                kept = kept[:opened] + kept[closed + 1 :]
        if kept and self.tokens[kept[-1]].text == "," and len(kept) == 1:
            kept = []
        return kept


def _begins(verb: str, lemma: str, rest: str) -> bool:
    first, _, more = verb.partition(" ")
    return first == lemma and (not more or rest.startswith(more + " "))


def _is_noun(noun: str, lower: str, tokens: Sequence[Token], at: int) -> bool:
    if noun.isupper():
        return False
    *lead, head = noun.split()
    if lower not in {head, add_s(head)}:
        return False
    return not lead or [t.lower for t in tokens[max(0, at - len(lead)) : at]] == lead
