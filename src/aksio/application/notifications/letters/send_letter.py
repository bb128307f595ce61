"""Mail something to a learner who wants that kind by mail."""

from collections.abc import Mapping
from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import NotificationsUnitOfWork, Recipients
from aksio.application.notifications.letters.addresses import Addresses
from aksio.application.notifications.letters.ports import UnsubscribeTokens, Unsubscription
from aksio.application.shared.mail import LetterWriter, Mailer
from aksio.domain.notifications.kind import Channel, Kind
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class SendLetterCommand:
    """`key` names what it is about: what was mailed is not mailed again."""

    learner_id: LearnerId
    kind: Kind
    key: str
    data: Mapping[str, object]


class SendLetter:
    """Reaction. Only to mailboxes that were shown to be theirs. Raises Unavailable when it cannot be sent now."""

    def __init__(
        self,
        *,
        uow: NotificationsUnitOfWork,
        recipients: Recipients,
        tokens: UnsubscribeTokens,
        writer: LetterWriter,
        mailer: Mailer,
        addresses: Addresses,
    ) -> None:
        self._uow = uow
        self._recipients = recipients
        self._tokens = tokens
        self._writer = writer
        self._mailer = mailer
        self._addresses = addresses

    async def __call__(self, command: SendLetterCommand) -> None:
        recipient = await self._recipients.of(command.learner_id)
        if recipient is None or recipient.email is None or not await self._is_wanted(command):
            return
        token = self._tokens.write(Unsubscription(learner_id=recipient.id, kind=command.kind))
        leave = self._addresses.unsubscribe(token)
        values = {"name": recipient.name, "link": self._addresses.base, "unsubscribe": leave, **command.data}
        letter = self._writer.write(command.kind.value, language=recipient.language, values=values)
        await self._mailer.send(to=recipient.email, letter=letter, key=command.key, unsubscribe_url=leave)
        async with self._uow as uow:
            await uow.first_time(_claim(command))
            await uow.commit()

    async def _is_wanted(self, command: SendLetterCommand) -> bool:
        """The claim is only looked at: it is made when the mail is sent, so that a failure does not lose it."""
        async with self._uow as uow:
            preferences = await uow.notification_preferences.of(command.learner_id)
            return preferences.wants(command.kind, Channel.MAIL) and await uow.first_time(_claim(command))


def _claim(command: SendLetterCommand) -> str:
    return f"mailed:{command.key}"
