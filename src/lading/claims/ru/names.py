"""Names in a Russian sentence: by list, by the noun before them, by their capitals, by how they are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lading.claims.gazetteer import Gazetteer
from lading.claims.ru.bodies import find_bodies
from lading.claims.ru.knowledge import Knowledge, plain
from lading.claims.ru.morph import Word
from lading.claims.ru.people import find_people
from lading.claims.ru.plants import find_plants
from lading.claims.ru.scan import Scan, noun_of
from lading.claims.ru.written import CODE, find_latin, find_quoted
from lading.claims.shallow.values import Found
from lading.model.claim import MentionKind

K = MentionKind
AREAS = frozenset({"область", "край", "район", "округ", "зона", "республика", "провинция",
    "море", "залив", "пролив", "полуостров", "остров", "восток"})  # fmt: skip
WHERE = frozenset({"в", "во", "из", "под", "близ", "около", "возле", "неподалеку"})
DOUBLE = re.compile(r"[А-ЯЁA-Z]{1,3}\d{1,3}[А-ЯЁA-Z]{1,2}\d{0,2}")


def find_names(
    text: str,
    words: Sequence[Word],
    knowledge: Knowledge,
    gazetteer: Gazetteer,
    *,
    surnames: frozenset[str] = frozenset(),
) -> list[Found]:
    """The names of a sentence in the order of the text, none overlapping another.

    `surnames` are stems of people whom the document names in full: a capital word of such a stem is that person.
    """
    first = next((i for i, w in enumerate(words) if not w.token.mark), 0)
    taken = [False] * len(words)
    scan = Scan(text, words, knowledge, first, taken)
    kept: list[Found] = []
    finders = (
        find_quoted, find_bodies, find_plants, _listed, _known, _coded, lambda s: _surnames(s, surnames), lambda s: _gazetteer(s, gazetteer), find_people, find_latin, _places, _capital,
    )  # fmt: skip
    for finder in finders:
        for name in finder(scan):
            if not any(taken[name.start : name.end]):
                kept.append(name)
                taken[name.start : name.end] = [True] * (name.end - name.start)
    return sorted(kept, key=lambda n: n.start)


def _listed(scan: Scan) -> Iterator[Found]:
    """Countries, and names on the lists of media and companies, by their words' basic forms."""
    knowledge, words = scan.knowledge, scan.words
    for i, word in enumerate(words):
        if not scan.capital(i):
            continue
        for length in (4, 3, 2, 1):
            rows = words[i : i + length]
            if len(rows) < length or any(w.token.mark for w in rows):
                continue
            surface = " ".join(w.token.plain for w in rows)
            if surface in knowledge.words["organisations.media"] and (length > 1 or not word.tagged("Geox")):
                yield scan.found(i, i + length, K.MEDIA)
                break
            if surface in knowledge.words["organisations.union"]:
                yield scan.found(i, i + length, K.AUTHORITY)
                break
            name = _place(rows, knowledge)
            if name is not None:
                place = knowledge.places[name]
                if place.code is not None:
                    found = scan.found(i, i + length, K.PLACE, country=place.code.lower())
                    yield replace(found, key=name)
                    break


def _place(rows: Sequence[Word], knowledge: Knowledge) -> str | None:
    """The place that some words name, by their basic forms."""
    if len(rows) == 1:
        return next((name for name in sorted(rows[0].lemmas) if name in knowledge.places), None)
    candidates = [" ".join(w.lower for w in rows), " ".join(w.lemma for w in rows)]
    nouns = rows[-1].of("NOUN")
    if rows[0].of("ADJF") and nouns:
        head = nouns[0]
        ending = {"femn": "ая", "neut": "ое"}.get(head.gender, "ий")
        for stem in {f.lemma[:-2] for f in rows[0].of("ADJF")}:
            candidates += [f"{stem}{e} {head.lemma}" for e in (ending, "ый", "ой", "яя", "ее")]
    candidates += [" ".join((rows[0].lower, rows[-1].lemma))] if len(rows) == 2 else []
    if rows[-1].token.plain.startswith("Штат") and rows[0].lower.startswith("соединенн"):
        candidates.append("соединенные штаты")
    if rows[0].lower.startswith("объединенн") and rows[-1].token.plain.startswith("Эмират") and len(rows) == 3:
        candidates.append("объединенные арабские эмираты")
    return next((c for c in candidates if c in knowledge.places), None)


def _known(scan: Scan) -> Iterator[Found]:
    """Companies and bodies that go by one word: Ростех, Минфин, ФСБ."""
    knowledge, words = scan.knowledge, scan.words
    known = {plain(w): K.ORG for w in knowledge.words["organisations.known"]}
    known |= {
        plain(w): K.AUTHORITY
        for w in knowledge.words["organisations.authorities"] | knowledge.words["organisations.union"]
    }
    known |= {plain(w): K.MEDIA for w in knowledge.words["organisations.media"] if " " not in w and w[0] > "z"}
    for i, word in enumerate(words):
        if not scan.capital(i):
            continue
        two = " ".join((word.lemma, words[i + 1].lemma)) if i + 1 < len(words) else ""
        for form, length in ((two, 2), (word.lower, 1), (word.lemma, 1)):
            if form in known and not (length == 1 and len(form) <= 3 and not word.token.text.isupper()):
                if (
                    known[form] is K.MEDIA
                    and length == 1
                    and word.lemma
                    not in {
                        "тасс",
                        "интерфакс",
                        "рейтер",
                        "блумберг",
                        "медуза",
                        "цтак",
                        "рбк",
                        "коммерсант",
                        "коммерсантъ",
                        "ведомость",
                        "укринформ",
                        "униан",
                    }
                ):
                    continue
                country = known[form] is K.AUTHORITY and _is_country(scan, i + length)
                yield scan.found(i, i + length + (1 if country else 0), known[form])
                break


def _is_country(scan: Scan, at: int) -> bool:
    """Whether a country in the genitive goes on with a body's name: `Минпромторг России`."""
    if not scan.capital(at):
        return False
    word = scan.words[at]
    place = next((scan.knowledge.places[x] for x in sorted(word.lemmas) if x in scan.knowledge.places), None)
    return (
        place is not None
        and place.code is not None
        and (word.token.text.isupper() or any(f.case == "gen" for f in word.forms))
    )


def _coded(scan: Scan) -> Iterator[Found]:
    """Designations of equipment: Х-101, Су-34, Герань-2, L550E."""
    knowledge, words = scan.knowledge, scan.words
    for i, word in enumerate(words):
        name = word.token.plain
        if word.token.mark or name in knowledge.words["goods.never"]:
            continue
        stem = name.split("-")[0]
        lemma = word.lemma.split("-")[0]
        family = stem in knowledge.words["goods.families"] or lemma.capitalize() in knowledge.words["goods.families"]
        if family and scan.capital(i) and not _is_plain_family(scan, i):
            end = i + 1
            if end < len(words) and re.fullmatch(r"\d{1,4}\w{0,2}", words[end].token.plain) and "-" not in name:
                end += 1
            yield scan.found(i, end, K.ITEM)
        elif DOUBLE.fullmatch(name) or (
            CODE.fullmatch(name)
            and (("-" in name and any(c.isdigit() for c in name) and not name[0].isdigit()) or _is_equipment(scan, i))
        ):
            yield scan.found(i, i + 1, K.ITEM)


def _is_plain_family(scan: Scan, at: int) -> bool:
    """Whether a family's name is an ordinary noun here: `Град`, `Молния` at the start of a sentence."""
    return (
        at == scan.first
        and scan.words[at].token.plain.isalpha()
        and bool(scan.words[at].forms)
        and scan.words[at].forms[0].score > 0.2
    )


def _is_equipment(scan: Scan, at: int) -> bool:
    nouns = {noun_of(w) for w in scan.words[max(0, at - 3) : at + 2] if not w.token.mark}
    return bool(nouns & (scan.knowledge.words["goods.item_heads"] | scan.knowledge.words["goods.weapon"]))


def _gazetteer(scan: Scan, gazetteer: Gazetteer) -> Iterator[Found]:
    tokens = [w.token for w in scan.words]
    for i, token in enumerate(tokens):
        hit = gazetteer.phrases.match(tokens, i) if token.capital else None
        if hit is not None:
            yield scan.found(i, hit[0], hit[1].kind)


def _surnames(scan: Scan, surnames: frozenset[str]) -> Iterator[Found]:
    for i, word in enumerate(scan.words):
        if (
            scan.capital(i)
            and surname_stem(word.token.plain) in surnames
            and not (scan.capital(i + 1) and not scan.taken[i + 1])
            and not (i > 0 and scan.capital(i - 1) and not scan.taken[i - 1])
        ):
            yield scan.found(i, i + 1, K.PERSON)


def surname_stem(word: str) -> str:
    """What the cases leave of a surname."""
    plain_word = word.lower().replace("ё", "е")
    return (
        re.sub(r"(?:ого|ому|ым|ой|ом|ем|ую|ая|ий|ый|а|у|е|ы|и|ю|я)$", "", plain_word)
        if len(plain_word) > 3
        else plain_word
    )


def _places(scan: Scan) -> Iterator[Found]:
    """Towns and regions, by list, by the dictionary's geographic names, or by an adjective with `область`, `район`."""
    knowledge, words = scan.knowledge, scan.words
    for i, word in enumerate(words):
        if not scan.capital(i):
            continue
        following = words[i + 1] if i + 1 < len(words) else None
        if following is not None and word.of("ADJF") and following.lemma in AREAS:
            yield scan.found(i, i + 2, K.PLACE)
            continue
        name = _place(words[i : i + 2], knowledge) if following is not None and scan.capital(i + 1) else None
        if name is not None:
            yield replace(scan.found(i, i + 2, K.PLACE), key=name)
            continue
        name = _place([word], knowledge)
        geo = any("Geox" in f.tags and f.pos == "NOUN" and not {"Surn", "Name"} & f.tags for f in word.forms[:2])
        if (
            name is not None
            or (geo and i != scan.first)
            or (i > 0 and words[i - 1].lemma in {"город", "г", "поселок", "село", "порт"} and word.of("NOUN"))
        ):
            yield replace(scan.found(i, i + 1, K.PLACE), key=name or word.lemma)


def _capital(scan: Scan) -> Iterator[Found]:
    """What is left of capitals: abbreviations, and names that follow the noun for a company, a plant, a bank."""
    words, knowledge = scan.words, scan.knowledge
    for i, word in enumerate(words):
        text = word.token.plain
        if (
            not scan.capital(i)
            or text in knowledge.words["goods.never"]
            or text in knowledge.words["organisations.legal"]
        ):
            continue
        noun = scan.noun_before(i)
        if (
            knowledge.has("organisations.heads", noun)
            or scan.words[i - 1].token.text in knowledge.words["organisations.legal"]
        ) and i > 0:
            end = i + 1
            while scan.capital(end) or (end < len(words) and words[end].token.text.isdigit()):
                end += 1
            yield scan.found(i, end, K.ORG, noun=noun)
        elif (text.isupper() and 2 <= len(text) <= 6 and text.isalpha()) or re.fullmatch(
            r"[А-ЯЁ]{1,4}\d{1,3}(?:-\w+)?", text
        ):
            yield scan.found(i, i + 1, K.ITEM if DOUBLE.fullmatch(text) else K.ORG)
        elif (not word.forms or _is_unknown(word)) and (i != scan.first or _acts(scan, i)):
            kind = (
                K.PERSON
                if word.tagged("Name", "Patr") and not word.guessed
                else K.PLACE
                if i > 0 and words[i - 1].lower in WHERE and not word.token.text.isupper()
                else K.ORG
            )
            yield scan.found(i, i + 1, kind)


def _acts(scan: Scan, at: int) -> bool:
    """Whether a word that opens a sentence, and that no dictionary has, is followed by a verb: a name."""
    following = scan.words[at + 1] if at + 1 < len(scan.words) else None
    guessed = scan.words[at].guessed and "-" not in scan.words[at].token.text
    return guessed and following is not None and following.is_("VERB", "PRTS")


def _is_unknown(word: Word) -> bool:
    """Whether the dictionary only guesses at a word, as it does at invented names."""
    return (
        (word.forms[0].score < 0.9 or word.guessed)
        and not word.is_("ADJF", "VERB", "INFN", "PRTF", "PREP", "CONJ", "ADVB", "PRCL", "NPRO")
        and len(word.token.text) > 3
    )
