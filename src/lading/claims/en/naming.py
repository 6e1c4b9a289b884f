"""What kind of thing a row of capitalised words names: by its own words, by its neighbours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.en.capitals import COMPOUND
from lading.claims.en.lexicons import Lexicons
from lading.claims.tokens import Token
from lading.model.claim import MentionKind

STRONG, WEAK, GUESS = 0.95, 0.7, 0.4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of tokens that may be a name: half-open token range, its kind where evidence tells, and how sure that is."""

    start: int
    end: int
    kind: MentionKind | None
    score: float


def classify(tokens: Sequence[Token], start: int, end: int, lexicons: Lexicons) -> Candidate | None:  # noqa: C901, PLR0911, PLR0912 - a decision list, read from the top
    """What a row of capitalised words names, from its own words and its neighbours. Titles and nationalities are cut off."""
    words = lexicons.words
    if COMPOUND.fullmatch(tokens[end - 1].plain):
        return None
    based = next((i for i in range(start, end - 1) if COMPOUND.fullmatch(tokens[i].plain)), None)
    if based is not None:
        return classify(tokens, based + 1, end, lexicons)
    start, title = skip_titles(tokens, start, end, words)
    inside = [t for t in tokens[start:end] if not t.mark]
    if not inside:
        return None
    plain = [t.plain for t in inside]
    while end - start > 1 and tokens[end - 1].lower in {"models", "model", "drones", "missiles", "uavs", "series"}:
        end -= 1
        plain = plain[:-1]
    affairs = plain[-1] == "Affairs" and len(plain) == PAIR and not set(plain) & words["organisations.authority_heads"]
    if plain[-1] in INSTRUMENTS or affairs or _is_title(plain, words):
        return None
    kind = _kind_inside(plain, words)
    if kind is None and _is_department(tokens, start, end):
        return None
    of_city = kind is None and len(plain) > 1 and plain[0] in words["places.cities"] and not title
    if of_city and not any(w in words["persons.titles"] or w in words["places.cities"] for w in plain[1:]):
        return Candidate(start, end, MentionKind.ORG, WEAK)
    if kind and not title:
        return Candidate(start, end, kind, STRONG)
    if plain[0].lower() in lexicons.adjectives:
        return classify(tokens, start + 1, end, lexicons) if end - start > 1 else None
    if not kind and not title and _is_employer(tokens, start, words) and plain[0] not in words["persons.first_names"]:
        return Candidate(start, end, MentionKind.ORG, WEAK)
    if _is_person(tokens, start, end, lexicons=lexicons, title=title):
        return Candidate(start, end, MentionKind.PERSON, STRONG if len(plain) > 1 else WEAK)
    if kind:
        return Candidate(start, end, kind, STRONG)
    if (len(inside) > 1 and CODE.fullmatch(plain[-1])) or (
        start and (tokens[start - 1].lower in SHIPS or tokens[start - 1].lower.endswith("-flagged"))
    ):
        return Candidate(start, end, MentionKind.ITEM, WEAK)
    kind, score = _kind_around(tokens, start, end, words)
    if kind is MentionKind.PLACE and end < len(tokens) and tokens[end].lower in PROVINCES:
        end += 1
    return Candidate(start, end, kind, score)


PAIR = 2
HEADING = frozenset({"director", "head", "chief", "professor", "chair", "fellow", "analyst", "manager"})
INSTRUMENTS = frozenset([
    "Act", "Order", "Orders", "Regulation", "Regulations", "Code", "Treaty", "Convention", "Resolution", "Directive", "Decree",
    "E.O", "E.O.", "EO", "List", "Lists", "Blacklist",
])  # fmt: skip
"""Last words of what a law, an order or a list is called: it binds, and does nothing itself."""
RANKS = frozenset([
    "High", "Chief", "Deputy", "Vice", "Senior", "General", "Managing", "Executive", "Prime", "Foreign", "Defence",
    "Defense", "Assistant", "Acting", "First", "Special", "Permanent", "Under", "Interior", "Finance", "Trade", "Associate",
    "Research", "Visiting", "Distinguished", "Honorary", "Junior", "Policy", "Programme", "Program", "Nonresident", "Sales", "Commercial",
])  # fmt: skip


def _is_title(plain: Sequence[str], words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a row of capitals is an office and names nobody: "High Representative", "Deputy Director"."""
    return len(plain) > 1 and plain[-1].lower() in words["persons.roles"] and all(w in RANKS for w in plain[:-1])


def _is_department(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a row of capitals is what somebody is head of within a body: "Director of Open-Source Intelligence at RUSI"."""
    first = start
    while first and (tokens[first - 1].capital or tokens[first - 1].lower in {"and", ","}):
        first -= 1
    if first < 2 or tokens[first - 1].lower not in {"of", "for"} or tokens[first - 2].lower not in HEADING:
        return False
    at = end
    while at < len(tokens) and (tokens[at].capital or tokens[at].lower in {"and", "&"}):
        at += 1
    return (
        at + 1 < len(tokens) and tokens[at].lower == "at" and (tokens[at + 1].capital or tokens[at + 1].lower == "the")
    )


def skip_titles(tokens: Sequence[Token], start: int, end: int, words: Mapping[str, frozenset[str]]) -> tuple[int, bool]:
    """Where the name proper begins after "Commerce Secretary", "U.S. District Judge", and whether a title stood there."""
    plain = [t.plain for t in tokens[start:end]]
    if any(
        w in words["organisations.legal"] or w in words["organisations.authority_heads"]
        for w in plain[1:]
        if w not in words["persons.titles"]
    ) and not any(w in words["persons.titles"] for w in plain[:-1]):
        return start, False
    for at in range(end - 2, start - 1, -1):
        kept = tokens[at + 1].plain in words["organisations.keywords"] and tokens[at].plain in {"General", "Major"}
        if tokens[at].plain in words["persons.titles"] and end - at <= 5 and not kept:
            after = at + 2 if tokens[at + 1].text == "." else at + 1
            return (
                (after, True)
                if after < end and tokens[after].lower not in words["organisations.inner_lower"]
                else (start, False)
            )
    for at in range(start + 1, end - 1):
        first = tokens[at].plain in words["persons.first_names"] and end - at <= 3 and len(tokens[at].plain) > 2
        if first and tokens[end - 1].plain not in words["organisations.keywords"] | words["organisations.legal"]:
            return at, True
    return start, False


SURNAME = re.compile(
    r"\w{2,}(?:ov|ova|ev|eva|ин|kin|lin|nin|tin|sky|skiy|skyi|ski|enko|chuk|yuk|ych|vich|yan|ian|dze|shvili|o[gğ]lu|zadeh|pour|nejad|ullin|aliyev|son|sen|mann|berg|stein|escu|elli|ini|khani|oğlu|shin|khin|sin|yi?n|abi|alebi|oudi|mudi|adi|avi|ahi|eini|iyan|zade|far|fard|nia|ullah|ollah|uddin|eddin|ez|anov|zai)"
)


def _kind_inside(plain: Sequence[str], words: Mapping[str, frozenset[str]]) -> MentionKind | None:
    if any(w in words["organisations.legal"] for w in plain[1:]) or (
        len(plain) > 1 and plain[0] in words["organisations.legal_prefix"]
    ):
        return MentionKind.ORG
    heads = words["organisations.authority_heads"]
    if len(plain) > 1 and (plain[-1] in heads or plain[0] in heads or plain[1] in heads):
        return MentionKind.AUTHORITY
    if len(plain) > 1 and plain[-1] in PLACE_TAILS:
        return MentionKind.PLACE
    if len(plain) > 1 and plain[-1] in words["organisations.media_last"]:
        return MentionKind.MEDIA
    keywords = words["organisations.keywords"]
    if len(plain) > 1 and (plain[-1] in keywords or plain[0] in keywords or plain[1] in keywords):
        return MentionKind.ORG
    return None


PROVINCES = frozenset([
    "province", "region", "county", "oblast", "krai", "prefecture", "district",
])  # fmt: skip
PLACE_TAILS = frozenset([
    "County", "Province", "Oblast", "Region", "Island", "Islands", "District", "Zone", "Peninsula", "Strait",
    "Sea", "Gulf", "Bay", "Krai", "Prefecture", "Harbour", "Harbor", "Valley",
])  # fmt: skip
CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}|Mk\d|\d{1,3}[A-Z]?")
SHIPS = frozenset([
    "tanker", "tankers", "vessel", "vessels", "ship", "ships", "freighter", "freighters", "mv", "mt", "m/v",
    "m/t", "carrier", "ferry",
])  # fmt: skip


def _is_person(tokens: Sequence[Token], start: int, end: int, *, lexicons: Lexicons, title: bool) -> bool:  # noqa: C901, PLR0911 - a decision list, read from the top
    words = lexicons.words
    inside = [t.plain for t in tokens[start:end] if not t.mark]
    if title and len(inside) <= 3:
        return True
    if not 2 <= len(inside) <= 4 or any(c.isdigit() for w in inside for c in w):
        return False
    if inside[0] in words["persons.first_names"] or inside[0].split("-")[0] in words["persons.first_names"]:
        return True
    if all(len(w) == 1 for w in inside[:-1]) and len(inside[-1]) > 2:
        return True
    if len(inside) == 2 and len(inside[1]) == 1 and len(inside[0]) > 2 and inside[0][1:].islower():
        return True
    if inside[0] in words["persons.family_first"] and len(inside) == 2 and inside[1][1:].islower():
        return True
    before = tokens[start - 1].lower if start else ""
    if before == "," and start > 1:
        before = tokens[start - 2].lower
        if before in words["persons.roles"] and before in words["organisations.heads"]:
            before = ""
    if (
        before in words["persons.roles"] | {"husband", "wife", "brother", "son", "father"}
        and before not in words["organisations.heads"]
    ):
        return True
    if (
        (SURNAME.fullmatch(inside[-1].lower()) or inside[-1] in words["persons.surnames"])
        and len(inside) <= 3
        and not _near_head(tokens, start, end, words)
    ):
        return True
    if _is_introduced(tokens, start, lexicons) and not _near_head(tokens, start, end, words):
        return True
    if any(t.lower in PERSONAL for t in tokens[end : end + 3]) and not _near_head(tokens, start, end, words):
        return True
    role = _role_after(tokens, end, words)
    return role and all(w[1:].islower() or "-" in w or "'" in w for w in inside)


TOWN_NOUNS = frozenset([
    "city", "town", "port", "province", "region", "district", "village", "state", "county", "emirate", "suburb",
    "republic", "island", "prefecture", "municipality", "outskirts", "governorate", "south", "north", "east", "west",
])  # fmt: skip
PERSONAL = frozenset([
    "arrested", "sentenced", "pleaded", "extradited", "testified", "jailed", "imprisoned", "born", "married",
    "aged", "detained", "convicted", "indicted", "imprisoned", "confessed",
])  # fmt: skip


COMPANY_ROLES = frozenset([
    "director", "directors", "manager", "chief", "executive", "founder", "co-founder", "owner", "co-owner", "shareholder",
    "chairman", "chairwoman", "ceo", "cfo", "coo", "engineer", "designer", "employee", "accountant", "executives", "engineers",
])  # fmt: skip


def _is_employer(tokens: Sequence[Token], start: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a role in a company leads up to the name: "director of X", "a sales manager at X"."""
    if start < 2 or tokens[start - 1].lower not in {"of", "at"} or tokens[start].plain in words["places.cities"]:
        return False
    return tokens[start - 2].lower in COMPANY_ROLES


def _is_introduced(tokens: Sequence[Token], start: int, lexicons: Lexicons) -> bool:
    """Whether a nationality or an office stands before a name: "a second Iranian, X", "its commercial manager is X"."""
    if start < 2:
        return False
    before, earlier = tokens[start - 1], tokens[start - 2].lower
    if before.text == ",":
        return earlier in lexicons.adjectives and start > 2 and tokens[start - 3].lower in ONE
    role = earlier in lexicons.words["persons.roles"] and earlier not in lexicons.words["organisations.heads"] - AGENTS
    return before.lower in {"is", "was"} and role


ONE = frozenset({"a", "an", "another", "one", "second", "third", "the", "fellow"})
AGENTS = frozenset({"agent", "owner"})


def _near_head(tokens: Sequence[Token], start: int, end: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun for organisations stands right before or after: "the firm X", "X, a company"."""
    near = [t.lower for t in (*tokens[max(0, start - 1) : start], *tokens[end : end + 4])]
    return any(w in words["organisations.heads"] and w not in words["persons.roles"] for w in near)


def _role_after(tokens: Sequence[Token], end: int, words: Mapping[str, frozenset[str]]) -> bool:
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    following = [t.lower for t in tokens[end + 1 : end + 6]]
    if following and following[0].isdigit() and len(following[0]) == 2:
        return True
    if following and following[0] in {"a", "an", "the", "who"}:
        following = following[1:]
    return any(w in words["persons.roles"] for w in following[:3]) and not any(
        w in words["organisations.heads"] for w in following[:3]
    )


def _kind_around(  # noqa: C901, PLR0911, PLR0912 - a decision list, read from the top
    tokens: Sequence[Token], start: int, end: int, words: Mapping[str, frozenset[str]]
) -> tuple[MentionKind | None, float]:
    heads = words["organisations.heads"]
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if before is not None and before.lower in heads:
        return MentionKind.ORG, STRONG
    if before is not None and before.text == "," and start > 1 and tokens[start - 2].lower in heads:
        return MentionKind.ORG, WEAK
    if before is not None and before.lower in {"of", "from"} and start > 1 and end - start <= 2:
        at = tokens[start - 2].lower
        if at in TOWN_NOUNS or (before.lower == "from" and (at in heads or at in words["persons.roles"])):
            return MentionKind.PLACE, STRONG if at in TOWN_NOUNS else WEAK
    if before is not None and before.lower in {"called", "named", "dubbed"} | heads:
        return MentionKind.ORG, WEAK
    if (
        before is not None
        and before.text in '“"«‘'
        and start > 1
        and tokens[start - 2].lower in heads | {"called", "named"}
    ):
        return MentionKind.ORG, STRONG
    if after is not None and after.lower in words["places.after"]:
        return MentionKind.PLACE, STRONG
    if after is not None and after.lower in heads:
        return MentionKind.ORG, WEAK
    if after is not None and after.text == ",":
        near = [t.lower for t in tokens[end + 1 : end + 9]]
        if near and near[0] in {"a", "an", "the", "which", "one"} and any(w in heads for w in near):
            return MentionKind.ORG, WEAK
    if len(tokens[start].plain) >= 3 and tokens[start].plain.isupper() and end - start == 1:
        return MentionKind.ORG, GUESS + 0.1
    if before is not None and before.lower == "the" and end - start <= 2 and any(t.lower in SHIPS for t in tokens):
        return MentionKind.ITEM, GUESS + 0.1
    if before is not None and before.lower in {"in", "near", "at"} and end - start <= 2:
        return MentionKind.PLACE, GUESS
    return None, GUESS
