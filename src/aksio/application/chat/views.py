"""What conversations show of themselves."""

from dataclasses import dataclass, field
from datetime import datetime

from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.chat.message import Citation, Grounding, Message, MessageStatus, Role, TurnUsage
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, MessageId


@dataclass(frozen=True, kw_only=True)
class ChatView:
    """A conversation. `active_message_id` is the end of the branch that goes on."""

    id: ChatId
    kind: ChatKind
    title: str | None
    course_id: CourseId | None
    document_ids: tuple[DocumentId, ...]
    language: str | None
    is_pinned: bool
    is_archived: bool
    message_count: int
    active_message_id: MessageId | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of_new(cls, chat: Conversation) -> "ChatView":
        """One without messages."""
        names = set(cls.__dataclass_fields__) - {"message_count", "active_message_id"}
        return cls(**{name: getattr(chat, name) for name in names}, message_count=0, active_message_id=None)


@dataclass(frozen=True, kw_only=True)
class MessageView:
    """A message. `rating` and `rating_reason` are what the learner thought of it."""

    id: MessageId
    chat_id: ChatId
    parent_id: MessageId | None
    sequence: int
    role: Role
    content: str
    status: MessageStatus
    document_ids: tuple[DocumentId, ...]
    citations: tuple[Citation, ...]
    grounding: Grounding | None
    language: str | None
    usage: TurnUsage
    failure: str | None
    created_at: datetime
    finished_at: datetime | None
    rating: str | None = None
    rating_reason: str | None = None

    @classmethod
    def of(cls, message: Message) -> "MessageView":
        """As it is stored."""
        names = set(cls.__dataclass_fields__) - {"rating", "rating_reason"}
        return cls(**{name: getattr(message, name) for name in names})


@dataclass(frozen=True, kw_only=True)
class TurnView:
    """A question with its answer."""

    user_message: MessageView
    assistant_message: MessageView


@dataclass(frozen=True, kw_only=True)
class UsageCounts:
    """Counts of what is stored, and nothing else. Answers by status, grounding and rating."""

    chats: int
    questions: int
    answers: int
    answers_by_status: dict[str, int] = field(default_factory=dict)
    answers_by_grounding: dict[str, int] = field(default_factory=dict)
    ratings: dict[str, int] = field(default_factory=dict)
    citations: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0
    tutoring_sessions: int = 0
    tutoring_sessions_completed: int = 0
    proposals_confirmed: int = 0
