"""Clauses read from left to right over the chunks of a sentence: one pass, no backtracking."""

from lading.claims.en.chunks import Chunk, NounPhrase, VerbGroup
from lading.claims.en.clause_state import ClauseState
from lading.claims.en.clauses import Clause, Parse
from lading.claims.en.control import find_controller
from lading.claims.en.grouping import broad_kind, is_counted_group
from lading.claims.en.participles import WHEN, Place, is_participle
from lading.claims.en.side_arguments import HELPING
from lading.model.claim import MentionKind


class ClauseReader(ClauseState):
    """Reads the clauses of one sentence; one pass, no backtracking."""

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
        told: list[tuple[NounPhrase, Clause]] = []
        for report in self.reports:
            for np in report.speakers:
                said = VerbGroup(np.end, np.end, report.verb, "fin")
                told.append((np, Clause("report", None, self.clauses[0].start, np, said)))
        self.phrases = told + self.phrases
        return Parse(self.clauses, self.phrases, self.according, self.grouper.aliases, self.reports)

    def _share_objects(self) -> None:
        """Give "developed" its object in "developed and tested a drone"."""
        for first, second in zip(self.clauses, self.clauses[1:], strict=False):
            if (
                first.vg is None
                or second.vg is None
                or first.subj is not second.subj
                or first.obj is not None
                or any(np.start > first.vg.start for _, np in first.pps)
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
        elif chunk.tag == ":":
            self._colon()
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

    def _place_phrase(self) -> None:
        cur, before = self.cur, self._tag(self.k - 1)
        adjacent = before == "VG" or (before == '"' and self._tag(self.k - 2) == "VG")
        self.grouper.waiting = cur.vg is not None and self._waiting() is not None
        np, self.k = self.grouper.read(self.k, as_object=cur.vg is not None)
        self.grouper.waiting = False
        chain = [np] if self.grouper.last is np else [np, self.grouper.last or np]
        if np.pronoun and np.head in SUBJECTS and before == "NP" and self._tag(self.k) == "VG" and cur.vg is not None:
            told = self._last_phrase
            self._open("rel", np, parent=cur).obj = told
            self._note(np)
            self._last_phrase = told
            return
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
        equates = self.cur.vg is not None and (
            self.cur.vg.copula
            or self.cur.vg.lemma in {"become", "remain"}
            or (self.cur.vg.passive and self.cur.vg.lemma in APPOINTING)
        )
        if equates and self.cur.obj is np and self.cur.subj is not None:
            named = np.name is not None and np.name.kind is not MentionKind.GROUP
            if self.cur.subj.name is None and named and not self.cur.subj.pronoun:
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
            if chunk.word == "including" and self._last_phrase is not None:
                hooks = [self._counted_before() or (hooks[-1] if hooks else self._head_phrase() or self._last_phrase)]
            self.grouper.fronted = self.cur.subj is None and self.cur.vg is None and not hooks
            self.grouper.waiting = self.cur.kind in {"part", "rel"} and self._waiting() is not None
            np, self.k = self.grouper.read(self.k + 1, as_object=True)
            self.grouper.fronted = self.grouper.waiting = False
            prep = chunk.word
            for hook in hooks:
                for sharing in (
                    hook,
                    *(m for m in hook.others if broad_kind(m, self.lexicons) == "plain" and m is not hooks[-1]),
                ):
                    sharing.pps.setdefault(prep, []).append(np)
            self._hooks = (*(self._hooks if len(hooks) > 1 else ()), *((h, prep) for h in hooks[-1:]))
            self.cur.pps.append((prep, np))
            before = self._last_phrase
            self._note(np)
            if prep == "including" and self._tag(self.k) != "VG":
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
        subj = find_controller(base, told=prep == "as")
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
            self._open("sub", None, parent=self.cur, loose=self.k == 0 or loose).link = chunk.word

    def _comma(self) -> None:
        """A comma closes a remark, and a clause whose parent still waits for its verb."""
        cur = self.cur
        counted = cur.subj if cur.kind in {"part", "rel"} and cur.vg is not None else None
        listed = self.grouper.read_listing(counted, self.k) if counted is not None else None
        if listed is not None and counted is not None and counted.describes is not None:
            self.phrases += [(m, cur) for m in counted.describes.members]
            self._pop()
            self.k = listed
            return
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

    def _colon(self) -> None:
        """Names after a colon are those of the parties counted before it: "three firms he controlled: A, B and C"."""
        counted = next((np for np, _ in reversed(self.phrases) if is_counted_group(np) and np.describes is None), None)
        following = self.chunks[self.k + 1].np if self._tag(self.k + 1) == "NP" else None
        if counted is None or following is None or following.name is None or following.name.kind not in LISTED_KINDS:
            return
        names, self.k = self.grouper.read(self.k + 1, as_object=False)
        counted.describes = names
        self._note(names)

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
        vg.passive = vg.passive or (vg.form == "en" and not vg.perfect)
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

    def _place_finite(self, vg: VerbGroup, before: str) -> None:
        waiting = self._waiting()
        cur = self.cur
        if waiting is not None:
            waiting.vg, self.cur = vg, waiting
            return
        first = self.clauses[0]
        if vg.copula and first.vg is None and first.subj is None and any(prep == "among" for prep, _ in first.pps):
            first.vg, self.cur = vg, first
            return
        if before == "NP" and self._last_phrase is not None and cur.vg is not None:
            subj = self._last_phrase
            if cur.vg.lemma in HELPING and cur.obj is subj:
                helped = self._open("part", subj, parent=cur)
                helped.vg, helped.link = vg, "to"
                return
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
                else find_controller(self._finite(), told=True)
            )
        else:
            subj = find_controller(self._finite() if before == "," else cur)
        parent = cur.parent if before == "C" and cur.kind == "part" else cur
        clause = self._open("part", subj, parent=parent, loose=loose)
        clause.vg = vg
        clause.link = "to" if vg.form == "inf" else ""


SUBJECTS = frozenset({"he", "she", "they", "it"})
"""Pronouns that right after a phrase open a clause about it: "three firms he controlled"."""
LISTED_KINDS = {MentionKind.ORG, MentionKind.PERSON, MentionKind.ITEM}
APPOINTING = frozenset(["appoint", "name", "elect", "make", "call", "describe", "promote", "consider"])
"""Verbs whose passive says what its subject is: "was appointed director of"."""
TELLS_THAT = frozenset(["say", "allege", "add", "claim", "state", "announce", "argue", "believe"])
"""Verbs whose object, where a comma and a verb follow it, is the subject of what is said: "said Belov, 45, had been"."""
TELLING = frozenset([
    "tell", "inform", "assure", "notify", "remind", "convince", "show",
])  # fmt: skip
