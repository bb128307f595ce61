"""How drafts that passed become flashcards, and where they go."""

from datetime import datetime

from aksio.application.assessments.generation.generation_storage_ports import GenerationUnitOfWork
from aksio.application.assessments.generation.passage_work import PassageWork
from aksio.application.shared.ports import Ids
from aksio.domain.assessments.card_text import fold_spaces
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.source import Source
from aksio.domain.shared.ids import DeckId, FlashcardId

LONGEST_NAME = 200


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
        now=now,
    )
    uow.decks.add(deck)
    return deck


def flashcards_of(work: PassageWork, *, generation: Generation, deck: Deck, ids: Ids, now: datetime) -> list[Flashcard]:
    """As many of a passage's drafts as are still wanted, as cards. Each says where its answer stands."""
    passage = work.passage
    return [
        Flashcard.write(
            id=FlashcardId(ids.new()),
            learner_id=generation.learner_id,
            course_id=generation.course_id,
            deck_id=deck.id,
            front=draft.front,
            back=draft.back,
            explanation=draft.explanation,
            hint=draft.hint,
            source=Source(document_id=passage.document_id, page=passage.page, text=fold_spaces(draft.quote)),
            scheduling=deck.scheduling,
            now=now,
        )
        for draft in work.drafts[: generation.wanted]
    ]
