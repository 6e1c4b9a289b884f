"""From documents and lists to the answer: every step in order. The only file that knows them all."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from lading import __version__
from lading.claims.decided import decide_claims, raise_open
from lading.claims.extractor import Extractor
from lading.claims.gazetteer import Gazetteer
from lading.claims.guards import load_guard_rules
from lading.claims.review import Queue, build_queue
from lading.claims.statements import state_claims
from lading.documents.read import Reader
from lading.documents.similar import find_similar, name_texts
from lading.engine.local import Unwatched, Watch, run_step
from lading.engine.work import Engine, Work
from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.ownership import assess_ownership
from lading.exposure.voices import note_texts
from lading.graph.as_of import note_dates
from lading.graph.build import build_graph
from lading.io.asked import Asked, find_asked, pass_over_empty
from lading.io.documents import OpenedFile
from lading.io.files import find_documents
from lading.io.intake import Job, Plan
from lading.io.knowledge import Knowledge
from lading.io.official import add_statements
from lading.io.reader_file import load_reader, save_reader
from lading.io.reading import FileReader, FileReading, gather_files, recall_case, recall_decisions
from lading.io.request import Request
from lading.lists.read import gather_lists
from lading.model.case import Case, Listed, Read
from lading.model.dossier import Dossier
from lading.model.entity import gather_entities
from lading.model.issue import Issue, sort_issues
from lading.model.schema import Schemata
from lading.resolve.linker import Resolve, resolve_parties
from lading.screen.answer import NOBODY, Further, answer_parties, list_perhaps, mark_registers


def trace(request: Request, *, watch: Watch | None = None) -> Dossier:
    """The main job: who is listed, exposed or merely mentioned, and in whose words.

    Raises:
        InputError: for a path that does not exist. Everything else that goes wrong is an Issue of the answer.
        ConfigurationError: for a store without a list that had been published by the day, or without documents where
            none are given.
    """
    knowledge = Knowledge.load(request.grades)
    case = gather_case(request, knowledge=knowledge, watch=watch or Unwatched())
    return answer(case, knowledge=knowledge, as_of=request.as_of, known=request.known, further=request.beside)


def review(request: Request, *, watch: Watch | None = None) -> Queue:
    """What a person should look at, by what it would change. Raises as `trace` does."""
    knowledge = Knowledge.load(request.grades)
    case = gather_case(request, knowledge=knowledge, watch=watch or Unwatched())
    return review_case(case, knowledge=knowledge, as_of=request.as_of)


def review_case(
    case: Case, *, knowledge: Knowledge, as_of: dt.date, base: Dossier | None = None, resolve: Resolve = resolve_parties
) -> Queue:
    """The same for a case that has been gathered; `base` is its answer, where that is known."""
    decided = {judgement.claim.id for judgement in case.decisions}
    pairs = tuple((document, raise_open(reading, besides=decided)) for document, reading in case.read.pairs)
    base = base or answer(case, knowledge=knowledge, as_of=as_of, resolve=resolve)
    raised = answer(replace(case, read=Read(pairs, ())), knowledge=knowledge, as_of=as_of, resolve=resolve)
    return build_queue(base, raised, judgements=case.decisions)


def gather_case(request: Request, *, knowledge: Knowledge, watch: Watch) -> Case:
    """The lists and documents of a request, and what people decided on them. Raises as `trace` does."""
    listed = load_lists(ask_lists(request), schemata=knowledge.schemata, watch=watch)
    store = request.store
    if request.documents or store is None:
        reader = make_reader(request, listed, extractors=(*knowledge.extractors, *request.further))
        read = read_documents(request, reader=reader, watch=watch)
    else:
        read = recall_case(store, recorded=request.recorded, or_none=request.beside != NOBODY)
    case = Case(listed, read, *(recall_decisions(store, recorded=request.recorded) if store else ()))
    if request.reasons:
        rules, guards = knowledge.extractors, knowledge.guards
        case = add_statements(case, extractors=rules, guards=guards, as_of=request.as_of)
    return replace(case, read=replace(case.read, pairs=decide_claims(case.read.pairs, case.decisions)))


def make_reader(
    request: Request, listed: Listed, *, extractors: Sequence[Extractor], archive: bool = False
) -> FileReader:
    """What opens the documents of a request and knows the names on its lists; `archive`: and gives the bytes too."""
    reader = Reader(limit=request.limit, keep_originals=archive)
    return FileReader(extractors, Gazetteer.build(listed.entities), load_guard_rules(), reader, request.unsaid)


def ask_lists(request: Request, *, without: bool = False) -> Asked:
    """The lists of a request: files, and what its store has of that day. `without` lets there be none."""
    store = pass_over_empty(request.store) if request.lists or without else request.store
    return find_asked(request.lists, store=store, as_of=request.known or request.as_of, recorded=request.recorded)


def load_lists(asked: Asked, *, schemata: Schemata, watch: Watch) -> Listed:
    """The lists of a question, each read whole."""
    steps = run_step(
        "reading lists", lambda one: one.read(schemata), asked.lists, name_of=lambda one: one.name, watch=watch
    )
    return gather_lists(steps, besides=asked.issues)


def read_documents(request: Request, *, reader: FileReader, watch: Watch) -> Read:
    """Every document of a request and the claims in it. Raises InputError for a path that does not exist."""
    files = find_documents(request.documents, besides=request.lists)
    return gather_files(run_step("reading documents", reader, files, name_of=lambda f: str(f.path), watch=watch))


def read_planned(plan: Plan, reader: FileReader, *, engine: Engine) -> Iterator[tuple[FileReading | Issue, ...]]:
    """What the files of a plan give, batch by batch. Processes are forked when the first is asked for."""
    work = Work(
        do=partial(_read_opened, reader),
        pack=partial(save_reader, reader=reader),
        unpack=unpack_reader,
        load=partial(_open_files, reader),
    )
    return engine.run(work, plan.batches(workers=engine.slots))


def unpack_reader(files: Sequence[Path]) -> Callable[[Sequence[OpenedFile | Issue]], tuple[FileReading | Issue, ...]]:
    """What reads batches of opened files, on a machine that a reader was sent to. Raises as `load_reader` does."""
    return partial(_read_opened, load_reader(files))


def _open_files(reader: FileReader, batch: Sequence[Job]) -> tuple[OpenedFile | Issue, ...]:
    files = (job.file for job in batch)
    return tuple(run_step("opening documents", reader.open, files, name_of=lambda f: str(f.path), watch=Unwatched()))


def _read_opened(reader: FileReader, batch: Sequence[OpenedFile | Issue]) -> tuple[FileReading | Issue, ...]:
    def read(opened: OpenedFile | Issue) -> FileReading | Issue:
        return opened if isinstance(opened, Issue) else reader.read(opened)

    def name(opened: OpenedFile | Issue) -> str:
        return opened.where if isinstance(opened, Issue) else str(opened.path)

    return tuple(run_step("reading documents", read, batch, name_of=name, watch=Unwatched()))


def answer(
    case: Case,
    *,
    knowledge: Knowledge,
    as_of: dt.date,
    known: dt.date | None = None,
    further: Further = NOBODY,
    resolve: Resolve = resolve_parties,
) -> Dossier:
    """What the lists and the claims of the documents come to, as of a day, as far as it was known by then or another day."""
    by = known or as_of
    listed, read = case.listed, case.read
    stated = [state_claims(d, r, vocabulary=knowledge.vocabulary) for d, r in read.pairs]
    said = [gather_entities(statements) for statements, _ in stated]
    resolution = resolve(
        documents=said, listed_entities=listed.entities, matcher=knowledge.matcher, decisions=case.matches
    )
    graph = build_graph(
        (*listed.entities, *(entity for entities in said for entity in entities)),
        resolution.canonical,
        read=read.pairs,
        supports=(support for _, supports in stated for support in supports),
        relations=knowledge.relations,
        authorities={dataset.name: dataset.publisher for dataset in listed.datasets if dataset.publisher},
    )
    graph = graph.known_by(by) if by < as_of else graph
    texts = name_texts(find_similar(document for document, _ in read.pairs))
    day = cut_day(graph, as_of, table=knowledge.rules, texts=texts, known=by)
    exposures = assess_exposures(graph, day, table=knowledge.rules, grades=knowledge.grades, words=knowledge.words)
    perhaps = list_perhaps(resolution.judgements, graph)
    owned = assess_ownership(graph, as_of, table=knowledge.ownership, perhaps=perhaps, known=by)
    noted = (
        *graph.issues,
        *owned.issues,
        *note_dates(graph.documents.values(), by),
        *note_texts(texts, graph.documents),
    )
    return Dossier(
        as_of=as_of,
        known=None if by == as_of else by,
        documents=tuple(document for document, _ in read.pairs),
        readings=tuple(reading for _, reading in read.pairs),
        party_of=dict(graph.party_of),
        parties=answer_parties(
            graph,
            day,
            exposures,
            judgements=resolution.judgements,
            ownership=owned.findings,
            further=further,
        ),
        edges=day.edges,
        datasets=mark_registers(listed.datasets, graph),
        issues=sort_issues((*listed.issues, *read.issues, *noted)),
        version=f"lading {__version__}; rules {knowledge.rules.version}, {knowledge.ownership.version}",
    )
