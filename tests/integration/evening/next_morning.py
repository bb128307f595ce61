"""`aksio`, on a machine whose clock is ahead by AKSIO_TEST_HOURS_AHEAD.

The server starts its worker as a process of its own, which runs this file again: so the clock is set while it is read.
"""

import os
from datetime import UTC, datetime, timedelta

from aksio.adapters.system import SystemClock
from aksio.entrypoints.cli.main import main

AHEAD = timedelta(hours=float(os.environ["AKSIO_TEST_HOURS_AHEAD"]))


def later(clock: SystemClock) -> datetime:
    """What a machine of that time calls now."""
    return datetime.now(UTC) + AHEAD


SystemClock.now = later  # type: ignore[assignment, method-assign]  # nothing else of the program is touched

if __name__ == "__main__":
    main()
