"""Make a quiz of flashcards: of those that are due, or of those that were forgotten most."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aksio.application.assessments.ports import LimitsOfLearners, OwnCourses, StudyCalendars
from aksio.application.assessments.quizzes.question_content import QuestionContent, written
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.assessments.reader_ports import CardFilter, FlashcardsReader, StudyReader
from aksio.application.assessments.references import require_course
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.page import PageRequest
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.assessments.quizzes.quiz_settings import QuizSettings
from aksio.domain.assessments.quizzes.task_of_card import task_of_card
from aksio.domain.shared.errors import Conflict
from aksio.domain.shared.ids import CourseId, DeckId, LearnerId, QuizId

NEIGHBOURS = 100


class WhichCards(StrEnum):
    """What the quiz is made of."""

    DUE = "due"
    WEAK = "weak"


class NoSuchCards(Conflict):
    """There is nothing to ask: no card is due or weak, or none of them can be asked."""

    code = "no_cards_to_ask"

    def __init__(self, which: WhichCards) -> None:
        super().__init__(f"There are no {which} cards that a quiz could ask.")


@dataclass(frozen=True, kw_only=True)
class QuizFromCardsCommand:
    """`count` is the most that are asked. A deck narrows the course down."""

    learner_id: LearnerId
    course_id: CourseId
    deck_id: DeckId | None = None
    which: WhichCards = WhichCards.DUE
    count: int = 10
    title: str


class QuizFromCards:
    """Published at once, for practice. Raises UnknownCourse, NoSuchCards, and Invalid for its title."""

    def __init__(
        self,
        *,
        uow: QuizUnitOfWork,
        study: StudyReader,
        cards: FlashcardsReader,
        courses: OwnCourses,
        calendars: StudyCalendars,
        limits: LimitsOfLearners,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._uow = uow
        self._study = study
        self._cards = cards
        self._courses = courses
        self._calendars = calendars
        self._limits = limits
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: QuizFromCardsCommand) -> QuizView:
        now, whose = self._clock.now(), command.learner_id
        await require_course(self._courses, command.course_id, learner_id=whose)
        today = Today.at(now, await self._calendars.of(whose))
        asked = await self._asked(command, today)
        course = CardFilter(course_id=command.course_id)
        beside = await self._cards.flashcards(whose, course, PageRequest(limit=NEIGHBOURS), today=today)
        questions = _questions(asked, beside.items)
        if not questions:
            raise NoSuchCards(command.which)
        quiz = Quiz.write(
            id=QuizId(self._ids.new()),
            learner_id=whose,
            course_id=command.course_id,
            title=command.title,
            settings=QuizSettings(shuffle_questions=True, shuffle_options=True),
            questions=written(questions, self._ids, place="/questions"),
            now=now,
        )
        async with self._uow as uow:
            uow.quizzes.add(quiz, published=quiz.publish(now=now))
            await uow.commit()
        return QuizView.of(quiz)

    async def _asked(self, command: QuizFromCardsCommand, today: Today) -> Sequence[FlashcardView]:
        """A deck may hold cards of several courses: a quiz has one."""
        chosen = CardFilter(course_id=command.course_id, deck_id=command.deck_id)
        if command.which is WhichCards.WEAK:
            return await self._study.weak(command.learner_id, chosen, today=today, limit=command.count)
        limits = await self._limits.of(command.learner_id)
        page = PageRequest(limit=command.count)
        queue = await self._study.due(command.learner_id, chosen, page, today=today, limits=limits)
        return [card for card in queue.items if card.course_id == command.course_id]


def _questions(asked: Sequence[FlashcardView], beside: Sequence[FlashcardView]) -> list[QuestionContent]:
    """Choices and words to write take turns, as far as the cards allow."""
    questions = []
    for place, card in enumerate(asked):
        others = [one.back for one in (*asked, *beside) if one.id != card.id]
        task = task_of_card(card.back, others, prefers_choice=place % 2 == 0)
        if task is not None:
            questions.append(
                QuestionContent(
                    text=card.front,
                    task=task,
                    explanation=card.explanation,
                    hint=card.hint,
                    tags=card.tags,
                    source=card.source,
                )
            )
    return questions
