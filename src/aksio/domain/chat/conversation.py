"""A conversation with the tutor. Its messages are kept beside it, one row each, and never change places."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self, TypedDict, Unpack

from aksio.domain.chat.events import ChatCreated, ChatDeleted
from aksio.domain.shared.aggregate import Aggregate
from aksio.domain.shared.errors import FieldError, NotFound, refuse
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, LearnerId
from aksio.domain.shared.language import language_error
from aksio.domain.shared.text import text_error

MOST_DOCUMENTS = 50
LONGEST_TITLE = 200


class ChatNotFound(NotFound):
    """There is no such conversation of this learner's."""

    code = "chat_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such chat.")


class ChatKind(StrEnum):
    """What a conversation is about."""

    GENERAL = "general"
    COURSE = "course"
    DOCUMENT = "document"
    TUTORING = "tutoring"
    PLANNING = "planning"


class ChatChanges(TypedDict, total=False):
    """What may be changed: a key that is absent leaves its field as it is."""

    title: str
    is_pinned: bool
    is_archived: bool
    document_ids: tuple[DocumentId, ...]
    language: str | None


@dataclass(kw_only=True, eq=False)
class Conversation(Aggregate):
    """`document_ids` empty means everything in the course, or in all courses where there is none.

    `is_titled` tells that a person chose the title: a generated one never replaces it. `language` is BCP 47; None
    means that of each question.
    """

    id: ChatId
    learner_id: LearnerId
    kind: ChatKind
    title: str | None = None
    is_titled: bool = False
    course_id: CourseId | None = None
    document_ids: tuple[DocumentId, ...] = ()
    language: str | None = None
    is_pinned: bool = False
    is_archived: bool = False
    created_at: datetime
    updated_at: datetime

    @classmethod
    def begin(
        cls,
        *,
        id: ChatId,
        learner_id: LearnerId,
        kind: ChatKind,
        title: str | None,
        course_id: CourseId | None,
        document_ids: tuple[DocumentId, ...],
        language: str | None,
        now: datetime,
    ) -> Self:
        """A new conversation, still empty. Raises Invalid with every field that is wrong."""
        chat = cls(
            id=id,
            learner_id=learner_id,
            kind=kind,
            title=title,
            is_titled=title is not None,
            course_id=course_id,
            document_ids=document_ids,
            language=language,
            created_at=now,
            updated_at=now,
        )
        chat._check()
        chat._record(
            ChatCreated(occurred_at=now, chat_id=id, learner_id=learner_id, kind=kind.value, course_id=course_id)
        )
        return chat

    def edit(self, *, now: datetime, **changes: Unpack[ChatChanges]) -> None:
        """Rename, pin, archive, or look elsewhere. Raises Invalid with every field that is wrong."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.is_titled = self.is_titled or "title" in changes
        self._check()
        self.updated_at = now

    def delete(self, *, now: datetime) -> None:
        """Say that it goes."""
        self._record(ChatDeleted(occurred_at=now, chat_id=self.id, learner_id=self.learner_id))

    def _check(self) -> None:
        errors = [
            None if self.title is None else text_error("/title", self.title, longest=LONGEST_TITLE),
            None if self.language is None else language_error("/language", self.language),
        ]
        if len(self.document_ids) > MOST_DOCUMENTS:
            message = f"At most {MOST_DOCUMENTS} documents can be chosen."
            errors.append(FieldError(pointer="/document_ids", code="too_many", message=message))
        refuse(errors)
