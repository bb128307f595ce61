"""What would a generation take, before it is asked for?"""

from collections.abc import Sequence
from dataclasses import dataclass

from aksio.application.assessments.generation.budgeted_writing import BudgetedWriting
from aksio.application.assessments.generation.craft import B, Craft, D
from aksio.application.assessments.generation.crafts import CARD_CRAFT, question_craft
from aksio.application.assessments.generation.generation_material import fair_brief, material_of
from aksio.application.assessments.generation.generation_ports import CardBrief, PassageFinder
from aksio.application.assessments.generation.question_ports import QuestionBrief, RoomFinder
from aksio.application.assessments.generation.request_generation import RequestGenerationCommand
from aksio.application.assessments.ports import OwnCourses
from aksio.application.assessments.references import require_course
from aksio.application.shared.ports import Clock, Ids
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.question_draft import QuestionDraft
from aksio.domain.shared.ids import GenerationId


@dataclass(frozen=True, kw_only=True)
class GenerationQuoteView:
    """Tokens as the job would set them aside; 0 where no model is asked.

    It is expected to end after `calls` of its `passages`, if each gives what is asked of it; `most_tokens` are
    those of all passages. Repairs are part of the tokens, and would be calls of their own.
    """

    passages: int
    calls: int
    estimated_tokens: int
    most_tokens: int
    remaining_tokens: int | None

    @property
    def fits(self) -> bool:
        """Whether the allowance is enough for what is expected."""
        return self.remaining_tokens is None or self.estimated_tokens <= self.remaining_tokens


class QuoteGeneration:
    """Nothing is written or set aside. Raises Invalid, UnknownCourse, NotFound, and Unavailable."""

    def __init__(
        self,
        *,
        courses: OwnCourses,
        passages: PassageFinder,
        writing: BudgetedWriting[CardDraft, CardBrief],
        question_writing: BudgetedWriting[QuestionDraft, QuestionBrief],
        rooms: RoomFinder,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._courses = courses
        self._passages = passages
        self._writing = writing
        self._question_writing = question_writing
        self._rooms = rooms
        self._clock = clock
        self._ids = ids

    async def __call__(self, command: RequestGenerationCommand) -> GenerationQuoteView:
        generation = Generation.request(
            id=GenerationId(self._ids.new()),
            learner_id=command.learner_id,
            course_id=command.course_id,
            kind=command.kind,
            parameters=command.parameters,
            deck_id=command.deck_id,
            now=self._clock.now(),
        )
        await require_course(self._courses, command.course_id, learner_id=command.learner_id)
        passages = await material_of(generation, self._passages)
        if generation.kind is GenerationKind.QUIZ:
            tokens = _tokens(
                generation,
                passages,
                question_craft(passages, None, self._rooms),
                self._question_writing,
            )
        else:
            tokens = _tokens(generation, passages, CARD_CRAFT, self._writing)
        expected = tokens[: _passages_needed(generation, len(passages))]
        return GenerationQuoteView(
            passages=len(passages),
            calls=len(expected) if any(expected) else 0,
            estimated_tokens=sum(expected),
            most_tokens=sum(tokens),
            remaining_tokens=await self._writing.left(command.learner_id),
        )


def _tokens(
    generation: Generation, passages: Sequence[Passage], craft: Craft[D, B], writing: BudgetedWriting[D, B]
) -> list[int]:
    """What each passage sets aside, if those before it gave their share."""
    wanted, tokens = generation.wanted, []
    for left, passage in zip(range(len(passages), 0, -1), passages, strict=True):
        brief = fair_brief(generation.parameters, wanted=max(wanted, 1), of=left)
        tokens.append(writing.writer.most_tokens(passage, craft.brief(generation, passage, brief)))
        wanted -= brief.count - 1
    return tokens


def _passages_needed(generation: Generation, passages: int) -> int:
    """How many passages give enough, if each gives its share."""
    wanted = generation.wanted
    for read in range(passages):
        if wanted <= 0:
            return read
        wanted -= fair_brief(generation.parameters, wanted=wanted, of=passages - read).count - 1
    return passages
