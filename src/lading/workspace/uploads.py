"""Files that people send: kept under a name of our own, read one after the other in the background, and told about."""

import re
import shutil
import threading
import unicodedata
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from lading import __version__
from lading.documents.about import About
from lading.errors import InputError, LadingError
from lading.io.files import DocumentFile
from lading.io.store import Intake, beside, open_store, stamp
from lading.model.ids import digest, digest_bytes
from lading.model.issue import Issue, Severity
from lading.workspace.investigations import change_investigation, put_in
from lading.workspace.log import note_act
from lading.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lading.io.reading import FileReader

LONGEST_NAME, MOST_JOBS = 120, 200
LIMIT = 50_000_000
"""Bytes of one file, unless told otherwise."""
UNSAFE = re.compile(r"[^\w.()+,@ -]+")


class State(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "could not be read"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that somebody sent, and what became of it."""

    name: str
    size: int
    state: State = State.WAITING
    documents: tuple[str, ...] = ()
    claims: int = 0
    parties: int = 0
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """Files sent at once."""

    id: str
    owner: str
    at: str
    files: tuple[Sent, ...]
    investigation: str = ""
    """The investigation that their documents are put into."""

    @property
    def done(self) -> int:
        """How many files have been read or failed."""
        return sum(one.state in {State.READ, State.FAILED} for one in self.files)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == len(self.files)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents found in the files."""
        return tuple(document for one in self.files for document in one.documents)


@dataclass(slots=True)
class Uploads:
    """The uploads of a workspace since the server was started: one is read at a time."""

    workspace: Workspace
    limit: int = LIMIT
    _held: dict[str, Upload] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="reading"))

    def send(
        self, files: Sequence[tuple[str, bytes]], about: About, *, who: str, investigation: str = ""
    ) -> tuple[Upload, "Future[None]"]:
        """Take files in, each as its name and its bytes, and begin to read them; the future ends when all are read.

        Raises:
            InputError: where there is none, or one is too large or empty.
        """
        if not files:
            raise InputError("no file was sent", remedy="choose one or more files")
        for name, data in files:
            if not data or len(data) > self.limit:
                what = (
                    "is empty"
                    if not data
                    else f"has {len(data) / 1e6:,.1f} MB; at most {self.limit / 1e6:,.0f} are taken"
                )
                raise InputError(what, where=safe_name(name), remedy="send another file, or split it")
        at = stamp(self.workspace.now())
        sent = tuple(Sent(safe_name(name), len(data)) for name, data in files)
        with self._lock:
            number = len(self._held)
            upload = Upload(
                digest("upload", who, at, str(number), *(digest_bytes(d) for _, d in files))[:16],
                who,
                at,
                sent,
                investigation,
            )
            self._held[upload.id] = upload
            for old in list(self._held)[:-MOST_JOBS]:
                del self._held[old]
        note_act(self.workspace, who, "uploaded", ", ".join(one.name for one in sent), upload.id)
        return upload, self._pool.submit(self._read_all, upload.id, [data for _, data in files], about)

    def find(self, upload_id: str, *, who: str) -> Upload | None:
        """One of a person's own uploads, as far as it has come; None for any other."""
        with self._lock:
            found = self._held.get(upload_id)
        return found if found is not None and found.owner == who else None

    def latest(self, *, who: str) -> tuple[Upload, ...]:
        """A person's own, the latest first."""
        with self._lock:
            return tuple(one for one in reversed(self._held.values()) if one.owner == who)

    def _read_all(self, upload_id: str, datas: Sequence[bytes], about: About) -> None:
        reader: FileReader | None = None
        for place, data in enumerate(datas):
            self._note(upload_id, place, state=State.READING)
            try:
                reader = reader or self._make_reader()
                self._read(upload_id, place, data, about, reader)
            except Exception as error:  # noqa: BLE001  # a file that breaks a reader must not stop those after it
                issue = (
                    Issue.from_error(error, where=self._held[upload_id].files[place].name)
                    if isinstance(error, LadingError)
                    else Issue(
                        Severity.ERROR,
                        self._held[upload_id].files[place].name,
                        "",
                        f"the reader broke off: {type(error).__name__}",
                        "tell us about it",
                    )
                )
                self._note(upload_id, place, state=State.FAILED, issues=(issue,))

    def _make_reader(self) -> "FileReader":
        """What reads the files: it knows the names on the lists as they stand today."""
        from lading import pipeline  # half a second, which a server is ready without
        from lading.io.request import Request

        answers = self.workspace.answers
        with self.workspace.opened() as store:
            day = self.workspace.today
            asked = answers.ask(store, day)
            listed = answers.load(asked)
            request = Request(documents=(), lists=self.workspace.lists, as_of=day)
            key = ("reader", asked.key)
            return self.workspace.held.get(
                key,
                lambda: pipeline.make_reader(request, listed, extractors=answers.knowledge().extractors, archive=True),
            )

    def _read(self, upload_id: str, place: int, data: bytes, about: About, reader: "FileReader") -> None:
        """Read one file and keep what it gave. Its bytes are kept in the store, under their digest; the file itself is not."""
        name = self._held[upload_id].files[place].name
        folder = beside(self.workspace.path, ".uploads") / digest_bytes(data)[:16]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            (folder / name).write_bytes(data)
            intake = self._keep(DocumentFile(folder / name), about, replace(reader, unsaid=about))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        failed = intake.failed and not intake.documents
        held = self._held[upload_id]
        if held.investigation and intake.documents:
            change_investigation(
                self.workspace,
                held.investigation,
                lambda one: put_in(one, documents=intake.documents),
                who=held.owner,
            )
        self._note(
            upload_id,
            place,
            state=State.FAILED if failed else State.READ,
            documents=intake.documents,
            claims=intake.claims,
            parties=intake.parties,
            issues=intake.issues,
        )

    def _keep(self, file: DocumentFile, about: About, reader: "FileReader") -> Intake:
        from lading.io.intake import Keeper, plan_files

        knowledge = self.workspace.answers.knowledge()
        method = "+".join(extractor.method for extractor in knowledge.extractors)
        basis = digest("upload", __version__, method)
        with open_store(self.workspace.path) as store:
            known = {one.path: one for one in store.intakes.last()}
            plan = plan_files([file], known, basis=basis, unsaid=about)
            keeper = Keeper(store, knowledge.vocabulary, method, stamp(self.workspace.now()))
            for job in plan.jobs:
                try:
                    made = reader(job.file)
                except LadingError as error:
                    return keeper.keep([job], [Issue.from_error(error, where=file.path.name)])[0]
                return keeper.keep([job], [made])[0]
            copies = keeper.keep_copies(plan.copies, known)
            return (*copies, *plan.done)[0]

    def _note(self, upload_id: str, place: int, **said: object) -> None:
        with self._lock:
            held = self._held.get(upload_id)
            if held is not None:
                files = list(held.files)
                files[place] = replace(files[place], **said)  # type: ignore[arg-type]  # fields of Sent
                self._held[upload_id] = replace(held, files=tuple(files))


def safe_name(name: str) -> str:
    """A file name that names a file and nothing else: no folders, no control characters, not hidden, not too long."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    clean = UNSAFE.sub("_", unicodedata.normalize("NFC", last)).strip(" .") or "document"
    stem, dot, ending = clean.rpartition(".")
    if dot and stem and len(ending) <= 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return clean[:LONGEST_NAME]
