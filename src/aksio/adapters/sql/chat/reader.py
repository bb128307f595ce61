"""Views of conversations straight from SQL."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, literal, or_, select

from aksio.adapters.sql.chat.counts import queries, totals
from aksio.adapters.sql.chat.rows import message_from, session_from
from aksio.adapters.sql.keyset import page_of, page_query
from aksio.adapters.sql.reader import SqlReader
from aksio.adapters.sql.tables.chat import chat_feedback, chat_messages, chat_pieces, chats, tutoring_sessions
from aksio.application.chat.ports import ChatFilter
from aksio.application.chat.views import ChatView, MessageView, UsageCounts
from aksio.application.shared.page import Page, PageRequest
from aksio.domain.chat.context_window import Said
from aksio.domain.chat.conversation import ChatKind, ChatNotFound
from aksio.domain.chat.message import MessageNotFound, Role
from aksio.domain.chat.proposal import ProposalStatus
from aksio.domain.chat.tutoring_session import SessionStatus, TutoringSession, TutoringSessionNotFound
from aksio.domain.shared.ids import ChatId, LearnerId, MessageId

_C = chat_messages.c
_NEWEST = (chats.c.created_at, chats.c.id)
_SESSIONS = (tutoring_sessions.c.created_at, tutoring_sessions.c.id)


class SqlChatReader(SqlReader):
    """See the port."""

    async def chat(self, chat_id: ChatId, *, learner_id: LearnerId) -> ChatView:
        """See the port."""
        row = await self._row(select(chats).where(chats.c.id == chat_id, chats.c.learner_id == learner_id))
        if row is None:
            raise ChatNotFound
        return _chat(row)

    async def chats(self, learner_id: LearnerId, chosen: ChatFilter, page: PageRequest) -> Page[ChatView]:
        """See the port."""
        query = select(chats).where(chats.c.learner_id == learner_id, *_conditions(chosen))
        rows = await self._rows(page_query(query, page, *_NEWEST, descending=True))
        return page_of(rows, page, _chat, *_NEWEST)

    async def messages(self, chat_id: ChatId, page: PageRequest, *, learner_id: LearnerId) -> Page[MessageView]:
        """See the port."""
        await self.chat(chat_id, learner_id=learner_id)
        rows = await self._rows(page_query(_rated().where(_C.chat_id == chat_id), page, _C.sequence))
        return page_of(rows, page, _message, _C.sequence)

    async def message(self, message_id: MessageId, *, learner_id: LearnerId) -> MessageView:
        """See the port."""
        row = await self._row(_rated().where(_C.id == message_id, _C.learner_id == learner_id))
        if row is None:
            raise MessageNotFound
        return _message(row)

    async def branch(self, leaf_id: MessageId | None, *, learner_id: LearnerId, limit: int) -> list[Said]:
        """See the port. It goes up from parent to parent, so its cost does not grow with the conversation."""
        columns = (_C.id, _C.parent_id, _C.role, _C.content, literal(1).label("step"))
        start = select(*columns).where(_C.id == leaf_id, _C.learner_id == learner_id)
        above = start.cte("above", recursive=True)
        parent = chat_messages.alias("parent")
        more = select(parent.c.id, parent.c.parent_id, parent.c.role, parent.c.content, above.c.step + 1)
        above = above.union_all(more.where(parent.c.id == above.c.parent_id, above.c.step < limit))
        rows = await self._rows(select(above.c.role, above.c.content).order_by(above.c.step))
        return [Said(role=Role(row["role"]), text=row["content"]) for row in rows if row["content"]]

    async def pieces(self, message_id: MessageId, *, after: int) -> Sequence[tuple[int, str]]:
        """See the port."""
        table = chat_pieces.c
        query = select(table.number, table.text).where(table.message_id == message_id, table.number > after)
        return [(row["number"], row["text"]) for row in await self._rows(query.order_by(table.number))]

    async def counts(self, learner_id: LearnerId, *, since: datetime | None) -> UsageCounts:
        """See the port."""
        found: dict[str, dict[str, int]] = {}
        for name, query in queries(learner_id, since).items():
            found[name] = {row["key"]: row["many"] for row in await self._rows(query)}
        sums = await self._row(totals(learner_id, since, sqlite=self._database.is_sqlite))
        assert sums is not None
        return UsageCounts(
            chats=sum(found["chats"].values()),
            questions=found["roles"].get(Role.USER.value, 0),
            answers=found["roles"].get(Role.ASSISTANT.value, 0),
            answers_by_status=found["statuses"],
            answers_by_grounding=found["groundings"],
            ratings=found["ratings"],
            tutoring_sessions=sum(found["sessions"].values()),
            tutoring_sessions_completed=found["sessions"].get(SessionStatus.COMPLETED.value, 0),
            proposals_confirmed=found["proposals"].get(ProposalStatus.CONFIRMED.value, 0),
            **{name: int(value) for name, value in sums.items()},
        )

    async def session(self, session_id: UUID, *, learner_id: LearnerId) -> TutoringSession:
        """See the port."""
        table = tutoring_sessions.c
        row = await self._row(select(tutoring_sessions).where(table.id == session_id, table.learner_id == learner_id))
        if row is None:
            raise TutoringSessionNotFound
        return session_from(row)

    async def sessions(self, learner_id: LearnerId, page: PageRequest) -> Page[TutoringSession]:
        """See the port."""
        query = select(tutoring_sessions).where(tutoring_sessions.c.learner_id == learner_id)
        rows = await self._rows(page_query(query, page, *_SESSIONS, descending=True))
        return page_of(rows, page, session_from, *_SESSIONS)

    async def said_in(self, chat_id: ChatId, *, since: datetime, until: datetime) -> list[MessageView]:
        """See the port."""
        query = _rated().where(_C.chat_id == chat_id, _C.created_at >= since, _C.created_at <= until)
        return [_message(row) for row in await self._rows(query.order_by(_C.sequence).limit(1000))]


def _rated() -> Select[tuple[object, ...]]:
    rating = (chat_feedback.c.rating.label("rating"), chat_feedback.c.reason.label("rating_reason"))
    return select(chat_messages, *rating).outerjoin(chat_feedback, chat_feedback.c.message_id == _C.id)


def _conditions(chosen: ChatFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.text:
        said = select(_C.id).where(_C.chat_id == chats.c.id, _C.content.icontains(chosen.text, autoescape=True))
        conditions.append(or_(chats.c.title.icontains(chosen.text, autoescape=True), said.exists()))
    if chosen.course_id is not None:
        conditions.append(chats.c.course_id == chosen.course_id)
    if chosen.kind is not None:
        conditions.append(chats.c.kind == chosen.kind.value)
    if chosen.is_pinned is not None:
        conditions.append(chats.c.is_pinned == chosen.is_pinned)
    if chosen.is_archived is not None:
        conditions.append(chats.c.is_archived == chosen.is_archived)
    return conditions


def _chat(row: RowMapping) -> ChatView:
    own = {name: row[name] for name in ChatView.__dataclass_fields__ if name in row}
    own |= {"kind": ChatKind(row["kind"]), "document_ids": tuple(UUID(each) for each in row["document_ids"])}
    return ChatView(**own, message_count=row["sequence"], active_message_id=row["active_id"])


def _message(row: RowMapping) -> MessageView:
    view = MessageView.of(message_from(row))
    if row["rating"] is None:
        return view
    return replace(view, rating=row["rating"], rating_reason=row["rating_reason"])
