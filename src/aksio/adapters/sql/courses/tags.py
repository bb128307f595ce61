"""Tags in SQL, and which documents carry them."""

from collections.abc import Iterable

from sqlalchemy import Executable, RowMapping, Uuid, exists, insert, literal, select

from aksio.adapters.sql.session import SqlSession
from aksio.adapters.sql.tables.courses import document_tags, tags
from aksio.adapters.sql.writes import Delete, Insert, Row, Statement, Update
from aksio.domain.courses.tag import Tag, TagNotFound
from aksio.domain.shared.ids import DocumentId, LearnerId, TagId


class SqlTags:
    """See the port."""

    def __init__(self, session: SqlSession) -> None:
        self._session = session

    async def get(self, tag_id: TagId, *, learner_id: LearnerId) -> Tag:
        """See the port."""
        row = await self._session.row(select(tags).where(tags.c.id == tag_id, tags.c.learner_id == learner_id))
        if row is None:
            raise TagNotFound
        return _from_row(row)

    async def all(self, learner_id: LearnerId) -> list[Tag]:
        """See the port."""
        rows = await self._session.rows(select(tags).where(tags.c.learner_id == learner_id).order_by(tags.c.key))
        return [_from_row(row) for row in rows]

    async def on(self, document_id: DocumentId) -> list[Tag]:
        """See the port."""
        carried = select(tags).join(document_tags, document_tags.c.tag_id == tags.c.id)
        rows = await self._session.rows(carried.where(document_tags.c.document_id == document_id).order_by(tags.c.key))
        return [_from_row(row) for row in rows]

    def add(self, tag: Tag) -> None:
        """See the port."""
        self._session.write(Insert(tags, [_to_row(tag)]))
        self._session.record(tag)

    def save(self, tag: Tag) -> None:
        """See the port."""
        self._session.write(Update(tags, _to_row(tag), where={"id": tag.id, "version": tag.version}))
        self._session.record(tag)

    def remove(self, tag: Tag) -> None:
        """See the port."""
        self._session.write(Delete(tags, where={"id": tag.id, "version": tag.version}))
        self._session.record(tag)

    def attach(self, tag_ids: Iterable[TagId], document_id: DocumentId) -> None:
        """See the port."""
        self._session.write(*(Statement(_attachment(tag_id, document_id)) for tag_id in tag_ids))

    def detach(self, tag_id: TagId, document_id: DocumentId) -> None:
        """See the port."""
        where = {"document_id": document_id, "tag_id": tag_id}
        self._session.write(Delete(document_tags, where=where, missing=None))


def _attachment(tag_id: TagId, document_id: DocumentId) -> Executable:
    """Only where it is not attached already."""
    attached = exists().where(document_tags.c.document_id == document_id, document_tags.c.tag_id == tag_id)
    row = select(literal(document_id, Uuid()), literal(tag_id, Uuid())).where(~attached)
    return insert(document_tags).from_select(["document_id", "tag_id"], row)


def _to_row(tag: Tag) -> Row:
    return {
        "id": tag.id,
        "learner_id": tag.learner_id,
        "version": tag.version + 1,
        "name": tag.name,
        "key": tag.key,
        "created_at": tag.created_at,
    }


def _from_row(row: RowMapping) -> Tag:
    own = {name: value for name, value in row.items() if name != "key"}
    return Tag(**own)
