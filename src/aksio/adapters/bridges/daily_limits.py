"""Assessments ask how many cards a learner wants in a day; accounts know."""

from aksio.adapters.bridges.remembered import Remembered
from aksio.application.accounts.get_account import GetAccount, GetAccountQuery
from aksio.application.shared.ports import Clock
from aksio.domain.accounts.account import AccountNotFound
from aksio.domain.assessments.due_queue import DailyLimits
from aksio.domain.shared.ids import LearnerId


class AccountDailyLimits:
    """See the port LimitsOfLearners. Every look at the queue asks for them."""

    def __init__(self, get_account: GetAccount, clock: Clock) -> None:
        self._get_account = get_account
        self._remembered = Remembered(self._ask, clock)

    async def of(self, learner_id: LearnerId) -> DailyLimits:
        """See the port."""
        return await self._remembered.of(learner_id)

    async def _ask(self, learner_id: LearnerId) -> DailyLimits:
        try:
            account = await self._get_account(GetAccountQuery(account_id=learner_id))
        except AccountNotFound:
            return DailyLimits()
        return DailyLimits(new_cards=account.new_cards_per_day, reviews=account.reviews_per_day)
