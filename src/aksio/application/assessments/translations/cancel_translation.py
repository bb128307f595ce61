"""Stop a translation. What is translated stays."""

from dataclasses import dataclass

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.shared.ids import LearnerId, TranslationId


@dataclass(frozen=True, kw_only=True)
class CancelTranslationCommand:
    """Which one, and whose; `expected_version` is what the caller last saw, if they mind."""

    translation_id: TranslationId
    learner_id: LearnerId
    expected_version: int | None = None


class CancelTranslation:
    """Raises TranslationNotFound, TranslationOver and Stale."""

    def __init__(self, uow: TranslationUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: CancelTranslationCommand) -> TranslationView:
        async with self._uow as uow:
            translation = await uow.translations.get(command.translation_id, learner_id=command.learner_id)
            translation.require_version(command.expected_version)
            translation.cancel(now=self._clock.now())
            uow.translations.save(translation)
            await uow.commit()
        return TranslationView.of(translation)
