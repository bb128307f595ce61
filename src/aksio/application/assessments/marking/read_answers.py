"""Have a model read the answers of an attempt that the key cannot judge. Follows AnswersAwaitModel."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.assessments.generation.generation_ports import ModelBudget
from aksio.application.assessments.marking.held_reading import HeldReading
from aksio.application.assessments.marking.reader_ports import (
    AnswerReader,
    AnswerToRead,
    AnswerUnreadable,
    ReaderUnavailable,
)
from aksio.application.assessments.quizzes.quiz_ports import QuizUnitOfWork
from aksio.application.shared.hold import Hold, in_hand
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.quizzes.attempt import Attempt
from aksio.domain.assessments.quizzes.model_reading import SAMPLES, LeftBecause, ModelReading, Sample
from aksio.domain.assessments.quizzes.quiz_errors import AttemptNotFound
from aksio.domain.shared.errors import LimitReached
from aksio.domain.shared.ids import AttemptId, LearnerId
from aksio.domain.shared.model_usage import ModelUsage

LEASE = timedelta(seconds=30)
"""A worker that saved nothing and showed no life for so long counts as gone."""


@dataclass(frozen=True, kw_only=True)
class ReadAnswersCommand:
    """Which attempt, and who took it."""

    attempt_id: AttemptId
    taker_id: LearnerId


class ReadAnswers:
    """Answer by answer, from where it stands: what is read is saved at once. The owner of the quiz pays.

    When another worker has it, this one does nothing. Nothing is raised for a model that is away: the answers wait,
    and are put into the queue again; at last they are left to the owner.
    """

    def __init__(
        self,
        *,
        uow: QuizUnitOfWork,
        reader: AnswerReader,
        budget: ModelBudget,
        clock: Clock,
        ids: Ids,
        lease: timedelta = LEASE,
    ) -> None:
        self._uow = uow
        self._reader = reader
        self._budget = budget
        self._clock = clock
        self._ids = ids
        self._lease = lease

    async def __call__(self, command: ReadAnswersCommand) -> None:
        held = HeldReading(
            command.attempt_id,
            command.taker_id,
            hold=Hold(token=self._ids.new(), lasting=self._lease),
            uow=self._uow,
            clock=self._clock,
        )
        await in_hand(held, lambda attempt: self._read_all(attempt, held), gone=AttemptNotFound)

    async def _read_all(self, attempt: Attempt, held: HeldReading) -> None:
        for question in attempt.key:
            response = attempt.responses[question.id]
            if not response.waits_for_model:
                continue
            answer = AnswerToRead.of(response, question)
            try:
                reading = await held.alive_during(self._reading(answer, attempt.owner_id))
            except ReaderUnavailable as away:
                await held.pause(timedelta(seconds=away.retry_after))
                return
            await held.record(question.id, reading)

    async def _reading(self, answer: AnswerToRead, payer_id: LearnerId) -> ModelReading:
        """Samples, each as if it were the first, within what the payer may spend. Raises ReaderUnavailable."""
        call_id, tokens = self._ids.new(), SAMPLES * self._reader.most_tokens(answer)
        try:
            await self._budget.reserve(
                call_id=call_id, learner_id=payer_id, purpose="grading", tokens=tokens, now=self._clock.now()
            )
        except LimitReached:
            return ModelReading.left(LeftBecause.BUDGET)
        samples = _Samples(self._reader, answer)
        try:
            await samples.take()
        except AnswerUnreadable:
            return ModelReading.left(LeftBecause.REFUSED)
        finally:
            await self._budget.settle(call_id=call_id, usage=samples.usage, now=self._clock.now())
        return ModelReading.of(answer.answer, answer.yardsticks, samples.taken, model=samples.usage.model)


class _Samples:
    """Samples of one answer, and what they cost so far; that can be read also after an error."""

    def __init__(self, reader: AnswerReader, answer: AnswerToRead) -> None:
        self._reader = reader
        self._answer = answer
        self.taken: list[Sample] = []
        self.usage = ModelUsage.NONE

    async def take(self) -> None:
        """All of them. Raises ReaderUnavailable and AnswerUnreadable."""
        try:
            while len(self.taken) < SAMPLES:
                read = await self._reader.read(self._answer)
                self.usage = self.usage.plus(read.usage)
                self.taken.append(read.sample)
        except (ReaderUnavailable, AnswerUnreadable) as error:
            self.usage = self.usage.plus(error.usage)
            raise
