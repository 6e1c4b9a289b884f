"""Whether a form in -ed is a past tense or a participle here: "drones shipped to Russia were", "Kupol shipped drones"."""

from collections.abc import Sequence
from dataclasses import dataclass

from lading.claims.en.chunks import Chunk, VerbGroup
from lading.claims.en.clauses import Clause
from lading.claims.en.grouping import broad_kind
from lading.claims.en.lexicons import Lexicons

INTRANSITIVE = frozenset([
    "work", "participate", "cooperate", "collaborate", "arrive", "operate", "depart", "travel", "sail", "go",
    "come", "appear", "rise", "fall", "occur", "happen", "fly", "emerge", "serve", "act", "live", "deal",
    "trade", "end", "end up", "wind up", "turn up", "show up", "crop up", "surface", "pass", "flow", "pour", "move", "reach",
    "remain", "stay", "cost", "stem", "originate", "transit", "crash", "explode", "disappear", "vanish", "result",
    "consist", "depend", "rely", "land", "leave", "sit", "stand", "lie", "begin", "continue", "grow", "double", "triple",
    "fail", "succeed", "belong", "amount", "total", "increase", "decrease", "decline", "last", "proceed", "return",
    "head", "run out", "drop", "climb", "jump", "surge", "soar", "slip", "spread",
])  # fmt: skip
WHEN = frozenset(
    {"week", "month", "year", "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday"}
)
NAMING = frozenset({"name", "call", "dub"})
"""Verbs whose participle gives a name, with the verb of the sentence behind it: "a man named Belov shipped"."""
CHARGES = frozenset({"accuse", "suspect", "allege", "charge", "convict"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where the form stands: its chunk, the tag before it, the clause open there and the one that waits for a verb."""

    chunks: Sequence[Chunk]
    k: int
    before: str
    cur: Clause
    waiting: Clause | None

    @property
    def following(self) -> Chunk | None:
        """The chunk after it."""
        return self.chunks[self.k + 1] if self.k + 1 < len(self.chunks) else None

    @property
    def after(self) -> str:
        """The tag of the chunk after it, a full stop at the end; words that only tell when are an adverb."""
        if self.following is not None and self.following.np is not None and self.following.np.head in WHEN:
            return "B"
        return self.following.tag if self.following is not None else "."


def is_participle(vg: VerbGroup, place: Place, *, reporting: frozenset[str], lexicons: Lexicons) -> bool:  # noqa: PLR0911 - a decision list, read from the top
    """Whether the form is a participle at its place."""
    if place.following is not None and place.after == "P" and place.following.word == "by":
        return True
    if vg.chain and vg.chain[0] in CHARGES:
        return True
    if place.before == "R":
        return False
    if vg.lemma in NAMING and place.before == "NP" and place.after == "NP" and next_is_finite(place):
        return True
    if place.waiting is None:
        return _without_subject(vg, place, reporting)
    if place.after in {"NP", "K"}:
        return False
    if next_is_finite(place) and vg.lemma not in reporting:
        return True
    if place.before in {",", "-"} and place.after == "P" and _closes_before_verb(place):
        return True
    subject = place.waiting.subj
    if subject is None or place.after != "P" or vg.lemma in INTRANSITIVE:
        return False
    return broad_kind(subject, lexicons) == "item" and place.before in {"NP", ","}


def _without_subject(vg: VerbGroup, place: Place, reporting: frozenset[str]) -> bool:
    """The form where no clause waits for a verb: it goes on from the verb before, or it is a participle."""
    if place.before == "C":
        cur = place.cur
        return cur.vg is not None and cur.kind == "part" and cur.vg.form == "en"
    if place.before in {",", "-"}:
        return place.after in {"P", ".", "VG"} and not _goes_on(place, reporting)
    return place.after != "NP" or (vg.lemma not in reporting and next_is_finite(place))


def _goes_on(place: Place, reporting: frozenset[str]) -> bool:
    """Whether the clause so far has a finite active verb in the past, which this one may go on from."""
    vg = place.cur.vg
    if vg is None or vg.form != "fin" or vg.copula or vg.modal or vg.lemma in reporting:
        return False
    return place.after == "NP"


def next_is_finite(place: Place) -> bool:
    """Whether the next verb is finite, with no break before it."""
    for chunk in place.chunks[place.k + 1 :]:
        if chunk.tag in {",", "C", "R", "S", "K", ";", "-", ":"}:
            return False
        if chunk.vg is not None:
            return chunk.vg.form in {"fin", "ed"}
    return False


def _closes_before_verb(place: Place) -> bool:
    """Whether a comma and a verb follow, so that this is a remark: "Delta Ltd, based in Sharjah, sold"."""
    for chunk, after in zip(place.chunks[place.k + 1 :], place.chunks[place.k + 2 :], strict=False):
        if chunk.tag in {",", "-"}:
            return after.vg is not None and after.vg.form in {"fin", "ed"}
        if chunk.vg is not None or chunk.tag in {"R", "S", "K", ";"}:
            return False
    return False
