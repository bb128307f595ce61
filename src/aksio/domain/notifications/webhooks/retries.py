"""When a message that was not taken is sent again.

The pauses are those of the Standard Webhooks specification: https://www.standardwebhooks.com
"""

from datetime import timedelta

PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
)
"""After the first try, the second, and so on: eight tries in about 32 hours."""
JITTER = 0.2
"""A pause is up to so much longer, as a share of it, so that what failed together does not come back together."""


def pause_after(tries: int, *, spread: float) -> timedelta | None:
    """The pause after so many tries, or None when that was the last. `spread` is from 0 to 1, any number."""
    if tries > len(PAUSES):
        return None
    return PAUSES[tries - 1] * (1 + JITTER * spread)
