"""The two crafts: cards and questions."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TypeVar

from aksio.application.assessments.generation.craft import Craft, Keeping, Kept
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.kept_cards import keep_cards
from aksio.application.assessments.generation.kept_questions import keep_questions, mix_of
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.card_checks import problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.quiz import Quiz

MOST_NEIGHBOURS = 4
T = TypeVar("T")


def _card_brief(generation: Generation, passage: Passage, brief: CardBrief) -> CardBrief:
    return brief


def _rotated(some: tuple[T, ...], *, by: int) -> tuple[T, ...]:
    """Passages begin with different types, because one often has room for no more than a single question."""
    start = by % len(some) if some else 0
    return some[start:] + some[:start]


CARD_CRAFT: Craft[CardDraft, CardBrief] = Craft(
    purpose="flashcards", check=problems_of, brief=_card_brief, keep=keep_cards
)


def question_craft(material: Sequence[Passage], quiz: Quiz | None) -> Craft[QuestionDraft, QuestionBrief]:
    """The craft of questions, for a document of which these are the passages, and for the quiz as it is so far."""

    places = {each.key: place for place, each in enumerate(material)}
    latest = [quiz]

    async def keep(keeping: Keeping, drafts: Sequence[QuestionDraft]) -> Kept:
        kept = await keep_questions(keeping, drafts)
        latest[0] = kept.quiz
        return kept

    def brief_of(generation: Generation, passage: Passage, brief: CardBrief) -> QuestionBrief:
        types, difficulties = mix_of(generation, latest[0])
        place, shared = places[passage.key], {each.name: getattr(brief, each.name) for each in fields(CardBrief)}
        lacking = _rotated(difficulties.left(), by=place)[:1]
        beside = [each.text for each in material if each.document_id == passage.document_id and each != passage]
        return QuestionBrief(
            **{**shared, "difficulty": lacking[0] if lacking else brief.difficulty},
            question_types=_rotated(types.left() or generation.parameters.question_types or WRITABLE_TYPES, by=place),
            neighbours=tuple(beside[:MOST_NEIGHBOURS]),
        )

    return Craft(purpose="quiz", check=question_problems, brief=brief_of, keep=keep)
