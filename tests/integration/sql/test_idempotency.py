"""Effect and answer are stored together, or neither is."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from aksio.adapters.sql.database import Database
from aksio.adapters.sql.deferred import deferred
from aksio.adapters.sql.idempotency import SqlAnswers
from aksio.adapters.sql.unit_of_work import SqlUnitOfWork
from aksio.adapters.system import RandomIds
from aksio.application.shared.answer_once import (
    IN_FLIGHT_FOR,
    KEPT_FOR,
    Answer,
    AnswerOnce,
    ForgetOldAnswers,
    KeyInFlight,
    KeyReused,
    OpenAnswer,
)
from aksio.domain.courses.course import CourseNotFound
from aksio.domain.shared.errors import AksioError
from tests.contracts.unit_of_work import stored
from tests.make.clock import FixedClock
from tests.make.courses import a_course

NewUnitOfWork = Callable[[], SqlUnitOfWork]
ANSWER = Answer(status=201, headers={"location": "/courses/1"}, body=b'{"id": 1}')
ASKER = UUID(int=5)


@pytest.fixture
def answer_once(database: Database, clock: FixedClock) -> AnswerOnce:
    return AnswerOnce(SqlAnswers(database, ids=RandomIds()), clock)


async def ask(answer_once: AnswerOnce, *, fingerprint: str = "same") -> OpenAnswer | Answer:
    return await answer_once(asker=ASKER, key="key", fingerprint=fingerprint)


async def opened(answer_once: AnswerOnce) -> OpenAnswer:
    found = await ask(answer_once)
    assert not isinstance(found, Answer)
    return found


async def create_course(new_uow: NewUnitOfWork, number: int = 1) -> None:
    async with new_uow() as uow:
        uow.courses.add(a_course(number))
        await uow.commit()


async def exists(new_uow: NewUnitOfWork, number: int = 1) -> bool:
    try:
        await stored(new_uow, a_course(number))
    except CourseNotFound:
        return False
    return True


async def test_a_repeated_request_gets_the_first_answer(answer_once: AnswerOnce) -> None:
    await (await opened(answer_once)).store(ANSWER)
    assert await ask(answer_once) == ANSWER
    assert await ask(answer_once) == ANSWER


async def test_the_effect_waits_for_the_answer(answer_once: AnswerOnce, new_uow: NewUnitOfWork) -> None:
    answer = await opened(answer_once)
    await create_course(new_uow)
    assert not await asyncio.create_task(outside(lambda: exists(new_uow)))
    await answer.store(ANSWER)
    assert await exists(new_uow)


async def test_an_abandoned_request_leaves_no_effect_and_frees_its_key(
    answer_once: AnswerOnce, new_uow: NewUnitOfWork
) -> None:
    answer = await opened(answer_once)
    await create_course(new_uow)
    await answer.abandon()
    assert not await exists(new_uow)
    await (await opened(answer_once)).store(ANSWER)


async def test_several_commits_of_one_request_all_count(answer_once: AnswerOnce, new_uow: NewUnitOfWork) -> None:
    answer = await opened(answer_once)
    await create_course(new_uow, 1)
    await create_course(new_uow, 2)
    await answer.store(ANSWER)
    assert await exists(new_uow, 1)
    assert await exists(new_uow, 2)


async def test_another_body_under_the_same_key_is_refused(answer_once: AnswerOnce) -> None:
    await (await opened(answer_once)).store(ANSWER)
    with pytest.raises(KeyReused):
        await ask(answer_once, fingerprint="other")


async def test_a_request_that_is_being_answered_is_not_begun_again(answer_once: AnswerOnce) -> None:
    answer = await opened(answer_once)
    with pytest.raises(KeyInFlight):
        await ask(answer_once)
    await answer.store(ANSWER)


async def test_the_key_of_a_request_that_died_may_be_taken_over(answer_once: AnswerOnce, clock: FixedClock) -> None:
    dead = await opened(answer_once)
    clock.go_on(IN_FLIGHT_FOR + timedelta(seconds=1))
    await (await opened(answer_once)).store(ANSWER)
    await dead.abandon()
    assert await ask(answer_once) == ANSWER


async def test_a_request_that_lost_its_key_takes_its_effect_back(
    answer_once: AnswerOnce, new_uow: NewUnitOfWork, clock: FixedClock
) -> None:
    """It was only slow: its answer comes after another took the key over, and neither effect nor answer is kept."""
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        answer = await opened(answer_once)
        await create_course(new_uow, 1)
        started.set()
        await go_on.wait()
        await answer.store(Answer(status=201, body=b"slow"))

    task = asyncio.create_task(slow())
    await started.wait()
    clock.go_on(IN_FLIGHT_FOR + timedelta(seconds=1))
    await (await asyncio.create_task(outside(lambda: opened(answer_once)))).store(ANSWER)
    go_on.set()
    with pytest.raises(AksioError):
        await task
    assert not await exists(new_uow, 1)
    assert await ask(answer_once) == ANSWER


async def test_of_eight_at_once_one_has_an_effect(answer_once: AnswerOnce, new_uow: NewUnitOfWork) -> None:
    async def request(number: int) -> bool:
        try:
            answer = await ask(answer_once)
        except KeyInFlight:
            return False
        if isinstance(answer, Answer):
            return False
        await create_course(new_uow, number)
        await answer.store(ANSWER)
        return True

    did = await asyncio.gather(*(request(number) for number in range(1, 9)))
    assert did.count(True) == 1
    assert [await exists(new_uow, number) for number in range(1, 9)] == did


async def test_answers_are_forgotten_after_a_day(
    answer_once: AnswerOnce, database: Database, clock: FixedClock
) -> None:
    await (await opened(answer_once)).store(ANSWER)
    forget = ForgetOldAnswers(SqlAnswers(database, ids=RandomIds()), clock)
    clock.go_on(KEPT_FOR)
    await forget()
    assert await ask(answer_once) == ANSWER
    clock.go_on(timedelta(seconds=1))
    await forget()
    await (await opened(answer_once)).store(ANSWER)


async def outside(work: Callable[[], Any]) -> Any:
    """In a task of its own, as another request would."""
    deferred.set(None)
    return await work()
