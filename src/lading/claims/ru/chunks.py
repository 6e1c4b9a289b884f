"""Phrases of a Russian sentence: nouns with their adjectives, genitives and names, and the verbs between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lading.claims.ru.fronts import Fronts
from lading.claims.ru.groups import GROUP_ORDER, QUOTES, find_demonyms, find_group, find_towns
from lading.claims.ru.hanging import hangs
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import ALL_CASES, Form, Word
from lading.claims.ru.phrases import MONTHS, Noun, Part, Piece
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
OPENING = '«„“"'
LISTS = frozenset({"SDN", "EL", "MIEL"})
"""Names of lists that stand between `список` and its authority."""


@dataclass(slots=True)
class Chunker:
    """Reads the phrases of one sentence from left to right."""

    text: str
    words: Sequence[Word]
    knowledge: Knowledge
    names: dict[int, Found]
    groups: list[Found] = field(default_factory=list)
    fronts: Fronts = field(init=False)

    def __post_init__(self) -> None:
        self.fronts = Fronts(self.words, self.knowledge, self.names)

    def read(self) -> list[Part]:
        """The parts of the sentence in order; quotation marks are passed over."""
        parts: list[Part] = []
        waiting: tuple[str, frozenset[str]] = ("", frozenset())
        i = 0
        while i < len(self.words):
            if self.words[i].token.text in QUOTES:
                i += 1
                continue
            prep, at = self._preposition(i)
            if prep and self.words[at].token.text in QUOTES and at + 1 not in self.names and at + 1 < len(self.words):
                at += 1
            noun = self._noun(at, prep)
            if noun is None and prep and self.words[at].is_("PRTF"):
                waiting = prep, frozenset(f.case for f in self.words[at].of("PRTF"))
            if noun is not None:
                if not noun.prep and waiting[0] and noun.cases & waiting[1] and not noun.pronoun:
                    noun.prep, noun.cases, waiting = waiting[0], noun.cases & waiting[1], ("", frozenset())
                parts.append(noun)
                i = noun.end
                continue
            parts.append(Piece(i, i + 1, self.words[i], self._kind(i)))
            i += 1
        return parts

    def _preposition(self, i: int) -> tuple[str, int]:
        lower = self.words[i].lower
        if lower in self.knowledge.prepositions and i + 1 < len(self.words) and i not in self.names:
            return lower, i + 1
        return "", i

    def _kind(self, i: int) -> str:
        word = self.words[i]
        if word.token.mark:
            return "mark"
        if word.is_("VERB") or (word.of("VERB") and word.of("VERB")[0].score >= 0.3):
            return "verb"
        if word.of("PRTF"):
            return "participle"
        for pos, kind in (
            ("PRTS", "short"),
            ("INFN", "infinitive"),
            ("GRND", "gerund"),
            ("PRTF", "participle"),
            ("ADJS", "short"),
            ("PRED", "other"),
        ):
            if word.is_(pos):
                return kind
        return "other"

    def _noun(self, i: int, prep: str, *, cases: frozenset[str] = ALL_CASES - {"loc"}) -> Noun | None:
        governed = self.knowledge.prepositions.get(prep, ALL_CASES) if prep else cases
        front = self.fronts.read(i, governed)
        if front.end >= len(self.words):
            return None
        noun = self._head(front.end, i, front.cases)
        if noun is None and front.adjectives:
            noun = self._adjective_head(front.adjectives, i, front.end, front.cases)
        if noun is None:
            return None
        noun.may_locate = any(f.case == "loc" for f in self.words[noun.end - 1].forms)
        noun.prep, noun.possessor, noun.counted = prep, front.possessor, front.counted
        if front.legal and noun.name is not None:
            noun.cases = frozenset(governed)
        if front.counted and not prep and "gen" in noun.cases:
            noun.cases = frozenset({"nom", "acc"})
        noun.adjectives = tuple(f.lemma for w in front.adjectives for f in w.of("ADJF")[:1])
        noun.words = (*(w.lemma for w in front.adjectives), *noun.words)
        if prep:
            noun.cases = frozenset(noun.cases & governed) or governed
        noun.inner = find_towns(front.adjectives, self.text, self.knowledge)
        noun.demonyms = find_demonyms(front.adjectives, self.text, self.knowledge)
        self._extend(noun)
        group = find_group(noun, self.words[i : noun.end], self.text, self.knowledge)
        self.groups += [*noun.inner, *((group,) if group is not None else ())]
        noun.name = group or noun.name
        return noun

    def _head(self, at: int, start: int, cases: set[str]) -> Noun | None:
        name = self.names.get(at)
        if name is not None:
            return self._named(name, start, cases)
        word = self.words[at]
        if word.lower in {"тот", "та"} and not self._goes_with_noun(at + 1):
            return self._simple(at, start, word.of("ADJF", "NPRO"), cases, pronoun="тот")
        if word.lower in {"который", "которая", "которое", "которые"} or word.lemma == "который":
            forms = word.of("ADJF")
            return self._simple(at, start, forms, cases, pronoun="который")
        personal = word.is_("NPRO") or (word.lower in {"его", "ее", "их"} and bool(word.of("NPRO")))
        if personal and word.lemma not in {"что", "это", "все", "себя"}:
            return self._simple(at, start, word.of("NPRO"), cases, pronoun=word.lemma)
        nouns = word.of("NOUN")
        if not nouns or (word.is_("VERB", "PREP", "CONJ", "PRCL", "INFN", "ADVB") and nouns[0].score < 0.4):
            return None
        if word.is_("VERB") and nouns[0].score < word.forms[0].score:
            return None
        return self._simple(at, start, nouns, cases)

    def _goes_with_noun(self, at: int) -> bool:
        """Whether a noun, an adjective, a name or `же`, `самый` follows a pronoun that then is none."""
        return at < len(self.words) and (
            at in self.names or self.words[at].is_("NOUN", "ADJF", "PRTF", "PRCL", "NUMR", "ADVB")
        )

    def _simple(self, at: int, start: int, forms: Sequence[Form], cases: set[str], *, pronoun: str = "") -> Noun:
        span = Span(self.words[start].token.start, self.words[at].token.end)
        fitting = [f for f in forms if f.case in cases] or list(forms)
        own = frozenset(f.case for f in fitting)
        first = fitting[0] if fitting else None
        number, gender = (first.number, first.gender) if first else ("", "")
        lemma = pronoun or (first.lemma if first else self.words[at].lemma)
        return Noun(
            start, at + 1, span, lemma, (lemma,), pronoun=bool(pronoun), cases=own & cases or own, number=number, gender=gender,
            pronoun_word=self.words[at].lower if pronoun else "",
        )  # fmt: skip

    def _named(self, name: Found, start: int, cases: set[str]) -> Noun:
        rows = [w for w in self.words[name.start : name.end] if not w.token.mark]
        own: set[str] = set()
        number = gender = ""
        for word in rows:
            have = {f.case for f in word.of("NOUN", "ADJF", "PRTF") if f.case}
            if not word.cyrillic or not have or word.tagged("Fixd") or word.token.text.isupper():
                continue
            if word.guessed and word.lower[-1] not in "аеёиоуыэюя":
                have |= {"nom", "acc"}
            own = own & have or own or have
            if not gender and word.of("NOUN"):
                number, gender = word.of("NOUN")[0].number, word.of("NOUN")[0].gender
            if name.kind is not K.PERSON and word.of("NOUN") and len(own) <= 2:
                break
        if name.kind in {K.ORG, K.MEDIA}:
            number = gender = ""
        fitting = frozenset(own & cases) if own & cases else frozenset(own) or frozenset(cases)
        span = Span(self.words[start].token.start, name.span.end)
        return Noun(
            start, name.end, span, name.key, (name.key,), name=name, cases=fitting, number=number, gender=gender
        )

    def _adjective_head(self, adjectives: list[Word], start: int, end: int, cases: set[str]) -> Noun | None:
        """`военные`, `обвиняемые`: an adjective that stands for people."""
        lower = adjectives[-1].lower
        lemmas = adjectives[-1].lemmas | {
            f"{stem}ый" for stem in ("обвиняем", "подсудим", "подозреваем") if lower.startswith(stem)
        }
        lists = self.knowledge.words
        head = next((x for x in sorted(lemmas) if any(x in lists[f"groups.{key}"] for key, _ in GROUP_ORDER)), None)
        if head is None:
            return None
        span = Span(self.words[start].token.start, self.words[end - 1].token.end)
        forms = adjectives[-1].of("ADJF", "PRTF", "NOUN")
        own = frozenset(f.case for f in forms)
        adjectives.pop()
        return Noun(
            start, end, span, head, (head,), cases=own & cases or own, number=forms[0].number if forms else "plur"
        )

    def _extend(self, noun: Noun) -> None:
        """Take in the name that follows the noun, and genitives with their own names."""
        if noun.pronoun:
            return
        i = noun.end
        while True:
            at = i + 1 if i < len(self.words) and self.words[i].token.text in QUOTES and i + 1 in self.names else i
            name = self.names.get(at)
            if name is not None and noun.name is None and not noun.genitives and self._apposes(noun, name):
                noun.name, noun.end = name, self._past_quote(name.end)
                noun.words = (*noun.words, name.key)
                i = noun.end
                continue
            if (
                name is not None
                and (noun.genitives or noun.name is not None)
                and name.kind is K.PERSON
                and self._is_role(noun)
            ):
                noun.apposed, noun.end = name, name.end
                noun.name = noun.name if noun.name is not None and noun.name.kind is not K.GROUP else name
                return
            following = self._genitive(i)
            if following is None or not hangs(noun, following, self.knowledge):
                if i < len(self.words) and self.words[i].token.plain in LISTS:
                    i = noun.end = i + 1
                    continue
                if self.fronts.legal(i):
                    i = i + 1
                    continue
                return
            noun.genitives.append(following)
            noun.end = i = following.end
            if following.apposed is not None or (
                following.name is not None and following.name.kind is K.PERSON and self._is_role(noun)
            ):
                return

    def _past_quote(self, end: int) -> int:
        return end + 1 if end < len(self.words) and self.words[end].token.text in QUOTES else end

    def _is_role(self, noun: Noun) -> bool:
        lists = self.knowledge.words
        return noun.head in lists["persons.directs"] or noun.head in lists["persons.works"]

    def _apposes(self, noun: Noun, name: Found) -> bool:
        """Whether a name right after a noun is what the noun calls it."""
        lists = self.knowledge.words
        if name.kind is K.PERSON:
            return self._is_role(noun) or noun.head in lists["groups.people"]
        if name.kind is K.ITEM:
            return noun.head in lists["goods.item_heads"] or noun.head in lists["goods.heads"]
        if name.kind in {K.ORG, K.MEDIA, K.AUTHORITY}:
            known = (
                noun.head in lists["organisations.heads"]
                or noun.head in lists["organisations.media_heads"]
                or noun.head in lists["organisations.plain_org"]
            )
            quoted = self.words[name.start - 1].token.text in OPENING
            if name.kind is K.ORG and self._is_role(noun):
                return False
            if noun.head in MONTHS or (quoted and (self._another(name) or not self._nominative(name))):
                return False
            return (
                known and (quoted or name.text[0] < "\u0400" or name.kind is K.MEDIA or noun.head == name.noun)
            ) or quoted
        return noun.head in {"город", "порт", "страна", "республика", "штат"} and name.kind is K.PLACE

    def _another(self, name: Found) -> bool:
        """Whether a further quoted name follows at once: `компания «Ростеха» «Росэлектроника»`."""
        return name.end + 2 in self.names and self.words[name.end + 1].token.text in QUOTES

    def _nominative(self, name: Found) -> bool:
        """Whether a name may stand in the nominative, as one in quotation marks does after its noun."""
        rows = [w for w in self.words[name.start : name.end] if w.of("NOUN", "ADJF") and w.cyrillic]
        return (
            not rows
            or any("nom" in {f.case for f in w.forms} for w in rows)
            or any(f.score < 0.3 or w.guessed for w in rows for f in w.forms[:1])
        )

    def _genitive(self, i: int) -> Noun | None:
        """A phrase in the genitive that begins at a token."""
        if i >= len(self.words) or (
            self.words[i].token.mark and not (self.words[i].token.text in QUOTES and i + 1 in self.names)
        ):
            return None
        if self.words[i].lower in self.knowledge.prepositions and i not in self.names:
            return None
        if self.words[i].token.text in QUOTES:
            i += 1
        inner = Chunker(self.text, self.words, self.knowledge, self.names)
        noun = inner._noun(i, "", cases=frozenset({"gen"}))
        if noun is None or "gen" not in noun.cases or noun.pronoun or noun.counted:
            return None
        if (
            noun.name is not None
            and noun.name.kind is K.PERSON
            and "nom" in noun.cases
            and noun.head == noun.name.key
            and not noun.genitives
            and len(noun.cases) > 3
        ):
            return None
        self.groups += inner.groups
        noun.cases = frozenset({"gen"})
        noun.end = self._past_quote(noun.end)
        return noun
