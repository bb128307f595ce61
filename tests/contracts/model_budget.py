"""What every budget promises."""

import asyncio
from uuid import UUID

import pytest

from aksio.application.assessments.generation.generation_ports import ModelBudget, ModelBudgetReached
from aksio.domain.shared.ids import LearnerId
from aksio.domain.shared.model_usage import ModelUsage
from tests.make.generation import LEARNER, NOW

LIMIT = 1_000
OTHER = LearnerId(UUID(int=8))


async def reserve(budget: ModelBudget, number: int, tokens: int, learner_id: LearnerId = LEARNER) -> bool:
    """Whether the tokens could be set aside."""
    try:
        await budget.reserve(call_id=UUID(int=number), learner_id=learner_id, purpose="p", tokens=tokens, now=NOW)
    except ModelBudgetReached:
        return False
    return True


async def settle(budget: ModelBudget, number: int, tokens: int) -> None:
    usage = ModelUsage(model="m", calls=1, input_tokens=tokens - 1, output_tokens=1, cost_micros=7)
    await budget.settle(call_id=UUID(int=number), usage=usage, now=NOW)


class ModelBudgetContract:
    """Subclasses give the fixture `budget`, of LIMIT tokens."""

    @pytest.fixture
    def budget(self) -> ModelBudget:
        raise NotImplementedError

    async def test_what_is_set_aside_counts_until_it_is_settled(self, budget: ModelBudget) -> None:
        assert await reserve(budget, 1, 800)
        assert not await reserve(budget, 2, 300)
        await settle(budget, 1, 100)
        assert await reserve(budget, 2, 900)
        assert not await reserve(budget, 3, 1)

    async def test_a_call_that_used_nothing_gives_all_back(self, budget: ModelBudget) -> None:
        assert await reserve(budget, 1, LIMIT)
        await budget.settle(call_id=UUID(int=1), usage=ModelUsage.NONE, now=NOW)
        assert await reserve(budget, 2, LIMIT)

    async def test_everybody_has_a_budget_of_their_own(self, budget: ModelBudget) -> None:
        assert await reserve(budget, 1, LIMIT)
        assert await reserve(budget, 2, LIMIT, OTHER)

    async def test_calls_at_the_same_time_do_not_overdraw(self, budget: ModelBudget) -> None:
        got = await asyncio.gather(*(reserve(budget, number, 300) for number in range(8)))
        assert sum(got) == 3

    async def test_what_is_left_is_what_can_be_reserved(self, budget: ModelBudget) -> None:
        assert await budget.left(learner_id=LEARNER, now=NOW) == LIMIT
        assert await reserve(budget, 1, 800)
        left = await budget.left(learner_id=LEARNER, now=NOW)
        assert left == LIMIT - 800
        assert not await reserve(budget, 2, left + 1)
        assert await reserve(budget, 2, left)
        assert await budget.left(learner_id=LEARNER, now=NOW) == 0
        assert await budget.left(learner_id=OTHER, now=NOW) == LIMIT
