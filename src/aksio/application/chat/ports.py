"""What conversations need from storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from aksio.application.chat.views import ChatView, MessageView, UsageCounts
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import UnitOfWork
from aksio.domain.chat.context_window import Said
from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.chat.events import ChatEvent
from aksio.domain.chat.feedback import Feedback
from aksio.domain.chat.message import Message
from aksio.domain.chat.proposal import Proposal
from aksio.domain.chat.tutoring_session import TutoringSession
from aksio.domain.shared.ids import ChatId, CourseId, LearnerId, MessageId, ProposalId, TutoringSessionId


class Conversations(Protocol):
    """Conversations in storage. What belongs to another learner is ChatNotFound."""

    async def get(self, chat_id: ChatId, *, learner_id: LearnerId) -> Conversation:
        """Raises ChatNotFound."""

    def add(self, chat: Conversation) -> None:
        """Keep a new one."""

    def save(self, chat: Conversation) -> None:
        """Keep a changed one."""

    def remove(self, chat: Conversation) -> None:
        """Forget it with its messages."""

    def name(self, chat_id: ChatId, title: str) -> None:
        """Give a generated title, unless a person chose one."""

    async def all(self, learner_id: LearnerId, *, course_id: CourseId | None) -> list[Conversation]:
        """Those of a course, or all of them."""


class Messages(Protocol):
    """Messages in storage: rows are added, and an answer is settled once."""

    async def get(self, message_id: MessageId, *, learner_id: LearnerId) -> Message:
        """Raises MessageNotFound."""

    async def by_request(self, request_key: str, *, learner_id: LearnerId) -> Message | None:
        """The question that a request with this key wrote."""

    async def answer_to(self, question_id: MessageId) -> Message | None:
        """The first answer to a question."""

    async def active(self, chat_id: ChatId, *, learner_id: LearnerId) -> MessageId | None:
        """The message that the next one follows; from here to commit nobody else appends. Raises ChatNotFound."""

    async def append(self, chat_id: ChatId, *messages: Message) -> list[Message]:
        """Add them at the end, with their places; the last one becomes active. Call `active` before."""

    def tell(self, *events: ChatEvent) -> None:
        """Let others know what happened."""

    async def activate(self, message: Message) -> None:
        """Go on from the newest message below this one."""

    async def add_piece(self, message: Message, *, number: int, text: str, lease_expires_at: datetime) -> None:
        """Keep a piece of an answer and live on.

        Raises AnswerTaken where it is no longer ours to write, and Raced where that number is kept already.
        """

    async def renew(self, message: Message, *, lease_expires_at: datetime) -> None:
        """Live on. Raises AnswerTaken."""

    async def settle(self, message: Message, *events: ChatEvent) -> bool:
        """End an answer that is being written. False where somebody else ended it."""

    async def being_written(self, chat_id: ChatId, *, learner_id: LearnerId) -> list[Message]:
        """Answers of a conversation that have not ended."""

    async def lost(self, *, now: datetime, limit: int) -> list[Message]:
        """Answers whose writer shows no life."""

    async def written(self, message_id: MessageId) -> str:
        """All pieces together."""

    def rate(self, feedback: Feedback) -> None:
        """Keep what a learner thinks of an answer, in place of what they thought before."""


class Proposals(Protocol):
    """Proposals in storage."""

    async def get(self, proposal_id: ProposalId, *, learner_id: LearnerId) -> Proposal:
        """Raises ProposalNotFound."""

    def add(self, proposal: Proposal) -> None:
        """Keep a new one."""

    def save(self, proposal: Proposal) -> None:
        """Keep a changed one."""


class TutoringSessions(Protocol):
    """Tutoring sessions in storage."""

    async def get(self, session_id: TutoringSessionId, *, learner_id: LearnerId) -> TutoringSession:
        """Raises TutoringSessionNotFound."""

    async def under_way(self, chat_id: ChatId) -> TutoringSession | None:
        """The one that is going on in a conversation."""

    def add(self, session: TutoringSession) -> None:
        """Keep a new one."""

    def save(self, session: TutoringSession) -> None:
        """Keep a changed one."""


class ChatUnitOfWork(UnitOfWork, Protocol):
    """The unit of work as this context sees it."""

    @property
    def chats(self) -> Conversations:
        """Conversations in this transaction."""

    @property
    def messages(self) -> Messages:
        """Messages in this transaction."""

    @property
    def proposals(self) -> Proposals:
        """Proposals in this transaction."""

    @property
    def tutoring_sessions(self) -> TutoringSessions:
        """Tutoring sessions in this transaction."""


@dataclass(frozen=True, kw_only=True)
class ChatFilter:
    """Which to list; None leaves a field out of the question. `text` is looked for in titles and messages."""

    text: str | None = None
    course_id: CourseId | None = None
    kind: ChatKind | None = None
    is_pinned: bool | None = None
    is_archived: bool | None = None


class ChatReader(Protocol):
    """Views straight from storage."""

    async def chat(self, chat_id: ChatId, *, learner_id: LearnerId) -> ChatView:
        """Raises ChatNotFound."""

    async def chats(self, learner_id: LearnerId, chosen: ChatFilter, page: PageRequest) -> Page[ChatView]:
        """Newest first."""

    async def messages(self, chat_id: ChatId, page: PageRequest, *, learner_id: LearnerId) -> Page[MessageView]:
        """All messages in the order of their places, whatever branch they are on. Raises ChatNotFound."""

    async def message(self, message_id: MessageId, *, learner_id: LearnerId) -> MessageView:
        """Raises MessageNotFound."""

    async def branch(self, leaf_id: MessageId | None, *, learner_id: LearnerId, limit: int) -> list[Said]:
        """The last `limit` messages that lead to this one, itself included, newest first; empty ones are left out."""

    async def pieces(self, message_id: MessageId, *, after: int) -> Sequence[tuple[int, str]]:
        """Pieces of an answer with their numbers."""

    async def counts(self, learner_id: LearnerId, *, since: datetime | None) -> UsageCounts:
        """What there is, counted."""

    async def session(self, session_id: UUID, *, learner_id: LearnerId) -> TutoringSession:
        """Raises TutoringSessionNotFound."""

    async def sessions(self, learner_id: LearnerId, page: PageRequest) -> Page[TutoringSession]:
        """Newest first."""

    async def said_in(self, chat_id: ChatId, *, since: datetime, until: datetime) -> list[MessageView]:
        """Messages of a conversation in that time."""
