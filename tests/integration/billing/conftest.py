"""Usage on real databases, with plans made for the test."""

from collections.abc import Callable

import pytest

from aksio.adapters.bridges.plan_allowances import PlanModelBudget
from aksio.adapters.sql.assessments.model_calls import SqlModelCalls
from aksio.adapters.sql.billing.subscriptions import SqlSubscriptionsReader
from aksio.adapters.sql.billing.usage import SqlUsageMeters
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.billing.allowances import Allowances
from aksio.application.billing.reserve_usage import ReserveUsage
from aksio.application.billing.settle_usage import SettleUsage
from tests.contracts.model_budget import LIMIT
from tests.make.billing import plans_of
from tests.make.clock import FixedClock

NewUnitOfWork = Callable[[], SqlUnitOfWork]


def a_budget(new_uow: NewUnitOfWork, database: Database, clock: FixedClock) -> PlanModelBudget:
    """Of the free plan: LIMIT tokens."""
    meters = SqlUsageMeters(new_uow)
    allowances = Allowances(SqlSubscriptionsReader(database), plans_of(ai_tokens=LIMIT), clock, {})
    reserve, settle = ReserveUsage(meters, allowances, clock), SettleUsage(meters, clock)
    return PlanModelBudget(reserve, settle, SqlModelCalls(new_uow))


@pytest.fixture
def budget(new_uow: NewUnitOfWork, database: Database, clock: FixedClock) -> PlanModelBudget:
    """For one test."""
    return a_budget(new_uow, database, clock)
