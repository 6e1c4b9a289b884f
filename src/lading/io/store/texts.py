"""Full-text search: which documents have some words. The database's index narrows, the texts themselves decide."""

from collections.abc import Iterator
from itertools import islice

from lading.documents.words import Phrase, Sought, find_phrases, parse_question, split_words
from lading.errors import StoreError
from lading.io.store.database import Database
from lading.io.store.documents import Documents
from lading.model.document import Document
from lading.model.span import Span

BATCH = 200
"""Documents that are put into the index in one transaction."""
PART = 10_000
"""Different words in one row of it: a server's row takes a megabyte of them."""
MISSING = "SELECT id FROM document WHERE id NOT IN (SELECT document FROM indexed)"


def search_texts(documents: Documents, question: str) -> Iterator[tuple[Document, tuple[Span, ...]]]:
    """The documents that have what a question asks for, in the order of their ids, with where they have it.

    Raises:
        InputError: for a question without a word.
    """
    phrases, unread = parse_question(question), set[str]()
    try:
        bring_up_words(documents)
    except StoreError:  # a disk or a user that may only read: what is not in the index is read whole
        unread = _waiting(documents.database)
    for document_id in sorted(_narrow(documents.database, phrases) | unread):
        document = documents.document(document_id)
        found = find_phrases(document.text, phrases) if document is not None else ()
        if document is not None and found:
            yield document, found


def bring_up_words(documents: Documents) -> None:
    """Put the words of documents that are not in the index into it. A process that dies leaves those done before."""
    database = documents.database
    if not database.has_table("indexed_words"):
        with database.writing():
            for sql in database.word_index.make:
                database.run(sql)
    waiting = sorted(_waiting(database))
    for first in range(0, len(waiting), BATCH):
        with database.writing():
            for document_id in waiting[first : first + BATCH]:
                _add(documents, document_id)


def _waiting(database: Database) -> set[str]:
    """Ids of the documents that are not in the index."""
    sql = MISSING if database.has_table("indexed_words") else "SELECT id FROM document"
    return {row[0] for row in database.rows(sql)}


def _add(documents: Documents, document_id: str) -> None:
    """The words of one document, unless another process was quicker."""
    database, document = documents.database, documents.document(document_id)
    if document is None or database.row("SELECT 1 FROM indexed WHERE document = ?", (document_id,)):
        return
    words = iter(sorted({word for word, _ in split_words(document.text)}))
    part = list(islice(words, PART))
    while True:
        row = database.row("INSERT INTO indexed (document) VALUES (?) RETURNING id", (document_id,))
        assert row is not None  # noqa: S101  # it has just been written
        database.run(database.word_index.add, (row[0], " ".join(part)))
        part = list(islice(words, PART))
        if not part:
            return


def _narrow(database: Database, phrases: tuple[Phrase, ...]) -> set[str]:
    """Ids of the documents that have every word of a question, wherever it stands."""
    found: set[str] | None = None if database.has_table("indexed_words") else set()
    for sought in dict.fromkeys(sought for phrase in phrases for sought in phrase):
        if found is not None and not found:
            break
        own = {row[0] for row in database.rows(database.word_index.find, (_ask(database, sought),))}
        found = own if found is None else found & own
    return found or set()


def _ask(database: Database, sought: Sought) -> str:
    index = database.word_index
    return (index.prefix if sought.prefix else index.exact).format(sought.word)
