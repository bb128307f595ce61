"""An attempt was deleted: its answers say nothing any more of what the learner knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aksio.application.learning.progress.entering import Told, enter
from aksio.application.learning.progress.storage_ports import LearningUnitOfWork
from aksio.domain.learning.activity import answer_id
from aksio.domain.shared.ids import AttemptId, LearnerId, QuestionId


@dataclass(frozen=True, kw_only=True)
class RetractAnswersCommand:
    """Which attempt, and the questions that it had."""

    learner_id: LearnerId
    attempt_id: AttemptId
    question_ids: Sequence[QuestionId]


class RetractAnswers:
    """That the learner studied, and for how long, stays true: no day of a streak is lost by tidying up."""

    def __init__(self, uow: LearningUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, command: RetractAnswersCommand) -> None:
        whose = command.learner_id
        ids = [answer_id(command.attempt_id, question_id) for question_id in command.question_ids]
        async with self._uow as uow:
            await uow.ledger.hold(whose)
            known = await uow.ledger.known(ids, learner_id=whose)
            await enter(uow, whose, [Told(activity=replace(act, recall=None)) for act in known])
            await uow.commit()
