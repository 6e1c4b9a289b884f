"""What a party says of the matter without saying what is so: no knowledge, no comment, a denial without content."""

import re

from lading.claims.en.attribution import attribute
from lading.claims.en.building import METHOD, Builder, as_mention
from lading.claims.en.chunks import NounPhrase
from lading.claims.en.clauses import Parse
from lading.claims.en.lexicons import Lexicons
from lading.claims.en.name_rules import Name
from lading.model.claim import Claim, MentionKind, Polarity, Predicate, Stance, Tier
from lading.model.evidence import Evidence

SPEAKERS = {MentionKind.ORG, MentionKind.PERSON, MentionKind.AUTHORITY, MentionKind.PLACE, MentionKind.GROUP}
SPEAKING = frozenset({"lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "representative", "counsel"})
ORDER = ((Stance.NO_KNOWLEDGE, "no_knowledge"), (Stance.NO_COMMENT, "no_comment"))


def read_comment(builder: Builder, parse: Parse, names: dict[int, Name], *, lexicons: Lexicons) -> Claim | None:
    """The comment that a sentence reports, with the one who makes it as its subject, or nothing."""
    text = builder.document.cut(builder.marked.sentence.span).replace("’", "'")
    for stance, key in ORDER:
        match = re.search(rf"\b(?:{lexicons.patterns[key]})\b", text, re.IGNORECASE)
        if match:
            return _comment(builder, parse, names, stance=stance, at=match.start())
    denial = re.search(
        rf"\b(?:{lexicons.patterns['deny']})\b(?:\s+(?:that|any|all|the|these|those|such))?\s+(?:{lexicons.patterns['anaphora']})\b"
        r"|\b(?:denied|denies|deny)\s+(?:the\s+)?(?:allegations|accusations|charges|claims|reports)\b",
        text, re.IGNORECASE,
    )  # fmt: skip
    return _comment(builder, parse, names, stance=Stance.DENIED, at=denial.start()) if denial else None


def _comment(builder: Builder, parse: Parse, names: dict[int, Name], *, stance: Stance, at: int) -> Claim | None:
    place = builder.marked.sentence.span.start + at
    tokens = builder.marked.tokens
    speaker: Name | None = None
    voice: NounPhrase | None = None
    for clause in parse.clauses:
        if clause.subj is None or clause.vg is None or tokens[clause.subj.start].start > place:
            continue
        spoken = [m for m in clause.subj.members if not m.pronoun or speaker is None]
        found = [m for m in spoken if id(m) in names and names[id(m)].kind in SPEAKERS]
        if found and tokens[clause.vg.start].start <= place + 40:
            speaker, voice = names[id(found[0])], found[0]
    if speaker is None or voice is None:
        return None
    principal = _principal(voice, names) or speaker
    polarity = Polarity.NEGATED if stance is Stance.DENIED else Polarity.AFFIRMED
    return Claim(
        predicate=Predicate.COMMENTS, subject=as_mention(principal), object=None, item=None,
        evidence=Evidence.quote(builder.document, builder.marked.sentence.span), stance=stance, method=METHOD, score=0.9,
        reasons=(f"cue: {stance.value}",), polarity=polarity, tier=Tier.VERIFIED, attribution=(attribute(speaker),),
    )  # fmt: skip


def _principal(voice: NounPhrase, names: dict[int, Name]) -> Name | None:
    """For whom a lawyer or spokesman speaks: a denial through one is the denial of the party itself."""
    for np in (voice, *voice.appos):
        last = np.name.text.lower().split()[-1] if np.name is not None and np.name.kind is MentionKind.GROUP else ""
        if not SPEAKING & {np.head, last, *np.words[-1:]}:
            continue
        rows = [m for prep in ("for", "of") for row in np.pps.get(prep, ()) for m in row.members]
        rows += [np.owner] if np.owner is not None else []
        held = [names.get(id(row)) or row.name for row in rows] + list(np.mods)
        found = next((n for n in held if n is not None and n.kind in SPEAKERS - {MentionKind.GROUP}), None)
        if found is not None:
            return found
    return None
