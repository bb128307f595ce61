"""Change how much somebody wants to study in a day."""

from dataclasses import dataclass

from aksio.application.accounts.ports import AccountsUnitOfWork
from aksio.application.accounts.views import AccountView
from aksio.application.shared.ports import Clock
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.accounts.profile import StudyPreferences
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class EditPreferencesCommand:
    """None leaves a preference as it is; `expected_version` is what the caller last saw, if they mind."""

    account_id: LearnerId
    new_cards_per_day: int | None = None
    reviews_per_day: int | None = None
    expected_version: int | None = None


class EditPreferences:
    """Raises Stale, and Invalid with every field that is wrong."""

    def __init__(self, uow: AccountsUnitOfWork, clock: Clock) -> None:
        self._uow = uow
        self._clock = clock

    @repeats_when_raced
    async def __call__(self, command: EditPreferencesCommand) -> AccountView:
        async with self._uow as uow:
            account = await uow.accounts.get(command.account_id)
            account.require_version(command.expected_version)
            present = account.preferences
            preferences = StudyPreferences(
                new_cards_per_day=_or(command.new_cards_per_day, present.new_cards_per_day),
                reviews_per_day=_or(command.reviews_per_day, present.reviews_per_day),
            )
            account.prefer(preferences, now=self._clock.now())
            uow.accounts.save(account)
            await uow.commit()
        return AccountView.of(account)


def _or(wanted: int | None, present: int) -> int:
    return present if wanted is None else wanted
