"""Whether a store still is what was put into it."""

from collections.abc import Iterator

from lading.errors import LadingError, StoreError
from lading.io.store.check_readings import check_readings
from lading.io.store.clock import check_clock
from lading.io.store.database import Database
from lading.io.store.documents import LOST, Documents
from lading.io.store.judgements import ClaimJudgements, Judgements
from lading.io.store.ledger import withdrawals
from lading.io.store.notebook import Acts, Investigations
from lading.model.issue import Issue, Severity

LACKS = "NOT EXISTS (SELECT 1 FROM string WHERE string.id = s.{})"
LOOSE = " OR ".join(
    f"(s.{name} != 0 AND {LACKS.format(name)})" for name in ("original", "origin", "first_seen", "last_seen")
)
ORPHANS = {
    "a statement whose version is not there": "SELECT count(*) FROM statement WHERE since NOT IN (SELECT id FROM version UNION SELECT version FROM arrival)",
    "a statement whose text is not there": (
        f"SELECT count(*) FROM statement s WHERE {LACKS.format('entity')} OR {LACKS.format('value')}"  # noqa: S608  # our own words
    ),
    "a statement outside the rows of its version": (
        "SELECT count(*) FROM statement s JOIN version v ON v.id = s.since WHERE s.id NOT BETWEEN v.first_row AND v.last_row"
    ),
    "a statement that ended before it began, or in another list": (
        "SELECT count(*) FROM statement s JOIN version a ON a.id = s.since LEFT JOIN version b ON b.id = s.until "
        "WHERE s.until IS NOT NULL AND s.until NOT IN (SELECT version FROM arrival) "
        "AND (b.id IS NULL OR b.id <= a.id OR b.dataset != a.dataset)"
    ),
    "a statement of no kind": "SELECT count(*) FROM statement WHERE shape NOT IN (SELECT id FROM shape)",
    "a statement whose original, place or day is not there": (
        f"SELECT count(*) FROM statement s WHERE {LOOSE}"  # noqa: S608  # as above
    ),
    "a file, issue or count of a version that is not there": (
        "SELECT count(*) FROM (SELECT version FROM version_file UNION SELECT version FROM version_issue "
        "UNION SELECT version FROM version_fill) told WHERE version NOT IN (SELECT id FROM version)"
    ),
    "a document whose original bytes are not there": (
        "SELECT count(*) FROM document WHERE sha256 NOT IN (SELECT sha256 FROM archive)"
    ),
    "a reading whose document or version is not there": (
        "SELECT count(*) FROM reading WHERE document NOT IN (SELECT id FROM document) OR version NOT IN (SELECT id FROM version)"
    ),
    "a claim whose reading is not there": "SELECT count(*) FROM claim WHERE version NOT IN (SELECT version FROM reading)",
    "a support whose claim is not there": (
        "SELECT count(*) FROM support s WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.version = s.version AND c.id = s.claim)"
    ),
    "a document or issue of a file that is not there": (
        "SELECT count(*) FROM (SELECT intake FROM intake_document UNION SELECT intake FROM intake_issue) told "
        "WHERE intake NOT IN (SELECT id FROM intake)"
    ),
    "a file whose document is not there": "SELECT count(*) FROM intake_document WHERE document NOT IN (SELECT id FROM document)",
    "a statement that two rows of one version make": (
        "SELECT count(*) FROM (SELECT 1 FROM statement s JOIN version v ON v.id = s.since WHERE s.until IS NULL "
        "GROUP BY v.dataset, s.entity, s.shape, s.value, s.original HAVING count(*) > 1) twice"
    ),
}
"""What must count to nothing, and the words for it where it does not."""
CAME = "SELECT since, count(*) FROM statement GROUP BY since"
WENT = "SELECT until, count(*) FROM statement WHERE until IS NOT NULL GROUP BY until"


def check_store(database: Database) -> Iterator[Issue]:
    """Every way in which the store is not what was recorded: pages, versions, archive, readings with their quotes, ledgers.

    What is too damaged to go on with ends the check with its issue.
    """
    try:
        yield from _check(database)
    except LadingError as error:
        yield Issue.from_error(error, where=database.name)


def _check(database: Database) -> Iterator[Issue]:
    where = database.name
    for answer in database.find_damage():
        yield Issue(Severity.ERROR, where, "", f"the store is damaged: {answer}", LOST)
    for what, sql in ORPHANS.items():
        if count := database.count(sql):
            yield Issue(Severity.ERROR, where, "", f"{what} ({count} times)", LOST)
    yield from _count_versions(database)
    documents = Documents(database)
    for (sha256,) in database.stream("SELECT sha256 FROM archive"):
        try:
            documents.original(sha256)
        except StoreError as error:
            yield Issue.from_error(error, where=where)
    yield from Judgements(database).check_chain()
    yield from ClaimJudgements(database).check_chain()
    yield from withdrawals(database).check()
    yield from Investigations(database).check_chain()
    yield from Acts(database).check_chain()
    yield from check_readings(database)
    yield from check_clock(database)


def _count_versions(database: Database) -> Iterator[Issue]:
    """An issue for each version that no longer has as many statements as were let in with it."""
    came, went = dict(database.rows(CAME)), dict(database.rows(WENT))
    held: dict[str, int] = {}
    for number, dataset, digest, stated in database.rows(
        "SELECT id, dataset, digest, statements FROM version ORDER BY id"
    ):
        held[dataset] = held.get(dataset, 0) + came.get(number, 0) - went.get(number, 0)
        if held[dataset] != stated:
            what = f"version {digest[:8]} was let in with {stated} statements and now has {held[dataset]}"
            yield Issue(Severity.ERROR, dataset, "", what, LOST)
