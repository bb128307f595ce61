"""Writes flashcards with a language model of OpenAI, or of anything that speaks its HTTP."""

from dataclasses import asdict

import msgspec

from aksio.adapters.openai.passage_model import (
    BYTES_PER_TOKEN,
    MOST_REPAIRS,
    TOKENS_FOR_THINKING,
    PassageModel,
    PassageTask,
)
from aksio.application.assessments.generation.generation_ports import CardBrief, WrittenCards
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.passage import Passage

TOKENS_PER_CARD = 350
PROMPT_TOKENS = 900


class Card(msgspec.Struct, forbid_unknown_fields=True):
    """A card as the model writes it."""

    front: str
    back: str
    explanation: str | None
    hint: str | None
    quote: str


class Cards(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `write_cards`."""

    cards: list[Card]


class MendedCard(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `repair_card`."""

    card: Card | None


class OpenAICardWriter:
    """See the port."""

    def __init__(self, model: PassageModel) -> None:
        self._model = model

    def most_tokens(self, passage: Passage, brief: CardBrief) -> int:
        """The writing, and as many repairs as there hardly ever are."""
        reading = len(passage.text.encode()) // BYTES_PER_TOKEN + PROMPT_TOKENS
        repairs = min(brief.count, MOST_REPAIRS)
        return (1 + repairs) * reading + _room(brief.count) + repairs * _room(1)

    async def write(self, passage: Passage, brief: CardBrief) -> WrittenCards:
        """See the port."""
        task = PassageTask(
            prompt="write_cards", task=asdict(brief), answer=Cards, language=brief.language, room=_room(brief.count)
        )
        answered = await self._model.ask(passage.text, task)
        drafts = tuple(_draft(card) for card in answered.content.cards[: brief.count])
        return WrittenCards(drafts=drafts, usage=answered.usage)

    async def repair(
        self, passage: Passage, brief: CardBrief, draft: CardDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenCards:
        """See the port."""
        wrong: dict[str, object] = {
            "language": brief.language,
            "card": asdict(draft),
            "problems": [problem.message for problem in problems],
        }
        task = PassageTask(prompt="repair_card", task=wrong, answer=MendedCard, language=brief.language, room=_room(1))
        answered = await self._model.ask(passage.text, task)
        card = answered.content.card
        return WrittenCards(drafts=() if card is None else (_draft(card),), usage=answered.usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _room(cards: int) -> int:
    return TOKENS_FOR_THINKING + cards * TOKENS_PER_CARD


def _draft(card: Card) -> CardDraft:
    return CardDraft(front=card.front, back=card.back, quote=card.quote, explanation=card.explanation, hint=card.hint)
