"""Billing in SQL keeps the contracts, on SQLite and on Postgres."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from aksio.adapters.bridges.plan_allowances import PlanModelBudget
from aksio.adapters.sql.billing.subscriptions import SqlSubscriptionsReader
from aksio.adapters.sql.billing.usage import SqlUsageMeters
from aksio.adapters.sql.database import Database
from aksio.application.assessments.generation.generation_ports import ModelBudgetReached
from aksio.domain.billing.meter import Meter
from aksio.domain.billing.usage import HELD_FOR
from tests.contracts.model_budget import LIMIT, ModelBudgetContract, reserve, settle
from tests.contracts.subscriptions import SubscriptionsContract
from tests.contracts.usage_meters import UsageMetersContract
from tests.integration.billing.conftest import NewUnitOfWork, a_budget
from tests.make.clock import FixedClock
from tests.make.generation import LEARNER


class TestSqlSubscriptions(SubscriptionsContract):
    @pytest.fixture
    def reader(self, database: Database) -> SqlSubscriptionsReader:
        return SqlSubscriptionsReader(database)


class TestSqlUsageMeters(UsageMetersContract):
    @pytest.fixture
    def meters(self, new_uow: NewUnitOfWork) -> SqlUsageMeters:
        return SqlUsageMeters(new_uow)


class TestPlanModelBudget(ModelBudgetContract):
    @pytest.fixture
    def budget(self, new_uow: NewUnitOfWork, database: Database, clock: FixedClock) -> PlanModelBudget:
        return a_budget(new_uow, database, clock)


async def test_a_new_month_is_a_new_budget(budget: PlanModelBudget, clock: FixedClock) -> None:
    clock.go_on(datetime(2026, 3, 31, 23, 59, 59, tzinfo=UTC) - clock.now())
    assert await reserve(budget, 1, LIMIT)
    with pytest.raises(ModelBudgetReached) as reached:
        await budget.reserve(call_id=UUID(int=2), learner_id=LEARNER, purpose="p", tokens=1, now=clock.now())
    assert reached.value.retry_after == 1
    clock.go_on(timedelta(seconds=1))
    assert await reserve(budget, 2, LIMIT)


async def test_a_reservation_of_a_process_that_died_runs_out(budget: PlanModelBudget, clock: FixedClock) -> None:
    assert await reserve(budget, 1, LIMIT)
    clock.go_on(HELD_FOR[Meter.AI_TOKENS])
    assert await reserve(budget, 2, LIMIT)
    await settle(budget, 2, 100)
    assert await reserve(budget, 3, LIMIT - 100)
