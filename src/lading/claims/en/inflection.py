"""English inflection, from a lemma to its forms: enough to recognise, never to write."""

from collections.abc import Mapping

VOWELS = "aeiou"


def past_forms(verb: str, *, irregular: Mapping[str, str], doubling: frozenset[str]) -> tuple[str, str]:
    """The past tense and the past participle of a verb."""
    if verb in irregular:
        past, participle = irregular[verb].split()
        return past, participle
    if verb in doubling:
        return verb + verb[-1] + "ed", verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d", verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied", verb[:-1] + "ied"
    return verb + "ed", verb + "ed"


def present_participle(verb: str, *, doubling: frozenset[str]) -> str:
    """The form in -ing."""
    if verb == "lie":
        return "lying"
    if verb in doubling or verb in {"cut", "get", "hit", "let", "put", "run", "set", "sit", "win", "begin"}:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + "ing"


def add_s(word: str) -> str:
    """The third person of a verb or the plural of a noun."""
    if word.endswith(("s", "x", "z", "ch", "sh", "o")) and not word.endswith(("oo", "io")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(verb: str, *, irregular: Mapping[str, str], doubling: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Every form of a verb with its kind: base, s, past, en (participle), ing."""
    past, participle = past_forms(verb, irregular=irregular, doubling=doubling)
    american = (
        ((verb + "ed", "past"), (verb + "ed", "en"), (verb + "ing", "ing"))
        if verb in doubling and verb[-1] == "l"
        else ()
    )
    return (
        *american,
        (verb, "base"),
        (add_s(verb), "s"),
        (past, "past"),
        (participle, "en"),
        (present_participle(verb, doubling=doubling), "ing"),
    )
