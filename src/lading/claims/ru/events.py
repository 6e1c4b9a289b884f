"""Verbs of a Russian sentence with their arguments in the active voice, and what modal verbs make of them."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lading.claims.ru.clauses import Clause
from lading.claims.ru.joining import VERBS
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.morph import Word
from lading.claims.ru.phrases import Noun, Piece
from lading.claims.shallow.values import Event, Phrase
from lading.model.claim import MentionKind, Stance
from lading.model.span import Span

K = MentionKind
Arguments = dict[str, list[Phrase]]
MONTHS = frozenset(
    [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
        "год",
        "месяц",
        "день",
        "неделя",
        "квартал",
    ]
)
COMPOUND = {
    ("в", "отношение"): "в_отношении", ("в", "адрес"): "dat", ("в", "интерес"): "для:gen", ("в", "польза"): "для:gen",
    ("для", "нужда"): "для:gen", ("с", "помощь"): "через:acc", ("при", "помощь"): "через:acc", ("при", "содействие"): "через:acc",
    ("при", "посредничество"): "через:acc", ("через", "посредничество"): "через:acc", ("на", "территория"): "в:loc",
    ("со", "сторона"): "ins", ("в", "состав"): "в:acc", ("на", "мощность"): "на:loc", ("из", "состав"): "из:gen", ("от", "имя"): "от_имени",
}  # fmt: skip
"""Prepositions made of a preposition and a noun: what follows is the argument."""
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


def verb_arguments(clause: Clause, group: VerbGroup) -> Arguments:
    """The arguments of a clause's verb by source: `subj`, `obj`, `dat`, `ins`, `gen`, and preposition with case."""
    found: Arguments = {}
    bare = [noun for noun in _participants(clause) if noun.head not in MONTHS and not _place_prepositional(found, noun)]
    subject = _subject(clause, group, bare)
    if subject is not None:
        bare.remove(subject)
        found["subj"] = list(subject.members)
    elif clause.kind == "participle" and clause.antecedent is not None:
        found["obj" if group.passive else "subj"] = [clause.antecedent]
    elif clause.conjoined is not None:
        found["subj"] = _inherited(clause)
    _place_bare(found, bare, group)
    if group.passive:
        _turn_round(found)
    _add_nested(found)
    return found


def _place_prepositional(found: Arguments, noun: Noun) -> bool:
    """Put a phrase with a preposition under it and its case, and under what `в отношении` and the like come to."""
    if (noun.prep, noun.head) in COMPOUND:
        found.setdefault(COMPOUND[noun.prep, noun.head], []).extend(m for g in noun.genitives for m in g.members)
    if not noun.prep:
        return False
    for key in (noun.prep, *(f"{noun.prep}:{case}" for case in sorted(noun.cases))):
        found.setdefault(key, []).extend(noun.members)
    return True


def _turn_round(found: Arguments) -> None:
    """The passive as the active: who does it stands in the instrumental."""
    agents, patients = found.pop("ins", []), found.pop("subj", [])
    if patients and not found.get("obj"):
        found["obj"] = patients
    if agents:
        found["subj"] = agents


def _inherited(clause: Clause) -> list[Phrase]:
    """The subject of the clause that this one goes on from."""
    node, steps = clause.conjoined, 0
    while node is not None and steps < 3:
        groups = [p for p in node.pieces if p.kind in VERBS]
        for noun in node.nouns:
            if not noun.prep and "nom" in noun.cases and (groups or node.nouns) and noun.head not in MONTHS:
                return list(noun.members)
        if node.kind == "relative" and node.antecedent is not None:
            return [node.antecedent]
        node, steps = node.conjoined, steps + 1
    return []


def _participants(clause: Clause) -> Iterator[Noun]:
    """The clause's phrases, a relative pronoun replaced by what it stands for."""
    for noun in clause.nouns:
        if noun.head == "который" and clause.antecedent is not None:
            stand = clause.antecedent
            yield Noun(
                noun.start, noun.end, stand.span, stand.head, stand.words, name=stand.name, cases=noun.cases, prep=noun.prep,
                number=stand.number, gender=stand.gender, genitives=stand.genitives, also=list(stand.also),
            )  # fmt: skip
        else:
            yield noun


def _subject(clause: Clause, group: VerbGroup, bare: Sequence[Noun]) -> Noun | None:
    """The phrase in the nominative that agrees with the verb, one before it rather than one after."""
    forms = group.piece.word.of("VERB", "PRTS")
    finite = [p for p in clause.pieces if p.kind in VERBS]
    if group.piece.kind == "infinitive" and finite:
        forms = finite[0].word.of("VERB", "PRTS")
    if group.piece.kind in {"gerund", "participle"}:
        return None
    forms = tuple(f for f in forms if "impr" not in f.tags) or forms
    nominative = [n for n in bare if "nom" in n.cases and _agrees(n, forms)]
    nominative = [n for n in nominative if not _is_fronted(n, forms, bare, group)]
    if not nominative:
        return None
    place = group.piece.start
    surely = [n for n in nominative if n.cases == {"nom"} or (n.head == "который")]
    before = [n for n in nominative if n.start < place]
    return (surely or before or nominative)[0]


def _is_fronted(noun: Noun, forms: Sequence[object], bare: Sequence[Noun], group: VerbGroup) -> bool:
    """Whether a phrase is the object of a plural verb without a subject: `Дроны производят на заводе`."""
    if group.passive or "acc" not in noun.cases or not all(getattr(f, "number", "") == "plur" for f in forms):
        return False
    if not any("tran" in getattr(f, "tags", ()) for f in forms) or noun.head == "который":
        return False
    thing = noun.name is None or noun.name.kind is K.ITEM
    return thing and not any(n is not noun and ("nom" in n.cases or "acc" in n.cases) for n in bare)


def _agrees(noun: Noun, forms: Sequence[object]) -> bool:
    numbers = {getattr(f, "number", "") for f in forms}
    genders = {getattr(f, "gender", "") for f in forms}
    if noun.also:
        return True
    if noun.number and numbers - {""} and noun.number not in numbers:
        return False
    if noun.number == "sing" and noun.gender and genders - {""} and noun.gender not in genders and not noun.pronoun:
        return noun.name is not None and noun.name.kind in {K.ORG, K.MEDIA, K.PERSON, K.AUTHORITY}
    return True


def _place_bare(found: Arguments, bare: Sequence[Noun], group: VerbGroup) -> None:
    """Objects by their case, the surest case first."""
    for noun in bare:
        cases = noun.cases
        if cases == {"nom"}:
            continue
        if group.passive and "ins" in cases:
            found.setdefault("ins", []).extend(noun.members)
            continue
        case = next((c for c in ("acc", "dat", "ins", "gen") if cases == {c}), "")
        if not case:
            if "acc" in cases and "obj" not in found:
                case = "acc"
            else:
                case = next((c for c in ("dat", "ins", "gen") if c in cases), "")
        if case == "acc" or (
            case == "gen" and "obj" not in found and (group.negated or noun.start > group.piece.start)
        ):
            found.setdefault("obj", []).extend(noun.members)
        oblique = {case} if len(cases & {"acc", "nom"}) else cases & {"dat", "ins", "gen"}
        for each in sorted(oblique & {"dat", "ins", "gen"}):
            found.setdefault(each, []).extend(noun.members)


def _add_nested(found: Arguments) -> None:
    """What hangs on the object in the genitive: `партию микросхем`, `51% акций компании`."""
    for key, target in (
        ("obj", "obj_of"),
        ("subj", "subj_of"),
        ("в:acc", "list_of"),
        ("под:ins", "under_of"),
        ("под:acc", "under_of"),
        ("в:loc", "in_of"),
        ("ins", "ins_of"),
        ("к:dat", "to_of"),
    ):
        rows: list[Phrase] = []
        for phrase in found.get(key, ()):
            if isinstance(phrase, Noun):
                rows.extend(m for g in phrase.genitives for m in g.members)
                rows.extend(m for g in phrase.genitives for h in g.genitives for m in h.members)
        if rows:
            found[target] = rows


def make_event(
    word: str, span: Span, *, group: VerbGroup | None, arguments: Arguments, sentence: Span, noun: bool = False
) -> Event:
    """An event in the active voice."""
    event = Event(word, noun, arguments, span, sentence)
    if group is not None:
        event.negated, event.stopped = group.negated, group.stopped
        event.mood, event.mood_cue, event.passive = group.mood, group.cue, group.passive
    return event
