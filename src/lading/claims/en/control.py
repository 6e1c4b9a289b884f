"""Who does what a dependent verb says: "sanctioned X for supplying", "agreed to supply", "was charged with exporting"."""

from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Clause

OBJECT_CONTROL = frozenset([
    "help", "allow", "enable", "ask", "order", "hire", "contract", "employ", "accuse", "suspect", "charge",
    "convict", "convince", "persuade", "force", "permit", "tell", "direct", "instruct", "prevent", "stop",
    "ban", "bar", "block", "invite", "require", "recruit", "put", "add", "place", "list", "target", "punish",
    "designate", "name", "sanction", "indict", "arrest", "fine", "blacklist", "see",
])  # fmt: skip
"""Verbs whose object does what the verb below them says."""
SEEN = frozenset([
    "identify", "describe", "cite", "expose", "denounce", "portray", "label", "depict", "implicate", "flag", "catch", "observe",
    "spot", "find", "report", "mention", "film", "photograph",
])  # fmt: skip
"""Verbs whose object does what `as` and a participle, or a participle alone, say of it: "identified X as shipping"."""
IMPOSING = frozenset([
    "impose", "announce", "levy", "slap",
])  # fmt: skip


def find_controller(base: Clause, *, told: bool = False) -> NounPhrase | None:
    """The phrase that does what a verb hanging on this clause says; `told` where that is a participle."""
    vg = base.vg
    if vg is None:
        return base.subj
    controls = vg.lemma in OBJECT_CONTROL or (told and vg.lemma in SEEN)
    if controls and base.obj is not None and not vg.passive:
        return base.obj
    if vg.lemma in IMPOSING:
        hit = _imposed_on(base)
        if hit is not None:
            return hit
    if vg.passive and not controls:
        by = next((np for prep, np in base.pps if prep == "by"), None)
        return by or base.subj
    return base.subj


def _imposed_on(base: Clause) -> NounPhrase | None:
    """Whom sanctions are on."""
    own = [np for prep, np in base.pps if prep in {"on", "against"}]
    held = [np for prep in ("on", "against") for np in (base.obj.pps.get(prep, []) if base.obj else [])]
    return next(iter([*own, *held]), None)
