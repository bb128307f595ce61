"""Pages that ask the same share an answer, but never an old one."""

import asyncio

import pytest

from aksio.domain.shared.errors import Invalid
from aksio.entrypoints.http.realtime.asking import Asking


class Database:
    """Answers with how often it was asked, when `open` is set."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.open = asyncio.Event()

    async def ask(self, question: str) -> int:
        self.asked.append(question)
        number = len(self.asked)
        await self.open.wait()
        if question == "bad":
            raise Invalid("No.")
        return number


async def test_who_waits_with_the_same_question_gets_the_same_answer() -> None:
    database, asking = Database(), Asking(at_once=1)
    first = asyncio.create_task(asking(database.ask, "due"))
    await asyncio.sleep(0.01)
    others = [asyncio.create_task(asking(database.ask, "due")) for _ in range(5)]
    await asyncio.sleep(0.01)
    database.open.set()
    assert await first == 1, "it was asked before the others came"
    assert set(await asyncio.gather(*others)) == {2}
    assert await asking(database.ask, "due") == 3


async def test_only_so_many_questions_are_put_at_a_time() -> None:
    database, asking = Database(), Asking(at_once=2)
    asked = [asyncio.create_task(asking(database.ask, question)) for question in "abc"]
    await asyncio.sleep(0.01)
    assert database.asked == ["a", "b"]
    database.open.set()
    assert sorted(await asyncio.gather(*asked)) == [1, 2, 3]


async def test_a_page_that_goes_takes_nobodys_answer_with_it_and_errors_reach_all() -> None:
    database, asking = Database(), Asking(at_once=1)
    gone, stays = (asyncio.create_task(asking(database.ask, "due")) for _ in range(2))
    await asyncio.sleep(0.01)
    gone.cancel()
    database.open.set()
    assert await stays == 1
    for refused in await asyncio.gather(*(asking(database.ask, "bad") for _ in range(2)), return_exceptions=True):
        assert isinstance(refused, Invalid)
    with pytest.raises(Invalid):
        await asking(database.ask, "bad")
