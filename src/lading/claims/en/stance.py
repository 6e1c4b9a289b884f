"""How the words stand to the truth of what they say: polarity and stance of a clause, with the cues that tell."""

from dataclasses import dataclass

from lading.claims.en.attribution import Voice
from lading.claims.en.chunks import VerbGroup
from lading.claims.en.clauses import Clause
from lading.claims.en.lexicons import Lexicons
from lading.model.claim import AuthorityKind, MentionKind, Polarity, Stance

ENDING = frozenset([
    "stop", "cease", "suspend", "halt", "end", "cancel", "discontinue", "quit",
])  # fmt: skip
PARTISAN = frozenset({MentionKind.AUTHORITY, MentionKind.PLACE, MentionKind.ORG, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The stance and polarity of a claim and the words that made it so."""

    stance: Stance
    polarity: Polarity
    cues: tuple[str, ...]


def judge_stance(  # noqa: C901, PLR0911, PLR0913 - a decision list, read from the top
    clause: Clause,
    voice: Voice,
    lexicons: Lexicons,
    *,
    background: bool,
    hedged: bool,
    noun: bool = False,
    denied: bool = False,
) -> Bearing:
    """The bearing of what a clause says, strongest cue first: denial, hedge, plan, allegation, admission, opinion, report."""
    cues = _Cues(clause, voice, lexicons, noun)
    if background and noun:
        return Bearing(Stance.ASSERTED, Polarity.NEGATED if denied else Polarity.AFFIRMED, ("background",))
    negated = cues.negated() != denied
    polarity = Polarity.NEGATED if negated or cues.denied() else Polarity.AFFIRMED
    if cues.denied():
        return Bearing(Stance.DENIED, Polarity.NEGATED, ("denial",))
    if negated:
        partisan = any(s.kind in PARTISAN for s in voice.speakers) and not background and not cues.stopped()
        if voice.speakers and cues.stopped():
            return Bearing(Stance.REPORTED, polarity, ("negation",))
        return Bearing(Stance.DENIED if partisan else Stance.ASSERTED, polarity, ("negation",))
    if background and not (clause.kind == "part" and clause.link == "to"):
        return Bearing(Stance.ASSERTED, polarity, ("background",))
    table = (
        (Stance.HEDGED, hedged or cues.hedged(), "hedge"),
        (Stance.PLANNED, cues.planned(), "plan"),
        (Stance.ALLEGED, cues.alleged(), "allegation"),
    )
    for stance, holds, cue in table:
        if holds:
            return Bearing(stance, polarity, (cue,))
    if cues.admitted():
        return Bearing(Stance.ADMITTED, polarity, ("admission",))
    if cues.opinion():
        return Bearing(Stance.OPINION, polarity, ("opinion",))
    if voice.speakers or voice.verbs or cues.adverb("reported_adverbs"):
        return Bearing(Stance.REPORTED, polarity, ("report",))
    return Bearing(Stance.ASSERTED, polarity, ("plain",))


class _Cues:
    """Looks for the cues of one clause and of the clauses it hangs on."""

    def __init__(self, clause: Clause, voice: Voice, lexicons: Lexicons, noun: bool) -> None:
        self.noun = noun
        self.clause, self.voice, self.lexicons = clause, voice, lexicons
        self.groups = self._line(clause)

    def _line(self, clause: Clause) -> list[VerbGroup]:
        """The verb and, for a dependent verb, the verbs it hangs on up to the finite one."""
        groups = []
        node: Clause | None = clause
        while node is not None:
            if node.vg is not None:
                groups.append(node.vg)
            if node.kind != "part" or (node.link == "" and node.loose):
                break
            node = node.parent
        return groups

    def negated(self) -> bool:
        """Whether the verb, or the one that governs it, is negated."""
        words = self.lexicons.words
        own = self.groups[:1]
        if any(g.negated for g in own) or self.stopped():
            return True
        has = self.clause.vg is not None and self.clause.vg.lemma in {"have", "maintain", "keep"}
        if has and self.clause.obj is not None and self.clause.obj.det == "no":
            return True
        subject = self.clause.subj
        if (
            subject is not None
            and not (own and own[0].passive and self.noun)
            and (subject.det in {"no", "neither"} or subject.head in {"none", "nobody", "neither"})
        ):
            return True
        if any(lemma in words["stance.stop_catenatives"] for g in own for lemma in g.chain):
            return True
        if len(self.groups) > 1:
            parent = self.groups[1]
            governs = self.clause.link in {"to", "from", "in", "of", "with"} and not self.clause.loose
            return governs and (parent.negated or parent.lemma in words["stance.stop_catenatives"])
        return False

    def stopped(self) -> bool:
        """Whether it was done and is no longer: "stopped selling", "suspended shipments"."""
        words = ENDING
        own = self.groups[:1]
        return any(lemma in words for g in own for lemma in g.chain) or (
            self.noun and any(g.lemma in words for g in own)
        )

    def denied(self) -> bool:
        """Whether someone denies it: "denied supplying", "denied that it had supplied"."""
        deny = self.lexicons.words["reporting.deny"]
        if any(verb in deny for verb in self.voice.verbs):
            return True
        return any(lemma in deny for g in self.groups[:1] for lemma in g.chain) or any(
            g.lemma in deny for g in self.groups[1:2]
        )

    def adverb(self, key: str) -> bool:
        """Whether an adverb of the list stands in the verb group."""
        return any(a in self.lexicons.words[f"stance.{key}"] for g in self.groups[:1] for a in g.adverbs)

    def hedged(self) -> bool:
        """Whether it may be, is believed to be, is possibly so."""
        words = self.lexicons.words
        if any(g.modal in {"may", "might", "could"} for g in self.groups[:1]):
            return True
        if len(self.groups) > 1 and not self.clause.loose and self.groups[1].modal in {"may", "might", "could"}:
            return True
        chains = [lemma for g in self.groups[:1] for lemma in g.chain]
        if any(
            lemma in words["stance.hedge_catenatives"] or lemma in {"likely", "unlikely", "suspected", "believed"}
            for lemma in chains
        ):
            return True
        if any(verb in words["reporting.hedge"] for verb in self.voice.verbs):
            return True
        return self.adverb("hedge_adverbs")

    def planned(self) -> bool:
        """Whether it is meant to happen."""
        words = self.lexicons.words
        chains = [lemma for g in self.groups[:1] for lemma in g.chain]
        if any(lemma in words["stance.plan_catenatives"] for lemma in chains):
            return True
        return any(g.modal in {"will", "shall", "would"} for g in self.groups[:1]) or (
            self.clause.link == "to"
            and any(lemma in words["stance.plan_catenatives"] for g in self.groups[1:] for lemma in (g.lemma, *g.chain))
        )

    def alleged(self) -> bool:
        """Whether it is a charge."""
        words = self.lexicons.words
        chains = [lemma for g in self.groups[:1] for lemma in g.chain]
        if any(lemma in words["stance.alleged_catenatives"] for lemma in chains) or self.adverb("alleged_adverbs"):
            return True
        if self.clause.link and any(g.lemma in words["stance.alleged_catenatives"] for g in self.groups[1:]):
            return True
        if any(verb in {"allege", "accuse", "charge", "contend"} for verb in self.voice.verbs):
            return True
        return any(
            s.authority is AuthorityKind.COURT or s.text.lower().endswith(("indictment", "complaint", "affidavit"))
            for s in self.voice.speakers
        )

    def admitted(self) -> bool:
        """Whether the one concerned concedes it."""
        admit = self.lexicons.words["reporting.admit"] - {"confirm"}
        return any(verb in admit for verb in self.voice.verbs) or any(
            lemma in admit for g in self.groups[:1] for lemma in g.chain
        )

    def opinion(self) -> bool:
        """Whether analysts judge rather than report."""
        opinion = self.lexicons.words["reporting.opinion"] | {"say"}
        if any(s.authority is AuthorityKind.EXPERTS for s in self.voice.speakers):
            return bool(self.voice.verbs) and self.voice.verbs[0] in opinion
        opinion = opinion - {"say"}
        return (
            bool(self.voice.verbs)
            and self.voice.verbs[0] in opinion
            and not any(s.kind is MentionKind.MEDIA for s in self.voice.speakers)
        )
