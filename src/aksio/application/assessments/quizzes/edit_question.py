"""Mend a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aksio.application.assessments.quizzes.question_content import QuestionChanges
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuestionView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.quizzes.task import mended_task
from aksio.domain.shared.ids import LearnerId, QuestionId, QuizId


@dataclass(frozen=True, kw_only=True)
class EditQuestionCommand:
    """`changes` has what all types have, `task_fields` what this type has, each only what changes."""

    quiz_id: QuizId
    question_id: QuestionId
    learner_id: LearnerId
    changes: QuestionChanges
    task_fields: Mapping[str, object]
    expected_version: int | None = None


class EditQuestion:
    """Raises QuizNotFound, QuestionNotFound, Stale, and Invalid with every field that is wrong.

    Takers see nothing of it before the quiz is published again.
    """

    def __init__(self, uow: QuizUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditQuestionCommand) -> QuestionView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            before = quiz.question(command.question_id)
            mended = replace(before, task=mended_task(before.task, command.task_fields), **command.changes)
            quiz.mend_question(mended, now=self._clock.now())
            uow.quizzes.save(quiz)
            await uow.commit()
        return QuestionView(quiz_id=quiz.id, question=quiz.question(mended.id), version=quiz.version)
