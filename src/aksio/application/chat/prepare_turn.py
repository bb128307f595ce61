"""Everything that goes before an answer: language, passages, history, the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.chat.ports import ChatReader, ChatUnitOfWork
from aksio.application.chat.post_message import Turn
from aksio.application.chat.tutor_ports import Brief, CoursesOfLearners, PassagesOfLearners, Prompt, StudyRecords, Tutor
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Ids
from aksio.domain.chat.context_window import compose
from aksio.domain.chat.conversation import Conversation
from aksio.domain.chat.message import Grounding
from aksio.domain.chat.source import Passage, numbered
from aksio.domain.chat.tutoring_session import TutoringSession
from aksio.domain.shared.errors import AksioError
from aksio.domain.shared.ids import DocumentId

MOST_PASSAGES = 8
MOST_MESSAGES = 200
"""Of the branch: more than any window holds, and few enough to be read in one query."""


@dataclass(frozen=True, kw_only=True)
class PreparedTurn:
    """What goes to the tutor, and what is known before it speaks. `language` is that of the answer."""

    prompt: Prompt
    grounding: Grounding
    language: str | None


class PrepareTurn:
    """Reads only. Whatever cannot be found out is left out, never waited for twice. Raises QuestionTooLong."""

    def __init__(
        self,
        *,
        uow: ChatUnitOfWork,
        reader: ChatReader,
        passages: PassagesOfLearners,
        courses: CoursesOfLearners,
        records: StudyRecords,
        languages: LanguageDetector,
        tutor: Tutor,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._passages = passages
        self._courses = courses
        self._records = records
        self._languages = languages
        self._tutor = tutor
        self._ids = ids

    async def __call__(self, turn: Turn) -> PreparedTurn:
        question = turn.question
        async with self._uow as uow:
            chat = await uow.chats.get(question.chat_id, learner_id=question.learner_id)
            session = await uow.tutoring_sessions.under_way(chat.id)
        history = await self._reader.branch(question.parent_id, learner_id=question.learner_id, limit=MOST_MESSAGES)
        found, grounding = await self._found(turn, chat)
        language, brief = await self._brief(turn, chat, session)
        fence = self._ids.new().hex
        window = compose(
            instructions=self._tutor.instructions(brief, fence),
            question=question.content,
            newest_first=history,
            passages=found,
            budget=self._tutor.window_tokens,
        )
        prompt = Prompt(
            brief=brief,
            window=window,
            sources=numbered(window.passages),
            fence=fence,
            learner_id=question.learner_id,
            afresh=turn.afresh,
        )
        return PreparedTurn(prompt=prompt, grounding=grounding, language=language)

    async def _found(self, turn: Turn, chat: Conversation) -> tuple[list[Passage], Grounding]:
        """Passages of this question; those of documents that were not chosen are dropped again here."""
        chosen = turn.question.document_ids or chat.document_ids
        try:
            found = await self._passages.about(
                turn.question.content,
                learner_id=chat.learner_id,
                course_id=chat.course_id,
                document_ids=chosen,
                limit=MOST_PASSAGES,
            )
        except AksioError:
            return [], Grounding.UNAVAILABLE
        allowed = _of(found, chosen)
        return allowed, Grounding.SOURCES if allowed else Grounding.NOTHING_FOUND

    async def _brief(self, turn: Turn, chat: Conversation, session: TutoringSession | None) -> tuple[str | None, Brief]:
        course = None
        if chat.course_id is not None:
            course = await self._courses.facts(chat.course_id, learner_id=chat.learner_id)
        spoken = await self._languages.language_of(turn.question.content)
        language = chat.language or spoken or (course.language if course else None)
        facts: tuple[str, ...] = ()
        if session is not None:
            facts = await self._records.lines(learner_id=chat.learner_id, course_id=chat.course_id)
            if course is not None and course.exam_date is not None:
                facts = (f"The exam is on {course.exam_date.isoformat()}.", *facts)
        brief = Brief(
            language=language,
            mode=session.mode if session else None,
            objectives=session.objectives if session else (),
            facts=facts,
        )
        return language, brief


def _of(found: Sequence[Passage], chosen: tuple[DocumentId, ...]) -> list[Passage]:
    return [passage for passage in found if not chosen or passage.document_id in chosen]
