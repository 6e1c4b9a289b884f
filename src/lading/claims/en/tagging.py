"""A part of speech for every word, as far as the reading of clauses needs one."""

from collections.abc import Sequence

from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Marked
from lading.claims.en.units import Unit, unit_before
from lading.claims.en.verb_tags import is_verb
from lading.claims.tokens import Token

COMMA_MARKS = {
    "$": "Q",
    "€": "Q",
    "£": "Q",
    "₽": "Q",
    "%": "N",
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "—": "-",
    "–": "-",
    "-": "-",
    "―": "-",
}
QUOTES = frozenset("“”\"„«»‘’'`")


def tag_sentence(marked: Marked, lexicons: Lexicons) -> list[Unit]:
    """The sentence as tagged units; a name is one unit."""
    units: list[Unit] = []
    names = {name.start: name for name in marked.names}
    i = 0
    while i < len(marked.tokens):
        fixed = _fixed(marked.tokens, i)
        if fixed is not None and i not in names:
            units.append(fixed)
            i = fixed.end
            continue
        name = names.get(i)
        if name is not None:
            units.append(Unit(i, name.end, marked.tokens[i].lower, "E", name))
            i = name.end + _stop_after(marked.tokens, name.end)
            continue
        units.append(_plural_owner(marked.tokens, i) or _closed(marked.tokens[i], i, lexicons))
        i += 1
    for at, unit in enumerate(units):
        _decide(units, at, unit, lexicons)
    return units


FIXED = {
    "among": ((("among", "them"), "including", "P"),),
    "such": ((("such", "as"), "including", "P"),),
    "as": ((("as", "well", "as"), "and", "C"), (("as", "part", "of"), "as part of", "P"), (("as", "a", "result", "of"), "due to", "P")),
    "on": ((("on", "behalf", "of"), "on behalf of", "P"),),
    "because": ((("because", "of"), "due to", "P"),),
    "due": ((("due", "to"), "due to", "P"),),
    "along": ((("along", "with"), "along with", "P"),),
    "together": ((("together", "with"), "along with", "P"),),
    "pursuant": ((("pursuant", "to"), "pursuant to", "P"),),
    "but": ((("but", "also"), "and", "C"),),
    "not": ((("not", "only"), "not only", "B"), (("not", "just"), "not only", "B"), (("not", "merely"), "not only", "B")),
    "instead": ((("instead", "of"), "instead of", "P"),),
    "out": ((("out", "of"), "from", "P"),),
    "up": ((("up", "to"), "up to", "Q"),),
    "more": ((("more", "than"), "more than", "Q"),),
    "less": ((("less", "than"), "less than", "Q"),),
    "at": ((("at", "least"), "at least", "Q"),),
    "in": ((("in", "order", "to"), "to", "T"), (("in", "exchange", "for"), "in exchange for", "P"), (("in", "return", "for"), "in exchange for", "P"),
           (("in", "addition", "to"), "besides", "P")),
    "prior": ((("prior", "to"), "before", "P"),),
    "with": ((("with", "the", "help", "of"), "by", "P"),),
    "by": ((("by", "means", "of"), "through", "P"),),
    "rather": ((("rather", "than"), "instead of", "P"),),
    "so": ((("so", "called"), "so-called", "N"), (("so", "-", "called"), "so-called", "N")),
}  # fmt: skip
"""Words that stand together as one preposition, conjunction, adverb or quantity."""


def _fixed(tokens: Sequence[Token], i: int) -> Unit | None:
    for words, word, tag in FIXED.get(tokens[i].lower, ()):
        if tuple(t.lower for t in tokens[i : i + len(words)]) == words:
            return Unit(i, i + len(words), word, tag)
    return None


def _stop_after(tokens: Sequence[Token], end: int) -> int:
    """1 where a full stop that abbreviates a name's last word stands inside the sentence: "Delta Co., Ltd., a trader"."""
    inside = 0 < end < len(tokens) - 1 and tokens[end].text == "." and tokens[end - 1].end == tokens[end].start
    return int(inside)


APOSTROPHES = frozenset("'’ʼ")
OPENING = frozenset("'‘")


def _plural_owner(tokens: Sequence[Token], i: int) -> Unit | None:
    """The bare apostrophe of "Kestrel Avionics' deliveries": right after an s, with a word to come and no quotation open."""
    token = tokens[i]
    if not token.mark or token.text not in APOSTROPHES or i == 0 or i + 1 >= len(tokens) or tokens[i + 1].mark:
        return None
    owner = tokens[i - 1]
    joined = owner.end == token.start and owner.lower.endswith("s") and not owner.mark
    opened = sum(t.text in OPENING for t in tokens[:i]) % 2
    return Unit(i, i + 1, "'s", "'") if joined and not opened else None


def _closed(token: Token, i: int, lexicons: Lexicons) -> Unit:
    words, word = lexicons.words, token.lower
    tag = "?"
    if token.plain == "May" and i:
        tag = "N"
    elif token.mark:
        tag = COMMA_MARKS.get(token.text, '"' if token.text in QUOTES else "C" if token.text == "&" else ".")
    elif word == "'s":
        tag = "'"
    elif word in words["words.contractions"]:
        tag = "AX" if word not in {"can't", "won't", "wouldn't", "couldn't", "shouldn't", "mustn't"} else "MX"
    elif word[0].isdigit():
        tag = "Q"
    else:
        for tag_, key in _ORDER:
            if word in words[key]:
                tag = tag_
                break
    return Unit(
        i, i + 1, word, tag, None, lexicons.verbs.get(word) or (_guess_forms(word, lexicons) if tag == "?" else ())
    )


NO_PARTICIPLES = frozenset([
    "hundred", "indeed", "unmanned", "sacred", "naked", "wicked", "biped", "hatred", "kindred", "unprecedented",
    "undisclosed", "unnamed", "so-called", "unspecified", "unidentified", "unlimited", "unauthorised", "unauthorized",
    "limited", "advanced", "proceed", "exceed", "succeed", "united", "talented", "armoured", "armored", "unprovoked",
    "sophisticated", "detailed", "dedicated", "skilled", "tracked", "wheeled", "manned", "aged", "beloved", "seabed",
])  # fmt: skip
"""Words in -ed that are no verb forms, or are adjectives nearly always."""
COMPOUND_LEAST = 2


def _guess_forms(word: str, lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    """What a word that no list has may be: the participle of a compound ("majority-owned"), a verb in -ed."""
    head, _, tail = word.rpartition("-")
    if head:
        kinds = [(lemma, kind) for lemma, kind in lexicons.verbs.get(tail, ()) if kind in {"past", "en"}]
        return tuple(kinds) if len(head) >= COMPOUND_LEAST and word not in NO_PARTICIPLES else ()
    if word.endswith("ed") and len(word) > 4 and word.isalpha() and word not in NO_PARTICIPLES:
        stem = word[:-2]
        lemma = f"{stem[:-1]}y" if stem.endswith("i") else stem
        return (lemma, "past"), (lemma, "en")
    return ()


_ORDER = (
    ("A", "words.be"), ("A", "words.have"), ("A", "words.do"), ("M", "words.modals"), ("X", "words.negators"),
    ("C", "words.conjunctions"), ("R", "words.relatives"), ("D", "words.determiners"), ("P", "words.prepositions"),
    ("S", "words.subordinators"), ("O", "words.pronouns"), ("Q", "words.numbers"), ("B", "words.adverbs"),
)  # fmt: skip


def _decide(units: list[Unit], at: int, unit: Unit, lexicons: Lexicons) -> None:
    """Settle what the closed classes left open: verbs, adverbs, nouns; `to`, `that`, `no`, `'s` and their like."""
    word, following = unit.word, units[at + 1] if at + 1 < len(units) else None
    before = unit_before(units, at)
    if unit.tag == "?":
        unit.tag = _open_class(units, at, lexicons)
    elif word == "that":
        unit.tag = _that(units, at, before)
    elif unit.tag == "'" and before is not None and before.tag in {"O", "R"}:
        unit.tag = "A"
    elif word in CLAUSE_OPENERS and unit.tag in {"P", "B"}:
        unit.tag = "S" if _clause_follows(units, at) else unit.tag
    elif before is not None and before.tag in BESIDE.get(word, ""):
        unit.tag = "B"
    elif word == "using":
        unit.tag = "V"
    elif following is not None:
        unit.tag = _before_word(units, at, unit, following=following)
    elif word in POINTING:
        unit.tag = "O"


APPROXIMATE = frozenset({"about", "around", "over", "nearly", "roughly", "approximately"})
CLAUSE_OPENERS = frozenset({"before", "after", "since", "until", "as", "while", "once"})
BESIDE = {"itself": "EN", "himself": "EN", "herself": "EN", "themselves": "EN", "each": "A"}
"""Words that only add stress, after which tags: "Sugon itself", "have each said"."""
POINTING = frozenset({"this", "these", "those"})
COUNTING = frozenset({"some", "many", "all", "both", "several", "few", "each"})


def _open_class(units: list[Unit], at: int, lexicons: Lexicons) -> str:
    unit = units[at]
    if unit.word.endswith("ly") and not unit.forms and len(unit.word) > 4:
        return "B"
    return "V" if unit.forms and is_verb(units, at, lexicons) else "N"


def _before_word(  # noqa: PLR0911 - a decision list, read from the top
    units: list[Unit], at: int, unit: Unit, *, following: Unit
) -> str:
    """The tag of a word that what follows decides: about 400, first shown, to supply, these were, some of."""
    word, kinds = unit.word, {kind for _, kind in following.forms}
    if word in APPROXIMATE and following.tag == "Q":
        return "Q"
    if word in {"first", "later", "long"} and kinds & {"en", "past"}:
        return "B"
    if word == "to" and ("base" in kinds or following.word in {"be", "have", "do"} or following.tag == "B"):
        return "P" if _noun_after_to(units, at, unit_before(units, at)) else "T"
    if word in POINTING:
        opens = following.tag in "AMV,.P" or bool(kinds and following.tag == "?" and not _plain_noun(following))
        return "O" if opens else unit.tag
    if word == "no":
        return "D"
    if word in COUNTING and (following.word == "of" or following.tag in "AM"):
        return "O"
    if word == "both" and following.tag in "P,.":
        return "O"
    if word == "one" and following.tag == "?":
        return "Q"
    return unit.tag


def _plain_noun(unit: Unit) -> bool:
    return any(kind in {"base", "s"} for _, kind in unit.forms)


def _noun_after_to(units: Sequence[Unit], at: int, before: Unit | None) -> bool:
    """`to` before a word that is a noun here: "exports to supply chains" is rare, "linked to work" is not."""
    following = units[at + 1]
    after = units[at + 2] if at + 2 < len(units) else None
    if following.tag != "?" or before is None:
        return False
    return after is not None and after.word in {"by", "'s"} and not after.forms


SAYING_NOUNS = frozenset([
    "claim", "claims", "report", "reports", "evidence", "fact", "allegation", "allegations", "statement",
    "news", "belief", "suspicion", "suspicions", "sign", "signs", "indication", "indications", "accusation",
    "accusations", "assurance", "assurances", "hint", "hints", "proof", "assertion", "view", "conclusion",
    "idea", "hope", "fear", "fears", "concern", "concerns", "admission", "denial", "doubt", "charge", "rumours",
    "rumors", "march",
])  # fmt: skip


SAYING = frozenset([
    "say", "announce", "state", "declare", "report", "concede", "admit", "confirm", "allege", "claim", "testify", "argue", "write",
    "reveal", "acknowledge", "disclose", "warn", "insist", "add", "note", "complain", "deny", "explain",
])  # fmt: skip


def _says_to(units: Sequence[Unit], at: int) -> bool:
    """Whether `that` opens what is said, after whom or when it was said to: "conceded before the judge that"."""
    verb = next((i for i in range(at - 1, -1, -1) if units[i].tag in {"V", ",", ";", "K", "R", "S"}), -1)
    if verb < 0 or units[verb].tag != "V" or not any(lemma in SAYING for lemma, _ in units[verb].forms):
        return False
    return verb + 1 < at and units[verb + 1].tag in {"P", "B"}


def _that(units: Sequence[Unit], at: int, before: Unit | None) -> str:
    following = units[at + 1] if at + 1 < len(units) else None
    if before is not None and (before.tag == "V" or _says_to(units, at)):
        return "K"
    if following is not None and (
        following.tag in {"A", "M", "X"}
        or (following.forms and following.tag != "E" and before is not None and before.tag in "NE")
    ):
        return "R"
    if (
        before is not None
        and before.tag == "N"
        and following is not None
        and following.tag in {"E", "D", "O"}
        and before.word not in SAYING_NOUNS
    ):
        return "R"
    if (
        before is not None
        and before.tag in {"N", ",", "C", '"', "A"}
        and following is not None
        and (following.tag in {"E", "D", "O", "Q", "?", "P", "S"})
    ):
        return "K"
    return "R" if before is not None and before.tag in "NEO" else "D"


def _clause_follows(units: Sequence[Unit], at: int) -> bool:
    """Whether a finite verb stands soon after, so that the word opens a clause."""
    for unit in units[at + 1 : at + 7]:
        if unit.tag in {",", ".", ";", "-", "R"}:
            return False
        if unit.tag in {"A", "M"} and unit.word not in {"being", "having", "been", "be"}:
            return True
        if unit.tag == "?" and any(k in {"past", "s"} for _, k in unit.forms):
            return True
    return False
