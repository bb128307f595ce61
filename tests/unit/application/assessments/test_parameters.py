"""Parameters of FSRS are fitted to a learner, and kept only if they are of use."""

import random
from datetime import timedelta

import pytest

from aksio.adapters.memory.store import MemoryStore
from aksio.adapters.memory.unit_of_work import MemoryUnitOfWork
from aksio.application.assessments.schedulers.fit_parameters import FitParameters, FitParametersCommand
from aksio.application.assessments.schedulers.forget_parameters import ForgetParameters, ForgetParametersCommand
from aksio.application.assessments.schedulers.get_parameters import GetParameters, GetParametersQuery
from aksio.application.assessments.schedulers.parameters_view import ParametersView
from aksio.application.assessments.schedulers.request_fit import RequestFit, RequestFitCommand
from aksio.application.assessments.schedulers.reschedule_learner import RescheduleLearner, RescheduleLearnerCommand
from aksio.application.assessments.schedulers.scheduler_ports import OptimizerMissing
from aksio.domain.assessments.learner_parameters import ParameterFitRequested, ParametersChanged
from aksio.domain.assessments.schedule import ReviewSchedule
from tests.make.cards import LEARNER, NOW, a_card, an_answer
from tests.make.clock import FixedClock
from tests.make.fsrs import BY_FSRS, FSRS_TOO
from tests.make.parameters import FORGETFUL, TheseParameters
from tests.make.study import MODELS

CARDS = 60


@pytest.fixture
async def cards(store: MemoryStore) -> None:
    """Of a learner who remembers about one of three from one day to the next."""
    chance = random.Random(3)
    async with MemoryUnitOfWork(store) as uow:
        for number in range(CARDS):
            card = a_card(number)
            card.reschedule(BY_FSRS, [], schedulers=FSRS_TOO)
            answers = [
                an_answer(4 if chance.random() < 0.35 else 1, at=NOW + timedelta(days=3 * day), name=(number, day))
                for day in range(15)
            ]
            log = card.merge(answers, schedulers=FSRS_TOO, now=NOW)
            card.take_events()
            uow.flashcards.add(card)
            uow.reviews.put(*log)
        await uow.commit()


class Learner:
    """What one learner asks for."""

    def __init__(self, store: MemoryStore, clock: FixedClock, fitter: TheseParameters) -> None:
        self.store, self.clock, self.fitter = store, clock, fitter

    async def sees(self) -> ParametersView:
        query = GetParametersQuery(learner_id=LEARNER)
        return await GetParameters(MemoryUnitOfWork(self.store), MODELS, self.fitter)(query)

    async def requests(self) -> ParametersView:
        use_case = RequestFit(MemoryUnitOfWork(self.store), MODELS, self.fitter, self.clock)
        return await use_case(RequestFitCommand(learner_id=LEARNER))

    async def waits(self) -> ParametersView:
        """For the work in the background, which may be done twice."""
        for _ in range(2):
            use_case = FitParameters(MemoryUnitOfWork(self.store), MODELS, self.fitter, self.clock)
            await use_case(FitParametersCommand(learner_id=LEARNER))
        return await self.sees()

    async def is_rescheduled(self) -> list[ReviewSchedule]:
        use_case = RescheduleLearner(MemoryUnitOfWork(self.store), MODELS)
        await use_case(RescheduleLearnerCommand(learner_id=LEARNER, at_once=7))
        return [card.schedule for card in self.store.rows["flashcards"].values()]


async def test_without_a_fit_those_found_for_many_are_used(store: MemoryStore, clock: FixedClock) -> None:
    found = await Learner(store, clock, TheseParameters(None)).sees()
    assert (found.parameters, found.source, found.can_fit, found.fit) == (MODELS.default, "default", True, None)


@pytest.mark.usefixtures("cards")
async def test_a_clear_gain_is_kept_and_every_schedule_is_made_anew(store: MemoryStore, clock: FixedClock) -> None:
    learner = Learner(store, clock, TheseParameters(FORGETFUL))
    before = [card.schedule for card in store.rows["flashcards"].values()]
    asked = await learner.requests()
    assert asked.fit is not None
    assert (asked.source, asked.fit.status) == ("default", "requested")
    await learner.requests()
    kept = await learner.waits()
    assert kept.fit is not None
    assert (kept.parameters, kept.source, kept.fit.status) == (FORGETFUL, "fitted", "kept")
    assert kept.fit.gain is not None
    assert kept.fit.standard_error is not None
    assert kept.fit.gain > 2 * kept.fit.standard_error
    assert learner.fitter.asked_with == CARDS * 12
    assert [type(event) for event in store.outbox] == [ParameterFitRequested, ParametersChanged]
    after = await learner.is_rescheduled()
    assert all(now.memory != then.memory for now, then in zip(after, before, strict=True))
    await ForgetParameters(MemoryUnitOfWork(store), clock)(ForgetParametersCommand(learner_id=LEARNER))
    assert (await learner.sees()).source == "default"
    assert await learner.is_rescheduled() == before


@pytest.mark.usefixtures("cards")
async def test_what_is_not_clearly_better_is_not_kept(store: MemoryStore, clock: FixedClock) -> None:
    no_better = (*MODELS.default[:20], 0.1)
    learner = Learner(store, clock, TheseParameters(no_better))
    await learner.requests()
    found = await learner.waits()
    assert found.fit is not None
    assert (found.source, found.fit.status, found.fit.judged_by) == ("default", "rejected", CARDS * 3)
    assert [type(event) for event in store.outbox] == [ParameterFitRequested]


@pytest.mark.usefixtures("cards")
async def test_parameters_that_reward_a_worse_answer_are_not_kept(store: MemoryStore, clock: FixedClock) -> None:
    turned_round = (FORGETFUL[3], *FORGETFUL[1:3], FORGETFUL[0], *FORGETFUL[4:])
    learner = Learner(store, clock, TheseParameters(turned_round))
    await learner.requests()
    found = await learner.waits()
    assert found.fit is not None
    assert found.fit.status == "rejected"


async def test_a_log_that_is_too_short_says_so(store: MemoryStore, clock: FixedClock) -> None:
    learner = Learner(store, clock, TheseParameters(FORGETFUL))
    await learner.requests()
    found = await learner.waits()
    assert found.fit is not None
    assert (found.fit.status, found.fit.gain, found.source) == ("too_short", None, "default")
    again = await learner.requests()
    assert again.fit is not None
    assert (again.fit.status, again.fit.finished_at) == ("requested", None)


async def test_where_it_cannot_be_done_nothing_is_promised(store: MemoryStore, clock: FixedClock) -> None:
    learner = Learner(store, clock, TheseParameters(None, is_available=False))
    assert not (await learner.sees()).can_fit
    with pytest.raises(OptimizerMissing):
        await learner.requests()
    assert not any(store.rows.values())
