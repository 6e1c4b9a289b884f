"""The arguments of verbs and nouns, as frames name them: deep ones, so that the passive and the nominal are turned round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lading.claims.en.chunks import NounPhrase, VerbGroup
from lading.claims.en.clauses import Clause
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.side_arguments import as_phrase, bracketed, pair_of, side_arguments
from lading.model.claim import MentionKind

LIGHT = frozenset([
    "carry out", "conduct", "perform", "make", "undertake", "arrange", "handle", "organise", "organize",
    "oversee", "begin", "start", "launch", "continue", "expand", "increase", "boost", "facilitate",
    "coordinate", "complete", "hold", "approve", "halt", "stop", "suspend", "resume", "establish", "lead",
    "manage", "ban", "support", "finance", "fund", "enable", "plan", "involve", "engage", "participate",
    "receive", "get", "provide", "work", "help", "assist", "run", "accelerate", "ramp up", "scale up", "set up",
])  # fmt: skip
BODY = frozenset([
    "involve", "engage", "participate", "work", "help", "assist", "specialise", "specialize", "responsible",
])  # fmt: skip
RECEIVING = frozenset([
    "receive", "obtain", "import", "buy", "purchase", "acquire", "get", "order",
])  # fmt: skip
VISITING = frozenset([
    "visit", "travel", "tour", "make",
])  # fmt: skip
Arguments = Mapping[str, list[NounPhrase]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that may evoke a frame, with its arguments and the clause it stands in."""

    word: str
    clause: Clause
    arguments: dict[str, list[NounPhrase]]
    start: int
    end: int
    noun: NounPhrase | None = None


def verb_arguments(clause: Clause) -> dict[str, list[NounPhrase]]:
    """The arguments of a clause's verb, in the active voice."""
    found: dict[str, list[NounPhrase]] = {}
    for prep, np in clause.pps:
        found.setdefault(prep, []).extend(np.members)
    vg = clause.vg
    found = {prep: _expand(rows) for prep, rows in found.items()}
    subj = _expand(clause.subj.members) if clause.subj else []
    obj = _expand(clause.obj.members) if clause.obj else []
    if vg is not None and vg.passive:
        found["obj"] = subj
        found["subj"] = found.pop("by", [])
        if obj:
            found["obj2"] = obj
    else:
        found["subj"], found["obj"] = subj, obj
        if clause.obj2:
            found["obj2"] = clause.obj2.members
    _add_company(vg, found)
    _add_content(found)
    _add_context(clause, found)
    found["origin"] = [o for np in found.get("obj", ()) for o in _origin(np)]
    found |= side_arguments(clause, found)
    return found


def _expand(rows: list[NounPhrase]) -> list[NounPhrase]:
    """Phrases that only count or describe parties, replaced by the parties."""
    found: list[NounPhrase] = []
    for np in rows:
        counts = np.name is None or np.name.kind is MentionKind.GROUP
        found += np.describes.members if counts and np.describes is not None and np.describes.name is not None else [np]
    return found


def _add_company(vg: VerbGroup | None, found: dict[str, list[NounPhrase]]) -> None:
    """Who is named beside another: "was added, along with Y", "listed X along with Y"."""
    for key in ("subj", "obj"):
        beside = [m for np in found.get(key, ()) for row in np.pps.get("along with", ()) for m in row.members]
        found[key] = [*found.get(key, ()), *beside]
    rows = [np for np in found.get("along with", ()) if np not in found["subj"] and np not in found["obj"]]
    if rows and vg is not None:
        found["obj" if vg.passive or found["obj"] else "subj"] += rows


COMMODITIES = frozenset([
    "oil", "crude", "gas", "petroleum", "coal", "gold", "commodities", "fuel", "diesel", "naphtha", "grain",
    "steel", "timber", "petrochemicals", "bitumen",
])  # fmt: skip


def _origin(np: NounPhrase) -> list[NounPhrase]:
    """Whose a commodity is: of "millions of barrels of Iranian oil", Iran."""
    inner = np.content
    while inner is not None:
        np, inner = inner, inner.content
    if np.head not in COMMODITIES:
        return []
    return [as_phrase(n) for n in np.nations[:1]]


def _add_content(found: dict[str, list[NounPhrase]]) -> None:
    """What hangs on the object serves the verb too: "received shipments of chips from X", "a stake in Y"."""
    for key in ("obj", "subj"):
        for np in found.get(key, ())[:1]:
            for prep, rows in np.pps.items():
                if prep != "of":
                    have = found.setdefault(prep, [])
                    have.extend(m for m in _expand([m for row in rows for m in row.members]) if m not in have)
                else:
                    found.setdefault("content", []).extend(m for row in rows for m in row.members)


def _add_context(clause: Clause, found: dict[str, list[NounPhrase]]) -> None:
    parent = clause.parent
    if parent is None or parent.vg is None:
        return
    if parent.vg.lemma in VISITING:
        rows = [np for prep, np in parent.pps if prep in {"to", "at"}]
        found["visited"] = [m for np in rows for m in np.members] or (
            parent.obj.members if parent.obj and parent.vg.lemma == "visit" else []
        )
    if parent.vg.lemma in RECEIVING and parent.subj is not None and not parent.vg.passive:
        found["recipient"] = parent.subj.members
    elif any(prep == "to" for prep, _ in parent.pps):
        found["recipient"] = [m for prep, np in parent.pps if prep == "to" for m in np.members]


def noun_arguments(np: NounPhrase, clause: Clause, lexicons: Lexicons) -> dict[str, list[NounPhrase]]:
    """The arguments of a noun: what follows it, its owner, its modifiers, what it describes, and who does it."""
    found = {prep: [m for row in rows for m in row.members] for prep, rows in np.pps.items()}
    for prep, rows in np.holder.pps.items() if np.holder is not None else ():
        if prep != "of":
            found.setdefault(prep, []).extend(m for row in rows for m in row.members)
    found |= pair_of(found.get("between", []))
    found["bracket"] = bracketed(np)
    if np.owner is not None:
        found["poss"] = [np.owner]
    found["mod"] = _modifiers(np, lexicons)
    found["self"] = _described(np, clause)
    found["agent"] = _agents(np, clause)
    _add_context(clause, found)
    if np.name is not None and np.name.kind is MentionKind.ITEM:
        found["self_item"] = [np]
    return found


VAGUE = frozenset({"arms", "weapons", "weapon", "goods", "equipment", "products", "product", "machinery", "technology"})
"""Goods that "the arms maker Kupol" names without telling what it makes."""


def _modifiers(np: NounPhrase, lexicons: Lexicons) -> list[NounPhrase]:
    rows = [NounPhrase(n.start, n.end, "", (), n) for n in np.mods]
    words = np.words[:-1]
    goods = lexicons.words["goods.heads"]
    if words and (words[-1] in goods or " ".join(words[-2:]) in goods):
        titled = np.name is not None and np.name.start > np.start + 1
        end = np.name.start if np.name is not None and titled else np.end
        start = max(np.start, end - 2) if titled else np.start
        if np.name is None or (titled and words[-1] not in VAGUE):
            rows.append(NounPhrase(start, max(start + 1, end - 1), words[-1], tuple(words)))
    return rows


def _described(np: NounPhrase, clause: Clause) -> list[NounPhrase]:
    if np.name is not None and not (np.name.kind is MentionKind.GROUP and np.describes is not None):
        return [np]
    if np.describes is not None:
        several = (
            np.det == "both" or np.head.endswith("s") or (np.name is not None and np.name.kind is MentionKind.GROUP)
        )
        return np.describes.members if several else [np.describes]
    for prep, other in clause.pps:
        if prep == "as" and np in other.members:
            if clause.vg is not None and clause.vg.lemma in DESCRIBING and clause.obj is not None:
                return clause.obj.members
            return clause.subj.members if clause.subj is not None else []
    return []


DESCRIBING = frozenset([
    "describe", "identify", "name", "list", "use", "know", "show", "record", "register", "give", "cite", "employ",
    "present", "designate", "appoint",
])  # fmt: skip
"""Verbs whose object, and not whose subject, is what follows `as`."""


def _agents(np: NounPhrase, clause: Clause) -> list[NounPhrase]:
    vg = clause.vg
    if vg is None:
        return []
    lemma = vg.lemma
    np = np.holder or np
    deep = verb_deep_subject(clause)
    holds = clause.obj is not None and np in clause.obj.members and (lemma in LIGHT or lemma == "work")
    involved = any(
        np in other.members and (lemma in BODY) and prep in {"in", "on", "with", "for"} for prep, other in clause.pps
    )
    passive = vg.passive and clause.subj is not None and np in clause.subj.members and lemma in LIGHT
    if (
        vg.copula
        and any(np in other.members and prep == "for" for prep, other in clause.pps)
        and clause.obj is not None
        and clause.obj.head == "responsible"
    ):
        return clause.subj.members if clause.subj is not None else []
    return deep if holds or involved or passive else []


def verb_deep_subject(clause: Clause) -> list[NounPhrase]:
    """Who does it: the subject, or what `by` names in the passive."""
    if clause.vg is not None and clause.vg.passive:
        return [m for prep, np in clause.pps if prep == "by" for m in np.members]
    return clause.subj.members if clause.subj is not None else []


MAKING = frozenset({"make", "manufacture", "produce", "build", "brand", "design", "bear"})


def find_makers(np: NounPhrase, clauses: Sequence[Clause]) -> list[NounPhrase]:
    """The companies that a phrase names as makers of the goods: "chips made by X and Y", "parts from X", "X's engine"."""
    rows = [np.owner] if np.owner is not None else []
    rows += [as_phrase(n) for n in np.mods]
    rows += [m for prep in ("from", "by") for row in np.pps.get(prep, ()) for m in row.members]
    for clause in clauses:
        if clause.kind in {"part", "rel"} and clause.subj is np and clause.vg is not None and clause.vg.lemma in MAKING:
            rows += [m for prep, row in clause.pps if prep == "by" for m in row.members]
            if clause.vg.lemma == "bear" and clause.obj is not None:
                rows += [m for row in clause.obj.pps.get("of", ()) for m in row.members]
    return [r for r in rows if r.name is not None and r.name.kind is MentionKind.ORG]
