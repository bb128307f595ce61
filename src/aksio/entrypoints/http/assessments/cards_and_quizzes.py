"""Routes from cards to quizzes and back."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from aksio.application.assessments.quizzes.keep_missed_questions import KeepMissedQuestions, KeepMissedQuestionsCommand
from aksio.application.assessments.quizzes.quiz_from_cards import QuizFromCards, QuizFromCardsCommand, WhichCards
from aksio.domain.shared.ids import AttemptId, CourseId, DeckId, LearnerId, QuestionId
from aksio.entrypoints.http.assessments.flashcard_wire import FlashcardOut, FlashcardsOut
from aksio.entrypoints.http.assessments.quiz_wire import QuizOut
from aksio.entrypoints.http.request import AksioRequest
from aksio.entrypoints.http.wire import Body


class QuizFromFlashcards(Body, frozen=True, kw_only=True):
    """`which`: cards that are due today, or weak ones, which were forgotten before. A deck narrows the course down."""

    course_id: UUID
    deck_id: UUID | None = None
    which: WhichCards = WhichCards.DUE
    count: Annotated[int, Meta(ge=1, le=100)] = 10
    title: str = "Flashcards"

    def to_command(self, learner_id: LearnerId) -> QuizFromCardsCommand:
        """As the use case has it."""
        return QuizFromCardsCommand(
            learner_id=learner_id,
            course_id=CourseId(self.course_id),
            deck_id=None if self.deck_id is None else DeckId(self.deck_id),
            which=self.which,
            count=self.count,
            title=self.title,
        )


class MissedQuestions(Body, frozen=True, kw_only=True):
    """Which to keep; without `question_ids` all. `course_id` is needed where the quiz is somebody else's."""

    question_ids: Annotated[list[UUID], Meta(min_length=1, max_length=500)] | None = None
    course_id: UUID | None = None
    deck_id: UUID | None = None

    def to_command(self, attempt_id: UUID, learner_id: LearnerId) -> KeepMissedQuestionsCommand:
        """As the use case has it."""
        chosen = self.question_ids
        return KeepMissedQuestionsCommand(
            attempt_id=AttemptId(attempt_id),
            taker_id=learner_id,
            question_ids=None if chosen is None else frozenset(QuestionId(one) for one in chosen),
            course_id=None if self.course_id is None else CourseId(self.course_id),
            deck_id=None if self.deck_id is None else DeckId(self.deck_id),
        )


class CardsAndQuizzesController(Controller):
    """Cards become questions, and questions that were missed become cards."""

    path = "/assessments"

    @post(
        "/quizzes/from-flashcards",
        operation_id="createQuizFromFlashcards",
        summary="Make a quiz of my due or weak flashcards, ready to be taken",
        tags=("quizzes",),
    )
    async def quiz(
        self, request: AksioRequest, data: JSONBody[QuizFromFlashcards], quiz_from_cards: NamedDependency[QuizFromCards]
    ) -> QuizOut:
        return QuizOut.of(await quiz_from_cards(data.to_command(request.user.id)))

    @post(
        "/attempts/{attempt_id:uuid}/flashcards",
        operation_id="keepMissedQuestions",
        summary="Make flashcards of questions that were missed; each becomes one card, however often this is asked",
        tags=("attempts",),
    )
    async def cards(
        self,
        request: AksioRequest,
        attempt_id: FromPath[UUID],
        data: JSONBody[MissedQuestions],
        keep_missed_questions: NamedDependency[KeepMissedQuestions],
    ) -> FlashcardsOut:
        kept = await keep_missed_questions(data.to_command(attempt_id, request.user.id))
        return FlashcardsOut(items=[FlashcardOut.of(card) for card in kept])
