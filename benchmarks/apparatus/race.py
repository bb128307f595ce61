"""Who is faster: all run in turn, several times, so that what else the machine does falls on all of them."""

from collections.abc import Callable, Mapping
from statistics import median

_WARM_UP_SECONDS = 1.5

Runner = Callable[[float], float]
"""Runs for so many seconds; returns how much was done per second."""


def race(runners: Mapping[str, Runner], *, seconds: float, rounds: int) -> dict[str, float]:
    """For each its median over the rounds, after a round that does not count."""
    for run in runners.values():
        run(_WARM_UP_SECONDS)
    found = [{name: run(seconds) for name, run in runners.items()} for _ in range(rounds)]
    return {name: median(each[name] for each in found) for name in runners}
