"""Write a question into a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.question_content import QuestionContent
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuestionView
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.quizzes.question import Question
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class AddQuestionCommand:
    """It goes to the end. `expected_version` is what the caller last saw of the quiz, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    content: QuestionContent
    expected_version: int | None = None


class AddQuestion:
    """Raises QuizNotFound, Stale, and Invalid with every field that is wrong."""

    def __init__(self, uow: QuizUnitOfWork, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._clock = clock
        self._ids = ids

    @repeats_when_raced
    async def __call__(self, command: AddQuestionCommand) -> QuestionView:
        question = Question(id=QuestionId(self._ids.new()), **command.content)
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            quiz.add_questions([question], now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuestionView(quiz_id=quiz.id, question=question, version=quiz.version)
