"""Take in what the payment provider sends by itself."""

from dataclasses import dataclass

from aksio.application.billing.following import Following
from aksio.application.billing.payment_ports import NewsReader
from aksio.application.shared.ports import Clock


@dataclass(frozen=True, kw_only=True)
class TakeInNewsCommand:
    """The body as it came, byte for byte: the signature is over that."""

    body: bytes
    signature: str | None


class TakeInNews:
    """News only say about whom; what is true now is asked, so their order, doubles and gaps do not matter.

    Raises NewsClosed, BadSignature, Invalid, and PaymentsUnavailable: then the provider sends it again.
    """

    def __init__(self, reader: NewsReader, following: Following, clock: Clock) -> None:
        self._reader = reader
        self._following = following
        self._clock = clock

    async def __call__(self, command: TakeInNewsCommand) -> None:
        news = self._reader.read(command.body, command.signature, now=self._clock.now())
        customer_id = news.customer_id
        if customer_id is not None:
            claim = f"payment-news:{news.id}"
            await self._following(lambda subscriptions: subscriptions.of_customer(customer_id), claim=claim)
