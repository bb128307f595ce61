"""Everything that runs in production, killed piece by piece while students work: nothing is lost, nothing is doubled.

The long form is `make chaos`.
"""

import sys
from collections.abc import Iterator

import pytest

from tests.integration.topology.exercise import CHILD, SHORT, exercise
from tests.integration.topology.world import World


@pytest.fixture
def world() -> Iterator[World]:
    world = World()
    try:
        world.start()
        yield world
    finally:
        world.end()


@pytest.mark.timeout(240)
async def test_whatever_is_killed_nothing_is_lost_or_doubled(world: World, pytestconfig: pytest.Config) -> None:
    outcome = await exercise(world, SHORT, seed=pytestconfig.option.hypothesis_seed)
    sys.stdout.write(f"{outcome}\n")
    assert outcome.wrongs == []
    assert set(outcome.faults) == {*world.processes, CHILD, *world.servers}
    assert outcome.told.reviews
    assert outcome.told.cards
    assert outcome.told.payments
