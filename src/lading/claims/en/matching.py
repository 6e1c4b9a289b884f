"""Frames applied to the clauses of a sentence: which relation holds between which phrases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lading.claims.en.arguments import Trigger, find_makers, noun_arguments, verb_arguments
from lading.claims.en.chunks import NounPhrase, VerbGroup
from lading.claims.en.clauses import Clause, Parse
from lading.claims.en.composites import find_composites
from lading.claims.en.coreference import Memory
from lading.claims.en.fitting import fits
from lading.claims.en.frame_index import Draft, Filler, FrameIndex
from lading.claims.en.grouping import is_goods
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.claims.en.side_arguments import as_phrase
from lading.claims.en.standing import Standing, head_of_group
from lading.claims.frames import Frame, Slot
from lading.model.claim import MentionKind, Predicate

SANCTIONED = ("sanctioned", "blacklisted", "sanctions-hit", "sanctions-listed")
NEAR = 5
"""Tokens between a person and the town in "Anton Belov, 45, of Brooklyn"."""
PROSECUTING = frozenset({"charge", "indict", "convict"})
PLACING = frozenset([
    "be", "remain", "fall", "come", "stay", "place", "put",
])  # fmt: skip


@dataclass(slots=True)
class Matcher:
    """Matches frames in one sentence. Names of phrases without one come from the memory of the document."""

    index: FrameIndex
    lexicons: Lexicons
    memory: Memory
    names: dict[int, Name]
    """The name that a phrase stands for, by the phrase's identity."""
    inner: tuple[Name, ...] = ()
    """Names inside longer words and names: the Moscow of `Moscow-based`."""
    clauses: Sequence[Clause] = ()
    """The clauses of the sentence at hand."""

    def name_for(self, np: NounPhrase, kind: str) -> Name | None:
        """The name a phrase stands for in a slot of this kind."""
        return Standing(self.memory, self.names).name_for(np, kind)

    def match(self, parse: Parse) -> list[Draft]:
        """Every relation that some frame reads, the best frame of each predicate for each trigger."""
        drafts: list[Draft] = []
        self.clauses = parse.clauses
        for clause in parse.clauses:
            if clause.vg is not None:
                drafts += self._match_verb(clause, clause.vg)
        done: set[int] = set()
        for np, clause in parse.phrases:
            if id(np) not in done:
                done.add(id(np))
                drafts += self._match_noun(np, clause, parse)
        return drafts

    def _match_verb(self, clause: Clause, vg: VerbGroup) -> list[Draft]:
        charged = self._match_charge(clause, vg) + self._match_composites(clause, vg)
        frames = self.index.verbs.get(vg.lemma) or self.index.verbs.get(vg.lemma.split()[0], ())
        if not frames:
            return charged
        arguments = verb_arguments(clause)
        arguments["maker"] = [m for np in arguments.get("obj", ()) for m in find_makers(np, self.clauses)]
        arguments["subj_maker"] = [m for np in arguments.get("subj", ()) for m in find_makers(np, self.clauses)]
        trigger = Trigger(vg.lemma, clause, arguments, vg.start, vg.end)
        voice = "passive" if vg.passive else "active"
        return charged + self._best(trigger, [f for f in frames if f.voice in {"any", voice}])

    def _match_composites(self, clause: Clause, vg: VerbGroup) -> list[Draft]:
        """The relations that a verb says together with a noun: "took delivery of forty lathes"."""
        voice = {"any", "passive" if vg.passive else "active"}
        drafts: list[Draft] = []
        for lemma, arguments in find_composites(clause, self.index.verbs):
            trigger = Trigger(lemma, clause, arguments, vg.start, vg.end)
            drafts += self._best(trigger, [f for f in self.index.verbs[lemma] if f.voice in voice])
        return drafts

    def _match_charge(self, clause: Clause, vg: VerbGroup) -> list[Draft]:
        """The prosecution in "X was charged with exporting": the outer verb of a chain is one of its own."""
        outer = vg.chain[0] if vg.chain else ""
        if outer not in PROSECUTING or clause.subj is None or vg.passive:
            return []
        trigger = Trigger(outer, clause, {"obj": clause.subj.members}, vg.start, vg.end)
        return self._best(trigger, list(self.index.verbs.get(outer, ())))

    def _match_noun(self, np: NounPhrase, clause: Clause, parse: Parse) -> list[Draft]:
        drafts: list[Draft] = []
        for word in self._noun_words(np):
            frames = self.index.nouns.get(word)
            if frames:
                arguments = noun_arguments(np, clause, self.lexicons)
                if not arguments["self"] and np.name is None and np.det in {"a", "an", "the"} and id(np) in self.names:
                    arguments["self"] = [np]
                self._add_special(np, clause, arguments, parse=parse)
                drafts += self._best(Trigger(word, clause, arguments, np.start, np.end, np), list(frames))
        return drafts

    def _noun_words(self, np: NounPhrase) -> list[str]:
        words = np.words
        if np.name is not None and np.name.kind is MentionKind.GROUP:
            words = (head_of_group(np.name),)
        found = [w for w in (" ".join(words[-3:]), " ".join(words[-2:]), words[-1] if words else "") if w]
        longest = next((w for w in found if w in self.index.nouns), None)
        triggers = [longest] if longest else []
        if words and words[-1] in self.lexicons.words["organisations.heads"]:
            triggers.append("ORGHEAD")
        if np.name is not None:
            if np.name.kind is MentionKind.ITEM:
                triggers.append("MODEL")
            if np.name.kind is MentionKind.ORG:
                triggers.append("ORG")
            if np.name.kind is MentionKind.PERSON and not np.appos:
                triggers.append("PERSON")
            if any(w.endswith(SANCTIONED) for w in words):
                triggers.append("SANCTIONED")
        elif np.mods and np.mods[-1].kind is MentionKind.ITEM and is_goods(np, self.lexicons):
            triggers.append("MODEL")
        return triggers

    def _add_special(self, np: NounPhrase, clause: Clause, found: dict[str, list[NounPhrase]], *, parse: Parse) -> None:
        """Arguments that only one kind of noun has."""
        if any(np in other.members for prep, other in clause.pps if prep in {"under", "on"}):
            if clause.vg is not None and (clause.vg.copula or clause.vg.lemma in PLACING) and clause.subj is not None:
                found["under"] = clause.subj.members
            else:
                hooks = [
                    p
                    for p, _ in parse.phrases
                    if any(np in row.members for prep in ("under", "on") for row in p.pps.get(prep, ()))
                ]
                found["under"] = [p for p in hooks if p.name is not None][:1]
        elif "under" in found:
            del found["under"]
        if any(np in other.members for prep, other in clause.pps if prep == "to") and clause.subj is not None:
            subject_to = clause.vg is not None and clause.vg.copula and clause.obj is not None
            if subject_to and clause.obj is not None and clause.obj.head == "subject":
                found["subject_to"] = clause.subj.members
        found["nation"] = [as_phrase(n) for n in np.nations[:1]]
        based = [
            n
            for n in self.inner
            if n.kind is MentionKind.PLACE
            and not n.lists
            and np.start <= n.start
            and n.end <= np.end
            and n.end - n.start == 1
            and not _inside(n, np.name)
        ]
        found["owned_mod"] = [
            as_phrase(n) for n in self.inner if n.kind is MentionKind.ORG and np.start <= n.start and n.end <= np.end
        ]
        found["based_mod"] = [as_phrase(n) for n in based]
        found["sanctioned_by"] = [
            as_phrase(n)
            for n in self.inner
            if n.kind in {MentionKind.PLACE, MentionKind.AUTHORITY}
            and np.start <= n.start
            and n.end <= np.end
            and n.end - n.start == 1
            and not _inside(n, np.name)
        ]
        found["self_person"] = [np]
        found["of_after_comma"] = [row for row in found.get("of", []) if 0 <= row.start - np.end <= NEAR]
        if np.name is None and np.mods and np.mods[-1].kind is MentionKind.ITEM:
            found["self_item"] = [as_phrase(np.mods[-1])]
            found["mod"] = [as_phrase(n) for n in np.mods[:-1]]
        found["of_place"] = found.get("of", []) if np.words and np.words[-1] in {"city", "region"} else []
        collaborator = self.memory.collaborator() if self._speaks_of_cooperation(clause) else None
        if collaborator is not None and clause.subj is not None:
            found["collaborator"] = [replace(clause.subj, name=collaborator, others=[])]
        found["alias"] = [
            p for p, _ in parse.phrases if p.start >= np.end and p.name is not None and p.name.kind is MentionKind.ITEM
        ][:1]

    def _speaks_of_cooperation(self, clause: Clause) -> bool:
        heads = {"collaboration", "cooperation", "project", "programme", "program", "partnership"}
        return (
            clause.subj is not None and clause.subj.head in heads and clause.subj.det in {"the", "this", "their", "its"}
        )

    def _best(self, trigger: Trigger, frames: list[Frame]) -> list[Draft]:
        best: dict[Predicate, tuple[int, Draft]] = {}
        helped: list[Draft] = []
        for frame in frames:
            roles = self._fill(frame, trigger)
            if roles is None:
                continue
            if any("helper" in slot.sources for slot in frame.slots):
                helped.append(Draft(frame, trigger, roles))
                continue
            rank = len(roles)
            if frame.predicate not in best or rank > best[frame.predicate][0]:
                best[frame.predicate] = (rank, Draft(frame, trigger, roles))
        if Predicate.PROCURES_FOR in best and "object" in best[Predicate.PROCURES_FOR][1].roles:
            best.pop(Predicate.SUPPLIES, None)
        return [draft for _, draft in best.values()] + helped

    def _fill(self, frame: Frame, trigger: Trigger) -> dict[str, tuple[Filler, ...]] | None:
        roles: dict[str, tuple[Filler, ...]] = {}
        if frame.affirmed and trigger.clause.vg is not None and trigger.clause.vg.negated:
            return None
        for slot in frame.slots:
            fillers = self._fill_slot(slot, trigger)
            if fillers:
                roles[slot.role] = fillers
            elif not slot.optional:
                return None
        if frame.predicate is not Predicate.COMPONENT_OF and _overlap(
            roles.get("subject", ()), roles.get("object", ())
        ):
            return None
        if not any(role in roles for role in ("subject", "object")):
            return None
        return roles

    def _fill_slot(self, slot: Slot, trigger: Trigger) -> tuple[Filler, ...]:
        for source in slot.sources:
            rows = trigger.arguments.get(source, [])
            rows = [
                *rows,
                *(
                    m
                    for np in rows
                    for part in np.pps.get("including", ())
                    for m in part.members
                    if m.name is not None and _is_example(slot.kind, np, m.name)
                ),
            ]
            if source == "for" and slot.role != "item":
                rows = [np for np in rows if np.det not in {"its", "their", "his", "her"}]
            found = [
                Filler(np, name)
                for np in rows
                for name in [self.name_for(np, slot.kind)]
                if fits(slot.kind, np, name, self.lexicons)
            ]
            many = [
                Filler(np, member)
                for np in rows
                for member in self.memory.members(np)
                if fits(slot.kind, np, member, self.lexicons)
            ]
            if many and slot.kind not in {"goods", "thing"}:
                return tuple(many)
            if found:
                return tuple(found)
        return ()


def _is_example(kind: str, np: NounPhrase, name: Name) -> bool:
    """Whether what `including` names may fill the slot too: goods of goods, parties of a group of them."""
    if kind in {"device", "goods", "thing"}:
        return True
    group = np.name is not None and np.name.kind is MentionKind.GROUP
    return group and kind in PARTIES and name.kind in {MentionKind.ORG, MentionKind.PERSON}


PARTIES = frozenset({"party", "target", "embargoed", "named", "org"})


def _inside(name: Name, other: Name | None) -> bool:
    """Whether a name is a part of another: the Beijing of `Beijing Xichao`."""
    return other is not None and other.kind is MentionKind.ORG and other.start <= name.start and name.end <= other.end


def _overlap(a: tuple[Filler, ...], b: tuple[Filler, ...]) -> bool:
    parties = {f.name.party or f.name.text for f in a if f.name is not None}
    return any(f.name is not None and (f.name.party or f.name.text) in parties for f in b)
