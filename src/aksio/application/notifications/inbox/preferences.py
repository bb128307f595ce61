"""Show and change what a learner wants to be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, TypedDict

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork
from aksio.application.shared.races import repeats_when_raced
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.notifications.letter_time import Weekday
from aksio.domain.notifications.preferences import Choices, Preferences
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class PreferencesView:
    """`kinds` tells for each kind and channel whether it is sent."""

    digest_hour: int
    report_weekday: Weekday
    report_hour: int
    kinds: Mapping[Kind, Mapping[Channel, bool]]
    version: int

    @classmethod
    def of(cls, preferences: Preferences) -> Self:
        """With what holds where nothing was chosen."""
        kinds = {kind: {channel: preferences.wants(kind, channel) for channel in Channel} for kind in Kind}
        return cls(
            digest_hour=preferences.digest_hour,
            report_weekday=preferences.report_weekday,
            report_hour=preferences.report_hour,
            kinds=kinds,
            version=preferences.version,
        )


class GetPreferences:
    """Those of a learner."""

    def __init__(self, uow: NotificationsUnitOfWork) -> None:
        self._uow = uow

    async def __call__(self, learner_id: LearnerId) -> PreferencesView:
        async with self._uow as uow:
            return PreferencesView.of(await uow.notification_preferences.of(learner_id))


class PreferenceChanges(TypedDict, total=False):
    """What is not named stays as it is."""

    digest_hour: int
    report_weekday: Weekday
    report_hour: int
    kinds: Choices


@dataclass(frozen=True, kw_only=True)
class ChoosePreferencesCommand:
    """`expected_version` is what the caller saw, if they say."""

    learner_id: LearnerId
    changes: PreferenceChanges
    expected_version: int | None = None


class ChoosePreferences:
    """Raises Invalid, and Stale when they changed since they were seen."""

    def __init__(self, uow: NotificationsUnitOfWork) -> None:
        self._uow = uow

    @repeats_when_raced
    async def __call__(self, command: ChoosePreferencesCommand) -> PreferencesView:
        async with self._uow as uow:
            preferences = await uow.notification_preferences.of(command.learner_id)
            preferences.require_version(command.expected_version)
            preferences.move_letters(
                digest_hour=command.changes.get("digest_hour"),
                report_weekday=command.changes.get("report_weekday"),
                report_hour=command.changes.get("report_hour"),
            )
            preferences.choose(command.changes.get("kinds", {}))
            uow.notification_preferences.save(preferences)
            await uow.commit()
        return PreferencesView.of(preferences)
