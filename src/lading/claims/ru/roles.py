"""Posts, in Russian: `директор банка X`, `X, глава компании`, `президент Киргизии X`, and towns made adjectives."""

from collections.abc import Iterator

from lading.claims.ru.clauses import Clause
from lading.claims.ru.joining import is_apposition
from lading.claims.ru.knowledge import Knowledge
from lading.claims.ru.phrases import Noun
from lading.claims.shallow.values import Event, Found, Phrase
from lading.model.claim import MentionKind
from lading.model.span import Span

K = MentionKind
BODIES = frozenset({K.ORG, K.AUTHORITY, K.MEDIA})


def read_posts(clause: Clause, knowledge: Knowledge, sentence: Span) -> Iterator[Event]:
    """People with the post that stands beside their name: events of the words `POST` and `WORK`."""
    nouns = clause.nouns
    for at, noun in enumerate(nouns):
        previous = nouns[at - 1] if at else None
        for member in (noun, *noun.also):
            if isinstance(member, Noun):
                yield from _listed_posts(member, knowledge, sentence)
                yield from _post_of(member, previous, knowledge, sentence)
                for inner in member.genitives:
                    yield from _post_of(inner, None, knowledge, sentence)


def _listed_posts(noun: Noun, knowledge: Knowledge, sentence: Span) -> Iterator[Event]:
    """`трёх директоров «Вектора»: A, B и C`: each holds the post."""
    bodies = _bodies(noun)
    lists = knowledge.words
    for person in noun.listed:
        if (
            person.name is not None
            and person.name.kind is K.PERSON
            and bodies
            and noun.head not in lists["persons.no_post"]
        ):
            word = "POST" if noun.head in lists["persons.directs"] else "WORK"
            yield Event(
                word,
                True,
                {"holder": [person], "body": list(bodies), "post": [noun]},
                noun.span.join(person.span),
                sentence,
                subordinate=True,
            )


def _post_of(noun: Noun, previous: Noun | None, knowledge: Knowledge, sentence: Span) -> Iterator[Event]:
    person, where = _holder(noun, previous, knowledge)
    if person is None or noun.head in knowledge.words["persons.no_post"]:
        return
    bodies = _bodies(noun)
    if not bodies:
        return
    word = "POST" if noun.head in knowledge.words["persons.directs"] else "WORK"
    yield Event(
        word,
        True,
        {"holder": [person], "body": list(bodies), "post": [noun]},
        noun.span.join(where),
        sentence,
        subordinate=True,
    )


def _holder(noun: Noun, previous: Noun | None, knowledge: Knowledge) -> tuple[Phrase | None, Span]:
    lists = knowledge.words
    if noun.head not in lists["persons.directs"] and noun.head not in lists["persons.works"]:
        return None, noun.span
    name: Found | None = noun.apposed
    if name is None and noun.name is not None and noun.name.kind is K.PERSON:
        name = noun.name
    if name is None:
        name = next((g.apposed for g in noun.genitives if g.apposed is not None), None) or _inner_person(noun)
    if name is not None:
        return Phrase(name.start, name.end, name.span, name.key, name=name), name.span
    if (
        previous is not None
        and previous.name is not None
        and previous.name.kind is K.PERSON
        and is_apposition(previous, noun, knowledge)
        and previous.cases & noun.cases
    ):
        return previous, previous.span
    return None, noun.span


def _inner_person(noun: Noun) -> Found | None:
    """The person at the end of the genitives, where it stands in the case of the post itself."""
    rows = noun.genitives
    while rows:
        last = rows[-1]
        if last.apposed is not None:
            return last.apposed
        if last.name is not None and last.name.kind is K.PERSON and not last.genitives and last.head == last.name.key:
            return last.name
        rows = last.genitives
    return None


def _bodies(noun: Noun) -> list[Phrase]:
    found: list[Phrase] = []
    rows = list(noun.genitives)
    while rows:
        genitive = rows.pop(0)
        for member in genitive.members:
            name = member.name
            if name is not None and (name.kind in BODIES or (name.kind is K.PLACE and name.country)):
                found.append(member)
        rows = [*genitive.genitives, *rows]
        if found:
            break
    return found


def read_towns(clause: Clause, sentence: Span) -> Iterator[Event]:
    """`гамбургская компания X`: events of the word `TOWN`, the adjective's own place as the town's."""
    for noun in (n for outer in clause.nouns for m in outer.members for n in _deep(m)):
        town = noun.inner[0] if noun.inner else noun.aside.name if noun.aside is not None else None
        if town is not None and noun.name is not None and noun.name.kind is K.ORG:
            place = Phrase(town.start, town.end, town.span, town.key, name=town)
            yield Event("TOWN", True, {"self": [noun], "town": [place]}, noun.span, sentence, subordinate=True)


def _deep(noun: Phrase) -> list[Noun]:
    if not isinstance(noun, Noun):
        return []
    return [noun, *(n for g in noun.genitives for m in g.members for n in _deep(m))]
