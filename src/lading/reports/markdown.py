"""A short dossier in Markdown: the answer, the exposures with their quotes, who is listed, what could not be read."""

import re
from collections.abc import Iterable, Iterator

from lading.model.claim import Claim
from lading.model.dossier import Dossier
from lading.model.exposure import Exposure, Status
from lading.reports.answer import compose_answer, name_dataset, of_status
from lading.reports.contradictions import list_contradictions, list_denials, say_denials
from lading.reports.ledger import NAME, Ledger, open_ledger
from lading.reports.ownership import group_findings, say_reached
from lading.reports.phrases import said_by, say_claim, say_listings, say_path
from lading.reports.quotes import fold_quotes, list_lead_in
from lading.reports.reveal import one_line, strip_escapes
from lading.reports.standing import say_later, say_standing
from lading.reports.words import count_noun, load_words

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
AT_START = re.compile(r"^(\d+[.)]|[-+=>])")


def render_markdown(dossier: Dossier) -> str:
    """The short dossier. Raises EvidenceError as every report does."""
    ledger = open_ledger(dossier, load_words(), longest=NAME)
    parts = (
        _opening(ledger),
        *(_exposure(ledger, exposure) for exposure in ledger.exposures),
        _owned(ledger),
        _listed(ledger),
        _contradictions(ledger),
        _claims(ledger),
        _closing(ledger),
    )
    return "\n\n".join("\n".join(lines) for lines in (list(part) for part in parts) if lines) + "\n"


def _text(text: str) -> str:
    """Text from outside on one line, none of it read as markup."""
    return AT_START.sub(r"\\\1", SPECIAL.sub(r"\\\1", one_line(strip_escapes(text))))


def _opening(ledger: Ledger) -> Iterator[str]:
    yield f"# {ledger.words.question}"
    yield ""
    yield " ".join(_text(sentence.text) for sentence in compose_answer(ledger))
    yield ""
    named = {
        d.name: f"{_text(name_dataset(ledger, d))} ({d.edition or 'date not known'})" for d in ledger.dossier.datasets
    }
    lists = [named[d.name] for d in ledger.dossier.lists]
    registers = [words for name, words in named.items() if name not in {d.name for d in ledger.dossier.lists}]
    said = f" Registers loaded: {'; '.join(registers)}." if registers else ""
    yield f"As of {ledger.day}. Lists loaded: {'; '.join(lists) or 'none'}.{said}"


def _exposure(ledger: Ledger, exposure: Exposure) -> Iterator[str]:
    yield f"## {_text(ledger.name(exposure.party))} · exposed"
    yield ""
    yield f"{_text(exposure.label)}: {_text(say_path(ledger, exposure.path))}"
    source = ledger.party(exposure.risk_source)
    if source:
        yield f"({_text(ledger.name(source.id))} is listed by {_text('; '.join(say_listings(ledger, source.designations)))})"
    yield ""
    yield from _quotes(ledger, [claim for edge in exposure.path.edges for claim in edge.claims])
    party = ledger.party(exposure.party)
    if party:
        yield f"- as of {ledger.day}: {_text(say_standing(ledger, party))}"
    for words in say_denials(list_denials(ledger, exposure.contradicted_by)):
        yield f"- contradicted: {_text(words)}"
    yield f"- {count_noun(exposure.voices, 'independent voice')}; first said {exposure.first_said or 'at an unknown date'}"
    if exposure.grade:
        yield f"- graded {exposure.grade.code} (Admiralty code): {_text('; '.join(exposure.grade.reasons))}"
        if exposure.grade.likelihood:
            yield f"- likelihood (ICD-203): {exposure.grade.likelihood}"
    yield f"- later listing: {_text(say_later(ledger, exposure))}"


def _quotes(ledger: Ledger, claims: Iterable[Claim]) -> Iterator[str]:
    for quote in fold_quotes(claims):
        group = (quote.claim, *quote.same)
        document = ledger.document(quote.claim)
        numbers = " ".join(f"\\[{ledger.number(claim)}\\]" for claim in group)
        published = f", {document.published}" if document.published else ""
        for evidence in (*list_lead_in(document, quote.claim), quote.claim.evidence):
            yield f"> {_text(evidence.exact)}"
            yield ">"
        place = document.locate(quote.claim.evidence.span)
        named = f"{document.name}, {place}" if place else document.name
        yield f"> {numbers} {_text(named)}{published} · according to {_text(said_by(ledger, group[0]))}"
        yield ""


def _owned(ledger: Ledger) -> Iterator[str]:
    """What the ownership rules say, chain and rows included; what is not sure says so."""
    held = [(party, alike) for party in ledger.dossier.parties for alike in group_findings(ledger, party)]
    if held:
        yield "## Ownership"
        yield ""
    for party, alike in held:
        yield f"- {_text(say_reached(ledger, party, alike))}"


def _listed(ledger: Ledger) -> Iterator[str]:
    parties = of_status(ledger, Status.LISTED)
    if parties:
        yield "## Listed"
        yield ""
    for party in parties:
        yield f"- **{_text(ledger.name(party.id))}**: {_text('; '.join(say_listings(ledger, party.designations)))}"


def _contradictions(ledger: Ledger) -> Iterator[str]:
    found = list_contradictions(ledger)
    if found:
        yield "## Contradictions"
        yield ""
    for pair in found:
        numbers = ", ".join(str(ledger.number(claim)) for claim in pair.claims)
        against = f" against {numbers}" if numbers else ""
        yield f"- \\[{ledger.number(pair.against)}\\]{against}: {_text(pair.against.evidence.exact)}"


def _claims(ledger: Ledger) -> Iterator[str]:
    yield "## Claims"
    yield ""
    yield "| # | claim | stance | according to | document |"
    yield "|--:|---|---|---|---|"
    for claim in ledger.claims.values():
        cells = (say_claim(ledger, claim), str(claim.stance), said_by(ledger, claim), ledger.document(claim).name)
        yield f"| {ledger.number(claim)} | {' | '.join(_text(cell) for cell in cells)} |"


def _closing(ledger: Ledger) -> Iterator[str]:
    if ledger.dossier.issues:
        yield "## What Lading could not read"
        yield ""
        yield from (f"- {issue.severity}: {_text(str(issue))}" for issue in ledger.dossier.issues)
        yield ""
    yield f"_{_text(ledger.dossier.version)}_"
