"""Documents, their pages and their passages in one SQLite file, found by full-text search (FTS5, bm25)."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from aksio.adapters.embedded.search_terms import search_terms
from aksio.application.courses.library_ports import NewDocument, Question
from aksio.domain.courses.document import DocumentNotFound
from aksio.domain.courses.pagination import passages_of
from aksio.domain.courses.passage import FoundPassage, PageText
from aksio.domain.shared.ids import DocumentId

_PRAGMAS = """
    -- What was forgotten gives its room back, also in the log beside the file.
    PRAGMA auto_vacuum = FULL; PRAGMA journal_size_limit = 16777216;
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
"""
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS documents (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL, name TEXT NOT NULL, page_count INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS pages (
        document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        number INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (document_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS passages (
        id INTEGER PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        page INTEGER NOT NULL, text TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS passages_of_document ON passages (document_id);
    -- The terms come split and folded, hence the plainest tokenizer. The course is a term too, so that a search
    -- reads the lists of its own course only.
    CREATE VIRTUAL TABLE IF NOT EXISTS passage_terms USING fts5(course, terms, tokenize = 'ascii');
"""
_SEARCH = """
    SELECT passages.document_id, documents.name, passages.page, passages.text, -bm25(passage_terms, 0.0, 1.0) AS score
    FROM passage_terms
    JOIN passages ON passages.id = passage_terms.rowid
    JOIN documents ON documents.id = passages.document_id
    WHERE passage_terms MATCH ? AND documents.page_count IS NOT NULL
      AND passages.document_id IN (SELECT value FROM json_each(?))
    ORDER BY score DESC, passages.id LIMIT ?
"""
_MOST_TERMS = 64


@dataclass(frozen=True, kw_only=True)
class Shelved:
    """A document in the index. `page_count` is None until all of it has arrived."""

    page_count: int | None


class PassageIndex:
    """Not for several threads at once. Other processes may use the same file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever uses the index keeps to one thread at a time; which one may change.
        self._connection = sqlite3.connect(path, timeout=10, check_same_thread=False)
        self._connection.executescript(_PRAGMAS)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.executescript(_SCHEMA)

    def begin(self, document: NewDocument) -> None:
        """Make room for a document. What was there under its id goes."""
        with self._connection as transaction:
            _erase(transaction, document.document_id)
            transaction.execute(
                "INSERT INTO documents (id, course_id, name) VALUES (?, ?, ?)",
                (str(document.document_id), str(document.course_id), document.name),
            )

    def add_pages(self, document: NewDocument, pages: Iterable[PageText]) -> None:
        """Raises DocumentNotFound when it was forgotten meanwhile."""
        if self.look_up(document.document_id) is None:
            raise DocumentNotFound
        with self._connection as transaction:
            for page in pages:
                transaction.execute(
                    "INSERT INTO pages (document_id, number, text) VALUES (?, ?, ?)",
                    (str(document.document_id), page.number, page.text),
                )
                for text in passages_of(page.text):
                    _add_passage(transaction, document, page.number, text)

    def complete(self, document_id: DocumentId, *, page_count: int) -> None:
        """From here on it is found. Raises DocumentNotFound when it was forgotten meanwhile."""
        with self._connection as transaction:
            done = transaction.execute(
                "UPDATE documents SET page_count = ? WHERE id = ?", (page_count, str(document_id))
            )
            if done.rowcount == 0:
                raise DocumentNotFound

    def forget(self, document_id: DocumentId) -> None:
        """It is gone from the log beside the file, too, unless somebody is just reading there."""
        with self._connection as transaction:
            _erase(transaction, document_id)
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def look_up(self, document_id: DocumentId) -> Shelved | None:
        row = self._connection.execute("SELECT page_count FROM documents WHERE id = ?", (str(document_id),)).fetchone()
        return None if row is None else Shelved(page_count=row[0])

    def pages(self, document_id: DocumentId, *, start_page: int, end_page: int) -> list[PageText]:
        rows = self._connection.execute(
            "SELECT number, text FROM pages WHERE document_id = ? AND number BETWEEN ? AND ? ORDER BY number",
            (str(document_id), start_page, end_page),
        )
        return [PageText(number=number, text=text) for number, text in rows]

    def search(self, question: Question) -> list[FoundPassage]:
        terms = list(dict.fromkeys(search_terms(question.text)))[:_MOST_TERMS]
        if not terms:
            return []
        alternatives = " OR ".join(f'"{term}"' for term in terms)
        match = f'course : "{question.course_id.hex}" AND terms : ({alternatives})'
        documents = "[" + ",".join(f'"{document_id}"' for document_id in question.document_ids) + "]"
        return [_found(row) for row in self._connection.execute(_SEARCH, (match, documents, question.limit))]

    def close(self) -> None:
        self._connection.close()


def _add_passage(transaction: sqlite3.Connection, document: NewDocument, page: int, text: str) -> None:
    passage_id = transaction.execute(
        "INSERT INTO passages (document_id, page, text) VALUES (?, ?, ?)", (str(document.document_id), page, text)
    ).lastrowid
    transaction.execute(
        "INSERT INTO passage_terms (rowid, course, terms) VALUES (?, ?, ?)",
        (passage_id, document.course_id.hex, " ".join(search_terms(text))),
    )


def _erase(transaction: sqlite3.Connection, document_id: DocumentId) -> None:
    passages = "SELECT id FROM passages WHERE document_id = ?"
    transaction.execute(f"DELETE FROM passage_terms WHERE rowid IN ({passages})", (str(document_id),))
    transaction.execute("DELETE FROM documents WHERE id = ?", (str(document_id),))


def _found(row: tuple[str, str, int, str, float]) -> FoundPassage:
    document_id, name, page, text, score = row
    return FoundPassage(
        document_id=DocumentId(UUID(document_id)), document_name=name, page=page, text=text, score=score
    )
