from dataclasses import replace

from lading.model.claim import Attribution, AuthorityKind
from lading.model.span import Span
from lading.reports.ledger import NAME, open_ledger
from lading.reports.phrases import find_denier, say_denial
from lading.reports.words import load_words
from tests.reports.case import make_case


def test_several_who_contradict_have_a_verb_in_the_plural() -> None:
    dossier = make_case()
    ledger = open_ledger(dossier, load_words(), longest=NAME)
    claim = next(c for edge in dossier.edges for c in (*edge.denials, *edge.general_denials) if c.attribution)
    (first, *_) = claim.attribution
    second = Attribution("Cem Aksoylu", AuthorityKind.PERSON, Span(0, 0), "Cem Aksoylu")
    both = replace(claim, attribution=(first, second))
    one, two = say_denial(ledger, claim), say_denial(ledger, both)
    assert find_denier(ledger, both).endswith("and Cem Aksoylu")
    assert (one.split()[0], two.split()[0]) in {("denies", "deny"), ("says", "say")}
