"""`make chaos`: the long form. AKSIO_CHAOS=short takes 5 minutes, or name a number of minutes; by default it is 30."""

import asyncio
import os
import random
import sys

from tests.integration.topology.exercise import Plan, exercise
from tests.integration.topology.world import World

_MINUTES = {"short": 5.0, "long": 30.0}
_LONGEST_THINKING = 2.0
"""Seconds. It takes longer the more acts a study day has, and nobody does ten thousand on one."""


def main() -> int:
    """Exit status 0 when faults were injected and nothing is wrong. The last line says how many there were."""
    form, seed = os.environ.get("AKSIO_CHAOS", "long"), int(os.environ.get("AKSIO_CHAOS_SEED", random.randrange(2**32)))
    minutes = _MINUTES.get(form) or float(form)
    plan = Plan(
        seconds=minutes * 60,
        students=8,
        subscribers=3,
        think_seconds=min(_LONGEST_THINKING, minutes / 10),
        kafka_silent_seconds=20,
        pause_seconds=2,
    )
    world = World()
    try:
        world.start()
        outcome = asyncio.run(exercise(world, plan, seed=seed))
    finally:
        world.end()
    sys.stdout.write("\n".join([*outcome.wrongs[:50], str(outcome), ""]))
    return 0 if outcome.faults and not outcome.wrongs else 1


if __name__ == "__main__":
    sys.exit(main())
