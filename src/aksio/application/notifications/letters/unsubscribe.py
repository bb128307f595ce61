"""Stop mails of a kind with nothing but the mail in hand."""

from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork, Recipients
from aksio.application.notifications.letters.ports import UnsubscribeTokens
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class SubscriptionView:
    """What a token is about, in which language its reader is spoken to, and whether mails still come."""

    kind: Kind
    language: str
    is_mailed: bool


class ShowSubscription:
    """Changes nothing: mail programs open links by themselves. Raises UnsubscriptionRefused."""

    def __init__(self, uow: NotificationsUnitOfWork, recipients: Recipients, tokens: UnsubscribeTokens) -> None:
        self._uow = uow
        self._recipients = recipients
        self._tokens = tokens

    async def __call__(self, token: str) -> SubscriptionView:
        asked = self._tokens.read(token)
        language = await _language(self._recipients, asked.learner_id)
        async with self._uow as uow:
            preferences = await uow.notification_preferences.of(asked.learner_id)
        mailed = language is not None and preferences.wants(asked.kind, Channel.MAIL)
        return SubscriptionView(kind=asked.kind, language=language or "en", is_mailed=mailed)


class Unsubscribe:
    """Once more changes nothing; nor does the mail of somebody who is gone. Raises UnsubscriptionRefused."""

    def __init__(self, uow: NotificationsUnitOfWork, recipients: Recipients, tokens: UnsubscribeTokens) -> None:
        self._uow = uow
        self._recipients = recipients
        self._tokens = tokens

    async def __call__(self, token: str) -> SubscriptionView:
        asked = self._tokens.read(token)
        language = await _language(self._recipients, asked.learner_id)
        async with self._uow as uow:
            preferences = await uow.notification_preferences.of(asked.learner_id)
            if language is not None and preferences.wants(asked.kind, Channel.MAIL):
                preferences.choose({asked.kind: {Channel.MAIL: False}})
                uow.notification_preferences.save(preferences)
                await uow.commit()
        return SubscriptionView(kind=asked.kind, language=language or "en", is_mailed=False)


async def _language(recipients: Recipients, learner_id: LearnerId) -> str | None:
    recipient = await recipients.of(learner_id)
    return None if recipient is None else recipient.language
