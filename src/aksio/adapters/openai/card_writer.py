"""Writes flashcards with a language model of OpenAI, or of anything that speaks its HTTP."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from secrets import token_hex
from typing import TypeVar

import msgspec

from aksio.adapters.openai.answer_cache import AnswerCache, cache_key
from aksio.adapters.openai.errors import ModelRefused, ModelTruncated, ModelUnavailable
from aksio.adapters.openai.language_model import LanguageModel, Question
from aksio.adapters.openai.prompts import prompt
from aksio.adapters.openai.strict_schema import strict_schema
from aksio.application.assessments.generation.generation_ports import (
    CardBrief,
    WriterRanOutOfRoom,
    WriterRefused,
    WriterUnavailable,
    WrittenCards,
)
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.model_usage import ModelUsage
from aksio.domain.assessments.passage import Passage

T = TypeVar("T", bound=msgspec.Struct)

TOKENS_PER_CARD = 350
TOKENS_FOR_THINKING = 2_000
BYTES_PER_TOKEN = 3
PROMPT_TOKENS = 900
MOST_REPAIRS = 3


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
    """See the port. Passages go to the model fenced in by a random line that no author of a document can know."""

    def __init__(
        self, model: LanguageModel, cache: AnswerCache, *, delimiter: Callable[[], str] = lambda: token_hex(16)
    ) -> None:
        self._model = model
        self._cache = cache
        self._delimiter = delimiter

    def most_tokens(self, passage: Passage, brief: CardBrief) -> int:
        """The writing, and as many repairs as there hardly ever are."""
        reading = len(passage.text.encode()) // BYTES_PER_TOKEN + PROMPT_TOKENS
        repairs = min(brief.count, MOST_REPAIRS)
        return (1 + repairs) * reading + _room(brief.count) + repairs * _room(1)

    async def write(self, passage: Passage, brief: CardBrief) -> WrittenCards:
        """See the port."""
        content, usage = await self._ask(
            "write_cards", asdict(brief), passage, Cards, language=brief.language, room=_room(brief.count)
        )
        return WrittenCards(drafts=tuple(_draft(card) for card in content.cards[: brief.count]), usage=usage)

    async def repair(
        self, passage: Passage, brief: CardBrief, draft: CardDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenCards:
        """See the port."""
        task: dict[str, object] = {
            "language": brief.language,
            "card": asdict(draft),
            "problems": [problem.message for problem in problems],
        }
        content, usage = await self._ask(
            "repair_card", task, passage, MendedCard, language=brief.language, room=_room(1)
        )
        return WrittenCards(drafts=() if content.card is None else (_draft(content.card),), usage=usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()

    async def _ask(
        self, name: str, task: dict[str, object], passage: Passage, answer: type[T], *, language: str | None, room: int
    ) -> tuple[T, ModelUsage]:
        words = prompt(name)
        key = cache_key(passage.text, name, words.version, self._model.model, language, strict_schema(answer), task)
        known = await self._cache.get(key)
        if known is not None:
            return msgspec.json.decode(known, type=answer), ModelUsage(model=self._model.model)
        delimiter = self._delimiter()
        question = Question(
            instructions=words.fenced_by(delimiter),
            material=_material(task, passage, delimiter),
            answer=answer,
            most_output_tokens=room,
        )
        with _as_writer_errors():
            answered = await self._model.ask(question)
        await self._cache.put(key, msgspec.json.encode(answered.content))
        return answered.content, answered.usage


def _material(task: dict[str, object], passage: Passage, delimiter: str) -> str:
    return f"{msgspec.json.encode(task).decode()}\n{delimiter}\n{passage.text}\n{delimiter}"


def _room(cards: int) -> int:
    return TOKENS_FOR_THINKING + cards * TOKENS_PER_CARD


def _draft(card: Card) -> CardDraft:
    return CardDraft(front=card.front, back=card.back, quote=card.quote, explanation=card.explanation, hint=card.hint)


@contextmanager
def _as_writer_errors() -> Iterator[None]:
    """A model's errors in the words of the port."""
    try:
        yield
    except ModelTruncated as error:
        raise WriterRanOutOfRoom(error.detail, usage=error.usage) from error
    except ModelRefused as error:
        raise WriterRefused(error.detail, usage=error.usage) from error
    except ModelUnavailable as error:
        raise WriterUnavailable(error.detail, retry_after=error.retry_after, usage=error.usage) from error
