"""Arguments of a verb that stand in another phrase or clause: who helps, the parts of a pair, the owner of the subject."""

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause
from lading.claims.en.name_rules import Name
from lading.model.claim import MentionKind

HELPING = frozenset({"help", "assist", "enable", "allow", "aid", "let"})
MARKETS = frozenset(["port", "ports", "market", "markets", "airspace", "waters", "territory", "soil", "airports"])
MARKS = frozenset(
    ["mark", "marks", "marking", "markings", "logo", "logos", "label", "labels", "brand", "name", "stamp"]
)
LISTS = frozenset({"list", "blacklist", "package", "annex", "register"})

Arguments = dict[str, list[NounPhrase]]


def as_phrase(name: Name) -> NounPhrase:
    """A name as a noun phrase of its own."""
    return NounPhrase(name.start, name.end, "", (), name)


def owners(np: NounPhrase) -> list[NounPhrase]:
    """Whose a phrase is: its possessor, else the names before its head."""
    return [np.owner] if np.owner is not None else [as_phrase(n) for n in np.mods]


def _innermost(np: NounPhrase) -> NounPhrase:
    """What a phrase that only measures holds: the designs of "most of its designs"."""
    while np.content is not None:
        np = np.content
    return np


def side_arguments(clause: Clause, found: Arguments) -> Arguments:
    """The arguments beside those of `verb_arguments`, from which some frames fill their roles."""
    subj, obj = found.get("subj", []), found.get("obj", [])
    lists = [
        np
        for prep in ("on", "to", "in", "under", "obj", "from", "off")
        for np in found.get(prep, ())
        if np.head in LISTS
    ]
    return {
        "list_owner": [o for np in lists for o in (owners(np) or [as_phrase(n) for n in np.nations[:1]])],
        "subj_owner": [o for np in subj[:1] for o in owners(_innermost(np))],
        "helper": _helper(clause),
        "pair_first": subj[:1] if len(subj) > 1 else [],
        "pair_second": subj[1:],
        "market": [o for np in found.get("from", ()) if np.head in MARKETS for o in owners(np)],
        "mark_of": [
            m for np in obj if np.head in MARKS for m in (*owners(np), *(m for row in np.pps.get("of", ()) for m in row.members))
        ],
    }  # fmt: skip


def _helper(clause: Clause) -> list[NounPhrase]:
    """Who helps the subject do it: the Iran of "Iran helped Russia build drones"."""
    parent = clause.parent
    if parent is None or parent.vg is None or parent.vg.lemma not in HELPING or parent.vg.passive:
        return []
    helped = parent.obj is not None and parent.obj is clause.subj
    return parent.subj.members if helped and parent.subj is not None else []


def pair_of(rows: list[NounPhrase]) -> Arguments:
    """The two sides of what stands between two: "a contract between A and B"."""
    return {"between1": rows[:1], "between2": rows[1:]} if len(rows) > 1 else {}


def bracketed(np: NounPhrase) -> list[NounPhrase]:
    """The place in brackets after a name: "Delta Ltd (Hong Kong)"."""
    return [p for p in np.pps.get("bracket", ()) if p.name is not None and p.name.kind is MentionKind.PLACE]
