"""Make flashcards of the questions that were missed in an attempt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import uuid5

from aksio.application.assessments.ports import AssessmentsUnitOfWork, OwnCourses, StudyCalendars
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.shown_attempt import shows_answers
from aksio.application.assessments.references import require_course, scheduling_of
from aksio.application.assessments.reviews.today import Today
from aksio.application.assessments.views import FlashcardView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.key_text import key_text
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.assessments.quizzes.quiz_errors import AnswersNotShown
from aksio.domain.assessments.scheduling import Scheduling
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import AttemptId, CourseId, DeckId, FlashcardId, LearnerId, QuestionId


class CardsAndQuizzes(AssessmentsUnitOfWork, QuizUnitOfWork, Protocol):
    """Cards and attempts in one transaction."""


@dataclass(frozen=True, kw_only=True)
class KeepMissedQuestionsCommand:
    """Without `question_ids` all that were missed. `course_id` is needed where the quiz is somebody else's."""

    attempt_id: AttemptId
    taker_id: LearnerId
    question_ids: frozenset[QuestionId] | None = None
    course_id: CourseId | None = None
    deck_id: DeckId | None = None


class KeepMissedQuestions:
    """A question becomes one card of a learner, in however many attempts it was missed. Essays have no back.

    Raises AttemptNotFound, AnswersNotShown, DeckNotFound, UnknownCourse and Invalid.
    """

    def __init__(self, uow: CardsAndQuizzes, courses: OwnCourses, calendars: StudyCalendars, clock: Clock) -> None:
        self._uow = uow
        self._courses = courses
        self._calendars = calendars
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: KeepMissedQuestionsCommand) -> list[FlashcardView]:
        """The cards that were not there before."""
        now, whose = self._clock.now(), command.taker_id
        today = Today.at(now, await self._calendars.of(whose))
        async with self._uow as uow:
            attempt = await uow.attempts.get(command.attempt_id, taker_id=whose)
            if not await shows_answers(uow, attempt, now):
                raise AnswersNotShown
            scheduling = await scheduling_of(uow.decks, command.deck_id, learner_id=whose)
            missed = {_card_id(one, whose): one for one in _missed(attempt, command.question_ids)}
            known = await uow.flashcards.known(list(missed), learner_id=whose)
            where = _Where(_course_of(attempt, command), command.deck_id, scheduling)
            await require_course(self._courses, where.course_id, learner_id=whose)
            cards = [where.card(card_id, one, whose, now) for card_id, one in missed.items() if card_id not in known]
            if cards:
                uow.flashcards.add(*cards)
                await uow.commit()
        return [FlashcardView.of(card, today) for card in cards]


@dataclass(frozen=True)
class _Where:
    """What the new cards have in common."""

    course_id: CourseId
    deck_id: DeckId | None
    scheduling: Scheduling

    def card(self, card_id: FlashcardId, question: Question, whose: LearnerId, now: datetime) -> Flashcard:
        return Flashcard.write(
            id=card_id,
            learner_id=whose,
            course_id=self.course_id,
            deck_id=self.deck_id,
            front=question.text,
            back=key_text(question.task) or "",
            explanation=question.explanation,
            hint=question.hint,
            tags=question.tags,
            source=question.source,
            scheduling=self.scheduling,
            now=now,
        )


def _card_id(question: Question, whose: LearnerId) -> FlashcardId:
    """The same for the same question and learner, so that it is kept once."""
    return FlashcardId(uuid5(question.id, str(whose)))


def _course_of(attempt: Attempt, command: KeepMissedQuestionsCommand) -> CourseId:
    if command.course_id is not None:
        return command.course_id
    if attempt.taker_id != attempt.owner_id:
        message = "Name a course of yours: this quiz is somebody else's."
        raise Invalid.field("/course_id", "missing", message)
    return attempt.course_id


def _missed(attempt: Attempt, chosen: frozenset[QuestionId] | None) -> Sequence[Question]:
    missed = [question for question in attempt.key if _is_missed(attempt, question)]
    if chosen is None:
        return missed
    if not chosen <= {question.id for question in missed}:
        message = "Only questions of this attempt that were marked, missed, and have a key can be kept."
        raise Invalid.field("/question_ids", "not_missed", message)
    return [question for question in missed if question.id in chosen]


def _is_missed(attempt: Attempt, question: Question) -> bool:
    response = attempt.responses.get(question.id)
    grade = None if response is None else response.grade
    return grade is not None and grade.fraction < 1 and key_text(question.task) is not None
