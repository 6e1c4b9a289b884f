"""The verbs of a Russian clause: what is done, in which voice, and what modal and phasal verbs make of it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lading.claims.ru.clauses import Clause
from lading.claims.ru.joining import VERBS
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import Word
from lading.claims.ru.phrases import Piece
from lading.model.claim import Stance

NEVER = frozenset({"не", "ни", "никогда", "нет"})


@dataclass(slots=True)
class VerbGroup:
    """The verbs of a clause: what is done, and what modal or phasal verbs do to it."""

    piece: Piece
    lemma: str
    passive: bool
    negated: bool = False
    stopped: bool = False
    mood: Stance | None = None
    cue: str = ""
    finite: str = ""
    """The basic form of the finite verb above an infinitive."""


def read_groups(clause: Clause, knowledge: Knowledge) -> list[VerbGroup]:
    """The verb groups of a clause; `начала поставлять` and `планирует поставить` are one each."""
    pieces = clause.pieces
    kinds = VERBS | {"infinitive"}
    if clause.kind in {"participle", "gerund"}:
        kinds = kinds | {clause.kind}
    verbs = [p for p in pieces if p.kind in kinds]
    finite = next((p for p in verbs if p.kind != "infinitive" and not _is_auxiliary(p, verbs)), None)
    negated = any(p.word.lower in NEVER for p in pieces) and _negates(pieces)
    hedge = next((p.word.lower for p in pieces if p.word.lower in knowledge.words["stance.hedge"]), "")
    hedge = hedge or ("не исключено" if {"не", "исключено"} <= {p.word.lower for p in pieces} else "")
    base = VerbGroup(verbs[0], "", False, negated, False, Stance.HEDGED if hedge else None, hedge) if verbs else None
    if base is None:
        return []
    groups: list[VerbGroup] = []
    if finite is not None:
        lemma, passive = _lemma(finite, knowledge)
        groups.append(replace(base, piece=finite, lemma=lemma, passive=passive, finite=lemma))
    infinitives = [p for p in verbs if p.kind == "infinitive"]
    above = groups[0] if groups else None
    for piece in infinitives:
        lemma, passive = _lemma(piece, knowledge)
        group = replace(base, piece=piece, lemma=lemma, passive=passive, finite=above.lemma if above else "")
        groups.append(
            _bend(group, {p.word.lemma for p in pieces} | ({above.lemma} if above else set()), knowledge, clause)
        )
    return groups


def _is_auxiliary(piece: Piece, verbs: Sequence[Piece]) -> bool:
    return piece.word.lemma in {"быть", "мочь_"} and any(v.kind == "short" for v in verbs)


def _negates(pieces: Sequence[Piece]) -> bool:
    """Whether a `не` stands right before a verb; `не только` and `не … , а` negate nothing."""
    for piece, following in itertools.pairwise(pieces):
        lower = following.word.lower
        if (
            piece.word.lower in {"не", "никогда"}
            and (following.kind in VERBS | {"infinitive", "gerund", "participle"} or lower in {"было", "был", "была"})
            and lower not in {"только", "исключено", "исключают", "исключает"}
        ):
            return True
        if piece.word.lower == "никогда" and lower == "не":
            return True
    return False


def _bend(group: VerbGroup, above: set[str], knowledge: Knowledge, clause: Clause) -> VerbGroup:
    """What the verbs above an infinitive make of it."""
    words = knowledge.words
    cue = next(iter(sorted(above & words["stance.stop"])), "")
    if cue:
        return replace(group, negated=True, stopped=True, cue=cue)
    for key, mood in (("stance.modal_hedge", Stance.HEDGED), ("stance.plan", Stance.PLANNED)):
        cue = next(iter(sorted(above & words[key])), "")
        if cue and group.mood is None:
            return replace(group, mood=mood, cue=cue)
    if any(p.word.lower == "чтобы" for p in clause.pieces) and group.mood is None:
        return replace(group, mood=Stance.PLANNED, cue="чтобы")
    return group


def _lemma(piece: Piece, knowledge: Knowledge) -> tuple[str, bool]:
    """A verb's basic form in the active voice, and whether it stands in the passive."""
    word: Word = piece.word
    pos = {"verb": "VERB", "short": "PRTS", "infinitive": "INFN", "gerund": "GRND", "participle": "PRTF"}[piece.kind]
    known = knowledge.frames.verbs
    forms = word.of(pos)
    said = knowledge.words["reporting.say"]
    forms = tuple(sorted(forms, key=lambda f: f.lemma not in known and f.lemma not in said)) if forms else forms
    lemma = forms[0].lemma if forms else word.lemma
    passive = bool(forms) and "pssv" in forms[0].tags
    if lemma.endswith("ся") and lemma not in known and lemma[:-2] in known:
        return lemma[:-2], True
    return lemma, passive
