"""Put the questions of a quiz into another order."""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class ReorderQuestionsCommand:
    """`question_ids` has every question once, in the order wanted."""

    quiz_id: QuizId
    learner_id: LearnerId
    question_ids: Sequence[QuestionId]
    expected_version: int | None = None


class ReorderQuestions:
    """Raises QuizNotFound, Stale, and Invalid when a question is missing, foreign or there twice."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: ReorderQuestionsCommand) -> QuizView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            quiz.reorder(command.question_ids, now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuizView.of(quiz)
