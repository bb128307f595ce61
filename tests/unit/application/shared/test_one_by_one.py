import pytest

from aksio.application.shared.one_by_one import one_by_one
from aksio.domain.shared.errors import AksioError, NotFound, Raced, Unavailable


async def test_what_was_changed_is_counted_and_what_others_changed_stops_nobody() -> None:
    seen: list[str] = []

    async def change(thing: str) -> bool | None:
        seen.append(thing)
        errors: dict[str, AksioError] = {"raced": Raced("Somebody was faster."), "gone": NotFound("It is gone.")}
        if thing in errors:
            raise errors[thing]
        return False if thing == "needs nothing" else None

    assert await one_by_one(["a", "raced", "gone", "needs nothing", "b"], change) == 2
    assert seen == ["a", "raced", "gone", "needs nothing", "b"]


async def test_what_is_away_is_told() -> None:
    async def change(thing: str) -> None:
        raise Unavailable("Storage is away.")

    with pytest.raises(Unavailable):
        await one_by_one(["a"], change)
