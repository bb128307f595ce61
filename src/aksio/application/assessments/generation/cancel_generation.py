"""Stop a generation."""

from dataclasses import dataclass

from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.assessments.generation.generation_views import GenerationView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import GenerationId, LearnerId


@dataclass(frozen=True, kw_only=True)
class CancelGenerationCommand:
    """`expected_version` is the version that the learner saw; None means that they do not mind."""

    generation_id: GenerationId
    learner_id: LearnerId
    expected_version: int | None = None


class CancelGeneration:
    """Cards that are written stay. Raises GenerationNotFound, GenerationOver and Stale."""

    def __init__(self, uow: GenerationUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: CancelGenerationCommand) -> GenerationView:
        async with self._uow as uow:
            generation = await uow.generations.get(command.generation_id, learner_id=command.learner_id)
            generation.require_version(command.expected_version)
            generation.cancel(now=self._clock.now())
            uow.generations.save(generation)
            await uow.commit()
        return GenerationView.of(generation)
