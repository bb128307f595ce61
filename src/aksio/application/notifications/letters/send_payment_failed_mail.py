"""Tell somebody that their payment did not go through."""

from dataclasses import dataclass

from aksio.application.notifications.inbox.ports import Recipients
from aksio.application.notifications.letters.addresses import Addresses
from aksio.application.shared.mail import LetterWriter, Mailer
from aksio.domain.shared.ids import LearnerId


@dataclass(frozen=True, kw_only=True)
class SendPaymentFailedMailCommand:
    """`amount_minor` is in the currency's smallest unit; `currency` as ISO 4217; `key` names the failed payment."""

    learner_id: LearnerId
    amount_minor: int
    currency: str
    key: str


class SendPaymentFailedMail:
    """Reaction. Part of the contract, so no preference stops it. Raises Unavailable when it cannot be sent now."""

    def __init__(self, recipients: Recipients, writer: LetterWriter, mailer: Mailer, addresses: Addresses) -> None:
        self._recipients = recipients
        self._writer = writer
        self._mailer = mailer
        self._addresses = addresses

    async def __call__(self, command: SendPaymentFailedMailCommand) -> None:
        recipient = await self._recipients.of(command.learner_id)
        if recipient is None or recipient.email is None:
            return
        values = {
            "name": recipient.name,
            "amount": _amount(command.amount_minor, command.currency.upper()),
            "currency": command.currency.upper(),
            "link": self._addresses.billing,
        }
        letter = self._writer.write("payment_failed", language=recipient.language, values=values)
        await self._mailer.send(to=recipient.email, letter=letter, key=f"payment_failed:{command.key}")


def _amount(minor: int, currency: str) -> str:
    """In the currency's own unit: some have no smaller one."""
    return str(minor) if currency in ("JPY", "KRW", "ISK") else f"{minor // 100}.{minor % 100:02}"
