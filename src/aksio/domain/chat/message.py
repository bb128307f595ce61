"""One message of a conversation. Editing and regenerating add siblings; nothing that was said is changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from aksio.domain.shared.errors import Conflict, FieldError, Invalid, NotFound, refuse
from aksio.domain.shared.ids import ChatId, DocumentId, LearnerId, MessageId
from aksio.domain.shared.text import text_error

LONGEST_QUESTION = 20_000


class MessageNotFound(NotFound):
    """There is no such message of this learner's."""

    code = "message_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such message.")


class WrongRole(Conflict):
    """Only questions are edited, and only answers are regenerated, rated or built upon."""

    code = "wrong_role"


class AnswerNotFinished(Conflict):
    """It is still being written."""

    code = "answer_not_finished"

    def __init__(self) -> None:
        super().__init__("This answer is still being written.")


class Role(StrEnum):
    """Who speaks."""

    USER = "user"
    ASSISTANT = "assistant"


class MessageStatus(StrEnum):
    """How an answer stands; a question is complete from the start."""

    WRITING = "writing"
    COMPLETE = "complete"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


class Grounding(StrEnum):
    """What the answer could rest on: passages of the learner's, none that fit, or a search that did not answer."""

    SOURCES = "sources"
    NOTHING_FOUND = "nothing_found"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, kw_only=True)
class Citation:
    """What `[number]` in an answer points to. `text` is the passage word for word; `page` counts from 1."""

    number: int
    document_id: DocumentId
    document_name: str
    page: int
    text: str


@dataclass(frozen=True, kw_only=True)
class TurnUsage:
    """What an answer cost: tokens, and millionths of a US dollar."""

    NONE: ClassVar["TurnUsage"]

    model: str | None = None
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0

    def plus(self, other: "TurnUsage") -> "TurnUsage":
        """Both together, under the name of the latest model."""
        return TurnUsage(
            model=other.model or self.model,
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_micros=self.cost_micros + other.cost_micros,
        )


TurnUsage.NONE = TurnUsage()


@dataclass(frozen=True, kw_only=True)
class Message:
    """`sequence` is its place in the conversation, given by the database; `parent_id` the message it follows.

    `lease_token` and `lease_expires_at` are set while an answer is being written; `failure` says why one failed.
    """

    id: MessageId
    chat_id: ChatId
    learner_id: LearnerId
    parent_id: MessageId | None
    role: Role
    content: str
    status: MessageStatus
    created_at: datetime
    sequence: int = 0
    document_ids: tuple[DocumentId, ...] = ()
    citations: tuple[Citation, ...] = ()
    grounding: Grounding | None = None
    language: str | None = None
    usage: TurnUsage = TurnUsage.NONE
    failure: str | None = None
    request_key: str | None = None
    lease_token: UUID | None = None
    lease_expires_at: datetime | None = None
    finished_at: datetime | None = None

    def require(self, role: Role) -> None:
        """Raises WrongRole, and AnswerNotFinished while it is being written."""
        if self.role is not role:
            wanted = "a question" if role is Role.USER else "an answer"
            raise WrongRole(f"This can only be done with {wanted}.")
        if self.status is MessageStatus.WRITING:
            raise AnswerNotFinished


def require_question(content: str, pointer: str = "/content") -> None:
    """Raises Invalid for what cannot be asked: nothing, far too much, control characters, or no word at all."""
    refuse([text_error(pointer, content, longest=LONGEST_QUESTION)])
    if not any(character.isalnum() for character in content):
        field = FieldError(pointer=pointer, code="no_words", message="Please ask with at least one word.")
        raise Invalid(field.message, (field,))


class AnswerTaken(Conflict):
    """Somebody else ended this answer, or its lease ran out: whoever was writing it stops."""

    code = "answer_taken"

    def __init__(self) -> None:
        super().__init__("This answer is no longer being written.")
