"""The arguments of a Russian verb in the active voice: who by case and agreement, the rest by preposition."""

from collections.abc import Iterator, Sequence

from lading.claims.ru.clauses import Clause
from lading.claims.ru.joining import VERBS
from lading.claims.ru.phrases import MONTHS, Noun
from lading.claims.ru.verbs import VerbGroup
from lading.claims.shallow.values import Event, Found, Phrase
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
Arguments = dict[str, list[Phrase]]
ACTING = frozenset({K.ORG, K.PERSON, K.AUTHORITY})
SANCTIONS = frozenset({"санкция", "ограничение", "эмбарго", "список", "перечень", "реестр"})
COMPOUND = {
    ("в", "отношение"): "в_отношении", ("в", "адрес"): "dat", ("в", "интерес"): "для:gen", ("в", "польза"): "для:gen",
    ("для", "нужда"): "для:gen", ("с", "помощь"): "через:acc", ("при", "помощь"): "через:acc", ("при", "содействие"): "через:acc",
    ("при", "посредничество"): "через:acc", ("через", "посредничество"): "через:acc", ("на", "территория"): "в:loc",
    ("со", "сторона"): "ins", ("в", "состав"): "в:acc", ("на", "мощность"): "на:loc", ("из", "состав"): "из:gen", ("от", "имя"): "от_имени",
}  # fmt: skip
"""Prepositions made of a preposition and a noun: what follows is the argument."""


def verb_arguments(clause: Clause, group: VerbGroup) -> Arguments:
    """The arguments of a clause's verb by source: `subj`, `obj`, `dat`, `ins`, `gen`, and preposition with case."""
    found: Arguments = {}
    bare = [
        noun
        for noun in _participants(clause)
        if noun.head not in MONTHS and not noun.apposes and not _place_prepositional(found, noun)
    ]
    subject = _subject(clause, group, bare)
    if subject is not None:
        bare.remove(subject)
        found["subj"] = list(subject.members)
    elif clause.kind == "participle" and clause.antecedent is not None:
        found["obj" if group.passive else "subj"] = [clause.antecedent]
    elif clause.conjoined is not None:
        found["subj"] = _inherited(clause) or (_speaks_in(clause.parent, group) if clause.parent is not None else [])
    elif clause.kind == "content" and clause.parent is not None and _speaks_in(clause.parent, group):
        found["subj"] = _speaks_in(clause.parent, group)
    elif clause.kind == "content" and clause.parent is not None and _is_personal(group):
        found["subj"] = _inherited(Clause("content", conjoined=clause.parent))
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


def _speaks_in(clause: Clause, group: VerbGroup) -> list[Phrase]:
    """Who says of himself: the company in `в компании сообщили, что не поставляют`."""
    plural = [*(p for p in clause.pieces if p.kind in VERBS), group.piece]
    if len(plural) < 2 or not all({f.number for f in p.word.of("VERB")} == {"plur"} for p in plural):
        return []
    named = [n for n in clause.nouns if n.prep == "в" and n.name is not None and n.name.kind in {K.ORG, K.AUTHORITY}]
    return list(named[:1]) if not _inherited(Clause("content", conjoined=clause)) else []


def _is_personal(group: VerbGroup) -> bool:
    """Whether a verb without a subject has that of the clause above: `заявил, что поставил`, and not `что нашли`."""
    forms = group.piece.word.of("VERB", "PRTS")
    return group.piece.kind in VERBS and bool(forms) and all(f.number == "sing" and f.gender != "neut" for f in forms)


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
            yield _as_apposed(noun)


def _as_apposed(noun: Noun) -> Noun:
    """`директор «Вектора» Павел Лунин` as Павел Лунин."""
    if noun.apposed is None:
        return noun
    noun.name = noun.apposed
    return noun


def _subject(clause: Clause, group: VerbGroup, bare: Sequence[Noun]) -> Noun | None:
    """The phrase in the nominative that agrees with the verb, one before it rather than one after."""
    forms = group.piece.word.of("VERB", "PRTS")
    finite = [p for p in clause.pieces if p.kind in VERBS]
    if group.piece.kind == "infinitive" and finite:
        forms = finite[0].word.of("VERB", "PRTS")
    if group.piece.kind in {"gerund", "participle"}:
        return None
    forms = tuple(f for f in forms if "impr" not in f.tags) or forms
    nominative = [n for n in bare if "nom" in n.cases and (n.counted or _agrees(n, forms))]
    nominative = [n for n in nominative if not _is_fronted(n, forms, bare, group)]
    if not nominative:
        return None
    place = group.piece.start
    surely = [n for n in nominative if n.cases == {"nom"} or (n.head == "который")]
    before = [n for n in nominative if n.start < place]
    named = [n for n in before if n.name is not None and n.name.kind in ACTING and not n.also]
    sure_before = [n for n in surely if n in before]
    transitive = any("tran" in f.tags for f in group.piece.word.of("VERB", "PRTS"))
    ranks = (sure_before, surely, named) if transitive else (sure_before, named, surely)
    return next(rank for rank in (*ranks, before, nominative) if rank)[0]


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
    for key in ("под:acc", "под:ins", "в:acc", "в:loc", "obj"):
        phrases = [p for p in found.get(key, ()) if isinstance(p, Noun)]
        if demonyms := [as_phrase(n) for p in phrases if p.head in SANCTIONS for n in p.demonyms]:
            found.setdefault("demonym", []).extend(demonyms)
        if owners := [p.owner for p in phrases if p.owner is not None]:
            found.setdefault("obj_owner", []).extend(owners)
    owners = [p.owner for p in found.get("subj", ()) if p.owner is not None]
    if owners:
        found["subj_owner"] = owners


def as_phrase(name: Found) -> Phrase:
    """A name as a phrase of its own."""
    return Phrase(name.start, name.end, name.span, name.key, (name.key,), name=name)


def make_event(
    word: str, span: Span, *, group: VerbGroup | None, arguments: Arguments, sentence: Span, noun: bool = False
) -> Event:
    """An event in the active voice."""
    event = Event(word, noun, arguments, span, sentence)
    if group is not None:
        event.negated, event.stopped = group.negated, group.stopped
        event.mood, event.mood_cue, event.passive = group.mood, group.cue, group.passive
    return event
