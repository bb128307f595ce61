"""Translate a deck or a quiz, from where it stands."""

from dataclasses import dataclass
from datetime import timedelta

from aksio.application.assessments.translations.held_translation import HeldTranslation
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.application.assessments.translations.translation_run import TranslationRun
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.shared.hold import Hold, in_hand
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.translation import Translation, TranslationNotFound
from aksio.domain.shared.errors import Invalid, LimitReached, NotFound, Unavailable
from aksio.domain.shared.failure import Failure
from aksio.domain.shared.ids import LearnerId, TranslationId


@dataclass(frozen=True, kw_only=True)
class RunTranslationCommand:
    """Which one, and whose."""

    translation_id: TranslationId
    learner_id: LearnerId


class RunTranslation:
    """Starts a translation, or goes on after a crash or a pause. When another worker has it, this one does nothing.

    Nothing is raised for a translator that is away: the translation waits, and is put into the queue again. A worker
    that saved nothing and showed no life for the time of a `lease` counts as gone.
    """

    def __init__(
        self, *, uow: TranslationUnitOfWork, translating: PaidTranslating, clock: Clock, ids: Ids, lease: timedelta
    ) -> None:
        self._uow = uow
        self._translating = translating
        self._clock = clock
        self._ids = ids
        self._lease = lease

    async def __call__(self, command: RunTranslationCommand) -> None:
        held = HeldTranslation(
            command.translation_id,
            command.learner_id,
            hold=Hold(token=self._ids.new(), lasting=self._lease),
            uow=self._uow,
            clock=self._clock,
            ids=self._ids,
        )
        await in_hand(held, lambda translation: self._translate(translation, held), gone=TranslationNotFound)

    async def _translate(self, translation: Translation, held: HeldTranslation) -> None:
        run = TranslationRun(translation, held=held, translating=self._translating, show_life_every=self._lease / 3)
        try:
            await run.complete()
        except Unavailable as away:
            await held.pause(timedelta(seconds=away.retry_after))
        except TranslationNotFound:
            raise
        except (NotFound, LimitReached, Invalid) as ended:
            await held.fail(Failure(code=ended.code, detail=ended.detail))
        else:
            await held.finish()
