"""Writes quiz questions with a language model of OpenAI, or of anything that speaks its HTTP."""

from dataclasses import asdict, replace
from itertools import islice

import msgspec

from aksio.adapters.openai.passage_model import (
    BYTES_PER_TOKEN,
    MOST_REPAIRS,
    TOKENS_FOR_THINKING,
    PassageModel,
    PassageTask,
)
from aksio.adapters.openai.question_wire import WrittenQuestion, written_question
from aksio.application.assessments.generation.question_ports import QuestionBrief, WrittenQuestions
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.generation_parameters import WRITABLE_TYPES
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.assessments.question_room import Room

TOKENS_PER_QUESTION = 500
PROMPT_TOKENS = 1_400
MOST_NEIGHBOUR_CHARACTERS = 2_000
"""Of the other texts of a document no more is sent: they only lend wrong options."""


class Questions(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `write_questions`."""

    questions: list[WrittenQuestion]


class MendedQuestion(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to `repair_question`."""

    question: WrittenQuestion | None


class OpenAIQuestionWriter:
    """See the port. A question of a type that was not asked for, or changed its type when mended, is left out."""

    def __init__(self, model: PassageModel) -> None:
        self._model = model

    def most_tokens(self, passage: Passage, brief: QuestionBrief) -> int:
        """The writing, and as many repairs as there hardly ever are."""
        reading = len(passage.text.encode()) // BYTES_PER_TOKEN + PROMPT_TOKENS
        beside = sum(len(text.encode()) for text in _lent(brief)) // BYTES_PER_TOKEN
        repairs = min(brief.count, MOST_REPAIRS)
        return (1 + repairs) * reading + beside + _room(brief.count) + repairs * _room(1)

    def room(self, passage: Passage, brief: QuestionBrief) -> Room:
        """A guess by the length: a model can put a fact in any type."""
        return Room.by_length(passage.text, WRITABLE_TYPES)

    async def write(self, passage: Passage, brief: QuestionBrief) -> WrittenQuestions:
        """See the port."""
        task = PassageTask(
            prompt="write_questions",
            task=asdict(brief) | {"neighbours": _lent(brief)},
            answer=Questions,
            language=brief.language,
            room=_room(brief.count),
        )
        answered = await self._model.ask(passage.text, task)
        drafts = (question.to_draft() for question in answered.content.questions)
        wanted = [draft for draft in drafts if draft.kind in brief.question_types]
        labelled = (replace(draft, difficulty=brief.difficulty_at(place)) for place, draft in enumerate(wanted))
        return WrittenQuestions(drafts=tuple(islice(labelled, brief.count)), usage=answered.usage)

    async def repair(
        self, passage: Passage, brief: QuestionBrief, draft: QuestionDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenQuestions:
        """See the port."""
        wrong: dict[str, object] = {
            "language": brief.language,
            "question": written_question(draft),
            "problems": [problem.message for problem in problems],
        }
        task = PassageTask(
            prompt="repair_question", task=wrong, answer=MendedQuestion, language=brief.language, room=_room(1)
        )
        answered = await self._model.ask(passage.text, task)
        mended = [answered.content.question.to_draft()] if answered.content.question else []
        same = (replace(each, difficulty=draft.difficulty) for each in mended if each.kind is draft.kind)
        return WrittenQuestions(drafts=tuple(same), usage=answered.usage)

    async def close(self) -> None:
        """Close the connections."""
        await self._model.close()


def _lent(brief: QuestionBrief) -> list[str]:
    """The beginnings of the neighbours, an equal share each."""
    share = MOST_NEIGHBOUR_CHARACTERS // max(1, len(brief.neighbours))
    return [text[:share] for text in brief.neighbours]


def _room(questions: int) -> int:
    return TOKENS_FOR_THINKING + questions * TOKENS_PER_QUESTION
