"""Conversations and messages, with no field at its default."""

import datetime
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID, uuid5

from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.chat.message import Citation, Grounding, Message, MessageStatus, Role, TurnUsage
from aksio.domain.chat.proposal import Proposal, ProposalKind
from aksio.domain.chat.tutoring_session import TutoringMode, TutoringSession
from aksio.domain.shared.ids import (
    ChatId,
    CourseId,
    DocumentId,
    LearnerId,
    MessageId,
    ProposalId,
    TutoringSessionId,
)

NOW = datetime.datetime(2026, 3, 2, 12, tzinfo=UTC)
ROOT = UUID(int=4)
LEARNER, STRANGER = LearnerId(uuid5(ROOT, "learner")), LearnerId(uuid5(ROOT, "stranger"))
COURSE, DOCUMENT = CourseId(uuid5(ROOT, "course")), DocumentId(uuid5(ROOT, "document"))


def named(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(ROOT, name)


def a_conversation(name: str = "Cells", **more: Any) -> Conversation:
    """One about a course."""
    what: dict[str, Any] = {
        "id": ChatId(named(name)),
        "learner_id": LEARNER,
        "kind": ChatKind.COURSE,
        "title": name,
        "is_titled": True,
        "course_id": COURSE,
        "document_ids": (DOCUMENT,),
        "language": "de",
        "is_pinned": True,
        "is_archived": True,
        "created_at": NOW,
        "updated_at": NOW + timedelta(minutes=1),
    }
    return Conversation(**what | more)


def a_question(name: str = "question", *, chat: Conversation, parent_id: MessageId | None = None) -> Message:
    """What a learner wrote."""
    return Message(
        id=MessageId(named(name)),
        chat_id=chat.id,
        learner_id=chat.learner_id,
        parent_id=parent_id,
        role=Role.USER,
        content=f"{name}?",
        status=MessageStatus.COMPLETE,
        document_ids=(DOCUMENT,),
        request_key=f"key of {name}",
        created_at=NOW + timedelta(minutes=2),
        finished_at=NOW + timedelta(minutes=2),
    )


def an_answer(question: Message, name: str = "answer") -> Message:
    """An answer that is being written."""
    return Message(
        id=MessageId(named(name)),
        chat_id=question.chat_id,
        learner_id=question.learner_id,
        parent_id=question.id,
        role=Role.ASSISTANT,
        content="",
        status=MessageStatus.WRITING,
        document_ids=(DOCUMENT,),
        lease_token=named("lease"),
        lease_expires_at=NOW + timedelta(minutes=3),
        created_at=NOW + timedelta(minutes=2),
    )


ENDING: dict[str, Any] = {
    "content": "In the nucleus [1].",
    "status": MessageStatus.FAILED,
    "citations": (Citation(number=1, document_id=DOCUMENT, document_name="cells.md", page=2, text="The nucleus."),),
    "grounding": Grounding.SOURCES,
    "language": "en",
    "usage": TurnUsage(model="m", calls=2, input_tokens=30, output_tokens=4, cost_micros=500),
    "failure": "truncated",
    "finished_at": NOW + timedelta(minutes=4),
}
"""What settling changes, all of it."""


def a_proposal(chat: Conversation, name: str = "proposal") -> Proposal:
    """Time in a plan, agreed to."""
    return Proposal(
        id=ProposalId(named(name)),
        learner_id=chat.learner_id,
        chat_id=chat.id,
        message_id=MessageId(named("answer")),
        kind=ProposalKind.STUDY_PLAN,
        course_id=COURSE,
        document_ids=(DOCUMENT,),
        topic="the nucleus",
        count=3,
        date=datetime.date(2026, 3, 9),
        created_at=NOW,
    )


def a_session(chat: Conversation, name: str = "session") -> TutoringSession:
    """One that was planned."""
    return TutoringSession.plan(
        id=TutoringSessionId(named(name)),
        learner_id=chat.learner_id,
        chat_id=chat.id,
        course_id=COURSE,
        mode=TutoringMode.SOCRATIC,
        objectives=("know the cell", "and its parts"),
        now=NOW,
    )
