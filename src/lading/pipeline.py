"""From documents and lists to the answer: every step in order. The only file that knows them all."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lading import __version__
from lading.claims.extractor import Extractor
from lading.claims.fields import FieldsExtractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.lexicons import load_lexicons
from lading.claims.notes import note_reading
from lading.claims.read import read_claims
from lading.claims.ru.extractor import read_russian
from lading.claims.rules import RulesExtractor
from lading.claims.statements import Vocabulary, load_vocabulary, state_claims
from lading.claims.zh.extractor import read_chinese
from lading.documents.about import About
from lading.documents.read import Reader, ReadResult
from lading.engine.local import Unwatched, Watch, run_step
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.ownership import assess_ownership
from lading.exposure.ownership_rules import OwnershipTable, load_ownership_rules
from lading.exposure.rules import RuleTable, load_rules
from lading.graph.as_of import note_dates
from lading.graph.build import build_graph
from lading.graph.relations import Relations, load_relations
from lading.io.documents import load_document
from lading.io.files import DocumentFile, find_documents
from lading.io.unpack import find_lists
from lading.lists.read import read_list
from lading.lists.recognise import recognise
from lading.model.claim import Reading
from lading.model.document import Document
from lading.model.dossier import Dataset, Dossier
from lading.model.entity import Entity, gather_entities
from lading.model.issue import Issue, sort_issues
from lading.model.schema import Schemata, load_schemata
from lading.model.statement import Statement
from lading.names.tables import load_tables
from lading.resolve.linker import resolve_parties
from lading.resolve.matcher import Matcher
from lading.resolve.score import load_scorer
from lading.screen.answer import answer_parties


@dataclass(frozen=True, slots=True)
class Request:
    """A question: what do these documents say about parties on these lists, as of that day?"""

    documents: Sequence[Path]
    lists: Sequence[Path]
    as_of: dt.date
    unsaid: About = About()
    """What holds for documents whose sidecar does not say it."""
    limit: int = 10_000_000
    """Bytes of the largest document that is read."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every table and rule that the steps work by, loaded once."""

    schemata: Schemata
    vocabulary: Vocabulary
    matcher: Matcher
    relations: Relations
    rules: RuleTable
    ownership: OwnershipTable
    extractors: tuple[Extractor, ...]

    @classmethod
    def load(cls) -> "Knowledge":
        """Load what ships with Lading."""
        schemata = load_schemata()
        return cls(
            schemata=schemata,
            vocabulary=load_vocabulary(schemata),
            matcher=Matcher(schemata, load_tables(), load_scorer()),
            relations=load_relations(schemata),
            rules=load_rules(),
            ownership=load_ownership_rules(),
            extractors=load_extractors(),
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """The lists of a case. A list that could not be read whole has given nothing but its issue."""

    datasets: tuple[Dataset, ...] = ()
    entities: tuple[Entity, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """The documents of a case, what was read in each, and what could not be."""

    pairs: tuple[tuple[Document, Reading], ...]
    issues: tuple[Issue, ...]


def trace(request: Request, *, watch: Watch | None = None) -> Dossier:
    """The main job: who is listed, exposed or merely mentioned, and in whose words.

    Raises:
        InputError: for a path that does not exist. Everything else that goes wrong is an Issue of the answer.
    """
    watch = watch or Unwatched()
    knowledge = Knowledge.load()
    listed = load_lists(request.lists, schemata=knowledge.schemata, watch=watch)
    gazetteer = Gazetteer.build(listed.entities)
    read = read_documents(request, extractors=knowledge.extractors, gazetteer=gazetteer, watch=watch)
    return answer(listed, read, knowledge=knowledge, as_of=request.as_of)


def load_extractors() -> tuple[Extractor, ...]:
    """The readers of claims. What a label names stands before what rules make of the same words."""
    return (FieldsExtractor(), RulesExtractor.of(load_lexicons()), read_russian(), read_chinese())


def load_lists(paths: Sequence[Path], *, schemata: Schemata, watch: Watch) -> Listed:
    """Every list under some paths, unpacked where it is compressed."""
    files, unopened = find_lists(paths)
    recognition = recognise(files)
    steps = run_step(
        "reading lists", lambda s: read_list(s, schemata), recognition.sources, name_of=lambda s: s.dataset, watch=watch
    )
    datasets: list[Dataset] = []
    statements: list[Statement] = []
    issues = [*unopened, *recognition.issues]
    for step in steps:
        if isinstance(step, Issue):
            issues.append(step)
            continue
        datasets += step.datasets
        statements += step.statements
        issues += step.issues
    return Listed(tuple(datasets), gather_entities(statements), tuple(issues))


def read_documents(request: Request, *, extractors: Sequence[Extractor], gazetteer: Gazetteer, watch: Watch) -> Read:
    """Every document of a request and the claims in it. Raises InputError for a path that does not exist."""
    reader, guards = Reader(limit=request.limit), load_guard_rules()

    def read_one(file: DocumentFile) -> tuple[ReadResult, Reading]:
        result = load_document(file, unsaid=request.unsaid, reader=reader)
        reading = read_claims(result.document, extractors=extractors, gazetteer=gazetteer, guards=guards)
        return result, reading

    files = find_documents(request.documents, besides=request.lists)
    steps = list(run_step("reading documents", read_one, files, name_of=lambda f: str(f.path), watch=watch))
    done = [step for step in steps if not isinstance(step, Issue)]
    refused = [step for step in steps if isinstance(step, Issue)]
    pairs = {result.document.id: (result.document, reading) for result, reading in done}
    noted = (i for result, reading in done for i in (*result.issues, *note_reading(result.document, reading)))
    return Read(tuple(pairs.values()), (*refused, *noted))


def answer(listed: Listed, read: Read, *, knowledge: Knowledge, as_of: dt.date) -> Dossier:
    """What the lists and the claims of the documents come to, as of a day."""
    stated = [state_claims(d, r, vocabulary=knowledge.vocabulary) for d, r in read.pairs]
    said = [gather_entities(statements) for statements, _ in stated]
    resolution = resolve_parties(documents=said, listed_entities=listed.entities, matcher=knowledge.matcher)
    graph = build_graph(
        (*listed.entities, *(entity for entities in said for entity in entities)),
        resolution.canonical,
        read=read.pairs,
        supports=(support for _, supports in stated for support in supports),
        relations=knowledge.relations,
        authorities={dataset.name: dataset.publisher for dataset in listed.datasets if dataset.publisher},
    )
    day = cut_day(graph, as_of, table=knowledge.rules)
    exposures = assess_exposures(graph, day, table=knowledge.rules)
    owned = assess_ownership(graph, as_of, table=knowledge.ownership)
    noted = (*graph.issues, *owned.issues, *note_dates(graph.documents.values(), as_of))
    return Dossier(
        as_of=as_of,
        documents=tuple(document for document, _ in read.pairs),
        readings=tuple(reading for _, reading in read.pairs),
        party_of=dict(graph.party_of),
        parties=answer_parties(graph, day, exposures, judgements=resolution.judgements, ownership=owned.findings),
        edges=day.edges,
        datasets=listed.datasets,
        issues=sort_issues((*listed.issues, *read.issues, *noted)),
        version=f"lading {__version__}; rules {knowledge.rules.version}, {knowledge.ownership.version}",
    )
