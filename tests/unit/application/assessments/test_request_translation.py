"""Whoever asks for a translation while another is faster finds it under way, and uses nothing of the allowance."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.translations import MemoryTranslationsReader
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.translations.list_translations import ListTranslations, ListTranslationsQuery
from aksio.application.assessments.translations.request_translation import RequestTranslation
from aksio.application.assessments.translations.translation_storage_ports import TranslationFilter
from aksio.application.assessments.translations.twin_keeper import RequestTranslationCommand
from aksio.application.shared.page import PageRequest
from aksio.domain.assessments.translation import Translation, TranslationUnderWay
from aksio.domain.assessments.translation_events import TranslationAdvanced, TranslationRequested
from aksio.domain.assessments.twins import Subject
from aksio.domain.shared.ids import LearnerId, TranslationId
from aksio.domain.shared.lease import Lease
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.allowance import ToldAllowance
from tests.make.cards import LEARNER, NOW, a_card, a_deck, some_id
from tests.make.clock import FixedClock
from tests.make.quizzes import a_quiz
from tests.make.study import CountedIds
from tests.make.translating import ByHeart

COMMANDS = {
    subject: RequestTranslationCommand(learner_id=LEARNER, subject=subject, original_id=original, language="es")
    for subject, original in ((Subject.DECK, a_deck().id), (Subject.QUIZ, a_quiz().id))
}


class Outrun(MemoryUnitOfWork):
    """Between what it reads and what it writes, somebody else is faster, once."""

    rival: Callable[[], Awaitable[object]] | None = None

    async def commit(self) -> None:
        """See the port."""
        if self.rival is not None:
            rival, self.rival = self.rival, None
            await rival()
        await super().commit()


class Desk:
    """Where translations are asked for."""

    def __init__(self, store: MemoryStore, clock: FixedClock, ids: CountedIds) -> None:
        self.store, self.clock, self.ids = store, clock, ids
        self.allowance = ToldAllowance()

    def request(self, uow: MemoryUnitOfWork) -> RequestTranslation:
        """By this unit of work."""
        return RequestTranslation(uow, ByHeart(), self.allowance, self.clock, self.ids)

    async def listed(self, learner_id: LearnerId = LEARNER) -> list[UUID]:
        """The ids of translations."""
        query = ListTranslationsQuery(learner_id=learner_id, chosen=TranslationFilter(), page=PageRequest())
        return [view.id for view in (await ListTranslations(MemoryTranslationsReader(self.store))(query)).items]


@pytest.fixture
async def desk(store: MemoryStore, clock: FixedClock, ids: CountedIds) -> Desk:
    """There is a deck with a card, and a quiz."""
    async with MemoryUnitOfWork(store) as uow:
        uow.decks.add(a_deck())
        uow.flashcards.add(a_card())
        uow.quizzes.add(a_quiz())
        await uow.commit()
    return Desk(store, clock, ids)


@pytest.mark.parametrize("subject", Subject)
async def test_who_is_second_finds_it_under_way(desk: Desk, subject: Subject) -> None:
    uow = Outrun(desk.store)
    uow.rival = lambda: desk.request(MemoryUnitOfWork(desk.store))(COMMANDS[subject])
    with pytest.raises(TranslationUnderWay):
        await desk.request(uow)(COMMANDS[subject])
    [first] = await desk.listed()
    assert desk.allowance.reserved == {first}
    assert sum(isinstance(event, TranslationRequested) for event in desk.store.outbox) == 1
    assert await desk.listed(LearnerId(some_id("stranger"))) == []


async def test_each_step_is_told() -> None:
    translation = Translation.request(
        id=TranslationId(UUID(int=1)),
        learner_id=LEARNER,
        subject=Subject.DECK,
        original_id=a_deck().id,
        twin_id=UUID(int=2),
        language="es",
        total=7,
        now=NOW,
    )
    lease = Lease(token=UUID(int=3), expires_at=NOW)
    translation.take_up(lease=lease, now=NOW)
    for written in (4, 2):
        translation.record(lease=lease, written=written, skipped={}, usage=ModelUsage.NONE, now=NOW)
    told = [event for event in translation.take_events() if isinstance(event, TranslationAdvanced)]
    assert [(event.done, event.total) for event in told] == [(4, 7), (6, 7)]


def test_a_language_is_the_same_in_any_case() -> None:
    shouted = RequestTranslationCommand(
        learner_id=LEARNER, subject=Subject.DECK, original_id=a_deck().id, language="PT-br"
    )
    assert shouted.language == "pt-BR"
