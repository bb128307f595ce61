"""How drafts that passed become flashcards, and where they go."""

from collections.abc import Sequence
from datetime import datetime

from aksio.application.assessments.generation.craft import Keeping, Kept
from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.card_text import fold_spaces
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import DeckId, FlashcardId

LONGEST_NAME = 200


async def keep_cards(keeping: Keeping, drafts: Sequence[CardDraft]) -> Kept:
    """Store what is still wanted of a passage's drafts as cards of the generation's deck."""
    generation = keeping.generation
    if not drafts:
        return Kept(deck_id=generation.deck_id)
    deck = await deck_for(generation, keeping.passage, uow=keeping.uow, ids=keeping.ids, now=keeping.now)
    cards = flashcards_of(keeping, drafts, deck=deck)
    keeping.uow.flashcards.add(*cards)
    return Kept(deck_id=deck.id, flashcard_ids=tuple(card.id for card in cards))


async def deck_for(
    generation: Generation, passage: Passage, *, uow: GenerationUnitOfWork, ids: Ids, now: datetime
) -> Deck:
    """The generation's deck. Without one, or when it was deleted meanwhile: a new one, named for topic or document."""
    wanted = frozenset() if generation.deck_id is None else frozenset([generation.deck_id])
    found = await uow.decks.get_many(wanted, learner_id=generation.learner_id) if wanted else []
    if found:
        return found[0]
    deck = Deck.create(
        id=DeckId(ids.new()),
        learner_id=generation.learner_id,
        name=fold_spaces(generation.parameters.topic or passage.document_name)[:LONGEST_NAME],
        course_id=generation.course_id,
        language=generation.parameters.language,
        now=now,
    )
    uow.decks.add(deck)
    return deck


def flashcards_of(keeping: Keeping, drafts: Sequence[CardDraft], *, deck: Deck) -> list[Flashcard]:
    """As many of a passage's drafts as are still wanted, as cards. Each says where its answer stands."""
    passage, generation = keeping.passage, keeping.generation
    return [
        Flashcard.write(
            id=FlashcardId(keeping.ids.new()),
            learner_id=generation.learner_id,
            course_id=generation.course_id,
            deck_id=deck.id,
            front=draft.front,
            back=draft.back,
            explanation=draft.explanation,
            hint=draft.hint,
            source=Source(document_id=passage.document_id, page=passage.page, text=passage.as_written(draft.quote)),
            scheduling=deck.scheduling,
            now=keeping.now,
        )
        for draft in drafts[: generation.wanted]
    ]
