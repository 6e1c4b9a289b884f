"""Clauses read from left to right over the chunks of a sentence: one pass, no backtracking."""

from collections.abc import Sequence

from lading.claims.chunks import Chunk, NounPhrase, VerbGroup
from lading.claims.clauses import Clause, Parse
from lading.claims.control import find_controller
from lading.claims.grouping import Grouper, broad_kind
from lading.claims.lexicons import Lexicons
from lading.claims.participles import WHEN, Place, is_participle
from lading.claims.reports import take_reports
from lading.model.claim import MentionKind


class ClauseReader:
    """Reads the clauses of one sentence; one pass, no backtracking."""

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

    def read(self) -> Parse:
        """All clauses, in the order they open."""
        while self.k < len(self.chunks):
            chunk = self.chunks[self.k]
            before = self.k
            self._step(chunk)
            if self.k == before:
                self.k += 1
            self.cur.end = max(self.cur.end, self.chunks[self.k - 1].end)
        self._share_objects()
        for report in self.reports:
            aside = Clause("report", None, self.clauses[0].start)
            self.phrases += [(np, aside) for np in report.speakers]
        return Parse(self.clauses, self.phrases, self.according, self.grouper.aliases, self.reports)

    def _share_objects(self) -> None:
        """Give "developed" its object in "developed and tested a drone"."""
        for first, second in zip(self.clauses, self.clauses[1:], strict=False):
            if (
                first.vg is None
                or second.vg is None
                or first.subj is not second.subj
                or first.obj is not None
                or first.pps
            ):
                continue
            if (
                first.vg.passive == second.vg.passive
                and not first.vg.copula
                and second.obj is not None
                and second.start - first.vg.end <= 2
            ):
                first.obj = second.obj
                first.end = max(first.end, second.end)

    def _tag(self, k: int) -> str:
        return self.chunks[k].tag if 0 <= k < len(self.chunks) else "."

    def _step(self, chunk: Chunk) -> None:
        if chunk.np is not None:
            if chunk.word == "according" and self._tag(self.k + 1) == "P" and self._tag(self.k + 2) == "NP":
                self._according()
            else:
                self._place_phrase()
        elif chunk.tag == "P":
            self._place_preposition(chunk)
        elif chunk.vg is not None:
            self._place_verb(chunk.vg)
        elif chunk.tag in {"R", "K", "S"}:
            self._open_marked(chunk)
        elif chunk.tag in {",", "-"}:
            self._comma()
        elif chunk.tag in {";", "."} and self.cur.vg is not None and chunk.tag == ";":
            self._open("main", None)
        of_person = (
            chunk.tag == ","
            and self._tag(self.k + 1) == "P"
            and self.k + 1 < len(self.chunks)
            and self.chunks[self.k + 1].word == "of"
        )
        if chunk.tag not in {"NP", "P", '"'} and chunk.vg is None and not of_person:
            self.chain = []

    def _according(self) -> None:
        start = self.chunks[self.k].start
        self.grouper.fronted = self.cur.subj is None and self.cur.vg is None
        np, self.k = self.grouper.read(self.k + 2, as_object=True)
        self.grouper.fronted = False
        self.according.append((np, start))
        self._note(np)
        self.chain = [np]

    def _open(
        self, kind: str, subj: NounPhrase | None, *, parent: "Clause | None" = None, loose: bool = False
    ) -> Clause:
        clause = Clause(kind, parent, self.chunks[min(self.k, len(self.chunks) - 1)].start, subj, loose=loose)
        self.clauses.append(clause)
        self.cur = clause
        return clause

    _last_phrase: NounPhrase | None = None
    _whose: NounPhrase | None = None
    """The owner that `whose` gives to the phrase after it."""

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

    def _place_phrase(self) -> None:
        cur, before = self.cur, self._tag(self.k - 1)
        adjacent = before == "VG" or (before == '"' and self._tag(self.k - 2) == "VG")
        np, self.k = self.grouper.read(self.k, as_object=cur.vg is not None)
        chain = [np] if self.grouper.last is np else [np, self.grouper.last or np]
        if cur.vg is None:
            if cur.kind == "rel" and cur.subj is not None and before in {"R", "B"}:
                cur.obj = cur.subj
            if cur.kind == "part" or cur.subj is None or before != "NP":
                cur.subj = np
        elif (cur.obj is None and (adjacent or before in {"P", "B"})) or (cur.obj is None and before == "NP"):
            cur.obj = np
        elif cur.obj2 is None and cur.obj is not None and before == "NP":
            cur.obj2 = np
        else:
            self._open("main" if cur.kind != "comp" else "comp", np, parent=cur.parent)
        if self._whose is not None and np.owner is None:
            np.owner, self._whose = self._whose, None
        self._equate(np)
        self._note(np)
        self._hooks = ()
        self.chain = chain

    def _equate(self, np: NounPhrase) -> None:
        """What "is", "became" and "include" say of a phrase and the subject: that one describes the other."""
        if self.cur.vg is not None and self.cur.vg.lemma == "include" and self.cur.obj is np:
            counted = self.cur.subj
            if counted is not None and counted.name is not None and counted.name.kind is MentionKind.GROUP:
                counted.describes = np
        equates = self.cur.vg is not None and (self.cur.vg.copula or self.cur.vg.lemma in {"become", "remain"})
        if equates and self.cur.obj is np and self.cur.subj is not None:
            if self.cur.subj.name is None and np.name is not None and not self.cur.subj.pronoun:
                self.cur.subj.describes = np
            else:
                np.describes = self.cur.subj
        if (
            self.cur.vg is not None
            and self.cur.vg.copula
            and self.cur.obj is np
            and (self.cur.subj is None or self.cur.subj.head in WHEN)
            and np.name is not None
        ):
            among = next((row for prep, row in self.clauses[0].pps if prep == "among"), None)
            if among is not None and among.describes is None:
                among.describes = np

    def _place_preposition(self, chunk: Chunk) -> None:
        if self._tag(self.k + 1) == "NP":
            hooks = self.chain
            if chunk.word == "including" and not hooks and self._last_phrase is not None:
                hooks = [self._head_phrase() or self._last_phrase]
            self.grouper.fronted = self.cur.subj is None and self.cur.vg is None and not hooks
            np, self.k = self.grouper.read(self.k + 1, as_object=True)
            self.grouper.fronted = False
            prep = chunk.word
            for hook in hooks:
                hook.pps.setdefault(prep, []).append(np)
            self._hooks = (*(self._hooks if len(hooks) > 1 else ()), *((h, prep) for h in hooks[-1:]))
            self.cur.pps.append((prep, np))
            before = self._last_phrase
            self._note(np)
            if prep == "including":
                self._last_phrase = before
            if self.grouper.read_naming(hooks[0] if hooks else None, self.k):
                self.k += 2
            listed = self.grouper.read_listing(hooks[-1], self.k) if hooks and prep in {"in", "from", "at"} else None
            if listed is not None:
                self.k = listed
                for member in hooks[-1].describes.members if hooks[-1].describes is not None else ():
                    self.phrases.append((member, self.cur))
            self.chain = [*hooks, np] if self.grouper.last is np else [*hooks, np, self.grouper.last or np]
            return
        following = self.chunks[self.k + 1] if self.k + 1 < len(self.chunks) else None
        if following is not None and following.vg is not None and following.vg.form == "ing":
            self._open_gerund(chunk.word, following.vg)

    def _open_gerund(self, prep: str, vg: VerbGroup) -> None:
        base = self.cur
        subj = find_controller(base)
        clause = self._open("part", subj, parent=base)
        clause.vg, clause.link = vg, prep
        self.k += 2
        self.chain = []

    def _open_marked(self, chunk: Chunk) -> None:
        loose = self._tag(self.k - 1) in {",", "-"}
        tells = (
            chunk.word == "that"
            and self.cur.vg is not None
            and self.cur.vg.lemma in TELLING
            and self._tag(self.k - 1) == "NP"
        )
        if chunk.tag == "R" and not tells:
            self._whose = self._head_phrase() if chunk.word == "whose" else None
            if chunk.word in {"where", "whose"} or (
                self._tag(self.k - 1) == "VG" and chunk.word in {"who", "which", "what"}
            ):
                self._open("rel", None, parent=self.cur, loose=loose)
                return
            self._open("rel", self._head_phrase(), parent=self.cur, loose=loose)
        elif chunk.tag == "K" or tells:
            base = self.cur
            while base.vg is None and base.parent is not None:
                base = base.parent
            self._open("comp", None, parent=base)
        else:
            self._open("sub", None, parent=self.cur, loose=self.k == 0 or loose)

    def _comma(self) -> None:
        """A comma closes a remark, and a clause whose parent still waits for its verb."""
        cur = self.cur
        if cur.parent is None or cur.vg is None:
            return
        following = self.chunks[self.k + 1] if self.k + 1 < len(self.chunks) else None
        if cur.kind in {"rel", "part", "sub"}:
            if (
                following is not None
                and following.vg is not None
                and following.vg.form in {"ed", "fin"}
                and cur.parent.vg is not None
                and cur.kind != "part"
            ):
                return
            self._pop()

    def _pop(self) -> None:
        end = self.cur.end
        if self.cur.parent is not None:
            self.cur = self.cur.parent
            self.cur.end = max(self.cur.end, end)

    def _place_verb(self, vg: VerbGroup) -> None:
        before, following = self._tag(self.k - 1), self.chunks[self.k + 1] if self.k + 1 < len(self.chunks) else None
        if self._is_inverted(vg, before, following):
            np, after = self.grouper.read(self.k + 1, as_object=False)
            clause = self._open("main", np, parent=None)
            clause.vg, clause.inverted = vg, True
            self._note(np)
            self.k = after
            self.chain = [np]
            return
        if vg.form == "ed":
            place = Place(self.chunks, self.k, before, cur=self.cur, waiting=self._waiting())
            vg.form = "en" if is_participle(vg, place, reporting=self.reporting, lexicons=self.lexicons) else "fin"
            vg.passive = vg.passive or vg.form == "en"
        if vg.form == "fin":
            self._place_finite(vg, before)
        else:
            self._place_nonfinite(vg, before)
        self.k += 1

    def _is_inverted(self, vg: VerbGroup, before: str, following: Chunk | None) -> bool:
        if (
            vg.lemma not in self.reporting
            or vg.form not in {"fin", "ed"}
            or before not in {",", '"'}
            or self.cur.vg is None
        ):
            return False
        return (
            following is not None
            and following.np is not None
            and broad_kind(following.np, self.lexicons) in {"party", "place"}
        )

    def _waiting(self) -> Clause | None:
        """The innermost clause that has a subject and no verb yet."""
        clause: Clause | None = self.cur
        while clause is not None:
            if clause.vg is None and clause.subj is not None:
                return clause
            clause = clause.parent
        return None

    def _place_finite(self, vg: VerbGroup, before: str) -> None:
        waiting = self._waiting()
        cur = self.cur
        if waiting is not None:
            waiting.vg, self.cur = vg, waiting
            return
        if before == "NP" and self._last_phrase is not None and cur.vg is not None:
            subj = self._last_phrase
            if cur.obj is subj:
                cur.obj = None
            kind = "comp" if cur.vg.lemma in self.reporting else "main"
            self._open(kind, subj, parent=cur if kind == "comp" else cur.parent).vg = vg
            return
        told = cur.obj if before == "," and cur.vg is not None and cur.vg.lemma in TELLS_THAT else None
        if told is not None and told.name is not None and broad_kind(told, self.lexicons) == "party":
            cur.obj = None
            self._open("comp", told, parent=cur).vg = vg
            return
        base = cur
        while base.kind == "part" and base.parent is not None:
            base = base.parent
        clause = self._open(base.kind if base.kind != "sub" else "main", base.subj, parent=base.parent)
        clause.vg = vg

    def _place_nonfinite(self, vg: VerbGroup, before: str) -> None:
        cur, loose = self.cur, before in {",", "-"}
        if vg.form == "en":
            subj = cur.subj if before == "C" and cur.kind == "part" else self._antecedent(loose)
        elif vg.form == "ing":
            subj = (
                self._antecedent(False)
                if before == "NP" and (cur.vg is None or cur.obj is not None or cur.pps)
                else find_controller(self._finite())
            )
        else:
            subj = find_controller(self._finite() if before == "," else cur)
        parent = cur.parent if before == "C" and cur.kind == "part" else cur
        clause = self._open("part", subj, parent=parent, loose=loose)
        clause.vg = vg
        clause.link = "to" if vg.form == "inf" else ""

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
        if last is None or broad_kind(last, self.lexicons) not in {"place", "plain"}:
            return last
        for hook, prep in reversed(self._hooks):
            if prep in {"in", "near", "at", "from", "outside", "of"} and broad_kind(hook, self.lexicons) in {
                "party",
                "item",
            }:
                return hook
        return last

    _hooks: tuple[tuple[NounPhrase, str], ...] = ()
    """Phrases on which the last phrase hangs, with the preposition between."""


TELLS_THAT = frozenset(["say", "allege", "add", "claim", "state", "announce", "argue", "believe"])
"""Verbs whose object, where a comma and a verb follow it, is the subject of what is said: "said Belov, 45, had been"."""
TELLING = frozenset([
    "tell", "inform", "assure", "notify", "remind", "convince", "show",
])  # fmt: skip
