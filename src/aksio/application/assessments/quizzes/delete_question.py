"""Take a question out of a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class DeleteQuestionCommand:
    """`expected_version` is what the caller last saw of the quiz, if they mind."""

    quiz_id: QuizId
    question_id: QuestionId
    learner_id: LearnerId
    expected_version: int | None = None


class DeleteQuestion:
    """Versions that were published keep it. Raises QuizNotFound, QuestionNotFound and Stale."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: DeleteQuestionCommand) -> None:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            quiz.remove_question(command.question_id, now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
