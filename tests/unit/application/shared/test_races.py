"""Of several who change one thing at the same moment one is first each time."""

import pytest

from aksio.application.shared.races import MOST_TRIES, repeats_when_raced
from aksio.domain.shared.errors import Raced, Stale


class Rename:
    """A use case before which others are `faster` so many times."""

    def __init__(self, faster: int) -> None:
        self.tries = 0
        self._faster = faster

    @repeats_when_raced
    async def __call__(self, name: str, *, expected_version: int | None = None) -> str:
        self.tries += 1
        if expected_version is not None and self.tries > expected_version:
            raise Stale("It is no longer that version.")
        if self.tries <= self._faster:
            raise Raced("Somebody was faster.")
        return name


async def test_it_is_begun_anew_until_it_is_first() -> None:
    rename = Rename(faster=3)
    assert await rename("Waves") == "Waves"
    assert rename.tries == 4


async def test_it_gives_up_when_others_always_are_faster() -> None:
    rename = Rename(faster=10**6)
    with pytest.raises(Raced):
        await rename("Waves")
    assert rename.tries == MOST_TRIES


async def test_who_names_a_version_is_told_that_it_is_stale() -> None:
    rename = Rename(faster=1)
    with pytest.raises(Stale):
        await rename("Waves", expected_version=1)
