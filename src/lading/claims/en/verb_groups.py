"""Verb groups: a verb with its auxiliaries and the verbs it hangs on, "is believed to have supplied"."""

from collections.abc import Sequence

from lading.claims.en.chunks import Chunk, VerbGroup
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.units import Unit

LINKERS = frozenset([
    "able", "likely", "unlikely", "ready", "willing", "set", "due", "poised", "bound", "unable", "expected",
    "alleged", "reported", "known", "believed", "suspected", "prepared", "designed", "intended", "used",
])  # fmt: skip


def read_verb_group(units: Sequence[Unit], i: int, lexicons: Lexicons) -> tuple[Chunk | None, int]:
    """The verb group that begins at a unit, catenatives followed: "is believed to have supplied"."""
    state = _Group(units, i, lexicons)
    return state.read()


class _Group:
    """Reads one verb group from left to right."""

    def __init__(self, units: Sequence[Unit], i: int, lexicons: Lexicons) -> None:
        self.units, self.first, self.i, self.lexicons = units, i, i, lexicons
        self.negated = self.passive = self.perfect = self.finite = False
        self.be = self.does = False
        self.modal, self.lemma, self.form = "", "", ""
        self.chain: list[str] = []
        self.adverbs: list[str] = []

    def read(self) -> tuple[Chunk | None, int]:
        """The chunk and where to go on; nothing where no verb comes out of it."""
        end = self.first
        while self.i < len(self.units) and self._take():
            if self.units[self.i - 1].tag in {"V", "A", "AX", "MX", "M"}:
                end = self.i
        if not self.lemma and not self.be and not self.modal and end == self.first:
            return None, self.first
        while end < len(self.units) and self.units[end].tag == "X" and end < self.i:
            end += 1
        has = self.perfect and not self.be and not self.lemma
        does = self.does and not self.be and not self.lemma and not has
        copula = not self.lemma and not has and not does
        lemma = self.lemma or ("have" if has else "do" if does else "be")
        self.form = "ing" if does and self._word(self.first) == "doing" else self.form
        end = self._particle(end)
        start_token, end_token = self.units[self.first].start, self.units[end - 1].end
        form = self.form or "fin"
        if self.finite and form in {"ing", "en", "ed", "inf"}:
            form = "fin"
        vg = VerbGroup(
            start_token, end_token, self.lemma_of(lemma), form, self.passive, self.negated, self.modal, copula,
            tuple(self.chain), tuple(self.adverbs), self.perfect,
        )  # fmt: skip
        return Chunk("VG", start_token, end_token, lemma, vg=vg), end

    def lemma_of(self, lemma: str) -> str:
        """The verb with its particle."""
        return f"{lemma} {self.extra}" if self.extra else lemma

    extra = ""

    def _particle(self, end: int) -> int:
        particle = end < len(self.units) and self.units[end].word in self.lexicons.words["words.particles"]
        when = self.lemma in self.lexicons.words["reporting.say"] and self._tag(end + 1) in {"D", "Q"}
        if particle and self.lemma and not when:
            self.extra = self.units[end].word
            return end + 1
        return end

    def _take(self) -> bool:
        unit = self.units[self.i]
        tag = unit.tag
        if tag in {"M", "MX", "AX", "A"}:
            return self._take_auxiliary(unit)
        if tag == "X":
            self.negated = not self._not_only() if unit.word in {"not", "n't", "never", "cannot"} else self.negated
            self.i += 1
            return True
        if tag == "B":
            following = self._tag(self.i + 1)
            if following in {"V", "A", "M", "B", "X"} or (following == "T" and self.i > self.first):
                self.adverbs.append(unit.word)
                self.i += 1
                return True
            return False
        if tag == '"' and self.i > self.first and not self.lemma and self._tag(self.i + 1) in {"V", "X", "B", "A"}:
            self.i += 1
            return True
        if tag == "V" and not self.lemma:
            return self._take_verb(unit)
        return self._take_link(unit)

    def _not_only(self) -> bool:
        return (
            self.i + 1 < len(self.units)
            and self.units[self.i + 1].word in {"only", "just", "merely", "yet"}
            and self.units[self.i + 1].word != "yet"
        )

    def _tag(self, at: int) -> str:
        return self.units[at].tag if at < len(self.units) else "."

    def _word(self, at: int) -> str:
        return self.units[at].word if at < len(self.units) else ""

    def _take_auxiliary(self, unit: Unit) -> bool:
        if self.lemma or (self.be and unit.word in {"is", "are", "was", "were", "has", "have", "had"}):
            return False
        words = self.lexicons.words
        if unit.tag in {"M", "MX"}:
            self.modal, self.finite = unit.word, True
        elif unit.word in words["words.be"]:
            self.be = True
            self.finite = self.finite or unit.word not in {"being", "been", "be"}
            if unit.word == "being" and self.i == self.first:
                self.form = "ing"
        elif unit.word in words["words.have"]:
            self.perfect, self.finite = True, self.finite or unit.word != "having"
        else:
            self.does = True
            self.finite = self.finite or unit.word not in {"doing", "done"}
        if unit.tag.endswith("X") or unit.word == "cannot":
            self.negated = True
        self.i += 1
        return True

    def _take_verb(self, unit: Unit) -> bool:
        kinds = {kind: lemma for lemma, kind in unit.forms}
        if not kinds:
            return False
        if self.be and "en" in kinds and "ing" not in kinds:
            self.passive, self.lemma, self.form = True, kinds["en"], self.form or "en"
        elif self.be and "ing" in kinds:
            self.lemma, self.form = kinds["ing"], "fin"
        elif self.perfect and "en" in kinds:
            self.lemma, self.form = kinds["en"], "fin" if self.finite else "ing"
        elif "ing" in kinds:
            self.lemma, self.form = kinds["ing"], "ing"
        elif self.modal or self._tag(self.i - 1) == "T" or self.finite:
            self.lemma = kinds.get("base") or next(iter(kinds.values()))
            self.form = self.form or ("fin" if self.modal or self.finite else "inf")
        elif "base" in kinds and "en" in kinds and "past" not in kinds:
            self.lemma = kinds["base"]
            self.form = "en" if self._word(self.i + 1) == "by" else "fin"
        elif "past" in kinds or "en" in kinds:
            self.lemma = kinds.get("past") or kinds["en"]
            self.form = "ed" if "en" in kinds and "past" in kinds else ("fin" if "past" in kinds else "en")
        else:
            self.lemma, self.form = next(iter(kinds.values())), "fin"
        self.i += 1
        return True

    def _take_link(self, unit: Unit) -> bool:
        """Step over `to`, `of` or nothing from a catenative to the verb it governs."""
        at = self.i
        if unit.word in LINKERS and self.be and not self.lemma and self._tag(at + 1) == "T":
            self.chain.append(unit.word)
            self._restart(at + 1)
            return True
        if unit.tag == "T" and self._tag(at + 1) in {"V", "A", "B"}:
            if self.lemma:
                if not self._is_catenative():
                    return False
                self.chain.append(self.lemma)
            elif self.be:
                self.chain.append("be")
            elif self.i > self.first and not self.perfect:
                return False
            elif self.perfect:
                self.chain.append("have")
            self._restart(at + 1)
            return True
        if self.lemma == "help" and unit.tag == "V" and any(kind == "base" for _, kind in unit.forms):
            self.chain.append(self.lemma)
            self._restart(at)
            return True
        if self.lemma and self._is_catenative():
            return self._take_gerund(unit, at)
        return False

    def _take_gerund(self, unit: Unit, at: int) -> bool:
        if unit.tag == "V" and self._is_ing(unit):
            self.chain.append(self.lemma)
            self._restart(at)
            return True
        if (
            unit.tag == "P"
            and unit.word in {"of", "in", "with", "from", "on", "for"}
            and self._tag(at + 1) == "V"
            and self._is_ing(self.units[at + 1])
        ):
            if unit.word == "for" and not self.passive:
                return False
            self.chain.append(self.lemma)
            self._restart(at + 1)
            return True
        return False

    def _is_ing(self, unit: Unit) -> bool:
        return any(kind == "ing" for _, kind in unit.forms)

    def _is_catenative(self) -> bool:
        table = self.lexicons.words
        return any(self.lemma in table[key] for key in CATENATIVES)

    def _restart(self, at: int) -> None:
        self.finite = self.finite or self.form in {"fin", "ed"} or bool(self.modal)
        if self.form == "ed":
            self.finite = True
        if not self.finite and not self.form:
            self.form = "inf"
        keep = self.form
        self.lemma, self.be, self.perfect, self.passive = "", False, False, False
        self.form = keep if keep in {"ing", "inf", "en"} and not self.finite else ""
        self.i = at


CATENATIVES = tuple(
    f"stance.{key}" for key in ("hedge_catenatives", "alleged_catenatives", "report_catenatives", "plan_catenatives",
                                "stop_catenatives", "through_catenatives")
)  # fmt: skip
