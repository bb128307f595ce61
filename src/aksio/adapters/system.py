"""The machine's own clock and randomness."""

from datetime import UTC, datetime
from uuid import UUID

import uuid_utils.compat


class SystemClock:
    """The wall clock of this machine."""

    def now(self) -> datetime:
        """See the port."""
        return datetime.now(UTC)


class RandomIds:
    """UUIDs of version 7 from this machine's randomness."""

    def new(self) -> UUID:
        """See the port."""
        return uuid_utils.compat.uuid7()
