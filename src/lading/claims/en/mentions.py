"""Names and groups in the sentences of a document: found by lists, patterns and the company that words keep."""

from collections.abc import Iterable, Sequence

from lading.claims.en.drafts import SentenceDraft
from lading.claims.en.name_rules import Marked, NameRules
from lading.claims.en.naming import STRONG
from lading.claims.gazetteer import Gazetteer
from lading.claims.tokens import tokenize
from lading.documents.sentences import Sentence
from lading.model.claim import MentionKind


def find_names(text: str, sentences: Iterable[Sentence], rules: NameRules, *, gazetteer: Gazetteer) -> list[Marked]:
    """Every sentence with its tokens and names. Linear in the text."""
    rows = [(s, tokenize(text, s.span)) for s in sentences]
    lowered = frozenset(t.lower for _, tokens in rows for t in tokens if not t.mark and t.text[0].islower())
    drafts = [SentenceDraft(text, s, tokens, rules, gazetteer, lowered) for s, tokens in rows]
    evidence = _gather_evidence(drafts)
    seen = _gather_seen(drafts) | evidence
    return [draft.finish(evidence, seen=seen) for draft in drafts]


def _gather_seen(drafts: Sequence[SentenceDraft]) -> dict[str, tuple[MentionKind, float]]:
    """Every name of the body, those of unknown kind as organisations."""
    return {
        " ".join(t.plain for t in draft.tokens[c.start : c.end] if not t.mark): (c.kind or MentionKind.ORG, c.score)
        for draft in drafts
        for c in draft.candidates
    }


def _gather_evidence(drafts: Sequence[SentenceDraft]) -> dict[str, tuple[MentionKind, float]]:
    """What kind each name is, by its best occurrence; the words of persons' names speak for surnames alone."""
    best: dict[str, tuple[MentionKind, float]] = {}
    for draft in drafts:
        for candidate in draft.candidates:
            if candidate.kind is None:
                continue
            plain = [t.plain for t in draft.tokens[candidate.start : candidate.end] if not t.mark]
            forms = [" ".join(plain)]
            if candidate.kind is MentionKind.PERSON and len(plain) > 1:
                forms += [plain[-1]]
            elif candidate.kind is MentionKind.ORG and candidate.score >= STRONG:
                forms += [w for w in plain[:3] if len(w) > 3 or w.isupper()]
            for form in forms:
                score = candidate.score if form == forms[0] else candidate.score - 0.3
                if score > best.get(form, (None, 0.0))[1]:
                    best[form] = (candidate.kind, score)
    return best
