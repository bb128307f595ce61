"""What would a translation take, before it is asked for?"""

from aksio.application.assessments.translations.chunks import chunks_of
from aksio.application.assessments.translations.paid_translating import PaidTranslating
from aksio.application.assessments.translations.request_translation import (
    MOST_CARDS,
    RequestTranslationCommand,
    twin_for,
)
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.translation_view import TranslationQuoteView
from aksio.application.assessments.translations.translator_port import NoTranslator
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.shared.ids import DeckId


class QuoteTranslation:
    """The numbers are those that the job sets aside; nothing is written. Raises NoTranslator, DeckNotFound, Invalid."""

    def __init__(self, uow: TranslationUnitOfWork, translating: PaidTranslating, clock: Clock, ids: Ids) -> None:
        self._uow = uow
        self._translating = translating
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestTranslationCommand) -> TranslationQuoteView:
        if not self._translating.translator.is_there:
            raise NoTranslator
        async with self._uow as uow:
            twin, _ = await twin_for(command, uow, id=DeckId(self._ids.new()), clock=self._clock)
            cards = await uow.twins.untranslated(
                command.deck_id, twin.id, learner_id=command.learner_id, besides=(), limit=MOST_CARDS
            )
        chunks = chunks_of(cards)
        return TranslationQuoteView(
            cards=len(cards),
            calls=len(chunks),
            estimated_tokens=sum(map(self._translating.most_tokens, chunks)),
            remaining_tokens=await self._translating.left(command.learner_id),
        )
