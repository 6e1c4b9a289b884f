"""Coordination and apposition in Russian: which phrases are one list, and which says what another is."""

from collections.abc import Sequence

from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun, Part, Piece
from lading.model.claim import MentionKind

K = MentionKind
BREAKS = frozenset(",;:—–()-")
VERBS = frozenset({"verb", "short"})


def is_mark(part: Part, marks: frozenset[str] | str = BREAKS) -> bool:
    """Whether a part is one of some punctuation marks."""
    return isinstance(part, Piece) and part.kind == "mark" and part.word.token.text in marks


def is_word(part: Part, *words: str) -> bool:
    """Whether a part is one of some words that are no names or nouns."""
    return isinstance(part, Piece) and part.kind != "mark" and part.word.lower in words


def join_lists(parts: Sequence[Part], knowledge: Knowledge) -> list[Part]:
    """The parts with coordinated phrases joined: the first has the others in `also`."""
    done: list[Part] = []
    i = 0
    while i < len(parts):
        part = parts[i]
        if isinstance(part, Noun):
            last = part
            _note_apposition(parts, i, knowledge)
            while True:
                at = _after_joint(parts, i + 1)
                following = parts[at] if at < len(parts) else None
                if _joins_genitive(last, parts, joint=i + 1, at=at):
                    i = at
                    continue
                if (
                    at == i + 1
                    or not isinstance(following, Noun)
                    or not _joins(last, following, parts, i + 1, at, knowledge=knowledge)
                ):
                    break
                part.also.append(following)
                part.cases = frozenset(part.cases & following.cases) or part.cases
                last, i = following, at
        done.append(part)
        i += 1
    return done


def _note_apposition(parts: Sequence[Part], at: int, knowledge: Knowledge) -> None:
    """Mark the phrase after a name and a comma that only says what the name's bearer is."""
    name = parts[at]
    following = parts[at + 2] if at + 2 < len(parts) and is_mark(parts[at + 1], ",") else None
    if (
        isinstance(name, Noun)
        and isinstance(following, Noun)
        and not following.prep
        and is_apposition(name, following, knowledge)
        and (name.cases & following.cases or name.name is not None)
    ):
        following.apposes = True


def _after_joint(parts: Sequence[Part], at: int) -> int:
    """Past `,`, `и`, `или`, `а также`, `, а также`: the token after, or `at` itself."""
    i = at
    if i < len(parts) and is_mark(parts[i], ","):
        i += 1
    if i < len(parts) and is_word(parts[i], "и", "или", "либо", "плюс"):
        i += 1
    elif i + 1 < len(parts) and is_word(parts[i], "а") and is_word(parts[i + 1], "также"):
        i += 2
    return i


def _joins(last: Noun, following: Noun, parts: Sequence[Part], joint: int, at: int, *, knowledge: Knowledge) -> bool:
    """Whether a phrase goes on with the list that the one before it began."""
    if (
        last.pronoun
        or following.pronoun
        or (following.prep and following.prep != last.prep)
        or not (last.cases & following.cases or _locates(last, following))
    ):
        return False
    if _locates(last, following):
        following.cases = frozenset({"loc"})
    if is_mark(parts[joint], ",") and at > joint + 1 and _ends_relative(parts, joint):
        return False
    bare_comma = at == joint + 1 and is_mark(parts[joint], ",")
    verb_after = at + 1 < len(parts) and isinstance(parts[at + 1], Piece) and parts[at + 1].kind in VERBS  # type: ignore[union-attr]
    if bare_comma and verb_after and "nom" in following.cases and _verb_before(parts, joint):
        return False
    many = verb_after and {f.number for f in parts[at + 1].word.of("VERB", "PRTS")} == {"plur"}  # type: ignore[union-attr]
    if verb_after and not many and "nom" in following.cases and following.number == "sing" and not bare_comma:
        return last.name is not None and following.name is not None and not _verb_before(parts, joint)
    if not bare_comma:
        return _alike(last, following) or (last.name is None and following.name is None)
    if is_apposition(last, following, knowledge) or is_apposition(following, last, knowledge):
        return False
    return _alike(last, following)


def _joins_genitive(last: Noun, parts: Sequence[Part], *, joint: int, at: int) -> bool:
    """Whether a name goes on with the names in the genitive that end a phrase: `под санкциями США и ЕС`; if so, it is put there."""
    following = parts[at] if at < len(parts) else None
    inner = last.genitives[-1] if last.genitives else None
    after = parts[at + 1] if at + 1 < len(parts) else None
    if at == joint + 1 and is_mark(parts[joint], ",") and isinstance(after, Piece) and after.kind in VERBS:
        return False
    if (
        inner is None
        or inner.name is None
        or not isinstance(following, Noun)
        or following.name is None
        or following.prep
    ):
        return False
    if (
        at == joint
        or "gen" not in following.cases
        or (len(following.cases & last.cases) == 1 and following.cases == last.cases)
    ):
        return False
    sure = following.cases == {"gen"} or "gen" not in last.cases
    if not sure or not _alike(inner, following):
        return False
    inner.also.append(following)
    return True


def _locates(last: Noun, following: Noun) -> bool:
    """Whether a phrase without a preposition goes on with a list of places that one opened."""
    places = all(n.name is not None and n.name.kind is K.PLACE for n in (last, following))
    return places and "loc" in last.cases and following.may_locate


def _ends_relative(parts: Sequence[Part], at: int) -> bool:
    """Whether the comma at a place ends a relative clause: what `и` adds after it belongs to the outer clause."""
    for part in reversed(parts[:at]):
        if is_mark(part):
            return False
        if isinstance(part, Noun) and part.head == "который":
            return True
    return False


def _verb_before(parts: Sequence[Part], at: int) -> bool:
    return any(isinstance(p, Piece) and p.kind in VERBS for p in parts[:at])


def _alike(a: Noun, b: Noun) -> bool:
    if a.name is not None and b.name is not None:
        kinds = {a.name.kind, b.name.kind}
        parties = {K.ORG, K.AUTHORITY, K.PERSON, K.MEDIA, K.GROUP, K.PLACE}
        return len(kinds) == 1 or kinds <= parties or kinds == {K.ITEM, K.ORG}
    named = a.name or b.name
    return named is None or named.kind in {K.ITEM, K.GROUP}


def is_apposition(name: Noun, noun: Noun, knowledge: Knowledge) -> bool:
    """Whether the second phrase says what the first one, a name, is: `Шойгу, секретарь …`, `«Вектор», поставщик …`."""
    lists = knowledge.words
    if name.name is None or (noun.name is not None and noun.name.kind is not K.GROUP) or noun.apposed is not None:
        return False
    if name.name.kind is K.PERSON:
        return noun.head in lists["persons.directs"] or noun.head in lists["persons.works"]
    return name.name.kind is K.ORG and (
        noun.head in lists["organisations.heads"] or noun.head in knowledge.frames.nouns
    )


def drop_brackets(parts: Sequence[Part]) -> list[Part]:
    """The parts without what stands in brackets and only adds a figure, another name or a place: `Промсвязьбанк (ПСБ)`.

    A place is kept with the name that it follows; brackets that hold a verb, or list a group's members, stay.
    """
    done: list[Part] = []
    i = 0
    while i < len(parts):
        end = next((j for j in range(i, len(parts)) if is_mark(parts[j], ")")), -1) if is_mark(parts[i], "(") else -1
        if end < 0 or not done or not _only_adds(done[-1], parts[i + 1 : end]):
            done.append(parts[i])
            i += 1
            continue
        place = next((p for p in parts[i + 1 : end] if isinstance(p, Noun)), None)
        last = _innermost(done[-1])
        if place is not None and place.name is not None and place.name.kind is K.PLACE and last is not None:
            last.aside = place
        i = end + 1
    return done


def _innermost(part: Part) -> Noun | None:
    """The phrase that stands last: of `совладелец ООО «Орбита»` the company."""
    if not isinstance(part, Noun):
        return None
    while part.name is None and part.genitives:
        part = part.genitives[-1]
    return part


def _only_adds(before: Part, inside: Sequence[Part]) -> bool:
    if any(isinstance(p, Piece) and p.kind in VERBS for p in inside):
        return False
    names = [p for p in inside if isinstance(p, Noun) and p.name is not None]
    last = _innermost(before)
    known = last is not None and last.name is not None and last.name.kind is not K.GROUP
    return known or not names
