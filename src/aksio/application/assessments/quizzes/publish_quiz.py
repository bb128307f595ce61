"""Publish a quiz."""

from dataclasses import dataclass

from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.assessments.quizzes.quiz_views import QuizView
from aksio.application.shared.languages import LanguageDetector
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.assessments.twins import TwinExists
from aksio.domain.shared.ids import LearnerId, QuizId


@dataclass(frozen=True, kw_only=True)
class PublishQuizCommand:
    """`expected_version` is what the caller last saw, if they mind."""

    quiz_id: QuizId
    learner_id: LearnerId
    expected_version: int | None = None


class PublishQuiz:
    """Freezes a version, which attempts that start from now on are served and graded by. Twice is once.

    A quiz without a language gets the one of its questions, where that can be told and no other twin has it.
    Raises QuizNotFound, Stale and NotPublishable.
    """

    def __init__(self, uow: QuizUnitOfWork, languages: LanguageDetector, clock: Clock) -> None:
        self._uow = uow
        self._languages = languages
        self._clock = clock

    async def __call__(self, command: PublishQuizCommand) -> QuizView:
        language = await self._language(command)
        try:
            return await self._publish(command, language)
        except TwinExists:
            return await self._publish(command, None)

    @repeats_when_raced
    async def _publish(self, command: PublishQuizCommand, language: str | None) -> QuizView:
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
            quiz.require_version(command.expected_version)
            version = quiz.publish(now=self._clock.now())
            if version is not None:
                quiz.language = quiz.language or language
                uow.quizzes.save(quiz, published=version)
                await uow.commit()
        return QuizView.of(quiz)

    async def _language(self, command: PublishQuizCommand) -> str | None:
        """Told outside the transaction that publishes."""
        async with self._uow as uow:
            quiz = await uow.quizzes.get(command.quiz_id, learner_id=command.learner_id)
        return quiz.language or await self._languages.language_of(quiz.sample)
