"""Begin a conversation."""

from dataclasses import dataclass

from aksio.application.chat.ports import ChatUnitOfWork
from aksio.application.chat.tutor_ports import CoursesOfLearners
from aksio.application.chat.views import ChatView
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.chat.conversation import ChatKind, Conversation
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import ChatId, CourseId, DocumentId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CreateChatCommand:
    """`kind` None: course where there is one, else general."""

    learner_id: LearnerId
    title: str | None = None
    kind: ChatKind | None = None
    course_id: CourseId | None = None
    document_ids: tuple[DocumentId, ...] = ()
    language: str | None = None


class CreateChat:
    """Raises Invalid with every field that is wrong, or for a course that is not the learner's."""

    def __init__(self, uow: ChatUnitOfWork, courses: CoursesOfLearners, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._courses = courses
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: CreateChatCommand) -> ChatView:
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        chat = Conversation.begin(
            id=ChatId(self._ids.new()),
            learner_id=command.learner_id,
            kind=command.kind or (ChatKind.COURSE if command.course_id else ChatKind.GENERAL),
            title=command.title,
            course_id=command.course_id,
            document_ids=command.document_ids,
            language=command.language,
            now=self._clock.now(),
        )
        async with self._uow as uow:
            uow.chats.add(chat)
            await uow.commit()
        return ChatView.of_new(chat)


async def require_course(courses: CoursesOfLearners, course_id: CourseId | None, *, learner_id: LearnerId) -> None:
    """Raises Invalid where there is no such course of the learner's."""
    if course_id is not None and await courses.facts(course_id, learner_id=learner_id) is None:
        raise Invalid.field("/course_id", "course_not_found", "There is no such course.")
