"""Make every schedule of FSRS that a learner has anew, with other parameters."""

from dataclasses import dataclass

from aksio.application.assessments.known_schedulers import schedulers_of
from aksio.application.assessments.ports import AssessmentsUnitOfWork, MemoryModels
from aksio.domain.shared.ids import LearnerId

AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class RescheduleLearnerCommand:
    """Whose."""

    learner_id: LearnerId
    at_once: int = AT_ONCE


class RescheduleLearner:
    """A page of cards in a transaction of its own. Stopped at any moment, it begins again and comes to the same."""

    def __init__(self, uow: AssessmentsUnitOfWork, models: MemoryModels) -> None:
        self._uow = uow
        self._models = models

    async def __call__(self, command: RescheduleLearnerCommand) -> None:
        after = None
        while True:
            async with self._uow as uow:
                schedulers = await schedulers_of(command.learner_id, uow.parameters, self._models)
                found = await uow.archive.by_fsrs(command.learner_id, after=after, limit=command.at_once)
                changed = [
                    review
                    for card, log in found
                    for review in card.reschedule(card.scheduling, log, schedulers=schedulers)
                ]
                uow.schedules.save(*(card for card, _ in found))
                uow.reviews.put(replacing=changed)
                await uow.commit()
            if not found:
                return
            after = found[-1][0].id
