"""Frames applied to the clauses of a sentence: which relation holds between which phrases."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lading.claims.arguments import Trigger, as_phrase, find_makers, noun_arguments, verb_arguments
from lading.claims.chunks import NounPhrase, VerbGroup
from lading.claims.clauses import Clause, Parse
from lading.claims.coreference import Memory
from lading.claims.fitting import fits
from lading.claims.frames import Frame, Slot
from lading.claims.grouping import is_goods
from lading.claims.lexicons import Lexicons
from lading.claims.name_rules import Name
from lading.model.claim import MentionKind, Predicate

SANCTIONED = ("sanctioned", "blacklisted", "sanctions-hit", "sanctions-listed")
PREMISES = frozenset([
    "headquarters", "plant", "plants", "factory", "factories", "facility", "facilities", "site", "sites",
    "warehouse", "warehouses", "office", "offices", "workshop", "workshops", "government", "regime",
    "administration", "program", "programme", "industry", "complex", "effort",
])  # fmt: skip
NEAR = 5
"""Tokens between a person and the town in "Anton Belov, 45, of Brooklyn"."""
TOWNS = frozenset([
    "city", "town", "port", "region", "province", "district", "village", "republic", "county", "state", "emirate",
])  # fmt: skip
PROSECUTING = frozenset({"charge", "indict", "convict"})
PLACING = frozenset([
    "be", "remain", "fall", "come", "stay", "place", "put",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the phrase and the name it stands for, if any."""

    phrase: NounPhrase
    name: Name | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation read in a sentence, before stance, attribution and evidence."""

    frame: Frame
    trigger: Trigger
    roles: Mapping[str, tuple[Filler, ...]]

    @property
    def clause(self) -> Clause:
        """The clause it stands in."""
        return self.trigger.clause


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Frames by the words that evoke them."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]

    @classmethod
    def build(cls, frames: Iterable[Frame]) -> "FrameIndex":
        """An index of frames; their order is kept."""
        verbs: dict[str, list[Frame]] = {}
        nouns: dict[str, list[Frame]] = {}
        for frame in frames:
            for verb in frame.verbs:
                verbs.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                nouns.setdefault(noun, []).append(frame)
        return cls({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


@dataclass(slots=True)
class Matcher:
    """Matches frames in one sentence. Names of phrases without one come from the memory of the document."""

    index: FrameIndex
    lexicons: Lexicons
    memory: Memory
    names: dict[int, Name]
    """The name that a phrase stands for, by the phrase's identity."""
    inner: tuple[Name, ...] = ()
    clauses: Sequence[Clause] = ()
    """The clauses of the sentence at hand."""
    """Names inside longer words and names: the Moscow of `Moscow-based`."""

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
        charged = self._match_charge(clause, vg)
        frames = self.index.verbs.get(vg.lemma) or self.index.verbs.get(vg.lemma.split()[0], ())
        if not frames:
            return charged
        arguments = verb_arguments(clause)
        arguments["maker"] = [m for np in arguments.get("obj", ()) for m in find_makers(np, self.clauses)]
        trigger = Trigger(vg.lemma, clause, arguments, vg.start, vg.end)
        voice = "passive" if vg.passive else "active"
        return charged + self._best(trigger, [f for f in frames if f.voice in {"any", voice}])

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
                self._add_special(np, clause, arguments, parse=parse)
                drafts += self._best(Trigger(word, clause, arguments, np.start, np.end, np), list(frames))
        return drafts

    def _noun_words(self, np: NounPhrase) -> list[str]:
        words = np.words
        found = [w for w in (" ".join(words[-3:]), " ".join(words[-2:]), words[-1] if words else "") if w]
        longest = next((w for w in found if w in self.index.nouns), None)
        triggers = [longest] if longest else []
        if np.name is not None and np.name.kind is MentionKind.GROUP:
            words = (head_of_group(np.name),)
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
            and np.start <= n.start
            and n.end <= np.end
            and n.end - n.start == 1
            and not _inside(n, np.name)
        ]
        found["owned_mod"] = [
            as_phrase(n) for n in self.inner if n.kind is MentionKind.ORG and np.start <= n.start and n.end <= np.end
        ]
        found["based_mod"] = [as_phrase(n) for n in based]
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
        for frame in frames:
            roles = self._fill(frame, trigger)
            if roles is None:
                continue
            rank = len(roles)
            if frame.predicate not in best or rank > best[frame.predicate][0]:
                best[frame.predicate] = (rank, Draft(frame, trigger, roles))
        if Predicate.PROCURES_FOR in best and "object" in best[Predicate.PROCURES_FOR][1].roles:
            best.pop(Predicate.SUPPLIES, None)
        return [draft for _, draft in best.values()]

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
            if source == "for":
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

    def name_for(self, np: NounPhrase, kind: str) -> Name | None:  # noqa: C901, PLR0911 - a decision list, read from the top
        """The name a phrase stands for in a slot of this kind."""
        if kind in {"goods", "thing", "model", "weapon", "device"}:
            if np.name is not None:
                return np.name
            item = next((n for n in reversed(np.mods) if n.kind is MentionKind.ITEM), None)
            if item is not None:
                return item
            if np.content is not None:
                return self.name_for(np.content, kind)
            return self.memory.goods() if np.pronoun and np.head in {"them", "they", "it", "these"} else None
        name = self.names.get(id(np)) or np.name
        if name is None and np.describes is not None:
            name = self.names.get(id(np.describes)) or np.describes.name
        if name is None and kind not in {"stake", "money"} and np.content is not None:
            return self.names.get(id(np.content)) or np.content.name
        if name is None and kind in {"party", "org"} and np.owner is not None and np.head in PREMISES:
            return self.names.get(id(np.owner)) or np.owner.name
        if name is None and kind in {"party", "org"} and np.head in PREMISES:
            held = [
                m.name
                for row in np.pps.get("of", ())
                for m in row.members
                if m.name is not None and m.name.kind is MentionKind.ORG
            ]
            if held:
                return held[0]
        if name is None and kind in {"place", "town"} and np.head in TOWNS:
            held = [m.name for row in np.pps.get("of", ()) for m in row.members if m.name is not None]
            return held[0] if held and held[0].kind is MentionKind.PLACE else None
        if name is None and kind == "party" and not np.pronoun:
            inside = [m for row in np.pps.get("in", ()) for m in row.members]
            return next((self._place_of(m) for m in inside if self._place_of(m) is not None), None)
        return name

    def _place_of(self, np: NounPhrase) -> Name | None:
        """The country in "buyers in Russia", "any party in the Ukraine conflict"."""
        name = np.name or (np.mods[0] if np.mods else None)
        if name is None and np.owner is not None:
            name = np.owner.name
        return name if name is not None and name.kind is MentionKind.PLACE and name.country else None


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


def head_of_group(name: Name) -> str:
    """The head noun of a group's name in the singular: "two firms in Shenzhen" are a firm."""
    head = re.split(r" (?:in|of|from|at) ", name.text.lower())[0].split()[-1]
    return f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")


def _overlap(a: tuple[Filler, ...], b: tuple[Filler, ...]) -> bool:
    parties = {f.name.party or f.name.text for f in a if f.name is not None}
    return any(f.name is not None and (f.name.party or f.name.text) in parties for f in b)


def stand_for(np: NounPhrase, lexicons: Lexicons) -> Name | None:
    """The name a phrase carries itself: its own, or that of a party it adds a noun to ("the Kupol plant")."""
    if np.name is not None:
        return np.name
    if np.mods and np.mods[-1].kind is MentionKind.ORG and np.head in lexicons.words["organisations.heads"]:
        return replace(np.mods[-1])
    if np.mods and np.mods[-1].kind is MentionKind.ITEM and is_goods(np, lexicons):
        return np.mods[-1]
    return None
