"""What happens in conversations, as others may know it: ids and numbers, never a word of what was said."""

from dataclasses import dataclass
from typing import Self

from aksio.domain.chat.message import Message
from aksio.domain.shared.aggregate import Event
from aksio.domain.shared.ids import ChatId, CourseId, LearnerId, MessageId, ProposalId, TutoringSessionId


@dataclass(frozen=True, kw_only=True)
class ChatEvent(Event):
    """Every event of a conversation says whose it is."""

    chat_id: ChatId
    learner_id: LearnerId


@dataclass(frozen=True, kw_only=True)
class ChatCreated(ChatEvent):
    """A conversation began."""

    kind: str
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True)
class ChatDeleted(ChatEvent):
    """It is gone with all its messages."""


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(ChatEvent):
    """The learner wrote something, and `answer_id` is being written."""

    message_id: MessageId
    answer_id: MessageId


@dataclass(frozen=True, kw_only=True)
class AnswerEnded(ChatEvent):
    """Nothing more will be written into an answer. `status` is complete, cancelled, interrupted or failed."""

    message_id: MessageId
    status: str
    citations: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    @classmethod
    def of(cls, answer: Message) -> Self:
        """What others may know of an answer that has ended."""
        assert answer.finished_at is not None
        return cls(
            occurred_at=answer.finished_at,
            chat_id=answer.chat_id,
            learner_id=answer.learner_id,
            message_id=answer.id,
            status=answer.status.value,
            citations=len(answer.citations),
            input_tokens=answer.usage.input_tokens,
            output_tokens=answer.usage.output_tokens,
        )


@dataclass(frozen=True, kw_only=True)
class TutoringSessionStarted(ChatEvent):
    """A learner sat down with objectives."""

    session_id: TutoringSessionId
    mode: str
    course_id: CourseId | None = None


@dataclass(frozen=True, kw_only=True)
class TutoringSessionCompleted(ChatEvent):
    """It is over. `questions` were asked in it."""

    session_id: TutoringSessionId
    mode: str
    questions: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class ProposalConfirmed(ChatEvent):
    """The learner agreed to what was proposed."""

    proposal_id: ProposalId
    kind: str
