"""Files into the store: which of them are still to be read, and how what they gave is kept."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lading.claims.statements import Vocabulary, state_claims
from lading.documents.about import About
from lading.documents.read import ReadResult
from lading.errors import ConfigurationError
from lading.io.files import DocumentFile, find_documents, load_about, write_path
from lading.io.reading import FileReading, count_parties, count_words
from lading.io.store import Intake, Store, beside, find_place, stamp
from lading.model.claim import Reading
from lading.model.ids import digest
from lading.model.issue import Issue

BLOCK = 1 << 20
BATCH_FILES, BATCH_BYTES = 8, 200_000
"""What one core is given at a time, and what an interrupt may cost: some seconds of work."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file that is to be read into a store."""

    file: DocumentFile
    path: str
    sha256: str
    key: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do with some files."""

    jobs: tuple[Job, ...]
    copies: tuple[tuple[Job, str], ...]
    """Files with the bytes of another one, and the path of that one."""
    done: tuple[Intake, ...]
    """Files that have been read already: same bytes, same extractors, same lists, nothing else said of them."""

    def batches(self, *, workers: int) -> tuple[tuple[Job, ...], ...]:
        """The jobs in their order, few enough at a time that every process has some."""
        most = max(1, min(BATCH_FILES, len(self.jobs) // (workers * 4)))
        made: list[list[Job]] = [[]]
        for job in self.jobs:
            if made[-1] and (len(made[-1]) >= most or sum(one.size for one in made[-1]) + job.size > BATCH_BYTES):
                made.append([])
            made[-1].append(job)
        return tuple(tuple(batch) for batch in made if batch)


def plan_reading(
    store: Store,
    documents: Sequence[Path],
    *,
    besides: Iterable[Path],
    basis: str,
    unsaid: About,
    again: bool = False,
) -> Plan:
    """Which files are still to be read into a store. `besides` are no documents: the lists. The rest is as `plan_files` has it.

    Raises:
        InputError: for a path that does not exist.
    """
    known = {} if again else {one.path: one for one in store.intakes.last()}
    files = find_documents(documents, besides=(*besides, *find_beside(store)))
    return plan_files(files, known, basis=basis, unsaid=unsaid)


def plan_files(files: Iterable[DocumentFile], known: Mapping[str, Intake], *, basis: str, unsaid: About) -> Plan:
    """Which files are to be read.

    Args:
        files: as `find_documents` gives them.
        known: what became of files before, by path; empty to read everything again.
        basis: digest of what readings depend on beside the file and what is said of it.
        unsaid: what holds where no sidecar says it.
    """
    jobs, copies, done = list[Job](), list[tuple[Job, str]](), list[Intake]()
    seen = {(one.sha256, one.key): one.copy_of or path for path, one in known.items()}
    bytes_of = {(sha256, key.partition("/")[0]): path for (sha256, key), path in seen.items()}
    for file in files:
        job = _identify(file, basis, unsaid)
        before = known.get(job.path)
        bare = job.key == _key(basis, About())  # nothing is said of it: what is said of its twin holds for both
        twin = seen.get((job.sha256, job.key)) or (bytes_of.get((job.sha256, basis)) if bare else None)
        if before is not None and job.sha256 and (before.sha256, before.key) == (job.sha256, job.key):
            done.append(before)
        elif twin not in {None, job.path} and job.sha256:
            copies.append((job, twin))
        else:
            jobs.append(job)
        seen.setdefault((job.sha256, job.key), job.path)
        bytes_of.setdefault((job.sha256, basis), job.path)
    return Plan(tuple(jobs), tuple(copies), tuple(done))


def _key(basis: str, about: About) -> str:
    """Of a reading: of what all of a run have in common, and of what is said of the one."""
    return f"{basis}/{digest(repr(about))}"


def _identify(file: DocumentFile, basis: str, unsaid: About) -> Job:
    """A file by its bytes and what is said of it. One that cannot be opened is left for the reader to report."""
    try:
        about = load_about(file).or_else(unsaid)
    except ConfigurationError:
        about = unsaid
    path = write_path(file.path.resolve())
    try:
        state, size = hashlib.sha256(), 0
        with file.path.open("rb") as stream:
            while block := stream.read(BLOCK):
                state.update(block)
                size += len(block)
    except OSError:
        return Job(file, path, "", _key(basis, about))
    return Job(file, path, state.hexdigest(), _key(basis, about), size)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Puts what files gave into a store."""

    store: Store
    vocabulary: Vocabulary
    method: str
    """Names and versions of the extractors."""
    now: Callable[[], dt.datetime]
    """The clock. It is asked once nobody else writes, so that what is numbered later has no earlier time."""
    kept: dict[str, Intake] = field(default_factory=dict)
    """By path, what became of the files of this run."""

    def keep(self, jobs: Sequence[Job], made: Sequence[FileReading | Issue]) -> tuple[Intake, ...]:
        """Keep a batch, whole or not at all."""
        with self.store.intakes.together():
            recorded = stamp(self.now())
            intakes = tuple(self._keep(job, one, recorded) for job, one in zip(jobs, made, strict=True))
        self.kept.update((one.path, one) for one in intakes)
        return intakes

    def keep_copies(self, copies: Iterable[tuple[Job, str]], known: Mapping[str, Intake]) -> tuple[Intake, ...]:
        """Keep that some files have the bytes of others."""
        every = {**known, **self.kept}
        with self.store.intakes.together():
            recorded = stamp(self.now())
            intakes = tuple(
                replace(
                    every[path],
                    path=job.path,
                    sha256=job.sha256,
                    key=job.key,
                    recorded=recorded,
                    copy_of=every[path].copy_of or path,
                )
                for job, path in copies
                if path in every
            )
            for intake in intakes:
                self.store.intakes.note(intake)
        return intakes

    def _keep(self, job: Job, made: FileReading | Issue, recorded: str) -> Intake:
        bare = Intake(job.path, job.sha256, job.key, recorded)
        if isinstance(made, Issue):
            intake = replace(bare, issues=(made,))
        else:
            for result, reading in zip(made.results, made.readings, strict=True):
                self._keep_document(result, reading, recorded)
            intake = replace(
                bare,
                documents=tuple(result.document.id for result in made.results),
                issues=made.issues,
                words=sum(count_words(document) for document, _ in made.pairs),
                claims=sum(len(reading.claims) for reading in made.readings),
                parties=sum(count_parties(document, reading) for document, reading in made.pairs),
            )
        self.store.intakes.note(intake)
        return intake

    def _keep_document(self, result: ReadResult, reading: Reading, recorded: str) -> None:
        document, vocabulary = result.document, self.vocabulary
        statements, supports = state_claims(document, reading, vocabulary=vocabulary)
        self.store.documents.keep(document, result.original, recorded=recorded)
        self.store.documents.keep_reading(
            reading,
            method=self.method,
            statements=statements,
            supports=supports,
            schemata=vocabulary.schemata,
            recorded=recorded,
        )


def find_beside(store: Store) -> tuple[Path, ...]:
    """The store's own files, which are no documents: itself, its journals, what is derived from it."""
    own = beside(find_place(store.name), "").resolve()
    return tuple(path for path in own.parent.iterdir() if path.name.startswith(own.name))


def find_files(store: Store, paths: Iterable[Path]) -> tuple[Intake, ...]:
    """What became of the files at or below some paths when they were read last; of all, where none is given."""
    roots = tuple(path.resolve() for path in paths)
    every = store.intakes.last()
    return tuple(one for one in every if not roots or any(Path(one.path).is_relative_to(root) for root in roots))
