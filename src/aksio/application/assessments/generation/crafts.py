"""The two crafts: cards and questions."""

from collections.abc import Sequence

from aksio.application.assessments.generation.craft import Craft, Keeping, Kept, Standing
from aksio.application.assessments.generation.fair_choice import fair_choice
from aksio.application.assessments.generation.generation_ports import CardBrief
from aksio.application.assessments.generation.kept_cards import keep_cards
from aksio.application.assessments.generation.kept_questions import keep_questions
from aksio.application.assessments.generation.question_choice import QuestionChoice
from aksio.application.assessments.generation.question_ports import QuestionBrief, RoomFinder
from aksio.domain.assessments.card_checks import problems_of
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.missing_type import MissingType
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_checks import question_problems
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.quizzes.quiz import Quiz


def _card_brief(generation: Generation, passage: Passage, brief: CardBrief) -> CardBrief:
    return brief


async def _next_passage(standing: Standing[CardBrief]) -> tuple[Passage, CardBrief] | None:
    return fair_choice(standing)


async def _nothing_missing(generation: Generation) -> tuple[MissingType, ...]:
    return ()


CARD_CRAFT: Craft[CardDraft, CardBrief] = Craft(
    purpose="flashcards",
    brief=_card_brief,
    choose=_next_passage,
    check=problems_of,
    keep=keep_cards,
    missing=_nothing_missing,
)


def question_craft(
    material: Sequence[Passage], quiz: Quiz | None, rooms: RoomFinder
) -> Craft[QuestionDraft, QuestionBrief]:
    """The craft of questions, for a document of which these are the passages, and for the quiz as it is so far."""
    choice = QuestionChoice(material, quiz, rooms)

    async def keep(keeping: Keeping, drafts: Sequence[QuestionDraft]) -> Kept:
        kept = await keep_questions(keeping, drafts)
        choice.quiz = kept.quiz
        return kept

    return Craft(
        purpose="quiz",
        brief=choice.brief,
        choose=choice.choose,
        check=question_problems,
        keep=keep,
        missing=choice.missing,
    )
