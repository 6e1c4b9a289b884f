"""Whether a word that may be a verb is one here: the question that English leaves to the words around it."""

from collections.abc import Sequence

from lading.claims.en.lexicons import Lexicons
from lading.claims.en.units import Unit, unit_before
from lading.model.claim import MentionKind

NOUNISH_ING = frozenset([
    "manufacturing", "engineering", "shipping", "trading", "funding", "training", "building", "holding",
    "testing", "meeting", "briefing", "filing", "finding", "listing", "ruling", "procurement", "monitoring",
    "smuggling", "banking", "mining", "refining", "marketing", "financing", "being", "processing", "fighting",
    "bombing", "accounting", "targeting",
])  # fmt: skip

RANKS = frozenset(
    ["managing", "acting", "operating", "founding", "commanding", "presiding", "incoming", "outgoing", "controlling"]
)
"""In front of a role these are no verbs: managing director, controlling shareholder."""


def is_verb(units: Sequence[Unit], at: int, lexicons: Lexicons) -> bool:
    """Whether a word that has verb forms is a verb at its place."""
    unit, before = units[at], unit_before(units, at)
    following = units[at + 1] if at + 1 < len(units) else None
    after = following.tag if following is not None else "."
    kinds = {kind for _, kind in unit.forms}
    tag = before.tag if before is not None else "^"
    if kinds & {"ing"}:
        if (
            tag == "V"
            and before is not None
            and following is not None
            and following.tag == "?"
            and not _takes_gerund(before)
        ):
            return False
        return _ing(unit, tag, after, following, lexicons)
    if tag in {"M", "T"} or (tag.endswith("X") and before is not None and before.word != "no"):
        return bool(kinds & {"base", "past", "en"})
    if tag == "A":
        if before is not None and before.word in lexicons.words["words.do"]:
            return "base" in kinds
        return "en" in kinds
    if "-" in unit.word and unit.word not in lexicons.verbs:
        return following is not None and following.word == "by"
    if kinds & {"past", "en"} and not kinds & {"base"}:
        return _past(units, at, tag, following)
    return _present(units, at, tag, after, kinds=kinds, lexicons=lexicons)


GERUND_VERBS = frozenset([
    "begin", "start", "continue", "keep", "stop", "deny", "admit", "cease", "avoid", "finish", "resume",
    "suspend", "consider", "help",
])  # fmt: skip


def _takes_gerund(unit: Unit) -> bool:
    return any(lemma in GERUND_VERBS for lemma, _ in unit.forms)


def _ing(unit: Unit, before: str, after: str, following: Unit | None, lexicons: Lexicons) -> bool:
    noun_like = unit.word in NOUNISH_ING
    if unit.word in RANKS and following is not None and following.word in lexicons.words["persons.roles"] | RANKS:
        return False
    if before in {"'", "D"} or (following is not None and following.word in lexicons.words["organisations.heads"]):
        return False
    if before == "A":
        return True
    if after in {"D", "E", "O", "Q"}:
        return True
    if following is not None and following.tag == "?" and not noun_like:
        return True
    if noun_like:
        return before == "P" and following is not None and following.word in lexicons.words["goods.heads"]
    return (after in {"P", "T", "B"} and before in {"N", "E", ",", "V", "P", "C", "-"}) or before == ","


def _past(units: Sequence[Unit], at: int, before: str, following: Unit | None) -> bool:
    if before in {"D", "'", "Q"}:
        return False
    if following is not None and following.tag in {"?", "N", "E"} and before in {"P", "V", "C", "^"}:
        word = following.word
        if before == "C" and at >= 2 and any(u.tag == "V" for u in units[:at]):
            return True
        if before == "^":
            return following.tag == "P"
        return not word.endswith("s") and following.tag == "E" and before == "V" and False
    return True


def _present(units: Sequence[Unit], at: int, before: str, after: str, *, kinds: set[str], lexicons: Lexicons) -> bool:
    """Whether a base form or one in -s is a verb: "exports", "supply", "produce"."""
    unit = units[at]
    if before in {"D", "'", "P", "Q", "^"}:
        return False
    if unit.word not in lexicons.ambiguous:
        return before in BEFORE_VERB and after != "'"
    following = units[at + 1] if at + 1 < len(units) else None
    strong = after in {"D", "Q", "O", "E"} or (following is not None and following.word == "that")
    if strong and _after_agent(units, at):
        return True
    alone = (
        strong and before == "E" and not _later_finite(units, at) and not any(u.tag in {"V", "A"} for u in units[:at])
    )
    helped = bool(kinds & {"base"}) and before in {"E", "N", "V"} and _after_help(units, at)
    relative = before == "E" and at > 1 and units[at - 2].tag == "R" and units[at - 2].word in {"which", "whom", "that"}
    if helped or relative or (alone and not _names_model(unit, following, lexicons)):
        return True
    if _in_object(units, at, lexicons) or _names_model(unit, following, lexicons):
        return False
    if before in {"O", "R"}:
        return True
    if before in {"E", "N"} and after in {".", ",", '"'} and _closes_report(units, at, lexicons):
        return True
    return _ambiguous(units, at, before, strong=strong, kinds=kinds, lexicons=lexicons)


BEFORE_VERB = frozenset({"E", "N", "O", "R", ",", "C", "S", '"', "-", ")", "V", "K"})


HELPING = frozenset({"help", "let", "make", "see"})


def _after_help(units: Sequence[Unit], at: int) -> bool:
    """Whether the word is what someone helps another do: "helped Russia produce"."""
    verbs = [i for i in range(at) if units[i].tag == "V"]
    if not verbs or not any(lemma in HELPING for lemma, _ in units[verbs[-1]].forms):
        return False
    return all(u.tag in {"E", "N", "D", "Q", "'"} for u in units[verbs[-1] + 1 : at])


def _names_model(unit: Unit, following: Unit | None, lexicons: Lexicons) -> bool:
    """Whether the word belongs to a designation after it: "AEE models A140"."""
    model = following is not None and following.name is not None and following.name.kind is MentionKind.ITEM
    return model and unit.word in lexicons.words["goods.heads"]


def _ambiguous(
    units: Sequence[Unit], at: int, before: str, *, strong: bool, kinds: set[str], lexicons: Lexicons
) -> bool:
    """A word that is as often a noun, by what stands around it."""
    following = units[at + 1] if at + 1 < len(units) else None
    after = following.tag if following is not None else "."
    if before == "E":
        return strong or (after in {"?", "T", "P"} and not _later_finite(units, at))
    if before == "N":
        subject = unit_before(units, at)
        heads = lexicons.words["organisations.heads"] | lexicons.words["goods.heads"]
        if (
            subject is None
            or subject.word.endswith(("ed", "ing"))
            or (following and following.word in heads | COMPOUNDED)
        ):
            return False
        agrees = "base" in kinds if subject.word.endswith("s") else "s" in kinds
        return agrees and (strong or (after in {"?", "P"} and not _later_finite(units, at)))
    if before == "," and "s" in kinds and (strong or after in {"?", "P"}):
        finite = sum(u.tag in {"V", "A"} for u in units[:at])
        return finite <= sum(u.tag == "R" for u in units[:at]) and any(u.tag == "E" for u in units[:at])
    return before in {"C", ","} and strong and any(u.tag == "V" for u in units[:at])


COMPOUNDED = frozenset([
    "list", "lists", "package", "packages", "regime", "evasion", "program", "programme", "controls", "records", "data", "agency",
    "officials", "line", "lines", "base", "sector", "industry", "route", "routes", "network", "networks", "law", "laws",
])  # fmt: skip
"""Nouns that a noun before them belongs to: "sanctions list", "export controls"."""


def _closes_report(units: Sequence[Unit], at: int, lexicons: Lexicons) -> bool:
    """Whether the word closes a report at the end: ", invoices show"."""
    reporting = lexicons.words["reporting.show"] | lexicons.words["reporting.say"]
    if not any(lemma in reporting for lemma, _ in units[at].forms):
        return False
    back = at - 1
    while back >= 0 and units[back].tag in {"E", "N", "D", "Q"}:
        back -= 1
    return back > 0 and units[back].tag in {",", '"'}


def _after_agent(units: Sequence[Unit], at: int) -> bool:
    """Whether the word follows "… reviewed by Reuters" with no other verb before: the main verb."""
    verbs = [i for i in range(at) if units[i].tag in {"V", "A"}]
    return (
        len(verbs) == 1
        and verbs[0] + 1 < at
        and units[verbs[0] + 1].word in {"by", "to"}
        and all(u.tag in {"P", "E", "D", "N", "'"} for u in units[verbs[0] + 1 : at])
    )


def _in_object(units: Sequence[Unit], at: int, lexicons: Lexicons) -> bool:
    """Whether the word stands in the phrase that a verb or preposition before it governs: "carried out flight tests"."""
    word = at
    at -= 1
    while (at >= 0 and units[at].tag in {"N", "D", "Q", "E", "'"}) or (
        at >= 0 and units[at].word in lexicons.words["words.particles"]
    ):
        at -= 1
    if at < 0:
        return False
    if units[at].tag == "P":
        return not _opens_sentence(units, at, word)
    say = lexicons.words["reporting.say"]
    return units[at].tag == "V" and not any(lemma in say for lemma, _ in units[at].forms)


def _opens_sentence(units: Sequence[Unit], prep: int, word: int) -> bool:
    """Whether the word ends the long subject that begins the sentence: "The Promtech plant in Kazan makes radars"."""
    named = units[word - 1].tag == "E" and any(kind == "s" for _, kind in units[word].forms)
    subject = prep > 0 and all(u.tag in {"N", "D", "Q", "E", "'", "P"} for u in units[:prep]) and units[0].tag != "P"
    following = units[word + 1].tag if word + 1 < len(units) else "."
    return named and subject and following in {"?", "D", "Q", "E"} and not _later_finite(units, word)


def _later_finite(units: Sequence[Unit], at: int) -> bool:
    """Whether a plain finite verb follows before the clause can have ended."""
    for i, unit in enumerate(units[at + 1 :], start=at + 1):
        if unit.tag in {",", ";", "R", "S", "-"}:
            return False
        if unit.tag in {"A", "M"} and unit.word not in {"being", "having", "been", "be"}:
            return True
        reduced = i + 1 < len(units) and units[i + 1].tag == "P" and any(k == "en" for _, k in unit.forms)
        if unit.tag == "?" and any(k == "past" for _, k in unit.forms) and not reduced:
            return True
    return False
