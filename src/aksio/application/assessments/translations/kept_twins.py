"""How translated wordings become twins."""

from datetime import datetime

from aksio.application.assessments.translations.chunk_work import ChunkWork
from aksio.application.assessments.translations.translation_storage_ports import TranslationUnitOfWork
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.deck import Deck
from aksio.domain.shared.ids import FlashcardId


async def keep_twins(work: ChunkWork, deck: Deck, *, uow: TranslationUnitOfWork, ids: Ids, now: datetime) -> int:
    """Write or renew twins in a deck; returns how many.

    The cards are held meanwhile, so that none is reviewed, edited or translated by another at the same moment. One that
    was edited since it was read is left for later, and one that is gone has no twin.
    """
    learner_id, asked = deck.learner_id, {card.id: card.wording for card in work.cards}
    held = await uow.schedules.hold(list(work.wordings), learner_id=learner_id)
    there = {twin.twin_of: twin for twin in await uow.twins.of_cards(asked, learner_id=learner_id, deck_id=deck.id)}
    written = 0
    for card in held:
        wording, twin = work.wordings[card.id], there.get(card.id)
        if card.wording != asked[card.id]:
            continue
        if twin is None:
            uow.flashcards.add(card.translate(wording, id=FlashcardId(ids.new()), deck=deck, now=now))
        elif twin.twin_is_stale:
            twin.retell(wording, now=now)
            uow.flashcards.save(twin)
        written += 1
    return written
