"""Twins of decks."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.chunks import Piece
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.assessments.translations.twin_keeper import PreparedTwin, RequestTranslationCommand
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.translation import Translation
from aksio.domain.assessments.twins import TwinSchedules
from aksio.domain.assessments.wording import Wording
from aksio.domain.shared.errors import Invalid
from aksio.domain.shared.ids import DeckId, FlashcardId

MOST_CARDS = 2_000
"""Cards of one translation. The rest of a larger deck takes another one."""


class TwinDecks:
    """See the port TwinKeeper."""

    async def prepare(
        self, command: RequestTranslationCommand, uow: TranslationUnitOfWork, *, id: UUID, now: datetime
    ) -> PreparedTwin:
        """See the port."""
        whose = command.learner_id
        deck = await uow.decks.get(DeckId(command.original_id), learner_id=whose)
        found = await uow.twins.deck_in(command.language, of=deck.id, learner_id=whose)
        if found is not None and command.schedules not in (None, found.twin_schedules):
            message = f"The twin that there is has {found.twin_schedules} schedules."
            raise Invalid.field("/schedules", "settled", message)
        schedules = command.schedules or TwinSchedules.SEPARATE
        twin = found or deck.translate(id=DeckId(id), language=command.language, schedules=schedules, now=now)
        left = await uow.twins.untranslated(deck.id, twin.id, learner_id=whose, besides=(), limit=MOST_CARDS)
        return PreparedTwin(twin=twin, is_new=found is None, left=_pieces(left))

    async def left(
        self, translation: Translation, uow: TranslationUnitOfWork, *, besides: Collection[UUID], limit: int
    ) -> list[Piece]:
        """See the port."""
        cards = await uow.twins.untranslated(
            DeckId(translation.original_id),
            DeckId(translation.twin_id),
            learner_id=translation.learner_id,
            besides=[FlashcardId(card_id) for card_id in besides],
            limit=limit,
        )
        return _pieces(cards)

    async def keep(
        self, work: ChunkWork, translation: Translation, uow: TranslationUnitOfWork, *, ids: Ids, now: datetime
    ) -> int:
        """See the port.

        The cards are held meanwhile, so that none is reviewed, edited or translated by another at the same moment. One
        that is gone has no twin.
        """
        whose = translation.learner_id
        deck = await uow.decks.get(DeckId(translation.twin_id), learner_id=whose)
        asked = {FlashcardId(piece.id): piece.said for piece in work.pieces}
        told = {FlashcardId(card_id): said for card_id, said in work.told.items() if isinstance(said, Wording)}
        held = await uow.schedules.hold(list(told), learner_id=whose)
        there = {twin.twin_of: twin for twin in await uow.twins.of_cards(asked, learner_id=whose, deck_id=deck.id)}
        written = 0
        for card in held:
            wording, twin = told[card.id], there.get(card.id)
            if card.wording != asked[card.id]:
                continue
            if twin is None:
                uow.flashcards.add(card.translate(wording, id=FlashcardId(ids.new()), deck=deck, now=now))
            elif twin.twin_is_stale:
                twin.retell(wording, now=now)
                uow.flashcards.save(twin)
            written += 1
        return written


def _pieces(cards: Iterable[Flashcard]) -> list[Piece]:
    return [Piece(id=card.id, said=card.wording) for card in cards]
