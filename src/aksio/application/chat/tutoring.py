"""Tutoring sessions: planned, started, completed with a summary of what the records say."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.chat.create_chat import require_course
from aksio.application.chat.ports import ChatReader, ChatUnitOfWork
from aksio.application.chat.tutor_ports import CoursesOfLearners
from aksio.application.chat.views import MessageView
from aksio.application.shared.page import Page, PageRequest
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.chat.message import Role
from aksio.domain.chat.tutoring_session import (
    CitedDocument,
    SessionSummary,
    TutoringMode,
    TutoringSession,
    WrongSessionState,
)
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, LearnerId, TutoringSessionId

FEWEST_LETTERS = 4
"""Words shorter than this say little about what a question was about."""


@dataclass(frozen=True, kw_only=True)
class PlanTutoringSessionCommand:
    """A conversation of its own is begun for it."""

    learner_id: LearnerId
    mode: TutoringMode
    objectives: tuple[str, ...] = ()
    course_id: CourseId | None = None
    document_ids: tuple[DocumentId, ...] = ()


class PlanTutoringSession:
    """Raises Invalid with every field that is wrong."""

    def __init__(self, uow: ChatUnitOfWork, courses: CoursesOfLearners, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: PlanTutoringSessionCommand) -> TutoringSession:
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        now = self._clock.now()
        session = TutoringSession.plan(
            id=TutoringSessionId(self._ids.new()),
            learner_id=command.learner_id,
            chat_id=ChatId(self._ids.new()),
            course_id=command.course_id,
            mode=command.mode,
            objectives=command.objectives,
            now=now,
        )
        chat = Conversation.begin(
            id=session.chat_id,
            learner_id=command.learner_id,
            kind=ChatKind.TUTORING,
            title=None,
            course_id=command.course_id,
            document_ids=command.document_ids,
            language=None,
            now=now,
        )
        async with self._uow as uow:
            uow.chats.add(chat)
            uow.tutoring_sessions.add(session)
            await uow.commit()
        return session


@dataclass(frozen=True, kw_only=True)
class TutoringSessionCommand:
    """Which, and whose."""

    session_id: TutoringSessionId
    learner_id: LearnerId


class StartTutoringSession:
    """Raises TutoringSessionNotFound, WrongSessionState."""

    def __init__(self, uow: ChatUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: TutoringSessionCommand) -> TutoringSession:
        async with self._uow as uow:
            session = await uow.tutoring_sessions.get(command.session_id, learner_id=command.learner_id)
            session.start(now=self._clock.now())
            uow.tutoring_sessions.save(session)
            await uow.commit()
        return session


class CompleteTutoringSession:
    """The summary claims nothing that no record shows. Raises TutoringSessionNotFound, WrongSessionState."""

    def __init__(self, uow: ChatUnitOfWork, reader: ChatReader, clock: Clock) -> None:
        self._uow = uow
        self._reader = reader
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: TutoringSessionCommand) -> TutoringSession:
        now = self._clock.now()
        async with self._uow as uow:
            session = await uow.tutoring_sessions.get(command.session_id, learner_id=command.learner_id)
            if session.started_at is None:
                raise WrongSessionState("Only a session that was started can be completed.")
            said = await self._reader.said_in(session.chat_id, since=session.started_at, until=now)
            seconds = int((now - session.started_at).total_seconds())
            session.complete(summary_of(said, session.objectives, seconds=seconds), now=now)
            uow.tutoring_sessions.save(session)
            await uow.commit()
        return session


class GetTutoringSession:
    """Raises TutoringSessionNotFound."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, command: TutoringSessionCommand) -> TutoringSession:
        return await self._reader.session(command.session_id, learner_id=command.learner_id)


class ListTutoringSessions:
    """Newest first."""

    def __init__(self, reader: ChatReader) -> None:
        self._reader = reader

    async def __call__(self, learner_id: LearnerId, page: PageRequest) -> Page[TutoringSession]:
        return await self._reader.sessions(learner_id, page)


def summary_of(said: Sequence[MessageView], objectives: tuple[str, ...], *, seconds: int) -> SessionSummary:
    """What the messages show."""
    questions = tuple(message.content for message in said if message.role is Role.USER)
    answers = [message for message in said if message.role is Role.ASSISTANT and message.content]
    pages: dict[tuple[DocumentId, str], set[int]] = {}
    for answer in answers:
        for citation in answer.citations:
            pages.setdefault((citation.document_id, citation.document_name), set()).add(citation.page)
    asked = set().union(*(_words(question) for question in questions)) if questions else set()
    return SessionSummary(
        seconds=seconds,
        questions=questions,
        answers=len(answers),
        answers_with_sources=sum(bool(answer.citations) for answer in answers),
        documents=tuple(
            CitedDocument(document_id=document_id, document_name=name, pages=tuple(sorted(found)))
            for (document_id, name), found in pages.items()
        ),
        objectives_touched=tuple(objective for objective in objectives if _words(objective) & asked),
    )


def _words(text: str) -> set[str]:
    words = "".join(character if character.isalnum() else " " for character in text.casefold()).split()
    return {word for word in words if len(word) >= FEWEST_LETTERS}
