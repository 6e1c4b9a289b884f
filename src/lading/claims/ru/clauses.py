"""Clauses of a Russian sentence, read from its punctuation, its conjunctions and its verbs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lading.claims.ru.agreement import agreement, agrees, has_relative, own_subject, with_genitives
from lading.claims.ru.joining import VERBS, is_mark, is_word
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun, Part, Piece
from lading.model.claim import MentionKind

K = MentionKind
ACCORDING = frozenset(
    {
        "данные", "информация", "сведение", "слово", "утверждение", "версия", "оценка", "мнение", "подсчет",
        "расчет", "сообщение", "признание", "заявление", "материал", "документ", "вывод", "статистика", "отчет",
        "доклад", "расследование", "свидетельство", "убеждение", "заключение", "исследование", "реестр", "контракт",
    }
)  # fmt: skip


SPOKEN = frozenset({"сказано", "указано", "отмечено", "написано", "уточнено"})
"""Participles that speak: `сказано в отчёте`; `обнаружены в ракетах` does not."""


@dataclass(eq=False, slots=True)
class Clause:
    """A verb, or none, with what stands around it.

    `kind` is `main`, `relative`, `participle`, `gerund`, `content` (что …), `aside` (as somebody says) or `adverbial`.
    """

    kind: str
    parts: list[Part] = field(default_factory=list)
    parent: "Clause | None" = None
    antecedent: Noun | None = None
    conjoined: "Clause | None" = None
    """The clause whose subject this one shares where it has none of its own."""

    @property
    def nouns(self) -> list[Noun]:
        """Its noun phrases, first members of coordinations only."""
        return [p for p in self.parts if isinstance(p, Noun)]

    @property
    def pieces(self) -> list[Piece]:
        """Everything else in it."""
        return [p for p in self.parts if isinstance(p, Piece)]

    @property
    def has_verb(self) -> bool:
        """Whether it has a finite verb, a short participle, or the verbal form that its kind stands on."""
        kinds = (
            VERBS
            | ({"participle"} if self.kind == "participle" else set())
            | ({"gerund"} if self.kind == "gerund" else set())
        )
        return any(p.kind in kinds for p in self.pieces)


def read_clauses(parts: Sequence[Part], knowledge: Knowledge) -> list[Clause]:
    """The clauses of a sentence in the order of their first words."""
    reader = _Reader(knowledge)
    for mark, segment in _segments(parts):
        reader.take(mark, segment)
    return reader.clauses


def _segments(parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    found: list[tuple[str, list[Part]]] = []
    mark = ""
    run: list[Part] = []
    for part in parts:
        if is_mark(part):
            if run:
                found.append((mark, run))
            mark, run = part.word.token.text, []  # type: ignore[union-attr]
        else:
            run.append(part)
    if run:
        found.append((mark, run))
    return found


@dataclass(slots=True)
class _Reader:
    knowledge: Knowledge
    clauses: list[Clause] = field(default_factory=list)
    main: Clause | None = None
    """The clause that goes on after an inserted one."""
    last: Clause | None = None

    def take(self, mark: str, segment: list[Part]) -> None:
        """Add the next stretch between two marks."""
        segment = self._take_fronted(segment)
        kind = self._kind(segment, mark)
        if kind == "list" and _names_examples(segment) and self.last is not None:
            segment, mark = segment[1:], ":"
        if kind == "list" and self.last is not None and mark in {",", "—", "–", "(", ":", ")"}:
            goes_back = (
                self.main is not None and self.last is not self.main and any(is_word(p, "и", "а") for p in segment[:1])
            )
            target = self.main if goes_back and self.main is not None else self.last
            if not self._list(target, segment, mark):
                target.parts.extend(segment)
            return
        if kind == "resume" and self.main is not None:
            self._split(self._waiting() or self.main, segment)
            return
        clause = self._open(kind, segment)
        self.clauses.append(clause)
        if kind in {"main", "content", "adverbial", "list"}:
            self.main = clause
        if kind != "aside":
            self.last = clause
        self._split(clause, segment)

    def _waiting(self) -> Clause | None:
        """A relative clause whose verb an inserted remark has cut off: `который, по версии следствия, продавал`."""
        last = self.last
        return last if last is not None and last.kind == "relative" and not last.has_verb else None

    def _take_fronted(self, segment: list[Part]) -> list[Part]:
        """Read `находящаяся под санкциями компания X` as a clause of its own, which leaves the company behind."""
        at = next((i for i, p in enumerate(segment[:-1]) if isinstance(p, Piece) and p.kind == "participle"), None)
        if at is None or not isinstance(segment[at + 1], Noun):
            return segment
        wanted = agreement(segment[at : at + 1], "participle")
        for end in range(at + 1, min(at + 5, len(segment))):
            part = segment[end]
            if not isinstance(part, Noun):
                return segment
            if end > at + 1 and agrees(part, wanted) and (not part.prep or not wanted[2] or part.cases & wanted[2]):
                before = {"loc"} if part.prep else set()
                if part.prep and not (before | part.cases) & wanted[2]:
                    continue
                clause = Clause("participle", segment[at:end], parent=self.last, antecedent=part)
                self.clauses.append(clause)
                return segment[:at] + segment[end:]
        return segment

    def _list(self, clause: Clause, segment: list[Part], mark: str) -> bool:
        """Whether a segment lists in full the group that ends the clause; if so, it is noted there."""
        group = clause.parts[-1] if clause.parts else None
        first = segment[0]
        if (
            mark not in {":", "(", "—", "–"}
            or not isinstance(group, Noun)
            or not isinstance(first, Noun)
            or first.name is None
        ):
            return False
        group = group.also[-1] if group.also and isinstance(group.also[-1], Noun) else group
        named = group.name is not None and group.name.kind is not K.GROUP
        apposed = mark != ":" and group.name is None and bool(group.cases & first.cases)
        if named or not (group.number == "plur" or apposed) or first.name.kind is K.GROUP:
            return False
        group.listed = [m for m in first.members if isinstance(m, Noun)]
        return True

    def _kind(self, segment: list[Part], mark: str) -> str:
        """What a stretch between two marks is, by what it opens with and whether it has a verb."""
        kinds = {p.kind for p in segment if isinstance(p, Piece)}
        first, finite = segment[0], bool(kinds & VERBS)
        relative = any(isinstance(p, Noun) and has_relative(p) for p in segment[:3])
        if relative or is_word(first, "чей", "чья", "чье", "чьи"):
            return "relative"
        if mark != ")" and self._is_aside(segment):
            return "aside"
        if is_word(first, "как") and finite:
            return "aside" if self._reports(segment) else "adverbial"
        if any(is_word(p, "что", "якобы", "будто", "чтобы") for p in segment[:2]):
            return "content" if self.last is not None else "main"
        return self._kind_by_verb(segment, kinds)

    def _kind_by_verb(self, segment: list[Part], kinds: set[str]) -> str:
        first, finite = segment[0], bool(kinds & VERBS)
        second = segment[1] if len(segment) > 1 else None
        opens = isinstance(first, Piece) and first.kind == "participle" and self.last is not None
        after = isinstance(first, Piece) and isinstance(second, Piece) and second.kind == "participle"
        if not finite and (opens or after):
            return "participle"
        if "gerund" in kinds and not finite:
            return "gerund"
        if isinstance(first, Piece) and first.word.lower in self.knowledge.words["words.subordinators"]:
            return "adverbial" if finite else "list"
        waits = self.main is not None and not self.main.has_verb
        if finite and self._waiting() is not None:
            return "resume"
        if finite:
            return "resume" if waits else "main"
        return "resume" if waits and self.main is not self.last and "infinitive" in kinds else "list"

    def _is_aside(self, segment: list[Part]) -> bool:
        """`как считает следствие`, `утверждают прокуроры`, `по данным Совета ЕС`, `говорится в обвинении`."""
        verbs = [p for p in segment if isinstance(p, Piece) and p.kind in VERBS]
        reporting = self._reports(segment)
        if (
            is_word(segment[0], "как")
            and reporting
            and not any(isinstance(p, Piece) and p.kind == "infinitive" for p in segment)
        ):
            return True
        spoken = reporting and (reporting[0].kind == "verb" or reporting[0].word.lower in SPOKEN)
        if spoken and len(verbs) == 1 and segment[0] is reporting[0] and self.last is not None and len(segment) <= 4:
            return True
        return (
            len(segment) == 1
            and isinstance(segment[0], Noun)
            and segment[0].prep in {"по", "согласно"}
            and segment[0].head in ACCORDING
            and self.last is not None
        )

    def _reports(self, segment: list[Part]) -> list[Piece]:
        """The reporting verbs of a segment."""
        words = self.knowledge.words
        verbs = [p for p in segment if isinstance(p, Piece) and p.kind in VERBS]
        return [
            p
            for p in verbs
            if p.word.lemmas & (words["reporting.say"] | words["reporting.say_weak"] | words["reporting.allege"])
            or p.word.lemma in {"говориться", "сообщаться", "утверждаться", "указываться", "отмечаться"}
        ]

    def _open(self, kind: str, segment: list[Part]) -> Clause:
        if kind in {"relative", "participle"}:
            return Clause(kind, parent=self.last, antecedent=self._antecedent(segment, kind))
        if kind == "gerund":
            return Clause(kind, parent=self.main, conjoined=self.main)
        if kind in {"content", "aside"}:
            parent = next((c for c in reversed(self.clauses) if c.has_verb), self.last)
            return Clause(kind, parent=parent)
        if kind == "adverbial":
            return Clause(kind)
        previous = self.main
        clause = Clause("main" if kind == "list" else kind)
        if previous is not None and not is_word(segment[0], "однако"):
            clause.conjoined = previous
            if previous.kind == "content" and (is_word(segment[0], "и", "а", "но") or not own_subject(segment)):
                clause.kind, clause.parent = "content", previous.parent
        return clause

    def _antecedent(self, segment: list[Part], kind: str) -> Noun | None:
        """The phrase that a relative or a participle describes: the nearest that agrees with it."""
        nouns = [
            n
            for c in self.clauses
            for p in c.parts
            if isinstance(p, Noun)
            for m in p.members
            if isinstance(m, Noun)
            for n in with_genitives(m)
        ]
        if not nouns:
            return None
        agreeing = [n for n in nouns if agrees(n, agreement(segment, kind))]
        return agreeing[-1] if agreeing else None

    def _split(self, clause: Clause, segment: list[Part]) -> None:
        """Put a segment's parts into a clause, opening a further one at `и` before each further verb."""
        current = clause
        for i, part in enumerate(segment):
            if is_word(part, "и", "а", "но", "либо", "или") and current.has_verb:
                rest = segment[i + 1 :]
                if any(isinstance(p, Piece) and p.kind in VERBS for p in rest):
                    following = Clause(
                        current.kind, parent=current.parent, antecedent=current.antecedent, conjoined=current
                    )
                    self.clauses.append(following)
                    if self.main is current:
                        self.main = following
                    if self.last is current:
                        self.last = following
                    current = following
                    continue
            current.parts.append(part)


def _names_examples(segment: list[Part]) -> bool:
    """`в том числе X и Y`, `включая X`."""
    first, second = segment[0], segment[1] if len(segment) > 1 else None
    opens = (isinstance(first, Noun) and first.prep == "в" and first.head == "число") or is_word(first, "включая")
    return opens and isinstance(second, Noun) and second.name is not None
