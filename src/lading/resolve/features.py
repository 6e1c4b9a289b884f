"""What speaks for and against a pair: one named function a feature, each with its words.

A function returns None where it has nothing to say, which is not the same as saying no: an unknown country is an
omission, another country a contradiction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lading.resolve.block import Candidate
from lading.resolve.clusters import DECISIVE, contradicting

DAY = len("1979-10-11")


@dataclass(frozen=True, slots=True)
class Finding:
    """A feature that is present: how strongly, 0..1, and in words."""

    strength: float
    words: str


def name(pair: Candidate) -> Finding:
    """How alike the best names are."""
    said = "; ".join(reason.words for reason in pair.reasons)
    compared = f"«{pair.asked}» and «{pair.name}»" if pair.name else "the names have nothing in common"
    return Finding(pair.score, f"{compared}: {said}" if said else compared)


def same_words(pair: Candidate) -> Finding | None:
    """Every word that tells parties apart stands in both names; only a legal form or a patronymic is left out of one."""
    equal = [reason for reason in pair.reasons if reason.words.endswith("(exact)")]
    omitted = [reason for reason in pair.reasons if reason.words.endswith(("(legal form)", "(patronymic)"))]
    if len(equal) < 2 or len(equal) + len(omitted) < len(pair.reasons):
        return None
    return Finding(1.0, "both names have the same words, but for a legal form or a patronymic")


def weak_name(pair: Candidate) -> Finding | None:
    """The names that agree are an acronym or a weak alias, which others share."""
    if not pair.name or not pair.weak:
        return None
    entry = pair.name in pair.entry.weak
    return Finding(1.0, f"«{pair.name if entry else pair.asked}» is a weak name: it does not tell who is meant")


def weak_differs(pair: Candidate) -> Finding | None:
    """Two acronyms in one script that are not letter for letter the same: AEE is no AIAI."""
    mine, theirs = ("".join(c for c in one.casefold() if c.isalnum()) for one in (pair.asked, pair.name))
    if weak_name(pair) is None or mine in theirs or theirs in mine or not (mine + theirs).isascii():
        return None
    return Finding(1.0, f"«{pair.asked}» and «{pair.name}» are not the same letters")


def kind_differs(pair: Candidate) -> Finding | None:
    """One is a public authority, the other a company."""
    kinds = {pair.query.schema, pair.entry.schema}
    return (
        Finding(1.0, "one is a public authority, the other a company") if kinds == {"PublicBody", "Company"} else None
    )


def short_name(pair: Candidate) -> Finding | None:
    """One of the names that agree is a single short word."""
    short = next((one for one in (pair.asked, pair.name) if one in pair.query.short | pair.entry.short), "")
    return Finding(1.0, f"«{short}» is one short word that many firms may bear") if short else None


def short_part(pair: Candidate) -> Finding | None:
    """The entry's name is a single short word, and the name asked for tells more: TSK Vektor is no Vektor."""
    if pair.name not in pair.entry.short or pair.asked not in pair.query.telling:
        return None
    return Finding(1.0, f"«{pair.name}» is one short word, and «{pair.asked}» tells more")


def country_agrees(pair: Candidate) -> Finding | None:
    """Both have a country in common."""
    common = sorted(pair.query.countries & pair.entry.countries)
    return Finding(1.0, f"both are of {', '.join(common)}") if common else None


def country_differs(pair: Candidate) -> Finding | None:
    """Both have countries and none in common."""
    mine, theirs = sorted(pair.query.countries), sorted(pair.entry.countries)
    if not mine or not theirs or set(mine) & set(theirs):
        return None
    return Finding(1.0, f"one is of {', '.join(mine)}, the other of {', '.join(theirs)}")


def dates_agree(pair: Candidate) -> Finding | None:
    """A birth or founding date of one agrees with one of the other, as far as both are precise."""
    for prop, mine, theirs in _dates(pair):
        if mine.startswith(theirs) or theirs.startswith(mine):
            return Finding(1.0, f"{prop} {mine} agrees with {theirs}")
    return None


def day_agrees(pair: Candidate) -> Finding | None:
    """A birth or founding date is the same to the day, which a year in common is not."""
    day = next((mine for _, mine, theirs in _dates(pair) if mine == theirs and len(mine) == DAY), None)
    return Finding(1.0, f"{day} is the same day") if day else None


def dates_differ(pair: Candidate) -> Finding | None:
    """Both have such dates and no two agree."""
    found = list(_dates(pair))
    if not found or dates_agree(pair) is not None:
        return None
    prop, mine, theirs = found[0]
    strength = 1.0 if prop == "birthDate" else 0.5
    return Finding(strength, f"{prop} {mine} is not {theirs}")


def _dates(pair: Candidate) -> list[tuple[str, str, str]]:
    return [
        (prop, mine, theirs) for prop, mine in pair.query.dates for other, theirs in pair.entry.dates if prop == other
    ]


def identifier_same(pair: Candidate) -> Finding | None:
    """Both have the same valid identifier of a kind of which a party has one."""
    common = sorted(one for one in pair.query.identifiers & pair.entry.identifiers if one[0] in DECISIVE)
    return Finding(1.0, f"both have {common[0][0]} {common[0][1]}") if common else None


def identifier_differs(pair: Candidate) -> Finding | None:
    """They have different valid identifiers of one kind, and none in common."""
    against = contradicting(pair.query.identifiers, pair.entry.identifiers)
    if against is None or identifier_same(pair) is not None:
        return None
    return Finding(1.0, f"{against[0]} {against[1]} is not {against[2]}")


def identifier_mixed(pair: Candidate) -> Finding | None:
    """One identifier agrees and another contradicts it: a person must look."""
    against = contradicting(pair.query.identifiers, pair.entry.identifiers)
    if against is None or identifier_same(pair) is None:
        return None
    return Finding(1.0, f"another identifier contradicts: {against[0]} {against[1]} is not {against[2]}")


FEATURES: Mapping[str, Callable[[Candidate], Finding | None]] = {
    "name": name,
    "same_words": same_words,
    "weak_name": weak_name,
    "weak_differs": weak_differs,
    "kind_differs": kind_differs,
    "short_name": short_name,
    "short_part": short_part,
    "country_agrees": country_agrees,
    "country_differs": country_differs,
    "dates_agree": dates_agree,
    "day_agrees": day_agrees,
    "dates_differ": dates_differ,
    "identifier_same": identifier_same,
    "identifier_differs": identifier_differs,
    "identifier_mixed": identifier_mixed,
}
"""By the name that `scorer.yml` uses. `context`, which needs the whole document, is passed to the scorer."""
