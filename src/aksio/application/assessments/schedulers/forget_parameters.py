"""Follow a learner with the parameters found for many again."""

from dataclasses import dataclass

from aksio.application.assessments.ports import AssessmentsUnitOfWork
from aksio.application.shared.ports import Clock
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class ForgetParametersCommand:
    """Whose."""

    learner_id: LearnerId


class ForgetParameters:
    """Where none were fitted there is nothing to do."""

    def __init__(self, uow: AssessmentsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    async def __call__(self, command: ForgetParametersCommand) -> None:
        async with self._uow as uow:
            found = await uow.parameters.find(command.learner_id)
            if found is not None and found.parameters is not None:
                found.forget(now=self._clock.now())
                uow.parameters.save(found)
                await uow.commit()
