"""Unnamed people, companies and papers: "Chinese drone experts", "two European security officials", "Kupol records"."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.en.lexicons import Lexicons
from lading.claims.tokens import Token
from lading.model.claim import AuthorityKind

MAX_WORDS = 6
SINGULAR_OK = {
    "media",
    "people",
    "men",
    "women",
    "industry",
    "sector",
    "staff",
    "personnel",
    "delegation",
    "crew",
    "data",
    "imagery",
    "intelligence",
    "correspondence",
}
BARE_OK = {
    "official",
    "officials",
    "analysts",
    "experts",
    "documents",
    "records",
    "prosecutors",
    "sources",
    "source",
    "researchers",
    "investigators",
    "engineers",
    "authorities",
    "indictment",
    "report",
    "investigation",
}


@dataclass(frozen=True, slots=True)
class GroupRules:
    """Head words of groups with what each is as an authority, and the words that cannot stand before a head."""

    heads: dict[str, AuthorityKind]
    pairs: dict[tuple[str, str], AuthorityKind]
    stops: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    numbers: frozenset[str]
    """Words that a phrase begins with: two, several."""

    @classmethod
    def of(cls, lexicons: Lexicons) -> "GroupRules":
        """The rules that the lexicons hold."""
        heads: dict[str, AuthorityKind] = {}
        order = (
            ("records", AuthorityKind.RECORDS), ("officials", AuthorityKind.OFFICIALS),
            ("prosecutors", AuthorityKind.COURT), ("experts", AuthorityKind.EXPERTS),
            ("voices", AuthorityKind.PERSON), ("sources", AuthorityKind.OTHER), ("people", AuthorityKind.OTHER), ("companies", AuthorityKind.OTHER),
        )  # fmt: skip
        for key, kind in order:
            for word in lexicons.words[f"groups.{key}"]:
                heads.setdefault(word, kind)
        closed = frozenset().union(
            *(lexicons.words[f"words.{k}"] for k in ("prepositions", "conjunctions", "relatives", "pronouns", "modals",
                                                    "be", "have", "do", "determiners", "subordinators", "adverbs",
                                                    "contractions", "months"))
        )  # fmt: skip
        open_sizes = closed - {w for w in lexicons.words["groups.sizes"] if " " not in w} - {"one"}
        verbs = frozenset(
            f
            for f, kinds in lexicons.verbs.items()
            if f not in lexicons.ambiguous and not any(k in {"ing", "en"} for _, k in kinds)
        )
        participles = frozenset(f for f, kinds in lexicons.verbs.items() if any(k in {"ing", "en"} for _, k in kinds))
        pairs = {(a, b): k for w, k in heads.items() if w.count(" ") == 1 for a, b in [w.split()]}
        numbers = frozenset(w for w in lexicons.words["groups.sizes"] if " " not in w)
        return cls(heads, pairs, open_sizes, verbs, participles, numbers)


def find_groups(
    tokens: Sequence[Token], rules: GroupRules, names: Sequence[bool]
) -> list[tuple[int, int, AuthorityKind]]:
    """Rows of tokens that name unnamed groups: the head and what stands before it, without an article."""
    found: list[tuple[int, int, AuthorityKind]] = []
    for i, token in enumerate(tokens):
        kind = rules.heads.get(token.lower)
        if i and (tokens[i - 1].lower, token.lower) in rules.pairs:
            kind = rules.pairs[tokens[i - 1].lower, token.lower]
        if kind is None or names[i] or _goes_on(tokens, i, rules):
            continue
        if token.lower in {"source", "sources"} and i + 1 < len(tokens) and tokens[i + 1].lower == "of":
            continue
        start = _start(tokens, i, rules)
        if kind is AuthorityKind.PERSON:
            if _speaks_alone(tokens, start, i, names):
                whose = start > 0 and tokens[start - 1].lower in {"his", "her", "its", "their"}
                found.append((start - whose, i + 1, kind))
            continue
        if token.lower in {"industry", "sector"} and start == i:
            continue
        plural = token.lower.endswith("s") or token.lower in SINGULAR_OK
        if plural or start < i or token.lower in BARE_OK or kind is AuthorityKind.RECORDS:
            found.append((start, i + 1, kind))
    return found


def _speaks_alone(tokens: Sequence[Token], start: int, head: int, names: Sequence[bool]) -> bool:
    """Whether no name stands beside a spokesman or lawyer, so that the words are all that the text says of him."""
    after = head + 1
    if after < len(tokens) and (names[after] or tokens[after].lower == "'s"):
        return False
    if after + 1 < len(tokens) and tokens[after].text in ",-–—:" and names[after + 1]:
        return False
    first = _owner_start(tokens, start, names)
    comma = next((i for i in range(after, min(after + 7, len(tokens) - 1)) if tokens[i].mark), 0)
    if (
        comma > after
        and tokens[after].lower in {"in", "for", "of", "at"}
        and tokens[comma].text == ","
        and names[comma + 1]
    ):
        return False
    before = tokens[first - 1] if first else None
    if before is None:
        return True
    told = before.lower in {"is", "was", "as", "became", "be", "been"} or (
        first > 1 and before.text in ",-–—(" and names[first - 2]
    )
    return not told


def _owner_start(tokens: Sequence[Token], start: int, names: Sequence[bool]) -> int:
    """Where a phrase begins with its article or with whose it is: "the EU's representative"."""
    first = start - 1 if start and tokens[start - 1].lower in ARTICLES else start
    if first > 1 and tokens[first - 1].lower == "'s":
        first -= 2
        while first > 0 and (names[first - 1] or tokens[first - 1].lower in ARTICLES):
            first -= 1
    return first


ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their", "one"})


def _goes_on(tokens: Sequence[Token], i: int, rules: GroupRules) -> bool:
    """Whether the phrase goes on, so that this is no head: "company records", "officials' statement"."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    return bool(following.lower in rules.heads and tokens[i].lower not in rules.verbs)


def _start(tokens: Sequence[Token], head: int, rules: GroupRules) -> int:
    start = head
    while start > 0 and head - start < MAX_WORDS:
        before = tokens[start - 1]
        if (before.mark and before.text != "-") or before.lower in rules.stops or before.lower in rules.verbs:
            break
        if before.lower in {"'s", "s"}:
            break
        if before.lower in rules.numbers:
            return start - 1
        if before.lower in rules.participles and not _is_modifier(tokens, start - 1, rules):
            break
        start -= 1
    return start


def _is_modifier(tokens: Sequence[Token], at: int, rules: GroupRules) -> bool:
    """Whether a participle stands before its noun ("sanctioned companies") rather than governs it ("supplied companies")."""
    if at == 0:
        return False
    before = tokens[at - 1]
    return (
        before.lower in rules.stops
        and before.lower not in {"have", "has", "had", "they", "he", "she", "it", "who", "which", "that", "also"}
    ) or before.lower == "'s"
