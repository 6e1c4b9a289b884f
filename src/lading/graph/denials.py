"""What contradicts an edge: denials of its claims, denials by or about its parties, and a government's general ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lading.claims.statements import party_id
from lading.graph.relations import Relations, claim_ends, orient
from lading.model.claim import AuthorityKind, Claim, Mention, MentionKind, Polarity, Predicate, Stance
from lading.model.exposure import Edge

NAMED = frozenset({MentionKind.ORG, MentionKind.PERSON})


@dataclass(frozen=True, slots=True)
class _Index:
    """Edges by what a denial can name: a claim, a relation, a party."""

    by_claim: defaultdict[str, list[int]]
    by_relation: defaultdict[tuple[str, str, str], list[int]]
    by_party: defaultdict[str, list[int]]
    """Edges of cooperation only, as are those below."""
    by_country: defaultdict[str, list[int]]
    """Of the supplier."""
    by_page: defaultdict[str, list[int]]
    """Where the supplier's country is not known: by document that supports the edge."""
    ends: tuple[frozenset[str], ...]
    """The two parties of each edge."""


def is_denial(claim: Claim) -> bool:
    """Whether a claim contradicts something: a denial, a negated statement, or "not aware of it"."""
    return claim.polarity is Polarity.NEGATED or claim.stance in {Stance.DENIED, Stance.NO_KNOWLEDGE}


def attach_denials(
    edges: tuple[Edge, ...],
    claims: Iterable[Claim],
    *,
    canonical: Mapping[str, str],
    countries: Mapping[str, frozenset[str]],
    relations: Relations,
) -> tuple[Edge, ...]:
    """The same edges, each with what contradicts it.

    A denial belongs to an edge when it answers one of its claims, denies the same relation between the same parties,
    or is one of its parties' own denial of such dealings. A government's word that its country supplies nothing, or
    that it knows of nothing, names nobody: it goes to `general_denials`. It stands beside every dealing of a supplier
    from that country, beside those of a supplier of unknown country in the document that prints the denial, and beside
    the claims it answers.

    Args:
        edges: as `read_edges` makes them.
        claims: of all documents.
        canonical: canonical id of each document party.
        countries: the country codes of each canonical party.
        relations: says which kinds of edge are cooperation.
    """
    index = _index(edges, countries, relations)
    named: dict[int, dict[str, Claim]] = defaultdict(dict)
    general: dict[int, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if not is_denial(claim):
            continue
        official = speaks_for_government(claim)
        for place in _contradicted(claim, index, canonical=canonical, relations=relations):
            (general if official else named)[place][claim.id] = claim
        country = _country_of(claim, canonical, countries) if official else ""
        if country and _speaks_of_cooperation(claim, relations):
            page = index.by_page.get(claim.evidence.document_id, ())
            for place in (*index.by_country.get(country, ()), *page):
                general[place][claim.id] = claim
    return tuple(
        replace(
            edge,
            denials=tuple(named[place].values()),
            general_denials=tuple(general[place].values()),
        )
        if place in named or place in general
        else edge
        for place, edge in enumerate(edges)
    )


def _index(edges: tuple[Edge, ...], countries: Mapping[str, frozenset[str]], relations: Relations) -> _Index:
    ends = tuple(frozenset({edge.source, edge.target}) for edge in edges)
    made = _Index(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), ends)
    for place, edge in enumerate(edges):
        if not edge.claims:
            continue
        made.by_relation[edge.kind, edge.source, edge.target].append(place)
        for claim in edge.claims:
            made.by_claim[claim.id].append(place)
        if edge.kind not in relations.cooperation:
            continue
        for party in (edge.source, edge.target):
            made.by_party[party].append(place)
        known = countries.get(edge.source, frozenset())
        for country in sorted(known):
            made.by_country[country].append(place)
        for page in dict.fromkeys(claim.evidence.document_id for claim in edge.claims) if not known else ():
            made.by_page[page].append(place)
    return made


def _contradicted(claim: Claim, index: _Index, *, canonical: Mapping[str, str], relations: Relations) -> Iterable[int]:
    """Places of the edges that a denial is about by name."""
    first, second = claim_ends(claim)
    source, target = _canonical(claim, first, canonical), _canonical(claim, second, canonical)
    answered = [place for denied in claim.denies for place in index.by_claim.get(denied, ())]
    # "The charges" of a text may be another firm's too: who speaks for itself answers what is said of it.
    yield from [place for place in answered if source in index.ends[place]] or answered
    yield from index.by_relation.get(orient(str(claim.predicate), source, target, relations), ())
    alone = second is None or second.kind not in NAMED
    if (
        _speaks_of_cooperation(claim, relations)
        and alone
        and first is not None
        and first.kind in NAMED
        and not claim.denies
    ):
        yield from index.by_party.get(source, ())


def _canonical(claim: Claim, mention: Mention | None, canonical: Mapping[str, str]) -> str:
    if mention is None:
        return ""
    own = party_id(claim.evidence.document_id, mention)
    return canonical.get(own, own)


def speaks_for_government(claim: Claim) -> bool:
    """Whether a denial is a government's and names no party: an authority or its country is all that it is about."""
    speaker = claim.subject
    if speaker is None or any(m is not None and m.kind in NAMED for m in (speaker, claim.object)):
        return False
    official = any(authority.kind is AuthorityKind.GOVERNMENT for authority in claim.attribution)
    return official or speaker.kind is MentionKind.AUTHORITY


def _country_of(claim: Claim, canonical: Mapping[str, str], countries: Mapping[str, frozenset[str]]) -> str:
    """Country that a government's denial speaks for; empty where it is not known."""
    speaker = claim.subject
    if speaker is not None and speaker.country:
        return speaker.country.lower()
    known = sorted(countries.get(_canonical(claim, speaker, canonical), ()))
    return known[0] if len(known) == 1 else ""


def _speaks_of_cooperation(claim: Claim, relations: Relations) -> bool:
    return claim.predicate is Predicate.COMMENTS or str(claim.predicate) in relations.cooperation
