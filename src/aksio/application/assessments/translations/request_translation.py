"""Ask for a deck or a quiz in another language, or for what is new or stale in the twin that there is."""

from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationView
from aksio.application.assessments.translations.translator_port import NoTranslator, Translator
from aksio.application.assessments.translations.twin_keeper import PreparedTwin, RequestTranslationCommand
from aksio.application.assessments.translations.twin_keepers import KEEPERS
from aksio.application.shared.allowance import Allowance, set_aside
from aksio.application.shared.ports import Clock, Ids
from aksio.application.shared.races import until_first
from aksio.domain.assessments.translation import Translation, TranslationUnderWay
from aksio.domain.assessments.twins import TwinExists
from aksio.domain.shared.errors import Conflict, Raced
from aksio.domain.shared.ids import TranslationId


class UpToDate(Conflict):
    """There is nothing to translate."""

    code = "up_to_date"

    def __init__(self) -> None:
        super().__init__("There is nothing of it that is not in this language yet.")


class RequestTranslation:
    """The twin is there at once, and filled in the background. It counts as a generation of the plan.

    Of several who ask at the same moment one is first; the others look again, and find it under way.

    Raises NoTranslator, DeckNotFound, QuizNotFound, UpToDate, TranslationUnderWay, LimitReached, and Invalid for the
    language, or for schedules other than the twin's.
    """

    def __init__(
        self, uow: TranslationUnitOfWork, translator: Translator, allowance: Allowance, clock: Clock, ids: Ids
    ) -> None:
        self._uow = uow
        self._translator = translator
        self._allowance = allowance
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestTranslationCommand) -> TranslationView:
        translation_id = TranslationId(self._ids.new())
        async with set_aside(self._allowance, translation_id, learner_id=command.learner_id):
            translation = await until_first(lambda: self._try(command, translation_id))
        return TranslationView.of(translation)

    async def _try(self, command: RequestTranslationCommand, translation_id: TranslationId) -> Translation:
        async with self._uow as uow:
            now = self._clock.now()
            prepared = await KEEPERS[command.subject].prepare(command, uow, id=self._ids.new(), now=now)
            await self._require_work(prepared, uow)
            twin = prepared.twin
            if prepared.is_new:
                prepared.add_to(uow)
            translation = Translation.request(
                id=translation_id,
                learner_id=command.learner_id,
                subject=command.subject,
                original_id=command.original_id,
                twin_id=twin.id,
                language=twin.language or command.language,
                total=len(prepared.left),
                now=now,
            )
            uow.translations.add(translation)
            try:
                await uow.commit()
            except TwinExists as faster:  # another device made it: look at what it asked for
                raise Raced(faster.detail) from faster
        return translation

    async def _require_work(self, prepared: PreparedTwin, uow: TranslationUnitOfWork) -> None:
        """Only now, when it is known to be theirs: what is another's is not found, with a translator or without."""
        twin = prepared.twin
        if not self._translator.is_there:
            raise NoTranslator
        if not prepared.is_new and await uow.translations.under_way(twin.id, learner_id=twin.learner_id):
            raise TranslationUnderWay
        if not prepared.left:
            raise UpToDate
