"""Everything around a generation, in memory: material, writers that do as they are told, and the use cases."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from aksio.adapters.embedded.card_writer import ExtractiveCardWriter
from aksio.adapters.embedded.question_writer import ExtractiveQuestionWriter
from aksio.adapters.memory.generations import MemoryGenerationsReader
from aksio.adapters.memory.model_budget import MemoryModelBudget
from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.assessments.generation.budgeted_writing import BudgetedWriting
from aksio.application.assessments.generation.generation_ports import CardBrief, CardWriter, WrittenCards
from aksio.application.assessments.generation.request_generation import RequestGeneration, RequestGenerationCommand
from aksio.application.assessments.generation.run_generation import RunGeneration, RunGenerationCommand
from aksio.domain.assessments.card_checks import CardProblem
from aksio.domain.assessments.card_draft import CardDraft
from aksio.domain.assessments.deck import Deck
from aksio.domain.assessments.flashcard import Flashcard
from aksio.domain.assessments.generation import Generation
from aksio.domain.assessments.generation_parameters import GenerationParameters
from aksio.domain.assessments.generation_status import GenerationKind
from aksio.domain.assessments.passage import Passage
from aksio.domain.assessments.quizzes.quiz import Quiz
from aksio.domain.shared.ids import CourseId, DocumentId, GenerationId, LearnerId
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.allowance import ToldAllowance
from tests.make.clock import FixedClock
from tests.make.generation import COURSE, LEARNER, a_passage

LEASE = timedelta(seconds=30)
PASSAGE_USAGE = ModelUsage(model="told", calls=1, input_tokens=90, output_tokens=10, cost_micros=5)


def numbered_passage(number: int) -> Passage:
    """A passage with facts that no other one has."""
    text = " ".join(f"The harbour of town {number}{letter} was opened in {1500 + number}{letter}." for letter in "0123")
    return a_passage(text, page=number, document_name="Harbours")


@dataclass
class FixedMaterial:
    """A PassageFinder that has these passages, or is away."""

    found: list[Passage]
    away: Exception | None = None

    async def passages(
        self,
        *,
        learner_id: LearnerId,
        course_id: CourseId,
        document_ids: tuple[DocumentId, ...],
        topic: str | None,
        start_page: int | None,
        end_page: int | None,
        limit: int,
    ) -> list[Passage]:
        """See the port."""
        if self.away is not None:
            raise self.away
        return self.found[:limit]


@dataclass
class ToldWriter:
    """Cuts cards out like the extractive writer, for tokens; `before` is called first, and may raise or wait."""

    before: Callable[[Passage], Awaitable[None]] | None = None
    mend: Callable[[CardDraft], CardDraft | None] = field(default=lambda draft: None)
    spoil: Callable[[CardDraft], CardDraft] = field(default=lambda draft: draft)
    asked: list[tuple[Passage, CardBrief]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def most_tokens(self, passage: Passage, brief: CardBrief) -> int:
        """See the port."""
        return 100

    async def write(self, passage: Passage, brief: CardBrief) -> WrittenCards:
        """See the port."""
        self.asked.append((passage, brief))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0)
            if self.before is not None:
                await self.before(passage)
            written = await ExtractiveCardWriter().write(passage, brief)
        finally:
            self.at_once -= 1
        return WrittenCards(drafts=tuple(map(self.spoil, written.drafts)), usage=PASSAGE_USAGE)

    async def repair(
        self, passage: Passage, brief: CardBrief, draft: CardDraft, problems: tuple[CardProblem, ...]
    ) -> WrittenCards:
        """See the port."""
        mended = self.mend(draft)
        return WrittenCards(drafts=() if mended is None else (mended,), usage=ModelUsage(model="told", calls=1))


class ToldLanguages:
    """A LanguageDetector that always says the same."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language

    async def language_of(self, text: str) -> str | None:
        """See the port."""
        return self._language


class AllCourses:
    """OwnCourses: every course is the learner's."""

    async def among(self, course_ids: frozenset[CourseId], *, learner_id: LearnerId) -> frozenset[CourseId]:
        """See the port."""
        return course_ids


@dataclass
class World:
    """One learner with material, and one storage."""

    material: FixedMaterial = field(default_factory=lambda: FixedMaterial([numbered_passage(n) for n in range(1, 11)]))
    writer: CardWriter = field(default_factory=ToldWriter)
    languages: ToldLanguages = field(default_factory=ToldLanguages)
    budget: MemoryModelBudget = field(default_factory=lambda: MemoryModelBudget(tokens=1_000_000))
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FixedClock = field(default_factory=FixedClock)
    allowance: ToldAllowance = field(default_factory=ToldAllowance)
    lease: timedelta = LEASE

    async def request(
        self, count: int = 5, *, kind: GenerationKind = GenerationKind.FLASHCARDS, **parameters: object
    ) -> GenerationId:
        """Ask for cards, or for a quiz."""
        command = RequestGenerationCommand(
            learner_id=LEARNER,
            course_id=COURSE,
            kind=kind,
            parameters=GenerationParameters(count=count, **parameters),  # type: ignore[arg-type]
        )
        request = RequestGeneration(self.uow(), AllCourses(), self.allowance, self.clock, RandomIds())
        return (await request(command)).id

    async def run(self, generation_id: GenerationId) -> None:
        """What the reaction does."""
        run = RunGeneration(
            uow=self.uow(),
            passages=self.material,
            cards=MemoryGenerationsReader(self.store),
            questions=MemoryGenerationsReader(self.store),
            writing=BudgetedWriting(
                writer=self.writer, languages=self.languages, budget=self.budget, clock=self.clock, ids=RandomIds()
            ),
            question_writing=BudgetedWriting(
                writer=ExtractiveQuestionWriter(),
                languages=self.languages,
                budget=self.budget,
                clock=self.clock,
                ids=RandomIds(),
            ),
            rooms=ExtractiveQuestionWriter(),
            clock=self.clock,
            ids=RandomIds(),
            lease=self.lease,
        )
        await run(RunGenerationCommand(generation_id=generation_id, learner_id=LEARNER))

    async def generation(self, generation_id: GenerationId) -> Generation:
        """As it is stored."""
        async with self.uow() as uow:
            return await uow.generations.get(generation_id, learner_id=LEARNER)

    def uow(self) -> MemoryUnitOfWork:
        """A unit of work on the storage."""
        return MemoryUnitOfWork(self.store)

    def cards(self) -> Sequence[Flashcard]:
        """All that are stored."""
        return list(self.store.rows.get("flashcards", {}).values())

    def decks(self) -> Sequence[Deck]:
        """All that are stored."""
        return list(self.store.rows.get("decks", {}).values())

    def quizzes(self) -> Sequence[Quiz]:
        """All that are stored."""
        return list(self.store.rows.get("quizzes", {}).values())
