"""What would a translation take, before it is asked for?"""

from aksio.application.assessments.translations.chunks import chunks_of
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationQuoteView
from aksio.application.assessments.translations.translator_port import NoTranslator
from aksio.application.assessments.translations.twin_keeper import RequestTranslationCommand
from aksio.application.assessments.translations.twin_keepers import KEEPERS
from aksio.application.shared.ports import Clock, Ids


class QuoteTranslation:
    """The numbers are those that the job sets aside; nothing is written. As RequestTranslation, it may refuse."""

    def __init__(self, uow: TranslationUnitOfWork, translating: PaidTranslating, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._translating = translating
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestTranslationCommand) -> TranslationQuoteView:
        async with self._uow as uow:
            keeper = KEEPERS[command.subject]
            prepared = await keeper.prepare(command, uow, id=self._ids.new(), now=self._clock.now())
        if not self._translating.translator.is_there:
            raise NoTranslator
        chunks = chunks_of(prepared.left)
        return TranslationQuoteView(
            pieces=len(prepared.left),
            calls=len(chunks),
            estimated_tokens=sum(map(self._translating.most_tokens, chunks)),
            remaining_tokens=await self._translating.left(command.learner_id),
        )
