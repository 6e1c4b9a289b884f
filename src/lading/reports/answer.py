"""The answer in one paragraph: who is exposed, by which path, in whose words, who denies it, who is listed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lading.model.dossier import Dataset, Party
from lading.model.exposure import Exposure, Status
from lading.model.issue import Severity
from lading.model.ownership import Certainty
from lading.reports.contradictions import list_denials, say_denials
from lading.reports.ledger import Ledger
from lading.reports.ownership import say_owned
from lading.reports.phrases import GOODS, UNNAMED, all_voices, say_lead, say_listings, say_listings_short
from lading.reports.standing import is_unsure, say_candidate, say_unlisted, say_unsure_lead
from lading.reports.words import count_noun, join_words

MOST = 6
"""Names printed in a sentence before the rest is counted."""
FEW = 3
"""Groups, denials and files told of before the rest is counted."""
NOUNS = {"claims": "claim", "documents": "document", "lists": "list", "registers": "register", "issues": "issue"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer. `about` says what for: a status, `unsure`, `contradicted`, `later`, `caution`."""

    about: str
    text: str


def compose_answer(ledger: Ledger) -> tuple[Sentence, ...]:
    """The sentences of the answer, in order. The caution is always the last."""
    # One way a party, its heaviest; the others stand with its exposure.
    heaviest = {exposure.party: exposure for exposure in reversed(ledger.exposures)}
    mains = [heaviest[party] for party in dict.fromkeys(exposure.party for exposure in ledger.exposures)]
    groups = _group(mains)
    sentences = [Sentence("summary", _sum_up(ledger)), *_say_unsure(ledger, exposed=True)]
    sentences += [Sentence("exposed", _say_group(ledger, group)) for group in groups[:FEW]]
    if len(groups) > FEW:
        sentences.append(Sentence("exposed", f"{len(groups) - FEW:,} further ways are set out below."))
    sentences += _say_against(ledger, mains)
    sentences += [Sentence("later", words) for words in _say_leads(ledger, mains)]
    sentences += _say_owned(ledger)
    sentences += _say_listed(ledger, told={group[0].risk_source for group in groups[:FEW]})
    sentences += _say_unsure(ledger, exposed=False)
    mentioned = len(merely_mentioned(ledger))
    if mentioned:
        are, noun = ("is", "party") if mentioned == 1 else ("are", "parties")
        sentences.append(Sentence("mentioned", f"{mentioned:,} further {noun} {are} mentioned, and nothing more."))
    return (*sentences, Sentence("caution", ledger.words.caution))


def of_status(ledger: Ledger, status: Status) -> tuple[Party, ...]:
    """The parties of one status, in the dossier's order."""
    return tuple(party for party in ledger.dossier.parties if party.status is status)


def merely_mentioned(ledger: Ledger) -> tuple[Party, ...]:
    """The parties that documents name and of which nothing more is found: no rule of ownership speaks of them either."""
    named = set(ledger.dossier.party_of.values())
    return tuple(party for party in of_status(ledger, Status.MENTIONED) if not party.ownership and party.id in named)


def count_parts(ledger: Ledger) -> tuple[tuple[str, str, int], ...]:
    """What the dossier holds: a key, the noun in its number, and the count."""
    dossier = ledger.dossier
    counts = [
        (str(s), str(s), len(merely_mentioned(ledger) if s is Status.MENTIONED else of_status(ledger, s)))
        for s in Status
    ]
    held = {
        "claims": len(ledger.claims),
        "documents": len(dossier.documents),
        "lists": len(dossier.lists),
        "registers": len(dossier.datasets) - len(dossier.lists),
        "issues": len(dossier.issues),
    }
    return (
        *(part for part in counts if part[2] or part[0] in {"listed", "exposed"}),
        *(
            (key, NOUNS[key] if number == 1 else key, number)
            for key, number in held.items()
            if number or key != "registers"
        ),
    )


def name_dataset(ledger: Ledger, dataset: Dataset) -> str:
    """The title of a list; a list that gives itself none is called after its name, `eu_designations`: `EU designations`."""
    if dataset.title != dataset.name:
        return dataset.title
    codes = ledger.words.tables["codes"]
    words = " ".join(codes.get(word, word) for word in dataset.name.replace("-", "_").split("_") if word)
    return words[:1].upper() + words[1:]


def _sum_up(ledger: Ledger) -> str:
    """The first sentence: what is missing from the answer stands before the answer."""
    failed = list(dict.fromkeys(i.where for i in ledger.dossier.issues if i.severity is Severity.ERROR and i.where))
    found = f"s of {ledger.day}, {_say_found(ledger)}"
    if not failed:
        return f"A{found}."
    files = join_words([ledger.brief(name.rpartition("/")[2] or name) for name in failed], most=FEW)
    return f"Incomplete, because {count_noun(len(failed), 'file')} could not be read ({files}): a{found}."


def _say_found(ledger: Ledger) -> str:
    """Who is exposed, or what stands in the way of saying so."""
    parties = [party for party in ledger.exposed if party.status is not Status.OWNED]
    exposed = [ledger.name(party.id) for party in parties]
    owned = _say_reached(ledger)
    if not exposed:
        return owned or _say_nothing(ledger)
    are = "are" if len(exposed) > 1 else "is"
    sentence = f"{owned}{owned and '; '}{join_words(exposed, most=MOST)} {are} exposed"
    unsure = [ledger.name(party.id) for party in parties if is_unsure(party)]
    sure = [ledger.name(party.id) for party in parties if not is_unsure(party)]
    if not unsure:
        return f"{sentence}, though {say_unlisted(ledger)}"
    rest = (
        f"{join_words(sure, most=MOST)} {'are' if len(sure) > 1 else 'is'} {say_unlisted(ledger)}, and " if sure else ""
    )
    who = join_words(unsure, most=MOST) if sure else "they" if len(unsure) > 1 else "it"
    return f"{sentence}; {rest}whether {who} {'are' if len(unsure) > 1 else 'is'} listed is not sure"


def _say_reached(ledger: Ledger) -> str:
    """Who is owned, and who possibly is, by the rules of ownership; nothing where nobody is."""
    owned = [ledger.name(party.id) for party in of_status(ledger, Status.OWNED)]
    unsure = {Certainty.POSSIBLE, Certainty.CIRCULAR}
    possible = [
        ledger.name(party.id)
        for party in ledger.dossier.parties
        if party.status not in {Status.LISTED, Status.OWNED} and any(f.certainty in unsure for f in party.ownership)
    ]
    said = []
    if owned:
        are, them = ("are", "them") if len(owned) > 1 else ("is", "it")
        said.append(f"{join_words(owned, most=MOST)} {are} owned: a rule reaches {them} through shares")
    if possible:
        said.append(f"{join_words(possible, most=MOST)} may be reached through shares, which is not sure")
    return "; ".join(said)


def _say_nothing(ledger: Ledger) -> str:
    """Why nobody is exposed: nothing was loaded, nothing could be read, or nothing in what was read says so."""
    dossier = ledger.dossier
    if not dossier.datasets:
        failed = any(issue.severity is Severity.ERROR for issue in dossier.issues)
        why = "no list could be read" if failed else "no list was loaded"
        return f"nobody can come out as listed or exposed: {why}"
    if not dossier.documents:
        return "nobody can come out as exposed: no document was read"
    silent = sum(1 for document in dossier.documents if not ledger.claims_in(document))
    number = len(dossier.documents)
    if silent == number:
        return f"nothing can be said: no claim could be read out of {count_noun(number, 'document')}"
    if silent:
        unread = f"nothing could be read out of {silent:,} of {number:,} documents"
        return f"what could be read gives no ground to call an unlisted party exposed; {unread}"
    return "these documents give no ground to call an unlisted party exposed"


def _say_unsure(ledger: Ledger, *, exposed: bool) -> list[Sentence]:
    """Who may be on a list, so that nobody takes them for unlisted: the exposed, or all others."""
    unsure = [party for party in ledger.dossier.parties if is_unsure(party) and bool(party.exposures) is exposed]
    said = [
        f"{ledger.name(party.id)} may be {say_candidate(ledger, next(c for c in party.candidates if c.designations))}"
        for party in unsure[:FEW]
    ]
    more = f"; {len(unsure) - FEW:,} more below" if len(unsure) > FEW else ""
    return [Sentence("unsure", f"Not surely on a list: {'; '.join(said)}{more}.")] if said else []


def _say_against(ledger: Ledger, exposures: Iterable[Exposure]) -> list[Sentence]:
    """Who contradicts, and in which words; that they name nobody is said once where it holds for all."""
    against = {claim.id: claim for exposure in exposures for claim in exposure.contradicted_by}
    denials = list_denials(ledger, against.values())
    opening = "Against it"
    if denials and all(denial.how.endswith(UNNAMED) for denial in denials):
        denials = tuple(replace(denial, how=denial.how.removesuffix(UNNAMED)) for denial in denials)
        opening = "Against it, naming none of these parties"
    said = say_denials(denials)
    more = f" {len(said) - FEW:,} more below." if len(said) > FEW else ""
    return [Sentence("contradicted", f"{opening}: {'; '.join(said[:FEW])}.{more}")] if said else []


def _group(exposures: Iterable[Exposure]) -> list[list[Exposure]]:
    """Exposures that read alike but for the party: the same relations to the same parties, under one label."""
    groups: dict[tuple[object, ...], list[Exposure]] = {}
    for exposure in exposures:
        hops = zip(exposure.path.parties, exposure.path.edges, strict=False)
        shape = tuple((edge.kind, edge.source == start) for start, edge in hops)
        groups.setdefault((exposure.path.parties[1:], shape, exposure.label), []).append(exposure)
    return list(groups.values())


def _say_group(ledger: Ledger, group: list[Exposure]) -> str:
    """What one group of exposed parties does towards a listed party, and who says so."""
    first = group[0]
    source = ledger.party(first.risk_source)
    listings = join_words(say_listings(ledger, source.designations), most=FEW) if source else ""
    claims = [claim for e in group for edge in e.path.edges for claim in edge.claims]
    voices = _list(all_voices(ledger, claims))
    risk = (
        f"{ledger.name(first.risk_source)}, which is listed by {listings}"
        if listings
        else ledger.name(first.risk_source)
    )
    said = f"{_say_first_hop(ledger, group)}{_say_rest(ledger, first)}{risk}."
    return f"According to {voices}: {said}" if voices else said


def _say_first_hop(ledger: Ledger, group: list[Exposure]) -> str:
    """`AEE supplies A140 and Haotianyi supplies HW52V to `: each party with its own goods, alike ones together."""
    alike: dict[str, list[str]] = {}
    for exposure in group:
        goods = join_words(ledger.names(exposure.path.edges[0].items), most=GOODS)
        alike.setdefault(goods, []).append(ledger.name(exposure.party))
    edge, start = group[0].path.edges[0], group[0].path.parties[0]
    verb, forward = ledger.words.verb(edge.kind), edge.source == start
    clauses = []
    for goods, names in alike.items():
        one, bare = (verb.many, verb.bares) if len(names) > 1 else (verb.one, verb.bare)
        said = f"{one} {goods}" if goods else bare
        clauses.append(f"{join_words(names, most=MOST)} {said if forward else verb.back}")
    joint = f" {verb.joint} " if forward and next(iter(alike)) else " "
    return (", and " if len(clauses) == 2 else ", ").join(clauses[:MOST]) + joint


def _say_rest(ledger: Ledger, exposure: Exposure) -> str:
    """The hops after the first, as relative clauses."""
    said = ""
    path = exposure.path
    for start, edge in zip(path.parties[1:], path.edges[1:], strict=False):
        verb = ledger.words.verb(edge.kind)
        goods = join_words(ledger.names(edge.items), most=GOODS)
        forward = f"{verb.one} {goods} {verb.joint}" if goods else verb.bare
        said += f"{ledger.name(start)}, which {forward if edge.source == start else verb.back} "
    return said


def _say_leads(ledger: Ledger, exposures: Iterable[Exposure]) -> list[str]:
    """One sentence for all parties that were listed later in the same words; what is not sure says so."""
    alike: dict[str, dict[str, None]] = {}
    unsure: dict[str, None] = {}
    for exposure in exposures:
        words = say_lead(ledger, exposure)
        if words:
            alike.setdefault(words, {})[ledger.name(exposure.party)] = None
        elif said := say_unsure_lead(ledger, exposure):
            unsure[f"Whether {ledger.name(exposure.party)} was later listed is {said}."] = None
    told = [
        f"{join_words(list(names), most=MOST)} {'were' if len(names) > 1 else 'was'} later {words}."
        for words, names in alike.items()
    ]
    return [*told, *unsure]


def _list(parts: Iterable[str]) -> str:
    """Phrases that may hold commas themselves: `a and b`, or `a; b, c; 2 more`."""
    every = list(parts)
    shown = every if len(every) <= FEW else [*every[:FEW], f"{len(every) - FEW:,} more"]
    return "; ".join(shown) if any("," in part or " and " in part for part in shown) else join_words(shown)


def _say_owned(ledger: Ledger) -> list[Sentence]:
    said = [say_owned(ledger, party) for party in of_status(ledger, Status.OWNED)]
    return [Sentence("owned", f"Owned, by rule: {_list(said)}.")] if said else []


def _say_listed(ledger: Ledger, *, told: set[str]) -> list[Sentence]:
    """Who is listed beside those that the sentences before told of."""
    said = []
    for party in of_status(ledger, Status.LISTED):
        if party.id not in told:
            listings = say_listings_short(ledger, party.designations)
            said.append(f"{ledger.name(party.id)} ({listings})" if listings else ledger.name(party.id))
    also = "Also listed" if told else "Listed"
    return [Sentence("listed", f"{also}: {join_words(said, most=MOST)}.")] if said else []
