"""Usage on real databases, and a shop with a stand-in for Stripe."""

from collections.abc import AsyncIterator, Callable, Iterator

import msgspec
import pytest

from aksio.adapters.bridges.plan_allowances import PlanModelBudget
from aksio.adapters.embedded.mailer import ConsoleMailer
from aksio.adapters.sql.assessments.model_calls import SqlModelCalls
from aksio.adapters.sql.billing.subscriptions import SqlSubscriptionsReader
from aksio.adapters.sql.billing.usage import SqlUsageMeters
from aksio.adapters.sql.database import Database
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.application.billing.allowances import Allowances
from aksio.application.billing.get_usage import GetUsage
from aksio.application.billing.reserve_usage import ReserveUsage
from aksio.application.billing.settle_usage import SettleUsage
from aksio.entrypoints.composition.settings import Settings
from tests.contracts.model_budget import LIMIT
from tests.integration.accounts.console import Console
from tests.integration.billing.shop import Shop
from tests.integration.http_client import Learner, running_api
from tests.make.billing import plans_of
from tests.make.clock import NOON, FixedClock
from tests.standin.stripe_server import API_KEY, WEBHOOK_SECRET, StripeStandIn, stripe_stand_in

NewUnitOfWork = Callable[[], SqlUnitOfWork]


def a_budget(new_uow: NewUnitOfWork, database: Database, clock: FixedClock) -> PlanModelBudget:
    """Of the free plan: LIMIT tokens."""
    meters = SqlUsageMeters(new_uow)
    allowances = Allowances(SqlSubscriptionsReader(database), plans_of(ai_tokens=LIMIT), clock, {})
    reserve, settle = ReserveUsage(meters, allowances, clock), SettleUsage(meters, clock)
    return PlanModelBudget(reserve, settle, GetUsage(meters, allowances, clock), SqlModelCalls(new_uow))


@pytest.fixture
def budget(new_uow: NewUnitOfWork, database: Database, clock: FixedClock) -> PlanModelBudget:
    """For one test."""
    return a_budget(new_uow, database, clock)


@pytest.fixture
def stripe() -> Iterator[StripeStandIn]:
    """On a port of its own, with empty books, in the year of the tests' clock."""
    with stripe_stand_in() as stand_in:
        stand_in.books.now = int(NOON.timestamp())
        yield stand_in


@pytest.fixture
def selling(settings: Settings, stripe: StripeStandIn) -> Settings:
    """With everything that it takes to sell plans."""
    return msgspec.structs.replace(
        settings, stripe_api_key=API_KEY, stripe_api_base=stripe.url, stripe_webhook_secret=WEBHOOK_SECRET
    )


@pytest.fixture
async def shop(selling: Settings, stripe: StripeStandIn, clock: FixedClock) -> AsyncIterator[Shop]:
    """The plans are on sale."""
    console = Console()
    async with running_api(selling, clock=clock, mailer=ConsoleMailer(console)) as api:
        await api.container.billing.put_plans_on_sale()()
        yield Shop(api, stripe, clock, console)


@pytest.fixture
async def student(shop: Shop) -> Learner:
    """Somebody at the shop."""
    return await shop.api.register()
