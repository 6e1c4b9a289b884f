"""The answer for a terminal: who is exposed, by which path, in whose words, who denies it. Nothing is printed here."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from lading.model.claim import Claim
from lading.model.document import Document
from lading.model.dossier import Dossier, Party
from lading.model.evidence import Evidence
from lading.model.exposure import Exposure, Status
from lading.model.issue import Severity
from lading.reports.answer import compose_answer, merely_mentioned, of_status
from lading.reports.contradictions import list_denials, say_denials
from lading.reports.ledger import NAME, Ledger, open_ledger
from lading.reports.ownership import group_findings, list_places, say_finding, say_holding
from lading.reports.phrases import said_by, say_dataset, say_hop, say_listings_short, say_path
from lading.reports.quotes import fold_quotes, list_cells, list_lead_in
from lading.reports.reveal import one_line, shorten, strip_escapes
from lading.reports.standing import NONE_LATER, is_unsure, say_candidate, say_later, say_standing
from lading.reports.words import count_noun, join_words, load_words

EXPOSURES = 20
"""Parties shown in full; the files hold all."""
QUOTES = 2
QUOTE = 240
OTHERS = 3
ISSUES = 8
"""Issues shown beside errors, all of which are."""
WHOLE = "-o dossier.html shows them all"
ISSUE = 600
PLACES = 4
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def render_terminal(dossier: Dossier, *, width: int = 80) -> RenderableType:
    """The answer as something a rich console prints, readable from 60 columns on.

    Args:
        dossier: the answer with what it stands on.
        width: columns there are; quotes are shortened to what fits in about eight lines.

    Raises:
        EvidenceError: for a quote that is not, letter for letter, in its document.
    """
    ledger = open_ledger(dossier, load_words(), longest=NAME)
    exposed = ledger.exposed
    parts: list[RenderableType] = [_opening(ledger), Text()]
    for party in exposed[:EXPOSURES]:
        parts += [*_party(ledger, party, room=max(width, 60) * 6), Text()]
    if len(exposed) > EXPOSURES:
        parts += [Text(f"… and {len(exposed) - EXPOSURES:,} more exposed parties; {WHOLE}", style="dim"), Text()]
    parts += [
        *_owned(ledger),
        *_others(ledger),
        *_issues(ledger),
        Rule(style="dim"),
        Text(ledger.words.caution, style="italic"),
    ]
    parts.append(Text(_count(ledger), style="dim"))
    # Files name themselves by being given; what a store had in force on the day is told here.
    kept = [f"{dataset.name} {dataset.edition}" for dataset in dossier.datasets if dataset.digest]
    parts += [Text(f"Lists: {one_line('; '.join(kept))}", style="dim")] if kept else []
    return Group(*parts)


def _opening(ledger: Ledger) -> Text:
    summary = next(sentence.text for sentence in compose_answer(ledger) if sentence.about == "summary")
    return Text(one_line(summary), style="bold")


def _party(ledger: Ledger, party: Party, *, room: int) -> Iterator[RenderableType]:
    head = Text.assemble((ledger.name(party.id), "bold"), " · ", (str(party.status), "bold yellow"))
    head.append(f" · as of {ledger.day} {one_line(say_standing(ledger, party))}")
    yield head
    # The first is the heaviest; what the others add is their path.
    first, *others = (exposure for exposure in ledger.exposures if exposure.party == party.id)
    contested = " · contested" if any(edge.denials for edge in first.path.edges) else ""
    yield Padding(Text(f"{_label(first)}{contested}", style="yellow"), (0, 0, 0, 2))
    yield from (Padding(part, (0, 0, 0, indent)) for indent, part in _exposure(ledger, first, room=room))
    for other in others[:OTHERS]:
        words = one_line(say_path(ledger, other.path))
        yield Padding(Text.assemble((f"also {_label(other)}: ", "yellow"), words), (0, 0, 0, 2))
    if len(others) > OTHERS:
        yield Padding(Text(f"and {count_noun(len(others) - OTHERS, 'further finding')}", style="dim"), (0, 0, 0, 2))


def _label(exposure: Exposure) -> str:
    return exposure.label.replace("_", " ")


def _exposure(ledger: Ledger, exposure: Exposure, *, room: int) -> Iterator[tuple[int, Text]]:
    """The hops of the main path, then what stands beside it, each with its indent."""
    path = exposure.path
    for start, edge, end in zip(path.parties, path.edges, path.parties[1:], strict=False):
        said = one_line(say_hop(ledger, edge, start, end))
        hop = Text.assemble(
            one_line(ledger.name(start)), (f" ── {said} ──▶ ", "cyan"), (one_line(ledger.name(end)), "bold")
        )
        target = ledger.party(end)
        yield 2, hop
        if target and target.designations:
            yield 7, Text.assemble(("listed: ", "red"), one_line(say_listings_short(ledger, target.designations)))
        yield from ((7, quote) for quote in _quotes(ledger, list(edge.claims), room))
        if not edge.claims:
            yield (
                7,
                Text.assemble(
                    (f"“{shorten(edge.words, room)}”", "italic"), (f"  {say_dataset(ledger, edge.dataset)}", "dim")
                ),
            )
    for way in exposure.alternatives[:QUOTES]:
        yield 2, Text.assemble(("also: ", "dim"), one_line(say_path(ledger, way)))
    first = next(e for e in ledger.exposures if e.contradicted_by == exposure.contradicted_by)
    if exposure.contradicted_by and first.party != exposure.party:
        yield 2, Text.assemble(("contradicted: ", "magenta"), f"by the same words as {ledger.name(first.party)} above")
    else:
        for words in say_denials(list_denials(ledger, exposure.contradicted_by)):
            yield 2, Text.assemble(("contradicted: ", "magenta"), one_line(words))
    if exposure.before:
        yield 2, Text.assemble(("caution: ", "magenta"), f"told of {exposure.before}, before the listing")
    facts = [f"grade {exposure.grade.code}", exposure.grade.likelihood] if exposure.grade else []
    facts = [*filter(None, facts), count_noun(exposure.voices, "independent voice")]
    facts += [f"first said {exposure.first_said}"] if exposure.first_said else []
    later = say_later(ledger, exposure)
    facts += (
        [one_line(later if exposure.later_designation else f"listed later: {later}")] if later != NONE_LATER else []
    )
    yield 2, Text(" · ".join(facts), style="dim")


def _quotes(ledger: Ledger, claims: list[Claim], room: int) -> Iterator[Text]:
    shown, told = fold_quotes(claims), set[Evidence]()
    for claim in (quote.claim for quote in shown[:QUOTES]):
        document = ledger.document(claim)
        parts = (ledger.brief(document.name), document.locate(claim.evidence.span), document.published)
        place = ", ".join(part for part in parts if part)
        lead = [evidence for evidence in list_lead_in(document, claim) if evidence not in told]
        told.update(lead)
        yield from (Text(f"“{_words(evidence, document, room)}” …", style="dim italic") for evidence in lead)
        yield Text(f"“{_words(claim.evidence, document, room)}”", style="italic")
        cells = list_cells(document, claim.evidence)
        if cells:
            yield Text(shorten("; ".join(f"{column}: {value}" for column, value in cells), room), style="dim")
        yield Text(f"{one_line(place)} · according to {one_line(said_by(ledger, claim))}", style="dim")
    if len(shown) > QUOTES:
        yield Text(f"and {count_noun(len(shown) - QUOTES, 'further quote')}", style="dim")


def _words(evidence: Evidence, document: Document, room: int) -> str:
    """A quote as a terminal may print it: no escapes, not even the rest of one that begins before it."""
    before = document.text[max(0, evidence.span.start - 16) : evidence.span.start]
    return shorten(strip_escapes(evidence.exact, before=before), min(room, QUOTE))


def _owned(ledger: Ledger) -> Iterator[RenderableType]:
    """What the ownership rules say, with every stake of the chain; what is not sure says so."""
    held = [(party, alike) for party in ledger.dossier.parties for alike in group_findings(ledger, party)]
    for party, alike in held[:EXPOSURES]:
        first, style = alike[0], "bold yellow" if alike[0].decides else "yellow"
        for finding in alike:
            yield Text.assemble((ledger.name(party.id), "bold"), " · ", (one_line(say_finding(finding)), style))
        for holding in first.certificate:
            yield Padding(Text(one_line(say_holding(ledger, holding))), (0, 0, 0, 2))
        for words in dict.fromkeys(words for finding in alike for words in finding.cautions):
            yield Padding(Text.assemble(("caution: ", "magenta"), one_line(words)), (0, 0, 0, 2))
        places = join_words(list_places(first), most=PLACES)
        yield Padding(Text(one_line(f"according to {places}"), style="dim"), (0, 0, 0, 2))
        for source in dict.fromkeys(finding.source for finding in alike):
            yield Padding(Text(one_line(source), style="dim"), (0, 0, 0, 2))
    if len(held) > EXPOSURES:
        yield Text(f"… and {len(held) - EXPOSURES:,} more findings of ownership; {WHOLE}", style="dim")
    if held:
        yield Text()


def _others(ledger: Ledger) -> Iterator[RenderableType]:
    """Who is listed, and who is merely mentioned."""
    for party in of_status(ledger, Status.LISTED):
        listings = one_line(say_listings_short(ledger, party.designations))
        yield Text.assemble((ledger.name(party.id), "bold"), " · ", ("listed", "bold red"), f" · {listings}")
    for party in ledger.dossier.parties:
        if is_unsure(party) and not party.exposures:
            said = one_line(join_words([say_candidate(ledger, candidate) for candidate in party.candidates]))
            yield Text.assemble((ledger.name(party.id), "bold"), f" · not surely on a list: may be {said}")
    for party in of_status(ledger, Status.MENTIONED):
        if party.over:
            words = one_line(say_standing(ledger, party))
            yield Text.assemble((ledger.name(party.id), "bold"), f" · {words}")
    merely = [party for party in merely_mentioned(ledger) if not party.over and not is_unsure(party)]
    mentioned = list(dict.fromkeys(ledger.name(party.id) for party in merely))  # two of one name read as one here
    if mentioned:
        yield Text.assemble(("mentioned, and nothing more: ", "dim"), join_words(mentioned, most=10))
    yield Text()


def _issues(ledger: Ledger) -> Iterator[RenderableType]:
    issues = ledger.dossier.issues
    if issues:
        yield Text("Not read, or only in part:", style="bold")
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    others = [issue for issue in issues if issue.severity is not Severity.ERROR]
    for issue in (*errors, *others[:ISSUES]):
        words = shorten(strip_escapes(str(issue)), ISSUE)
        yield Padding(Text.assemble((issue.severity, STYLES[issue.severity]), f" {words}"), (0, 0, 0, 2))
    if len(others) > ISSUES:
        more = count_noun(len(others) - ISSUES, "further warning or note", "further warnings and notes")
        yield Padding(Text(f"… and {more}; {WHOLE}", style="dim"), (0, 0, 0, 2))


def _count(ledger: Ledger) -> str:
    dossier = ledger.dossier
    registers = len(dossier.datasets) - len(dossier.lists)
    parts = (
        count_noun(len(ledger.claims), "claim"),
        count_noun(len(dossier.documents), "document"),
        count_noun(len(dossier.lists), "list"),
        *([count_noun(registers, "register")] if registers else []),
    )
    return f"{join_words(parts)} · {dossier.version}"
