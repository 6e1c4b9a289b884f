"""Verbs that say little without a noun: "took delivery of", "is under investigation by", "sits on the board of".

A frame names them as one verb: the lemma, the preposition if there is one, and the noun in the singular.
"""

from collections.abc import Iterator, Mapping

from lading.claims.en.arguments import verb_arguments
from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause
from lading.claims.en.fitting import head_of
from lading.model.claim import MentionKind

Arguments = dict[str, list[NounPhrase]]


def find_composites(clause: Clause, known: Mapping[str, object]) -> Iterator[tuple[str, Arguments]]:
    """The composite verbs of a clause that some frame knows, each with its arguments in the active voice."""
    vg = clause.vg
    if vg is None:
        return
    held = clause.subj if vg.passive else clause.obj
    beside = clause.obj if vg.passive else clause.obj2
    for np, keep in ((held, False), (beside, True)):
        for lemma in _spellings(vg.lemma, np) if np is not None else ():
            if lemma in known and np is not None:
                yield lemma, _with_noun(verb_arguments(clause), np, keep_object=keep)
    for prep, np in clause.pps:
        for lemma in _spellings(f"{vg.lemma} {prep}", np):
            if lemma in known:
                yield lemma, _with_noun(verb_arguments(clause), np, keep_object=True)


def _spellings(lemma: str, np: NounPhrase) -> list[str]:
    head = np.head if np.name is None else head_of(np)
    if np.name is not None and np.name.kind is MentionKind.AUTHORITY:
        head = np.name.text.split()[-1]
    elif np.name is not None and np.name.kind is not MentionKind.GROUP:
        return []
    in_y = f"{head[:-3]}y" if head.endswith("ies") else ""
    pair = " ".join(np.words[-2:]) if len(np.words) > 1 else ""
    return [f"{lemma} {noun}" for noun in dict.fromkeys((pair, head, head.removesuffix("s"), in_y)) if noun]


def _with_noun(found: Arguments, np: NounPhrase, *, keep_object: bool = False) -> Arguments:
    """The arguments with those of the noun: what `of` holds is the object, its owner is `poss`."""
    for prep, rows in np.pps.items():
        have = found.setdefault(prep, [])
        have.extend(m for row in rows for m in row.members if m not in have)
    if not keep_object:
        found["obj"] = [m for row in np.pps.get("of", ()) for m in row.members]
    found["poss"] = [np.owner] if np.owner is not None else []
    found["mod"] = [NounPhrase(n.start, n.end, "", (), n) for n in np.mods]
    return found
