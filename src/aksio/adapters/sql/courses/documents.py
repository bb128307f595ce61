"""Documents in SQL."""

from sqlalchemy import RowMapping, func, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.courses import documents
from aksio.adapters.sql.writes import Delete, Insert, Row, Update
from aksio.domain.courses.document import Document, DocumentNotFound
from aksio.domain.courses.document_state import DocumentKind, DocumentStatus, Failure, Progress
from aksio.domain.shared.ids import CourseId, DocumentId, LearnerId


class SqlDocuments:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(
        self, document_id: DocumentId, *, learner_id: LearnerId, course_id: CourseId | None = None
    ) -> Document:
        """See the port."""
        query = select(documents).where(
            documents.c.id == document_id, documents.c.learner_id == learner_id, documents.c.deleted_at.is_(None)
        )
        if course_id is not None:
            query = query.where(documents.c.course_id == course_id)
        row = await self._session.row(query)
        if row is None:
            raise DocumentNotFound
        return _from_row(row)

    async def tombstone(self, document_id: DocumentId) -> Document | None:
        """See the port."""
        query = select(documents).where(documents.c.id == document_id, documents.c.deleted_at.is_not(None))
        row = await self._session.row(query)
        return None if row is None else _from_row(row)

    async def reported(self, document_id: DocumentId) -> Document | None:
        """See the port."""
        query = select(documents).where(documents.c.id == document_id, documents.c.deleted_at.is_(None))
        row = await self._session.row(query)
        return None if row is None else _from_row(row)

    async def is_known(self, document_id: DocumentId) -> bool:
        """See the port."""
        return await self._session.row(select(documents.c.id).where(documents.c.id == document_id)) is not None

    async def how_many(self, course_id: CourseId) -> int:
        """See the port."""
        query = select(func.count().label("documents")).where(
            documents.c.course_id == course_id, documents.c.deleted_at.is_(None)
        )
        row = await self._session.row(query)
        return 0 if row is None else int(row["documents"])

    def add(self, document: Document) -> None:
        """See the port."""
        self._session.write(Insert(documents, [_to_row(document)]))
        self._session.record(document)

    def save(self, document: Document) -> None:
        """See the port."""
        seen = {"id": document.id, "version": document.version}
        self._session.write(Update(documents, _to_row(document), where=seen))
        self._session.record(document)

    def remove(self, document: Document) -> None:
        """See the port."""
        self._session.write(Delete(documents, where={"id": document.id, "version": document.version}))
        self._session.record(document)


def progress_of(row: RowMapping) -> Progress:
    """How far a row's document is."""
    return Progress(done=row["progress_done"], total=row["progress_total"])


def failure_of(row: RowMapping) -> Failure | None:
    """Why a row's document cannot be read, if so."""
    code = row["failure_code"]
    return None if code is None else Failure(code=code, message=row["failure_message"])


def _to_row(document: Document) -> Row:
    failure = document.failure
    return {
        "id": document.id,
        "learner_id": document.learner_id,
        "course_id": document.course_id,
        "section_id": document.section_id,
        "version": document.version + 1,
        "kind": document.kind.value,
        "name": document.name,
        "source_url": document.source_url,
        "content_type": document.content_type,
        "size_bytes": document.size_bytes,
        "page_count": document.page_count,
        "status": document.status.value,
        "progress_done": document.progress.done,
        "progress_total": document.progress.total,
        "failure_code": None if failure is None else failure.code,
        "failure_message": None if failure is None else failure.message,
        "created_at": document.created_at,
        "updated_at": document.updated_at,
        "deleted_at": document.deleted_at,
    }


def _from_row(row: RowMapping) -> Document:
    return Document(
        id=row["id"],
        learner_id=row["learner_id"],
        course_id=row["course_id"],
        section_id=row["section_id"],
        version=row["version"],
        kind=DocumentKind(row["kind"]),
        name=row["name"],
        source_url=row["source_url"],
        content_type=row["content_type"],
        size_bytes=row["size_bytes"],
        page_count=row["page_count"],
        status=DocumentStatus(row["status"]),
        progress=progress_of(row),
        failure=failure_of(row),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        deleted_at=row["deleted_at"],
    )
