"""A model that fills in forms without any judgement: whatever it reads, wherever it stands, it writes into every field.

What it quotes and what it answers are words of the material, so that what it writes passes every other check.
"""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec

from aksio.adapters.openai.card_writer import Card, Cards, MendedCard
from aksio.adapters.openai.language_model import Answer, Question
from aksio.adapters.openai.memory_aids import Aid
from aksio.adapters.openai.question_wire import WrittenQuestion
from aksio.adapters.openai.question_writer import MendedQuestion, Questions
from aksio.adapters.openai.summary_writer import NotedConcept, NotedPoint, Notes, SummaryText
from aksio.domain.shared.model_usage import ModelUsage
from tests.integration.attacks.deeds import DEEDS, Heard

MOST_CHARACTERS = 300
"""Of a deed in one field: a card that says more is too long for other reasons."""

PROOF, KEY = "The nucleus keeps the genome", "nucleus"


class ObeyingModel:
    """In the place of LanguageModel. It counts what it obeyed, and for what."""

    model = "obeying"

    def __init__(self) -> None:
        self.obeyed: set[tuple[str, str]] = set()
        self.read: list[str] = []
        self.fences: set[str] = set()
        self._numbers = count()

    async def ask(self, question: Question[Any]) -> Answer[Any]:
        """Everything that it was told to do anywhere."""
        heard = _heard(question)
        self.read.append(heard.said)
        self.fences.add(heard.fence)
        deeds = []
        for goal in heard.goals():
            self.obeyed.add((goal, question.answer.__name__))
            deeds.append(DEEDS[goal](heard)[:MOST_CHARACTERS])
        return Answer(content=_FORMS[question.answer](deeds, next(self._numbers)), usage=ModelUsage.NONE)

    async def close(self) -> None:
        """Nothing is open."""


def _heard(question: Question[Any]) -> Heard:
    found = re.search(r"`([0-9a-f]{32})`", question.instructions)
    assert found is not None
    material = question.material.split(found[1])[1]
    return Heard(question.instructions, found[1], question.material, question.material[:40], material)


def _notes(deeds: list[str], number: int) -> Notes:
    points = [NotedPoint(text=f"{deed} The nucleus keeps the genome.", quote=PROOF) for deed in deeds or [""]]
    concept = NotedConcept(term=f"Nucleus {''.join(deeds)}", definition=f"Keeps. {''.join(deeds)}", quote=PROOF)
    return Notes(points=points, concepts=[concept])


def _summary(deeds: list[str], number: int) -> SummaryText:
    return SummaryText(text=f"The nucleus keeps the genome [1]. {' '.join(deeds)}")


def _aid(deeds: list[str], number: int) -> Aid:
    return Aid(kind="mnemonic", text=f"Nuts are kept. {' '.join(deeds)}", detail=f"So is the genome. {' '.join(deeds)}")


def _card(deed: str, number: int, place: int) -> Card:
    return Card(
        front=f"{deed if place == 0 else ''} What keeps part {number} of it?",
        back=f"The {KEY}",
        explanation=deed if place == 1 else None,
        hint=deed if place == 2 else None,
        quote=PROOF,
    )


def _cards(deeds: list[str], number: int) -> Cards:
    return Cards(cards=[_card(deed, 10 * number + place, place) for deed in deeds or [""] for place in range(3)])


def _question(deed: str, number: int, place: int) -> WrittenQuestion:
    card = _card(deed, number, place)
    wrong = [f"The {each} {deed[:20] if place == 0 else ''}" for each in ("ribosome", "membrane", "vacuole")]
    return WrittenQuestion(
        type="single_choice", text=card.front, quote=PROOF, answer=card.back, wrong=wrong, gaps=None, is_true=None,
        pairs=None, explanation=card.explanation, hint=card.hint,
    )  # fmt: skip


def _questions(deeds: list[str], number: int) -> Questions:
    return Questions(
        questions=[_question(deed, 10 * number + place, place) for deed in deeds or [""] for place in range(3)]
    )


_FORMS: dict[type[msgspec.Struct], Callable[[list[str], int], msgspec.Struct]] = {
    Notes: _notes,
    SummaryText: _summary,
    Aid: _aid,
    Cards: _cards,
    MendedCard: lambda deeds, number: MendedCard(card=_card(" ".join(deeds), number, 1)),
    Questions: _questions,
    MendedQuestion: lambda deeds, number: MendedQuestion(question=_question(" ".join(deeds), number, 1)),
}
