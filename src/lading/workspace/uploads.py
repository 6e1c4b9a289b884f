"""Files that people send: kept under a name of our own, read one after the other in the background, and told about."""

import itertools
import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from lading import __version__
from lading.documents.about import About
from lading.errors import InputError, LadingError
from lading.io.files import DocumentFile
from lading.io.spool import Spool
from lading.io.store import Intake, beside, open_store, stamp
from lading.model.ids import digest, digest_bytes
from lading.model.issue import Issue, Severity
from lading.workspace.investigations import change_investigation, put_in
from lading.workspace.log import note_act
from lading.workspace.made import Made
from lading.workspace.workspace import Workspace

if TYPE_CHECKING:
    from lading.io.reading import FileReader

LONGEST_NAME, MOST_JOBS = 120, 200
LIMIT = 50_000_000
"""Bytes of one file, unless told otherwise."""
TRIES = 5
"""Times that a file is begun. One at which the server stopped each time is not read again."""
TELL_US = "tell us about it"
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
    """The uploads of a workspace: one is read at a time. What was taken in and not read when the server was stopped is read by the next."""

    workspace: Workspace
    limit: int = LIMIT
    _held: dict[str, Upload] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="reading"))
    _spool: Spool = field(init=False)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self._spool = Spool(beside(self.workspace.path, ".uploads"))

    def send(
        self, files: Sequence[tuple[str, bytes]], about: About, *, who: str, investigation: str = ""
    ) -> tuple[Upload, "Future[None]"]:
        """Take files in, each as its name and its bytes, and begin to read them; the future ends when all are read.

        Raises:
            InputError: where there is none, or one is too large or empty.
            StoreError: where they cannot be written down.
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
        now, datas = self.workspace.now(), [data for _, data in files]
        with self._lock:
            number = next(self._numbers)
        own = digest("upload", who, now.isoformat(), str(number), *map(digest_bytes, datas))[:16]
        sent = tuple(Sent(safe_name(name), len(data)) for name, data in files)
        upload = Upload(own, who, stamp(now), sent, investigation)
        self._spool.keep(own, say_upload(upload, about), datas)
        note_act(self.workspace, who, "uploaded", ", ".join(one.name for one in sent), own)
        return upload, self._take(upload, range(len(files)), about)

    def resume(self) -> "list[Future[None]]":
        """Go on with what was taken in before the server was stopped, or killed."""
        begun = []
        for lot in self._spool.left():
            upload, about = hear_upload(lot.id, lot.said)
            before = [replace(one, state=State.READ) for one in upload.files]
            for place in lot.places:
                before[place] = upload.files[place]
            begun.append(self._take(replace(upload, files=tuple(before)), lot.places, about))
        return begun

    def close(self) -> None:
        """Begin to read nothing more: what is not read is left to the next server."""
        self._pool.shutdown(cancel_futures=True)
        self._spool.close()

    def _take(self, upload: Upload, places: Sequence[int], about: About) -> "Future[None]":
        with self._lock:
            self._held[upload.id] = upload
            for old in list(self._held)[:-MOST_JOBS]:
                del self._held[old]
        return self._pool.submit(self._read_all, upload, places, about)

    def find(self, upload_id: str, *, who: str) -> Upload | None:
        """One of a person's own uploads, as far as it has come; None for any other."""
        with self._lock:
            found = self._held.get(upload_id)
        return found if found is not None and found.owner == who else None

    def latest(self, *, who: str) -> tuple[Upload, ...]:
        """A person's own, the latest first."""
        with self._lock:
            return tuple(one for one in reversed(self._held.values()) if one.owner == who)

    def _read_all(self, upload: Upload, places: Sequence[int], about: About) -> None:
        reader: FileReader | None = None
        for place in places:
            name = upload.files[place].name
            self._note(upload.id, place, state=State.READING)
            try:
                if self._spool.begin(upload.id, place) > TRIES:
                    raise InputError(  # told as every other reason is
                        f"the server stopped {TRIES} times while it was reading this", where=name, remedy=TELL_US
                    )
                reader = reader or self._make_reader()
                self._read(upload, place, about, reader)
            except Exception as error:  # noqa: BLE001  # a file that breaks a reader must not stop those after it
                issue = (
                    Issue.from_error(error, where=name)
                    if isinstance(error, LadingError)
                    else Issue(Severity.ERROR, name, "", f"the reader broke off: {type(error).__name__}", TELL_US)
                )
                self._note(upload.id, place, state=State.FAILED, issues=(issue,))
            self._spool.end(upload.id, place)

    def _make_reader(self) -> "FileReader":
        """What reads the files: it knows the names on the lists as they stand today."""
        from lading import pipeline  # half a second, which a server is ready without
        from lading.io.request import Request

        answers = self.workspace.answers
        with self.workspace.opened() as store:
            day = self.workspace.today
            asked = answers.ask(store, day)
            listed = answers.load(store, asked)
            request = Request(documents=(), lists=self.workspace.lists, as_of=day)
            return self.workspace.held.get(
                Made("reader", store.lists_mark, asked.key),
                lambda: pipeline.make_reader(request, listed, extractors=answers.knowledge().extractors, archive=True),
            )

    def _read(self, upload: Upload, place: int, about: About, reader: "FileReader") -> None:
        """Read one file and keep what it gave. Its bytes are kept in the store, under their digest; the file itself is not."""
        name, data = upload.files[place].name, self._spool.read(upload.id, place)
        with self._spool.laid_out(digest_bytes(data)[:16], name, data) as path:
            intake = self._keep(DocumentFile(path), about, replace(reader, unsaid=about))
        failed = intake.failed and not intake.documents
        if upload.investigation and intake.documents:
            change_investigation(
                self.workspace,
                upload.investigation,
                lambda one: put_in(one, documents=intake.documents),
                who=upload.owner,
            )
        self._note(
            upload.id,
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
            keeper = Keeper(store, knowledge.vocabulary, method, self.workspace.now)
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


def say_upload(upload: Upload, about: About) -> dict[str, Any]:
    """What is noted of an upload beside its files, so that another process can go on with it."""
    files = [[one.name, one.size] for one in upload.files]
    return {
        "who": upload.owner,
        "at": upload.at,
        "investigation": upload.investigation,
        "files": files,
        "about": asdict(about),
    }


def hear_upload(upload_id: str, said: Mapping[str, Any]) -> tuple[Upload, About]:
    """An upload as it was noted."""
    sent = tuple(Sent(name, size) for name, size in said["files"])
    return Upload(upload_id, said["who"], said["at"], sent, said["investigation"]), About(**said["about"])


def safe_name(name: str) -> str:
    """A file name that names a file and nothing else: no folders, no control characters, not hidden, not too long."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    clean = UNSAFE.sub("_", unicodedata.normalize("NFC", last)).strip(" .") or "document"
    stem, dot, ending = clean.rpartition(".")
    if dot and stem and len(ending) <= 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return clean[:LONGEST_NAME]
