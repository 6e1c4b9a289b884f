"""Canonical ids: which entities of lists and documents are one party, by whose judgement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from lading.model.entity import Entity
from lading.model.judgement import Decision, Judgement
from lading.resolve.across import judge_across_documents
from lading.resolve.block import Block, Candidate
from lading.resolve.clusters import Clusters
from lading.resolve.context import find_context
from lading.resolve.goods import same_words
from lading.resolve.judge import judge_matches
from lading.resolve.lists import link_lists
from lading.resolve.matcher import Matcher
from lading.resolve.profile import profile_all, read_texts
from lading.resolve.score import score_pair
from lading.resolve.twins import Twin, doubt_form, find_twins
from lading.resolve.work import Work

APART = frozenset({"LegalEntity", "Asset"})
"""Schemata under which documents state unnamed groups and goods: no parties to compare by name."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who. An id that `canonical` lacks stands for itself."""

    canonical: Mapping[str, str]
    judgements: tuple[Judgement, ...]


class Resolve(Protocol):
    """What says who is who: `resolve_parties`, or one that keeps what it has worked out."""

    def __call__(
        self,
        documents: Iterable[Iterable[Entity]],
        listed_entities: Iterable[Entity],
        *,
        matcher: Matcher,
        decisions: Iterable[Judgement] = (),
    ) -> Resolution:
        """See `resolve_parties`."""
        ...


def resolve_parties(
    documents: Iterable[Iterable[Entity]],
    listed_entities: Iterable[Entity],
    *,
    matcher: Matcher,
    decisions: Iterable[Judgement] = (),
    block: Block | None = None,
) -> Resolution:
    """Judge which parties of documents and lists are the same.

    Entries of lists meet by identifier and by full name; document parties meet list entries, then each other across
    documents, by score. People's decisions come first and stand. Entries with contradicting identifiers never become
    one, nor does anything that would make them so.

    Args:
        documents: the entities of each document, as `claims.statements` states them; what is no party is passed over.
        listed_entities: of all lists, Sanction entities and relations among them: their reasons are read.
        matcher: vocabulary, names and tables.
        decisions: people's judgements on pairs of entity ids.
        block: the listed entries as `build_block` made them before, where the caller has kept it.
    """
    pages, decided = tuple(tuple(page) for page in documents), tuple(decisions)
    work = _prepare(pages, tuple(listed_entities), matcher=matcher, decided=decided)
    judgements = list(_join_decided(work, decided))
    judgements += link_lists(work.listed, work.clusters, tables=matcher.tables, by=matcher.by)
    ready = block or Block.build(work.listed, tables=matcher.tables)
    against_lists = _judge_against_lists(work, ready)
    judgements += (judgement for found in against_lists.values() for judgement in found)
    unsure = {one for one, found in against_lists.items() if any(j.decision is Decision.UNSURE for j in found)}
    judgements += judge_across_documents(work, unsure)
    for same in same_words(entity for page in pages for entity in page):
        for other in same[1:]:
            work.clusters.join(same[0], other)
    return Resolution(_canonical(work, pages), tuple(judgements))


def build_block(listed_entities: Iterable[Entity], matcher: Matcher, known: Block | None = None) -> Block:
    """The look-up of listed entries, the slow part of resolving, for a caller that resolves more than once.

    Args:
        listed_entities: of all lists.
        matcher: vocabulary, names and tables.
        known: a look-up that the caller has of the same lists; its names are taken over where it has the same parties.
    """
    listed = tuple(listed_entities)
    texts = read_texts(listed, matcher.schemata)
    profiles = profile_all(listed, schemata=matcher.schemata, tables=matcher.tables, texts=texts)
    if known is not None and known.profiles.keys() == profiles.keys():
        return replace(known, profiles=profiles)
    return Block.build(profiles, tables=matcher.tables)


def _prepare(
    pages: tuple[tuple[Entity, ...], ...],
    listed: tuple[Entity, ...],
    *,
    matcher: Matcher,
    decided: tuple[Judgement, ...],
) -> Work:
    """Profiles of everybody, each in a set of its own."""
    schemata, tables = matcher.schemata, matcher.tables
    entries = profile_all(listed, schemata=schemata, tables=tables, texts=read_texts(listed, schemata))
    parties = [
        profile_all((e for e in page if e.schema not in APART), schemata=schemata, tables=tables, texts={})
        for page in pages
    ]
    profiles = dict(entries)
    for page in parties:
        profiles |= page
    pairs = [(j.match.query, j.match.candidate) for j in decided]
    never = [
        pair for pair, judgement in zip(pairs, decided, strict=True) if judgement.decision is not Decision.POSITIVE
    ]
    ids = dict.fromkeys([*profiles, *(entity.id for page in pages for entity in page)])
    known = {one: profiles[one].identifiers if one in profiles else frozenset() for one in ids}
    both = frozenset([*pairs, *((right, left) for left, right in pairs)])
    return Work(matcher, entries, parties, profiles, Clusters(known, never), both)


def _join_decided(work: Work, decided: Iterable[Judgement]) -> Iterator[Judgement]:
    """Carry out what people decided, and hand their judgements on. Those about ids not at hand wait for another case."""
    for judgement in decided:
        pair = (judgement.match.query, judgement.match.candidate)
        if pair[0] in work.clusters and pair[1] in work.clusters:
            if judgement.decision is Decision.POSITIVE:
                work.clusters.join(*pair, force=True)
            yield judgement


def _judge_against_lists(work: Work, block: Block) -> dict[str, tuple[Judgement, ...]]:
    """Judgements on every document party, and the joins that follow.

    Each page is judged twice: what is sure at first becomes the context of what is not.
    """
    found: dict[str, tuple[Judgement, ...]] = {}
    for page in work.pages:
        pairs = {one: work.open_pairs(block.find(profile, work.hits)) for one, profile in page.items()}
        twins = find_twins(page, work.matcher.tables)
        for one in page:
            found[one] = _judge(work, one, pairs[one], neighbours=(), twin=twins.get(one))
        sure = tuple(one for one in page if work.is_listed(one))
        for one in page:
            if not work.is_listed(one) and pairs[one]:
                found[one] = _judge(work, one, pairs[one], neighbours=sure, twin=twins.get(one))
    return found


def _judge(
    work: Work, one: str, pairs: Iterable[Candidate], *, neighbours: tuple[str, ...], twin: Twin | None
) -> tuple[Judgement, ...]:
    """Score, judge and join one document party. A `twin` is told from its namesake on the page by its legal form."""
    if work.is_listed(one):
        return ()
    matcher, matches = work.matcher, []
    for pair in pairs:
        context = find_context(pair.entry, neighbours, clusters=work.clusters, profiles=work.profiles)
        matches.append(score_pair(pair, matcher.scorer, context=context))
    judged = judge_matches(matches, root=work.clusters.find, thresholds=matcher.thresholds, by=matcher.by)
    if twin is not None:
        judged = tuple(
            doubt_form(judgement, twin, work.listed[judgement.match.candidate], matcher.tables) for judgement in judged
        )
    return tuple(work.carry_out(judgement) for judgement in judged)


def _canonical(work: Work, pages: Iterable[Iterable[Entity]]) -> dict[str, str]:
    """The id that stands for each set: the shortest and first list id, else the first of its document ids."""
    found: dict[str, str] = {}
    for members in work.clusters.sets():
        listed = [one for one in members if one in work.listed]
        chosen = min(listed or members, key=lambda one: (len(one), one))
        if len(members) > 1:
            found.update(dict.fromkeys(members, chosen))
    for page in pages:
        for entity in page:
            found.setdefault(entity.id, entity.id)
    return found
