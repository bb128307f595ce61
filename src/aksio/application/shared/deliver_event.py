"""Deliver one event from the outbox to everything that reacts to it."""

from datetime import timedelta

from aksio.application.shared.outbox import EventDecoder, OutboxRow, Outcomes, Reactions
from aksio.application.shared.ports import Clock
from aksio.domain.shared.errors import AksioError, Unavailable

MOST_ATTEMPTS = 12
_SLOWEST_RETRY = timedelta(minutes=5)
_FIRST_RETRY = timedelta(seconds=0.5)


class DeliverEvent:
    """Runs the reactions and marks the row only afterwards; what fails is tried again later.

    A row is parked after MOST_ATTEMPTS, but never because something that we depend on was away: such work waits for
    as long as it takes.
    """

    def __init__(self, outbox: Outcomes, decoder: EventDecoder, reactions: Reactions, clock: Clock) -> None:
        self._outbox = outbox
        self._decoder = decoder
        self._reactions = reactions
        self._clock = clock

    async def __call__(self, row: OutboxRow) -> Exception | None:
        """The error that stopped it, or None. Only for the log: whatever is needed was written down."""
        try:
            event = self._decoder(row.name, row.payload)
            await self._reactions(event, delivery_id=row.id)
        except Exception as error:  # noqa: BLE001  whatever went wrong is written down and tried again
            await self._put_off(row, error)
            return error
        await self._outbox.delivered(row.id, now=self._clock.now())
        return None

    async def _put_off(self, row: OutboxRow, error: Exception) -> None:
        attempts = row.attempts + 1
        words = f"{type(error).__name__}: {error.detail if isinstance(error, AksioError) else error}"
        if attempts >= MOST_ATTEMPTS and not isinstance(error, Unavailable):
            await self._outbox.park(row.id, attempts=attempts, error=words, now=self._clock.now())
        else:
            retry_at = self._clock.now() + retry_delay(attempts)
            await self._outbox.failed(row.id, attempts=attempts, error=words, retry_at=retry_at)


def retry_delay(attempts: int) -> timedelta:
    """Half a second after the first failure, twice as long each time, five minutes at most."""
    doubled: int = 2 ** min(attempts - 1, 20)
    return min(_FIRST_RETRY * doubled, _SLOWEST_RETRY)
