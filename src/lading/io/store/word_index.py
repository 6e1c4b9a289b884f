"""The index of words of either database: SQLite's FTS5, PostgreSQL's `tsvector` under a GIN index.

Both are given words that are cut and folded already, and keep them as they are, so that neither's own idea of a language
matters. The index is derived: it is made when somebody searches, of the documents that are not in it yet.
"""

from dataclasses import dataclass

INDEXED = "CREATE TABLE IF NOT EXISTS indexed (id INTEGER PRIMARY KEY, document TEXT NOT NULL)"
"""Documents whose words are in the index; one with very many has several rows."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """How one database keeps and finds words."""

    make: tuple[str, ...]
    """Statements that make its tables."""
    add: str
    """Takes the number of a row and its words, with blanks between them."""
    find: str
    """Takes a word as `exact` or `prefix` writes it, gives the ids of documents."""
    exact: str
    prefix: str


FTS5 = WordIndex(
    make=(
        INDEXED,
        "CREATE VIRTUAL TABLE IF NOT EXISTS indexed_words USING fts5 (words, content = '', detail = none, tokenize = 'ascii')",
    ),
    add="INSERT INTO indexed_words (rowid, words) VALUES (?, ?)",
    find="SELECT i.document FROM indexed_words JOIN indexed i ON i.id = indexed_words.rowid WHERE indexed_words MATCH ?",
    exact='"{}"',
    prefix='"{}"*',
)
GIN = WordIndex(
    make=(
        INDEXED,
        "CREATE TABLE IF NOT EXISTS indexed_words (id INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX IF NOT EXISTS indexed_words_words ON indexed_words USING gin (words)",
    ),
    add="INSERT INTO indexed_words VALUES (?, array_to_tsvector(string_to_array(?, ' ')))",
    find="SELECT i.document FROM indexed_words w JOIN indexed i ON i.id = w.id WHERE w.words @@ CAST(? AS tsquery)",
    exact="'{}'",
    prefix="'{}':*",
)
