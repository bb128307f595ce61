"""The two crafts: cards and questions."""

from collections.abc import Sequence
from dataclasses import fields

from aksio.application.assessments.generation.craft import Craft
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.kept_cards import keep_cards
from aksio.application.assessments.generation.kept_questions import keep_questions
from aksio.application.assessments.generation.question_ports import QuestionBrief
from aksio.domain.assessments.card_checks import problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.question_kind import QuestionKind

MOST_NEIGHBOURS = 4


def _card_brief(generation: Generation, passage: Passage, brief: CardBrief) -> CardBrief:
    return brief


def _rotated(types: tuple[QuestionKind, ...], *, by: int) -> tuple[QuestionKind, ...]:
    """Passages begin with different types, because one often has room for no more than a single question."""
    start = by % len(types)
    return types[start:] + types[:start]


CARD_CRAFT: Craft[CardDraft, CardBrief] = Craft(
    purpose="flashcards", check=problems_of, brief=_card_brief, keep=keep_cards
)


def question_craft(material: Sequence[Passage]) -> Craft[QuestionDraft, QuestionBrief]:
    """The craft of questions, for a document of which these are the passages."""

    places = {each.key: place for place, each in enumerate(material)}

    def brief_of(generation: Generation, passage: Passage, brief: CardBrief) -> QuestionBrief:
        shared = {each.name: getattr(brief, each.name) for each in fields(CardBrief)}
        types = generation.parameters.question_types or WRITABLE_TYPES
        beside = [each.text for each in material if each.document_id == passage.document_id and each != passage]
        return QuestionBrief(
            **shared,
            question_types=_rotated(types, by=places[passage.key]),
            neighbours=tuple(beside[:MOST_NEIGHBOURS]),
        )

    return Craft(purpose="quiz", check=question_problems, brief=brief_of, keep=keep_questions)
