"""Where the reader of clauses stands: what it has opened, noted and may hang the next phrase on."""

from collections.abc import Sequence

from lading.claims.en.chunks import Chunk, NounPhrase
from lading.claims.en.clauses import Clause
from lading.claims.en.grouping import Grouper, broad_kind
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.reports import take_reports
from lading.model.claim import MentionKind

ACTS = frozenset([
    "sell", "send", "supply", "ship", "export", "import", "buy", "purchase", "deliver", "procure", "say", "deny", "own", "run",
    "smuggle", "provide", "employ", "declare", "tell", "announce", "refuse", "agree", "found", "sign", "pay",
])  # fmt: skip
"""Verbs whose subject is a party and never goods."""


class ClauseState:
    """The clauses, phrases and hooks of one sentence while it is read."""

    def __init__(self, chunks: Sequence[Chunk], lexicons: Lexicons, nominal: frozenset[str]) -> None:
        words = lexicons.words
        self.reporting = frozenset().union(
            *(words[f"reporting.{key}"] for key in ("say", "show", "allege", "hedge", "opinion", "deny", "admit"))
        )
        self.chunks, self.reports = take_reports(chunks, self.reporting)
        self.lexicons = lexicons
        self.grouper = Grouper(self.chunks, lexicons)
        self.grouper.nominal = nominal
        start = chunks[0].start if chunks else 0
        self.cur = Clause("main", None, start)
        self.clauses = [self.cur]
        self.phrases: list[tuple[NounPhrase, Clause]] = []
        self.according: list[tuple[NounPhrase, int]] = []
        self.chain: list[NounPhrase] = []
        """Phrases that a following preposition may hang on: supplier, chips in "supplier of chips to Kupol"."""
        self.k = 0

    _last_phrase: NounPhrase | None = None
    _whose: NounPhrase | None = None
    """The owner that `whose` gives to the phrase after it."""

    _hooks: tuple[tuple[NounPhrase, str], ...] = ()
    """Phrases on which the last phrase hangs, with the preposition between."""

    def _tag(self, k: int) -> str:
        return self.chunks[k].tag if 0 <= k < len(self.chunks) else "."

    def _open(
        self, kind: str, subj: NounPhrase | None, *, parent: "Clause | None" = None, loose: bool = False
    ) -> Clause:
        clause = Clause(kind, parent, self.chunks[min(self.k, len(self.chunks) - 1)].start, subj, loose=loose)
        self.clauses.append(clause)
        self.cur = clause
        return clause

    def _note(self, np: NounPhrase) -> None:
        for member in np.members:
            self.phrases.append((member, self.cur))
            for other in member.appos:
                self.phrases += [(m, self.cur) for m in other.members]
                self.phrases += [(m, self.cur) for m in (other.content.members if other.content is not None else ())]
                self.phrases += [(m, self.cur) for rows in other.pps.values() for row in rows for m in row.members]
            if member.content is not None:
                member.content.holder = member
                self.phrases += [(m, self.cur) for m in member.content.members]
        self._last_phrase = np

    def _counted_before(self) -> NounPhrase | None:
        """The several that `including` names some of: the last phrase in the plural, and not the day it was done."""
        for np, _ in self.phrases[-1:-5:-1]:
            group = np.name is not None and np.name.kind is MentionKind.GROUP
            if group or (np.name is None and np.head.endswith("s") and not np.pronoun):
                return np
        return None

    def _pop(self) -> None:
        end = self.cur.end
        if self.cur.parent is not None:
            self.cur = self.cur.parent
            self.cur.end = max(self.cur.end, end)

    def _waiting(self) -> Clause | None:
        """The innermost clause that has a subject and no verb yet."""
        clause: Clause | None = self.cur
        while clause is not None:
            if clause.vg is None and clause.subj is not None:
                return clause
            clause = clause.parent
        return None

    def _finite(self) -> Clause:
        clause = self.cur
        while clause.kind == "part" and clause.parent is not None:
            clause = clause.parent
        return clause

    def _antecedent(self, loose: bool) -> NounPhrase | None:
        """What a participle speaks of: the phrase just before; after a comma the head that the phrase hangs on."""
        if loose and self.cur.vg is not None and self.cur.obj is not None:
            return self.cur.obj if not self.cur.pps else self._head_phrase()
        return self._head_phrase()

    def _head_phrase(self) -> NounPhrase | None:
        """The phrase that a relative clause or participle speaks of: not the place that only locates it."""
        last = self._last_phrase
        if last is None or broad_kind(last, self.lexicons) not in {"place", "plain", "item"}:
            return last
        for hook, prep in reversed(self._hooks):
            acts = prep == "of" and broad_kind(hook, self.lexicons) == "party" and self._acts(self.k + 1)
            if acts and broad_kind(last, self.lexicons) == "item":
                return hook
            if broad_kind(last, self.lexicons) == "item":
                continue
            if prep in {"in", "near", "at", "from", "outside", "of"} and broad_kind(hook, self.lexicons) in {
                "party",
                "item",
            }:
                return hook
        return last

    def _acts(self, k: int) -> bool:
        """Whether a verb that only a party can be the subject of follows: "a maker of explosives that sent"."""
        vg = self.chunks[k].vg if k < len(self.chunks) else None
        return vg is not None and not vg.passive and vg.form in {"fin", "ed"} and vg.lemma in ACTS
