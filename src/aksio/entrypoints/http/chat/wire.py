"""Conversations on the wire."""

import datetime
from typing import Self
from uuid import UUID

from msgspec import UNSET, UnsetType

from aksio.application.chat.views import TurnView
from aksio.domain.chat.conversation import ChatKind
from aksio.domain.chat.feedback import Thumb
from aksio.domain.chat.message import Grounding, MessageStatus, Role
from aksio.domain.chat.proposal import ProposalKind, ProposalStatus
from aksio.domain.chat.tutoring_session import SessionStatus, TutoringMode
from aksio.entrypoints.http.wire import Body, Out, Resource


class NewChat(Body, frozen=True, kw_only=True):
    """A conversation. Without documents the tutor looks into the whole course; without a course, into all of them."""

    title: str | None = None
    kind: ChatKind | None = None
    course_id: UUID | None = None
    document_ids: tuple[UUID, ...] = ()
    language: str | None = None


class ChatEdit(Body, frozen=True, kw_only=True):
    """What to change; fields that are not sent stay as they are."""

    title: str | UnsetType = UNSET
    is_pinned: bool | UnsetType = UNSET
    is_archived: bool | UnsetType = UNSET
    document_ids: tuple[UUID, ...] | UnsetType = UNSET
    language: str | None | UnsetType = UNSET


class ChatOut(Resource, frozen=True, kw_only=True):
    """A conversation. `active_message_id` is the end of the branch that goes on."""

    id: UUID
    kind: ChatKind
    title: str | None
    course_id: UUID | None
    document_ids: list[UUID]
    language: str | None
    is_pinned: bool
    is_archived: bool
    message_count: int
    active_message_id: UUID | None
    created_at: datetime.datetime
    updated_at: datetime.datetime


class NewMessage(Body, frozen=True, kw_only=True):
    """A question. `parent_id` is the answer to go on from; without it, the active one."""

    content: str
    document_ids: tuple[UUID, ...] = ()
    parent_id: UUID | None = None


class MessageEdit(Body, frozen=True, kw_only=True):
    """The question in other words."""

    content: str


class CitationOut(Out, frozen=True, kw_only=True):
    """What `[number]` points to; `text` is the passage word for word."""

    number: int
    document_id: UUID
    document_name: str
    page: int
    text: str


class TurnUsageOut(Out, frozen=True, kw_only=True):
    """What an answer cost."""

    model: str | None
    calls: int
    input_tokens: int
    output_tokens: int
    cost_micros: int


class MessageOut(Out, frozen=True, kw_only=True):
    """A message. `grounding` says whether an answer rests on sources; `failure` why it is not whole."""

    id: UUID
    chat_id: UUID
    parent_id: UUID | None
    sequence: int
    role: Role
    content: str
    status: MessageStatus
    document_ids: list[UUID]
    citations: list[CitationOut]
    grounding: Grounding | None
    language: str | None
    usage: TurnUsageOut
    failure: str | None
    rating: Thumb | None
    rating_reason: str | None
    created_at: datetime.datetime
    finished_at: datetime.datetime | None


class TurnOut(Out, frozen=True, kw_only=True):
    """A question with its answer."""

    user_message: MessageOut
    assistant_message: MessageOut

    @classmethod
    def of(cls, view: object) -> Self:
        """From the application's TurnView."""
        assert isinstance(view, TurnView)
        return cls(
            user_message=MessageOut.of(view.user_message), assistant_message=MessageOut.of(view.assistant_message)
        )


class ActiveMessage(Body, frozen=True, kw_only=True):
    """The message from which the conversation goes on."""

    message_id: UUID


class CancelledOut(Out, frozen=True, kw_only=True):
    """The answers that were stopped."""

    message_ids: list[UUID]


class NewRating(Body, frozen=True, kw_only=True):
    """What one thinks of an answer."""

    rating: Thumb
    reason: str | None = None


class RatingOut(Out, frozen=True, kw_only=True):
    """As it is kept."""

    message_id: UUID
    rating: Thumb
    reason: str | None
    created_at: datetime.datetime


class NewProposal(Body, frozen=True, kw_only=True):
    """What could come of an answer: cards out of its sources, or time for its course in the study plan."""

    kind: ProposalKind = ProposalKind.FLASHCARDS
    count: int = 5
    date: datetime.date | None = None


class ProposalOut(Resource, frozen=True, kw_only=True):
    """Nothing is done before it is confirmed; then `generation_id` writes the cards, or `plan_id` has the time."""

    id: UUID
    chat_id: UUID
    message_id: UUID
    kind: ProposalKind
    course_id: UUID
    document_ids: list[UUID]
    topic: str
    count: int
    date: datetime.date | None
    status: ProposalStatus
    generation_id: UUID | None
    plan_id: UUID | None
    created_at: datetime.datetime
    decided_at: datetime.datetime | None


class NewTutoringSession(Body, frozen=True, kw_only=True):
    """A session with objectives; a conversation is begun for it."""

    mode: TutoringMode = TutoringMode.EXPLAIN
    objectives: tuple[str, ...] = ()
    course_id: UUID | None = None
    document_ids: tuple[UUID, ...] = ()


class CitedDocumentOut(Out, frozen=True, kw_only=True):
    """A document that answers cited, with the pages."""

    document_id: UUID
    document_name: str
    pages: list[int]


class SessionSummaryOut(Out, frozen=True, kw_only=True):
    """Only what the records say."""

    seconds: int
    questions: list[str]
    answers: int
    answers_with_sources: int
    documents: list[CitedDocumentOut]
    objectives_touched: list[str]


class TutoringSessionOut(Resource, frozen=True, kw_only=True):
    """A tutoring session; its messages are those of the conversation."""

    id: UUID
    chat_id: UUID
    course_id: UUID | None
    mode: TutoringMode
    objectives: list[str]
    status: SessionStatus
    summary: SessionSummaryOut | None
    created_at: datetime.datetime
    started_at: datetime.datetime | None
    completed_at: datetime.datetime | None


class ChatAnalyticsOut(Out, frozen=True, kw_only=True):
    """Counts of what is stored."""

    chats: int
    questions: int
    answers: int
    answers_by_status: dict[str, int]
    answers_by_grounding: dict[str, int]
    ratings: dict[str, int]
    citations: int
    input_tokens: int
    output_tokens: int
    cost_micros: int
    tutoring_sessions: int
    tutoring_sessions_completed: int
    proposals_confirmed: int
